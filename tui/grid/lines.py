"""The lines of a figure grid: values in, strips out. Pure; nothing is kept here."""

from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from nianbao.report.form.figures import CellRef
from nianbao.report.years.figures import printed_figure
from nianbao.tui.grid.contents import GridContents, cell_look
from nianbao.tui.grid.geometry import GridColumn, GridLine, Layout, LineKind
from nianbao.tui.grid.paint import Paint


class LinePainter(NamedTuple):
    """Draws any line of a table that is laid out, `width` cells wide.

    `scrolled` cells of the figures are scrolled away; the labels stay.
    """

    layout: Layout
    contents: GridContents
    paint: Paint
    width: int
    scrolled: int

    def draw(self, at: int) -> Strip:
        """Draw the line of that number, from 0; past the last a blank one."""
        if at >= len(self.layout.lines):
            return Strip.blank(self.width, self.paint.base)
        line = self.layout.lines[at]
        if line.kind in (LineKind.CAPTION, LineKind.SAID):
            return Strip([self.paint.label(line, self.width, False)], self.width)
        current = line.row == self.contents.cursor.row
        label = self.paint.label(line, self.layout.label_width, current)
        figures: list[Segment] = []
        for column in self.layout.columns[line.block]:
            figures += self._cell(at, line, column)
        return self._with_label(label, figures, line)

    def _cell(self, at: int, line: GridLine, column: GridColumn) -> list[Segment]:
        """What a line shows in a column: the rule, and what stands up to the next one."""
        paint, table = self.paint, self.contents.table.key
        if line.kind is LineKind.HEAD:
            head = paint.head(column, self._is_in_hand(line, column))
            return [paint.head_rule, head, *([paint.compared_heads(column)] if column.then else [])]
        if line.kind is LineKind.GROUP:
            return [paint.rule, Segment(" " * column.wide, paint.base)]
        if line.kind is LineKind.LAST_YEAR:
            ref = CellRef(table, self.layout.lines[at - 1].row, column.key)
            then = self._last_year(ref, column.width - 1, 0)
            return [paint.rule, then, Segment(" ", paint.base)]
        ref = CellRef(table, line.row, column.key)
        figure = paint.cell(cell_look(self.contents, ref), column.width)
        if not column.then:
            return [paint.rule, figure]
        return [paint.rule, figure, self._last_year(ref, column.then, column.delta)]

    def _is_in_hand(self, line: GridLine, column: GridColumn) -> bool:
        """Whether the cursor is in a column of the block whose head this line is."""
        cursor = self.contents.cursor
        block = self.layout.lines[self.layout.boxes[cursor].line].block
        return column.key == cursor.column and block == line.block

    def _last_year(self, ref: CellRef, width: int, delta: int) -> Segment:
        """What a cell held last year, and in `delta` cells how much more it is now."""
        last = self.contents.last
        then = printed_figure(last, ref) if last is not None else None
        return self.paint.last_year(self.contents.report.figure(ref), then, width, delta)

    def _with_label(self, label: Segment, figures: list[Segment], line: GridLine) -> Strip:
        """Put the columns that are in view beside the label."""
        room = max(0, self.width - self.layout.label_width)
        last = self.layout.columns[line.block][-1]
        wide = last.x + last.wide
        if not self.scrolled and wide <= room:
            behind = [Segment(" " * (room - wide), self.paint.base)] if wide < room else []
            return Strip([label, *figures, *behind], self.layout.label_width + room)
        shown = self._whole_columns(Strip(figures, wide), line, room)
        shown = shown.adjust_cell_length(room, self.paint.base)
        return Strip.join([Strip([label], self.layout.label_width), shown])

    def _whole_columns(self, figures: Strip, line: GridLine, room: int) -> Strip:
        """The columns that fit into `room` cells.

        Of a column that is cut nothing is drawn, because a part of a figure reads as another: in
        the head a mark tells that there is more.
        """
        start, end = self.scrolled, self.scrolled + room
        columns = self.layout.columns[line.block]
        whole = [one for one in columns if start < one.x and one.x + one.wide <= end]
        if not whole:  # narrower than one column
            return figures.crop(start, end)
        first, after = whole[0].x - 1, whole[-1].x + whole[-1].wide
        head = line.kind is LineKind.HEAD
        before = self.paint.more_before(first - start, head=head)
        behind = self.paint.more_behind(head=head and columns[-1] != whole[-1])
        shown = Strip.join([Strip([before]), figures.crop(first, after), Strip([behind])])
        return shown.crop(0, room)
