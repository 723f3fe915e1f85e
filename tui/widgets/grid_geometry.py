"""Where everything stands in a figure grid: lines, columns, widths. Pure; units: terminal cells.

The label column is fixed at the left and the head of the block in view stays at the top, so
positions come in two parts: a line of the whole table, and an x from the left edge of the
figures (the first rule character is at x 0).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from rich.cells import cell_len

from report.figures import CellRef
from report.form import Block, Column, FigureTable, Row
from tui.widgets.grid_glyphs import BOXED, Glyphs

FIGURE_WIDTH = 6
"""The narrowest column: a mark, four digits, a note."""
EDGES = 2
"""The mark in front of a figure and the note behind it."""
LABEL_WIDTH = 20
"""The narrowest label column; below it the figures scroll sideways."""
READABLE_LABELS = 36
"""Full column heads are only used where labels keep this width."""
INDENT = 2


class LineKind(Enum):
    """What a line of the grid is."""

    CAPTION = "caption"
    HEAD = "head"
    GROUP = "group"
    ROW = "row"


class Line(NamedTuple):
    """One line: its words, how far they are indented, its block, and its row's key if it has."""

    kind: LineKind
    block: int
    words: str
    indent: int = 0
    row: str = ""


class Span(NamedTuple):
    """A column: its head as drawn, the x of its first cell (after the rule) and its width."""

    key: str
    head: str
    x: int
    width: int


class Place(NamedTuple):
    """Where a cell is drawn: its line, x and width."""

    line: int
    x: int
    width: int


@dataclass(frozen=True)
class Layout:
    """A table laid out for a width; `spans` are the columns of each block."""

    table: FigureTable
    lines: tuple[Line, ...]
    spans: tuple[tuple[Span, ...], ...]
    label_width: int

    @cached_property
    def figures_width(self) -> int:
        """Cells from the first rule to the end of the last column of the widest block."""
        return max(spans[-1].x + spans[-1].width for spans in self.spans)

    @cached_property
    def line_of(self) -> Mapping[str, int]:
        """The line of each row, by the row's key."""
        return {line.row: at for at, line in enumerate(self.lines) if line.row}

    @cached_property
    def places(self) -> Mapping[CellRef, Place]:
        """Where every cell is drawn."""
        return {
            CellRef(self.table.key, line.row, span.key): Place(at, span.x, span.width)
            for at, line in enumerate(self.lines)
            if line.row
            for span in self.spans[line.block]
        }

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """The head line of each block."""
        return tuple(at for at, line in enumerate(self.lines) if line.kind is LineKind.HEAD)

    def line_at(self, y: int, scroll: int) -> int:
        """The line drawn at `y` of the view when `scroll` lines are scrolled away.

        The view's first line shows the head of the block it is in; the result is past the last
        line when there is nothing to draw.
        """
        at = y + scroll
        if y or at >= len(self.lines):
            return at
        return min(at, self.heads[self.lines[at].block])

    def y_of(self, line: int, scroll: int) -> int | None:
        """Where in the view a line is drawn, if it is above the view's end."""
        if line >= scroll and self.line_at(line - scroll, scroll) == line:
            return line - scroll
        return 0 if self.line_at(0, scroll) == line else None

    def scroll_for(self, line: int, scroll: int, height: int) -> int:
        """The least scroll away from `scroll` that shows a row's line below the head.

        Group lines, captions and heads right above the row come into view with it.
        """
        first = line
        while first > 0 and self.lines[first - 1].kind is not LineKind.ROW:
            first -= 1
        top = first if first == 0 or first in self.heads else first - 1
        lowest = max(0, line - height + 1)
        return max(min(scroll, top), lowest)

    def ref_at(self, line: int, x: int) -> CellRef | None:
        """The cell drawn there, `x` from the left edge of the figures; None beside all cells."""
        if not 0 <= line < len(self.lines) or not self.lines[line].row:
            return None
        for span in self.spans[self.lines[line].block]:
            if span.x - 1 <= x < span.x + span.width:
                return CellRef(self.table.key, self.lines[line].row, span.key)
        return None


def lay_out(
    table: FigureTable,
    width: int,
    longest: Mapping[tuple[int, str], int] | None = None,
    glyphs: Glyphs = BOXED,
) -> Layout:
    """Lay a table out for `width` cells.

    `longest` gives, by block and column key, the cells of the longest figure where that is more
    than four. Full heads are used when the labels stay readable beside them.
    """
    lines = tuple(_lines(table, glyphs))
    wanted = max(cell_len(line.words) + line.indent for line in lines if _in_label_column(line))
    for full in (True, False):
        spans = tuple(_spans(at, block, longest or {}, full) for at, block in _blocks(table))
        left = width - max(columns[-1].x + columns[-1].width for columns in spans)
        if left >= min(wanted, READABLE_LABELS):
            break
    return Layout(table, lines, spans, min(wanted, max(left, min(LABEL_WIDTH, width // 2))))


def fit(words: str, width: int, ellipsis: str = "…") -> str:
    """Words padded or cut with an ellipsis to exactly `width` cells."""
    length = cell_len(words)
    if length <= width:
        return words + " " * (width - length)
    room = width - cell_len(ellipsis)
    if room < 0:
        return " " * width
    kept, used = 0, 0
    while used + (step := cell_len(words[kept])) <= room:
        kept, used = kept + 1, used + step
    return words[:kept] + ellipsis + " " * (room - used)


def fit_end(text: str, width: int, cut: str = "<") -> str:
    """The end of a text that is being typed, at most `width` cells, `cut` in front if shortened."""
    if cell_len(text) <= width:
        return text
    tail = text[-width:]
    while tail and cell_len(tail) > width - 1:
        tail = tail[1:]
    return cut + tail


def _blocks(table: FigureTable) -> Iterator[tuple[int, Block]]:
    return enumerate(table.blocks)


def _in_label_column(line: Line) -> bool:
    return line.kind in (LineKind.ROW, LineKind.GROUP)


def _lines(table: FigureTable, glyphs: Glyphs) -> Iterator[Line]:
    for at, block in _blocks(table):
        if block.caption:
            yield Line(LineKind.CAPTION, at, block.caption.text.translate(glyphs.words))
        yield Line(LineKind.HEAD, at, block.corner.translate(glyphs.words))
        above: tuple[str, ...] = ()
        for row in block.rows:
            under = tuple(label.text for label in row.under)
            shared = _shared(above, under)
            for depth in range(shared, len(under)):
                words = under[depth].translate(glyphs.words)
                yield Line(LineKind.GROUP, at, words, depth * INDENT)
            yield _row_line(at, row, glyphs)
            above = under


def _row_line(at: int, row: Row, glyphs: Glyphs) -> Line:
    words = row.label.text.translate(glyphs.words)
    return Line(LineKind.ROW, at, words, len(row.under) * INDENT, row.key)


def _shared(above: tuple[str, ...], under: tuple[str, ...]) -> int:
    """How many labels from the outside two rows have in common."""
    pairs = zip(above, under, strict=False)
    return next(
        (at for at, pair in enumerate(pairs) if pair[0] != pair[1]), min(len(above), len(under))
    )


def _spans(
    at: int, block: Block, longest: Mapping[tuple[int, str], int], full: bool
) -> tuple[Span, ...]:
    spans: list[Span] = []
    x = 1
    for column in block.columns:
        head = _head(column, full)
        figures = longest.get((at, column.key), 0) + EDGES
        width = max(FIGURE_WIDTH, cell_len(head) + 1, figures)
        spans.append(Span(column.key, head, x, width))
        x += width + 1
    return tuple(spans)


def _head(column: Column, full: bool) -> str:
    return column.label.text if full else column.label.short or column.label.text
