"""Keys that wait while a disk works: typed ahead, they reach the screen that comes of it.

Work on a disk is done beside the event loop, so keys go on coming. They would meet a screen that
is about to go, or a report that is just being stored; so they are held and handed on in order.
"""

from textual import events
from textual.app import App

_HELD = (events.Key, events.Paste)
_DROPPED = (events.MouseDown, events.MouseUp, events.Click)
"""Where the mouse was pressed something else may stand by then."""


class HeldKeys:
    """Keys held while at least one job wants it."""

    def __init__(self) -> None:
        self._jobs = 0
        self._events: list[events.Event] = []

    def take(self, event: events.Event) -> bool:
        """Whether the event is held, or dropped, and must not be acted on now."""
        if not self._jobs:
            return False
        if isinstance(event, _HELD):
            self._events.append(event)
            return True
        return isinstance(event, _DROPPED)

    def hold(self) -> None:
        """Hold keys until `release` is called as often."""
        self._jobs += 1

    def release(self, app: App[None]) -> None:
        """Hand the keys on, when no other job holds them, after what now follows at once."""
        self._jobs -= 1
        app.call_later(self._hand_on, app)

    def _hand_on(self, app: App[None]) -> None:
        if self._jobs:
            return
        waiting, self._events = self._events, []
        for event in waiting:
            app.post_message(event)
