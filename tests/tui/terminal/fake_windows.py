"""A Windows for Textual's driver: the calls of kernel32 that it makes, and records to read."""

import ctypes
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

KEY, FOCUS, SIZE = 0x0001, 0x0010, 0x0004
SHIFT, NUM_LOCK, CAPS_LOCK, ALT_GR = 0x10, 0x20, 0x80, 0x09
_TIMEOUT = 0x102
_MODULES = ("textual.drivers.win32", "textual.drivers.windows_driver")


class Function:
    """One call of the system; its types may be set."""

    def __init__(self, call: Any) -> None:
        self.call = call

    def __call__(self, *arguments: Any) -> Any:
        return self.call(*arguments)


class Kernel32:
    """A console whose input is what a test puts into `waiting`, a list of records for each read."""

    def __init__(self) -> None:
        self.waiting: deque[list[dict[str, Any]]] = deque()
        self.is_gone = False
        self.mode = 0x1F7
        self.GetStdHandle = Function(lambda number: 3)
        self.SetConsoleMode = Function(self._set_mode)
        self.GetConsoleMode = Function(lambda handle, mode: 1)
        self.WaitForMultipleObjects = Function(self._wait)
        self.ReadConsoleInputW = Function(self._read)

    def _set_mode(self, handle: object, mode: int) -> int:
        self.mode = mode
        return 1

    def _wait(self, number: int, handles: object, every: object, milliseconds: Any) -> int:
        return 0 if self.waiting or self.is_gone else _TIMEOUT

    def _read(self, handle: object, records: Any, most: int, count: Any) -> int:
        if self.is_gone:
            return 0
        told = self.waiting.popleft()
        assert len(told) <= most
        win32 = sys.modules[_MODULES[0]]
        places = ctypes.cast(records, ctypes.POINTER(vars(win32)["INPUT_RECORD"]))
        for at, said in enumerate(told):
            _fill(places[at], **said)
        ctypes.cast(count, ctypes.POINTER(wintypes.DWORD))[0] = len(told)
        return 1


def _fill(
    record: Any,
    kind: int = KEY,
    unit: str = "\0",
    down: bool = True,
    virtual_key: int = 0,
    repeat: int = 1,
    state: int = 0,
    size: tuple[int, int] = (0, 0),
) -> None:
    ctypes.memset(ctypes.addressof(record), 0, ctypes.sizeof(record))
    record.EventType = kind
    if kind == KEY:
        key = record.Event.KeyEvent
        key.bKeyDown, key.wRepeatCount, key.wVirtualKeyCode = down, repeat, virtual_key
        key.uChar.UnicodeChar, key.dwControlKeyState = unit, state
    elif kind == SIZE:
        record.Event.WindowBufferSizeEvent.dwSize.X = size[0]
        record.Event.WindowBufferSizeEvent.dwSize.Y = size[1]


@contextmanager
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, Kernel32]]:
    """Textual's module of its driver of Windows, and the system it speaks to."""
    kernel32 = Kernel32()
    msvcrt = ModuleType("msvcrt")
    vars(msvcrt)["get_osfhandle"] = lambda number: number
    with monkeypatch.context() as patch:
        patch.setattr(ctypes, "WinDLL", lambda *_, **__: kernel32, raising=False)
        patch.setitem(sys.modules, "msvcrt", msvcrt)
        try:
            yield import_module(_MODULES[1]), kernel32
        finally:
            for name in _MODULES:
                package, _, module = name.rpartition(".")
                sys.modules.pop(name, None)
                vars(sys.modules[package]).pop(module, None)
