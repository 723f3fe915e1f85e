"""A report as its page would look on paper, in rows of terminal cells. Pure.

The rule: a figure is never broken, and never stands without its labels: a table's columns are as
narrow as its figures need, labels are wrapped, and each row knows the heads that belong above it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from nianbao.exports.grid import Grid, Kind, Placed, cover
from nianbao.exports.outline import Element, Heading, Paragraph
from nianbao.tui.kit.line_breaking import broken

UPRIGHT, LEVEL, CROSS = "|", "-", "+"
"""Of one cell whatever the terminal's font."""
INDENT = "　　"
_HEAD_CELLS = 4
"""The least width of a column: two characters of its head in a row."""
_LABEL_CELLS = 8
"""The least width of a column of labels."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One row of cells; `heads` are the rows to show above it where its table's are out of view."""

    text: str
    heads: tuple[str, ...] = ()
    is_title: bool = False


def paper_rows(elements: Iterable[Element], width: int) -> list[PaperRow]:
    """Headings, paragraphs and tables on a page of so many terminal cells."""
    rows: list[PaperRow] = []
    for element in elements:
        rows += [PaperRow("")] if rows else []
        if isinstance(element, Grid):
            rows += _table(element, width)
        elif isinstance(element, Heading):
            rows += _heading(element, width)
        else:
            rows += _paragraph(element, width)
    return rows


def _heading(heading: Heading, width: int) -> Iterator[PaperRow]:
    is_title = heading.level == 1
    for row in broken(heading.text if is_title else INDENT + heading.text, width):
        left = " " * max(0, (width - cell_len(row)) // 2) if is_title else ""
        yield PaperRow(left + row, is_title=True)


def _paragraph(paragraph: Paragraph, width: int) -> Iterator[PaperRow]:
    if paragraph.closing:
        yield PaperRow(" " * max(0, width - cell_len(paragraph.text) - 4) + paragraph.text)
    else:
        yield from map(PaperRow, broken(INDENT + paragraph.text, width))


# --- Tables


def _table(grid: Grid, width: int) -> Iterator[PaperRow]:
    covered = cover(grid.rows, grid.width)
    widths = _widths(covered, grid, width)
    heights = _heights(covered, widths)
    drawn = [_drawn(line, row, widths, heights) for row, line in enumerate(covered)]
    yield PaperRow(_level(covered, -1, widths, heights))
    at = 0
    for block in grid.blocks:
        body = at + len(block.rows) - len(block.body)
        level = _level(covered, body - 1, widths, heights)
        heads = (*_innermost(covered[body - 1], widths), level)
        for row in range(at, at + len(block.rows)):
            above = heads if row >= body else ()
            yield from (PaperRow(text, above) for text in drawn[row])
            yield PaperRow(_level(covered, row, widths, heights), above if row > body else ())
        at += len(block.rows)


def _widths(covered: Sequence[Sequence[Placed]], grid: Grid, width: int) -> list[int]:
    """Cells of each column: figures whole, labels and heads in what is left."""
    least = [_LABEL_CELLS if at < grid.label_columns else _HEAD_CELLS for at in range(grid.width)]
    for placed in _once(covered):
        cell = placed.cell
        if cell.kind is Kind.FIGURE:
            column = placed.column + cell.colspan - 1
            least[column] = max(least[column], cell_len(cell.bare))
    spare = width - sum(least) - len(least) - 1
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


def _room(placed: Placed, widths: Sequence[int]) -> int:
    span = placed.cell.colspan
    return sum(widths[placed.column : placed.column + span]) + span - 1


def _words(placed: Placed, widths: Sequence[int]) -> list[str]:
    """A cell's words in rows; a figure whole, its note on rows of its own."""
    cell, room = placed.cell, _room(placed, widths)
    if cell.kind is Kind.FIGURE:
        note = cell.text.removeprefix(cell.bare)
        return [cell.bare.rjust(room), *(broken(note, room) if note else ())]
    return broken(cell.text, room)


def _heights(covered: Sequence[Sequence[Placed]], widths: Sequence[int]) -> list[int]:
    """Rows of cells that each row of the table takes; a cell over several may lengthen the last."""
    heights = [1] * len(covered)
    for placed in sorted(_once(covered), key=lambda placed: placed.cell.rowspan):
        last = placed.row + placed.cell.rowspan - 1
        there = sum(heights[placed.row : last + 1]) + placed.cell.rowspan - 1
        heights[last] += max(0, len(_words(placed, widths)) - there)
    return heights


def _drawn(
    line: Sequence[Placed], row: int, widths: Sequence[int], heights: Sequence[int]
) -> list[str]:
    """The rows of cells of one row of the table, between its level rules."""
    cells = list(dict.fromkeys(line))
    texts = []
    for at in range(heights[row]):
        parts = [_part(placed, row, at, widths, heights) for placed in cells]
        texts.append(f"{UPRIGHT}{UPRIGHT.join(parts)}{UPRIGHT}")
    return texts


def _innermost(line: Sequence[Placed], widths: Sequence[int]) -> Iterator[str]:
    """The heads right above the figures, each from its first word on."""
    cells = list(dict.fromkeys(line))
    words = [_words(placed, widths) if placed.cell.kind is Kind.HEAD else [] for placed in cells]
    for at in range(max(map(len, words))):
        parts = [
            set_cell_size(said[at] if at < len(said) else "", _room(placed, widths))
            for placed, said in zip(cells, words, strict=True)
        ]
        yield f"{UPRIGHT}{UPRIGHT.join(parts)}{UPRIGHT}"


def _part(placed: Placed, row: int, at: int, widths: Sequence[int], heights: Sequence[int]) -> str:
    """What of a cell stands in one row of cells; the rule under a row counts as its last."""
    words, room = _words(placed, widths), _room(placed, widths)
    index = sum(heights[placed.row : row]) + (row - placed.row) + at
    return set_cell_size(words[index] if index < len(words) else "", room)


def _level(
    covered: Sequence[Sequence[Placed]], row: int, widths: Sequence[int], heights: Sequence[int]
) -> str:
    """The rule under a row (over the first, for -1); a cell that goes on below reads on in it."""
    above = covered[row] if row >= 0 else covered[0]
    below = covered[row + 1] if row + 1 < len(covered) else covered[-1]
    parts = [""]
    for at, cells in enumerate(widths):
        goes_on = row >= 0 and row + 1 < len(covered) and above[at] == below[at]
        if not goes_on:
            parts[-1] += CROSS if _begins(above, at) or _begins(below, at) else LEVEL
            parts.append(LEVEL * cells)
        elif above[at].column == at:
            parts[-1] += CROSS if at and parts[-1].endswith(LEVEL) else UPRIGHT
            parts.append(_part(above[at], row, heights[row], widths, heights))
        else:
            parts.append("")
    return "".join(parts) + (UPRIGHT if goes_on else CROSS)


def _begins(line: Sequence[Placed], column: int) -> bool:
    return line[column].column == column
