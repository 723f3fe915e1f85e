"""An app that wears one of the looks: colours, characters, scroll bars, at once on every screen."""

from collections.abc import Sequence
from typing import Any, cast

from textual import events
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.message import Message
from textual.widget import Widget

from nianbao.tui.terminal.bursts import KeyBurst, PasteOfKeys, is_paste
from nianbao.tui.terminal.held_keys import HeldKeys
from nianbao.tui.terminal.line_filters import NoColours, SureWidths, WholeBars
from nianbao.tui.terminal.one_at_a_time import (
    OneAtATime,
    come_of_keys,
    field_in_hand,
    may_act,
    may_point,
)
from nianbao.tui.terminal.quiet_moments import QuietMoments
from nianbao.tui.terminal.seams import OpenApp
from nianbao.tui.terminal.steady_stylesheet import SteadyStylesheet
from nianbao.tui.terminal.themes import COLOURLESS, FIRST, LOOKS


class DressedApp(OpenApp):
    """Has the class `-plain` in the plain look, and `-bare` where there are no colours."""

    look = FIRST
    _line_filters: Sequence[LineFilter] = ()

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet: SteadyStylesheet = SteadyStylesheet(variables=self.get_css_variables())
        self.held_keys = HeldKeys()
        self.quiet_moments = QuietMoments()
        self._one_at_a_time = OneAtATime(self)

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
        elif not isinstance(event, events.MouseEvent) or may_point(self, event):
            await super().on_event(event)

    def post_message(self, message: Message) -> bool:
        """Let a key that no widget took be acted on before the next one."""
        return self._one_at_a_time.takes(message) or super().post_message(message)

    async def run_action(
        self, action: Any, default_namespace: DOMNode | None = None, namespaces: Any = None
    ) -> bool:
        """Run an action, but none on a screen that is not there yet, or not in front any more."""
        if isinstance(default_namespace, Widget) and not may_act(self, default_namespace):
            return True
        return await super().run_action(action, default_namespace, namespaces)

    async def act_on_keys(self) -> None:
        """Act on the keys that wait, as far as nothing holds them; at the end no screen does."""
        if self.screen_stack:
            await self.held_keys.hand_on(self.make_ready, self._act_on)

    async def _act_on(self, event: events.Event) -> None:
        """Act on a key, a paste, or keys that came at once: as one paste or one after another."""
        if isinstance(event, KeyBurst) and not is_paste(event.text, field_in_hand(self)):
            self.held_keys.put_first(event.keys)
            return
        if isinstance(event, KeyBurst):
            event = PasteOfKeys(event.text)
            event.set_sender(self)
        await self._one_at_a_time.act(event, super().on_event)

    def let_keys_go(self) -> None:
        """A job that held keys is done; what follows it at once comes before them, a focus too."""
        self.call_later(self._release_keys)

    async def _release_keys(self) -> None:
        self.held_keys.release()
        await self.act_on_keys()

    async def make_ready(self, event: events.Event) -> None:
        """Give what the keys before this one began its turn, and the screen that came of it."""
        del event
        await come_of_keys(self)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through before it is painted."""
        return (*super().get_line_filters(), *self._line_filters)


def keys_are_painted(node: DOMNode) -> bool:
    """Whether the last key is painted by now, and what is not urgent may go on."""
    return quiet_moments_of(node).is_painted


def quiet_moments_of(node: DOMNode) -> QuietMoments:
    """The quiet moments of the app."""
    return cast(DressedApp, node.app).quiet_moments
