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

from report.form.figures import CellRef
from report.form.shape import Block, Column, FigureTable, Row
from tui.grid.glyphs import BOXED, Glyphs

FIGURE_WIDTH = 6
"""The narrowest column: a mark, four digits, a note."""
EDGES = 2
"""The mark in front of a figure and the note behind it."""
LABEL_WIDTH = 20
"""The narrowest label column; below it the figures scroll sideways."""
READABLE_LABELS = 36
"""Full column heads are only used where labels keep this width."""
INDENT = 2
LAST_YEAR, CHANGE = "上年", "增减"
"""What stands over, or in front of, last year's figures and the changes."""


class Way(NamedTuple):
    """One way to lay a table out: taken if the labels keep `labels` cells, or all they want.

    With `full` heads are not shortened. `parts` are how many of last year's figure and the change
    stand behind each figure; `under` gives last year's figures a line of their own instead.
    """

    full: bool
    labels: int
    parts: int = 0
    under: bool = False


ALONE = (Way(True, READABLE_LABELS), Way(False, 0))
BESIDE = (
    Way(True, READABLE_LABELS, parts=2),
    Way(False, LABEL_WIDTH, parts=2),
    Way(False, LABEL_WIDTH, parts=1),
    Way(True, READABLE_LABELS, under=True),
    Way(False, 0, under=True),
)
"""The ways in the order they are tried, of a year alone and with last year's beside it."""


class LineKind(Enum):
    """What a line of the grid is."""

    CAPTION = "caption"
    HEAD = "head"
    GROUP = "group"
    ROW = "row"
    LAST_YEAR = "last-year"


class Line(NamedTuple):
    """One line: its words, how far they are indented, its block, and its row's key if it has."""

    kind: LineKind
    block: int
    words: str
    indent: int = 0
    row: str = ""


class Span(NamedTuple):
    """A column: its head as drawn, the x of its first cell (after the rule) and its width.

    `then` and `change` are the cells behind it for last year's figure and the change.
    """

    key: str
    head: str
    x: int
    width: int
    then: int = 0
    change: int = 0

    @property
    def wide(self) -> int:
        """All its cells up to the next rule."""
        return self.width + self.then + self.change


class Place(NamedTuple):
    """Where a cell is drawn: its line, x and width, and the width with what stands behind it."""

    line: int
    x: int
    width: int
    wide: int


@dataclass(frozen=True)
class Layout:
    """A table laid out for a width; `spans` are the columns of each block.

    With `under` a line of last year's figures follows each row's.
    """

    table: FigureTable
    lines: tuple[Line, ...]
    spans: tuple[tuple[Span, ...], ...]
    label_width: int
    under: bool = False

    @cached_property
    def figures_width(self) -> int:
        """Cells from the first rule to the end of the last column of the widest block."""
        return max(spans[-1].x + spans[-1].wide for spans in self.spans)

    @cached_property
    def line_of(self) -> Mapping[str, int]:
        """The line of each row, by the row's key."""
        return {line.row: at for at, line in enumerate(self.lines) if line.row}

    @cached_property
    def places(self) -> Mapping[CellRef, Place]:
        """Where every cell is drawn."""
        return {
            CellRef(self.table.key, line.row, span.key): Place(at, span.x, span.width, span.wide)
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

        Group lines, captions and heads right above the row come into view with it, and so does
        last year's line under it.
        """
        first = line
        while first > 0 and self.lines[first - 1].kind not in _FIGURES:
            first -= 1
        top = first if first == 0 or first in self.heads else first - 1
        lowest = max(0, line + self.under - height + 1)
        return max(min(scroll, top), lowest)

    def ref_at(self, line: int, x: int) -> CellRef | None:
        """The cell drawn there, `x` from the left edge of the figures; None beside all cells."""
        if 0 < line < len(self.lines) and self.lines[line].kind is LineKind.LAST_YEAR:
            line -= 1
        if not 0 <= line < len(self.lines) or not self.lines[line].row:
            return None
        for span in self.spans[self.lines[line].block]:
            if span.x - 1 <= x < span.x + span.wide:
                return CellRef(self.table.key, self.lines[line].row, span.key)
        return None


_FIGURES = (LineKind.ROW, LineKind.LAST_YEAR)
"""The lines that hold figures."""

Longest = Mapping[tuple[int, str], int]
"""By block and column key, the cells of the longest figure."""


def lay_out(
    table: FigureTable,
    width: int,
    longest: Longest | None = None,
    glyphs: Glyphs = BOXED,
    last_year: Longest | None = None,
) -> Layout:
    """Lay a table out for `width` cells.

    `longest` tells of figures where the longest has more than four cells, `last_year` of last
    year's; where that is given, they stand beside this year's. Full heads are used when the
    labels stay readable beside them.
    """
    wanted = max(cell_len(ln.words) + ln.indent for ln in _lines(table, glyphs) if _is_label(ln))
    for way in BESIDE if last_year is not None else ALONE:
        spans = tuple(
            _spans(at, block, longest or {}, last_year or {}, way)
            for at, block in enumerate(table.blocks)
        )
        left = width - max(columns[-1].x + columns[-1].wide for columns in spans)
        if left >= min(wanted, way.labels):
            break
    labels = min(wanted, max(left, min(LABEL_WIDTH, width // 2)))
    lines = tuple(_lines(table, glyphs, way.under))
    return Layout(table, lines, spans, labels, way.under)


def _is_label(line: Line) -> bool:
    return line.kind in (LineKind.ROW, LineKind.GROUP)


def _lines(table: FigureTable, glyphs: Glyphs, last_year: bool = False) -> Iterator[Line]:
    for at, block in enumerate(table.blocks):
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
            if last_year:
                yield Line(LineKind.LAST_YEAR, at, LAST_YEAR, (len(row.under) + 1) * INDENT)
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
    at: int, block: Block, longest: Longest, last_year: Longest, way: Way
) -> tuple[Span, ...]:
    spans: list[Span] = []
    x = 1
    for column in block.columns:
        head = _head(column, way.full)
        now, then = (known.get((at, column.key), 0) for known in (longest, last_year))
        width = max(
            FIGURE_WIDTH, cell_len(head) + 1, (max(now, then) if way.under else now) + EDGES
        )
        beside = (max(then, cell_len(LAST_YEAR)) + 1, max(now + 1, then + 1, cell_len(CHANGE)) + 1)
        span = Span(column.key, head, x, width, *beside[: way.parts])
        spans.append(span)
        x += span.wide + 1
    return tuple(spans)


def _head(column: Column, full: bool) -> str:
    return column.label.text if full else column.label.short or column.label.text
