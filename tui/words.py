"""Words of the screen that more than one place says."""

from report.state import State

STATES = {
    State.DRAFT: "草稿",
    State.REVIEW: "待复核",
    State.FINAL: "已定稿",
    State.RETURNED: "已退回",
    State.PUBLISHED: "已发布",
}
"""The states of a report by their keys."""

SEVERITIES = {"error": "错误", "warning": "提醒", "info": "说明"}
"""How bad a finding is."""

HEADLESS = "（小标题之前的文字）"
"""What stands in a list for the text before the first sub-head."""
