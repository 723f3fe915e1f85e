"""A console without Chinese glyphs is told apart by what the kernel says of its font."""

import ctypes
import errno
import fcntl
import os
import pty
import struct
import sys

import pytest

from nianbao.report.errors import ReportError
from nianbao.tui import start
from nianbao.tui.terminal.bare_console import console_characters, lacks_chinese

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a console of Linux")


def has_glyphs(monkeypatch: pytest.MonkeyPatch, characters: str) -> None:
    """Let the kernel tell of a font with these characters."""

    def ioctl(_: int, call: int, asked: bytes) -> bytes:
        assert call == 0x4B66
        most, place = struct.unpack("HP", asked)
        assert most >= len(characters)
        pairs = struct.pack(
            f"{2 * len(characters)}H", *(n for at, c in enumerate(characters) for n in (ord(c), at))
        )
        ctypes.memmove(place, pairs, len(pairs))
        return struct.pack("HP", len(characters), place)

    monkeypatch.setattr(fcntl, "ioctl", ioctl)


def test_a_font_without_chinese_lacks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    has_glyphs(monkeypatch, "Aé─")
    assert console_characters(0) == frozenset(map(ord, "Aé─"))
    assert lacks_chinese(0)
    has_glyphs(monkeypatch, "A年")
    assert not lacks_chinese(0)


def test_of_any_other_terminal_nothing_is_known() -> None:
    master, slave = pty.openpty()
    assert console_characters(slave) is None
    assert not lacks_chinese(slave)
    os.close(master)
    os.close(slave)


@pytest.mark.parametrize(("term", "refused"), [("linux", True), ("linux-16color", False)])
def test_it_is_one_sentence(term: str, refused: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also in English, as the Chinese of it can't be seen there; another TERM goes on."""
    has_glyphs(monkeypatch, "A")
    monkeypatch.setenv("TERM", term)
    if not refused:
        start.require_glyphs(0)
        return
    with pytest.raises(ReportError, match="没有中文字形") as told:
        start.require_glyphs(0)
    assert str(told.value).startswith("No Chinese glyphs on this console")
    assert str(told.value).endswith("。")


def test_a_kernel_that_says_no_is_no_hindrance(monkeypatch: pytest.MonkeyPatch) -> None:
    def ioctl(*_: object) -> bytes:
        raise OSError(errno.ENOTTY, "no console")

    monkeypatch.setattr(fcntl, "ioctl", ioctl)
    monkeypatch.setenv("TERM", "linux")
    start.require_glyphs(0)
