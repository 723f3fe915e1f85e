"""What pasted text means: labels, heads, totals, edges, and anything at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.form.figures import CellRef
from report.form.form_2021 import FORM_2021
from tui.grid.pasted_block import TOLD, read_block

REQUESTS = FORM_2021.table("requests")
DISCLOSURE = FORM_2021.table("disclosure")
CHALLENGES = FORM_2021.table("challenges")
TABLES = FORM_2021.tables
ROWS = list(REQUESTS.rows)
COLUMNS = [column.key for column in REQUESTS.blocks[0].columns]


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
    assert block.problems == ()


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
        "一、本年新收\t1\t2\n二、上年结转\t3\t4",
        "三、办理结果\t（一）予以公开\t1\t2\n\t（二）部分公开\t3\t4",
        "\t自然人\t商业企业\n一、本年新收\t1\t2\n二、上年结转\t3\t4",
        "1.属于国家秘密\t1\t2\n2.其他法律行政法规\t3\t4",
    ],
)
def test_labels_and_heads_are_passed_over(text: str) -> None:
    block = read_block(text, REQUESTS, START)
    assert [str(figure) for figure in block.changes.values()] == ["1", "2", "3", "4"]
    assert next(iter(block.changes)) == START
    assert block.problems == ()


def test_what_is_no_figure_is_told_with_its_cell() -> None:
    block = read_block("约12\t1.5\n3\t4", REQUESTS, START)
    assert list(block.changes.values()) == [3, 4]
    assert len(block.problems) == 2
    assert "“自然人”列：“约12”不是数字" in block.problems[0]
    assert "“商业企业”列" in block.problems[1]


def test_a_whole_row_with_its_total() -> None:
    block = read_block("1\t2\t3\t4\t5\t6\t21", REQUESTS, START)
    assert list(block.changes.values()) == [1, 2, 3, 4, 5, 6]
    assert block.problems == ()


def test_a_whole_column_with_and_without_its_total_row() -> None:
    with_total = read_block("\n".join(["1"] * 23 + ["21", "9"]), REQUESTS, START)
    without = read_block("\n".join(["1"] * 23 + ["9"]), REQUESTS, START)
    assert with_total == without
    assert with_total.changes[ref("carried_forward")] == 9
    assert len(with_total.changes) == 24


def test_what_runs_off_the_edge_is_told() -> None:
    block = read_block("1\t2\t3\n4", REQUESTS, ref("carried_forward", "other"))
    assert block.changes == {ref("carried_forward", "other"): 1}
    assert block.problems == ("有1格超出了表格右边，没有填。", "有1行超出了表格下边，没有填。")


@pytest.mark.parametrize(
    "text", ["1\t2\t3\t4\t10\t5\t6\t7\t8\t26\t0\t0\t0\t0\t0", "\t".join("123456780000")]
)
def test_table_four_as_printed_is_one_line(text: str) -> None:
    block = read_block(text, CHALLENGES, CHALLENGES.cells[0])
    assert list(block.changes.values()) == [1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0]
    assert block.problems == ()


def test_rows_of_other_blocks_have_their_own_columns() -> None:
    block = read_block("1\t2\t3\n4\t5\t6\n7\n8\n9\n4068元", DISCLOSURE, DISCLOSURE.cells[0])
    assert [str(figure) for figure in block.changes.values()] == [*"123456789", "0.4068"]


def test_words_without_a_figure_are_told() -> None:
    assert read_block("本镇收到申请\n办理情况", REQUESTS, START).problems
    assert read_block("\t\n", REQUESTS, START).problems


def test_many_problems_are_counted() -> None:
    block = read_block("\n".join(["1x\t2x\t3x"] * 20), REQUESTS, START)
    assert len(block.problems) == TOLD + 1
    assert "另有40格" in block.problems[-1]


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
    after = table.cells[table.cells.index(start) :]
    assert set(block.changes) <= {
        cell for cell in table.cells if cell.row in {a.row for a in after}
    }
    assert block.changes or block.problems


@given(
    data=st.lists(st.lists(st.integers(0, 99999), min_size=6, max_size=6), min_size=1, max_size=24),
    labelled=st.booleans(),
    totals=st.booleans(),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_block_of_figures_comes_back(
    data: list[list[int]], labelled: bool, totals: bool, end: str
) -> None:
    lines = []
    for row, figures in zip(ROWS, data, strict=False):
        label = [REQUESTS.rows[row].label.text] if labelled else []
        lines.append("\t".join([*label, *map(str, figures), *([str(sum(figures))] * totals)]))
    block = read_block(end.join(lines), REQUESTS, START)
    typed_rows = ROWS if len(data) < 24 else [row for row in ROWS if row != "outcomes_total"]
    expected = {
        ref(row, column): figure
        for row, figures in zip(typed_rows, data, strict=False)
        for column, figure in zip(COLUMNS, figures, strict=False)
    }
    assert block.changes == expected
    assert block.problems == ()
