"""The registers of a library: the records of each office, kept as stored_records.py says."""

from collections.abc import Iterable, Mapping

from nianbao.report.registers.record import Record, as_stored
from nianbao.storage.errors import AlreadyThereError, ChangedOutsideError, NotThereError
from nianbao.storage.library import Library
from nianbao.storage.schema import REGISTERS_TABLE, Document
from nianbao.storage.stored import free_number
from nianbao.storage.stored_records import (
    EarlierRecord,
    earlier_records,
    of_office,
    office_of_record,
    record_document,
    record_in,
    record_name,
)


class RegisterStore:
    """The records of all offices of a library.

    Every method raises StorageError when the file can't be read, or written. May be used from
    several threads, as the library may.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def offices(self) -> tuple[str, ...]:
        """The names of all offices that have a record, removed ones counted."""
        names = {office_of_record(document) for document in self._documents().values()}
        return tuple(sorted(names - {""}))

    def records(
        self, office: str, register: str = "", *, removed: bool = False
    ) -> tuple[Record, ...]:
        """The records of an office, in the order they were begun; of all registers without one.

        Removed ones are given instead where `removed`. A damaged record is left out: see `damaged`.
        """
        found = (record for _, record in self._of(office))
        return tuple(
            record
            for record in found
            if record and record.removed is removed and register in ("", record.register)
        )

    def damaged(self, office: str) -> int:
        """How many records of an office can't be read; they stay in the file as they are."""
        return sum(record is None for _, record in self._of(office))

    def find(self, office: str, register: str, name: str) -> Record | None:
        """The record of that id, removed or not; None where there is none that reads."""
        for _, record in self._of(office):
            if record and (record.register, record.id) == (register, name):
                return record
        return None

    def save(
        self, office: str, *records: Record, before: Mapping[str, Record] | None = None
    ) -> None:
        """Store records, all of them in one write or none.

        `before` are the records by id as they were when they were changed: where another program
        has stored something else meanwhile, ChangedOutsideError is raised and nothing is written.
        Raises RecordError for a record that could not be read back.
        """
        storing = [as_stored(record) for record in records]
        with self._library.change() as tables:
            table = tables.setdefault(REGISTERS_TABLE, {})
            numbers = {record_name(document): number for number, document in table.items()}
            for record in storing:
                name = (office, record.register, record.id)
                number = numbers.get(name) or free_number(table)
                numbers[name] = number
                stored = table.get(number)
                expected = (before or {}).get(record.id)
                if stored and expected and record_in(stored) != expected:
                    raise ChangedOutsideError(
                        "台账的这一条已被别的程序改动，没有覆盖。", "请重新打开台账再改。"
                    )
                if not stored or record_in(stored) != record:
                    table[number] = record_document(office, record, stored)

    def history(self, office: str, register: str, name: str) -> tuple[EarlierRecord, ...]:
        """What a record was, the newest first; raises NotThereError where there is no record."""
        for document, record in self._of(office):
            if record and (record.register, record.id) == (register, name):
                return tuple(earlier_records(document))
        raise NotThereError("台账里没有这一条。")

    def rename(self, before: str, after: str) -> None:
        """Let the records of an office go along when it gets another name.

        Raises AlreadyThereError, and nothing is renamed, where one is there under that name.
        """
        if before == after or before not in self.offices():
            return
        with self._library.change() as tables:
            table = tables.setdefault(REGISTERS_TABLE, {})
            there = {record_name(one) for one in table.values() if office_of_record(one) == after}
            for number, document in table.items():
                if office_of_record(document) != before:
                    continue
                moved = of_office(document, after)
                if record_name(moved) in there:
                    raise AlreadyThereError(f"“{after[:40]}”的台账里已经有同一条。", "没有改名。")
                table[number] = moved

    def _documents(self) -> dict[str, Document]:
        return self._library.kept(REGISTERS_TABLE)

    def _of(self, office: str) -> Iterable[tuple[Document, Record | None]]:
        """The documents of an office with their records; what has not changed is not read again."""
        documents, library = self._documents(), self._library
        read: dict[str, tuple[Document, Record | None]] = {}
        for number, document in documents.items():
            known = library.read_records.get(number)
            read[number] = (
                known if known and known[0] is document else (document, record_in(document))
            )
        self._library.read_records = read
        return [one for one in read.values() if office_of_record(one[0]) == office]
