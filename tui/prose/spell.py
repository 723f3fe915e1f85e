"""When what came key by key has come to rest."""

from collections.abc import Callable
from time import monotonic

from textual.timer import Timer
from textual.widget import Widget


class Spell:
    """A spell of typing: it begins with an edit, and is over when no other came for a while.

    One timer serves many keys.
    """

    def __init__(
        self, owner: Widget, over: Callable[[], None], rest: float, at_latest: float
    ) -> None:
        """Call `over`, which ends the spell, after `rest` seconds without an edit.

        It is called `at_latest` seconds after the first one, however fast others follow. The
        timer is the owner's: it stops with it.
        """
        self.is_on = False
        self._owner = owner
        self._over = over
        self._rest, self._at_latest = rest, at_latest
        self._first = self._last = 0.0
        self._timer: Timer | None = None

    def go_on(self) -> bool:
        """Take an edit; gives whether it is the first of a spell."""
        begins, self.is_on = not self.is_on, True
        self._last = monotonic()
        if begins:
            self._first = self._last
        if self._timer is None and self._owner.is_attached:
            self._timer = self._owner.set_timer(self._rest, self._look)
        return begins

    def end(self) -> bool:
        """End the spell; gives whether one was on."""
        ended, self.is_on = self.is_on, False
        return ended

    def _look(self) -> None:
        """See whether it rests; wait on if there was an edit meanwhile."""
        self._timer = None
        if not self.is_on:
            return
        now = monotonic()
        left = self._last + self._rest - now
        if left <= 0.005 or now - self._first >= self._at_latest:
            self._over()
        else:
            self._timer = self._owner.set_timer(left, self._look)
