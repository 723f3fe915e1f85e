"""A table whose columns were cut into several tables, and one with a column of part sums.

`自然人 商业企业 科研机构` stand in one table and the others in the next, every row named in both;
or the five classes of legal persons are added up once more before the total.
"""

from collections.abc import Sequence

from nianbao.imports.cells import is_figure_like, read_cell
from nianbao.imports.column_names import column_of
from nianbao.imports.fitting import closes
from nianbao.imports.labels import core, is_head
from nianbao.imports.places import label_place, trim
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.figures import Unit
from nianbao.report.form.shape import FigureTable

PART_SUM = "小计"
_ENOUGH = 3
"""Rows that must be named in every part, or hold a sum of some of their figures."""

_Named = tuple[int, CellRow, str, int]
"""A row with a label: its place among the blocks, itself, its key, where its figures begin."""


def with_columns_joined(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks with the parts of such a table joined, where its parts make up every row.

    Every part must have the same rows in the same order. Its heads must name the columns of their
    own part, or the totals of all rows prove the order.
    """
    rows = _named_rows(table, blocks)
    keys = [key for _, _, key, _ in rows]
    size = keys.index(keys[0], 1) if keys[:1] and keys[0] in keys[1:] else 0
    if size < _ENOUGH or len(set(keys)) != size or keys != keys[:size] * (len(keys) // size):
        return list(blocks)
    parts = [rows[at : at + size] for at in range(0, len(rows), size)]
    values = [_values(part) for part in parts]
    cells = [[ref for ref in table.cells if ref.row == key] for key in keys[:size]]
    joined = [tuple(text for part in values for text in part[at]) for at in range(size)]
    if any(len(one) != len(refs) for one, refs in zip(joined, cells, strict=True)):
        return list(blocks)
    is_proved = all(closes(table, refs, one) for one, refs in zip(joined, cells, strict=True))
    if not (is_proved or _heads_agree(table, blocks, parts, [len(one[0]) for one in values])):
        return list(blocks)
    laid = {
        at: CellRow(row.number, (*row.own_cells[:start], *one), row.text)
        for (at, row, _, start), one in zip(parts[0], joined, strict=True)
    }
    last = parts[0][-1][0]
    gone = {at for part in parts[1:] for at, *_ in part}
    gone |= {at for at in range(last + 1, rows[-1][0]) if _is_head(table, blocks[at])}
    return [laid.get(at, block) for at, block in enumerate(blocks) if at not in gone]


def without_part_sum(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock] | None:
    """The blocks without a column that adds up the classes of legal persons; None without one.

    Every row must prove it, and one of them that it is not the total of all.
    """
    rows = _named_rows(table, blocks)
    columns = table.blocks[0].columns
    if table.side_by_side or not table.column_totals or len(rows) < _ENOUGH:
        return None
    if any(len(row.own_cells) - start < len(columns) + 1 for _, row, _, start in rows):
        return None
    values = _values(rows)
    places = (len(columns) - 1, 1)
    place = next((at for at in places if all(_adds_up(one, at, len(columns)) for one in values)), 0)
    if not place or not any(_count(one[0]) and _count(one[place]) for one in values):
        return None
    laid = {
        at: CellRow(row.number, (*row.own_cells[:start], *one[:place], *one[place + 1 :]), row.text)
        for (at, row, _, start), one in zip(rows, values, strict=True)
    }
    kept = (at for at, block in enumerate(blocks) if core(block.text) != PART_SUM)
    return [laid.get(at, blocks[at]) for at in kept]


def _named_rows(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[_Named]:
    return [
        (at, block, *place)
        for at, block in enumerate(blocks)
        if isinstance(block, CellRow) and (place := label_place(table, block.own_cells))
    ]


def _values(rows: Sequence[_Named]) -> list[tuple[str, ...]]:
    """As many cells of each row as the fullest has figures, from where the last figure stands.

    Nothing for a row that has other cells before these, or fewer.
    """
    behind = [row.own_cells[start:] for _, row, _, start in rows]
    blanks = min(len(cells) - _end(cells) for cells in behind)
    cut = [cells[: len(cells) - blanks] for cells in behind]
    width = max(len(trim(cells)) for cells in behind)
    places = [max(len(cells) - width, 0) for cells in cut]
    return [() if any(cells[:at]) else cells[at:] for at, cells in zip(places, cut, strict=True)]


def _end(cells: Sequence[str]) -> int:
    """Where the cells end that hold something."""
    return max((at + 1 for at, text in enumerate(cells) if text), default=0)


def _heads_agree(
    table: FigureTable,
    blocks: Sequence[SourceBlock],
    parts: Sequence[Sequence[_Named]],
    widths: Sequence[int],
) -> bool:
    """Whether the heads above each part name columns of this part, and none of another."""
    columns = table.blocks[0].columns
    keys = [column.key for column in columns]
    begin = first = 0
    for part, width in zip(parts, widths, strict=True):
        heads = blocks[begin : part[0][0]]
        named = {
            key
            for block in heads
            for text in (block.own_cells if isinstance(block, CellRow) else (block.text,))
            if text and (key := column_of(columns, text))
        }
        if not named or not named.issubset(keys[first : first + width]):
            return False
        begin, first = part[-1][0] + 1, first + width
    return True


def _is_head(table: FigureTable, block: SourceBlock) -> bool:
    texts = block.own_cells if isinstance(block, CellRow) else (block.text,)
    return all(is_head(table, text) and not is_figure_like(text) for text in texts if text)


def _adds_up(texts: Sequence[str], place: int, columns: int) -> bool:
    """Whether the figure at a place is the sum of the others between the first and the total."""
    if len(texts) != columns + 1:
        return False
    figures = [_count(text) for text in texts]
    between = sum(figures[1:-1]) - figures[place]
    return figures[place] == between and figures[-1] == figures[0] + between


def _count(text: str) -> int:
    """The number in a cell; nothing for a blank, -1 for what is none."""
    cell = read_cell(text, Unit.COUNT, is_total=True)
    return -1 if cell.odd else int(cell.figure or 0)
