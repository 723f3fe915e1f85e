"""The line of keys that matter here. Cheaper than Textual's Footer, and it never wraps."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from nianbao.tui.actions import ACTIONS, Action


class KeyLine(Static):
    """Shows `key name` for these actions, as many as fit in the width; the rest is in Ctrl+P.

    The way back is always among them: they stand closer for it, and the last ones make room.
    """

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
        keyed = [ACTIONS[name] for name in self._ids if ACTIONS[name].key]
        gap, end = _gap(keyed, width - 2), 0
        for action in _fitting(keyed, width - 2, gap):
            end += _cells(action) + gap
            self._shown.append((end, action.id))
            pieces += [(action.shown, "bold"), f" {action.name}{' ' * gap}"]
        self.update(Content.assemble(*pieces), layout=False)


def _gap(actions: Sequence[Action], width: int) -> int:
    """Cells between keys in so many cells: one where this alone brings the way back into view."""
    at = next((at for at, action in enumerate(actions) if action.id == "back"), -1)
    to_back = sum(map(_cells, actions[: at + 1]))
    return 1 if to_back + at <= width < to_back + 2 * at else 2


def _fitting(actions: Sequence[Action], width: int, gap: int) -> list[Action]:
    """The first of the actions that fit in so many cells, and the way back, if it is one."""
    fitting: list[Action] = []
    back = next((action for action in actions if action.id == "back"), None)
    for action in actions:
        kept = [*fitting, action]
        if back is not None and back not in kept:
            kept.append(back)
        if sum(map(_cells, kept)) + gap * (len(kept) - 1) > width:
            break
        fitting.append(action)
    return fitting if back is None or back in fitting else [*fitting, back]


def _cells(action: Action) -> int:
    """Terminal cells of a key and its name."""
    return cell_len(action.shown) + 1 + cell_len(action.name)
