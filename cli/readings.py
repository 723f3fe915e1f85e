"""What was read of each file of a folder, kept on the disk till the command ends.

A file is read once, though its report is named first, then checked, and then stands beside the
report of the next year. On the disk, so that memory does not grow with the number of files.
"""

import pickle
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from nianbao.imports.unplaced import Lines
from nianbao.report.document import Report


@dataclass(frozen=True, slots=True)
class KeptReading:
    """Where a reading stands: the file that keeps it, the byte it begins at, its length."""

    path: str
    at: int
    length: int


class KeptReadings:
    """A new file, for one command alone; where there is no room for it nothing is kept."""

    def __init__(self) -> None:
        self._left = ExitStack()
        self._file: IO[bytes] | None = None
        self._end = 0
        with suppress(OSError):
            folder = TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True)
            self._left.enter_context(folder)
            path = Path(folder.name, "readings")
            self._file = self._left.enter_context(path.open("wb", buffering=0))

    def __enter__(self) -> "KeptReadings":
        return self

    def __exit__(self, *_: object) -> None:
        self._left.close()

    def keep(self, packed: bytes) -> KeptReading | None:
        """Keep a reading; None where that can't be done, and the file is to be read again."""
        if self._file is None:
            return None
        at = self._end
        try:
            self._file.seek(at)
            written = self._file.write(packed)
        except OSError:
            return None
        if written != len(packed):
            return None
        self._end = at + written
        return KeptReading(self._file.name, at, written)


def pack_reading(report: Report, unplaced: Lines) -> bytes:
    """A reading as bytes; they never leave the folder that only the user may look into."""
    return pickle.dumps((report, unplaced), pickle.HIGHEST_PROTOCOL)


def kept_reading(kept: KeptReading) -> tuple[Report, Lines]:
    """The report that was kept, and the lines in no place of it; raises OSError."""
    with Path(kept.path).open("rb") as file:
        file.seek(kept.at)
        report, unplaced = pickle.loads(file.read(kept.length))
    return report, unplaced
