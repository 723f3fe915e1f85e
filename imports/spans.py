"""Spanned cells -> rows of one width: a cell stands at its upper left, what it covers is empty.

The rows of our own plain text look the same, so one reader serves all. Spans come from a file
that may lie: what they may cover in all is bounded.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nianbao.imports.cells import is_figure_like
from nianbao.imports.source import CellRow, TextLine

_COVER_LIMIT = 100_000
"""Places the spans of a table may cover; an official table covers about 100."""


@dataclass(frozen=True, slots=True)
class SpannedCell:
    """The words of a cell, and how many rows and columns it takes.

    A void one only takes its places: another cell covers them, or there is none.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    void: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class SpannedRow:
    """The cells of a row, and which of its places cells from above or from the left cover.

    `across` are those that cells from the left cover, None where that is not known.
    """

    cells: tuple[str, ...]
    covered: frozenset[int] = frozenset()
    across: frozenset[int] | None = None


def read_spans(rows: Sequence[Sequence[SpannedCell]]) -> list[SpannedRow]:
    """The rows of a table; columns in which no cell begins are left out.

    A row reaches as far as its own cells and those that come down into it: one that lacks cells
    stays short, for nobody knows which.
    """
    placed: list[tuple[dict[int, str], set[int], int]] = []
    taken: dict[int, int] = {}
    room = _COVER_LIMIT
    for cells in rows:
        line: dict[int, str] = {}
        across: set[int] = set()
        column = 0
        for cell in cells:
            while column in taken:
                column += 1
            if not cell.void:
                line[column] = cell.text
            width = max(1, min(cell.colspan, room))
            room -= width - 1
            across.update(range(column + 1, column + width))
            taken.update(dict.fromkeys(range(column, column + width), max(1, cell.rowspan)))
            column += width
        placed.append((line, across, max(taken, default=-1)))
        taken = {place: left - 1 for place, left in taken.items() if left > 1 and room > 0}
        room -= len(taken)
    columns = sorted({column for line, _, _ in placed for column in line})
    return [
        _spanned_row(line, across, columns[: bisect_right(columns, reach)])
        for line, across, reach in placed
    ]


def _spanned_row(line: dict[int, str], across: set[int], columns: Sequence[int]) -> SpannedRow:
    covered = frozenset(place for place, column in enumerate(columns) if column not in line)
    return SpannedRow(
        tuple(line.get(column, "") for column in columns),
        covered,
        frozenset(place for place in covered if columns[place] in across),
    )


def row_blocks(rows: Iterable[SpannedRow], number: int) -> Iterator[TextLine | CellRow]:
    """The rows of a table as blocks numbered from `number`.

    A row with one text that is no figure is no row but its lines: a caption, a note, the head
    of a section.
    """
    for place, row in enumerate(rows, start=number):
        words = [text for text in row.cells if text]
        is_figure = len(words) == 1 and len(row.cells) > 1 and is_figure_like(words[0])
        if len(words) > 1 or is_figure:
            flat = tuple(" ".join(text.split("\n")) for text in row.cells)
            yield CellRow(place, flat, " ".join(filter(None, flat)), row.covered, row.across)
        elif words:
            yield from (TextLine(place, line) for line in words[0].split("\n"))
