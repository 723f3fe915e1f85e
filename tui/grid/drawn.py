"""A grid as it is drawn: the picture of a table on the screen, scrolled; no key and no message."""

from collections.abc import Sequence

from textual.geometry import Region, Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip

from nianbao.tui.grid.geometry import LineKind
from nianbao.tui.grid.glyphs import Glyphs
from nianbao.tui.grid.paint import GRID_CLASSES
from nianbao.tui.grid.picture import Changed, GridPicture


def _head_rows(grid: "DrawnGrid") -> Sequence[int]:
    """The rows of the view that show captions and heads; the first always shows a head."""
    layout, top = grid.picture.layout, grid.scroll_offset.y
    lines = ((y, layout.line_at(y, top)) for y in range(grid.size.height))
    shown = ((y, layout.lines[at].kind) for y, at in lines if at < len(layout.lines))
    return [y for y, kind in shown if kind in (LineKind.CAPTION, LineKind.HEAD)]


class DrawnGrid(ScrollView, can_focus=False, inherit_bindings=False):
    """Draws a picture of a table, and keeps the cell with the cursor in view."""

    COMPONENT_CLASSES = GRID_CLASSES
    head_rows = _head_rows
    _followed: tuple[Size, Size] | None = None

    def __init__(self, picture: GridPicture) -> None:
        super().__init__(classes="headed")
        self.picture = picture

    def dress(self, glyphs: Glyphs) -> None:
        """Draw with other characters."""
        self.repaint(self.picture.change_glyphs(glyphs))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region; what is laid out for another size is laid out anew."""
        self.picture.resize(self.scrollable_content_region.size)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw the line at `y` of the view, from 0; the mouse may ask before any paint."""
        if not self.picture.has_styles:
            self.picture.take_styles(self.rich_style, self.get_component_rich_style)
        return self.picture.strip(y, self.scroll_offset)

    def notify_style_update(self) -> None:
        """Look the styles up again at the next repaint."""
        self.picture.drop_styles()
        super().notify_style_update()

    def repaint(self, changed: Changed) -> None:
        """Ask for a repaint of what looks different now, and of no more."""
        if changed is None:
            self.refresh()
            self._follow_layout()
            return
        if regions := self.picture.view(self.scroll_offset).regions(changed):
            self.refresh(*regions)

    def _follow_layout(self, _: Screen[object] | None = None) -> None:
        """Tell how large all is; when the size has changed, keep the cursor in view."""
        size = self.scrollable_content_region.size or self.picture.size
        if self.picture.resize(size) is None:
            self.refresh()
        whole = self.picture.whole
        if (whole, size) != self._followed:
            self._followed = whole, size
            self.virtual_size = whole
            self.scroll_to_cursor()
        self.laid_out()

    def on_mount(self) -> None:
        """Follow the screen's layout, which moves the terminal's cursor too."""
        self._follow_layout()
        self.screen.screen_layout_refresh_signal.subscribe(self, self._follow_layout)

    def on_resize(self) -> None:
        """Follow the first layout, of which the screen sends no signal."""
        self._follow_layout()

    def scroll_to_cursor(self) -> None:
        """Scroll the least that shows the cell in hand, its label and head."""
        if not self.is_mounted:
            return
        in_view = self.picture.contents.in_view
        target = self.picture.view(self.scroll_offset).scroll_to(in_view)
        if target != self.scroll_offset:
            self.scroll_to(*target, animate=False, force=True)

    def laid_out(self) -> None:
        """Everything stands where it does now."""
