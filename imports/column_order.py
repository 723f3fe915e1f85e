"""Whether the heads of a table's columns say another order than the form's, and what then.

Figures are read in the form's order, whatever the heads say; so a head that says another must be
followed by its names, or its rows left unread.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nianbao.imports.cells import is_figure_like
from nianbao.imports.column_names import by_column_names, column_of
from nianbao.imports.labels import row_key
from nianbao.imports.places import label_place
from nianbao.imports.source import CellRow, SourceBlock, cells_of_line
from nianbao.report.form.shape import Block, FigureTable

_WIDE = 4
"""Columns from which on a head has several lines."""


@dataclass(frozen=True, slots=True)
class OddHead:
    """A head in another order: its line, its names, and the rows of the form below it."""

    number: int
    names: tuple[str, ...]
    rows: frozenset[str]


def odd_heads_of(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[OddHead]:
    """The heads that name columns in another order than the form has them, one a block."""
    found: dict[frozenset[str], OddHead] = {}
    for number, texts, is_row in _lines(table, blocks):
        for block in table.blocks:
            rows = frozenset(row.key for row in block.rows)
            if _is_odd(table, block, texts, is_row=is_row):
                names = tuple(text for text in texts if column_of(block.columns, text))
                found.setdefault(rows, OddHead(number, names, rows))
    return list(found.values())


def in_order_of_form(
    table: FigureTable, blocks: Sequence[SourceBlock], heads: Sequence[OddHead]
) -> tuple[list[SourceBlock], list[CellRow]]:
    """The blocks with the rows below such heads laid by their names; those that can't be, apart."""
    odd = frozenset(key for head in heads for key in head.rows)
    before = {id(block) for block in blocks}
    kept: list[SourceBlock] = []
    unread: list[CellRow] = []
    for block in by_column_names(table, blocks).blocks:
        if isinstance(block, CellRow) and id(block) in before and _is_of(table, block, odd):
            unread.append(block)
        else:
            kept.append(block)
    return kept, unread


def without_strange(
    table: FigureTable, blocks: Sequence[SourceBlock]
) -> tuple[list[SourceBlock], list[str]]:
    """The blocks without columns that a head names and the form does not have, and these names.

    Only where rows have more figures than the form has columns: else the heads are not needed.
    """
    if table.side_by_side or not any(_is_wide(table, block) for block in blocks):
        return list(blocks), []
    columns = by_column_names(table, blocks)
    if columns.unread or not columns.strange:
        return list(blocks), []
    return columns.blocks, list(dict.fromkeys(columns.strange))


def _is_wide(table: FigureTable, block: SourceBlock) -> bool:
    """Whether a row has more figures behind its label than the form has columns."""
    place = label_place(table, block.own_cells) if isinstance(block, CellRow) else None
    if place is None or not isinstance(block, CellRow):
        return False
    wanted = sum(ref.row == place[0] for ref in table.cells)
    return sum(map(is_figure_like, filter(None, block.own_cells[place[1] :]))) > wanted


def _lines(
    table: FigureTable, blocks: Sequence[SourceBlock]
) -> Iterator[tuple[int, list[str], bool]]:
    """The words of each row of heads, and those of lines that hold one cell each, together."""
    stream: list[str] = []
    for block in blocks:
        cells = block.own_cells if isinstance(block, CellRow) else cells_of_line(block.text)
        texts = [text.strip() for text in cells if text.strip()]
        ends = any(is_figure_like(text) or _names_row(table, text) for text in texts)
        if len(texts) > 1 and not ends:
            yield block.number, texts, True
        if len(texts) == 1 and not ends:
            stream += texts
        elif texts:
            yield block.number, stream, False
            stream = []


def _names_row(table: FigureTable, text: str) -> bool:
    """Whether words are a row's label, and no column's: 其他 and 总计 can be both."""
    is_column = any(column_of(block.columns, text) for block in table.blocks)
    return bool(row_key(table, text)) and not is_column


def _is_odd(table: FigureTable, block: Block, texts: Sequence[str], *, is_row: bool) -> bool:
    """Whether words name columns of a block in another order than the form's.

    The total stands above those beside it where heads have several lines: then its place in a
    stream of lines tells nothing. Columns side by side come again.
    """
    keys = [column.key for column in block.columns]
    named = [keys.index(key) for text in texts if (key := column_of(block.columns, text))]
    if table.side_by_side:
        named = list(dict.fromkeys(named))
    elif not is_row:
        named = [at for at in named if at != len(keys) - 1 or len(keys) < _WIDE]
    return any(b < a for a, b in pairwise(named))


def _is_of(table: FigureTable, row: CellRow, keys: frozenset[str]) -> bool:
    place = label_place(table, row.own_cells)
    figures = sum(map(is_figure_like, row.own_cells))
    return place[0] in keys if place else table.side_by_side and figures > 1
