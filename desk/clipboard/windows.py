"""The clipboard of Windows: text and CF_HTML side by side, so that a table pastes as a table.

CF_HTML is UTF-8 with a head that gives the places of the page and of the piece in bytes.
The calls and their order are those that the system's documentation asks for: a window of
our own owns the clipboard, and memory that it has taken over is not freed here.
"""

import ctypes
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ctypes import wintypes
from time import sleep
from typing import Any

from nianbao.desk.clipboard.programs import AS_TEXT, WITH_FORMAT
from nianbao.desk.clipboard.way import Copied, CopyError, Rich

UNICODE_TEXT = 13
_MOVEABLE = 0x0002
TRIES, BETWEEN_TRIES = 10, 0.05
"""How often, and with how many seconds between, a clipboard is asked for that another holds."""

_HEAD = (
    "Version:0.9\r\n"
    "StartHTML:{:010d}\r\nEndHTML:{:010d}\r\nStartFragment:{:010d}\r\nEndFragment:{:010d}\r\n"
)
_BEFORE, _AFTER = "<html><body>\r\n<!--StartFragment-->", "<!--EndFragment-->\r\n</body></html>"


def cf_html(fragment: str) -> bytes:
    """A piece of HTML as CF_HTML: head, page around the piece, and a closing NUL."""
    start = len(_HEAD.format(0, 0, 0, 0))
    first = start + len(_BEFORE)
    last = first + len(fragment.encode())
    head = _HEAD.format(start, last + len(_AFTER), first, last)
    return (head + _BEFORE + fragment + _AFTER + "\0").encode()


def unicode_text(text: str) -> bytes:
    """A text as CF_UNICODETEXT: UTF-16, CRLF between lines, and a closing NUL."""
    return (text.replace("\n", "\r\n") + "\0").encode("utf-16-le")


class WindowsClipboard:
    """Puts text, and HTML beside it, on the clipboard of Windows."""

    def available(self) -> bool:
        """Whether this is Windows."""
        return sys.platform == "win32"

    def copy(self, rich: Rich) -> Copied:
        """Copy the text, and the HTML if there is some."""
        put(*_libraries(), rich)
        return Copied(WITH_FORMAT if rich.html else AS_TEXT)

    def text(self) -> str:
        """The text on the clipboard, empty where there is none; raises CopyError."""
        return get(*_libraries())


def get(user32: Any, kernel32: Any) -> str:
    """The clipboard's text through these two libraries, empty where it holds none.

    Raises CopyError.
    """
    with _clipboard(user32):
        memory = user32.GetClipboardData(UNICODE_TEXT)
        place = memory and kernel32.GlobalLock(memory)
        if not place:
            return ""
        try:
            data = ctypes.string_at(place, kernel32.GlobalSize(memory))
        finally:
            kernel32.GlobalUnlock(memory)
    return data[: len(data) // 2 * 2].decode("utf-16-le", "replace").partition("\0")[0]


def put(user32: Any, kernel32: Any, rich: Rich) -> None:
    """Put both kinds on the clipboard through these two libraries; raises CopyError."""
    formats = {UNICODE_TEXT: unicode_text(rich.plain)}
    if rich.html:
        formats[user32.RegisterClipboardFormatW("HTML Format")] = cf_html(rich.html)
    with _clipboard(user32):
        user32.EmptyClipboard()
        for number, data in formats.items():
            memory = _filled(kernel32, data)
            if not user32.SetClipboardData(number, memory):
                kernel32.GlobalFree(memory)
                raise CopyError("系统剪贴板没有放成。")


@contextmanager
def _clipboard(user32: Any) -> Iterator[None]:
    """The clipboard, opened for a window that nobody sees."""
    window = user32.CreateWindowExW(0, "STATIC", None, 0, 0, 0, 0, 0, None, None, None, None)
    try:
        for _ in range(TRIES):
            if user32.OpenClipboard(window):
                break
            sleep(BETWEEN_TRIES)
        else:
            raise CopyError("系统剪贴板正被别的程序占着。")
        try:
            yield
        finally:
            user32.CloseClipboard()
    finally:
        user32.DestroyWindow(window)


def _filled(kernel32: Any, data: bytes) -> Any:
    """Memory of the kind the clipboard takes, with this in it."""
    memory = kernel32.GlobalAlloc(_MOVEABLE, len(data))
    place = memory and kernel32.GlobalLock(memory)
    if not place:
        raise CopyError("系统内存不够，剪贴板没有放成。")
    ctypes.memmove(place, data, len(data))
    kernel32.GlobalUnlock(memory)
    return memory


def _libraries() -> tuple[Any, Any]:
    """user32 and kernel32, ready to be called."""
    if sys.platform == "win32":
        libraries = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
        return _typed(libraries[0], _USER32), _typed(libraries[1], _KERNEL32)
    raise CopyError("这里不是 Windows。")


def _typed(library: Any, types: Mapping[str, tuple[Any, ...]]) -> Any:
    """A library that knows the types of what is called: handles are wider than an int."""
    for name, (result, *arguments) in types.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


_INT, _UINT, _NUMBER = wintypes.INT, wintypes.UINT, wintypes.DWORD
_HANDLE, _POINTER, _WORDS = wintypes.HANDLE, ctypes.c_void_p, wintypes.LPCWSTR
_DONE = wintypes.BOOL

_USER32: Mapping[str, tuple[Any, ...]] = {
    "RegisterClipboardFormatW": (_UINT, _WORDS),
    "CreateWindowExW": (
        *(_HANDLE, _NUMBER, _WORDS, _WORDS, _NUMBER),
        *(_INT, _INT, _INT, _INT, _HANDLE, _HANDLE, _HANDLE, _POINTER),
    ),
    "OpenClipboard": (_DONE, _HANDLE),
    "EmptyClipboard": (_DONE,),
    "SetClipboardData": (_HANDLE, _UINT, _HANDLE),
    "GetClipboardData": (_HANDLE, _UINT),
    "CloseClipboard": (_DONE,),
    "DestroyWindow": (_DONE, _HANDLE),
}
_KERNEL32: Mapping[str, tuple[Any, ...]] = {
    "GlobalAlloc": (_HANDLE, _UINT, ctypes.c_size_t),
    "GlobalLock": (_POINTER, _HANDLE),
    "GlobalUnlock": (_DONE, _HANDLE),
    "GlobalSize": (ctypes.c_size_t, _HANDLE),
    "GlobalFree": (_HANDLE, _HANDLE),
}
"""Each function's result, then its arguments."""
