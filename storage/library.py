"""The library: every report, the office and the settings, in one data file.

A change reads the tables, changes them and writes them once. TinyDB's own `update` is not
used for that: it edits documents in place, and writes once for each table.
"""

import copy
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

from tinydb import TinyDB
from tinydb.table import Table

from nianbao.storage.atomic import close_folder, sweep, sweep_folder
from nianbao.storage.crash_safe import CrashSafeStorage
from nianbao.storage.errors import (
    AlreadyThereError,
    ChangedOutsideError,
    LockedError,
    ReadOnlyError,
)
from nianbao.storage.lock import WriterLock
from nianbao.storage.paths import BACKUPS, FINALS, HISTORY, companion_path
from nianbao.storage.schema import OFFICE_TABLE, REPORTS_TABLE, SETTINGS_TABLE, Document, Tables
from nianbao.storage.stored import (
    Key,
    Summary,
    document_of,
    edited_name,
    free_number,
    holds,
    key_of,
    named,
    number_of,
    office_of,
    report_of,
    required_number,
    standing_of,
    summary_of,
)

if TYPE_CHECKING:
    from nianbao.report.document import Report
    from nianbao.report.finding import Finding
    from nianbao.report.office import Office
    from nianbao.report.registers.record import Record
    from nianbao.report.standing import Standing

_ONLY = "1"
"""The number of the one document of `office` and of `settings`."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A report taken out of the library, as it was stored; `Library.restore` puts it back."""

    number: str
    document: Document


class _Numbered(NamedTuple):
    """A document as it is stored, and its number: TinyDB's own is a copy that is decoded whole."""

    document: Document
    doc_id: int


class _Table(Table):
    document_class: Any = _Numbered


class _Database(TinyDB):
    table_class = _Table


class Library:
    """The reports of one data file. A file that does not exist yet is an empty library.

    May be used from several threads; one waits while another saves. Every method raises
    StorageError when the file can't be read, or written. `read_only` is the sentence that says
    why nothing can be changed, empty when it can.
    """

    def __init__(self, path: Path, *, read_only: str = "") -> None:
        self.path = path
        self.read_only = read_only
        self._writer = WriterLock(path)
        self._storage = CrashSafeStorage(path)
        self._tinydb = _Database(storage=lambda: self._storage)
        self._lock = RLock()
        # As last loaded, and as last given to the disk here (a save that fails may have come
        # through all the same): so that what another program wrote is noticed.
        self._seen: dict[Key, Document] = {}
        self._given: dict[Key, Document] = {}
        self._number = ""  # of the report that was saved last: mostly it is saved next, too
        self._together: Tables | None = None
        self.read_records: dict[str, tuple[Document, Record | None]] = {}
        """The records of registers that were read, with their documents, for all who read them."""

    def claim(self) -> bool:
        """Become the file's one writer; False, and `read_only` says why, when another is.

        What killed writers left behind is swept away.
        """
        self.read_only = self._writer.acquire()
        if not self.read_only:
            sweep(self.path)
            for what in (BACKUPS, HISTORY, FINALS):
                folder = companion_path(self.path, what)
                close_folder(folder)
                sweep_folder(folder)
        return not self.read_only

    @property
    def is_taken(self) -> bool:
        """Whether another program writes to the file: `read_only` may have other reasons."""
        return self._writer.is_taken

    def release(self) -> None:
        """Let another program write."""
        self._writer.release()

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Be the file's one writer for a while; a save raises ReadOnlyError when another is."""
        self.claim()
        try:
            yield
        finally:
            self.release()

    @property
    def is_empty(self) -> bool:
        """Whether there is no report."""
        return not self._table(REPORTS_TABLE)

    def summaries(self) -> tuple[Summary, ...]:
        """One line for each report, the newest year first, then by office."""
        lines = map(summary_of, self._table(REPORTS_TABLE).values())
        return tuple(sorted(lines, key=lambda line: (-line.year, line.office)))

    def offices(self) -> tuple[str, ...]:
        """The names of all offices that have a report."""
        return tuple(sorted({line.office for line in self.summaries()}))

    def contains(self, office: str, year: int) -> bool:
        """Whether there is a report of that office and year."""
        return number_of((office, year), self._table(REPORTS_TABLE)) is not None

    def edited_outside(self) -> tuple[str, ...]:
        """What in the file was not what was saved here, in words; empty for a whole file."""
        reports = self._table(REPORTS_TABLE)
        names = [edited_name(key, reports) for key in self._storage.edited]
        return tuple(sorted(set(names), reverse=True))

    def document(self, office: str, year: int) -> Document | None:
        """A report as it is stored, None if there is none: what the history keeps."""
        reports = self._table(REPORTS_TABLE)
        number = number_of((office, year), reports)
        return reports[number] if number else None

    def seen(self, office: str, year: int) -> Document | None:
        """A report as it was last loaded or saved by this library, None if it was neither."""
        return self._seen.get((office, year))

    def documents(self) -> dict[Key, Document]:
        """Every report as it is stored, by office and year: to look at many of them at once."""
        found: dict[Key, Document] = {}
        for document in self._table(REPORTS_TABLE).values():
            found.setdefault(key_of(document), document)
        return found

    def load(self, office: str, year: int) -> "Report":
        """A report; raises NotThereError, or UnreadableReportError when it is damaged."""
        key = (office, year)
        with self._lock:
            reports = self._table(REPORTS_TABLE)
            document = reports[required_number(key, reports)]
            report = report_of(document)
            self._seen[key] = document
        return report

    def standing(self, office: str, year: int) -> "Standing":
        """Where a report stands, also when its record is damaged; raises NotThereError."""
        reports = self._table(REPORTS_TABLE)
        return standing_of(reports[required_number((office, year), reports)])

    def save(
        self,
        report: "Report",
        findings: Iterable["Finding"],
        *,
        replace: bool = True,
        standing: "Standing | None" = None,
        instead_of: Key | None = None,
        settings: Mapping[str, Any] | None = None,
    ) -> Summary:
        """Store a report with the counts of its findings.

        The standing stays as it was unless another is given; a new report is a draft. A report
        that is locked (final or published) changes only where the standing is given, too.
        `instead_of` names the office and year the report had before, when either was changed;
        `settings` are small values to be kept in the same write.
        Raises AlreadyThereError when there is one and `replace` is off or it would be lost by
        a change of office or year; LockedError when it is locked; ChangedOutsideError when
        another program has changed it since it was loaded or saved here.
        """
        key = report.key
        before = instead_of or key
        with self._lock:
            with self.change() as tables:
                reports = tables.setdefault(REPORTS_TABLE, {})
                number = number_of(before, reports, self._number)
                there = number if key == before else number_of(key, reports)
                if there is not None and (key != before or not replace):
                    raise AlreadyThereError(f"{named(key)}已经在库里。", "原来的没有动。")
                stored = reports[number] if number else None
                self._refuse_unseen(before, stored)
                kept = standing_of(stored or {})
                if stored and standing is None and kept.locked and not holds(stored, report):
                    raise LockedError(f"{named(before)}已经定稿，没有改。", "要改先退回草稿。")
                document = document_of(report, findings, standing or kept)
                self._number = number or free_number(reports)
                reports[self._number] = self._given[key] = document
                if settings:
                    _set(tables, settings)
            self._seen.pop(before, None)
            self._seen[key] = self._as_written(document)
        return summary_of(document)

    def remove(self, office: str, year: int) -> Removed:
        """Take a report out; raises NotThereError."""
        with self._lock:
            with self.change() as tables:
                reports = tables.setdefault(REPORTS_TABLE, {})
                number = required_number((office, year), reports)
                removed = Removed(number, reports.pop(number))
            self._seen.pop((office, year), None)
        return removed

    def restore(self, removed: Removed) -> Summary:
        """Put a removed report back; raises AlreadyThereError when there is another by now."""
        key = key_of(removed.document)
        with self._lock:
            with self.change() as tables:
                reports = tables.setdefault(REPORTS_TABLE, {})
                if number_of(key, reports) is not None:
                    raise AlreadyThereError(f"{named(key)}已经在库里。", "现有的没有动。")
                number = removed.number if removed.number not in reports else free_number(reports)
                reports[number] = removed.document
            self._seen[key] = removed.document
        return summary_of(removed.document)

    def take_in(self, tables: Tables, keys: Collection[Key], *, replace: bool = False) -> None:
        """Put reports of another library in as they are stored there, in one write.

        They take the place of those of the same office and year. The other's office and
        settings come along only where there is no report yet. New records of registers are added,
        those that differ take the place of what is here with `replace`. Document numbers that were
        given out there are none to be given out here.
        """
        from nianbao.storage.document_numbers import with_given_numbers
        from nianbao.storage.stored_records import merge_records  # a start does without

        with self.change() as here:
            if not here.get(REPORTS_TABLE):
                here.update(
                    {name: {**tables.get(name, {})} for name in (OFFICE_TABLE, SETTINGS_TABLE)}
                )
            reports = here.setdefault(REPORTS_TABLE, {})
            for document in tables.get(REPORTS_TABLE, {}).values():
                if (key := key_of(document)) in keys:
                    reports[number_of(key, reports) or free_number(reports)] = document
                    self._seen.pop(key, None)
            merge_records(here, tables, replace=replace)
            here.update(with_given_numbers(here, tables) or {})

    def forget(self) -> None:
        """Take the file as it is now: what was loaded before it was replaced counts no more."""
        with self._lock:
            self._seen.clear()
            self._given.clear()

    def office(self) -> "Office":
        """The office and its settings; without a name of its own, the library's only one."""
        office = office_of(self._table(OFFICE_TABLE).get(_ONLY, {}))
        if not office.name and len(offices := self.offices()) == 1:
            return replace(office, name=offices[0])
        return office

    def set_office(self, office: "Office") -> None:
        """Keep the office and its settings."""
        with self.change() as tables:
            table = tables.setdefault(OFFICE_TABLE, {})
            table[_ONLY] = {**table.get(_ONLY, {}), **asdict(office)}

    def setting(self, key: str) -> Any:
        """A small value kept under a key, such as where a report was left; None where none is."""
        return copy.deepcopy(self._table(SETTINGS_TABLE).get(_ONLY, {}).get(key))

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a small value that JSON can hold."""
        with self.change() as tables:
            _set(tables, {key: value})

    def kept(self, table: str) -> dict[str, Document]:
        """The documents of a table by number; one that has not changed is the same object."""
        with self._lock:
            tables = self._storage.read() if self._together is None else self._together
            return dict((tables or {}).get(table, {}))

    def _table(self, name: str) -> dict[str, Document]:
        with self._lock:
            documents: Iterable[Any] = self._tinydb.table(name)
            return {str(one.doc_id): one.document for one in documents}

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make several saves one write of the file, all of them or none.

        What was saved in the block is in the file, and in what this library gives, after it.
        Raises what a save raises.
        """
        with self._lock, self.change() as tables:
            self._together = tables
            try:
                yield
            finally:
                self._together = None

    @contextmanager
    def change(self) -> Iterator[Tables]:
        """All tables, written once at the end of the block and not at all if it raises."""
        with self._lock:
            if self.read_only:
                raise ReadOnlyError(self.read_only)
            if self._together is not None:
                yield self._together
                return
            tables: Tables = self._storage.read() or {}
            yield tables
            if self._storage.is_old:
                from nianbao.storage.backups import keep_old_file  # which reads libraries itself

                keep_old_file(self.path)
            self._storage.write(tables)

    def _as_written(self, document: Document) -> Document:
        """The document just saved as the storage keeps it: what is one object needs no compare."""
        if self._together is not None:
            return document  # nothing is written yet
        return self._storage.kept(REPORTS_TABLE, self._number) or document

    def _refuse_unseen(self, key: Key, stored: Document | None) -> None:
        """What another program wrote over a report open here is not overwritten unseen."""
        if not stored or key not in self._seen:
            return
        if stored not in (self._seen[key], self._given.get(key)):
            raise ChangedOutsideError(
                f"{named(key)}已被别的程序改动，没有覆盖。", "请重新打开这份报告再改。"
            )


def _set(tables: Tables, settings: Mapping[str, Any]) -> None:
    table = tables.setdefault(SETTINGS_TABLE, {})
    table[_ONLY] = {**table.get(_ONLY, {}), **settings}
