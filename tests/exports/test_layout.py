"""The layout: spans as on the official form, every place covered once, every figure once."""

from collections import Counter

import pytest
from hypothesis import given

from nianbao.exports.grid import Cell, Kind, cover
from nianbao.exports.layout import lay_out_table
from nianbao.exports.options import PrintOptions
from nianbao.report.document import Report, new_report
from nianbao.report.form.form_2021 import CHALLENGES, DISCLOSURE, FORM_2021, REQUESTS
from tests.exports.parsed import printed
from tests.reports import draft_report, full_report, reports, seed_report


def _spans(cells: tuple[Cell, ...]) -> list[tuple[str, int, int]]:
    return [(cell.text, cell.rowspan, cell.colspan) for cell in cells]


def test_table_two_is_four_stacked_blocks() -> None:
    grid = lay_out_table(seed_report(), DISCLOSURE)
    assert (grid.width, grid.label_columns, len(grid.blocks)) == (4, 1, 4)
    first, second = grid.blocks[:2]
    assert _spans(first.rows[0]) == [("第二十条第（一）项", 1, 4)]
    assert [cell.text for cell in first.rows[1]] == [
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
    ]
    assert _spans(second.rows[1]) == [("信息内容", 1, 1), ("本年处理决定数量", 1, 3)]
    assert _spans(second.rows[2]) == [("行政许可", 1, 1), ("0", 1, 3)]


def test_table_three_heads() -> None:
    grid = lay_out_table(seed_report(), REQUESTS)
    assert (grid.width, grid.label_columns) == (10, 3)
    head = grid.blocks[0].head
    assert _spans(head[0]) == [
        (REQUESTS.note, 3, 3),
        ("申请人情况", 1, 6),
        ("总计", 3, 1),
    ]
    assert _spans(head[1]) == [("自然人", 2, 1), ("法人或其他组织", 1, 5)]
    assert [cell.text for cell in head[2]] == [
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
    ]


def test_table_three_labels() -> None:
    body = lay_out_table(seed_report(), REQUESTS).blocks[0].body
    labels = [[cell for cell in row if cell.kind is Kind.LABEL] for row in body]
    assert _spans(tuple(labels[0])) == [("一、本年新收政府信息公开申请数量", 1, 3)]
    assert _spans(tuple(labels[2])) == [("三、本年度办理结果", 22, 1), ("（一）予以公开", 1, 2)]
    assert _spans(tuple(labels[4])) == [("（三）不予公开", 8, 1), ("1.属于国家秘密", 1, 1)]
    assert _spans(tuple(labels[23])) == [("（七）总计", 1, 2)]
    assert _spans(tuple(labels[24])) == [("四、结转下年度继续办理", 1, 3)]


def test_table_four_is_one_line_of_figures() -> None:
    grid = lay_out_table(seed_report(), CHALLENGES)
    assert (grid.width, grid.label_columns) == (15, 0)
    block = grid.blocks[0]
    assert _spans(block.head[0]) == [("行政复议", 1, 5), ("行政诉讼", 1, 10)]
    assert _spans(block.head[1])[0] == ("结果维持", 2, 1)
    assert _spans(block.head[1])[5:] == [("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)]
    assert len(block.head) == 3
    assert len(block.body) == 1


@given(reports())
def test_every_place_is_covered_and_every_figure_printed_once(report: Report) -> None:
    seen: Counter[str] = Counter()
    for table in report.form.tables:
        grid = lay_out_table(report, table)
        assert len(cover(grid.rows, grid.width)) == len(grid.rows)
        for row in grid.rows:
            for cell in row:
                assert (cell.kind is Kind.FIGURE) == (cell.ref is not None)
                if cell.ref:
                    seen[str(cell.ref)] += 1
                    assert cell.text == printed(report, cell.ref)
    assert seen == Counter(map(str, FORM_2021.cells))


def test_blanks_and_notes() -> None:
    texts = {
        str(cell.ref): cell.text
        for row in lay_out_table(draft_report(), REQUESTS).rows
        for cell in row
    }
    assert texts["requests.received.research"] == "-（待核）"
    assert texts["requests.received.total"] == "4"
    assert texts["requests.brought_forward.total"] == "-"


def test_money_follows_the_county() -> None:
    options = PrintOptions(fee_note="保留4位小数", fee_decimals=4)
    last = lay_out_table(full_report(), DISCLOSURE, options).blocks[-1]
    assert last.head[0][-1].text == "本年收费金额（单位：万元，保留4位小数）"
    assert last.body[0][-1].text == "4068.2080（城镇污水处理费）"
    assert lay_out_table(seed_report(), DISCLOSURE, options).blocks[-1].body[0][-1].text == "0.0000"
    old = new_report("甲镇", 2020, "2019")
    (procured,) = lay_out_table(old, old.form.tables[0], options).blocks[-1].head
    assert procured[-1].text == "采购总金额（保留4位小数）"


@pytest.mark.parametrize(
    "rows",
    [
        ((Cell("甲"), Cell("乙")), (Cell("丙"),)),
        ((Cell("甲", colspan=3),),),
        ((Cell("甲", rowspan=2), Cell("乙")),),
        ((Cell("甲"), Cell("乙", rowspan=2)), (Cell("丙", colspan=2),)),
    ],
)
def test_cells_that_do_not_fit_are_refused(rows: tuple[tuple[Cell, ...], ...]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of the three reasons
        cover(rows, 2)
