"""All that a figure grid draws: its contents, laid out, and each line once while it stays as it is.

No widget. The rule: whatever changes the picture gives the boxes that look different now, or
None where all may stand elsewhere; nothing walks all cells at a key.
"""

from collections.abc import Callable, Mapping, Sequence

from rich.style import Style
from textual.geometry import Offset, Size
from textual.strip import Strip

from nianbao.report.document import Report
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.contents import (
    GridContents,
    changed_cells,
    longest_of_last,
    longest_shown,
    may_differ,
    still_fits,
)
from nianbao.tui.grid.geometry import Box, Layout, arrange
from nianbao.tui.grid.glyphs import Glyphs
from nianbao.tui.grid.lines import LinePainter
from nianbao.tui.grid.marking import MarkedRows, rows_between
from nianbao.tui.grid.moves import Moves
from nianbao.tui.grid.paint import Paint
from nianbao.tui.grid.view import GridView

Changed = Sequence[Box] | None
"""The boxes to paint again; None for all, which may have another size, too."""
_EVERYTHING: Changed = None


class GridPicture:
    """One table of a report with a cursor, in as many cells as there are."""

    def __init__(self, report: Report, table: str, glyphs: Glyphs) -> None:
        """Draw the table of that key; raises FormError when the form has no such table."""
        shape = report.form.table(table)
        self.moves = Moves(shape)
        self.contents = GridContents(shape, report, self.moves.first)
        self.glyphs = glyphs
        self.size = Size(80, 24)  # a guess until there is a screen
        self.layout = self._arranged()
        self._paint: Paint | None = None
        self._strips: dict[int, Strip] = {}
        self._scrolled = 0

    # --- What is drawn

    def view(self, scroll: Offset) -> GridView:
        """What is seen of it with so many columns of cells and lines scrolled away."""
        return GridView(self.layout, self.size, scroll)

    @property
    def whole(self) -> Size:
        """The cells it takes; a width of 0 where it needs no more than there are."""
        wide = self.layout.label_width + self.layout.figures_width
        return Size(wide if wide > self.size.width else 0, len(self.layout.lines))

    @property
    def has_styles(self) -> bool:
        """Whether it can be drawn; if not, `take_styles` comes first."""
        return self._paint is not None

    def take_styles(self, base: Style, style: Callable[..., Style]) -> None:
        """Draw in a widget's own style and, by its look-up, those of its component classes."""
        self._paint = Paint(base, style, self.glyphs)
        self._strips.clear()

    def drop_styles(self) -> None:
        """Draw nothing as it was: the styles or the characters are others now."""
        self._paint = None

    def strip(self, y: int, scroll: Offset) -> Strip:
        """The line at `y` of the view, from 0."""
        assert self._paint is not None, "take_styles comes first"
        if scroll.x != self._scrolled:
            self._scrolled = scroll.x
            self._strips.clear()
        at = self.layout.line_at(y, scroll.y)
        if at not in self._strips:
            width = self.size.width
            painter = LinePainter(self.layout, self.contents, self._paint, width, scroll.x)
            self._strips[at] = painter.draw(at)
        return self._strips[at]

    @property
    def marked(self) -> MarkedRows:
        """The cells of the marked block, row by row; none where none is marked."""
        table, cursor, corner = self.contents.table, self.contents.cursor, self.contents.corner
        return rows_between(table, cursor, corner) if corner else ()

    # --- What changes it

    def resize(self, size: Size) -> Changed:
        """Be drawn in so many cells, scrollbars left out."""
        if size == self.size:
            return ()
        self.size = size
        return self._lay_out()

    def show(self, report: Report) -> Changed:
        """Show another report; of another form, with the cursor on its first cell."""
        before = self.contents
        if before.report.form_version != report.form_version:
            table = report.form.table(before.table.key)
            self.moves = Moves(table)
            self.contents = before._replace(
                table=table,
                report=report,
                cursor=self.moves.first,
                typed=None,
                corner=None,
                block=frozenset(),
            )
            return self._lay_out()
        self.contents = before._replace(report=report)
        changed = changed_cells(before, self.contents)
        differs = may_differ(before, self.contents, changed, self._longest[0])
        if differs and not still_fits(longest_shown(self.contents), self._longest[0]):
            layout = self._arranged()
            if (layout.columns, layout.under) != (self.layout.columns, self.layout.under):
                return self._lay_out(layout)
        return self._forget(self.layout.boxes_of(changed, compared=before.compare_on))

    def compare(self, last: Report | None, compare_on: bool) -> Changed:
        """Show what follows from last year's report and, if on, its figures."""
        if (last, compare_on) == (self.contents.last, self.contents.compare_on):
            return ()
        self.contents = self.contents._replace(last=last, compare_on=compare_on)
        return self._lay_out()

    def mark(self, marks: Mapping[CellRef, Severity]) -> Changed:
        """Mark other cells."""
        differing = self.contents.marks.items() ^ marks.items()
        self.contents = self.contents._replace(marks=marks)
        changed = {ref for ref, _ in differing}.intersection(self.layout.boxes)
        return self._forget(self.layout.boxes_of(changed))

    def tell_pasted(self, fresh: frozenset[CellRef], said: Mapping[str, str]) -> Changed:
        """Mark cells that a paste would change, and say something beneath rows."""
        self.contents = self.contents._replace(fresh=fresh, said=said)
        return self._lay_out()

    def change_glyphs(self, glyphs: Glyphs) -> Changed:
        """Draw with other characters."""
        self.glyphs = glyphs
        self.drop_styles()
        return self._lay_out()

    def put_cursor(self, ref: CellRef) -> Changed:
        """Put the cursor on a typed cell."""
        before = self.contents.cursor
        self.contents = self.contents._replace(cursor=ref)
        return self._forget(self.layout.cursor_boxes(before, ref))

    def stretch(self, corner: CellRef | None) -> Changed:
        """Mark the block from the cursor to a far corner; None for no block."""
        before = self.contents
        rows = rows_between(before.table, before.cursor, corner) if corner else ()
        block = frozenset(ref for row in rows for ref in row)
        self.contents = before._replace(corner=corner, block=block)
        return self._forget(self.layout.boxes_of(before.block ^ block))

    def type(self, text: str | None) -> Changed:
        """Show what is typed in the cell with the cursor; None for its figure."""
        self.contents = self.contents._replace(typed=text)
        return self._forget([self.layout.boxes[self.contents.cursor]])

    def _forget(self, boxes: Sequence[Box]) -> Sequence[Box]:
        for box in boxes:
            self._strips.pop(box.line, None)
        return boxes

    def _lay_out(self, layout: Layout | None = None) -> Changed:
        """Find the place of everything, unless it is given."""
        self.layout = layout or self._arranged()
        self._strips.clear()
        return _EVERYTHING

    def _arranged(self) -> Layout:
        self._longest = longest_shown(self.contents), longest_of_last(self.contents)
        this_year, last_year = self._longest
        contents = self.contents
        return arrange(
            contents.table, self.size.width, this_year, self.glyphs, last_year, contents.said
        )
