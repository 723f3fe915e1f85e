"""The registers of an office in hand: its records, changed, taken out, brought back, undone.

The rule: every change is stored before it is taken; what can't be stored raises and changes
nothing. All of it is work on a disk.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from nianbao.desk.register_calendar import CALENDAR
from nianbao.desk.register_steps import step_words
from nianbao.report.document import Report
from nianbao.report.registers.calendar import Calendar
from nianbao.report.registers.clocks import DueItem, due_items
from nianbao.report.registers.counting import CountingRules
from nianbao.report.registers.fields import REGISTERS
from nianbao.report.registers.left_out import left_out_words
from nianbao.report.registers.record import Record, Value
from nianbao.report.registers.register_checks import RegisterFinding, check_registers
from nianbao.report.registers.tables import (
    FillLine,
    RegisterFigures,
    fill_lines,
    register_figures,
)
from nianbao.storage.library import Library
from nianbao.storage.registers import RegisterStore
from nianbao.storage.stored_records import EarlierRecord

_UNDO_STEPS = 200
_NUMBERED = "requests"
"""The register whose records get a number of their own."""


class _Step(NamedTuple):
    """Records as they were, and as they became; one that was not there was a removed one."""

    before: tuple[Record, ...]
    after: tuple[Record, ...]


class RegistersInHand:
    """The four registers of one office. Methods that store raise ReportError."""

    def __init__(self, library: Library, office: str) -> None:
        self.office = office
        self._library = library
        self._store = RegisterStore(library)
        self._undone: list[_Step] = []
        self._done: list[_Step] = []
        self.stepped = ""
        """What the last `undo` or `redo` changed, in words; empty where there was nothing."""

    @property
    def locked(self) -> str:
        """The sentence that says why nothing can be changed; empty when it can."""
        return self._library.read_only

    @property
    def is_empty(self) -> bool:
        """Whether the office keeps no register."""
        return not self._store.records(self.office)

    @property
    def damaged(self) -> int:
        """How many records can't be read; they stay in the file as they are."""
        return self._store.damaged(self.office)

    def records(self, register: str = "") -> tuple[Record, ...]:
        """The records of a register, or of all, in the order they were begun."""
        return self._store.records(self.office, register)

    def removed(self, register: str = "") -> tuple[Record, ...]:
        """The records that were taken out."""
        return self._store.records(self.office, register, removed=True)

    def find(self, register: str, name: str) -> Record | None:
        """The record of that id, taken out or not."""
        return self._store.find(self.office, register, name)

    def history(self, record: Record) -> tuple[EarlierRecord, ...]:
        """What a record was, the newest first."""
        return self._store.history(self.office, record.register, record.id)

    @property
    def calendar(self) -> Calendar:
        """The working days, as this program has them and as they were entered."""
        return CALENDAR.load(self._library)

    def set_calendar(self, calendar: Calendar) -> None:
        """Keep the working days."""
        CALENDAR.keep(self._library, calendar)

    def due(self, today: date) -> tuple[DueItem, ...]:
        """What is to be done about requests, what runs out first in front."""
        return due_items(self.records(_NUMBERED), self.calendar, today)

    def figures(self, year: int, today: date) -> RegisterFigures:
        """The tables of a year as the registers give them, each figure with its records."""
        return register_figures(self.records(), year, self.counting_rules(today))

    def left_out(self, year: int, today: date) -> str:
        """What the tables of a year lack as a record is not filled in; empty where nothing."""
        return left_out_words(self.records(), year, self.counting_rules(today))

    def fill_lines(self, report: Report, today: date) -> tuple[FillLine, ...]:
        """The typed cells of a report beside the registers; `with_lines` takes their figures."""
        return fill_lines(report, self.figures(report.year, today))

    def findings(self, today: date) -> tuple[RegisterFinding, ...]:
        """What is wrong with the records, as of a day; the office's reports are looked at, too."""
        documents = self._library.documents().items()
        prose = [document.get("prose") for key, document in documents if key[0] == self.office]
        return check_registers(self.records(), self.calendar, today, self.office, _texts(prose))

    def counting_rules(self, today: date) -> CountingRules:
        """How the office counts, as of a day."""
        office = self._library.office()
        return CountingRules(office.count_new_answers, office.count_lapsed, self.calendar, today)

    def new(self, register: str, values: dict[str, Value] | None = None) -> Record:
        """A record that is not stored yet; raises KeyError for no register."""
        empty = Record(register=REGISTERS[register].id, id=os.urandom(8).hex())
        return empty.with_values(values or {})

    def last_numbers(self, coming: Iterable[Record] = ()) -> dict[int, int]:
        """The last number given to a request, by year: one that was given out is never free.

        Those of requests that were taken out, and of records that are just coming, count.
        """
        last: dict[int, int] = {}
        for record in (*self.records(_NUMBERED), *self.removed(_NUMBERED), *coming):
            year, _, number = record.text("number").partition("-")
            if year.isdecimal() and number.isdecimal():
                last[int(year)] = max(last.get(int(year), 0), int(number))
        return last

    def save(self, *records: Record) -> tuple[Record, ...]:
        """Store records, all or none, in one step to undo; gives them as they were stored.

        A new request without a number gets the next one of the year it was received in.
        """
        numbered = self._numbered(records)
        before = {one.id: self.find(one.register, one.id) for one in numbered}
        changed = [one for one in numbered if before[one.id] != one]
        self._store.save(
            self.office, *changed, before={key: one for key, one in before.items() if one}
        )
        stored = tuple(self.find(one.register, one.id) or one for one in numbered)
        if changed:
            old = tuple(before[one.id] or replace(one, removed=True) for one in stored)
            self._done = [*self._done[-_UNDO_STEPS + 1 :], _Step(old, stored)]
            self._undone = []
        return stored

    def remove(self, record: Record) -> Record:
        """Take a record out; it counts nowhere, and `restore` brings it back."""
        return self.save(replace(record, removed=True))[0]

    def restore(self, record: Record) -> Record:
        """Bring a record back that was taken out."""
        return self.save(replace(record, removed=False))[0]

    def undo(self) -> tuple[Record, ...]:
        """Take the last change back; gives the records as they are now, none without one."""
        self.stepped = ""
        if not self._done:
            return ()
        step = self._done[-1]
        self._put(step.before, step.after)
        self.stepped = step_words(step.after, step.before)
        self._undone.append(self._done.pop())
        return step.before

    def redo(self) -> tuple[Record, ...]:
        """Do again what was taken back last; gives the records as they are now."""
        self.stepped = ""
        if not self._undone:
            return ()
        step = self._undone[-1]
        self._put(step.after, step.before)
        self.stepped = step_words(step.before, step.after)
        self._done.append(self._undone.pop())
        return step.after

    def _put(self, records: Iterable[Record], instead_of: Iterable[Record]) -> None:
        before = {one.id: one for one in instead_of}
        self._store.save(self.office, *records, before=before)

    def _numbered(self, records: Sequence[Record]) -> tuple[Record, ...]:
        """The records, requests without a number given the next ones of their years."""
        last = self.last_numbers(records) if any(map(_lacks_number, records)) else {}
        numbered = []
        for record in records:
            if _lacks_number(record):
                year = record.year or date.today().year
                last[year] = last.get(year, 0) + 1
                record = record.with_value("number", f"{year}-{last[year]}")
            numbered.append(record)
        return tuple(numbered)


def _lacks_number(record: Record) -> bool:
    return record.register == _NUMBERED and not record.text("number")


def _texts(plain: object) -> Iterator[str]:
    """All texts in plain values."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict | list):
        for one in plain.values() if isinstance(plain, dict) else plain:
            yield from _texts(one)
