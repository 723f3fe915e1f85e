"""Tables without merged cells, for editors that keep none: one head row, every label whole.

A block of a table is a table of its own, its caption a paragraph above it, as in Markdown. Words
that were a merged cell stand in every label or head they reached over, joined by a dot.
"""

from collections.abc import Iterable, Iterator

from nianbao.exports.grid import Cell, Grid, GridBlock, GridRow, Kind, Placed, cover
from nianbao.exports.outline import Element, Paragraph

_JOINT = "·"
"""Stands between the words of a label or a head, outermost first."""
_NO_CORNER = "项目"
"""The head over the labels where the form has none: table four."""


def flatten(elements: Iterable[Element]) -> Iterator[Element]:
    """The same elements, their tables flat; what is no table stays as it is."""
    for element in elements:
        if isinstance(element, Grid):
            yield from _flat_table(element)
        else:
            yield element


def _flat_table(grid: Grid) -> Iterator[Element]:
    for block in grid.blocks:
        if block.caption:
            yield Paragraph(block.caption.text)
        rows = _rows(grid, block) if grid.label_columns else _rows_of_a_line(grid, block)
        head, *body = rows
        yield Grid(len(head), 1, (GridBlock(None, (head,), tuple(body)),), flat=True)


def _rows(grid: Grid, block: GridBlock) -> Iterator[GridRow]:
    """The head and the rows of a block whose labels stand left of the figures."""
    head, body = cover(block.head, grid.width), cover(block.body, grid.width)
    begun = {placed.column for line in body for placed in line}
    columns = [at for at in range(grid.label_columns, grid.width) if at in begun]
    corner = Cell(_joined(line[0] for line in head))
    yield (corner, *(Cell(_joined(line[at] for line in head)) for at in columns))
    for line in body:
        label = Cell(_joined(line[: grid.label_columns]), kind=Kind.LABEL)
        yield (label, *(_single(line[at].cell) for at in columns))


def _rows_of_a_line(grid: Grid, block: GridBlock) -> Iterator[GridRow]:
    """The same of one line of figures: its innermost heads are the columns, the rest the labels."""
    heads = cover(block.head, grid.width)
    (figures,) = block.body
    rows: dict[str, list[Cell]] = {}
    names: dict[str, None] = {}
    for at, figure in enumerate(figures):
        *above, own = dict.fromkeys(line[at] for line in heads)
        names[own.cell.text] = None
        rows.setdefault(_joined(above), []).append(_single(figure))
    yield (Cell(_NO_CORNER), *map(Cell, names))
    for label, cells in rows.items():
        yield (Cell(label, kind=Kind.LABEL), *cells)


def _single(cell: Cell) -> Cell:
    """A figure in one place of its own."""
    return Cell(cell.text, kind=cell.kind, ref=cell.ref, note=cell.note)


def _joined(line: Iterable[Placed]) -> str:
    """The words of cells, those of a merged one once."""
    return _JOINT.join(placed.cell.text for placed in dict.fromkeys(line))
