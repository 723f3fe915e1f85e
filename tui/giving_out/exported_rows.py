"""What is exported, in rows of terminal cells: the words as they are, long lines broken. Pure.

The rule: a figure never stands without its labels. Tables of plain text keep every column in
sight; a line of any other table keeps its first row above the others, and its heads above it.
"""

import re
from collections.abc import Iterable, Iterator

from nianbao.exports.grid import Grid
from nianbao.exports.outline import Element
from nianbao.tui.giving_out.paper_rows import PaperRow
from nianbao.tui.giving_out.table_rows import aligned_rows
from nianbao.tui.kit.line_breaking import broken, cell_widths

_TABLE_LINE = ("|", "<tr")
"""How a line of a table begins in Markdown and in HTML."""
_MARKDOWN_RULE = "| ---"
"""How the line under a Markdown table's heads begins."""
_CELL = re.compile("(?=<t[dh][ >]|</t[dh]>)")
"""Where a cell's tags begin in HTML."""
_FIGURE = '<td align="center"'
"""How a cell with a figure begins in HTML."""


def text_rows(elements: Iterable[Element], width: int) -> list[PaperRow]:
    """Plain text on a screen of so many cells; columns are kept apart by a mark, as aligned."""
    rows: list[PaperRow] = []
    for element in elements:
        rows += [PaperRow("")] if rows else []
        rows += (
            aligned_rows(element, width)
            if isinstance(element, Grid)
            else _line(element.text, width)
        )
    return rows


def source_rows(text: str, width: int) -> list[PaperRow]:
    """Markdown or HTML on a screen of so many cells."""
    rows: list[PaperRow] = []
    heads: tuple[str, ...] = ()
    lines = text.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if not line.startswith(_TABLE_LINE):
            heads = ()
            rows += _line(line, width)
        elif below.startswith(_MARKDOWN_RULE):
            rows += _line(line, width, is_head=True)
            heads = tuple(_pieces(line, width))
        else:
            rows += _line(line, width, heads=heads, keeps_labels=True)
    return rows


def _line(
    text: str,
    width: int,
    *,
    heads: tuple[str, ...] = (),
    is_head: bool = False,
    keeps_labels: bool = False,
) -> Iterator[PaperRow]:
    """One line; with `keeps_labels` its first row, or all before a figure, stays above the rest."""
    rows = _pieces(text, width)
    figure = next((at for at, row in enumerate(rows) if _FIGURE in row), 1)
    kept = rows[: max(1, figure)] if keeps_labels else []
    for at, row in enumerate(rows):
        yield PaperRow(row, (*heads, *kept[:at]), is_head=is_head, goes_on=at > 0)


def _pieces(text: str, width: int) -> list[str]:
    """One line in rows; the cells of an HTML table stay whole where they fit."""
    if sum(cell_widths(text)) <= width or not text.startswith("<tr"):
        return broken(text, width)
    rows = [""]
    for cell in _CELL.split(text):
        if sum(cell_widths(rows[-1] + cell)) <= width:
            rows[-1] += cell
        else:
            rows += broken(cell, width)
    return [row for row in rows if row]
