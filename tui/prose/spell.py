"""When typing has come to rest."""

from collections.abc import Callable
from time import monotonic

from textual.timer import Timer
from textual.widget import Widget

COMMIT_AFTER = 0.5
"""Seconds without a key after which the text is committed."""
COMMIT_AT_LATEST = 5.0
"""Seconds of typing without any rest after which it is committed all the same."""


class Spell:
    """A spell of typing: it begins with an edit, and is over when no other came for a while.

    One timer serves many keys.
    """

    def __init__(self, field: Widget, over: Callable[[], None]) -> None:
        """Watch a field; `over` is called when the typing has come to rest, and ends the spell."""
        self.is_on = False
        self._field = field
        self._over = over
        self._first = self._last = 0.0
        self._timer: Timer | None = None

    def go_on(self) -> bool:
        """Take an edit; gives whether it is the first of a spell."""
        begins, self.is_on = not self.is_on, True
        self._last = monotonic()
        if begins:
            self._first = self._last
        if self._timer is None and self._field.is_attached:
            self._timer = self._field.set_timer(COMMIT_AFTER, self._look)
        return begins

    def end(self) -> bool:
        """End the spell; gives whether one was on."""
        ended, self.is_on = self.is_on, False
        return ended

    def _look(self) -> None:
        """See whether it rests; wait on if there was a key meanwhile."""
        self._timer = None
        now = monotonic()
        left = self._last + COMMIT_AFTER - now
        if left <= 0.005 or now - self._first >= COMMIT_AT_LATEST:
            self._over()
        elif self.is_on:
            self._timer = self._field.set_timer(left, self._look)
