"""The trial form: its shape, its signed figures, and how it becomes the form of 2021."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nianbao.report.checks import run_checks
from nianbao.report.document import Report, new_report
from nianbao.report.errors import FigureError
from nianbao.report.finding import Finding, Severity
from nianbao.report.form import form_of
from nianbao.report.form.figures import CellRef, Unit, parse_figure
from nianbao.report.form.form_2019 import FORM_2019
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.record import from_record, to_record
from nianbao.report.years.carry import begin_year
from nianbao.report.years.conversion import as_2021
from tests.reports import zero_report


def cell(place: str) -> CellRef:
    ref = CellRef.parse(place)
    assert ref in FORM_2019.columns
    return ref


def old_report() -> Report:
    """A report of 2020 with a few figures in every corner of the form."""
    report = new_report("甲镇人民政府", 2020, "2019")
    for table in report.form.tables:
        report = report.with_zeros(table.key)
    return report.with_figures(
        {
            cell("disclosure.normative_documents.issued"): 5,
            cell("disclosure.normative_documents.published_in_all"): 90,
            cell("disclosure.licensing.change"): -3,
            cell("disclosure.licensing.decisions"): 1036,
            cell("disclosure.procurement.amount"): Decimal("12.5"),
            cell("requests.received.commercial"): 4,
            cell("requests.closed_other.commercial"): 3,
            cell("requests.carried_forward.commercial"): 1,
            cell("challenges.litigation_direct.upheld"): 2,
        }
    )


def test_the_form_has_its_own_cells_and_shares_the_rest() -> None:
    assert form_of("2019") is FORM_2019
    assert [len(table.cells) for table in FORM_2019.tables] == [22, 161, 15]
    assert [section.key for section in FORM_2019.sections] == [
        section.key for section in FORM_2021.sections
    ]
    shared = FORM_2019.columns.keys() & FORM_2021.columns.keys()
    assert len(shared) == 2 + 3 + 161 + 15
    assert all(FORM_2019.columns[ref].unit is FORM_2021.columns[ref].unit for ref in shared)


def test_its_identities_close() -> None:
    assert not [finding for finding in run_checks(old_report()) if finding.rule[0] == "A"]
    wrong = old_report().with_figure(cell("requests.received.commercial"), 5)
    assert [finding.rule for finding in run_checks(wrong) if finding.rule[0] == "A"] == ["A01"] * 2


@pytest.mark.parametrize(
    ("text", "figure"),
    [("+1036", 1036), ("-3", -3), ("－3", -3), ("−3", -3), ("5项", 5), ("-", None), ("", None)],
)
def test_a_change_may_have_a_sign(text: str, figure: int | None) -> None:
    assert parse_figure(text, Unit.CHANGE) == figure


@pytest.mark.parametrize("text", ["+", "--3", "+1.5", "增3"])
def test_a_change_is_a_whole_number(text: str) -> None:
    with pytest.raises(FigureError):
        parse_figure(text, Unit.CHANGE)


def test_it_is_kept_and_found_again() -> None:
    assert from_record(to_record(old_report())) == old_report()


def test_as_2021_takes_what_counts_the_same_and_tells_the_rest() -> None:
    report, findings = as_2021(old_report())
    assert report.form is FORM_2021
    assert (report.office, report.year, report.prose) == (
        old_report().office,
        2020,
        old_report().prose,
    )
    assert report.figures.keys() <= FORM_2021.columns.keys()
    assert report.figures[cell("disclosure.normative_documents.issued")] == 5
    assert report.figures[cell("disclosure.licensing.decisions")] == 1036
    assert report.figures[cell("requests.closed_other.commercial")] == 3
    assert report.figures[cell("challenges.litigation_direct.upheld")] == 2
    assert CellRef("disclosure", "normative_documents", "in_force") not in report.figures
    assert CellRef("disclosure", "fees", "amount") not in report.figures
    assert {finding.severity for finding in findings} == {Severity.INFO}
    left, wider = findings
    assert "对外公开总数量" in left.message
    assert "3个数没有带过来" in left.message
    assert wider.cells == (cell("requests.closed_other.commercial"),)


def test_a_stated_total_and_notes_go_along() -> None:
    total = cell("requests.received.total")
    report = replace(old_report(), stated={total: 9}).with_note(str(total), "含并案")
    report = report.with_note("disclosure.licensing.change", "机构改革")
    converted, _ = as_2021(report)
    assert converted.stated == {total: 9}
    assert converted.notes == {str(total): "含并案"}


def test_what_was_found_on_the_old_form_stays_behind() -> None:
    found = Finding("S03", Severity.WARNING, "原文里没有这一列。", "disclosure")
    converted, _ = as_2021(replace(old_report(), import_findings=(found,)))
    assert converted.import_findings == ()


def test_a_report_of_2021_stays_as_it_is() -> None:
    assert as_2021(zero_report()) == (zero_report(), ())


def test_a_new_year_takes_what_the_old_form_carried_forward() -> None:
    begun = begin_year(old_report(), 2021)
    assert begun.form is FORM_2021
    assert begun.figures[CellRef("requests", "brought_forward", "commercial")] == 1
    assert begun.figures.keys() == {
        ref for ref in FORM_2021.cells if ref.row == "brought_forward" and ref.column != "total"
    }
