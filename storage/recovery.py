"""What a damaged data file still holds, and what a backup gives back of the rest.

The rule: every document stands on a line of its own, so one that still reads is as good as
before the damage, and newer than any backup. The damaged file itself is never changed.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nianbao.storage.atomic import streamed_atomically, write_atomically
from nianbao.storage.bounded import (
    FILE_LIMIT,
    JSON_LIMIT,
    load_json,
    read_regular,
    refuse_device,
    too_large,
)
from nianbao.storage.data_file import (
    CHECKSUMS,
    checksum,
    documents_by_line,
    encode,
    is_document_number,
    layout,
    line_key,
)
from nianbao.storage.errors import DISK_ERRORS, BrokenFileError, StorageError, cannot_read
from nianbao.storage.machine import now
from nianbao.storage.paths import free_path
from nianbao.storage.schema import (
    META,
    REGISTERS_TABLE,
    REPORTS_TABLE,
    Document,
    Tables,
    migrate,
    schema_of,
)
from nianbao.storage.stored import Key, free_number, key_of, report_of
from nianbao.storage.stored_records import merge_records, office_of_record, record_in

INTACT, DOUBTFUL, FROM_BACKUP, LOST = "intact", "doubtful", "backup", "lost"
"""Where a report of a recovered library comes from."""

_OFFICE = re.compile(rb'"office": "([^"\\]{1,200})"')
_YEAR = re.compile(rb'"year": ([0-9]{4})')
_ZEROS = re.compile(rb"\0+")
_PIECE = 1_000_000
"""Bytes of a damaged file that are in memory at once, but for those that may be documents."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: its office and year, and where it comes from."""

    key: Key
    source: str


@dataclass(frozen=True, slots=True)
class Recovery:
    """The tables of a library put together again, and what became of each report.

    `records` counts the records of registers by where they come from.
    """

    tables: Tables
    outcomes: tuple[Outcome, ...]
    records: Mapping[str, int]


def recover(damaged: bytes, backup: Tables | None) -> Recovery:
    """Put a library together from a damaged file and the migrated tables of a backup, if any.

    A report that still reads is taken from the file, doubtful where its checksum differs; one
    that does not is taken from the backup, or is lost. A report that only the backup has was
    deleted since when the file's own checksums are there and don't name it. Raises
    NewerSchemaError for a file of a newer program.
    """
    lines = dict(documents_by_line(damaged))
    sums = _document(lines.pop(line_key(CHECKSUMS, "1"), b"")) or {}
    tables: Tables = {}
    sources: dict[Key, str] = {}
    records: Counter[str] = Counter()
    for called, line in lines.items():
        table, _, number = called.partition(" ")
        document = _document(line)
        if document is None or not is_document_number(number):
            records[LOST] += table == REGISTERS_TABLE
            for key in _names_in(line):
                sources.setdefault(key, LOST)
        elif _is_report(document):  # under whatever table: its heading may be what was torn
            tables.setdefault(REPORTS_TABLE, {})[number] = document
            sources[key_of(document)] = _source(REPORTS_TABLE, number, line, sums)
        elif _is_record(document):
            tables.setdefault(REGISTERS_TABLE, {})[number] = document
            records[_source(REGISTERS_TABLE, number, line, sums)] += 1
        elif table not in ("", REPORTS_TABLE, REGISTERS_TABLE):
            tables.setdefault(table, {})[number] = document
    try:
        schema_of(tables)
    except BrokenFileError:  # that line was torn, too
        tables = {**tables, **migrate({})}
    tables = migrate(tables)
    for key in _add_from_backup(backup or {}, tables, sums):
        sources[key] = FROM_BACKUP
    records[FROM_BACKUP] = _add_records(backup or {}, tables)
    records[LOST] = max(0, records[LOST] - records[FROM_BACKUP])
    outcomes = (Outcome(key, source) for key, source in sources.items())
    found = {source: count for source, count in records.items() if count}
    return Recovery(tables, tuple(sorted(outcomes, key=lambda one: one.key)), found)


def read_damaged(path: Path) -> bytes:
    """The bytes of a damaged data file; raises StorageError when the disk does not give them."""
    try:
        return read_regular(path)
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error


def read_lines(path: Path) -> bytes:
    """What `recover` asks of a damaged data file: the lines that may be documents, no others.

    A disk that failed leaves a file of any size, most of it zeros: a run of them is kept as one,
    which no document holds either. Raises StorageError when the disk does not give the file, or
    TooLargeError where more of it may be documents than one data file has.
    """
    lines = bytearray()
    begins = True
    for piece in _pieces(path):
        if begins:
            is_named = piece.startswith(b'"')
        if is_named:
            lines += _ZEROS.sub(b"\0", piece)
        if len(lines) > JSON_LIMIT:
            raise too_large(path, JSON_LIMIT)
        begins = piece.endswith(b"\n")
    return bytes(lines)


def _pieces(path: Path) -> Iterator[bytes]:
    """A regular file line by line, a long line in pieces."""
    try:
        refuse_device(path)
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > FILE_LIMIT:
                raise too_large(path, FILE_LIMIT)
            while piece := file.readline(_PIECE):
                yield piece
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error


def install(path: Path, recovery: Recovery) -> Path:
    """Keep the damaged file aside, and put the recovered library in its place.

    Gives the path the damaged file was kept under. Raises StorageError; the data file stays
    as it is unless the copy beside it is on the disk.
    """
    name = f"{path.stem}-损坏-{now():%Y%m%d-%H%M%S}{path.suffix}"
    aside = free_path(path.parent, name)
    with streamed_atomically(aside, private=True) as copy:
        for piece in _pieces(path):
            copy.write(piece)
    lines = {
        table: {number: encode(dict(document)) for number, document in documents.items()}
        for table, documents in recovery.tables.items()
    }
    sums = {
        line_key(table, number): checksum(line)
        for table, documents in lines.items()
        for number, line in documents.items()
    }
    write_atomically(path, b"".join(layout(lines, sums)), private=True)
    return aside


def _add_from_backup(backup: Tables, tables: Tables, sums: Mapping[str, object]) -> Iterator[Key]:
    """Add to `tables` what only the backup has, and tell which reports that are."""
    for table, documents in backup.items():
        if table not in (META, REPORTS_TABLE, REGISTERS_TABLE):
            tables.setdefault(table, {**documents})
    reports = tables.setdefault(REPORTS_TABLE, {})
    there = {key_of(document) for document in reports.values()}
    for number, document in backup.get(REPORTS_TABLE, {}).items():
        deleted = bool(sums) and line_key(REPORTS_TABLE, number) not in sums
        if key_of(document) not in there and not deleted:
            reports[free_number(reports) if number in reports else number] = document
            yield key_of(document)


def _add_records(backup: Tables, tables: Tables) -> int:
    """Add the records that only the backup has; gives how many. None is ever deleted."""
    before = len(tables.get(REGISTERS_TABLE, {}))
    if backup.get(REGISTERS_TABLE):
        merge_records(tables, backup, replace=False)
    return len(tables.get(REGISTERS_TABLE, {})) - before


def _source(table: str, number: str, line: bytes, sums: Mapping[str, object]) -> str:
    """Whether a document that reads is what was saved, by its checksum where there is one."""
    whole = sums.get(line_key(table, number), checksum(line)) == checksum(line)
    return INTACT if whole else DOUBTFUL


def _is_record(document: Document) -> bool:
    return bool(office_of_record(document)) and record_in(document) is not None


def _document(line: bytes) -> Document | None:
    """The document on a line; None when it does not read."""
    try:
        document = load_json(line)
    except ValueError:
        return None
    return document if isinstance(document, dict) else None


def _is_report(document: Document) -> bool:
    if not document.keys() >= {"office", "year", "figures", "prose"}:
        return False
    try:
        report_of(document)
    except StorageError:
        return False
    return True


def _names_in(line: bytes) -> Iterator[Key]:
    """Which report a torn line was, if that can still be made out."""
    office, year = _OFFICE.search(line), _YEAR.search(line)
    if office and year:
        yield office[1].decode("utf-8", "replace"), int(year[1])
