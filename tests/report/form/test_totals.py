"""Totals against sums written out by hand, for any figures."""

from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.totals import derive, differing
from tests.examples import of_whole
from tests.reports import full_report, reports

COUNTS = st.one_of(st.none(), st.integers(0, 999_999_999))
REQUESTS = FORM_2021.table("requests")
CLASSES = ("natural_person", "commercial", "research", "public_benefit", "legal_service", "other")
OUTCOMES = [row.key for row in REQUESTS.rows.values() if row.number.startswith("3.")][:-1]


def plain_sum(figures: list[Figure]) -> Figure:
    there = [figure for figure in figures if figure is not None]
    return sum(there) if there else None


@of_whole(50)
@given(st.lists(COUNTS, min_size=144, max_size=144))
def test_table_three(drawn: list[int | None]) -> None:
    typed = dict(zip(REQUESTS.typed_cells, drawn, strict=True))
    got = derive(FORM_2021, typed)

    def cell(row: str, column: str) -> Figure:
        return got[CellRef("requests", row, column)]

    for row in REQUESTS.rows:
        if row != "outcomes_total":
            for name in CLASSES:
                assert cell(row, name) == typed[CellRef("requests", row, name)]
        assert cell(row, "total") == plain_sum([cell(row, name) for name in CLASSES])
    for name in (*CLASSES, "total"):
        assert cell("outcomes_total", name) == plain_sum([cell(row, name) for row in OUTCOMES])


@of_whole(50)
@given(st.lists(COUNTS, min_size=12, max_size=12))
def test_table_four(drawn: list[int | None]) -> None:
    table = FORM_2021.table("challenges")
    got = derive(FORM_2021, dict(zip(table.typed_cells, drawn, strict=True)))
    for place, row in enumerate(table.rows):
        parts: list[Figure] = list(drawn[place * 4 : place * 4 + 4])
        assert got[CellRef("challenges", row, "total")] == plain_sum(parts)


def test_a_report_of_blanks_has_blank_totals() -> None:
    assert set(new_report("甲镇", 2024).all_figures.values()) == {None}


def test_a_total_grows_while_its_parts_are_typed() -> None:
    report = new_report("甲镇", 2024)
    total = CellRef("requests", "outcomes_total", "total")
    for count, row in enumerate(OUTCOMES, start=1):
        report = report.with_figure(CellRef("requests", row, "other"), 2)
        assert report.figure(total) == 2 * count
    assert report.with_figure(CellRef("requests", OUTCOMES[0], "other"), 0).figure(total) == 40


@of_whole(40)
@given(reports())
def test_every_cell_is_there_in_printed_order(report: Report) -> None:
    assert tuple(report.all_figures) == report.form.cells


def test_differing_keeps_only_misprinted_totals() -> None:
    report = full_report()
    total, typed = CellRef("requests", "granted", "total"), REQUESTS.typed_cells[0]
    right = dict(report.all_figures)
    assert differing(FORM_2021, report.figures, right) == {}
    wrong = {**right, total: 1, typed: 1}
    assert differing(FORM_2021, report.figures, wrong) == {total: 1}
    assert differing(FORM_2021, report.figures, {total: None}) == {}
