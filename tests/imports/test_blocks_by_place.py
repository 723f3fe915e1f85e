"""A pasted block without names: labels passed over, totals, edges, and anything at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.imports.pasted_block import TOLD, PastedBlock
from nianbao.imports.pasted_rows import is_block
from nianbao.imports.reading_block import read_block as read
from nianbao.report.document import new_report
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import FigureTable

REQUESTS = FORM_2021.table("requests")
DISCLOSURE = FORM_2021.table("disclosure")
CHALLENGES = FORM_2021.table("challenges")
TABLES = FORM_2021.tables
EMPTY = new_report("北关镇人民政府", 2024)
ROWS = list(REQUESTS.rows)
COLUMNS = [column.key for column in REQUESTS.blocks[0].columns]


def read_block(text: str, table: FigureTable, start: CellRef) -> PastedBlock:
    assert start.table == table.key
    return read(text, EMPTY, start)


def ref(row: str, column: str = "natural_person") -> CellRef:
    return CellRef("requests", row, column)


START = ref("received")


def test_figures_go_right_and_down() -> None:
    block = read_block("1\t2\r\n3\t4\r\n", REQUESTS, ref("brought_forward", "commercial"))
    assert block.changes == {
        ref("brought_forward", "commercial"): 1,
        ref("brought_forward", "research"): 2,
        ref("granted", "commercial"): 3,
        ref("granted", "research"): 4,
    }
    assert block.unused == ()


def test_separators_wide_digits_and_empty_cells() -> None:
    block = read_block("1,295\t１２\t\t-\t0", REQUESTS, START)
    assert list(block.changes.values()) == [1295, 12, None, 0]
    assert ref("received", "research") not in block.changes


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r", "\n\n\n"])
def test_line_ends(end: str) -> None:
    assert len(read_block(f"1{end or ''}", REQUESTS, START).changes) == 1
    assert len(read_block(f"1\t2{end}", REQUESTS, START).changes) == 2


@pytest.mark.parametrize(
    "text",
    [
        "一、新收件\t1\t2\n二、结转件\t3\t4",
        "办理结果\t甲类公开\t1\t2\n\t乙类公开\t3\t4",
        "\t甲类人\t乙类人\n新收件\t1\t2\n结转件\t3\t4",
    ],
)
def test_names_that_are_unknown_are_told_and_passed_over(text: str) -> None:
    block = read_block(text, REQUESTS, START)
    assert [str(figure) for figure in block.changes.values()] == ["1", "2", "3", "4"]
    assert next(iter(block.changes)) == START
    assert len(block.unused) == 1
    assert "不是表里的行，没有按它放" in block.unused[0]


def test_what_is_no_figure_is_told_with_its_cell() -> None:
    block = read_block("约12\t1.5\n3\t4", REQUESTS, START)
    assert list(block.changes.values()) == [3, 4]
    assert len(block.unused) == 2
    assert "“自然人”列：“约12”不是数字" in block.unused[0]
    assert "“商业企业”列" in block.unused[1]


def test_a_whole_row_with_its_total() -> None:
    block = read_block("1\t2\t3\t4\t5\t6\t21", REQUESTS, START)
    assert list(block.changes.values()) == [1, 2, 3, 4, 5, 6]
    assert block.unused == ()


def test_a_whole_column_with_and_without_its_total_row() -> None:
    with_total = read_block("\n".join(["1"] * 23 + ["21", "9"]), REQUESTS, START)
    without = read_block("\n".join(["1"] * 23 + ["9"]), REQUESTS, START)
    assert with_total.changes == without.changes
    assert with_total.changes[ref("carried_forward")] == 9
    assert len(with_total.changes) == 24


def test_what_runs_off_the_edge_is_told() -> None:
    block = read_block("1\t2\t3\n4", REQUESTS, ref("carried_forward", "other"))
    assert block.changes == {ref("carried_forward", "other"): 1}
    assert block.unused == ("有1格超出了表格右边，没有填。", "有1行超出了表格下边，没有填。")


@pytest.mark.parametrize(
    "text", ["1\t2\t3\t4\t10\t5\t6\t7\t8\t26\t0\t0\t0\t0\t0", "\t".join("123456780000")]
)
def test_table_four_as_printed_is_one_line(text: str) -> None:
    block = read_block(text, CHALLENGES, CHALLENGES.cells[0])
    assert list(block.changes.values()) == [1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0]
    assert block.unused == ()


def test_rows_of_other_blocks_have_their_own_columns() -> None:
    block = read_block("1\t2\t3\n4\t5\t6\n7\n8\n9\n4068元", DISCLOSURE, DISCLOSURE.cells[0])
    assert [str(figure) for figure in block.changes.values()] == [*"123456789", "0.4068"]


def test_words_without_a_figure_are_told() -> None:
    assert read_block("本镇收到申请\n办理情况", REQUESTS, START).unused
    assert read_block("\t\n", REQUESTS, START).unused


def test_many_problems_are_counted() -> None:
    block = read_block("\n".join(["1x\t2x\t3x"] * 20), REQUESTS, START)
    assert len(block.unused) == TOLD + 1
    assert "另有40格" in block.unused[-1]


CELLS = st.one_of(
    st.integers(0, 99999).map(str),
    st.sampled_from(["", "-", "１２", "1,295", "无", "其他", "约3", "x" * 9]),
)


@given(st.data())
def test_any_text_fills_typed_cells_only(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(TABLES))
    start = data.draw(st.sampled_from(table.typed_cells))
    lines = st.lists(st.lists(CELLS, max_size=17).map("\t".join), max_size=30)
    text = data.draw(st.one_of(st.text(), lines.map("\r\n".join)))
    block = read_block(text, table, start)
    assert set(block.changes) <= set(table.typed_cells)
    assert block.changes or block.unused or block.elsewhere


@given(
    data=st.lists(st.lists(st.integers(0, 99999), min_size=6, max_size=6), min_size=1, max_size=24),
    totals=st.booleans(),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_block_of_figures_comes_back(data: list[list[int]], totals: bool, end: str) -> None:
    lines = []
    for figures in data:
        lines.append("\t".join([*map(str, figures), *([str(sum(figures))] * totals)]))
    block = read_block(end.join(lines), REQUESTS, START)
    typed_rows = ROWS if len(data) < 24 else [row for row in ROWS if row != "outcomes_total"]
    expected = {
        ref(row, column): figure
        for row, figures in zip(typed_rows, data, strict=False)
        for column, figure in zip(COLUMNS, figures, strict=False)
    }
    assert block.changes == expected
    assert block.unused == ()


def test_lines_without_figures_take_no_row() -> None:
    text = "1\t2\t3\t4\t5\t6\t21\n\t\t\t\t\t\t\n\n7\t8\t9\t1\t2\t3\t30"
    block = read_block(text, REQUESTS, START)
    assert block.changes[ref("received")] == 1
    assert block.changes[ref("brought_forward")] == 7
    assert "中间有2行没有数，没有占行" in block.way
    assert "只按位置放" in block.way


def test_empty_lines_hold_their_places_in_a_block_as_tall_as_the_table() -> None:
    lines = ["1\t1\t1\t1\t1\t1\t6"] * 25
    lines[1] = "\t\t\t\t\t\t"
    block = read_block("\r\n".join(lines), REQUESTS, START)
    assert ref("brought_forward") not in block.changes
    assert block.changes[ref("carried_forward")] == 1


def test_a_block_as_large_as_the_table_begins_where_it_does() -> None:
    text = "\n".join(["1\t1\t1\t1\t1\t1"] * 24)
    block = read_block(text, REQUESTS, ref("withheld_third_party", "other"))
    assert set(block.changes) == set(REQUESTS.typed_cells)
    assert not block.unused


def test_columns_may_be_named_where_rows_are_not() -> None:
    block = read_block("总计\t其他\t自然人\n9\t4\t5\n3\t2\t1", REQUESTS, ref("granted", "other"))
    assert block.changes == {
        ref("granted"): 5,
        ref("granted", "other"): 4,
        ref("granted_in_part"): 1,
        ref("granted_in_part", "other"): 2,
    }


def test_figures_apart_by_spaces_are_cells() -> None:
    block = read_block("50 10 4 1 2 0\n2 0 0 0 0 1", REQUESTS, START)
    assert block.changes[ref("brought_forward", "other")] == 1
    assert len(block.changes) == 12


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", False),
        ("1 295", False),
        ("1,295件", False),
        ("约 12", False),
        ("12\r\n", False),
        ("1\t2", True),
        ("1\n2", True),
        ("50 10 4", True),
        ("| 1 | 2 |", True),
    ],
)
def test_one_cell_or_several(text: str, expected: bool) -> None:
    assert is_block(text) is expected
