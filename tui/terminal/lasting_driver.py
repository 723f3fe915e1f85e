"""The terminal's driver, going on when its terminal is gone."""

from contextlib import suppress
from typing import IO, Any

from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.seams import write_through


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
