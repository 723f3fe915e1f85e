"""The page on the screen: every figure whole, every word there, every row as wide as the others."""

import pytest
from hypothesis import given
from rich.cells import cell_len

from nianbao.exports.options import DEFAULT
from nianbao.exports.outline import Heading, Paragraph, outline, outline_section
from nianbao.report.document import Report
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.tui.giving_out.paper import paper_rows
from nianbao.tui.giving_out.table_rows import CROSS, LEVEL, UPRIGHT
from tests.examples import of_whole
from tests.reports import full_report, reports, zero_report


def letters(text: str) -> str:
    return "".join(c for c in text if c not in f"{UPRIGHT}{LEVEL}{CROSS}" and not c.isspace())


@pytest.mark.parametrize("width", [76, 96, 116])
@pytest.mark.parametrize("table", FORM_2021.tables, ids=lambda table: table.key)
def test_all_columns_of_a_township_are_in_sight(table: object, width: int) -> None:
    key = table.key  # type: ignore[attr-defined]
    rows = [row.text for row in paper_rows(outline_section(zero_report(), key), width)]
    drawn = [row for row in rows if row.startswith((UPRIGHT, CROSS))]
    assert len({cell_len(row) for row in drawn}) == 1
    assert cell_len(drawn[0]) <= width


@of_whole(40)
@given(reports())
def test_figures_are_whole_and_no_word_is_lost(report: Report) -> None:
    rows = paper_rows(outline(report, DEFAULT), 76)
    printed = letters("".join(row.text for row in rows))
    for table in report.form.tables:
        drawn = [row.text for row in paper_rows(outline_section(report, table.key), 76)]
        figures = [part.strip() for row in drawn for part in row.split(UPRIGHT)]
        for ref, figure in report.all_figures.items():
            if ref.table == table.key and figure is not None and not report.notes:
                assert f"{figure:f}" in figures or str(figure) in figures
    words = [e.text for e in outline(report, DEFAULT) if isinstance(e, Heading | Paragraph)]
    for text in words:
        assert letters(text) in printed


def test_every_label_is_read_in_full() -> None:
    for table in FORM_2021.tables:
        rows = paper_rows(outline_section(full_report(), table.key), 76)
        cells = letters("".join(row.text for row in rows))
        for row in table.rows.values():
            if cell_len(row.label.text) <= 8:
                assert letters(row.label.text) in cells


def test_a_rows_heads_are_those_of_its_own_table() -> None:
    rows = paper_rows(outline(zero_report(), DEFAULT), 76)
    heads = ["".join(row.heads) for row in rows if row.heads]
    assert any("法律" in head for head in heads)
    assert any("审结" in head for head in heads)
    for row in rows:
        assert bool(row.heads) <= row.text.startswith((UPRIGHT, CROSS))
        assert not (row.heads and row.is_head)
