"""Rows without heads whose total stands before its parts, as their sums prove -> behind them."""

from collections.abc import Sequence

from nianbao.imports.cells import read_cell
from nianbao.imports.labels import core
from nianbao.imports.places import label_place, trim
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.figures import Unit
from nianbao.report.form.shape import FigureTable

_ENOUGH = 3
"""Rows in which the first figure, and not the last, must be the sum of the others."""


def with_total_last(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock] | None:
    """The blocks with the total of every row behind its parts; None where it stands there.

    Every row must prove it, and no head may name a column: it would say their order.
    """
    columns = table.blocks[0].columns
    if table.side_by_side or not table.column_totals or len(columns) < _ENOUGH:
        return None
    names = {core(column.label.text) for column in columns}
    turned: dict[int, CellRow] = {}
    proofs = 0
    for at, block in enumerate(blocks):
        cells = block.own_cells if isinstance(block, CellRow) else (block.text,)
        place = label_place(table, cells)
        if not isinstance(block, CellRow) or place is None:
            if any(core(text) in names for text in cells):
                return None
            continue
        values = trim(cells[place[1] :])
        figures = [_count(text) for text in values]
        if len(values) != len(columns) or figures[0] != sum(figures[1:]) or min(figures) < 0:
            return None
        proofs += figures[-1] != sum(figures[:-1])
        moved = (*cells[: place[1]], *values[1:], values[0])
        turned[at] = CellRow(block.number, moved, block.text)
    if proofs < _ENOUGH:
        return None
    return [turned.get(at, block) for at, block in enumerate(blocks)]


def _count(text: str) -> int:
    """The number in a cell; -1 for what is none, a blank too."""
    figure = read_cell(text, Unit.COUNT, is_total=True).figure
    return -1 if figure is None else int(figure)
