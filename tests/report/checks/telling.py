"""A report whose tables are known, and what a rule says of a text put into it."""

from functools import cache

from nianbao.report.document import Report
from nianbao.report.finding import Finding
from nianbao.report.form.figures import CellRef
from tests.report.checking import checked
from tests.reports import zero_report

FIGURES = {
    "requests.received.natural_person": 10,
    "requests.received.other": 3,
    "requests.brought_forward.natural_person": 2,
    "requests.granted.natural_person": 8,
    "requests.granted_in_part.other": 2,
    "requests.withheld_third_party.natural_person": 1,
    "requests.unable_not_held.natural_person": 2,
    "requests.closed_other.other": 1,
    "requests.carried_forward.natural_person": 1,
    "challenges.reconsideration.upheld": 2,
    "challenges.litigation_direct.upheld": 1,
    "challenges.litigation_after.pending": 1,
    "disclosure.normative_documents.issued": 4,
    "disclosure.normative_documents.repealed": 3,
    "disclosure.normative_documents.in_force": 9,
    "disclosure.licensing.decisions": 120,
    "disclosure.penalties.decisions": 15,
    "disclosure.compulsion.decisions": 5,
}
"""13 new (10 people, 3 bodies), 2 from last year, 14 done (8, 2, 1, 2, 1), 1 carried forward."""


@cache
def figured_report() -> Report:
    """The report of `FIGURES`: 2024, a township's, every other cell 0."""
    figures = {CellRef(*place.split(".")): value for place, value in FIGURES.items()}
    return zero_report().with_figures(figures)


def empty_report() -> Report:
    """The same report with nothing but zeros."""
    return zero_report()


@cache
def blank_report() -> Report:
    """The same report with all tables blank."""
    report = zero_report()
    return report.with_figures(dict.fromkeys(report.figures))


def told(
    rule: str, text: str, report: Report | None = None, heading: str = "依申请公开"
) -> list[Finding]:
    """What a rule says of a text in section one, under a heading; words and place are checked."""
    filled = (report or figured_report()).with_prose("overview.parts.1.heading", heading)
    filled = filled.with_prose("overview.parts.1.text", text)
    findings = [finding for finding in checked(filled) if finding.rule == rule]
    for finding in findings:
        assert finding.span
        name, start, end = finding.span
        words = filled.prose.text(name)[start:end]
        assert words
        assert words == words.strip()
        assert finding.section == name.section
        assert finding.cells == ()
        assert finding.message.startswith("第一部分")
        assert finding.message.endswith("。")
    return findings
