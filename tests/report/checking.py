"""Reports for the tables of cases: zeros everywhere but where a case says otherwise."""

from collections.abc import Mapping
from dataclasses import replace

from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.finding import Finding
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.office import Office
from tests.reports import zero_report

Figures = Mapping[str, Figure]


def ref(place: str) -> CellRef:
    """`granted.other` is a cell of table three; a table's key in front names another table."""
    parts = place.split(".")
    return CellRef(*(parts if len(parts) == 3 else ("requests", *parts)))


def report_with(figures: Figures, stated: Figures | None = None) -> Report:
    """A report of zeros with these figures (None: blank), and totals as printed."""
    report = zero_report().with_figures({ref(place): value for place, value in figures.items()})
    return replace(report, stated={ref(p): value for p, value in (stated or {}).items()})


def found(rule: str, report: Report, office: Office | None = None) -> list[Finding]:
    """The findings of one rule."""
    return [f for f in run_checks(report, office=office) if f.rule == rule]
