"""What a rule is: its words for the clerk, and the function that checks it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from report.document import Report
from report.finding import Finding, Severity
from report.office import Office


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at: the report, last year's, the office's settings, the day.

    `found` is what the rules before this one have found.
    """

    report: Report
    previous: Report | None
    office: Office
    today: date | None
    found: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of checks.md.

    `severity` is the worst its findings can have, `source` where it comes from (条例 article,
    form row, practice) and `help` what a clerk should know about it: both are Chinese. `check`
    gives the findings of this rule alone and never raises; None where only a reader finds them.
    """

    id: str
    severity: Severity
    source: str
    help: str
    check: Callable[[Context], Iterable[Finding]] | None = None
