"""Rows that bear the name of a row of the form and are others: a province's own `8.其他`."""

from collections.abc import Sequence

from nianbao.imports.labels import core
from nianbao.imports.places import label_place
from nianbao.imports.source import CellRow
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable

_EVERYDAY = 2
"""Characters of a name that several rows may have."""


def rows_of_other_number(table: FigureTable, rows: Sequence[CellRow]) -> frozenset[int]:
    """The identities of rows with an everyday name and another number than the form's row has.

    Only where that row stands there, too, with its own number.
    """
    right: set[str] = set()
    other: list[tuple[str, int]] = []
    for row in rows:
        place = label_place(table, row.own_cells)
        label = row.own_cells[place[1] - 1] if place else ""
        if place is None or len(core(label)) > _EVERYDAY:
            continue
        _, number, _ = split_number(label)
        if number == split_number(table.rows[place[0]].label.text)[1]:
            right.add(place[0])
        elif number:
            other.append((place[0], id(row)))
    return frozenset(row for key, row in other if key in right)
