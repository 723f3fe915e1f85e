"""A table as printed: rows of spanned cells, and which cell covers which place."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from nianbao.report.form.figures import CellRef


class Kind(StrEnum):
    """What a cell holds."""

    HEAD = "head"
    LABEL = "label"
    FIGURE = "figure"


def bracketed(note: str) -> str:
    """A note as it is printed behind a figure; nothing where there is none."""
    return f"（{note}）" if note else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell; `ref` is the figure it shows, None for heads and labels.

    `text` is all that is printed, the `note` on the figure in brackets behind it.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    kind: Kind = Kind.HEAD
    ref: CellRef | None = None
    note: str = ""

    @property
    def bare(self) -> str:
        """The text without its note: a figure that can be summed."""
        return self.text.removesuffix(bracketed(self.note))


GridRow = tuple[Cell, ...]
"""The cells that begin in one row, left to right."""


@dataclass(frozen=True, slots=True)
class GridBlock:
    """Rows with one head: the caption over all columns, if any, then head and body."""

    caption: Cell | None
    head: tuple[GridRow, ...]
    body: tuple[GridRow, ...]

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """Caption, head and body in printed order."""
        caption = ((self.caption,),) if self.caption else ()
        return (*caption, *self.head, *self.body)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `width` columns, of which the first `label_columns` hold labels.

    One that is `flat` is for editors that keep no merged cells; some keep no head cells either.
    """

    width: int
    label_columns: int
    blocks: tuple[GridBlock, ...]
    flat: bool = False

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """The rows of all blocks, top to bottom."""
        return tuple(row for block in self.blocks for row in block.rows)


class Placed(NamedTuple):
    """A cell and the row and column (from 0) where it begins."""

    cell: Cell
    row: int
    column: int

    def text_at(self, row: int, column: int) -> str:
        """The cell's text where it begins, nothing where it only reaches."""
        return self.cell.text if (row, column) == (self.row, self.column) else ""


def cover(rows: Sequence[GridRow], width: int) -> list[list[Placed]]:
    """For every row and column the cell that covers it.

    Raises ValueError when the cells leave a hole, overlap, or reach over the edge.
    """
    covered: list[list[Placed | None]] = [[None] * width for _ in rows]
    for row, cells in enumerate(rows):
        for cell in cells:
            column = covered[row].index(None)
            lines = covered[row : row + cell.rowspan]
            free = [line[column : column + cell.colspan] for line in lines]
            if free != [[None] * cell.colspan] * cell.rowspan:
                raise ValueError(f"no room for {cell}")
            for line in lines:
                line[column : column + cell.colspan] = [Placed(cell, row, column)] * cell.colspan
    full = [[placed for placed in line if placed] for line in covered]
    if any(len(line) != width for line in full):
        raise ValueError("the cells leave a hole")
    return full
