"""The driver of Linux and macOS: goes on when its terminal is gone, whatever bytes that sends."""

import asyncio
import os
import selectors
import signal
from codecs import getincrementaldecoder
from functools import partial
from socket import socketpair
from threading import Event
from typing import Any

from textual.drivers.linux_driver import LinuxDriver

from nianbao.desk.terminal_encoding import UTF_8, terminal_encoding
from nianbao.tui.terminal.lasting_file import LastingFile
from nianbao.tui.terminal.reading_keys import WAIT, KeyReader
from nianbao.tui.terminal.seams import write_through

_READ = 4096
_REST = 60.0
"""Seconds that the thread which reads may sleep: a key wakes it, and the program's end."""


class WakingEvent(Event):
    """An event that wakes also whoever waits for files: `fileno` can be read while it is set."""

    def __init__(self) -> None:
        super().__init__()
        self._reading, self._writing = socketpair()

    def fileno(self) -> int:
        """The file to wait for."""
        return self._reading.fileno()

    def set(self) -> None:
        """Set it, and wake who waits."""
        if not self.is_set():
            self._writing.send(b"!")
        super().set()

    def clear(self) -> None:
        """Let who waits sleep again."""
        if self.is_set():
            self._reading.recv(1)
        super().clear()

    def close(self) -> None:
        """Let go of the file; nobody may wait for it any more."""
        self._reading.close()
        self._writing.close()


class TerminalBytes:
    """What comes from a terminal's file as bytes; those that are no text become U+FFFD."""

    def __init__(self, fileno: int, encoding: str, selector: selectors.BaseSelector) -> None:
        """`selector` may wait for other files too, that end a wait as if nothing had come."""
        self._fileno = fileno
        self._selector = selector
        self._decoder = getincrementaldecoder(encoding)(errors="replace")
        self._waits_for_ever = encoding == UTF_8
        selector.register(fileno, selectors.EVENT_READ)

    def wait(self, seconds: float) -> bool:
        """Whether bytes came within that time."""
        return any(key.fd == self._fileno for key, _ in self._selector.select(seconds))

    def read(self) -> str | None:
        """The characters that are complete now; None where the terminal is gone."""
        data = os.read(self._fileno, _READ)
        return self._decoder.decode(data) if data else None

    def rest(self) -> str:
        """Half a character that nothing came behind: in GBK it would swallow the next key.

        In UTF-8 it swallows none, and may wait for a slow line.
        """
        return "" if self._waits_for_ever else self._decoder.decode(b"", final=True)


class LastingDriver(LinuxDriver):
    """Textual's driver, writing to a lasting file, reading and writing as the locale says."""

    exit_event: WakingEvent
    _reads = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.exit_event = WakingEvent()
        write_through(self, partial(LastingFile, encoding=terminal_encoding()))
        for number in (signal.SIGTSTP, signal.SIGCONT):
            _take_in_turn(number)

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the program ends."""
        self._reads = True
        try:
            self._read_on()
        finally:
            self._reads = False

    def close(self) -> None:
        """End the thread that writes; let go of what woke the one that read."""
        super().close()
        self.exit_event.close()

    def resume_application_mode(self) -> None:
        """Go on after a stop; one that came without a word (SIGSTOP) has left all as it was.

        A second thread would read half of the keys, and the terminal would stay as it is now.
        """
        if not self._reads:
            self.exit_event.close()  # as it is already where Textual stopped the driver
            self.exit_event = WakingEvent()
            super().resume_application_mode()

    def _read_on(self) -> None:
        with selectors.SelectSelector() as selector:
            selector.register(self.exit_event.fileno(), selectors.EVENT_READ)
            source = TerminalBytes(self.fileno, terminal_encoding(), selector)
            reader = KeyReader(source, rest=_REST)
            while not self.exit_event.is_set():
                for message in reader.read():
                    self.process_message(message)
                if reader.has_ended:
                    self.exit_event.wait(WAIT)


def _take_in_turn(number: int) -> None:
    """Let a signal's handler run between two steps of the event loop.

    Textual's write to the terminal's queue; in the middle of a paint that one is locked, and the
    program would wait for itself.
    """
    loop, handler = asyncio.get_running_loop(), signal.getsignal(number)
    if callable(handler):
        signal.signal(number, lambda *told: loop.call_soon_threadsafe(handler, *told))
