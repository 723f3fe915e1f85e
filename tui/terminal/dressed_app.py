"""An app that wears one of the looks: colours, characters, scroll bars, at once on every screen."""

import asyncio
from collections.abc import Sequence
from time import monotonic

from textual import events
from textual.app import App
from textual.filter import LineFilter
from textual.widgets import Input

from nianbao.tui.terminal.bursts import BurstField, KeyBurst, PasteOfKeys, is_paste
from nianbao.tui.terminal.held_keys import HeldKeys
from nianbao.tui.terminal.line_filters import NoColours, SureWidths, WholeBars
from nianbao.tui.terminal.quiet_moments import QuietMoments
from nianbao.tui.terminal.steady_stylesheet import SteadyStylesheet
from nianbao.tui.terminal.themes import COLOURLESS, FIRST, LOOKS

_PATIENCE = 1.0
"""Seconds after which a key is acted on all the same."""
_TURNS = 5
"""Turns of the event loop until what waited for a dialog has its answer and has gone on."""
_LOOK_AGAIN = 0.002
"""Seconds between two looks whether a screen is there by now."""


class DressedApp(App[None]):
    """Has the class `-plain` in the plain look, and `-bare` where there are no colours."""

    look = FIRST
    _line_filters: Sequence[LineFilter] = ()

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet: SteadyStylesheet = SteadyStylesheet(variables=self.get_css_variables())
        self.held_keys = HeldKeys()
        self.quiet_moments = QuietMoments()

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

    async def on_event(self, event: events.Event) -> None:
        """Act on keys one after another, and on none while a disk works."""
        if self.held_keys.take(event):
            self.quiet_moments.key_came()
            await self.act_on_keys()
        else:
            await super().on_event(event)

    async def act_on_keys(self) -> None:
        """Act on the keys that wait, as far as nothing holds them; at the end no screen does."""
        if self.screen_stack:
            await self.held_keys.hand_on(self.make_ready, self._act_on)

    async def _act_on(self, event: events.Event) -> None:
        """Act on a key, a paste, or keys that came at once: as one paste or one after another."""
        if not isinstance(event, KeyBurst):
            await super().on_event(event)
        elif is_paste(event.text, self._burst_field()):
            paste = PasteOfKeys(event.text)
            paste.set_sender(self)
            await super().on_event(paste)
        else:
            self.held_keys.put_first(event.keys)

    def _burst_field(self) -> BurstField:
        """What takes the keys now."""
        if isinstance(self.focused, Input):
            return BurstField.LINE
        nodes = self.focused.ancestors_with_self if self.focused else [self.screen]
        fields = (getattr(node, "burst_field", None) for node in nodes)
        return next((one for one in fields if isinstance(one, BurstField)), BurstField.NOTHING)

    def let_keys_go(self) -> None:
        """A job that held keys is done; what follows it at once comes before them, a focus too."""
        self.call_later(self._release_keys)

    async def _release_keys(self) -> None:
        self.held_keys.release()
        await self.act_on_keys()

    async def make_ready(self, event: events.Event) -> None:
        """Give what the keys before this one began its turn, and the screen that came of it."""
        del event
        end = monotonic() + _PATIENCE
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        while self.screen_stack and not self.screen.is_mounted and monotonic() < end:
            await asyncio.sleep(_LOOK_AGAIN)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through before it is painted."""
        return (*super().get_line_filters(), *self._line_filters)
