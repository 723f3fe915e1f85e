"""A list to choose from that takes its keys in the order they were typed.

Textual runs a widget's own bindings only after the key has gone up to the app and come round in
its queue, so a bound Enter typed right behind an arrow would overtake it and take the wrong line.
"""

from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import OptionList

from nianbao.tui.terminal.caret import put_caret
from nianbao.tui.terminal.seams import drop_rows, line_of_option

_MOVES = {
    "up": "cursor_up",
    "down": "cursor_down",
    "home": "first",
    "end": "last",
    "pageup": "page_up",
    "pagedown": "page_down",
}
_MOVES_UNSEEN = {**_MOVES, "pageup": "first", "pagedown": "last"}
"""The same where no row is to be seen: the window has no room for any, or is not laid out yet."""


class ChoiceList(OptionList):
    """An OptionList in which arrows, Home, End, the page keys and Enter act at once.

    The terminal's own cursor stands at the row in hand: screen readers and Braille lines follow it.
    """

    virtual_size = Reactive(Size(0, 0))
    """The cells of all rows; Textual's lays out the screen, which has asked for them before."""
    _broken_at = 0
    """The width of the rows, in cells."""

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Scroll to the row, and have the terminal's cursor there."""
        super().watch_highlighted(highlighted)
        self.call_after_refresh(self._put_caret)

    def on_mount(self) -> None:
        """Follow the layout of the screen: a dialog may be moved and keep its size."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._follow_layout)

    def on_focus(self) -> None:
        """Have the terminal's cursor at the row in hand."""
        self.call_after_refresh(self._put_caret)

    def on_resize(self, event: events.Resize) -> None:
        """Have the row in hand in view, and the terminal's cursor at it where it stands now."""
        event.prevent_default()  # Textual's would break all rows anew: it tells the first size too
        self._heed_width()
        self.call_after_refresh(self._keep_in_view)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows as they are at the width there is."""
        self._heed_width()
        return super().render_lines(crop)

    def _heed_width(self) -> None:
        if (width := self.scrollable_content_region.width) != self._broken_at:
            self._broken_at = width
            drop_rows(self)

    def _keep_in_view(self) -> None:
        self.scroll_to_highlight()
        self._put_caret()

    def _follow_layout(self, _: Screen[object]) -> None:
        self.call_after_refresh(self._put_caret)

    def _put_caret(self) -> None:
        if self.highlighted is not None:
            line = line_of_option(self, self.highlighted) - self.scroll_offset.y
            seen = min(max(0, line), max(0, self.size.height - 1))  # read on, it is out of view
            put_caret(self, Offset(-self.scroll_offset.x, seen), cells=self.size.width)

    def on_key(self, event: events.Key) -> None:
        """Move, or take the row, before the next key is looked at."""
        if event.key == "enter":
            self.action_select()
        elif not self.move(event.key):
            return
        event.stop()
        event.prevent_default()

    def move(self, key: str) -> bool:
        """Move as a key says; False when it is none that moves.

        Rows that nobody can choose come into view on the way, before the next that can be chosen
        or the end.
        """
        if key not in _MOVES:
            return False
        way = 1 if key in ("down", "pagedown", "end") else -1
        if not self.scrollable_content_region:
            getattr(self, f"action_{_MOVES_UNSEEN[key]}")()
        elif key not in ("down", "up"):
            self._move_far(key, way)
        elif self._has_words_to_read(way):
            self._scroll_on(way)
        else:
            getattr(self, f"action_{_MOVES[key]}")()
        return True

    def _move_far(self, key: str, way: int) -> None:
        """Move a page or to an end; from the last row that can be chosen the view goes on alone."""
        before = self.highlighted
        getattr(self, f"action_{_MOVES[key]}")()
        if self.highlighted is None:  # a page further there is nothing to choose
            getattr(self, f"action_{_MOVES_UNSEEN[key]}")()
        moved = self.highlighted != before
        if key in ("home", "end"):
            self._scroll_on(way * self.virtual_size.height)
            if moved:
                self.scroll_to_highlight()
        elif not moved:
            self._scroll_on(way * self.scrollable_content_region.height)

    def _has_words_to_read(self, way: int) -> bool:
        """Whether lines are out of view before the next row to choose, or before an end."""
        at = self.highlighted
        start = -1 if at is None else at
        beyond = range(start + 1, self.option_count) if way > 0 else range(start - 1, -1, -1)
        reached = next((row for row in beyond if not self.options[row].disabled), None)
        top = self.scroll_offset.y
        bottom = top + self.scrollable_content_region.height
        if way > 0:
            end = self._line(self.option_count if reached is None else reached)
            return (at is None or self._line(at) < bottom) and bottom < end
        begin = 0 if reached is None else self._line(reached + 1)
        return begin < top and (at is None or top < self._line(at + 1))

    def _line(self, row: int) -> int:
        """The line at which a row begins; how many there are, behind the last one."""
        there = row < self.option_count
        return line_of_option(self, row) if there else self.virtual_size.height

    def _scroll_on(self, lines: int) -> None:
        at = self.scroll_offset.y + lines
        self.scroll_to(y=at, animate=False, force=True, immediate=True)
        self.call_after_refresh(self._put_caret)
