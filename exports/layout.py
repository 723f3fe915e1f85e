"""One layout of spanned cells per table; every writer draws it, so they cannot disagree.

A grid is made of stacked blocks (table two has four, the others one). Labels stand left of the
figures, column heads above them; words that several rows or columns share are one spanned cell,
as on the official form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from nianbao.exports.grid import Cell, Grid, GridBlock, GridRow, Kind, bracketed
from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, Unit, print_figure
from nianbao.report.form.shape import Block, Column, FigureTable, Row

BLANK_CELL = "-"
"""What a blank prints as: seen on paper, and read back as blank."""

Path = tuple[str, ...]
"""The words above a column or left of a row, outermost first."""


def lay_out_table(report: Report, table: FigureTable, options: PrintOptions = DEFAULT) -> Grid:
    """The cells of a table of the report, spanned as on the official form."""
    printer = _Printer(report, table, options)
    if table.side_by_side:
        return _side_by_side(printer)
    labels = max(len(_row_path(row)) for row in table.rows.values())
    figures = max(len(block.columns) for block in table.blocks)
    blocks = (_stacked(printer, block, labels, figures) for block in table.blocks)
    return Grid(labels + figures, labels, tuple(blocks))


@dataclass(frozen=True, slots=True)
class _Printer:
    """Prints the figures and heads of one table."""

    report: Report
    table: FigureTable
    options: PrintOptions

    def figure(self, row: Row, column: Column, span: int = 1) -> Cell:
        """The cell of a figure, its note behind it."""
        ref = CellRef(self.table.key, row.key, column.key)
        text = print_figure(self.report.all_figures[ref], self.options.fee_decimals) or BLANK_CELL
        note = self.report.notes.get(str(ref), "")
        return Cell(text + bracketed(note), 1, span, Kind.FIGURE, ref, note)

    def path(self, column: Column) -> Path:
        """The words above a column."""
        words = column.label.text
        if column.unit is Unit.MONEY and self.options.fee_note:
            words = _remarked(words, self.options.fee_note)
        return (*(label.text for label in column.under), words)


def _remarked(words: str, remark: str) -> str:
    """A head with a remark behind it, in the brackets it ends with if it has any."""
    if words.endswith("）"):
        return f"{words[:-1]}，{remark}）"
    return f"{words}（{remark}）"


def _stacked(printer: _Printer, block: Block, labels: int, figures: int) -> GridBlock:
    """A block; its last column takes the room that a wider block of the table needs."""
    spans = [1] * len(block.columns)
    spans[-1] += figures - len(spans)
    first, *rest = _heads([printer.path(column) for column in block.columns], spans)
    corner = Cell(block.corner or printer.table.note, 1 + len(rest), labels)
    caption = Cell(block.caption.text, 1, labels + figures) if block.caption else None
    body = []
    for row, cells in zip(block.rows, _labels(block.rows, labels), strict=True):
        columns = zip(block.columns, spans, strict=True)
        body.append((*cells, *(printer.figure(row, column, span) for column, span in columns)))
    return GridBlock(caption, ((corner, *first), *rest), tuple(body))


def _side_by_side(printer: _Printer) -> Grid:
    """All rows of a table next to one another, as one line of figures."""
    cells = [
        (row, column)
        for block in printer.table.blocks
        for row in block.rows
        for column in block.columns
    ]
    head = _heads([_row_path(row) + printer.path(column) for row, column in cells])
    line = tuple(printer.figure(row, column) for row, column in cells)
    return Grid(len(cells), 0, (GridBlock(None, tuple(head), (line,)),))


def _heads(paths: Sequence[Path], spans: Sequence[int] | None = None) -> list[GridRow]:
    """Column heads, row by row; `spans` is how many places each column takes."""
    places = spans or [1] * len(paths)
    depth = max(map(len, paths))
    return [tuple(_head_row(paths, places, level, depth)) for level in range(depth)]


def _head_row(
    paths: Sequence[Path], spans: Sequence[int], level: int, depth: int
) -> Iterator[Cell]:
    """The heads that begin at a level: shared words once, a column's own words down to the end."""

    def shared(column: int) -> tuple[Path, int]:
        path = paths[column]
        return path[: level + 1], column if len(path) <= level + 1 else -1

    for (path, own), columns in groupby(range(len(paths)), shared):
        if len(path) == level + 1:
            width = sum(spans[column] for column in columns)
            yield Cell(path[level], depth - level if own >= 0 else 1, width)


def _labels(rows: Sequence[Row], width: int) -> Iterator[GridRow]:
    """The labels that begin in each row: shared words once, a row's own words to the right end."""
    above: Path = ()
    for place, row in enumerate(rows):
        *under, own = _row_path(row)
        cells = [
            Cell(words, _run(rows[place:], (*under[:level], words)), 1, Kind.LABEL)
            for level, words in enumerate(under)
            if tuple(under[: level + 1]) != above[: level + 1]
        ]
        above = tuple(under)
        yield (*cells, Cell(own, 1, width - len(under), Kind.LABEL))


def _run(rows: Sequence[Row], under: Path) -> int:
    """How many rows, from the first on, stand beneath these words."""
    beneath = [_row_path(row)[:-1][: len(under)] == under for row in rows]
    return (*beneath, False).index(False)


def _row_path(row: Row) -> Path:
    return (*(label.text for label in row.under), row.label.text)
