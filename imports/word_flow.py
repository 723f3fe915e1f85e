"""The flow of a Word document: its elements as they come, gathered to lines and table rows.

CellRow merged downwards are told by `vMerge`, and end where one begins anew. A table within a cell
is read as words of that cell's place, one row a line: forms have none. Numbers that Word puts in
front of paragraphs by itself are no words of the document; heads are known without them.
"""

import re
from dataclasses import dataclass, field

from imports.source import SourceBlock, TextLine
from imports.spans import SpannedCell, read_spans, row_blocks
from report.text import clean_marks

_HEADING = re.compile(r"(?:heading\s*|标题\s*)?([1-9])", re.IGNORECASE)
_HIDDEN = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText", "txbxContent"})


@dataclass
class _Cell:
    texts: list[str] = field(default_factory=list)
    colspan: int = 1
    continues: bool = False


class WordFlow:
    """Takes the elements of a document one by one; `blocks` is what they came to."""

    def __init__(self) -> None:
        self.blocks: list[SourceBlock] = []
        self._paragraph: list[str] = []
        self._level: int | None = None
        self._rows: list[list[_Cell]] = []
        self._tables = 0
        self._hidden = 0
        self._in_text = False
        self._number = 1

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._hidden or name in _HIDDEN:
            self._hidden += 1
            return
        value = attributes.get("val", "")
        match name:
            case "t":
                self._in_text = True
            case "tab":
                self._paragraph.append("\t" if not attributes else "")
            case "br" | "cr":
                self._paragraph.append("\n")
            case "noBreakHyphen":
                self._paragraph.append("-")
            case "pStyle" if value == "Title":
                self._level = 1
            case "pStyle" if match := _HEADING.fullmatch(value):
                self._level = int(match[1]) + 1
            case "outlineLvl" if value in tuple("012345678"):
                self._level = int(value) + 2
            case "tbl":
                self._end_paragraph()
                self._tables += 1
                if self._tables == 1:
                    self._rows = []
            case "tr" if self._tables == 1:
                self._rows.append([])
            case "tc" if self._tables == 1 and self._rows:
                self._rows[-1].append(_Cell())
            case "gridSpan" if self._cell and value.isascii() and value[:9].isdigit():
                self._cell.colspan = max(1, int(value[:9]))
            case "vMerge" if self._cell and value != "restart":
                self._cell.continues = True

    def end(self, name: str) -> None:
        """An element ends."""
        if self._hidden:
            self._hidden -= 1
            return
        match name:
            case "t":
                self._in_text = False
            case "p":
                self._end_paragraph()
            case "tbl":
                self._end_paragraph()
                self._tables -= 1
                if not self._tables:
                    self._end_table()

    def text(self, words: str) -> None:
        """A run of characters."""
        if self._in_text and not self._hidden:
            self._paragraph.append(words)

    @property
    def _cell(self) -> _Cell | None:
        inside = self._tables and self._rows and self._rows[-1]
        return self._rows[-1][-1] if inside else None

    def _end_paragraph(self) -> None:
        lines = clean_marks("".join(self._paragraph)).split("\n")
        words = [line for line in lines if line.strip()]
        if self._cell is not None:
            self._cell.texts.extend(line.strip() for line in words)
        else:
            for line in words:
                self.blocks.append(TextLine(self._number, line, self._level))
                self._number += 1
        self._paragraph, self._level = [], None

    def _end_table(self) -> None:
        rows = read_spans(_spanned(self._rows))
        self.blocks.extend(row_blocks(rows, self._number))
        self._number += len(rows)
        self._rows = []


def _spanned(rows: list[list[_Cell]]) -> list[list[SpannedCell]]:
    """The cells with what they cover downwards; a cell that only continues one is left empty."""
    return [
        [
            SpannedCell("" if cell.continues else "\n".join(cell.texts), 1, cell.colspan)
            for cell in row
        ]
        for row in rows
    ]
