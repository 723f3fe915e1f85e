"""An app that wears one of the looks: colours, characters, scroll bars, at once on every screen."""

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter

from tui.terminal.held_keys import HeldKeys
from tui.terminal.line_filters import NoColours, SureWidths, WholeBars
from tui.terminal.themes import COLOURLESS, FIRST, LOOKS


class DressedApp(App[None]):
    """Has the class `-plain` in the plain look, and `-bare` where there are no colours."""

    look = FIRST
    _line_filters: Sequence[LineFilter] = ()

    def __init__(self) -> None:
        super().__init__()
        self.held_keys = HeldKeys()

    def wear(self, key: str) -> None:
        """Put on the look of that key."""
        self.look, look = key, LOOKS[key]
        bare = look.plain or self.no_color
        self._line_filters = (
            *([WholeBars()] if look.plain else ()),
            *([NoColours()] if bare else ()),
            *([SureWidths()] if look.plain else ()),
        )
        self.set_class(bare, "-bare")
        self.set_class(look.plain, "-plain")
        theme = COLOURLESS if bare and not look.plain else look.theme
        self.register_theme(theme)
        self.theme = theme.name
        if self.is_running:
            for screen in self.screen_stack:
                for widget in screen.walk_children(with_self=True):
                    widget.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through before it is painted."""
        return (*super().get_line_filters(), *self._line_filters)
