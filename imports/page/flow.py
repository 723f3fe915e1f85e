"""The flow of a page: elements and texts as they come, gathered to lines and table rows.

Cells and rows end where the next one begins, so that it does not matter whether they were closed.
"""

import re
from dataclasses import dataclass

from bs4 import Tag

from nianbao.imports.decoding import named_characters
from nianbao.imports.note_marks import LOWERED, RAISED, without_marks
from nianbao.imports.numerals import whole_number
from nianbao.imports.page.layout import TableKinds
from nianbao.imports.page.list_numbers import ItemNumbers
from nianbao.imports.page.span_rows import is_span_row
from nianbao.imports.page.tags import HOW, KEPT, NUMBERING, UPPER
from nianbao.imports.plain_text import line_or_row
from nianbao.imports.source import RaisedMark, SourceBlock, TextLine
from nianbao.imports.spans import SpannedCell, SpannedRow, read_spans, row_blocks
from nianbao.report.text import clean_marks

BEGIN, END, TEXT, OVER = "begin", "end", "text", "over"
"""What a step is: the start or the end of an element, a text, an element that is not entered."""

PageStep = tuple[str, Tag | str]

_BLOCKS = re.compile(
    r"\[document\]|address|article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|optgroup|"
    "option|p|pre|section|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul|xmp"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WIDE = "[\u3000-\u9fff\uff00-\uffef]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_TAB, _JOIN = "\x12", "\x11"
"""A tab that is seen as one; what keeps the number of an item with the words that follow."""
_JOINED = re.compile(rf"{_JOIN}[\v\s]*")
_PASSED_LIMIT = 4000


@dataclass(frozen=True, slots=True)
class PassedOver:
    """An element that was not entered: its words, and the block and the line before which it is."""

    element: Tag
    words: str
    place: int
    number: int


class PageFlow:
    """Takes the steps of a page one by one; `blocks` is what they came to.

    `passed` is what was not entered, `marks` are the marks of notes, `pictures` the places among
    the blocks at which pictures stand, `tables` the rows of each table with the line of the first.
    """

    def __init__(self, layout: TableKinds) -> None:
        self.blocks: list[SourceBlock] = []
        self.passed: list[PassedOver] = []
        self.marks: list[RaisedMark] = []
        self.pictures: list[int] = []
        self.tables: list[tuple[int, list[SpannedRow]]] = []
        self._layout = layout
        self._texts: list[str] = []
        self._level: int | None = None
        self._rows: list[list[SpannedCell]] | None = None
        self._cell: Tag | None = None
        self._span_row: Tag | None = None
        self._frames = self._kept = 0
        self._lists: list[ItemNumbers | None] = []
        self._number = 1
        self._open: list[int] = []
        self._extents: list[tuple[int, int]] = []

    def take(self, kind: str, node: Tag | str) -> None:
        """Take one step."""
        if isinstance(node, str):
            kept = node.replace("\n", "\v").replace("\t", _TAB) if self._kept else node
            self._texts.append(kept)
        elif kind == OVER:
            self._pass_over(node)
        elif kind == BEGIN:
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
        if _keeps(node):
            self._kept += 1
        if _is_raised(node):
            self._texts.append(RAISED)
        elif node.name == "img":
            self.pictures.append(len(self.blocks))
        elif node.name == "input" and self._cell is not None:
            self._texts.append(str(node.get("value") or ""))
        if not _BLOCKS.fullmatch(node.name):
            if self._span_row is not None and node.parent is self._span_row and self._texts:
                self._texts.append(_TAB)
            return
        self._begin_list(node)
        in_frame = self._frames > 0
        self._frames += id(node) in self._layout.frames
        if self._rows is None:
            self._end_paragraph()
            self._span_row = node if is_span_row(node) else None
            self._level = int(node.name[1]) if node.name in _HEADINGS else None
            if node.name == "table" and id(node) not in self._layout.placing:
                self._rows = []
        elif node.name in ("td", "th") and not in_frame:
            self._end_cell()
            self._cell = node
        elif node.name == "tr" and not in_frame:
            self._end_cell()
            self._rows.append([])
        else:
            self._texts.append("\v")
        if node.name == "li":
            self._texts.append(self._item_number(node))

    def _end(self, node: Tag) -> None:
        self._kept -= _keeps(node)
        if _is_raised(node):
            self._texts.append(LOWERED)
        if not _BLOCKS.fullmatch(node.name):
            return
        if node.name in ("ol", "ul", "menu") and self._lists:
            self._lists.pop()
        elif node.name == "li" and "".join(self._texts).rstrip("\v ").endswith(_JOIN):
            self._texts = []
        self._frames -= id(node) in self._layout.frames
        if self._rows is None:
            self._end_paragraph()
            self._level = None
        elif node.name == "table" and not self._frames and id(node) not in self._layout.frames:
            self._end_table(self._rows)
        elif node is self._cell:
            self._end_cell()
        else:
            self._texts.append("\v")

    def _begin_list(self, node: Tag) -> None:
        if node.name in ("ul", "menu"):
            self._lists.append(None)
        elif node.name == "ol":
            style = str(node.get(NUMBERING) or "decimal")
            is_reversed = node.has_attr("reversed")
            start = _whole(node, "start")
            if start is None:
                start = len(node.find_all("li", recursive=False)) if is_reversed else 1
            numbers = ItemNumbers("" if style == "none" else style, start, -1 if is_reversed else 1)
            self._lists.append(numbers)

    def _item_number(self, node: Tag) -> str:
        numbers = self._lists[-1] if self._lists else None
        if numbers is None:
            return ""
        own = str(node.get(NUMBERING) or "")
        if own:
            numbers.style = "" if own == "none" else own
        printed = numbers.take(_whole(node, "value"))
        return f"{printed}{_JOIN}" if printed else ""

    def _pass_over(self, node: Tag) -> None:
        words = " ".join(node.get_text(" ")[:_PASSED_LIMIT].split())
        if words:
            rows = len(self._rows or ())
            line = self._number + max(rows - 1, 0)
            self.passed.append(PassedOver(node, words, len(self.blocks), line))

    def _end_paragraph(self) -> None:
        text = "".join(self._texts)
        if text.rstrip("\v ").endswith(_JOIN):
            self._texts = [text]
            return
        for words in self._lines(text, self._number):
            tabbed = _TAB in words and line_or_row(self._number, words.replace(_TAB, "\t"))
            self.blocks.append(tabbed or TextLine(self._number, words, self._level))
            self._number += 1
        self._texts = []

    def _end_cell(self) -> None:
        if self._rows is None:
            return
        if self._cell is None:
            self._end_strayed()
            return
        if not self._rows:
            self._rows.append([])
        lines = self._lines("".join(self._texts), self._number + len(self._rows) - 1)
        text = "\n".join(words.replace(_TAB, " ").strip() for words in lines)
        spans = (_span(self._cell, name) for name in ("rowspan", "colspan"))
        self._rows[-1].append(SpannedCell(text, *spans))
        self._texts, self._cell = [], None

    def _end_strayed(self) -> None:
        """Words in a table that stand in none of its cells: lines between its rows."""
        text, self._texts = "".join(self._texts), []
        if not text.strip():
            return
        if self._rows:
            is_open = not self._rows[-1]
            self._add_rows(self._rows)
            self._rows = [[]] if is_open else []
        for words in self._lines(text, self._number):
            self.blocks.append(TextLine(self._number, words.replace(_TAB, " ")))
            self._number += 1

    def _end_table(self, rows: list[list[SpannedCell]]) -> None:
        self._end_cell()
        strayed, self._texts = self._texts, []
        self._add_rows(self._rows or rows)
        self._rows, self._texts = None, strayed
        self._end_paragraph()

    def _add_rows(self, rows: list[list[SpannedCell]]) -> None:
        read = read_spans(_to_the_end(rows))
        self.tables.append((self._number, read))
        self.blocks.extend(row_blocks(read, self._number))
        self._number += len(read)

    def _lines(self, text: str, number: int) -> list[str]:
        r"""The lines of a text in which only `\v` is a break; white space is one space."""
        if text.isascii() and text.isdigit():
            return [text]  # as most cells are
        text = _JOINED.sub("", named_characters(text))
        if RAISED in text:
            text, marks = without_marks(text)
            in_row = self._cell is not None
            self.marks += (RaisedMark(number, words, mark, in_row) for words, mark in marks)
        parts = (_SPACES.sub(" ", _BREAK.sub("", part)).strip(" ") for part in text.split("\v"))
        return [words for part in parts if (words := _clean(part).strip("\n ")).strip(f" {_TAB}")]


def _clean(part: str) -> str:
    if _TAB in part:
        return _TAB.join(map(clean_marks, part.split(_TAB)))
    return clean_marks(part)


def _to_the_end(rows: list[list[SpannedCell]]) -> list[list[SpannedCell]]:
    """The rows with every `rowspan=0`, which reaches to the last row, as a number."""
    if all(cell.rowspan for row in rows for cell in row):
        return rows
    return [
        [SpannedCell(cell.text, cell.rowspan or len(rows) - at, cell.colspan) for cell in row]
        for at, row in enumerate(rows)
    ]


def _keeps(node: Tag) -> bool:
    return node.name in ("pre", "textarea", "xmp", "listing") or KEPT in str(node.get(HOW) or "")


def _is_raised(node: Tag) -> bool:
    return node.name == "sup" or UPPER in str(node.get(HOW) or "")


def _span(cell: Tag, name: str) -> int:
    span = _whole(cell, name)
    return 1 if span is None or span < 0 else span


def _whole(node: Tag, name: str) -> int | None:
    words = str(node.get(name) or "").strip()
    found = whole_number(words.removeprefix("-"), 9)
    return -found if found is not None and words.startswith("-") else found
