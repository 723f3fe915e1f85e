"""What the faults are aimed at: this program's library, and TinyDB's own storage for comparison."""

import json
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import ClassVar, Protocol

from tinydb import TinyDB
from tinydb.table import Document

from nianbao.report.document import Report
from nianbao.report.record import from_record, to_record
from nianbao.report.registers.record import Record
from nianbao.report.standing import Standing
from nianbao.storage.crash_safe import CrashSafeStorage
from nianbao.storage.errors import StorageError
from nianbao.storage.library import Library
from nianbao.storage.registers import RegisterStore
from nianbao.storage.stored import Key, document_of, key_of, report_of
from nianbao.storage.stored_records import record_document

Reports = dict[Key, Report]


class Store(Protocol):
    """A file of reports. Opening it reads what is there."""

    refusal: ClassVar[tuple[type[Exception], ...]]
    """What an honest save that failed raises."""

    def __init__(self, path: Path) -> None: ...

    def save(self, report: Report) -> None:
        """Put a report in; when it returns, the change is acknowledged."""

    def reports(self) -> Reports:
        """Everything in it; raises whatever an unreadable file makes it raise."""

    def close(self) -> None:
        """Let go of the file."""

    def claimed(self) -> AbstractContextManager[None]:
        """Be the one writer of the file for a while, if the store knows what that is."""

    @staticmethod
    def fill(path: Path, reports: Iterable[Report]) -> None:
        """Make a file that holds these reports, at once."""


class LibraryStore:
    """The library of this program."""

    refusal: ClassVar[tuple[type[Exception], ...]] = (StorageError,)

    def __init__(self, path: Path) -> None:
        self._library = Library(path)
        self._library.summaries()

    def save(self, report: Report) -> None:
        self._library.save(report, ())

    def reports(self) -> Reports:
        if edited := self._library.edited_outside():
            raise ValueError(f"not what was saved: {edited}")
        keys = [(line.office, line.year) for line in self._library.summaries()]
        return {key: self._library.load(*key) for key in keys}

    def close(self) -> None:
        pass

    def claimed(self) -> AbstractContextManager[None]:
        return self._library.claimed()

    @staticmethod
    def fill(path: Path, reports: Iterable[Report]) -> None:
        CrashSafeStorage(path).write({"reports": _documents(reports)})


class StockStore:
    """What TinyDB does by itself: it writes over the file in place."""

    refusal: ClassVar[tuple[type[Exception], ...]] = (OSError, ValueError)

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tinydb = TinyDB(path, create_dirs=True, encoding="utf-8") if path.exists() else None

    def save(self, report: Report) -> None:
        if self._tinydb is None:
            self._tinydb = TinyDB(self._path, create_dirs=True, encoding="utf-8")
        numbers = {key_of(found): found.doc_id for found in self._tinydb.table("reports")}
        number = numbers.get((report.office, report.year), len(numbers) + 1)
        document = document_of(report, (), Standing())
        self._tinydb.table("reports").upsert(Document(document, doc_id=number))

    def reports(self) -> Reports:
        if self._tinydb is None:
            return {}
        return {key_of(found): report_of(found) for found in self._tinydb.table("reports")}

    def close(self) -> None:
        if self._tinydb is not None:
            self._tinydb.close()

    def claimed(self) -> AbstractContextManager[None]:
        return nullcontext()

    @staticmethod
    def fill(path: Path, reports: Iterable[Report]) -> None:
        with TinyDB(path, create_dirs=True, encoding="utf-8") as tinydb:
            tinydb.table("reports").insert_multiple(
                Document(document, doc_id=int(number))
                for number, document in _documents(reports).items()
            )


class RegisterRecords(LibraryStore):
    """The same library, each report kept as a record of a register: its text is the notes."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._registers = RegisterStore(self._library)

    def save(self, report: Report) -> None:
        self._registers.save(report.office, _record_of(report))

    def reports(self) -> Reports:
        if edited := self._library.edited_outside():
            raise ValueError(f"not what was saved: {edited}")
        found: Reports = {}
        for office in self._registers.offices():
            if self._registers.damaged(office):
                raise ValueError("a record does not read")
            for one in self._registers.records(office):
                report = from_record(json.loads(one.text("notes")))
                found[report.key] = report
        return found

    @staticmethod
    def fill(path: Path, reports: Iterable[Report]) -> None:
        table = {
            str(number): record_document(report.office, _record_of(report), None)
            for number, report in enumerate(reports, 1)
        }
        CrashSafeStorage(path).write({"registers": table})


def _record_of(report: Report) -> Record:
    text = json.dumps(to_record(report), ensure_ascii=False)
    return Record({"notes": text}, "requests", f"of {report.year}")


STORES: dict[str, type[Store]] = {
    "library": LibraryStore,
    "registers": RegisterRecords,
    "stock": StockStore,
}
OURS = (LibraryStore, RegisterRecords)
"""Those that may lose nothing."""


def _documents(reports: Iterable[Report]) -> dict[str, dict[str, object]]:
    return {
        str(number): document_of(report, (), Standing()) for number, report in enumerate(reports, 1)
    }
