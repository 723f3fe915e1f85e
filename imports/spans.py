"""Spanned cells -> rows of one width: a cell stands at its upper left, what it covers is empty.

The rows of our own plain text look the same, so one reader serves all. Spans come from a file
that may lie: what they may cover in all is bounded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from imports.source import Cells, Line

COVER_LIMIT = 100_000
"""Places the spans of a table may cover; an official table covers about 100."""


@dataclass(frozen=True, slots=True)
class SpannedCell:
    """The words of a cell, and how many rows and columns it takes."""

    text: str
    rowspan: int = 1
    colspan: int = 1


def read_spans(rows: Sequence[Sequence[SpannedCell]]) -> list[tuple[str, ...]]:
    """The rows of a table, each as wide as the table; columns in which no cell begins left out."""
    placed: list[dict[int, str]] = []
    taken: dict[int, int] = {}
    room = COVER_LIMIT
    for cells in rows:
        line: dict[int, str] = {}
        column = 0
        for cell in cells:
            while taken.get(column, 0):
                column += 1
            line[column] = cell.text
            width = max(1, min(cell.colspan, room))
            room -= width - 1
            for place in range(column, column + width):
                taken[place] = max(1, cell.rowspan)
            column += width
        placed.append(line)
        taken = {place: rows_left - 1 for place, rows_left in taken.items() if rows_left > 1}
    columns = sorted({column for line in placed for column in line})
    return list(_filled(placed, columns))


def row_blocks(rows: Iterable[tuple[str, ...]], number: int) -> Iterator[Line | Cells]:
    """The rows of a table as blocks numbered from `number`.

    A row with one text is no row but its lines: a caption, a note, the head of a section.
    """
    for place, cells in enumerate(rows, start=number):
        words = [text for text in cells if text]
        if len(words) > 1:
            flat = tuple(" ".join(text.split("\n")) for text in cells)
            yield Cells(place, flat, " ".join(filter(None, flat)))
        elif words:
            yield from (Line(place, line) for line in words[0].split("\n"))


def _filled(placed: Iterable[dict[int, str]], columns: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Each row filled up with empty cells; a row of a wide, ragged table only to its own end."""
    wide = len(columns) > 100
    for line in placed:
        last = max(line, default=-1)
        yield tuple(line.get(column, "") for column in columns if not wide or column <= last)
