"""Last year's paragraphs beside an editor: read row by row, one of them in hand to be taken over.

The rule: nothing here changes anything. Enter is the screen's key that takes over, and the panel
puts the paragraph into the report.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from nianbao.report.text import clean_marks
from nianbao.report.years.words import OldParagraph
from nianbao.tui.actions import ACTIONS
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.plain import plain

_MARK = "> "
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
        mark = _MARK if at == self._at and (not y or self._rows[y - 1][0] != at) else "  "
        return Strip([Segment(mark + words, style)]).adjust_cell_length(width, self.rich_style)

    def action_step(self, step: int) -> None:
        """Scroll on in a paragraph that goes on out of view, else go to the one beside it."""
        first, last = self._rows_of(self._at)
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
        first, last = self._rows_of(at)
        height = min(last - first + 1, max(self.scrollable_content_region.height, 1))
        self.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)
        self.refresh()

    def _rows_of(self, at: int) -> tuple[int, int]:
        """The first and the last row of a paragraph."""
        rows = [y for y, (paragraph, _) in enumerate(self._rows) if paragraph == at]
        return (rows[0], rows[-1]) if rows else (0, 0)

    def _lay_out(self) -> None:
        """Break the paragraphs; a heading stands over those that have none of this year's."""
        self._width = self.scrollable_content_region.width
        room = max(self._width - len(_MARK), 10)
        self._rows = []
        heading = ""
        for at, paragraph in enumerate(self._paragraphs):
            if paragraph.heading != heading:
                heading = paragraph.heading
                self._rows += [(-1, row) for row in broken(f"上年另有“{heading}”：", room)]
            self._rows += [(at, row) for row in broken(paragraph.text, room)]
        self.virtual_size = Size(0, len(self._rows))
        self.refresh()


class LastYearBox(Vertical):
    """Last year's words with what can be done to them; out of view until they are asked for.

    `advised` is whether the clerk was told once to rewrite what was taken over.
    """

    BLANK = True

    def __init__(self) -> None:
        super().__init__()
        self.pane = LastYearPane()
        self.display = False
        self.advised = False
        self._year = 0

    def compose(self) -> ComposeResult:
        """The line of keys, the words."""
        yield Static("", classes="beside-title")
        yield self.pane

    def show_words(self, year: int, words: Sequence[OldParagraph]) -> None:
        """Show paragraphs of a year."""
        self._year = year
        cleaned = [OldParagraph(*map(clean_marks, paragraph)) for paragraph in words]
        self.pane.show_paragraphs(cleaned)
        self._tell()

    def enter(self) -> bool:
        """Move into the words to read on in them; False where there are none, or if it is done."""
        if self.pane.has_focus or self.pane.in_hand is None:
            return False
        self.screen.set_focus(self.pane)
        return True

    def on_last_year_pane_taken(self, event: LastYearPane.Taken) -> None:
        """Take the paragraph in hand over, as the screen's key does."""
        event.stop()
        self.call_later(self.screen.run_action, ACTIONS["take_over"].call)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Tell the keys of the words."""
        del event
        self._tell()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Tell the keys of the editor."""
        del event
        self._tell()

    def _tell(self) -> None:
        if self.pane.in_hand is None:
            words = f"{self._year}年没有这一栏的话"
        elif self.pane.has_focus:
            words = f"{self._year}年　上下键 选段　回车 接过来　Esc 回去写　F4 收起"
        else:
            words = f"{self._year}年　Ctrl+K 接过来“>”一段　F4 翻看"
        self.query_one(".beside-title", Static).update(plain(words), layout=False)
