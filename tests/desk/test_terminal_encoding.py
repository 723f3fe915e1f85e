"""Which characters a terminal takes, and what a word of the command line was."""

import locale
import os
import sys
from collections.abc import Iterator

import pytest

from nianbao.desk.terminal_encoding import has_chinese_names, terminal_encoding, word_as_typed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the console takes UTF-16")


@pytest.fixture(autouse=True)
def _asked_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    terminal_encoding.cache_clear()
    yield
    terminal_encoding.cache_clear()


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("UTF-8", "utf-8"),
        ("GBK", "gbk"),
        ("GB2312", "gbk"),
        ("GB18030", "gb18030"),
        ("Big5-HKSCS", "big5hkscs"),
        ("ANSI_X3.4-1968", "utf-8"),  # the locale C: it says nothing
        ("ISO-8859-1", "utf-8"),
        ("no such thing", "utf-8"),
    ],
)
def test_the_locale_says_it_where_it_knows_chinese(
    said: str, taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locale, "getencoding", lambda: said)
    assert terminal_encoding() == taken


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("gbk", "gbk"),
        ("GB18030:replace", "gb18030"),
        ("utf-8", "utf-8"),
        ("", "big5"),
        (":replace", "big5"),
        ("ascii", "big5"),  # what has no Chinese is not asked for Chinese
        ("utf-16", "big5"),
        ("hz", "big5"),
        ("rot13", "big5"),
        ("no\ud800such", "big5"),
    ],
)
def test_what_is_asked_for_goes_first(
    asked: str, taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locale, "getencoding", lambda: "Big5")
    monkeypatch.setattr(os, "environ", {"PYTHONIOENCODING": asked})
    assert terminal_encoding() == taken


def test_a_word_is_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    office = "北关镇"
    as_bytes = os.fsdecode(office.encode("gbk"))
    assert word_as_typed(as_bytes) == as_bytes
    terminal_encoding.cache_clear()
    monkeypatch.setattr(locale, "getencoding", lambda: "GBK")
    assert word_as_typed(as_bytes) == office
    assert word_as_typed(office) == office
    assert word_as_typed("Beiguan") == "Beiguan"
    broken = os.fsdecode(b"\xb9")
    assert word_as_typed(broken) == broken


def test_names_may_be_chinese_where_their_encoding_knows_them() -> None:
    names = ("utf-8", "gbk", "gb18030", "ascii", "latin-1", "koi8-r")
    assert [has_chinese_names(name) for name in names] == [True] * 3 + [False] * 3
    assert has_chinese_names()
