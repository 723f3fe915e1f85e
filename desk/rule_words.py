"""What a rule asks for, said under a finding of it."""

from report.checks import rule_of


def rule_words(rule: str) -> str:
    """What the rule of this id asks, and below it where that is laid down; raises KeyError."""
    asked = rule_of(rule)
    return f"{asked.help}\n依据：{asked.source}"
