"""Tables without merged cells: one head row, whole labels, every figure in its place."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from nianbao.exports.grid import Grid
from nianbao.exports.pieces import Piece, pieces
from nianbao.imports import read_report
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import CHALLENGES, DISCLOSURE, REQUESTS
from tests.examples import of_whole
from tests.exports.parsed import printed, read_html
from tests.reports import NAMED, full_report, reports


def flat(report: Report, key: str) -> Piece:
    return {piece.key: piece for piece in pieces(report)}[key].flat()


def grids(piece: Piece) -> list[Grid]:
    return [one for one in piece.elements if isinstance(one, Grid)]


@pytest.mark.parametrize("key", ["disclosure", "requests", "challenges", "whole"])
def test_no_cell_is_merged_and_every_table_has_one_head_row(key: str) -> None:
    for grid in grids(flat(full_report(), key)):
        head, *body = grid.rows
        assert {(cell.rowspan, cell.colspan) for row in grid.rows for cell in row} == {(1, 1)}
        assert {len(row) for row in grid.rows} == {grid.width}
        assert all(cell.text and cell.ref is None for cell in head)
        assert all(row[0].ref is None and all(cell.ref for cell in row[1:]) for row in body)


@of_whole(30)
@given(reports())
def test_every_figure_stands_once_in_the_order_of_the_form(report: Report) -> None:
    cells = [
        cell
        for grid in grids(flat(report, "whole"))
        for row in grid.rows
        for cell in row
        if cell.ref
    ]
    assert [cell.ref for cell in cells] == list(report.form.cells)
    assert [cell.text for cell in cells] == [printed(report, ref) for ref in report.form.cells]


def test_table_three_is_twenty_five_rows_of_whole_labels() -> None:
    (table,) = read_html(flat(full_report(), "requests.table").html())[1]
    head, *body = table
    assert [len(body), len(head)] == [25, 8]
    assert head[1:3] == ["申请人情况·自然人", "申请人情况·法人或其他组织·商业企业"]
    assert head[-1] == "总计"
    labels = [row[0] for row in body]
    assert labels[0] == "一、本年新收政府信息公开申请数量"
    assert labels[4] == "三、本年度办理结果·（三）不予公开·1.属于国家秘密"
    assert labels[-2:] == ["三、本年度办理结果·（七）总计", "四、结转下年度继续办理"]
    row = REQUESTS.blocks[0].rows[4]
    refs = [CellRef("requests", row.key, column.key) for column in REQUESTS.blocks[0].columns]
    assert body[4][1:] == [printed(full_report(), ref) for ref in refs]


def test_table_two_is_a_table_a_block_under_its_caption() -> None:
    words, tables = read_html(flat(full_report(), "disclosure.table").html())
    captions = [block.caption.text for block in DISCLOSURE.blocks if block.caption]
    assert words == [one for text in captions for one in (("p", text), ("table", ""))]
    assert [(len(table), len(table[0])) for table in tables] == [(3, 4), (2, 2), (3, 2), (2, 2)]


def test_table_four_has_a_row_for_what_it_prints_side_by_side() -> None:
    (table,) = read_html(flat(full_report(), "challenges.table").html())[1]
    assert [row[0] for row in table[1:]] == [
        "行政复议",
        "行政诉讼·未经复议直接起诉",
        "行政诉讼·复议后起诉",
    ]
    assert table[0][1:] == [column.label.text for column in CHALLENGES.blocks[0].columns]


def test_editors_that_know_no_head_cells_get_none_and_no_space_between_cells() -> None:
    html = flat(full_report(), "requests.table").html()
    assert "<th" not in html.replace("<thead>", "")
    assert "\n" not in html.removesuffix("\n")


@pytest.mark.parametrize("make", NAMED.values(), ids=NAMED)
@pytest.mark.parametrize("suffix", [".html", ".txt", ".md"])
def test_it_is_read_back_as_the_same_report(make: Callable[[], Report], suffix: str) -> None:
    report, whole = make(), flat(make(), "whole")
    drawn = {".html": whole.html(), ".txt": whole.text(), ".md": whole.markdown()}
    reading = read_report(drawn[suffix], suffix)
    assert not reading.unplaced
    read = reading.report(report.office, report.year)
    assert replace(read, import_findings=()) == report
