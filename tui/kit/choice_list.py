"""A list to choose from that takes its keys in the order they were typed.

Textual runs a widget's own bindings only after the key has gone up to the app and come round in
its queue, so a bound Enter typed right behind an arrow would overtake it and take the wrong line.
"""

from textual import events
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import OptionList

from nianbao.tui.terminal.caret import put_caret
from nianbao.tui.terminal.seams import line_of_option

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

    def on_resize(self) -> None:
        """Have the terminal's cursor at the row in hand, where the row stands now."""
        self.call_after_refresh(self._put_caret)

    def _follow_layout(self, _: Screen[object]) -> None:
        self.call_after_refresh(self._put_caret)

    def _put_caret(self) -> None:
        if self.highlighted is not None:
            line = line_of_option(self, self.highlighted)
            at = Offset(0, line) - self.scroll_offset
            put_caret(self, at, cells=self.size.width)

    def on_key(self, event: events.Key) -> None:
        """Move, or take the row, before the next key is looked at."""
        if event.key == "enter":
            self.action_select()
        elif not self.move(event.key):
            return
        event.stop()
        event.prevent_default()

    def move(self, key: str) -> bool:
        """Move as a key says; False when it is none that moves."""
        if key not in _MOVES:
            return False
        moves = _MOVES if self.scrollable_content_region else _MOVES_UNSEEN
        getattr(self, f"action_{moves[key]}")()
        return True
