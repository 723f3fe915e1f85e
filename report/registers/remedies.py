"""What a refusal leaves open: review alone, or review and court (行政复议法 23; 条例 14 to 16)."""

REVIEW_FIRST, EITHER = "review_first", "either"
"""The two remedies as a record has them."""
REFUSALS = frozenset(
    {
        "withheld_state_secret",
        "withheld_barred_by_law",
        "withheld_security_stability",
        "withheld_third_party",
        "withheld_internal_affairs",
        "withheld_deliberative",
        "withheld_enforcement_file",
    }
)
"""The outcomes that are taken to review before they are taken to court."""
