"""Words lose what can't be seen when they enter, and cleaning twice changes nothing."""

from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.text import (
    LINE_LIMIT,
    clean_line,
    clean_marks,
    clean_text,
    one_shape,
    paragraphs,
    split_lines,
)

UNSEEN = (
    *("\x00", "\x07", "\x08", "\x1b", "\x1f", "\x7f", "\x80", "\x9b", "\xad", "\u061c", "\u180e"),
    *("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060", "\u2066"),
    *("\u2069", "\ufeff", "\ufff9", "\ud800", "\udfff", "\ufffe", "\uffff", "\U000e0001", "\u3164"),
)
BREAKS = ("\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\n\n", " \n　\n")

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize("mark", UNSEEN, ids=ascii)
def test_unseen_marks_go(mark: str) -> None:
    assert clean_text(f"甲{mark}乙") == "甲乙"
    assert clean_line(f"{mark}甲{mark}乙{mark}") == "甲乙"


@pytest.mark.parametrize("mark", BREAKS, ids=ascii)
def test_every_line_end_ends_a_paragraph(mark: str) -> None:
    assert clean_text(f"甲{mark}乙") == "甲\n乙"
    assert "\n" not in clean_line(f"甲{mark}乙")


@pytest.mark.parametrize("mark", ["\t", "\xa0", "\u202f"], ids=ascii)
def test_odd_spaces_are_spaces(mark: str) -> None:
    assert clean_text(f"甲{mark}乙") == "甲 乙"


def test_what_is_seen_stays() -> None:
    for words in ("[bold]", "a|b", "# x", "<script>", "😀👩", "𠮷", "é", "〔2021〕", "…", "=1+1"):
        assert clean_text(words) == clean_line(words) == words


def test_escape_sequences_lose_their_escape() -> None:
    assert clean_text("\x1b[31m红\x1b]0;题\x07") == "[31m红]0;题"


def test_paragraphs_keep_only_their_indent() -> None:
    assert clean_text(" 　 　甲 乙 　\n\n\t丙") == "　　甲 乙\n丙"
    assert paragraphs("甲\n乙") == ("甲", "乙")
    assert paragraphs("") == ()


def test_lines_are_short() -> None:
    assert len(clean_line("长" * 1000)) == LINE_LIMIT
    assert clean_line("长" * (LINE_LIMIT - 1) + " 尾") == "长" * (LINE_LIMIT - 1)


def test_a_hundred_thousand_characters() -> None:
    assert clean_text("字" * 100_000) == "字" * 100_000


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    for clean in (clean_marks, clean_text, clean_line):
        once = clean(text)
        assert clean(once) == once
        once.encode("utf-8")


@given(ANY_TEXT)
def test_nothing_active_is_left(text: str) -> None:
    for mark in clean_text(text) + clean_line(text):
        assert mark == "\n" or category(mark) not in {"Cc", "Cs", "Zl", "Zp"}


@given(ANY_TEXT)
def test_splitting_loses_only_the_ends(text: str) -> None:
    assert len("".join(split_lines(text))) <= len(text)
    assert clean_marks("\n".join(split_lines(text))) == clean_marks(text)


@given(st.text(st.characters() | st.sampled_from("镇2024年 ，《》２①\u0301A")))
def test_one_shape_is_the_compatible_one(text: str) -> None:
    assert one_shape(text) == normalize("NFKC", text)


def test_plain_words_need_no_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nianbao.report.text.normalize", None)
    assert one_shape("青石镇2024年《年度报告》 no.1") == "青石镇2024年《年度报告》 no.1"
