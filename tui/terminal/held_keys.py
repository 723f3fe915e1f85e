"""Keys in the order they were typed; while a disk works they wait.

Work on a disk is done beside the event loop, so keys go on coming. They would meet a screen that
is about to go, or a report that is just being stored; so they wait, and are acted on in order
by whatever stands there when the work is done.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from textual import events

from nianbao.tui.terminal.bursts import KeyBurst

Act = Callable[[events.Event], Awaitable[None]]

_KEPT = (events.Key, events.Paste, KeyBurst)
_DROPPED = (events.MouseDown, events.MouseUp, events.Click)
"""Where the mouse was pressed something else may stand by then."""


class HeldKeys:
    """Keys and pastes that are not acted on yet."""

    def __init__(self) -> None:
        self._jobs = 0
        self._waiting: deque[events.Event] = deque()

    @property
    def holding(self) -> bool:
        """Whether a job holds keys now."""
        return self._jobs > 0

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not acted on yet."""
        return bool(self._waiting)

    def take(self, event: events.Event) -> bool:
        """Whether the event waits here for its turn, or is dropped: what was clicked may go.

        What a widget passes up again, for a binding, was typed before all that no widget had yet.
        """
        if isinstance(event, _KEPT):
            passed_up = sum(one.is_forwarded for one in self._waiting)
            self._waiting.insert(passed_up if event.is_forwarded else len(self._waiting), event)
            return True
        return self.holding and isinstance(event, _DROPPED)

    def put_first(self, keys: Sequence[events.Key]) -> None:
        """Let keys be acted on before all that wait."""
        self._waiting.extendleft(reversed(keys))

    def hold(self) -> None:
        """Let keys wait until `release` is called as often."""
        self._jobs += 1

    def release(self) -> None:
        """Let keys go on when no other job holds them."""
        self._jobs -= 1

    def drop(self) -> None:
        """Forget what waits: what it was typed for does not come."""
        self._waiting.clear()

    async def hand_on(self, ready: Act, act: Act) -> None:
        """Act on the keys that wait, one after another, until a job holds them.

        `ready` gives what earlier keys began its turn: one of them may have begun such a job.
        """
        while self._waiting and not self.holding:
            await ready(self._waiting[0])
            if self._waiting and not self.holding:
                await act(self._waiting.popleft())
