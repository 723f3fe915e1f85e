"""A block that was copied in this program, pasted again: every figure to its place. Pure.

A reader of other people's blocks asks whether their rows hold totals. Of one's own it is known.
"""

from collections.abc import Sequence

from nianbao.imports.pasted_block import PastedBlock, cell_in_table
from nianbao.report.errors import FigureError
from nianbao.report.form.figures import CellRef, Figure, parse_figure
from nianbao.report.form.shape import FigureTable
from nianbao.tui.grid.marking import rows_from


def copied_rows(text: str) -> Sequence[str]:
    """The rows of a copied block, whatever a clipboard or a terminal made of its line ends."""
    return [line for line in text.splitlines() if line]


def placed_again(table: FigureTable, lines: Sequence[str], start: CellRef) -> PastedBlock | None:
    """What a copied block fills from a cell on, totals passed over; None where it doesn't fit."""
    rows = rows_from(table, start)
    texts = [line.split("\t") for line in lines]
    if len(texts) > len(rows):
        return None
    changes: dict[CellRef, Figure] = {}
    for refs, cells in zip(rows, texts, strict=False):
        if len(cells) > len(refs):
            return None
        for ref, cell in zip(refs, cells, strict=False):
            if ref not in table.derived_cells:
                try:
                    changes[ref] = parse_figure(cell, table.columns[ref].unit)
                except FigureError:
                    return None
    way = f"是在这里复制的，按位置放，从{cell_in_table(table, start)}起。"
    return PastedBlock(changes, way=way) if changes else None
