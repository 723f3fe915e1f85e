"""Where rows end: the Chinese rules, and the running sum kept through edits."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from nianbao.tui.kit.fitting import fit_middle
from nianbao.tui.kit.line_breaking import (
    NOT_AT_END,
    NOT_AT_START,
    break_offsets,
    cell_widths,
    hanging,
    may_break,
    rows_of,
    running_sum,
)
from nianbao.tui.prose.wrapping import WrappedParagraph

ALPHABET = "政府信息公开一二字。，、；：？！）》」』”’…%（《“‘「『—·aZ09 .,-/％１\t"
CLUSTERS = [*ALPHABET, "👨‍👩‍👧", "☺️", "❤", "e\u0301", "👍🏻"]
texts = st.text(st.sampled_from(ALPHABET), max_size=120)
odd_texts = st.lists(st.sampled_from(CLUSTERS), max_size=40).map("".join)
widths = st.integers(4, 40)


def rows(text: str, width: int) -> list[str]:
    bounds = [0, *break_offsets(text, running_sum(cell_widths(text)), width), len(text)]
    return [text[a:b] for a, b in pairwise(bounds)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("政府信息公开", 6, ["政府信", "息公开"]),
        ("政府信息公开", 7, ["政府信", "息公开"]),
        ("政府信。息公", 6, ["政府", "信。息", "公"]),
        ("政府（信息）", 6, ["政府", "（信", "息）"]),
        ("政府“信息”", 6, ["政府", "“信息”"]),
        ("共1295件", 4, ["共", "1295", "件"]),
        ("共1,295.5件", 8, ["共", "1,295.5", "件"]),
        ("达到95%以上", 6, ["达到", "95%以", "上"]),
        ("见www.gov.cn网", 10, ["见", "www.gov.cn", "网"]),
        ("依法——公开", 5, ["依法", "——公", "开"]),
        ("公开信……等", 8, ["公开信……", "等"]),
        ("abcdefgh", 4, ["abcd", "efgh"]),
        ("。。。。", 4, ["。。", "。。"]),
        ("", 4, [""]),
        ("政府", 0, ["政府"]),
        ("政府", 1, ["政", "府"]),
    ],
)
def test_rows(text: str, width: int, expected: list[str]) -> None:
    assert rows(text, width) == expected


@given(texts | odd_texts, widths)
def test_rows_make_up_the_text_and_none_is_too_wide(text: str, width: int) -> None:
    found = rows(text, width)
    assert "".join(found) == text
    assert all(sum(cell_widths(row)) <= width for row in found)


@given(texts, widths)
def test_no_row_starts_or_ends_with_a_forbidden_mark_where_it_can_be_helped(
    text: str, width: int
) -> None:
    sums = running_sum(cell_widths(text))
    start = 0
    for end in break_offsets(text, sums, width):
        if text[end] in NOT_AT_START or text[end - 1] in NOT_AT_END:
            fitting = [i for i in range(start + 1, end + 1) if sums[i] - sums[start] <= width]
            assert not any(may_break(text, sums, i, whole_words=False) for i in fitting)
        start = end


def test_rows_below_begin_where_the_words_do() -> None:
    office = "民权县黄河故道湿地国家级自然保护区管理委员会政务服务中心"
    assert hanging("已报  ", office, 40).split("\n") == [
        "已报  民权县黄河故道湿地国家级自然保护区",
        "      管理委员会政务服务中心",
    ]
    assert hanging("已报  ", "北关镇", 40) == "已报  北关镇"
    assert rows_of(f"在：\n  {office}", 40)[1:] == [
        "  民权县黄河故道湿地国家级自然保护区管理",
        "  委员会政务服务中心",
    ]


def test_a_name_that_is_cut_shows_its_beginning_and_its_end() -> None:
    title = "民权县北关镇人民政府2024年政府信息公开工作年度报告"
    assert fit_middle(title, 60) == title
    assert fit_middle(title, 41) == "民权县北关镇人民政府…信息公开工作年度报告"
    for width in range(3, 60):
        assert cell_len(fit_middle(title, width)) <= width


@given(texts | odd_texts)
def test_widths_add_up_to_what_the_terminal_shows(text: str) -> None:
    shown = text.replace("\t", "    ")
    assert sum(cell_widths(text)) == cell_len(shown)


@given(texts | odd_texts, texts | odd_texts, st.data(), widths)
def test_an_edited_paragraph_is_laid_out_as_a_fresh_one(
    text: str, insert: str, data: st.DataObject, width: int
) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    new = text[:start] + insert + text[stop:]
    edited = WrappedParagraph.lay_out(text, width).edited(
        new, start, stop, start + len(insert), width
    )
    assert edited == WrappedParagraph.lay_out(new, width)


@given(texts, widths, st.integers(0, 60))
def test_the_character_at_a_cell_covers_that_cell(text: str, width: int, cell: int) -> None:
    paragraph = WrappedParagraph.lay_out(text, width)
    for row in range(len(paragraph.breaks) + 1):
        start, stop = paragraph.bounds(row)
        column = paragraph.column_at(row, cell)
        assert start <= column <= stop
        assert paragraph.sums[column] - paragraph.sums[start] <= cell
        if column < stop:
            assert paragraph.sums[column + 1] - paragraph.sums[start] > cell
