"""The last states of each report, save by save, for Ctrl+Z after a restart; beside its history.

Each report has a file of its own that only grows at its end, a line a state: the schema, a
checksum, the stored document. What is torn or damaged is passed over line by line. Deleting the
file loses no current report, and nothing that is wrong with it stops one from being saved.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from nianbao.storage.atomic import make_own_folder, sync_folder, write_atomically
from nianbao.storage.bounded import load_json, read_regular, refuse_device
from nianbao.storage.data_file import checksum, line_of
from nianbao.storage.errors import DISK_ERRORS, StorageError, cannot_write
from nianbao.storage.history import History
from nianbao.storage.schema import SCHEMA, Document
from nianbao.storage.stored import Key, key_of

STATES_BYTES = 1_000_000
"""Bytes of the states of one report; when there are more, the older half goes."""
STATES_READ = 200
"""States that are read, the newest."""

_READ_AT_MOST = 10 * STATES_BYTES
_APPEND = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_APPEND
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)


class LastStates:
    """The last states of one report of a data file, the newest first."""

    def __init__(self, data: Path, key: Key) -> None:
        self.path = History(data).steps_path(key)
        self._key = key

    def add(self, document: Document, *, synced: bool) -> None:
        """Keep a stored document as the newest state; raises StorageError.

        It survives the end of the program, and a power cut where it is `synced`.
        """
        line = line_of(document)
        # The line end in front ends one that was torn by a kill.
        whole = b"\n%d %s %s\n" % (SCHEMA, checksum(line).encode(), line)
        try:
            if self._append(whole, synced=synced) > STATES_BYTES:
                write_atomically(self.path, self._newer_half(), private=True)
        except DISK_ERRORS as error:
            raise cannot_write(self.path, error) from error

    def documents(self) -> Iterator[Document]:
        """The states that can be read, the newest first; read now, made sense of one by one."""
        lines: list[bytes] = []
        with suppress(StorageError, *DISK_ERRORS):  # none are as good as none that can be read
            lines = read_regular(self.path, _READ_AT_MOST).split(b"\n")
        return self._sound(filter(None, reversed(lines)))

    def forget(self) -> None:
        """Keep nothing of a report that is gone; a failure costs nothing."""
        with suppress(*DISK_ERRORS):
            self.path.unlink(missing_ok=True)

    def _sound(self, lines: Iterator[bytes]) -> Iterator[Document]:
        for line, _ in zip(lines, range(STATES_READ), strict=False):
            document = _document_in(line)
            if document is not None and key_of(document) == self._key:
                yield document

    def _append(self, whole: bytes, *, synced: bool) -> int:
        """Write at the end; gives the bytes of the file then. Raises OSError or StorageError."""
        is_new = not os.path.lexists(self.path)
        if is_new:
            make_own_folder(self.path.parent)
        else:
            refuse_device(self.path)
        descriptor = os.open(self.path, _APPEND, 0o600)
        try:
            rest = memoryview(whole)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if synced:
                os.fsync(descriptor)
            size = os.fstat(descriptor).st_size
        finally:
            os.close(descriptor)
        if is_new and synced:
            sync_folder(self.path.parent)
        return size

    def _newer_half(self) -> bytes:
        lines = read_regular(self.path, _READ_AT_MOST).split(b"\n")
        kept: list[bytes] = []
        room = STATES_BYTES // 2
        for line in filter(None, reversed(lines)):
            room -= len(line) + 2
            if kept and room < 0:
                break
            kept.append(line)
        return b"".join(b"\n%s\n" % line for line in reversed(kept))


def _document_in(line: bytes) -> Document | None:
    """The document on a line; None where it is not what was written, or of another schema."""
    schema, _, rest = line.partition(b" ")
    written, _, text = rest.partition(b" ")
    if schema != b"%d" % SCHEMA or checksum(text).encode() != written:
        return None
    try:
        document = load_json(text)
    except ValueError:
        return None
    return document if isinstance(document, dict) else None
