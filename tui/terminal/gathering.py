"""Keeps together what came at once, for a driver that hands its keys over one by one: Windows."""

import asyncio
from collections import deque
from typing import Any

from textual import events
from textual.driver import Driver
from textual.message import Message

from nianbao.tui.terminal.bursts import gathered, may_go_on

_AT_ONCE = 0.005
"""Seconds in which the keys of one read come, and by which a typed key is late."""


class Gathering(Driver):
    """Stands before a driver among the bases; its messages come from a thread of their own."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._waiting: deque[Message] = deque()
        self._seen = 0
        self._loop_of_keys = asyncio.get_running_loop()

    def process_message(self, message: Message) -> None:
        """Let keys wait for those that come at once with them, and all else behind them."""
        if not self._waiting and not isinstance(message, events.Key):
            super().process_message(message)
            return
        self._waiting.append(message)
        if len(self._waiting) == 1:
            self._loop_of_keys.call_soon_threadsafe(self._look_soon)

    def _look_soon(self) -> None:
        self._loop_of_keys.call_later(_AT_ONCE, self._hand_on)

    def _hand_on(self) -> None:
        """Hand on what waits, unless it is a beginning and more has come since the last look."""
        messages = list(self._waiting)
        if may_go_on(messages) and len(messages) > self._seen:
            self._seen = len(messages)
            self._look_soon()
            return
        self._seen = 0
        for message in gathered(messages):
            super().process_message(message)
        for _ in messages:
            self._waiting.popleft()
        if self._waiting:
            self._look_soon()


def gathering(driver: type[Driver]) -> type[Driver]:
    """A driver that keeps together what came at once."""
    return type(f"Gathering{driver.__name__}", (Gathering, driver), {})
