"""The lines of a source with their numbers, one of them marked; long ones broken into rows."""

from collections.abc import Collection, Sequence

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from nianbao.report.text import clean_marks
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.terminal.exact import keep_words

_ABOVE = 2
"""Rows shown above the line that is marked."""
_GAP = 2

NumberedLine = tuple[int, str]
"""A line's number in the source, from 1, and its words."""


class SourceLines(ScrollView, can_focus=True):
    """Shows numbered lines; `point_at` goes to one and marks it. Arrows scroll when focused."""

    COMPONENT_CLASSES = {"source--number", "source--marked", "source--left"}

    def __init__(self, lines: Sequence[NumberedLine] = ()) -> None:
        super().__init__()
        self._lines = lines
        self._pointed = 0
        self._left: Collection[int] = ()
        self._width = 0
        self._rows: list[tuple[int, bool, str]] = []
        """The rows in order: the line's number, whether it begins here, its words."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None that changes a character: these are the source's own words."""
        return keep_words(super().get_line_filters())

    def show_lines(self, lines: Sequence[NumberedLine]) -> None:
        """Show other lines; how far it is scrolled stays."""
        self._lines = lines
        self._break()

    def point_at(self, number: int) -> None:
        """Point at the line of this number, or the last one before it, and bring it into view."""
        held = [line for line, _ in self._lines if line <= number]
        self._pointed = held[-1] if held else 0
        self._scroll_to_pointed()
        self.refresh()

    def mark(self, numbers: Collection[int]) -> None:
        """Put a `+` behind the numbers of these lines: they are in no place of the report."""
        if numbers != self._left:
            self._left = numbers
            self.refresh()

    def on_resize(self) -> None:
        """Break the lines for another width."""
        if self.scrollable_content_region.width != self._width:
            self._break()
            self.call_after_refresh(self._scroll_to_pointed)

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Put the bar where the rows are: it may come after they were scrolled to."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y

    def render_line(self, y: int) -> Strip:
        """Draw the row at `y` of the view."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        number, begins, words = self._rows[at]
        marked = number == self._pointed
        style = self.get_component_rich_style("source--marked") if marked else self.rich_style
        mark = (">" if marked else " ") + (f"{number:>{self._digits}}" if begins else "")
        mark += "+" if begins and number in self._left else ""
        margin = set_cell_size(mark, self._digits + 1 + _GAP)
        segments = [
            Segment(margin, self._number_style(number)),
            Segment(words, style),
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    @property
    def _digits(self) -> int:
        return len(str(self._lines[-1][0])) if self._lines else 1

    def _number_style(self, number: int) -> Style:
        name = "left" if number in self._left else "number"
        return self.get_component_rich_style(
            "source--" + ("marked" if number == self._pointed else name)
        )

    def _break(self) -> None:
        self._width = self.scrollable_content_region.width
        room = max(8, self._width - self._digits - 1 - _GAP)
        self._rows = [
            (number, at == 0, row)
            for number, words in self._lines
            for at, row in enumerate(broken(clean_marks(words).replace("\n", " "), room))
        ]
        self.virtual_size = Size(self._width, len(self._rows))
        self.refresh()

    def _scroll_to_pointed(self) -> None:
        rows = [at for at, (number, begins, _) in enumerate(self._rows) if number == self._pointed]
        if rows:
            self.scroll_to(y=max(0, rows[0] - _ABOVE), animate=False, force=True)
