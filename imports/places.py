"""Which column each cell of a row belongs to, where some of its cells are blank.

A row with a figure in every column needs no proof. One with blanks is placed only where the
places themselves are certain: exactly as many cells behind its label as there are columns, a
grid in which the figures of every full row begin at one place, or rows padded to one width in
which the figures follow their labels. A cell that is not empty is never left outside.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from nianbao.imports.cells import is_figure_like
from nianbao.imports.fitting import closes
from nianbao.imports.labels import core, is_head, row_key
from nianbao.imports.source import CellRow
from nianbao.report.form.figures import BLANK_MARKS, CellRef
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable

_EVERYDAY = 2
"""Characters of a label that may be a column's too."""
_ROWS = 3
"""Rows that must have a column blank that is none of the form's."""
_Window = Callable[[CellRow, int], list[str] | None]
"""The texts of as many columns as are wanted, from a row; None when they don't stand so."""


def label_place(table: FigureTable, cells: Sequence[str]) -> tuple[str, int] | None:
    """The row a printed row names, and where its figures begin; None for heads."""
    found: tuple[str, int] | None = None
    for place, text in enumerate(cells):
        if is_figure_like(text):
            break
        is_column = found and _is_everyday(text) and not _is_everyday(cells[found[1] - 1])
        if text and not is_column and (key := row_key(table, text)):
            found = key, place + 1
        elif text and found and _is_above(table, found[0], text):
            found = found[0], place + 1
    behind = [text for text in cells[found[1] :] if text] if found else []
    if not found or not behind or _are_heads(table, behind):
        return None
    names_column = _is_everyday(cells[found[1] - 1]) and not any(map(is_figure_like, behind))
    return None if names_column else found


def _is_everyday(text: str) -> bool:
    """Whether a label may be a column's too: 其他, without its number."""
    return len(core(text)) <= _EVERYDAY and not split_number(text)[0]


def _is_above(table: FigureTable, key: str, text: str) -> bool:
    """Whether words are those of a label that the row stands beneath."""
    return any(core(text) == core(label.text) for label in table.rows[key].under)


def trim(values: Sequence[str]) -> list[str]:
    """The cells from the first to the last that is not empty."""
    filled = [place for place, text in enumerate(values) if text]
    return list(values[filled[0] : filled[-1] + 1]) if filled else []


class FigurePlaces:
    """What the rows of a table tell together about where their figures stand.

    It is looked for when a row with fewer figures than columns asks: most tables have none.
    """

    def __init__(self, table: FigureTable, rows: Iterable[CellRow]) -> None:
        self._table = table
        self._rows = tuple(rows)
        self._labels = 1 + max(len(row.under) for row in table.rows.values())
        self._grid = self._labels + max(len(block.columns) for block in table.blocks)

    @cached_property
    def _labelled(self) -> list[CellRow]:
        table = self._table
        return [
            row for row in self._rows if table.side_by_side or label_place(table, row.own_cells)
        ]

    @cached_property
    def _full(self) -> list[CellRow]:
        return [row for row in self._labelled if self._is_full(row)]

    @cached_property
    def _follow(self) -> bool:
        """Whether the figures of every full row begin right behind its label."""
        return all(row.own_cells[self._start(row)] for row in self._full)

    @cached_property
    def _width(self) -> int:
        return max((len(row.cells) for row in self._labelled), default=0)

    @cached_property
    def _ways(self) -> list[_Window]:
        return self._proved_ways(self._labelled, self._full)

    def window(self, row: CellRow, wanted: int) -> list[str] | None:
        """The texts of a row with blanks, one a column; None when their places are not proved."""
        for way in self._ways:
            if (texts := way(row, wanted)) is not None:
                return texts
        return self._exact(row, wanted) if self._follow else None

    def with_strokes(self, row: CellRow, wanted: int) -> list[str] | None:
        """The texts of a row where a mark for a blank that lies over several columns is in each."""
        texts: list[str] = []
        own = ""
        for place, text in enumerate(row.cells):
            if place not in row.covered:
                own = text
                texts.append(text)
            elif row.across and place in row.across and own and own in BLANK_MARKS:
                texts.append(own)
        values = trim(texts[self._start(row) :])
        return values if len(values) == wanted else None

    def without_blank_columns(self, row: CellRow, wanted: int) -> list[str] | None:
        """The figures of a row where columns stand between that are blank in every row."""
        values = row.own_cells[self._start(row) :]
        texts = trim(values)
        if len(texts) == 2 * wanted - 1 and all(texts[::2]) and not any(texts[1::2]):
            return texts[::2]
        rows = [one for one in self._labelled if len(self._cells(one)) == wanted]
        behind = [one.own_cells[self._start(one) :] for one in rows]
        if len(behind) < _ROWS or len(set(map(len, behind))) != 1:
            return None
        filled = [at for at, column in enumerate(zip(*behind, strict=True)) if any(column)]
        return [values[at] for at in filled] if len(filled) == wanted else None

    def _proved_ways(self, labelled: Sequence[CellRow], full: Sequence[CellRow]) -> list[_Window]:
        """The ways that no row of the table speaks against, the likelier first."""
        if self._table.side_by_side:
            return []
        ways: list[_Window] = []
        regular = [row for row in labelled if len(row.cells) == self._grid]
        if 2 * len(regular) > len(labelled) and self._fits(self._in_grid, regular):
            ways.append(self._in_grid)
        if self._follow and self._fits(self._padded, labelled):
            ways.append(self._padded)
        if full:
            return ways
        return sorted(ways, key=lambda way: -self._closings(way, labelled))

    def _fits(self, way: _Window, rows: Sequence[CellRow]) -> bool:
        return all(way(row, len(self._cells(row))) is not None for row in rows)

    def _closings(self, way: _Window, rows: Sequence[CellRow]) -> int:
        """In how many rows the printed total is the sum of the others, read this way."""
        read = ((self._cells(row), way(row, len(self._cells(row)))) for row in rows)
        return sum(
            texts is not None and any(texts) and closes(self._table, cells, texts)
            for cells, texts in read
        )

    def _exact(self, row: CellRow, wanted: int) -> list[str] | None:
        """Exactly as many cells behind the label as there are columns."""
        values = row.own_cells[self._start(row) :]
        return list(values) if len(values) == wanted else None

    def _padded(self, row: CellRow, wanted: int) -> list[str] | None:
        """The figures behind the label, and empty cells up to the width of the widest row."""
        values = row.own_cells[self._start(row) :]
        if len(values) < wanted or any(values[wanted:]) or len(row.cells) != self._width:
            return None
        return list(values[:wanted])

    def _in_grid(self, row: CellRow, wanted: int) -> list[str] | None:
        """The figures at the place at which they begin on the official form."""
        window = range(self._labels, self._labels + wanted)
        last_label = self._grid_label(row)
        outside = (
            text
            for place, text in enumerate(row.cells)
            if place > last_label and place not in window
        )
        if last_label >= self._labels or len(row.cells) != self._grid:
            return None
        if any(outside) or row.covered.intersection(window):
            return None
        return [row.cells[place] for place in window]

    def _grid_label(self, row: CellRow) -> int:
        """The place of a row's label among all its places, covered ones too."""
        own = [place for place in range(len(row.cells)) if place not in row.covered]
        return own[self._start(row) - 1]

    def _is_full(self, row: CellRow) -> bool:
        texts = trim(row.own_cells[self._start(row) :])
        return all(texts) and len(texts) == len(self._cells(row))

    def _start(self, row: CellRow) -> int:
        return (label_place(self._table, row.own_cells) or ("", 0))[1]

    def _cells(self, row: CellRow) -> list[CellRef]:
        key, _ = label_place(self._table, row.own_cells) or ("", 0)
        return [ref for ref in self._table.cells if key in ("", ref.row)]


def _are_heads(table: FigureTable, cells: Sequence[str]) -> bool:
    return all(is_head(table, text) for text in cells if text)
