"""What an editor holds after a paste, and what it should hold of a piece of a report.

Both are paragraphs (heads among them) and tables in order. Spaces count as a browser shows them.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from nianbao.exports.grid import Grid
from nianbao.exports.outline import Element
from tests.exports.parsed import Table

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "li", "blockquote", "pre")
_ALIKE = str.maketrans({"\u2003": "\u3000", "\xa0": " ", "\u200b": "", "\ufeff": ""})
"""KindEditor writes a wide space as `&emsp;`; others put marks of no width where the caret is."""


class Spanned(NamedTuple):
    """A cell: its words, and how many rows and columns it takes."""

    text: str
    rowspan: int
    colspan: int


Rows = list[list[Spanned]]
Held = list[str | Rows]
"""Paragraphs and tables in order; paragraphs without words are left out."""


def shown(text: str) -> str:
    """A text as a browser shows it: spaces run together, none at the ends."""
    return re.sub(r"[ \t\r\n]+", " ", text.translate(_ALIKE)).strip(" ")


def read_held(html: str) -> Held:
    """What stands in an editor, by the HTML it would hand to the portal."""
    held: Held = []
    for tag in BeautifulSoup(html, "html.parser").find_all(["table", *_BLOCKS]):
        if tag.name == "table":
            held.append([_row(row) for row in tag.find_all("tr")])
        elif not tag.find_parent("table") and not tag.find(["table", *_BLOCKS]):
            held.append(shown(tag.get_text()))
    return [one for one in held if one]


def _row(row: Tag) -> list[Spanned]:
    return [
        Spanned(shown(cell.get_text()), _span(cell, "rowspan"), _span(cell, "colspan"))
        for cell in row.find_all(["td", "th"])
    ]


def _span(cell: Tag, name: str) -> int:
    return int(str(cell.get(name, "1")))


def expected_held(elements: Iterable[Element], written: Callable[[str], str] = str) -> Held:
    """What should stand there after these elements were pasted, by an editor that writes so."""

    def words(text: str) -> str:
        return shown(written(text))

    held: Held = []
    for element in elements:
        if isinstance(element, Grid):
            rows = element.rows
            held.append([[Spanned(words(c.text), c.rowspan, c.colspan) for c in r] for r in rows])
        else:
            held.append(words(element.text))
    return [one for one in held if one]


def tables_of(held: Held) -> list[Table]:
    """The words of the tables alone."""
    rows = (one for one in held if not isinstance(one, str))
    return [[[cell.text for cell in row] for row in table] for table in rows]
