"""Sentences put into a report that is otherwise quiet, and what a rule marks in them."""

from dataclasses import replace
from typing import NamedTuple

from nianbao.report.document import Report
from nianbao.report.finding import Finding
from tests.report.checking import checked
from tests.reports import zero_report

OVERVIEW = "overview.parts.0.text"
TOWN, COUNTRY, STREET, BUREAU = (
    "宁陵县柳河镇人民政府",
    "睢县匡城乡人民政府",
    "商丘市梁园区平台街道办事处",
    "民权县市场监督管理局",
)


class Case(NamedTuple):
    """A text in a field of an office's report, and the words that must be marked."""

    text: str
    marked: tuple[str, ...] = ()
    field: str = OVERVIEW
    office: str = TOWN
    year: int = 2024


def report_of(case: Case) -> Report:
    """The quiet report of the case's office and year, with its text."""
    report = replace(zero_report(), office=case.office, year=case.year)
    return report.with_prose(case.field, case.text)


def marked(rule: str, case: Case) -> list[str]:
    """The words of the case's field that a rule marks, in the order they are found."""
    return [
        case.text[finding.span.start : finding.span.end]
        for finding in findings_of(rule, report_of(case))
        if finding.span and str(finding.span.field) == case.field
    ]


def findings_of(rule: str, report: Report, previous: Report | None = None) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in checked(report, previous) if finding.rule == rule]


def table(**cases: list[Case]) -> list[tuple[str, Case]]:
    """Cases by rule as rows for parametrize."""
    return [(rule, case) for rule, listed in cases.items() for case in listed]
