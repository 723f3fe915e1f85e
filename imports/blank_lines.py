"""A table that came one cell a line, its blank cells as empty lines -> rows that keep them."""

from collections.abc import Sequence
from itertools import takewhile

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import row_key
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.shape import FigureTable


def with_blank_cells(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks with a row for every name of a row and the lines behind it.

    Only where every name has just as many lines behind it, empty ones among them, as its row has
    columns; at the end of the block empty ones may be gone.
    """
    texts = [_only_text(block) for block in blocks]
    lines = [text for text in texts if text is not None]
    if table.side_by_side or len(lines) < len(blocks) or "" not in lines:
        return list(blocks)
    kept: list[SourceBlock] = []
    at = 0
    while at < len(lines):
        behind = list(takewhile(_is_cell, lines[at + 1 :])) if not _is_cell(lines[at]) else []
        key = row_key(table, lines[at])
        cells = _cells(behind, wide=sum(ref.row == key for ref in table.cells) if key else 0)
        is_last = at + 1 + len(behind) == len(lines)
        if key and (cells is None or (len(behind) < len(cells) and not (is_last and any(behind)))):
            return list(blocks)
        row = (lines[at], *(cells or ()))
        is_row = key or any(behind)
        kept.append(CellRow(blocks[at].number, row, " ".join(row)) if is_row else blocks[at])
        at += 1 + (len(behind) if is_row else 0)
    return kept


def _is_cell(text: str) -> bool:
    """Whether a line holds a figure or nothing."""
    return not text or is_figure_like(text)


def _cells(behind: Sequence[str], wide: int) -> list[str] | None:
    """The cells of a row, as many as it has columns where that is known; None for more."""
    if not wide:
        return list(behind)
    if any(behind[wide:]):
        return None
    return [*behind[:wide], *[""] * (wide - len(behind))]


def _only_text(block: SourceBlock) -> str | None:
    """The one cell of a line; None where it has several, or borders alone."""
    if not isinstance(block, CellRow):
        return block.text.strip()
    return block.cells[0] if len(block.cells) == 1 else None
