"""The one file of the library as a TinyDB storage that never loses what was saved.

What was read stays in memory while the file on disk is the same; what was not changed is not
encoded again. One document stands on one line, so that a person can read and compare it.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tinydb.storages import Storage

from nianbao.storage.atomic import make_own_folder, write_atomically
from nianbao.storage.data_file import (
    Content,
    checksum,
    encode,
    layout,
    line_key,
    parse,
    parse_saved,
    read_data,
)
from nianbao.storage.errors import (
    DISK_ERRORS,
    BrokenFileError,
    ChangedOutsideError,
    NewerSchemaError,
    cannot_read,
    cannot_write,
    shown,
)
from nianbao.storage.saved_document import SavedDocument
from nianbao.storage.schema import META, SCHEMA, Document, Tables, migrate, schema_of


class _Stamp(NamedTuple):
    """What tells a file that was replaced or rewritten from the one that was read."""

    inode: int
    size: int
    changed: int


class _Kept(NamedTuple):
    """A document as the file holds it, and its checksum; both empty until it is written."""

    document: Document
    line: bytes = b""
    checksum: str = ""


class CrashSafeStorage(Storage):
    """Reads and writes all tables of one data file; nothing is touched before the first write.

    Documents handed out are read-only: a changed document is a new one. So the same document
    always has the same line in the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.edited: tuple[str, ...] = ()
        """The `table number` of documents that were not what was saved, when last read."""
        self.is_old = False
        """Whether the file has an older schema, which the next write would replace."""
        self._stamp: _Stamp | None = None
        self._kept: dict[str, dict[str, _Kept]] | None = None

    def read(self) -> Tables | None:
        """All tables, to be changed freely (but not the documents); None if there is no file.

        Raises StorageError, BrokenFileError or NewerSchemaError. A file that vanished since
        it was read stays in memory, and the next write brings all of it back.
        """
        stamp = _stamp_of(self._path)
        if stamp and stamp != self._stamp:
            self._kept, self.edited, self.is_old = self._load()
            self._stamp = stamp
        if self._kept is None:
            return None
        return {
            name: {number: kept.document for number, kept in table.items()}
            for name, table in self._kept.items()
        }

    def write(self, data: Mapping[str, Mapping[str, Document]]) -> None:
        """Replace the file by these tables; what `read` gave before stays valid if that fails.

        Raises StorageError; ChangedOutsideError when the file is not the one that was read.
        """
        tables = {**migrate({}), **data}
        kept = {
            name: {number: self._keep(name, number, doc) for number, doc in table.items()}
            for name, table in tables.items()
        }
        stamps: list[_Stamp | None] = []

        def last_look(temporary: Path) -> None:
            now = _stamp_of(self._path)
            if now and now != self._stamp:
                raise ChangedOutsideError(
                    f"“{shown(self._path)}”刚被别的程序改动，没有覆盖。", "请再保存一次。"
                )
            stamps.append(_stamp_of(temporary))

        if self._kept is None:
            self._make_folder()
        lines = {
            name: {number: one.line for number, one in table.items()}
            for name, table in kept.items()
        }
        sums = {
            line_key(name, number): one.checksum
            for name, table in kept.items()
            for number, one in table.items()
        }
        try:
            content = b"".join(layout(lines, sums))
            write_atomically(self._path, content, private=True, before_replace=last_look)
        finally:
            # A write may fail when the file is replaced already: what stands there decides.
            if stamps and _stamp_of(self._path) == stamps[-1]:
                self._kept, self._stamp = kept, stamps[-1]
                self.edited, self.is_old = (), False

    def kept(self, table: str, number: str) -> Document | None:
        """A document as it was last read or written here; nothing is looked at on the disk."""
        found = self._before(table, number)
        return found.document if found else None

    def _before(self, table: str, number: str) -> _Kept | None:
        return (self._kept or {}).get(table, {}).get(number)

    def _keep(self, name: str, number: str, document: Document) -> _Kept:
        before = self._before(name, number)
        if before and before.line and before.document is document:
            return before
        line = encode(dict(document))
        # Read again from it, memory holds what the file says and nothing the caller still changes.
        return _Kept(SavedDocument(line), line, checksum(line))

    def _load(self) -> tuple[dict[str, dict[str, _Kept]], tuple[str, ...], bool]:
        try:
            content = read_data(self._path)
        except DISK_ERRORS as error:
            raise cannot_read(self._path, error) from error
        found = parse_saved(content) or parse(content, self._path)
        kept = {
            name: {number: _kept(found, name, number, doc) for number, doc in table.items()}
            for name, table in self._migrate(found).items()
        }
        is_old = bool(found.tables) and schema_of(found.tables) < SCHEMA
        return kept, found.edited, is_old

    def _migrate(self, found: Content) -> Tables:
        try:
            return migrate(found.tables)
        except NewerSchemaError as error:
            if line_key(META, "1") in found.edited:  # no newer program wrote that
                words = f"数据文件“{shown(self._path)}”打不开：内容已损坏。"
                raise BrokenFileError(
                    words, "文件没有改动；运行 nianbao 打开画面，可以恢复。"
                ) from error
            raise

    def _make_folder(self) -> None:
        try:
            make_own_folder(self._path.parent)
        except DISK_ERRORS as error:
            raise cannot_write(self._path, error) from error


def _kept(found: Content, name: str, number: str, document: Document) -> _Kept:
    """A document that was read; its line goes with it unless it was edited or migrated."""
    called = line_key(name, number)
    frozen = document if isinstance(document, SavedDocument) else MappingProxyType(document)
    if called in found.lines and document is found.tables.get(name, {}).get(number):
        return _Kept(frozen, found.lines[called], found.checksums[called])
    return _Kept(frozen)


def _stamp_of(path: Path) -> _Stamp | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error
    return _Stamp(found.st_ino, found.st_size, found.st_mtime_ns)
