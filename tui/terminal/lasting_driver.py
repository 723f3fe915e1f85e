"""The terminal's driver: goes on when its terminal is gone, keeps together what came at once."""

import os
import selectors
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import IO, Any

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from nianbao.tui.terminal.bursts import gathered, may_go_on
from nianbao.tui.terminal.seams import TerminalParser, write_through

_WAIT = 0.1
"""Seconds after which a lone Esc is looked at, and whether the program ends."""
_MORE_SOON = 0.05
"""Seconds in which the rest of a paste comes, where there is one."""
_READ = 4096
_MOST = 300_000
"""Messages of one paste; what comes behind is another one."""


class LastingFile:
    """A terminal to write to; what it no longer takes is dropped without an error.

    Textual's writer thread ends with the first error, and the screens then wait for ever for room
    in its queue: the window was closed, and what was typed last would never be kept.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write text, where there still is a terminal."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Hand it over, where there still is a terminal."""
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        """The number of the terminal's file."""
        return self._file.fileno()


class LastingDriver(LinuxDriver):
    """Textual's driver of Linux and macOS, writing to a lasting file."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        write_through(self, LastingFile)

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the program ends; what came at once stays together."""
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        parser = TerminalParser()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                messages = [*self._read(parser, decode, selector, _WAIT), *parser.tick()]
                for message in gathered(messages):
                    self.process_message(message)

    def _read(
        self,
        parser: TerminalParser,
        decode: Any,
        selector: selectors.SelectSelector,
        wait: float,
    ) -> list[Message]:
        """The messages that come within `wait` seconds, and behind a beginning its end."""
        messages: list[Message] = []
        while selector.select(wait) and len(messages) < _MOST:
            data = os.read(self.fileno, _READ)
            if not data:
                self.exit_event.wait(_WAIT)
                break
            messages += parser.feed(decode(data))
            wait = _MORE_SOON if may_go_on(messages) else 0
        return messages
