"""Cells that a copy of a sheet quotes because they have line ends in them."""

import pytest

from nianbao.imports import Reading, read_report
from nianbao.imports.plain_text import plain_text_blocks
from nianbao.imports.source import CellRow

SEVEN = ("50", "10", "4", "1", "2", "0", "67")
FRONT = "青石县柳溪镇人民政府2022年政府信息公开工作年度报告\n一、总体情况\n公开20条。\n"
HEAD = "三、收到和处理政府信息公开申请情况\n"


def row(*cells: str) -> str:
    return "\t".join(cells)


def read(*rows: str) -> Reading:
    return read_report(f"{FRONT}{HEAD}" + "\r\n".join(rows))


@pytest.mark.parametrize(
    "label",
    [
        '"一、本年新收政府信息\n公开申请数量"',
        '"一、\n本年新收\n政府信息公开\n申请数量"',
        '"一、本年新收""政府信息公开""\n申请数量"',
    ],
)
def test_a_label_with_line_ends_is_one_cell_of_its_row(label: str) -> None:
    reading = read(row(label, "", "", *SEVEN), row('"二、上年\n结转"', "", "", *SEVEN))
    figures = [str(value) for value in reading.printed.values() if value is not None]
    assert figures == [*SEVEN, *SEVEN]


def test_two_figures_in_a_cell_stay_two() -> None:
    blocks = list(plain_text_blocks('"12\n34"\t5\n无\t1'))
    assert isinstance(blocks[0], CellRow)
    assert blocks[0].cells == ("12 34", "5")
    assert blocks[1].number == 3


@pytest.mark.parametrize(
    "text",
    [
        '"甲\t1\n乙\t2\n丙\t3',
        '甲"乙\t1\n丙"\t2',
        '他说："好。\n又说："行。"',
        '"甲"\t1\n"乙"\t2',
    ],
)
def test_other_quotes_are_marks_like_others(text: str) -> None:
    blocks = list(plain_text_blocks(text))
    assert [block.number for block in blocks] == list(range(1, 2 + text.count("\n")))
    assert sum(block.text.count('"') for block in blocks) == text.count('"')


def test_a_quote_without_an_end_takes_no_rows() -> None:
    lines = ['"甲\t1', *(f"乙{at}\t{at}" for at in range(60))]
    assert len(list(plain_text_blocks("\n".join(lines)))) == 61
