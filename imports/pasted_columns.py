"""Pasted rows -> the same without columns that are none of the form's, where their heads say so."""

from collections.abc import Sequence, Set

from nianbao.imports.sheets.columns import HeadedRows, ShownRow, counting_columns, rows_under_heads
from nianbao.imports.source import CellRow, SourceBlock


def in_form_columns(
    blocks: Sequence[SourceBlock], table: str
) -> tuple[list[SourceBlock], list[str]]:
    """The blocks with their rows in the form's columns, and what is told of the other columns.

    Rows without heads, and those whose heads are not understood, stay as they are but for columns
    that count the rows. `table` is called so in what is told.
    """
    rows = [_shown(place, block) for place, block in enumerate(blocks)]
    counting = counting_columns(rows)
    kept: list[SourceBlock] = []
    told: dict[str, None] = {}
    for headed in rows_under_heads(rows, counting):
        is_laid = bool(headed.order and headed.labels)
        for column, name in headed.left.items() if is_laid else ():
            if _is_used(headed, column):
                words = f"“{name[:20]}”" if name else "没有列名的一列"
                told[f"{words}不是{table}的列，没有填。"] = None
        gone = counting | headed.left.keys() if is_laid else counting
        places = [*headed.labels, *headed.order] if is_laid else None
        kept += [_in_columns(blocks[row.number], row, places, gone) for row in headed.rows]
    return kept, list(told)


def _shown(place: int, block: SourceBlock) -> ShownRow:
    if isinstance(block, CellRow):
        return ShownRow(place, dict(enumerate(block.cells)), set(block.covered))
    return ShownRow(place, {0: block.text})


def _is_used(headed: HeadedRows, column: int) -> bool:
    below = (row for row in headed.rows if row not in headed.head)
    return any(row.texts.get(column, "") for row in below)


def _in_columns(
    block: SourceBlock, row: ShownRow, places: Sequence[int | None] | None, gone: Set[int]
) -> SourceBlock:
    """A row with these columns, None for a blank one; with all but some where `places` is None."""
    if not isinstance(block, CellRow) or not (places or gone):
        return block
    if places is None:
        places = [at for at in range(len(block.cells)) if at not in gone]
    cells = tuple("" if at is None else row.texts.get(at, "") for at in places)
    covered = frozenset(place for place, at in enumerate(places) if at in block.covered)
    return CellRow(block.number, cells, " ".join(filter(None, cells)), covered)
