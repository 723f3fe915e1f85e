"""A form: its lines, and one line to type in that stands on the line in hand.

The rule: what is typed is the field's own until it is committed. The screen hands lines down, and
is asked where a key leads: it commits, and says where to go.
"""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region

from nianbao.tui.kit.whole_line import WholeLine
from nianbao.tui.registers.form_rows import LABEL_CELLS, FieldRow, FormRows
from nianbao.tui.terminal.bursts import BurstField

_STEPS = {"enter": 1, "down": 1, "tab": 1, "up": -1, "shift+tab": -1}
_PAGES = {"pagedown": 1, "pageup": -1}
_TAKEN_AWAY = ("backspace", "delete")

GoOn = Callable[[str, int], None]
"""Takes a key that leads on, and by how many lines."""


class FieldLine(WholeLine):
    """The line that is typed in; keys that lead to another line are the form's.

    `refuse` gives the sentence that says why nothing can be typed here, empty where it can.
    `listing` is what a space in the blank line does, None where it is a space. `burst_field` is
    set by whoever knows whether words belong here: else keys that came at once are keys.
    """

    burst_field = BurstField.LINE

    def __init__(self, go_on: GoOn, pages: Callable[[], int]) -> None:
        super().__init__(select_on_focus=False)
        self._go_on, self._pages = go_on, pages
        self.refuse = ""
        self.listing: Callable[[], object] | None = None

    def on_key(self, event: events.Key) -> None:
        """Go on, or refuse what would change it, before the next key is looked at."""
        key = event.key
        if key in _STEPS:
            self._go_on(key, _STEPS[key])
        elif key in _PAGES:
            self._go_on(key, _PAGES[key] * self._pages())
        elif key == "space" and not self.value and self.listing is not None:
            self.listing()
        elif self.refuse and (event.is_printable or key in _TAKEN_AWAY):
            self.app.notify(self.refuse)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste where something can be typed."""
        if self.refuse:
            event.stop()
            event.prevent_default()
            self.app.notify(self.refuse)
        else:
            super().on_paste(event)


class RecordForm(VerticalScroll, can_focus=False):
    """Shows lines; one of those that stand for something is in hand, and can be typed in."""

    def __init__(self, go_on: GoOn) -> None:
        super().__init__()
        self.rows = FormRows()
        self.field = FieldLine(go_on, self._page)
        self.at = -1
        """The number of the line in hand."""

    def compose(self) -> ComposeResult:
        """The lines, and the field over one of them."""
        yield self.rows
        yield self.field

    @property
    def in_hand(self) -> FieldRow[object] | None:
        """The line in hand; None before there is any."""
        lines = self.rows.lines
        return lines[self.at] if 0 <= self.at < len(lines) else None

    def show(self, lines: Sequence[FieldRow[object]], at: int) -> None:
        """Show other words in the lines, that one being in hand; the field stays as it is."""
        moved = at != self.at
        self.at = at
        self.rows.show(lines, at)
        if moved:
            self._place()

    def open(self, typed: str, *, whole: bool, limit: int) -> None:
        """Put what can be changed there into the field.

        All of it is marked if `whole`, as days and choices are: they are no words.
        """
        field = self.field
        field.burst_field = BurstField.NOTHING if whole else BurstField.LINE
        field.max_length = limit
        if field.value != typed:
            field.value = typed
        field.action_end()
        if whole:
            field.action_select_all()

    def on_resize(self) -> None:
        """Fit the field to the width."""
        self._place()

    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - 2)

    def _place(self) -> None:
        room = self.scrollable_content_region.width or self.size.width
        self.field.styles.width = max(1, room - LABEL_CELLS)
        self.field.styles.offset = (LABEL_CELLS, max(0, self.at))
        region = Region(0, max(0, self.at - 1), 1, 3)
        self.call_after_refresh(self.scroll_to_region, region, animate=False, force=True)
