"""A table printed side by side that came as one small table a row: the names stand above.

`行政复议`, then a head, then five figures: the figures get the name of the row that stands
between them and the figures before, if it is the only one.
"""

from collections.abc import Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import row_key
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.shape import FigureTable


def is_whole(table: FigureTable, row: CellRow) -> bool:
    """Whether a row has exactly the cells of a whole table that is printed as one line."""
    return table.side_by_side and len(row.own_cells) == len(table.cells)


def with_row_names(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks with the name of its row before each line that has the figures of one row."""
    if not table.side_by_side:
        return list(blocks)
    named: list[SourceBlock] = []
    names: list[str] = []
    for block in blocks:
        cells = block.own_cells if isinstance(block, CellRow) else (block.text,)
        figures = [text for text in cells if is_figure_like(text)]
        if not figures:
            names += [text for text in cells if text and row_key(table, text)]
            named.append(block)
            continue
        named.append(_named(table, block, names))
        names = []
    return named


def _named(table: FigureTable, block: SourceBlock, names: Sequence[str]) -> SourceBlock:
    """The figures of one row with their only name before them; else the block as it is."""
    if not isinstance(block, CellRow) or len(names) != 1:
        return block
    wanted = len(table.cells) // len(table.rows)
    if len(block.own_cells) != wanted or any(
        text and not is_figure_like(text) for text in block.own_cells
    ):
        return block
    return CellRow(block.number, (names[0], *block.own_cells), f"{names[0]} {block.text}")
