"""What was gathered of each file, kept on the disk, so that a run goes on where it was stopped.

An entry is a line of JSON that says of which file it is, and behind it two parts: a head, which is
small, and a body, which holds words. An entry counts while its file has the same size and time;
a whole journal while the settings are the same. What a stopped program left unfinished is cut off.
"""

import json
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from nianbao.desk.rollup.sources import SourceFile
from nianbao.storage.errors import DISK_ERRORS, cannot_write

_LONGEST_LINE = 100_000
_LONGEST_PART = 500_000_000


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """Where an entry stands in its journal: the bytes at which its head begins, and the lengths."""

    at: int
    head: int
    body: int


@dataclass(frozen=True, slots=True)
class GatheredFile:
    """What came of a file, packed: values for JSON in few bytes."""

    source: SourceFile
    head: bytes
    body: bytes


def packed(value: object) -> bytes:
    """A value for JSON in few bytes; half a character (of a wild file name) is escaped."""
    return zlib.compress(json.dumps(value, ensure_ascii=True).encode("ascii"), 1)


def unpacked(content: bytes) -> Any:
    """The value again; raises ValueError or zlib.error where the bytes are damaged."""
    return json.loads(zlib.decompress(content))


class Journal:
    """The journal of one folder, open until it is closed; raises StorageError."""

    def __init__(self, path: Path, settings: str) -> None:
        self.path = path
        self._entries: dict[str, tuple[SourceFile, JournalEntry]] = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: IO[bytes] = path.open("r+b" if path.exists() else "w+b")
            if not self._resume(settings):
                self._file.seek(0)
                self._file.truncate()
                self._file.write(json.dumps({"settings": settings}).encode() + b"\n")
        except DISK_ERRORS as error:
            raise cannot_write(path, error) from error

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(*DISK_ERRORS):
            self._file.close()

    def entry(self, source: SourceFile) -> JournalEntry | None:
        """The entry of a file as it is now; None where it has to be read."""
        known, entry = self._entries.get(source.file, (None, None))
        return entry if known == source else None

    def add(self, one: GatheredFile) -> None:
        """Put an entry at the end; it counts from now on."""
        line = {
            "file": one.source.file,
            "size": one.source.size,
            "changed": one.source.changed,
            "head": len(one.head),
            "body": len(one.body),
            "sum": zlib.crc32(one.body, zlib.crc32(one.head)),
        }
        try:
            self._file.seek(0, os.SEEK_END)
            begun = json.dumps(line).encode() + b"\n"
            at = self._file.tell() + len(begun)
            self._file.write(begun + one.head + one.body)
            self._file.flush()
        except DISK_ERRORS as error:
            raise cannot_write(self.path, error) from error
        self._entries[one.source.file] = one.source, JournalEntry(at, len(one.head), len(one.body))

    def head(self, entry: JournalEntry) -> Any:
        """The head of an entry."""
        return entry_part(self._file, entry.at, entry.head)

    def body(self, entry: JournalEntry) -> Any:
        """The body of an entry."""
        return entry_part(self._file, entry.at + entry.head, entry.body)

    def _resume(self, settings: str) -> bool:
        """Take what is there into account; False where it is of other settings, or no journal."""
        self._file.seek(0)
        with suppress(ValueError, AttributeError):
            if json.loads(self._file.readline(_LONGEST_LINE)).get("settings") == settings:
                for source, entry in self._whole_entries():
                    self._entries[source.file] = source, entry
                return True
        return False

    def _whole_entries(self) -> Iterator[tuple[SourceFile, JournalEntry]]:
        """The entries that are whole; the file is cut off behind the last of them."""
        whole = self._file.tell()
        with suppress(ValueError, KeyError, TypeError):
            while line := self._file.readline(_LONGEST_LINE):
                plain = json.loads(line)
                head, body = plain["head"], plain["body"]
                if not 0 <= head + body < _LONGEST_PART:
                    break
                at = self._file.tell()
                content = self._file.read(head + body)
                if len(content) < head + body or zlib.crc32(content) != plain["sum"]:
                    break
                whole = at + head + body
                yield (
                    SourceFile(plain["file"], plain["size"], plain["changed"]),
                    JournalEntry(at, head, body),
                )
        self._file.seek(whole)
        self._file.truncate()


def entry_part(file: IO[bytes], at: int, length: int) -> Any:
    """A head or a body that stands there; raises OSError, ValueError or zlib.error."""
    file.seek(at)
    return unpacked(file.read(length))
