"""Reports for the tables of cases: zeros everywhere but where a case says otherwise."""

from collections.abc import Mapping
from dataclasses import replace

from nianbao.report.checks import checking
from nianbao.report.checks.keeping import Memory
from nianbao.report.document import Report
from nianbao.report.finding import Finding
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.office import Office
from nianbao.report.steps import finish
from tests.reports import zero_report

Figures = Mapping[str, Figure]
_KEPT = Memory()


def ref(place: str) -> CellRef:
    """`granted.other` is a cell of table three; a table's key in front names another table."""
    parts = place.split(".")
    return CellRef(*(parts if len(parts) == 3 else ("requests", *parts)))


def report_with(figures: Figures, stated: Figures | None = None) -> Report:
    """A report of zeros with these figures (None: blank), and totals as printed."""
    report = zero_report().with_figures({ref(place): value for place, value in figures.items()})
    return replace(report, stated={ref(p): value for p, value in (stated or {}).items()})


def checked(
    report: Report, previous: Report | None = None, *, office: Office | None = None
) -> tuple[Finding, ...]:
    """All findings, as the program has them while a clerk types.

    What is the same as in the test before is not worked out again: for most it is all but a text.
    """
    return finish(checking(report, previous, office=office, memory=_KEPT))


def found(rule: str, report: Report, office: Office | None = None) -> list[Finding]:
    """The findings of one rule."""
    return [f for f in checked(report, office=office) if f.rule == rule]
