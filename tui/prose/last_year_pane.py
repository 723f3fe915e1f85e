"""Last year's paragraphs beside an editor: read row by row, one of them in hand to be taken over.

The rule: nothing here changes anything. What Enter or the screen's key takes over is told
upwards as a message, and the panel puts it into the report.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from report.years.words import OldParagraph
from tui.kit.line_breaking import broken

MARK = "> "
"""What stands in front of the paragraph in hand."""


def _quiet(key: str, action: str, description: str) -> Binding:
    return Binding(key, action, description, show=False)


class LastYearPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows paragraphs; the arrows go from one to the next, and through one that is longer."""

    COMPONENT_CLASSES = {"pane--words", "pane--in-hand", "pane--heading"}
    BINDINGS = [
        _quiet("up", "step(-1)", "上一段"),
        _quiet("down", "step(1)", "下一段"),
        _quiet("pageup", "page(-1)", "上一页"),
        _quiet("pagedown", "page(1)", "下一页"),
        _quiet("enter", "take", "把这一段接过来"),
        _quiet("escape", "leave", "回去写"),
    ]

    @dataclass
    class Taken(Message):
        """Enter was pressed on a paragraph."""

    @dataclass
    class Left(Message):
        """Esc was pressed: the clerk wants to write on."""

    def __init__(self) -> None:
        super().__init__()
        self._paragraphs: tuple[OldParagraph, ...] = ()
        self._at = 0
        self._rows: list[tuple[int, str]] = []
        self._width = 0

    @property
    def in_hand(self) -> OldParagraph | None:
        """The paragraph the mark is at; None where there is none."""
        return self._paragraphs[self._at] if self._paragraphs else None

    @property
    def place(self) -> tuple[int, int]:
        """The number of the paragraph in hand, from 1, and how many there are."""
        return self._at + 1 if self._paragraphs else 0, len(self._paragraphs)

    def show_paragraphs(self, paragraphs: Sequence[OldParagraph]) -> None:
        """Show other paragraphs, from the first; the same ones leave mark and scroll alone."""
        if tuple(paragraphs) != self._paragraphs:
            self._paragraphs, self._at = tuple(paragraphs), 0
            self._lay_out()
            self.scroll_to(0, 0, animate=False, force=True)

    def go_on(self) -> None:
        """Put the mark at the next paragraph; at the last it stays."""
        self._mark(self._at + 1)

    def on_resize(self) -> None:
        """Break the words for another width."""
        if self.scrollable_content_region.width != self._width:
            self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Draw a row of the view."""
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        if y >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        at, words = self._rows[y]
        part = "in-hand" if at == self._at else "words"
        style = self.get_component_rich_style(f"pane--{part if at >= 0 else 'heading'}")
        mark = MARK if at == self._at and (not y or self._rows[y - 1][0] != at) else "  "
        return Strip([Segment(mark + words, style)]).adjust_cell_length(width, self.rich_style)

    def action_step(self, step: int) -> None:
        """Scroll on in a paragraph that goes on out of view, else go to the one beside it."""
        first, last = self._span(self._at)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if step > 0 and last >= top + height:
            self.scroll_to(0, min(top + height - 1, last - height + 1), animate=False, force=True)
        elif step < 0 and first < top:
            self.scroll_to(0, max(top - height + 1, first), animate=False, force=True)
        else:
            self._mark(self._at + step)

    def action_page(self, step: int) -> None:
        """Scroll by what is in view; the mark goes along."""
        height = self.scrollable_content_region.height
        top = min(max(self.scroll_offset.y + step * (height - 1), 0), self.max_scroll_y)
        self.scroll_to(0, top, animate=False, force=True)
        shown = [at for at, _ in self._rows[top : top + height] if at >= 0]
        if shown and self._at not in shown:
            self._at = shown[0]
        self.refresh()

    def action_take(self) -> None:
        """Tell that the paragraph in hand is wanted."""
        self.post_message(self.Taken())

    def action_leave(self) -> None:
        """Tell that the clerk wants to write on."""
        self.post_message(self.Left())

    def _mark(self, at: int) -> None:
        """Put the mark at a paragraph and show it, its first rows if it is longer than the view."""
        if not 0 <= at < len(self._paragraphs):
            return
        self._at = at
        first, last = self._span(at)
        height = min(last - first + 1, max(self.scrollable_content_region.height, 1))
        self.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)
        self.refresh()

    def _span(self, at: int) -> tuple[int, int]:
        rows = [y for y, (place, _) in enumerate(self._rows) if place == at]
        return (rows[0], rows[-1]) if rows else (0, 0)

    def _lay_out(self) -> None:
        """Break the paragraphs; a heading stands over those that have none of this year's."""
        self._width = self.scrollable_content_region.width
        room = max(self._width - len(MARK), 10)
        self._rows = []
        heading = ""
        for at, paragraph in enumerate(self._paragraphs):
            if paragraph.heading != heading:
                heading = paragraph.heading
                self._rows += [(-1, row) for row in broken(f"上年另有“{heading}”：", room)]
            self._rows += [(at, row) for row in broken(paragraph.text, room)]
        self.virtual_size = Size(0, len(self._rows))
        self.refresh()
