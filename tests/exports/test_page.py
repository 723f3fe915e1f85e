"""The page for the browser: what it shows, what its buttons copy, that nothing else can run."""

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given

from nianbao.exports.options import PrintOptions
from nianbao.exports.page import write_page
from nianbao.exports.pieces import Piece, pieces
from nianbao.report.document import Report
from tests.examples import of_whole
from tests.exports.parsed import read_html
from tests.reports import NAMED, full_report, hostile_report, reports

SIGNED = PrintOptions(signed=True, day=date(2025, 1, 8))
_KNOWN = {
    "html": {"lang"},
    "meta": {"charset", "http-equiv", "content", "name"},
    "title": set(),
    "style": set(),
    "script": set(),
    "header": {"class"},
    "div": {"class", "id", "hidden"},
    "span": {"id", "role"},
    "button": {"type", "data-piece", "id", "aria-pressed"},
    "pre": {"hidden", "id"},
    **{tag: set() for tag in ("main", "h1", "h2", "h3", "table", "thead", "tbody", "tr")},
    "p": {"class"},
    "th": {"rowspan", "colspan", "scope"},
    "td": {"rowspan", "colspan"},
}


class _PageReader(HTMLParser):
    """What a page holds by element: texts of buttons, plain texts, style, script, policy."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[dict[str, str | None]] = []
        self.texts: dict[str, str] = {}
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "wbr":  # where a title is broken
            assert self.open[-1]["tag"] == "h1"
            return
        names = dict(attrs)
        assert names.keys() <= _KNOWN[tag], tag
        if tag == "meta":
            if "http-equiv" in names:
                self.policy = names["content"] or ""
            return
        self.open.append({"tag": tag, **names})
        if tag in ("style", "script"):
            assert f"<{tag}>" not in self.texts, "one style, one script"
        self.texts.setdefault(self.key(), "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.key()] += data

    def key(self) -> str:
        """How the innermost element is found: by its id, its button, or its tag."""
        names = self.open[-1]
        button = names.get("data-piece")
        return f"button {button}" if button else names.get("id") or f"<{names['tag']}>"


def read_page(source: str) -> _PageReader:
    reader = _PageReader()
    reader.feed(source)
    reader.close()
    assert reader.open == []
    return reader


def fragments(source: str) -> dict[str, str]:
    """What stands in each piece of the page, those that are hidden at first among them."""
    found = re.findall(
        r'<div class="piece" id="([^"]*)"(?: hidden)?>(.*?)</div>', source, re.DOTALL
    )
    return dict(found)


def sections(found: tuple[Piece, ...]) -> dict[str, Piece]:
    """The pieces that the page shows, by the key they have there: those with tables come twice."""
    shown = [one for one in found if one.key not in ("whole", "body") and "." not in one.key]
    tables = {one.key.removesuffix(".table") for one in found if one.key.endswith(".table")}
    flat = {f"{one.key}.flat": one.flat() for one in shown if one.key in tables}
    return {one.key: one for one in shown} | flat


def copied(found: tuple[Piece, ...]) -> dict[str, Piece]:
    """Those that are copied by themselves, the tables alone among them."""
    tables = {one.key: one for one in found if one.key.endswith(".table")}
    return sections(found) | tables | {f"{key}.flat": one.flat() for key, one in tables.items()}


@pytest.mark.parametrize("make", [*NAMED.values(), hostile_report])
def test_it_shows_every_piece_as_it_is_pasted(make: Callable[[], Report]) -> None:
    found = sections(pieces(make(), SIGNED))
    shown = fragments(write_page(make(), options=SIGNED))
    assert shown.keys() == found.keys()
    for key, piece in found.items():
        assert read_html(shown[key].replace("<wbr>", "")) == read_html(piece.html())
        assert "style" not in re.sub(">[^<]*<", "><", shown[key]), "the policy would refuse it"


@pytest.mark.parametrize("make", [*NAMED.values(), hostile_report])
def test_every_piece_has_a_button_and_what_it_copies(make: Callable[[], Report]) -> None:
    page = read_page(write_page(make(), options=SIGNED))
    for piece in pieces(make(), SIGNED):
        assert page.texts[f"button {piece.key}"] == f"复制 {piece.name}"
    for key, piece in copied(pieces(make(), SIGNED)).items():
        assert page.texts[f"text-{key}"] == piece.text()
        assert page.texts[f"html-{key}"] == piece.html()
    assert page.texts["flat"] == "表格不合并单元格"
    buttons = [key for key in page.texts if key.startswith("button ")]
    assert len(buttons) == len(pieces(make(), SIGNED))
    assert page.texts["<title>"] == make().title


@of_whole(30)
@given(reports())
def test_any_report_keeps_the_page_s_structure(report: Report) -> None:
    page = read_page(write_page(report))
    for key, piece in copied(pieces(report)).items():
        assert page.texts[f"text-{key}"] == piece.text()
        assert page.texts[f"html-{key}"] == piece.html()


def test_only_its_own_style_and_script_may_run() -> None:
    page = read_page(write_page(hostile_report()))
    rules = dict(rule.split(" ", 1) for rule in page.policy.split("; "))
    assert rules.pop("default-src") == rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    for name in ("style", "script"):
        digest = b64encode(sha256(page.texts[f"<{name}>"].encode()).digest()).decode()
        assert rules.pop(f"{name}-src") == f"'sha256-{digest}'"
    assert rules == {}


def test_it_needs_nothing_from_anywhere() -> None:
    page = read_page(write_page(full_report()))
    for words in ("http:", "https:", "//www", "url(", "@import", "fetch(", "XMLHttp"):
        assert words not in page.texts["<style>"] + page.texts["<script>"]


def test_the_office_prints_the_page_by_its_habits() -> None:
    options = PrintOptions(preface=False, numbering="1、", fee_note="保留4位小数", fee_decimals=4)
    shown = fragments(write_page(full_report(), options=options))
    assert "preface" not in shown
    assert "signature" not in shown
    assert "<h3>1、" in shown["overview"]
    assert "4068.2080" in shown["disclosure"]


def test_a_paragraph_is_set_in_once() -> None:
    report = full_report()
    assert report.prose.preface.startswith("\u3000\u3000")
    shown = fragments(write_page(report))["preface"]
    assert shown.startswith('<p class="spaced">\u3000\u3000')
    preface = {one.key: one for one in pieces(report)}["preface"].html()
    assert preface.startswith("<p>\u3000\u3000")
    assert '\n<p style="text-indent: 2em">' in preface
    assert "class" not in preface
