"""A terminal to write to that may go away, and that need not know every character."""

import codecs
from contextlib import suppress
from io import TextIOWrapper
from typing import IO

from rich.cells import cell_len

from nianbao.tui.terminal.line_filters import twin

_UNKNOWN = "nianbao.unknown"
"""How characters are written that the terminal's encoding lacks."""


class LastingFile:
    """A terminal to write to; what it no longer takes is dropped without an error.

    Textual's writer thread ends with the first error, and the screens then wait for ever for room
    in its queue: the window was closed, and what was typed last would never be kept.
    """

    def __init__(self, file: IO[str], encoding: str = "") -> None:
        """Write to a file, in this encoding where one is given and the file has bytes."""
        self._file = file
        if encoding and isinstance(file, TextIOWrapper):
            codecs.register_error(_UNKNOWN, _in_as_many_cells)
            file.reconfigure(encoding=encoding, errors=_UNKNOWN)

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


def _in_as_many_cells(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that an encoding lacks: as wide, or the screen would shift."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(map(_stand_in, lacking)), error.end


def _stand_in(character: str) -> str:
    simple = twin(character)
    return simple if simple.isascii() else "?" * cell_len(character)
