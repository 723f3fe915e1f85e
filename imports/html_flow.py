"""The flow of a page: elements and texts as they come, gathered to lines and table rows.

A table is one of figures unless it holds another table or a cell of prose: such a one only
places the parts of a page, and what is in it flows on. CellRow and rows end where the next one
begins, so that it does not matter whether they were closed.
"""

import re
from collections.abc import Iterable

from bs4 import Tag

from imports.source import SourceBlock, TextLine
from imports.spans import SpannedCell, read_spans, row_blocks
from report.text import clean_marks

CELL_LIMIT = 500
"""Characters a cell of a table of figures may have; the longest official label has 50."""

_Step = tuple[bool, Tag | str]
"""The start (True) or the end of an element, or a text."""

_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|figure|footer|"
    "form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WIDE = "[\u3000-\u9fff\uff00-\uffef]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
_SPACES = re.compile(r"[ \t\r\n\f]+")


def layout_tables(steps: Iterable[_Step]) -> frozenset[int]:
    """The tables (by their `id()`) that only place the parts of a page."""
    layout: set[int] = set()
    opened: list[int] = []
    sizes: list[int] = []
    for is_start, node in steps:
        if isinstance(node, str):
            if opened and not node.isspace():
                sizes[-1] += len(node)
                if sizes[-1] > CELL_LIMIT:
                    layout.add(opened[-1])
        elif node.name == "table" and is_start:
            layout.update(opened[-1:])
            opened.append(id(node))
            sizes.append(0)
        elif node.name == "table":
            opened.pop()
            sizes.pop()
        elif node.name in ("td", "th", "tr") and opened:
            sizes[-1] = 0
    return frozenset(layout)


class PageFlow:
    """Takes the steps of a page one by one; `blocks` is what they came to."""

    def __init__(self, layout: frozenset[int]) -> None:
        self.blocks: list[SourceBlock] = []
        self._layout = layout
        self._texts: list[str] = []
        self._level: int | None = None
        self._rows: list[list[SpannedCell]] | None = None
        self._cell: Tag | None = None
        self._number = 1
        self._open: list[int] = []
        self._extents: list[tuple[int, int]] = []

    def take(self, is_start: bool, node: Tag | str) -> None:
        """Take one step."""
        if isinstance(node, str):
            self._texts.append(node)
            return
        if is_start:
            self._begin(node)
            self._open.append(len(self.blocks))
        else:
            self._end(node)
            self._extents.append((self._open.pop() if self._open else 0, len(self.blocks)))

    def innermost(self, first: int, last: int) -> tuple[int, int]:
        """From which up to which block the smallest element reaches that holds these two."""
        around = (extent for extent in self._extents if extent[0] <= first and last < extent[1])
        return min(around, key=lambda extent: extent[1] - extent[0], default=(0, len(self.blocks)))

    def _begin(self, node: Tag) -> None:
        if not _BLOCKS.fullmatch(node.name):
            return
        if self._rows is None:
            self._end_paragraph()
            self._level = int(node.name[1]) if node.name in _HEADINGS else None
            if node.name == "table" and id(node) not in self._layout:
                self._rows = []
        elif node.name in ("td", "th"):
            self._end_cell()
            self._cell = node
        elif node.name == "tr":
            self._end_cell()
            self._rows.append([])
        else:
            self._texts.append("\v")

    def _end(self, node: Tag) -> None:
        if not _BLOCKS.fullmatch(node.name):
            return
        if self._rows is None:
            self._end_paragraph()
            self._level = None
        elif node.name == "table":
            self._end_table(self._rows)
        else:
            self._texts.append("\v")

    def _end_paragraph(self) -> None:
        for words in _lines("".join(self._texts)):
            self.blocks.append(TextLine(self._number, words, self._level))
            self._number += 1
        self._texts = []

    def _end_cell(self) -> None:
        if self._rows is None or self._cell is None:
            return
        text = "\n".join(words.strip() for words in _lines("".join(self._texts)))
        if not self._rows:
            self._rows.append([])
        spans = (_span(self._cell, name) for name in ("rowspan", "colspan"))
        self._rows[-1].append(SpannedCell(text, *spans))
        self._texts, self._cell = [], None

    def _end_table(self, rows: list[list[SpannedCell]]) -> None:
        self._end_cell()
        read = read_spans(rows)
        self.blocks.extend(row_blocks(read, self._number))
        self._number += len(read)
        self._rows, self._texts = None, []


def _lines(text: str) -> list[str]:
    r"""The lines of a text in which only `\v` is a break; white space is one space."""
    text = text.replace("&nbsp;", " ")  # escaped twice
    parts = (_SPACES.sub(" ", _BREAK.sub("", part)).strip(" ") for part in text.split("\v"))
    return [words for part in parts if (words := clean_marks(part).strip("\n ")).strip()]


def _span(cell: Tag, name: str) -> int:
    words = str(cell.get(name) or "1").strip()
    return int(words[:9]) if words.isascii() and words[:9].isdigit() else 1
