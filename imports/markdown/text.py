"""The words of a line of Markdown: emphasis, links, escapes and entities as they are read."""

import html
import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from nianbao.imports.note_marks import LOWERED, RAISED, without_marks

_MARKS_LIMIT = 300
"""Marks that a paragraph may have before it is taken as plain words: pairing them costs time."""

_MARKS = re.compile(r"(?<!\\)[\[\]*_`<!~]")
_PLAIN_PARTS = re.compile(
    r"\\(?P<mark>[!-/:-@\[-`{-~])|(?P<entity>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31});)"
    r"|<br\s*/?>|</?[a-zA-Z][^<>]{0,300}>|<!--.{0,2000}?-->|\*\*",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = re.compile("[0-9A-Za-z\u4e00-\u9fff，。、；：（）《》“”]*")
"""What no mark of Markdown stands in: most cells of a table."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_LEFT = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,400}?)(?<=\S)\1")
_POWER = re.compile(r"(?<=[\d\w）)])\^(\d{1,2}|[①-⑳*])\^")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,20})\]")
_KEPT = {mark: chr(0xE100 + place) for place, mark in enumerate("*_^[]~")}
_RESTORED = {ord(kept): mark for mark, kept in _KEPT.items()}
_PROTECT = str.maketrans(_KEPT)


@dataclass
class LineWords:
    """What a line came to: its words, marks of notes in it, and what was struck out or drawn."""

    text: str = ""
    marks: list[tuple[str, str]] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


def line_words(parser: MarkdownIt, source: str) -> LineWords:
    """Read one paragraph, heading or cell.

    A `\\n` in the words is a line end of the source or a `<br>`.
    """
    found = LineWords()
    if _PLAIN.fullmatch(source):
        found.text = source
        return found
    if len(_MARKS.findall(source)) > _MARKS_LIMIT:
        text = _PLAIN_PARTS.sub(_plain_part, source)
    else:
        text = _read(parser, source, found)
        text = _LEFT.sub(r"\2", text)  # what CommonMark leaves beside Chinese marks
        text = _POWER.sub(f"{RAISED}\\1{LOWERED}", text)
        text = _FOOTNOTE.sub(f"{RAISED}\\1{LOWERED}", text).translate(_RESTORED)
    if RAISED in text:
        text, found.marks = without_marks(text)
    found.text = text
    return found


def _read(parser: MarkdownIt, source: str, found: LineWords) -> str:
    """The words of the tokens of a line; marks that were escaped are kept from later reading."""
    tokens: list[Token] = []
    parser.inline.parse(source, parser, {}, tokens)
    words: list[str] = []
    struck: list[int] = []
    for token in tokens:
        match token.type:
            case "softbreak" | "hardbreak":
                words.append("\n")
            case "image":
                found.pictures.append(token.content)
            case "s_open":
                struck.append(len(words))
            case "s_close" if struck:
                _strike(words, struck.pop(), found)
            case "html_inline":
                _take_tag(token.content, words, struck, found)
            case "text_special" | "code_inline":
                words.append(token.content.translate(_PROTECT))
            case _:
                words.append(token.content)
    return "".join(words)


def _plain_part(found: re.Match[str]) -> str:
    """What an escape, an entity or a tag is in a paragraph that is not parsed."""
    if found["mark"]:
        return found["mark"]
    return html.unescape(found["entity"]) if found["entity"] else ""


def _take_tag(code: str, words: list[str], struck: list[int], found: LineWords) -> None:
    """A tag in the midst of words."""
    tag = _TAG.match(code)
    if not tag:
        return
    closes, name = bool(tag[1]), tag[2].lower()
    if name in ("br", "p", "div"):
        words.append("\n")
    elif name == "sup":
        words.append(LOWERED if closes else RAISED)
    elif name in ("del", "s", "strike"):
        if closes and struck:
            _strike(words, struck.pop(), found)
        elif not closes:
            struck.append(len(words))


def _strike(words: list[str], start: int, found: LineWords) -> None:
    if gone := "".join(words[start:]).strip():
        found.struck.append(gone)
    del words[start:]
