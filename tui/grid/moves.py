"""Where the cursor goes in a table: from a typed cell to a typed cell, totals skipped. Pure."""

from collections.abc import Sequence

from nianbao.report.errors import FormError
from nianbao.report.form.figures import CellRef
from nianbao.report.form.shape import FigureTable


class Moves:
    """The ways through one table.

    A row is a list of typed cells, left to right; rows of different blocks may have different
    columns, so "the same column" is the same number counted from the left.
    """

    def __init__(self, table: FigureTable) -> None:
        rows: dict[str, list[CellRef]] = {}
        for ref in table.typed_cells:
            rows.setdefault(ref.row, []).append(ref)
        self._rows = list(rows.values())
        self._at = {ref: (y, x) for y, row in enumerate(self._rows) for x, ref in enumerate(row)}
        self._across = [ref for row in self._rows for ref in row]
        self._down = sorted(self._across, key=lambda ref: (self._at[ref][1], self._at[ref][0]))
        self._across_at = _numbered(self._across)
        self._down_at = _numbered(self._down)
        self._table = table

    @property
    def first(self) -> CellRef:
        """The first typed cell."""
        return self._across[0]

    @property
    def last(self) -> CellRef:
        """The last typed cell."""
        return self._across[-1]

    def up_or_down(self, ref: CellRef, rows: int) -> CellRef:
        """`rows` further down (up if negative); stays in the table."""
        y, x = self._at[ref]
        row = self._rows[min(max(y + rows, 0), len(self._rows) - 1)]
        return row[min(x, len(row) - 1)]

    def left_or_right(self, ref: CellRef, columns: int) -> CellRef:
        """`columns` further right (left if negative); stays in the row."""
        y, x = self._at[ref]
        row = self._rows[y]
        return row[min(max(x + columns, 0), len(row) - 1)]

    def row_end(self, ref: CellRef, last: bool) -> CellRef:
        """The first or the last cell of the row."""
        return self._rows[self._at[ref][0]][-1 if last else 0]

    def across(self, ref: CellRef, step: int) -> CellRef:
        """The next cell (the one before, if -1) row by row, round at the ends: Tab."""
        return self._across[(self._across_at[ref] + step) % len(self._across)]

    def down(self, ref: CellRef) -> CellRef:
        """The next cell column by column, round at the end: Enter."""
        return self._down[(self._down_at[ref] + 1) % len(self._down)]

    def others(self, ref: CellRef, step: int) -> list[CellRef]:
        """All other cells column by column, from the next on (the one before, if -1), round."""
        at = self._down_at[ref]
        onward = [*self._down[at + 1 :], *self._down[:at]]
        return onward if step > 0 else onward[::-1]

    def nearest(self, ref: CellRef) -> CellRef:
        """The typed cell itself or, for a derived one, the nearest in its row, else column.

        Raises FormError when the table has no such cell.
        """
        if ref in self._at:
            return ref
        if ref not in self._table.columns:
            raise FormError(f"表里没有“{ref}”这一格。")
        columns = [cell.column for cell in self._table.cells if cell.row == ref.row]
        in_row = [typed for typed in self._across if typed.row == ref.row]
        if in_row:
            return min(in_row, key=lambda typed: _gap(columns, typed.column, ref.column))
        rows = list(self._table.rows)
        above = [typed for typed in self._across if typed.column == ref.column] or self._across
        return min(above, key=lambda typed: _gap(rows, typed.row, ref.row))


def _numbered(refs: Sequence[CellRef]) -> dict[CellRef, int]:
    return {ref: at for at, ref in enumerate(refs)}


def _gap(keys: Sequence[str], one: str, other: str) -> int:
    return abs(keys.index(one) - keys.index(other))
