"""What a check or a reader found: a value that can be kept, shown and counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from nianbao.report.field import FieldRef
from nianbao.report.form.figures import CellRef, Figure


class Severity(StrEnum):
    """How bad a finding is: an error stops 已定稿, a warning can be dismissed with a reason."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITIES = {
    Severity.ERROR: "错误",
    Severity.WARNING: "提醒",
    Severity.INFO: "说明",
}
"""How bad a finding is, as the screen and the command line call it."""
WORST_FIRST = {severity: place for place, severity in enumerate(Severity)}
"""The place of a severity in a list."""

UNPLACED = "S16"
"""The rule of lines of a source that are in no place of the report."""


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule of registers or of many reports: its worst severity, where it stands, what to do."""

    severity: Severity
    source: str
    help: str


class Span(NamedTuple):
    """Characters of a prose field, from start up to end."""

    field: FieldRef
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one place.

    `cells` are the cells concerned, the first is where Enter jumps; `expected` and `actual`
    are the two sides where there are two. `dismissed` is the reason why the clerk has put a
    warning aside, empty when it stands. `words` are the words it is about as they are printed,
    where codes stand in them; empty otherwise. `blocks` tells that a report can't be final with it
    although it is no error.
    """

    rule: str
    severity: Severity
    message: str
    section: str
    cells: tuple[CellRef, ...] = ()
    span: Span | None = None
    expected: Figure = None
    actual: Figure = None
    dismissed: str = ""
    words: str = ""
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Dismissal:
    """Why a warning was put aside, by whom (`name@machine`) and when (ISO 8601)."""

    reason: str
    by: str = ""
    at: str = ""


def count_findings(findings: Iterable[Finding]) -> tuple[int, int]:
    """How many errors there are, and how many warnings that are not dismissed."""
    severities = [finding.severity for finding in findings if not finding.dismissed]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)
