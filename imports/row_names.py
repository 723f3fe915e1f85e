"""A table printed side by side that came as one small table a row: the names stand above.

`行政复议`, then a head, then five figures: the figures get the name of the row that stands
between them and the figures before; two names have twice as many figures beneath them.
"""

from collections.abc import Iterator, Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import row_key
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.numbering import split_number
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
            names += [text for text in map(_bare, cells) if text and row_key(table, text)]
            named.append(block)
            continue
        named += _named(table, block, names)
        names = []
    return named


def _bare(text: str) -> str:
    """A name without what a line says of it: （一）行政复议情况 is 行政复议."""
    words = split_number(text.strip())[2]
    return words.removesuffix("情况") if words != text or text.endswith("情况") else text


def _named(table: FigureTable, block: SourceBlock, names: Sequence[str]) -> Iterator[SourceBlock]:
    """The figures of each row with its name before them; else the block as it is.

    Of several names each has its figures in the order of the names, and not all rows are there:
    else it is the whole table.
    """
    wanted = len(table.cells) // len(table.rows)
    cells = block.own_cells if isinstance(block, CellRow) else ()
    is_fit = 0 < len(names) < len(table.rows) and len(cells) == wanted * len(names)
    if not is_fit or any(text and not is_figure_like(text) for text in cells):
        yield block
        return
    for at, name in enumerate(names):
        own = cells[at * wanted : (at + 1) * wanted]
        yield CellRow(block.number, (name, *own), " ".join((name, *own)))
