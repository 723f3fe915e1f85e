"""Words as Markdown: any words read back as themselves, wherever they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.exports.markdown_escape import escape_heading, escape_line, escape_words
from nianbao.report.form.numbering import STYLES, print_number
from nianbao.report.text import clean_marks
from tests.examples import of_whole
from tests.exports.parsed import read_markdown
from tests.reports import HOSTILE, lines

one_line = st.one_of(st.text(), st.text("\\`*_[]<>|~#&$+-=:.()! 　1a甲\n")).map(
    lambda text: clean_marks(text).replace("\n", "")
)


@of_whole(500)
@given(one_line.filter(bool))
def test_a_paragraph_is_a_paragraph(words: str) -> None:
    assert read_markdown(escape_line(words) + "\n")[0] == [("p", words)]


@of_whole(500)
@given(one_line.filter(bool), one_line.filter(bool))
def test_two_paragraphs_stay_two(first: str, second: str) -> None:
    source = f"{escape_line(first)}\n\n{escape_line(second)}\n"
    assert read_markdown(source)[0] == [("p", first), ("p", second)]


@of_whole(500)
@given(one_line)
def test_a_cell_is_one_cell(words: str) -> None:
    source = f"| 甲 | 乙 |\n| --- | --- |\n| {escape_words(words)} | 1 |\n"
    assert read_markdown(source)[1] == [[["甲", "乙"], [words, "1"]]]


@given(lines(1), st.sampled_from(("", *STYLES)), st.integers(1, 20))
def test_a_sub_head_is_a_sub_head(words: str, style: str, number: int) -> None:
    printed = print_number(style, number)
    source = f"### {escape_heading(printed, words)}\n"
    assert read_markdown(source)[0] == [("h3", printed + words)]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words(words: str) -> None:
    assert read_markdown(escape_line(words))[0] == [("p", words)]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("本镇没有收到政府信息公开申请。", "本镇没有收到政府信息公开申请。"),
        ("1.5万元，2-3件（含上年）", "1.5万元，2-3件（含上年）"),
        ("　　缩进", "&#12288;&#12288;缩进"),
        ("- 一", r"\- 一"),
        ("12. 二", r"12\. 二"),
        ("a|b_c", r"a\|b\_c"),
        ("见http://a.cn/b。", "见http://a.cn/b。"),
        ("见http://a.cn/b_c。", r"见http\://a.cn/b\_c。"),
        ("HTTPS://a.cn/?b=1&c=2 和 www.a.cn/~b", r"HTTPS\://a.cn/?b=1\&c=2 和 www\.a.cn/\~b"),
    ],
)
def test_source_stays_readable(words: str, source: str) -> None:
    assert escape_line(words) == source


def test_words_that_begin_like_a_number_say_so() -> None:
    assert escape_heading("", "1、主动公开") == "&#49;、主动公开"
    assert escape_heading("", "（一）主动公开") == "&#65288;一）主动公开"
    assert escape_heading("1、", "主动公开") == "1、主动公开"
    assert escape_heading("（二）", "依申请公开") == "（二）依申请公开"
