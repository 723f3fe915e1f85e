"""A table on its side, its rows named across and its columns down -> laid as the form has it."""

from collections.abc import Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.column_names import column_of
from nianbao.imports.labels import row_key
from nianbao.imports.short_names import row_in_short
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.shape import FigureTable

_ENOUGH = 3
"""Rows of the form that must be named across."""


def turned_rows(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock] | None:
    """The blocks with such a table turned, its rows in the line of their names.

    None where it is none: every row of figures must begin with a column of its own, and none have
    a figure where no row is named.
    """
    rows = [block for block in blocks if isinstance(block, CellRow)]
    figures = [row for row in rows if any(map(is_figure_like, filter(None, row.cells)))]
    if not figures or len(figures) > len(table.blocks[0].columns):
        return None
    heads = [row for row in rows[: rows.index(figures[0])] if _named(table, row)]
    columns = [_column(table, row) for row in figures]
    if not heads or "" in columns or len(set(columns)) < len(columns):
        return None
    names = {at: text for row in heads for at, text in enumerate(row.cells) if text}
    named = {at: key for row in heads for at, key in _named(table, row).items()}
    keys = set(named.values())
    if len(keys) < max(_ENOUGH, len(named)) or len(columns) < _ENOUGH:
        return None
    if any(at not in named for row in figures for at in _figures_at(row)):
        return None
    head = heads[0]
    titles = ("", *(_first(row) for row in figures))
    laid: list[SourceBlock] = [CellRow(head.number, titles, " ".join(titles))]
    for at in sorted(named):
        cells = (names[at], *(row.cells[at] if at < len(row.cells) else "" for row in figures))
        laid.append(CellRow(head.number, cells, " ".join(cells)))
    gone = set(map(id, (*figures, *heads)))
    place = next(at for at, block in enumerate(blocks) if block is head)
    before = [one for one in blocks[:place] if id(one) not in gone]
    return [*before, *laid, *(one for one in blocks[place:] if id(one) not in gone)]


def _named(table: FigureTable, row: CellRow) -> dict[int, str]:
    """The rows of the form that a row names across, by place."""
    keys = {at: row_key(table, text) for at, text in enumerate(row.cells) if text}
    known = {key for key in keys.values() if key}
    short = {
        at: key
        for at, text in enumerate(row.cells)
        if text and not keys[at] and (key := row_in_short(table, text)) and key not in known
    }
    return {at: key for at, key in sorted((keys | short).items()) if key}


def _first(row: CellRow) -> str:
    return next(text for text in row.cells if text)


def _column(table: FigureTable, row: CellRow) -> str:
    """The column that a row of figures begins with; empty where it is none or a row's name."""
    words = [text for text in row.cells if text and not is_figure_like(text)]
    if not words or is_figure_like(_first(row)):
        return ""
    return column_of(table.blocks[0].columns, words[-1]) or ""


def _figures_at(row: CellRow) -> list[int]:
    return [at for at, text in enumerate(row.cells) if text and is_figure_like(text)]
