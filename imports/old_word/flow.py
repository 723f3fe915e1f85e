"""The text of an old Word file -> its lines and tables, by the marks in it and its properties."""

from dataclasses import dataclass, field

from nianbao.imports.note_marks import LOWERED, RAISED, without_marks
from nianbao.imports.old_word.lists import OldLists
from nianbao.imports.old_word.properties import (
    ParagraphProperties,
    PropertyRuns,
    RunProperties,
    goes_on_down,
    goes_on_left,
    paragraph_properties,
    run_properties,
)
from nianbao.imports.old_word.streams import Characters
from nianbao.imports.word.items import Line, Table, WordCell, WordItem
from nianbao.imports.word.left import Left, LeftOut
from nianbao.report.text import clean_marks

_FIELD, _SHOWN, _FIELD_END = "\x13", "\x14", "\x15"
_CELL, _PARAGRAPH, _PAGE, _COLUMN = "\x07", "\r", "\x0c", "\x0e"
_PICTURES = "\x01\x08"
_IN_WORDS = {"\x0b": "\n", "\x1e": "-", "\x1f": "", "\xa0": " ", "\t": "\t"}
_NEAR = 30
"""Twentieths of a point that the edges of cells in one column may lie apart."""


@dataclass(slots=True)
class _Row:
    cells: list[list[WordItem]] = field(default_factory=list)
    sides: tuple[int, ...] = ()
    merged: tuple[int, ...] = ()


class OldWordFlow:
    """Goes through the characters of a document; `items` is what they came to."""

    def __init__(
        self,
        characters: Characters,
        runs: PropertyRuns,
        paragraphs: PropertyRuns,
        lists: OldLists,
        left: LeftOut,
    ) -> None:
        self.items: list[WordItem] = []
        self.unnumbered = 0
        self._characters, self._runs, self._paragraphs = characters, runs, paragraphs
        self._lists, self._left = lists, left
        self._words: list[str] = []
        self._cell: list[WordItem] = []
        self._row = _Row()
        self._rows: list[_Row] = []
        self._fields: list[bool] = []
        self._seen: tuple[bytes, RunProperties] = (b"", RunProperties())
        self._passed = RunProperties()

    def read(self) -> None:
        """Read the document, without its notes, margins and text boxes."""
        for place in range(self._characters.main):
            self._take(self._characters.text[place], self._characters.places[place])
        self._end_line(ParagraphProperties())
        self._end_table()

    def _take(self, character: str, place: int) -> None:
        run = self._run_at(place)
        if character in (_CELL, _PARAGRAPH, _PAGE, _COLUMN):
            if character == _PARAGRAPH and run.is_deleted:
                return  # the paragraph goes on in the next
            self._end_paragraph(character, place)
        elif character == _FIELD:
            self._fields.append(False)
        elif character == _SHOWN and self._fields:
            self._fields[-1] = True
        elif character == _FIELD_END:
            if self._fields:
                self._fields.pop()
        elif all(self._fields) and not self._is_passed(run):
            self._put(character, run)

    def _put(self, character: str, run: RunProperties) -> None:
        if character in _PICTURES:
            self._left.add(Left.PICTURE)
        elif character in _IN_WORDS or character >= " ":
            words = _IN_WORDS.get(character, character)
            self._words.append(f"{RAISED}{words}{LOWERED}" if run.is_raised else words)

    def _run_at(self, place: int) -> RunProperties:
        _, data = self._runs.at(place)
        if data != self._seen[0]:
            self._seen = data, run_properties(data)
        return self._seen[1]

    def _is_passed(self, run: RunProperties) -> bool:
        """Whether a run is not on paper; each stretch of it is counted once."""
        is_passed = run.is_deleted or run.is_hidden or run.is_struck
        if is_passed and run is not self._passed:
            kinds = (Left.DELETED, Left.HIDDEN, Left.STRUCK)
            flags = (run.is_deleted, run.is_hidden, run.is_struck)
            self._left.add(next(kind for kind, flag in zip(kinds, flags, strict=True) if flag))
        self._passed = run
        return is_passed

    def _end_paragraph(self, mark: str, place: int) -> None:
        paragraph = paragraph_properties(*self._paragraphs.at(place))
        self._number(paragraph)
        if mark == _CELL and paragraph.is_row_end:
            self._end_row(paragraph)
        elif mark == _CELL:
            if not self._words and not self._cell and self._row.cells and not paragraph.in_table:
                self._end_row(paragraph)  # nothing but a second mark tells that the row ends
                return
            self._end_line(paragraph)
            self._row.cells.append(self._cell)
            self._cell = []
        else:
            if not paragraph.in_table and not paragraph.is_inner_end:
                self._end_table()
            self._end_line(paragraph)

    def _number(self, paragraph: ParagraphProperties) -> None:
        """Put the number in front that Word counts itself, where that is known."""
        if paragraph.listed and "".join(self._words).strip():
            label = self._lists.label(paragraph.listed, paragraph.list_level)
            self.unnumbered += label is None
            if label:
                self._words.insert(0, label)

    def _end_line(self, paragraph: ParagraphProperties) -> None:
        words = "".join(self._words).encode("utf-16-le", "surrogatepass")
        text, marks = without_marks(words.decode("utf-16-le", "replace"))
        self._words = []
        into = self._cell if self._row.cells or paragraph.in_table else self.items
        for number, line in enumerate(clean_marks(text).split("\n")):
            if line.strip():
                into.append(Line(line, paragraph.level, marks if number == 0 else []))

    def _end_row(self, paragraph: ParagraphProperties) -> None:
        self._row.sides, self._row.merged = paragraph.sides, paragraph.merged
        if self._row.cells:
            self._rows.append(self._row)
        self._row, self._cell, self._words = _Row(), [], []

    def _end_table(self) -> None:
        if self._row.cells or self._cell:
            self._row.cells.append(self._cell)
            self._end_row(ParagraphProperties())
        if self._rows:
            self.items.append(Table(_cells(self._rows)))
        self._rows = []


def _cells(rows: list[_Row]) -> list[list[WordCell]]:
    """The cells of a table, as wide as the columns that they lie over."""
    edges: list[int] = []
    for side in sorted({side for row in rows for side in row.sides}):
        if not edges or side - edges[-1] > _NEAR:
            edges.append(side)
    return [_row_cells(row, edges) for row in rows]


def _row_cells(row: _Row, edges: list[int]) -> list[WordCell]:
    if len(row.sides) != len(row.cells) + 1:
        return [WordCell(cell) for cell in row.cells]
    cells: list[WordCell] = []
    first = _column(edges, row.sides[0])
    if first:
        cells.append(WordCell([], first, void=True))
    for number, items in enumerate(row.cells):
        merged = row.merged[number] if number < len(row.merged) else 0
        start, end = (_column(edges, side) for side in row.sides[number : number + 2])
        width = max(1, end - start)
        if goes_on_left(merged) and cells:
            cells[-1].colspan += width
        else:
            cells.append(
                WordCell([] if goes_on_down(merged) else items, width, goes_on_down(merged))
            )
    return cells


def _column(edges: list[int], side: int) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - side))
