"""CF_HTML tells its places in bytes; the calls of Windows come in their order, in any weather."""

import ctypes
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.desk.clipboard import CopyError, Rich
from nianbao.desk.clipboard.windows import (
    UNICODE_TEXT,
    WindowsClipboard,
    cf_html,
    get,
    put,
    unicode_text,
)

HTML_FORMAT, WINDOW = 49_161, 77
TABLE = Rich("甲\t乙\n1\t2", "<table><tr><td>甲</td></tr></table>")


class Windows:
    """The calls of user32 and kernel32; how often the clipboard is held by another is told."""

    def __init__(self, *, held: int = 0, takes: bool = True, memory: bool = True) -> None:
        self.calls: list[str] = []
        self.clipboard: dict[int, bytes] = {}
        self._held, self._takes, self._memory = held, takes, memory
        self._blocks: dict[int, ctypes.Array[ctypes.c_char]] = {}

    def CreateWindowExW(self, *about: object) -> int:
        assert len(about) == 12
        return self._called("window", WINDOW)

    def RegisterClipboardFormatW(self, name: str) -> int:
        assert name == "HTML Format"
        return HTML_FORMAT

    def OpenClipboard(self, window: int) -> int:
        assert window == WINDOW
        self._held -= 1
        return int(self._held < 0) and self._called("open", 1)

    def EmptyClipboard(self) -> int:
        return self._called("empty", 1)

    def GlobalAlloc(self, kind: int, size: int) -> int:
        if not self._memory:
            return 0
        self._blocks[len(self._blocks) + 1] = ctypes.create_string_buffer(size)
        return len(self._blocks)

    def GlobalLock(self, memory: int) -> int:
        return ctypes.addressof(self._blocks[memory])

    def GlobalUnlock(self, memory: int) -> int:
        return 0

    def GlobalSize(self, memory: int) -> int:
        return len(self._blocks[memory].raw)

    def GetClipboardData(self, number: int) -> int:
        if number not in self.clipboard:
            return 0
        data = self.clipboard[number]
        memory = self.GlobalAlloc(0, len(data) + 6)  # Windows may give more than was asked for
        ctypes.memmove(self.GlobalLock(memory), data, len(data))
        return memory

    def GlobalFree(self, memory: int) -> int:
        return self._called("free", 0)

    def SetClipboardData(self, number: int, memory: int) -> int:
        if self._takes:
            self.clipboard[number] = self._blocks[memory].raw
        return self._called("set", memory if self._takes else 0)

    def CloseClipboard(self) -> int:
        return self._called("close", 1)

    def DestroyWindow(self, window: int) -> int:
        assert window == WINDOW
        return self._called("no window", 1)

    def _called(self, name: str, result: int) -> int:
        self.calls.append(name)
        return result


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nianbao.desk.clipboard.windows.BETWEEN_TRIES", 0)


@given(st.text())
def test_the_places_of_cf_html_are_bytes(fragment: str) -> None:
    data = cf_html(fragment)
    places = dict(re.findall(rb"(\w+):(\d{10})\r\n", data[:105]))
    start, end, first, last = (
        int(places[name]) for name in (b"StartHTML", b"EndHTML", b"StartFragment", b"EndFragment")
    )
    assert data.startswith(b"Version:0.9\r\n")
    assert data[first:last] == fragment.encode()
    assert data[:first].endswith(b"<!--StartFragment-->")
    assert data[last:].startswith(b"<!--EndFragment-->")
    assert data[start:].startswith(b"<html>")
    assert data[end:] == b"\0"
    assert data[:end].endswith(b"</html>")


def test_text_ends_its_lines_as_windows_does() -> None:
    assert unicode_text("甲\n乙").decode("utf-16-le") == "甲\r\n乙\0"


def test_both_kinds_are_put() -> None:
    windows = Windows(held=3)
    put(windows, windows, TABLE)
    assert windows.clipboard == {
        UNICODE_TEXT: unicode_text(TABLE.plain),
        HTML_FORMAT: cf_html(TABLE.html),
    }
    assert windows.calls == ["window", "open", "empty", "set", "set", "close", "no window"]


def test_its_text_is_taken() -> None:
    windows = Windows(held=2)
    put(windows, windows, Rich("甲\t🙂\n乙", TABLE.html))
    windows.calls.clear()
    assert get(windows, windows) == "甲\t🙂\r\n乙"
    assert windows.calls == ["window", "open", "close", "no window"]
    assert get(Windows(), windows) == ""
    with pytest.raises(CopyError, match="正被别的程序占着"):
        get(Windows(held=99), windows)


def test_text_alone_takes_the_html_of_before_away() -> None:
    windows = Windows()
    put(windows, windows, Rich("文字"))
    assert windows.clipboard == {UNICODE_TEXT: unicode_text("文字")}


@pytest.mark.parametrize(
    ("windows", "words", "calls"),
    [
        (Windows(held=99), "正被别的程序占着", ["window", "no window"]),
        (
            Windows(takes=False),
            "没有放成",
            ["window", "open", "empty", "set", "free", "close", "no window"],
        ),
        (Windows(memory=False), "内存不够", ["window", "open", "empty", "close", "no window"]),
    ],
)
def test_a_refusal_is_told_and_the_clipboard_closed(
    windows: Windows, words: str, calls: list[str]
) -> None:
    with pytest.raises(CopyError, match=words):
        put(windows, windows, TABLE)
    assert windows.calls == calls


@pytest.mark.skipif(sys.platform == "win32", reason="elsewhere")
def test_elsewhere_it_is_not_offered() -> None:
    assert not WindowsClipboard().available()
