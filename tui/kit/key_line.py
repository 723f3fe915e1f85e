"""The line of keys that matter here. Cheaper than Textual's Footer, and it never wraps."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from nianbao.tui.actions import ACTIONS


class KeyLine(Static):
    """Shows `key name` for these actions, as many as fit in the width; the rest is in Ctrl+P."""

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__("")
        self._ids = ids
        self._shown: list[tuple[int, str]] = []
        self._width = 0

    def show_actions(self, ids: Sequence[str]) -> None:
        """Show other actions."""
        if ids != self._ids:
            self._ids = ids
            self._draw_keys(self._width)

    def on_mount(self) -> None:
        """Fit the line to the screen at once, so that it is painted with all the rest."""
        self._draw_keys(self.screen.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the line to the width."""
        if event.size.width != self._width:
            self._draw_keys(event.size.width)

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked, as if its key were pressed."""
        for end, action in self._shown:
            if event.get_content_offset_capture(self).x < end:
                await self.screen.run_action(ACTIONS[action].call)
                return

    def _draw_keys(self, width: int) -> None:
        pieces: list[Content | str | tuple[str, str]] = []
        self._shown, self._width = [], width
        left = width - 2
        for action in (ACTIONS[name] for name in self._ids if ACTIONS[name].key):
            left -= cell_len(action.shown + action.name) + 3
            if left < 0:
                break
            self._shown.append((width - 2 - left, action.id))
            pieces += [(action.shown, "bold"), f" {action.name}  "]
        self.update(Content.assemble(*pieces), layout=False)
