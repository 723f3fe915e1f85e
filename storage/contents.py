"""What a data file or a backup holds, read without opening it as a library; and how two differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from nianbao.storage.bounded import read_regular
from nianbao.storage.data_file import parse, read_data
from nianbao.storage.errors import DISK_ERRORS, StorageError, cannot_read
from nianbao.storage.schema import REGISTERS_TABLE, REPORTS_TABLE, Document, Tables, migrate
from nianbao.storage.stored import Key, Summary, key_of, summary_of

_ABOUT_THE_SAVE = ("changed", "by", "errors", "warnings")
"""Parts of a document that tell when it was saved and checked, and nothing of the report."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The stored reports of one file, and the records of its registers.

    `damage` is the sentence that says why it can't be read.
    """

    documents: tuple[Document, ...] = ()
    damage: str = ""
    records: tuple[Document, ...] = ()

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """One line for each report, the newest year first, then by office."""
        return _sorted(map(summary_of, self.documents))

    @property
    def names_people(self) -> bool:
        """Whether what is personal stands in its records: in a pack it may have been left out."""
        from nianbao.storage.stored_records import is_bare  # a start does without

        return any(not is_bare(one) for one in self.records)


class RecordChanges(NamedTuple):
    """How many records are new, gone, and different from one library to another."""

    added: int = 0
    removed: int = 0
    changed: int = 0


_NO_RECORDS = RecordChanges()


@dataclass(frozen=True, slots=True)
class Changes:
    """Which reports differ from one file to another, by office and year; how many records do."""

    added: tuple[Summary, ...]
    removed: tuple[Summary, ...]
    changed: tuple[Summary, ...]
    records: RecordChanges = _NO_RECORDS

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or any(self.records))


def tables_of(content: bytes, path: Path) -> Tables:
    """The tables in a data file's content, as of today's schema; the path is named in errors.

    Raises BrokenFileError or NewerSchemaError.
    """
    return migrate(parse(content, path).tables)


def read_content(path: Path, *, damaged: bool = False) -> bytes | None:
    """All of a data file or a backup, None when there is none; raises StorageError.

    With `damaged` also of one that is too large to be either, for a copy of it.
    """
    try:
        return read_regular(path) if damaged else read_data(path)
    except FileNotFoundError:
        return None
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error


def contents_of(path: Path) -> Contents:
    """What a file holds; nothing when there is none. Never raises: damage is part of it."""
    try:
        content = read_content(path)
        tables = tables_of(content, path) if content is not None else {}
    except StorageError as error:
        return Contents(damage=str(error))
    return contents_in(tables)


def contents_in(tables: Tables) -> Contents:
    """What tables hold."""
    return Contents(
        tuple(tables.get(REPORTS_TABLE, {}).values()),
        records=tuple(tables.get(REGISTERS_TABLE, {}).values()),
    )


def compare(before: Contents, after: Contents) -> Changes:
    """What becomes of the reports when `after` takes the place of `before`.

    Saving a report again as it was does not change it.
    """
    from nianbao.storage.stored_records import compare_records  # a start does without

    old, new = _by_key(before), _by_key(after)
    records = RecordChanges(*compare_records(before.records, after.records))
    changed = [key for key in old.keys() & new.keys() if _report(old[key]) != _report(new[key])]
    return Changes(
        added=_sorted(summary_of(new[key]) for key in new.keys() - old.keys()),
        removed=_sorted(summary_of(old[key]) for key in old.keys() - new.keys()),
        changed=_sorted(summary_of(new[key]) for key in changed),
        records=records,
    )


def _by_key(contents: Contents) -> dict[Key, Document]:
    return {key_of(document): document for document in contents.documents}


def _report(document: Document) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in _ABOUT_THE_SAVE}


def _sorted(lines: Iterable[Summary]) -> tuple[Summary, ...]:
    return tuple(sorted(lines, key=lambda line: (-line.year, line.office)))
