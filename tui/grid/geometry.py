"""Where everything stands in a figure grid: lines, columns, widths. Pure; units: terminal cells.

The label column is fixed at the left and the head of the block in view stays at the top, so
positions come in two parts: a line of the whole table, and an x from the left edge of the
figures (the first rule character is at x 0).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from rich.cells import cell_len

from nianbao.report.form.figures import CellRef, Unit
from nianbao.report.form.shape import Block, Column, FigureTable
from nianbao.tui.grid.glyphs import BOXED, Glyphs

_FIGURE_WIDTH = 6
"""The narrowest column: a mark, four digits, a note."""
_EDGES = 2
"""The mark in front of a figure and the note behind it."""
ALWAYS_FIT = 3
"""The digits for which every column is wide enough, a change and its sign beside it, too."""
_LABEL_WIDTH = 20
"""The narrowest label column; below it the figures scroll sideways."""
_MOST_LABELS = 30
"""What shows nearly all labels whole: last year's figures get less room rather than cut them."""
_READABLE_LABELS = 36
"""Full column heads are only used where labels keep this width."""
_INDENT = 2
THEN_HEAD, DELTA_HEAD = "上年", "增减"
"""What stands over, or in front of, last year's figures and the changes."""


class _Arrangement(NamedTuple):
    """One way to lay a table out: taken if the labels keep `labels` cells, or all they want.

    With `full` heads are not shortened. `parts` are how many of last year's figure and the change
    stand behind each figure; `under` gives last year's figures a line of their own instead.
    """

    full: bool
    labels: int
    parts: int = 0
    under: bool = False


_ALONE = (_Arrangement(True, _READABLE_LABELS), _Arrangement(False, 0))
_COMPARED = (
    _Arrangement(True, _READABLE_LABELS, parts=2),
    _Arrangement(False, _MOST_LABELS, parts=2),
    _Arrangement(False, _MOST_LABELS, parts=1),
    _Arrangement(True, _READABLE_LABELS, under=True),
    _Arrangement(False, 0, under=True),
)
"""In the order they are tried: of a year alone, and with last year's beside it."""


class LineKind(Enum):
    """What a line of the grid is."""

    CAPTION = "caption"
    HEAD = "head"
    GROUP = "group"
    ROW = "row"
    LAST_YEAR = "last-year"
    SAID = "said"


class GridLine(NamedTuple):
    """One line: its words, how far they are indented, its block, and its row's key if it has."""

    kind: LineKind
    block: int
    words: str
    indent: int = 0
    row: str = ""


class GridColumn(NamedTuple):
    """A column: its head as drawn, the x of its first cell (after the rule) and its width.

    `then` and `delta` are the cells behind it for last year's figure and how much more it is.
    """

    key: str
    head: str
    x: int
    width: int
    then: int = 0
    delta: int = 0

    @property
    def wide(self) -> int:
        """All its cells up to the next rule."""
        return self.width + self.then + self.delta


class Box(NamedTuple):
    """Some cells of a line: its number, the x of the first (labels end at 0), how many."""

    line: int
    x: int
    width: int


@dataclass(frozen=True)
class Layout:
    """A table laid out for a width; `columns` are those of each block.

    With `under` a line of last year's figures follows each row's.
    """

    table: FigureTable
    lines: tuple[GridLine, ...]
    columns: tuple[tuple[GridColumn, ...], ...]
    label_width: int
    under: bool = False

    @cached_property
    def figures_width(self) -> int:
        """Cells from the first rule to the end of the last column of the widest block."""
        return max(columns[-1].x + columns[-1].wide for columns in self.columns)

    @cached_property
    def boxes(self) -> Mapping[CellRef, Box]:
        """Where every cell is drawn."""
        return {ref: Box(at, column.x, column.width) for ref, at, column in self._cells()}

    @cached_property
    def compared_boxes(self) -> Mapping[CellRef, Box]:
        """The same with what stands behind each cell up to the next rule."""
        return {ref: Box(at, column.x, column.wide) for ref, at, column in self._cells()}

    def _cells(self) -> Iterator[tuple[CellRef, int, GridColumn]]:
        """Every cell with the number of its line, and its column."""
        for at, line in enumerate(self.lines):
            if line.row:
                for column in self.columns[line.block]:
                    yield CellRef(self.table.key, line.row, column.key), at, column

    def boxes_of(self, refs: Iterable[CellRef], *, compared: bool = False) -> list[Box]:
        """Where cells are drawn; with `compared` what last year's report had there too."""
        if not compared:
            return [self.boxes[ref] for ref in refs]
        boxes = [self.compared_boxes[ref] for ref in refs]
        if self.under:
            boxes += [box._replace(line=box.line + 1) for box in boxes]
        return boxes

    def cursor_boxes(self, before: CellRef, after: CellRef) -> list[Box]:
        """All that shows where the cursor is, in two places: cells, labels, heads."""
        old, new = boxes = self.boxes[before], self.boxes[after]
        changed = list(boxes)
        if old.line != new.line:
            changed += [Box(box.line, -self.label_width, self.label_width) for box in boxes]
        heads = [box._replace(line=self.heads[self.lines[box.line].block]) for box in boxes]
        if heads[0] != heads[1]:
            changed += heads
        return changed

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
        for column in self.columns[self.lines[line].block]:
            if column.x - 1 <= x < column.x + column.wide:
                return CellRef(self.table.key, self.lines[line].row, column.key)
        return None


_FIGURES = (LineKind.ROW, LineKind.LAST_YEAR, LineKind.SAID)
"""The lines that hold figures, or belong to those above them."""

Longest = Mapping[tuple[int, str], int]
"""By block and column key, the cells of the longest figure."""


def arrange(
    table: FigureTable,
    width: int,
    longest: Longest | None = None,
    glyphs: Glyphs = BOXED,
    last_year: Longest | None = None,
    said: Mapping[str, str] | None = None,
) -> Layout:
    """Lay a table out for `width` cells.

    `longest` tells of figures where the longest has more than four cells, `last_year` of last
    year's; where that is given, they stand beside this year's. `said` are words that get a line
    beneath a row, by its key. Full heads are used when the
    labels stay readable beside them.
    """
    wanted = max(cell_len(ln.words) + ln.indent for ln in _lines(table, glyphs) if _is_label(ln))
    for arrangement in _COMPARED if last_year is not None else _ALONE:
        columns = tuple(
            _columns(at, block, longest or {}, last_year or {}, arrangement)
            for at, block in enumerate(table.blocks)
        )
        left = width - max(of_block[-1].x + of_block[-1].wide for of_block in columns)
        if left >= min(wanted, arrangement.labels):
            break
    labels = min(wanted, max(left, min(_LABEL_WIDTH, width // 2)))
    lines = tuple(_lines(table, glyphs, arrangement.under, said or {}))
    return Layout(table, lines, columns, labels, arrangement.under)


def _is_label(line: GridLine) -> bool:
    return line.kind in (LineKind.ROW, LineKind.GROUP)


def _lines(
    table: FigureTable, glyphs: Glyphs, last_year: bool = False, said: Mapping[str, str] = {}
) -> Iterator[GridLine]:
    for at, block in enumerate(table.blocks):
        if block.caption:
            yield GridLine(LineKind.CAPTION, at, block.caption.text.translate(glyphs.words))
        yield GridLine(LineKind.HEAD, at, block.corner.translate(glyphs.words))
        above: tuple[str, ...] = ()
        for row in block.rows:
            under = tuple(label.text for label in row.under)
            for depth in range(_shared(above, under), len(under)):
                words = under[depth].translate(glyphs.words)
                yield GridLine(LineKind.GROUP, at, words, depth * _INDENT)
            words = row.label.text.translate(glyphs.words)
            yield GridLine(LineKind.ROW, at, words, len(row.under) * _INDENT, row.key)
            if last_year:
                indent = (len(row.under) + 1) * _INDENT
                yield GridLine(LineKind.LAST_YEAR, at, THEN_HEAD, indent)
            if row.key in said:
                words = said[row.key].translate(glyphs.words)
                yield GridLine(LineKind.SAID, at, words, (len(row.under) + 1) * _INDENT)
            above = under


def _shared(above: tuple[str, ...], under: tuple[str, ...]) -> int:
    """How many labels from the outside two rows have in common."""
    depth = min(len(above), len(under))
    return next((at for at in range(depth) if above[at] != under[at]), depth)


def _columns(
    at: int, block: Block, longest: Longest, last_year: Longest, arrangement: _Arrangement
) -> tuple[GridColumn, ...]:
    columns: list[GridColumn] = []
    x = 1
    for column in block.columns:
        head = _head(column, arrangement.full)
        now, then = (known.get((at, column.key), 0) for known in (longest, last_year))
        widest = max(now, then) if arrangement.under else now
        width = max(_FIGURE_WIDTH, cell_len(head) + 1, widest + _EDGES)
        change = max(now, then) + 1
        if column.unit is Unit.MONEY:  # the digits of one and the decimals of the other
            change = max(now, ALWAYS_FIT) + then
        behind = (max(then, cell_len(THEN_HEAD)) + 1, max(change, cell_len(DELTA_HEAD)) + 1)
        columns.append(GridColumn(column.key, head, x, width, *behind[: arrangement.parts]))
        x += columns[-1].wide + 1
    return tuple(columns)


def _head(column: Column, full: bool) -> str:
    return column.label.text if full else column.label.short or column.label.text
