"""When the figure grid paints: repaints, layout, scrolling, and the terminal's own cursor.

The rule: a cell is painted again only when its look changed. Nothing here changes a figure, and
nothing here walks all cells at a key.
"""

from collections.abc import Iterable, Mapping

from textual import events
from textual.geometry import Offset, Region, Size
from textual.screen import Screen

from report.document import Report
from report.finding import Severity
from report.form.figures import CellRef
from tui.grid.lines import GridLines
from tui.grid.moves import Moves


class GridSurface(GridLines, inherit_bindings=False):
    """One table of a report, painted cell by cell."""

    _followed: tuple[Size, Size] | None = None

    # --- Repainting

    def _repaint_cells(self, refs: Iterable[CellRef], *, compared: bool = False) -> None:
        """Ask for a repaint of cells that changed; `compared` with last year's beside them."""
        places, under = self._layout.places, self._layout.under
        regions = []
        for ref in refs:
            line, x, width, wide = places[ref]
            regions += self._region(line, x, wide if compared else width)
            if under and compared:
                regions += self._region(line + 1, x, width)
        if regions:
            self.refresh(*regions)

    def _repaint_cursor(self, before: CellRef, after: CellRef) -> None:
        """Ask for a repaint of all that shows where the cursor is: cells, label, head."""
        layout, places = self._layout, self._layout.places
        old, new = places[before], places[after]
        regions = self._region(*old[:3]) + self._region(*new[:3])
        if old.line != new.line:
            for line in (old.line, new.line):
                regions += self._region(line, -layout.label_width, layout.label_width)
        heads = [layout.heads[layout.lines[place.line].block] for place in (old, new)]
        if heads[0] != heads[1] or old.x != new.x:
            for head, place in zip(heads, (old, new), strict=True):
                regions += self._region(head, place.x, place.width)
        if regions:
            self.refresh(*regions)

    def _region(self, line: int, x: int, width: int) -> list[Region]:
        """Forget how a line was drawn; give the part of it to paint, if it is in view."""
        self._strips.pop(line, None)
        y = self._layout.y_of(line, self.scroll_offset.y)
        if y is None or y >= self._view.height:
            return []
        label = self._layout.label_width
        if x < 0:
            return [Region(0, y, label, 1)]
        left = label + x - self.scroll_offset.x
        if left < label:
            return [Region(0, y, self._view.width, 1)]
        return [Region(left, y, width, 1)]

    def watch_report(self, before: Report, after: Report) -> None:
        """Repaint the cells whose figure or note changed."""
        if before.form_version != after.form_version:
            self._table = after.form.table(self._table.key)
            self._moves = Moves(self._table)
            self._cursor, self._buffer = self._moves.first, None
            self._lay_out_anew()
            return
        old, new = before.all_figures, after.all_figures
        changed = {ref for ref in self._table.cells if old[ref] != new[ref]}
        if before.notes is not after.notes:
            places = {place for place, _ in before.notes.items() ^ after.notes.items()}
            changed.update(ref for ref in self._table.cells if str(ref) in places)
        if changed and self.last is not None:
            flows = self._table.flows.items()
            changed.update(ref for ref, cells in flows if changed.intersection(cells))
        if changed and self._still_fits():
            self._repaint_cells(changed, compared=self.beside)

    def watch_last(self) -> None:
        """Draw everything with another year beside it."""
        self._lay_out_anew()

    def watch_beside(self) -> None:
        """Make room for last year's figures, or take it back."""
        self._lay_out_anew()
        self._scroll_to_cursor()

    def watch_marks(
        self, before: Mapping[CellRef, Severity], after: Mapping[CellRef, Severity]
    ) -> None:
        """Repaint the cells whose mark changed."""
        changed = {ref for ref, _ in before.items() ^ after.items()}
        self._repaint_cells(changed.intersection(self._layout.places))

    def watch_glyphs(self) -> None:
        """Draw everything with other characters."""
        self._paint = None
        self._lay_out_anew()

    # --- Layout

    def _still_fits(self) -> bool:
        """Whether new figures leave the columns as wide as they are; else lay out anew."""
        layout = self._laid_out()
        if (layout.spans, layout.under) == (self._layout.spans, self._layout.under):
            return True
        self._lay_out_anew()
        return False

    def _lay_out_anew(self) -> None:
        """Lay out what has changed its widths, and repaint all."""
        self._lay_out(self._view)
        self.refresh()
        self._follow_layout()

    def _follow_layout(self, _: Screen[object] | None = None) -> None:
        """Tell how large all is, keep the cursor in view when the size has changed."""
        view = self.scrollable_content_region.size or self._view
        if view != self._view:
            self._lay_out(view)
            self.refresh()
        layout = self._layout
        wide = layout.label_width + layout.figures_width
        size = Size(wide if wide > view.width else 0, len(layout.lines))
        if (size, view) != self._followed:
            self._followed = size, view
            self.virtual_size = size
            self._scroll_to_cursor()
        self._place_caret()

    def on_mount(self) -> None:
        """Follow the screen's layout, which moves the terminal's cursor too."""
        self._follow_layout()
        self.screen.screen_layout_refresh_signal.subscribe(self, self._follow_layout)

    def on_resize(self) -> None:
        """Follow the first layout, of which the screen sends no signal."""
        self._follow_layout()

    # --- Scrolling and the terminal's cursor

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Draw the figures in view beside the labels, which stay."""
        self._strips.clear()
        super().watch_scroll_x(old_value, new_value)
        self._place_caret()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw the lines in view."""
        super().watch_scroll_y(old_value, new_value)
        self._place_caret()

    def _scroll_to_cursor(self) -> None:
        """Scroll the least that shows the cell under the cursor, its label and head."""
        if not self.is_mounted:
            return
        line, x, _, width = self._layout.places[self._cursor]
        scroll = self.scroll_offset
        y = self._layout.scroll_for(line, scroll.y, self._view.height)
        room = self._view.width - self._layout.label_width
        left = max(min(scroll.x, x - 1), x + width - room)
        if (left, y) != scroll:
            self.scroll_to(left, y, animate=False, force=True)

    def _place_caret(self, _: Screen[object] | None = None) -> None:
        """Put the terminal's cursor behind the last digit, where input methods open.

        It moves with the next paint only, so one is asked for.
        """
        if not self.has_focus or not self.is_mounted or not self.screen.is_current:
            return
        line, x, width = self._layout.places[self._cursor][:3]
        left = self._layout.label_width + x - self.scroll_offset.x + width - 1
        y = self._layout.y_of(line, self.scroll_offset.y)
        if y is None or not (self._layout.label_width < left < self._view.width):
            return
        place = self.content_region.offset + Offset(left, y)
        if y < self._view.height and place != self.app.cursor_position:
            self.app.cursor_position = place
            self.refresh(Region(left, y, 1, 1))

    def on_focus(self, event: events.Focus) -> None:
        """Take the terminal's cursor."""
        del event
        self._place_caret()
