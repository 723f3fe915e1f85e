"""The console of Windows itself: its records, and its word that the window is being closed.

Nothing here can be made anywhere else; what is done with it is in `console_driver`.
"""

import asyncio
import ctypes
import sys
from collections.abc import Callable, Sequence
from contextvars import copy_context
from ctypes import wintypes
from functools import partial
from threading import Event
from typing import Any

from nianbao.tui.terminal.console_records import KeyRecord, SizeRecord

_KEY, _SIZE = 0x0001, 0x0004
"""Kinds of records that are looked at."""
_AT_ONCE = 1024
"""Records of one read."""
_CLOSED, _LOGGED_OFF, _SHUT_DOWN = 2, 5, 6
_LONGEST = 30.0
"""Seconds to keep the system waiting; it has less patience, and the program ends before that."""


class WindowsConsole:
    """The console's input, by Textual's own names for the system's calls."""

    def __init__(self) -> None:
        from textual.drivers import win32

        self._win32 = win32
        self._handle = wintypes.HANDLE(win32.GetStdHandle(win32.STD_INPUT_HANDLE))
        self._records = (win32.INPUT_RECORD * _AT_ONCE)()

    def wait(self, seconds: float) -> bool:
        """Whether records came within that time."""
        return self._win32.wait_for_handles([self._handle], round(seconds * 1000)) is not None

    def records(self) -> Sequence[KeyRecord | SizeRecord] | None:
        """The records that came; None where there is no console any more."""
        count = wintypes.DWORD(0)
        records = ctypes.byref(self._records)
        read = self._win32.KERNEL32.ReadConsoleInputW
        if not read(self._handle, records, _AT_ONCE, ctypes.byref(count)):
            return None
        told = map(_plain, self._records[: count.value])
        return [record for record in told if record is not None]


def _plain(record: Any) -> KeyRecord | SizeRecord | None:
    if record.EventType == _KEY:
        key = record.Event.KeyEvent
        return KeyRecord(
            key.uChar.UnicodeChar, bool(key.bKeyDown), key.wVirtualKeyCode, key.wRepeatCount
        )
    if record.EventType == _SIZE:
        size = record.Event.WindowBufferSizeEvent.dwSize
        return SizeRecord(size.X, size.Y)
    return None


def when_closing(end: Callable[[], object], seconds: float = _LONGEST) -> Callable[[int], bool]:
    """What the system calls, in a thread of its own: `end` is called once the window closes.

    The system ends the program when this returns, so it waits: the program ends by itself.
    """

    def told(kind: int) -> bool:
        if kind not in (_CLOSED, _LOGGED_OFF, _SHUT_DOWN):
            return False
        end()
        Event().wait(seconds)
        return True

    return told


def call_when_closed(end: Callable[[], object]) -> object:
    """Have `end` called on this event loop when the window is closed or the machine shuts down.

    What is given must be kept as long as that matters. None elsewhere than on Windows.
    """
    if sys.platform == "win32":
        here = partial(asyncio.get_running_loop().call_soon_threadsafe, context=copy_context())
        told = when_closing(partial(here, end))
        routine = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)(told)
        ctypes.WinDLL("kernel32").SetConsoleCtrlHandler(routine, True)
        return routine
    return None
