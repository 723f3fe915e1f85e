"""Markdown -> lines and rows, by markdown-it-py (CommonMark with GFM tables, no raw HTML)."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from imports.source import CellRow, SourceBlock, TextLine
from report.text import clean_marks, split_lines

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def markdown_blocks(text: str) -> Iterator[SourceBlock]:
    """The headings, paragraphs and table rows of a Markdown text, in order.

    A document without section headings (`##`) marks nothing: its paragraphs may be heads.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse("\n".join(split_lines(text)))
    marked = any(token.type == "heading_open" and token.tag == "h2" for token in tokens)
    row: list[str] | None = None
    level: int | None = None
    for token in tokens:
        number = (token.map[0] + 1) if token.map else 0
        match token.type:
            case "heading_open":
                level = int(token.tag[1])
            case "heading_close":
                level = None
            case "tr_open":
                row, row_number = [], number
            case "tr_close" if row is not None:
                yield CellRow(row_number, tuple(row), " ".join(filter(None, row)))
                row = None
            case "inline" if row is not None:
                row.append(clean_marks(_BREAK.sub("", _words(token))).strip())
            case "inline" | "fence" | "code_block":
                place = level if level is not None else (0 if marked else None)
                yield from _lines(token, number, place)


def _lines(token: Token, number: int, level: int | None) -> Iterator[TextLine]:
    literal = token.content.startswith("&#")
    for words in clean_marks(_words(token)).split("\n"):
        if words:
            yield TextLine(number, words, level, literal)


def _words(token: Token) -> str:
    if token.type != "inline":
        return token.content
    words = ""
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            words += "\n"
        else:
            words += child.content
    return words
