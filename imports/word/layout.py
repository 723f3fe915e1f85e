"""The lines and tables of a Word file -> numbered lines and rows, as every source has them.

A table of figures gives its rows. One that only places the parts of a page (it holds other
tables, the heads of sections, or nothing but one cell a row) gives what is in its cells, one after
the other.
"""

import re
from collections.abc import Iterator, Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import section_key
from nianbao.imports.source import RaisedMark, SourceBlock, TextLine
from nianbao.imports.spans import SpannedCell, read_spans, row_blocks
from nianbao.imports.word.items import Line, Table, WordCell, WordItem
from nianbao.report.form.form_2021 import FORM_2021

_CONTENTS = re.compile(r"\s*目\s*[录錄]\s*")
_CELL_LIMIT = 500
"""Characters a cell of a table of figures may have; the longest official label has 50."""
_HEADS = 3
"""Heads of sections in the cells of a table that prove it places the parts of a report."""
_FIGURES = 6
"""Figures in a table that prove it is one of figures, however long a note in it is."""
_NOTE_LIMIT = 150
"""Characters a note at the foot of a page may have to be a figure's own."""


class WordLayout:
    """Lays items out; `blocks` is what they came to, `marks` what was raised in them, `hints` what
    they say that nobody has filled in, `contents` the lines of a table of contents.
    """

    def __init__(self) -> None:
        self.blocks: list[SourceBlock] = []
        self.marks: list[RaisedMark] = []
        self.hints: list[tuple[int, str]] = []
        self.contents: list[tuple[int, str]] = []
        self._number = 1

    def take(self, items: Sequence[WordItem]) -> None:
        """Take some items in their order."""
        for item in items:
            if isinstance(item, Line):
                self._take_line(item)
            elif _is_layout(item):
                for row in item.rows:
                    for cell in row:
                        self.take(cell.items)
            else:
                self._take_rows(item)

    def _take_line(self, line: Line) -> None:
        self.marks += (RaisedMark(self._number, words, mark) for words, mark in line.marks)
        self.hints += ((self._number, words) for words in line.hints)
        if line.contents:
            self._take_contents(line)
        elif line.text.strip():
            self.blocks.append(TextLine(self._number, line.text, line.level))
            self._number += 1
        self._put_aside(line.notes)

    def _take_contents(self, line: Line) -> None:
        """Keep a line of a table of contents apart, and the heading that stands above the first."""
        last = self.blocks[-1] if self.blocks else None
        if last is not None and last.number == self._number - 1 and _CONTENTS.fullmatch(last.text):
            self.contents.append((last.number, last.text))
            del self.blocks[-1]
        if line.text.strip():
            self.contents.append((self._number, line.text))
            self._number += 1

    def _take_rows(self, table: Table) -> None:
        notes: list[str] = []
        spanned = []
        for place, row in enumerate(table.rows):
            spanned.append([_spanned(cell, notes) for cell in row])
            for cell in row:
                if not cell.void:
                    self._take_told(cell, self._number + place)
        rows = read_spans(spanned)
        self.blocks += row_blocks(rows, self._number)
        self._number += len(rows)
        self._put_aside(notes)

    def _take_told(self, cell: WordCell, number: int) -> None:
        words = cell.text()
        for line in cell.lines():
            self.hints += ((number, hint) for hint in line.hints)
            self.marks += (RaisedMark(number, words, mark, in_row=True) for _, mark in line.marks)

    def _put_aside(self, notes: Sequence[str]) -> None:
        for words in notes:
            self.blocks.append(TextLine(self._number, words, aside=True))
            self._number += 1


def _spanned(cell: WordCell, notes: list[str]) -> SpannedCell:
    """A cell with its words; a short note to a figure stands behind it in brackets.

    Other notes are added to `notes`.
    """
    if cell.void:
        return SpannedCell("", 1, cell.colspan, void=True)
    text = cell.text()
    own = [words for line in cell.lines() for words in line.notes]
    if len(own) == 1 and len(own[0]) <= _NOTE_LIMIT and text and is_figure_like(text):
        return SpannedCell(f"{text}（{own[0]}）", 1, cell.colspan)
    notes += own
    return SpannedCell(text, 1, cell.colspan)


def _is_layout(table: Table) -> bool:
    cells = [cell for row in table.rows for cell in row if not cell.void]
    if any(isinstance(item, Table) and _is_own(item) for cell in cells for item in cell.items):
        return True
    if all(sum(not cell.void for cell in row) < 2 for row in table.rows):
        return True
    if sum(bool(section_key(FORM_2021, line.text)) for line in _lines(cells)) >= _HEADS:
        return True
    is_long = any(len(cell.text()) > _CELL_LIMIT for cell in cells)
    return is_long and sum(is_figure_like(cell.text()) for cell in cells) < _FIGURES


def _is_own(table: Table) -> bool:
    """Whether a table in a cell is more than the words of that cell."""
    cells = [cell for row in table.rows for cell in row if not cell.void]
    if len(cells) != 1:
        return bool(cells)
    return len(cells[0].text()) > _CELL_LIMIT or _is_layout(table)


def _lines(cells: Sequence[WordCell]) -> Iterator[Line]:
    for cell in cells:
        yield from cell.lines()
