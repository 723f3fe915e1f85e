"""A table on the screen, in rows of terminal cells: with its rules, or as aligned text. Pure.

The rule: a figure is never broken, and never stands without its labels: a table's columns are as
narrow as its figures need, labels are wrapped, and each row knows the heads that belong above it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rich.cells import cell_len, set_cell_size

from nianbao.exports.grid import Grid, Kind, Placed, cover
from nianbao.exports.plain_text import RULE, aligned_lines, column_widths, width_of
from nianbao.tui.giving_out.paper_rows import PaperRow
from nianbao.tui.kit.line_breaking import broken

UPRIGHT, LEVEL, CROSS = "|", "-", "+"
"""Of one cell whatever the terminal's font."""
_HEAD_CELLS = 4
"""The least width of a column: two characters of its head in a row."""
_LABEL_CELLS = 8
"""The least width of a column of labels."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """Where the cells of a table stand: cells of each column, rows of cells of each of its rows.

    One that is `ruled` has a frame and a rule under each row; else a mark between columns.
    """

    covered: Sequence[Sequence[Placed]]
    widths: Sequence[int]
    heights: Sequence[int]
    ruled: bool


def ruled_rows(grid: Grid, width: int) -> Iterator[PaperRow]:
    """A table with its rules, as on paper."""
    covered = cover(grid.rows, grid.width)
    widths = _widths(covered, grid, width - grid.width - 1)
    laid = _Laid(covered, widths, _heights(covered, widths, ruled=True), ruled=True)
    drawn = partial(PaperRow, labels=_label_cells(grid, laid))
    yield drawn(_level(laid, -1), is_head=True)
    for body, rows in _blocks(grid):
        heads = (*_innermost(laid, body - 1), _level(laid, body - 1))
        for row in rows:
            above, is_head = (heads if row >= body else ()), row < body
            yield from (drawn(text, above, is_head=is_head) for text in _drawn(laid, row))
            yield drawn(_level(laid, row), above if row > body else (), is_head=is_head)


def aligned_rows(grid: Grid, width: int) -> Iterator[PaperRow]:
    """A table as aligned text; one that is too wide has its words in several rows of a column."""
    covered = cover(grid.rows, grid.width)
    widths = column_widths(grid)
    lines = [[line] for line in aligned_lines(grid)]
    is_whole = sum(widths) + grid.width - 1 <= width
    if not is_whole:
        widths = _widths(covered, grid, width - grid.width + 1)
    laid = _Laid(covered, widths, _heights(covered, widths, ruled=False), ruled=False)
    drawn = partial(PaperRow, labels=_label_cells(grid, laid))
    for body, rows in _blocks(grid):
        heads = tuple(_innermost(laid, body - 1))
        for row in rows:
            above, is_head = (heads if row >= body else ()), row < body
            for at, text in enumerate(lines[row] if is_whole else _drawn(laid, row)):
                yield drawn(text, above, is_head=is_head, goes_on=at > 0)


def _label_cells(grid: Grid, laid: _Laid) -> int:
    """Cells of the columns of labels, with the mark behind each and the frame before them."""
    columns = grid.label_columns
    return sum(laid.widths[:columns]) + columns + laid.ruled if columns else 0


def _blocks(grid: Grid) -> Iterator[tuple[int, range]]:
    """Of each block the first row of its body, and all its rows, from 0."""
    at = 0
    for block in grid.blocks:
        rows = range(at, at + len(block.rows))
        yield rows.stop - len(block.body), rows
        at = rows.stop


def _widths(covered: Sequence[Sequence[Placed]], grid: Grid, room: int) -> list[int]:
    """Cells of each column, `room` together: figures whole, labels and heads in what is left."""
    least = [_LABEL_CELLS if at < grid.label_columns else _HEAD_CELLS for at in range(grid.width)]
    for placed in _once(covered):
        cell = placed.cell
        if cell.kind is Kind.FIGURE:
            column = placed.column + cell.colspan - 1
            least[column] = max(least[column], cell_len(cell.bare))
    spare = room - sum(least)
    for at in range(grid.label_columns if spare < 0 else 0):
        less = min(-spare, _LABEL_CELLS - _HEAD_CELLS)
        least[at], spare = least[at] - less, spare + less
    if spare > 0 and grid.label_columns:
        longest = [
            max((cell_len(p.cell.text) for p in _once(covered) if _is_of(p, at)), default=0)
            for at in range(grid.label_columns)
        ]
        for at in range(grid.label_columns - 1, -1, -1):  # the innermost says the most
            more = min(spare, max(0, longest[at] - least[at]))
            least[at], spare = least[at] + more, spare - more
    figures = range(grid.label_columns, grid.width)
    if spare > 0 and figures:
        for at in figures:
            least[at] += min(spare // len(figures), max(0, 12 - least[at]))
    return least


def _is_of(placed: Placed, column: int) -> bool:
    return placed.column == column and placed.cell.colspan == 1


def _once(covered: Sequence[Sequence[Placed]]) -> list[Placed]:
    return list(dict.fromkeys(placed for line in covered for placed in line))


def _words(placed: Placed, widths: Sequence[int]) -> list[str]:
    """A cell's words in rows; a figure whole, its note on rows of its own."""
    cell, room = placed.cell, width_of(placed, widths)
    if cell.kind is Kind.FIGURE:
        note = cell.text.removeprefix(cell.bare)
        return [cell.bare.rjust(room), *(broken(note, room) if note else ())]
    return broken(cell.text, room)


def _heights(
    covered: Sequence[Sequence[Placed]], widths: Sequence[int], *, ruled: bool
) -> list[int]:
    """Rows of cells that each row of the table takes; a cell over several may lengthen the last."""
    heights = [1] * len(covered)
    for placed in sorted(_once(covered), key=lambda placed: placed.cell.rowspan):
        last = placed.row + placed.cell.rowspan - 1
        rules = placed.cell.rowspan - 1 if ruled else 0
        there = sum(heights[placed.row : last + 1]) + rules
        heights[last] += max(0, len(_words(placed, widths)) - there)
    return heights


def _row(laid: _Laid, parts: Iterable[str]) -> str:
    return f"{UPRIGHT}{UPRIGHT.join(parts)}{UPRIGHT}" if laid.ruled else RULE.join(parts)


def _drawn(laid: _Laid, row: int) -> Iterator[str]:
    """The rows of cells of one row of the table, between its level rules."""
    cells = list(dict.fromkeys(laid.covered[row]))
    for at in range(laid.heights[row]):
        yield _row(laid, [_part(laid, placed, row, at) for placed in cells])


def _innermost(laid: _Laid, row: int) -> Iterator[str]:
    """The heads right above the figures, each from its first word on."""
    cells = list(dict.fromkeys(laid.covered[row]))
    heads = [placed.cell.kind is Kind.HEAD for placed in cells]
    words = [
        _words(one, laid.widths) if head else [] for one, head in zip(cells, heads, strict=True)
    ]
    for at in range(max(map(len, words))):
        yield _row(
            laid,
            [
                set_cell_size(said[at] if at < len(said) else "", width_of(placed, laid.widths))
                for placed, said in zip(cells, words, strict=True)
            ],
        )


def _part(laid: _Laid, placed: Placed, row: int, at: int) -> str:
    """What of a cell stands in one row of cells; the rule under a row counts as its last."""
    words, room = _words(placed, laid.widths), width_of(placed, laid.widths)
    rules = row - placed.row if laid.ruled else 0
    index = sum(laid.heights[placed.row : row]) + rules + at
    return set_cell_size(words[index] if index < len(words) else "", room)


def _level(laid: _Laid, row: int) -> str:
    """The rule under a row (over the first, for -1); a cell that goes on below reads on in it."""
    covered = laid.covered
    above = covered[row] if row >= 0 else covered[0]
    below = covered[row + 1] if row + 1 < len(covered) else covered[-1]
    parts = [""]
    for at, cells in enumerate(laid.widths):
        goes_on = row >= 0 and row + 1 < len(covered) and above[at] == below[at]
        if not goes_on:
            parts[-1] += CROSS if _begins(above, at) or _begins(below, at) else LEVEL
            parts.append(LEVEL * cells)
        elif above[at].column == at:
            parts[-1] += CROSS if at and parts[-1].endswith(LEVEL) else UPRIGHT
            parts.append(_part(laid, above[at], row, laid.heights[row]))
        else:
            parts.append("")
    return "".join(parts) + (UPRIGHT if goes_on else CROSS)


def _begins(line: Sequence[Placed], column: int) -> bool:
    return line[column].column == column
