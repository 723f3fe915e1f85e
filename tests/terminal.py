"""A terminal for end-to-end tests: the real program on a pty, its screen kept by pyte.

    with Terminal([*PROGRAM, "--data", str(path)], rows=24, columns=80) as terminal:
        terminal.wait_for("二、主动公开政府信息情况")
        terminal.press("12<enter>", "<c-down>")
        assert terminal.wait_for_exit() == 0

Nothing is read between calls: a test that only sleeps sees an old screen, `read_for` sees the new.
"""

import os
import pty
import re
import select
import signal
import subprocess
import sys
from atexit import register
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from types import TracebackType
from typing import Self
from unicodedata import east_asian_width

from wcwidth import wcwidth

from tests.bench.keylatency import ENVIRONMENT, KEYS, parse_keys, set_size
from tests.emulator import Screen, Stream

PROGRAM = (str(Path(sys.executable).with_name("nianbao")),)
"""The installed program, as a command line begins with it."""


@cache
def empty_home() -> str:
    """A home without a desktop and without documents: nothing is written into the tester's own."""
    folder = TemporaryDirectory()
    register(folder.cleanup)
    return folder.name


PATIENCE = 30.0
"""Seconds to wait for what should be there at once; a loaded machine is slow."""

ESCAPE_DELAY = 0.2
"""Seconds after Esc before the next key, or the two would be read as one Alt+key."""

# `pty.fork` warns where threads run (Python 3.12), so the child itself takes its standard input
# as controlling terminal, or no SIGWINCH would reach it, and then becomes the program.
_TAKE_TERMINAL = (
    "import fcntl, os, sys, termios\n"
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    "os.execvp(sys.argv[1], sys.argv[1:])"
)
_UNWANTED = ("COLUMNS", "LINES", "LC_ALL", "NIANBAO_DATA", "NO_COLOR", "TERM_PROGRAM")
_QUERY = re.compile(rb"\x1b\[\?(\d+)\$p")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[(?:[<>=][0-9;]*[a-zA-Z]|\?\d+\$p)")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;?<>=$]*)?\Z")
_SYNCHRONIZED_OUTPUT = b"2026"
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"


@cache
def _cells(character: str, ambiguous: int) -> int:
    if east_asian_width(character) == "A":
        return ambiguous
    return int(wcwidth(character))


class Terminal:
    """A program on a pty of `rows` by `columns` cells; `env` is added to this environment.

    `ambiguous` is how many cells a character of ambiguous width takes: 2 on a Chinese console.
    `encoding` is how it writes its characters.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        rows: int = 24,
        columns: int = 80,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        ambiguous: int = 1,
        encoding: str = "utf-8",
    ) -> None:
        self._encoding = encoding
        self._ambiguous = ambiguous
        self.screen = Screen(columns, rows, self._width)
        self._stream = Stream(self.screen)
        self._decoder = getincrementaldecoder(encoding)("replace")
        self._lines: list[str] = []
        self._unfinished = b""
        self._painted = self._ended = False
        self.frame_is_whole = True
        """False in the middle of a paint: a real terminal would still show the one before."""
        inherited = {name: text for name, text in os.environ.items() if name not in _UNWANTED}
        self._master, slave = pty.openpty()
        try:
            set_size(slave, rows, columns)
            os.set_blocking(self._master, False)
            self._process = subprocess.Popen(
                [sys.executable, "-ISc", _TAKE_TERMINAL, *command],
                stdin=slave,
                stdout=slave,
                stderr=slave,
                start_new_session=True,
                env={**inherited, "HOME": empty_home(), **ENVIRONMENT, **(env or {})},
                cwd=cwd,
            )
        except BaseException:
            os.close(self._master)
            raise
        finally:
            os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the terminal's cursor stands: (x, y) in cells from the top left."""
        return self.screen.cursor.x, self.screen.cursor.y

    @property
    def has_ended(self) -> bool:
        """Whether the program has closed the terminal, and all that it painted is read."""
        return self._ended

    def lines(self) -> list[str]:
        """The screen's lines as a reader sees them, without spaces at the ends."""
        every = range(self.screen.lines)
        if len(self._lines) != len(every):
            self._lines = [""] * len(every)
            self.screen.dirty.update(every)
        for y in self.screen.dirty.intersection(every):
            self._lines[y] = self._line(y)
        self.screen.dirty.clear()
        return list(self._lines)

    def text(self) -> str:
        """The whole screen, its lines joined by newlines."""
        return "\n".join(self.lines())

    def press(self, *keys: str, pause: float = 0.0) -> None:
        """Press keys one by one: characters and `<names>` (see keylatency), `pause` s after each.

        A phrase such as "中文" is sent character by character; `type` sends it at once.
        """
        for key in (key for text in keys for key in parse_keys(text)):
            self._send(key)
            self.read_for(max(pause, ESCAPE_DELAY) if key == KEYS["esc"] else pause)

    def type(self, text: str) -> None:
        """Send text as it stands in one write, as an input method does with a phrase."""
        self.send_bytes(text.encode(self._encoding))

    def send_bytes(self, data: bytes) -> None:
        """Send what a terminal set to something else would, or a line with noise."""
        self._send(data)

    def paste(self, text: str) -> None:
        """Paste in brackets; newlines become carriage returns, as in every terminal."""
        text = text.replace("\r\n", "\r").replace("\n", "\r")
        self._send(b"\x1b[200~" + text.encode(self._encoding) + b"\x1b[201~")

    def resize(self, rows: int, columns: int) -> None:
        """Change the size; the program gets SIGWINCH."""
        self.screen.resize(rows, columns)
        set_size(self._master, rows, columns)

    def suspend(self, seconds: float, *, told: bool) -> None:
        """Stop the program, as Ctrl+Z in a shell does or without a word, and let it go on."""
        state = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
        self._process.send_signal(signal.SIGTSTP if told else signal.SIGSTOP)
        self.wait_until(lambda: bool(os.waitid(os.P_PID, self._process.pid, state)), "not stopped")
        self.read_for(seconds)
        if told:
            self.screen.erase_in_display(2)  # the screen of the shell was another one
        self._process.send_signal(signal.SIGCONT)
        self.read_for(seconds)

    def read_for(self, seconds: float) -> None:
        """Take what the program paints in that time."""
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0 and self._read(left) is not None:
            pass

    def wait_for(self, text: str, timeout: float = PATIENCE) -> None:
        """Wait until the text stands on one line of the screen; AssertionError if it never does."""
        self.wait_until(lambda: text in self.text(), f"no {text!r}", timeout)

    def wait_until(
        self, condition: Callable[[], bool], otherwise: str, timeout: float = PATIENCE
    ) -> None:
        """Wait until the condition holds; else an AssertionError that shows the screen."""
        until = monotonic() + timeout
        while not condition():
            left = until - monotonic()
            if left <= 0 or (self._read(min(left, 0.1)) is None and not condition()):
                why = "the program ended" if self._ended else f"after {timeout} s"
                raise AssertionError(f"{otherwise}, {why}; the screen:\n{self._framed()}")

    def wait_until_quiet(self, quiet: float = 0.3, timeout: float = PATIENCE) -> None:
        """Wait until something, then nothing for `quiet` seconds, has been painted."""
        until = monotonic() + timeout
        while (data := self._read(quiet)) or (data is not None and not self._painted):
            if monotonic() > until:
                raise AssertionError(f"never quiet; the screen:\n{self._framed()}")

    def wait_for_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the program ends by itself; gives its exit status, negative for a signal."""
        until = monotonic() + timeout
        while self._process.poll() is None:
            if monotonic() > until:
                raise AssertionError(f"it did not end; the screen:\n{self._framed()}")
            if self._read(0.05) is None:
                sleep(0.05)
        while self._read(0):
            pass
        return self._process.returncode

    def hang_up(self, timeout: float = PATIENCE) -> int:
        """Close the window, and wait until the program ends by itself; gives its exit status."""
        os.close(self._master)
        self._master = -1
        return self._process.wait(timeout)

    def mapped(self) -> str:
        """What the program has mapped into its memory, a line a piece; empty without /proc."""
        maps = Path(f"/proc/{self._process.pid}/maps")
        return maps.read_text(encoding="utf-8") if maps.exists() else ""

    def kill(self) -> None:
        """End the program at once with SIGKILL, as a power cut does."""
        self._process.kill()
        self._process.wait()

    def close(self) -> int:
        """End the program (SIGTERM, then SIGKILL) and give its exit status. May be called twice."""
        for end in (self._process.terminate, self._process.kill):
            if self._process.poll() is None:
                end()
                with suppress(AssertionError):
                    self.wait_for_exit(5)
        if self._master >= 0:
            os.close(self._master)
            self._master = -1
        return self._process.wait()

    def _send(self, data: bytes) -> None:
        """Write all of it, reading meanwhile: the program may wait for its own paint to be read."""
        until = monotonic() + PATIENCE
        while data:
            self._read(0)
            if self._ended or monotonic() > until:
                raise AssertionError(f"nobody takes the keys; the screen:\n{self._framed()}")
            if select.select([], [self._master], [], 0.05)[1]:
                with suppress(BlockingIOError):
                    data = data[os.write(self._master, data) :]

    def _read(self, timeout: float) -> bytes | None:
        """Take what comes within that time; None once the program has closed the terminal."""
        if self._ended or self._master < 0:
            return None
        if not select.select([self._master], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # how Linux says that nobody holds the other end
            data = b""
        if not data:
            self._ended = True
            return None
        self._paint(data)
        return data

    def _paint(self, data: bytes) -> None:
        """Answer queries, and keep from pyte what it would print as letters."""
        data = self._unfinished + data
        cut = _UNFINISHED.search(data)
        self._unfinished = cut[0] if cut else b""
        data = data.removesuffix(self._unfinished)
        self._painted = True
        if _FRAME_BEGINS in data or _FRAME_ENDS in data:
            self.frame_is_whole = data.rfind(_FRAME_BEGINS) < data.rfind(_FRAME_ENDS)
        self._stream.feed(self._decoder.decode(_UNKNOWN_TO_PYTE.sub(b"", data)))
        for mode in _QUERY.findall(data):
            state = b"2" if mode == _SYNCHRONIZED_OUTPUT else b"0"
            with suppress(OSError):
                os.write(self._master, b"\x1b[?" + mode + b";" + state + b"$y")

    def _width(self, character: str) -> int:
        """The cells this terminal draws a character in."""
        return _cells(character, self._ambiguous)

    def _line(self, y: int) -> str:
        """One line; half a wide character that another one covers is a space, as on a screen."""
        cells = [self.screen.buffer[y][x].data for x in range(self.screen.columns)]
        seen, covered = "", False
        if all(map(str.isascii, cells)):
            return "".join(cell or " " for cell in cells).rstrip()
        for cell, after in zip(cells, [*cells[1:], " "], strict=True):
            if covered and not cell:
                covered = False
                continue
            wide = bool(cell) and self._width(cell[:1]) == 2
            covered = wide and not after
            seen += cell if covered or (cell and not wide) else " "
        return seen.rstrip()

    def _framed(self) -> str:
        """The screen between rules, for a person to read in a failed test."""
        rule = "-" * self.screen.columns
        return "\n".join([rule, *self.lines(), rule, f"cursor {self.cursor}"])
