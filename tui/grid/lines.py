"""The lines of a figure grid: what a report's table, a cursor and typed digits look like.

The rule: a line is a value of the report, the marks, the cursor and what is typed; it is kept
until one of them changes it.
"""

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from report.document import Report, new_report
from report.finding import Severity
from report.form.figures import CellRef, print_figure
from report.form.shape import FigureTable
from report.years.figures import is_carried, printed_figure, suggested_figure
from tui.grid.geometry import Layout, Line, LineKind, lay_out
from tui.grid.glyphs import BOXED, Glyphs
from tui.grid.moves import Moves
from tui.grid.paint import LAYERS, PARTS, Look, Paint, look_of


def _nothing() -> Report:
    return new_report("", 2021)


class GridLines(ScrollView, inherit_bindings=False):
    """One table of a report, drawn line by line."""

    COMPONENT_CLASSES = {f"grid--{part}" for part in (*PARTS, *LAYERS)}

    report: Reactive[Report] = reactive(_nothing, init=False, repaint=False)
    """The report whose figures and notes are shown."""

    marks: Reactive[Mapping[CellRef, Severity]] = reactive(dict, init=False, repaint=False)
    """The cells that findings are about; cells of other tables are passed over."""

    last: Reactive[Report | None] = reactive(None, init=False, repaint=False)
    """Last year's report: what it handed on is marked, what follows from it is suggested."""

    beside: Reactive[bool] = reactive(False, init=False, repaint=False)
    """Whether last year's figures are shown beside this year's."""

    glyphs: Reactive[Glyphs] = reactive(BOXED, init=False)
    """The characters to draw with."""

    def __init__(
        self,
        report: Report,
        table: str,
        *,
        glyphs: Glyphs = BOXED,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """Build a grid of one table; raises FormError when the form has no such table.

        Args:
            report: The report to show.
            table: The key of a table of its form.
            glyphs: The characters to draw with.
            name: The widget's name.
            id: The widget's id.
            classes: The widget's style classes.
            disabled: Whether it takes no keys at all.
        """
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._table = report.form.table(table)
        self._moves = Moves(self._table)
        self._cursor = self._moves.first
        self._buffer: str | None = None
        self._paint: Paint | None = None
        self._strips: dict[int, Strip] = {}
        self.set_reactive(GridLines.report, report)
        self.set_reactive(GridLines.glyphs, glyphs)
        self._view = Size(80, 24)
        """The cells there are to draw in, scrollbars left out; a guess until there is a screen."""
        self._layout = self._laid_out()

    @property
    def table(self) -> FigureTable:
        """The table shown."""
        return self._table

    # --- Lines

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region; what is laid out for another size is laid out anew."""
        view = self.scrollable_content_region.size
        if view != self._view:
            self._lay_out(view)
        return super().render_lines(crop)

    def _lay_out(self, view: Size) -> None:
        """Find the place of everything in as many cells as there are."""
        self._view = view
        self._layout = self._laid_out()
        self._strips.clear()

    def _laid_out(self) -> Layout:
        """Where everything stands now."""
        then = self._longest(self.last) if self.last is not None and self.beside else None
        longest = self._longest(self.report)
        self._make_room(longest)
        return lay_out(self._table, self._view.width, longest, self.glyphs, then)

    def render_line(self, y: int) -> Strip:
        """Draw the line at `y` of the view, from 0."""
        if self._paint is None:
            self._paint = Paint(self.rich_style, self._part_style, self.glyphs)
            self._strips.clear()
        at = self._layout.line_at(y, self.scroll_offset.y)
        strip = self._strips.get(at)
        if strip is None:
            strip = self._strips[at] = self._draw_line(at, self._paint)
        return strip

    def _draw_line(self, at: int, paint: Paint) -> Strip:
        layout = self._layout
        if at >= len(layout.lines):
            return Strip.blank(self._view.width, paint.base)
        line = layout.lines[at]
        current = line.row == self._cursor.row
        if line.kind is LineKind.CAPTION:
            return Strip([paint.label(line, self._view.width, False)], self._view.width)
        label = paint.label(line, layout.label_width, current)
        figures: list[Segment] = []
        for span in layout.spans[line.block]:
            figures.append(paint.head_rule if line.kind is LineKind.HEAD else paint.rule)
            if line.kind is LineKind.GROUP:
                figures.append(Segment(" " * span.wide, paint.base))
            elif line.kind is LineKind.HEAD:
                figures.append(paint.head(span, self._heads_cursor(line.block, span.key)))
                if span.then:
                    figures.append(paint.beside_heads(span))
            elif line.kind is LineKind.LAST_YEAR:
                ref = CellRef(self._table.key, layout.lines[at - 1].row, span.key)
                figures.append(self._last_year(paint, ref, span.width - 1, 0))
                figures.append(Segment(" ", paint.base))
            else:
                ref = CellRef(self._table.key, line.row, span.key)
                figures.append(paint.cell(self._look(ref), span.width))
                if span.then:
                    figures.append(self._last_year(paint, ref, span.then, span.change))
        return self._scrolled(label, Strip(figures), line, paint)

    def _last_year(self, paint: Paint, ref: CellRef, width: int, change: int) -> Segment:
        """What a cell held last year."""
        then = printed_figure(self.last, ref) if self.last is not None else None
        return paint.last_year(self.report.figure(ref), then, width, change)

    def _scrolled(self, label: Segment, figures: Strip, line: Line, paint: Paint) -> Strip:
        """Put the label, which stays, before the columns that are in view."""
        room = max(0, self._view.width - self._layout.label_width)
        start, last = self.scroll_offset.x, self._layout.spans[line.block][-1]
        if start or last.x + last.wide > room:
            figures = self._whole_columns(figures, start, room, line, paint)
        figures = figures.adjust_cell_length(room, paint.base)
        return Strip.join([Strip([label], self._layout.label_width), figures])

    def _whole_columns(
        self, figures: Strip, start: int, room: int, line: Line, paint: Paint
    ) -> Strip:
        """The columns that fit into `room` cells from `start` on.

        Of a column that is cut nothing is drawn, because a part of a figure reads as another: in
        the head a mark tells that there is more.
        """
        spans = self._layout.spans[line.block]
        whole = [one for one in spans if start < one.x and one.x + one.wide <= start + room]
        if not whole:  # narrower than one column
            return figures.crop(start, start + room)
        first, end = whole[0].x - 1, whole[-1].x + whole[-1].wide
        head = line.kind is LineKind.HEAD
        before = paint.more(self.glyphs.before * head, first - start)
        behind = paint.more(self.glyphs.behind * (head and spans[-1] != whole[-1]), 1)
        shown = Strip.join([Strip([before]), figures.crop(first, end), Strip([behind])])
        return shown.crop(0, room)

    def _look(self, ref: CellRef) -> Look:
        cursor = ref == self._cursor
        if cursor and self._buffer is not None:
            return Look(self._buffer, "editing")
        figure, carried = self.report.figure(ref), False
        text, kind = look_of(figure, ref in self._table.derived_cells)
        if self.last is not None:
            carried = is_carried(self.last, self.report, ref)
            if figure is None and (suggested := self._suggested(ref)):
                text, kind = suggested, "suggested"
        noted = str(ref) in self.report.notes if self.report.notes else False
        return Look(text, kind, self.marks.get(ref), noted, cursor, carried)

    def _suggested(self, ref: CellRef) -> str:
        """What stands in a blank cell that has a suggestion; empty where there is none."""
        if self.last is None:
            return ""
        figure = suggested_figure(self.last, self.report, ref)
        return "" if figure is None else f"({print_figure(figure)})"

    def _heads_cursor(self, block: int, column: str) -> bool:
        at = self._layout.line_of[self._cursor.row]
        return column == self._cursor.column and block == self._layout.lines[at].block

    def _part_style(self, part: str, partial: bool) -> Style:
        return self.get_component_rich_style(f"grid--{part}", partial=partial)

    def notify_style_update(self) -> None:
        """Look the styles up again at the next repaint."""
        self._paint = None
        super().notify_style_update()

    def _longest(self, report: Report) -> dict[tuple[int, str], int]:
        """The cells of the longest figure of each column, by block and column key."""
        longest: dict[tuple[int, str], int] = {}
        for at, block in enumerate(self._table.blocks):
            for column in block.columns:
                refs = (CellRef(self._table.key, row.key, column.key) for row in block.rows)
                figures = {report.all_figures.get(ref) for ref in refs}
                longest[at, column.key] = max(len(print_figure(figure)) for figure in figures)
        return longest

    def _make_room(self, longest: dict[tuple[int, str], int]) -> None:
        """Make the columns as wide as the suggestions in them."""
        if self.last is None:
            return
        blocks = {row.key: at for at, block in enumerate(self._table.blocks) for row in block.rows}
        for ref in (*self._table.flows, *self.report.form.carried_from):
            if ref.table == self._table.key:
                place = blocks[ref.row], ref.column
                longest[place] = max(longest[place], len(self._suggested(ref)))
