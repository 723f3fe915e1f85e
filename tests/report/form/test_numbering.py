"""Numbers in front of headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.form.numbering import (
    STYLES,
    chinese_number,
    numeral_value,
    print_number,
    split_number,
)

SPLITS = (
    ("（一）主动公开", "（一）", 1, "主动公开"),
    ("(一) 主动公开", "（一）", 1, "主动公开"),
    ("（十二）、甲", "（一）", 12, "甲"),
    ("1、甲", "1、", 1, "甲"),
    ("1.甲", "1、", 1, "甲"),
    ("１２．甲", "1、", 12, "甲"),
    ("(1) 甲", "(1)", 1, "甲"),
    ("（１）甲", "(1)", 1, "甲"),
    ("一、甲", "一、", 1, "甲"),
    ("二十一、甲", "一、", 21, "甲"),
    ("十、甲", "一、", 10, "甲"),
    ("一是甲", "", 0, "一是甲"),
    ("2021年甲", "", 0, "2021年甲"),
    ("1.5倍", "", 0, "1.5倍"),
    ("123、甲", "", 0, "123、甲"),
    ("", "", 0, ""),
)


@pytest.mark.parametrize(("line", "style", "number", "words"), SPLITS)
def test_split(line: str, style: str, number: int, words: str) -> None:
    assert split_number(line) == (style, number, words)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_chinese(number: int, words: str) -> None:
    assert chinese_number(number) == words


def test_numerals_are_read_as_they_are_written_and_no_other_way() -> None:
    assert [numeral_value(chinese_number(number)) for number in range(1, 100)] == [*range(1, 100)]
    assert numeral_value("一十二") == 12
    for none in ("", "十十", "一二", "二三十", "十一二", "三十十"):
        assert numeral_value(none) == 0, none


@given(st.sampled_from(STYLES), st.integers(1, 99))
def test_printed_numbers_are_split_again(style: str, number: int) -> None:
    assert split_number(print_number(style, number) + "甲") == (style, number, "甲")


def test_no_style_prints_no_number() -> None:
    assert print_number("", 3) == ""


@given(st.text(max_size=20))
def test_any_line_can_be_split(line: str) -> None:
    style, number, words = split_number(line)
    assert line.endswith(words)
    assert bool(style) is (words != line)
    assert number >= 0
