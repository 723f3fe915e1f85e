"""The door to the checks: front ends ask here what is found about a report, and why."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from nianbao.report.checks import rule_of, run_checks
from nianbao.report.checks.offered import offered_code
from nianbao.report.document import Report
from nianbao.report.finding import Finding
from nianbao.report.office import Office
from nianbao.report.standing import Standing

if TYPE_CHECKING:  # a check without registers does without
    from nianbao.report.registers.beside_report import RegistersBeside


def findings_about(
    report: Report,
    previous: Report | None,
    office: Office,
    today: date | None = None,
    standing: Standing | None = None,
    registers: "RegistersBeside | None" = None,
) -> Sequence[Finding]:
    """All findings about a report by an office's settings, as of a day: today where it is None.

    `previous` is last year's report, `standing` where the report stands in its library; None where
    there is none; so are `registers`, what the office's registers say of it.
    """
    return run_checks(
        report,
        previous,
        office=office,
        today=today or date.today(),
        standing=standing,
        registers=registers,
    )


def rule_words(rule: str) -> str:
    """What the rule of this id asks, and below it where that is laid down; raises KeyError."""
    asked = rule_of(rule)
    return f"{asked.help}\n依据：{asked.source}"


def code_offered(finding: Finding) -> str:
    """The name of the code that a finding offers for its words; empty where it offers none."""
    return offered_code(finding)
