"""One stored record of a register: a document in a table of the data file.

A document holds the office, the record, who saved it when, and beside it what the record was
before: of each save the old values of what it changed. So a record is never gone, and a save is
one write of one file, with the backups, packs and copies that the reports have.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from nianbao.report.errors import RecordError
from nianbao.report.leaves import text_or_empty
from nianbao.report.registers.record import (
    Record,
    plain_record,
    read_record,
    with_personal_of,
    without_personal,
)
from nianbao.storage.machine import now, user
from nianbao.storage.schema import REGISTERS_TABLE, Document, Tables
from nianbao.storage.stored import free_number

_HISTORY_KEPT = 100
"""Saves of one record that are remembered; the oldest go first."""

_OFFICE, _HISTORY, _CHANGED, _BY = "office", "history", "changed", "by"
_NOTES = "notes"
"""What is written there is given to nobody: who knows what stands in it."""
_BARE = "bare"
"""Tells that what is personal was left out when it was packed."""
RecordName = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class EarlierRecord:
    """What a record was until a save: the record, when that save was (ISO 8601), and whose.

    `changed` are the names of the fields that it changed; empty where it removed or restored.
    """

    record: Record
    until: str
    by: str
    changed: tuple[str, ...]


def merge_records(here: Tables, coming: Tables, *, replace: bool) -> None:
    """Put the records of another library into `here`.

    New ones are added. Of one that both have the other's counts with `replace`, and what is here
    goes into its history; without, what is here stays. What does not read is left behind.
    """
    table = here.setdefault(REGISTERS_TABLE, {})
    numbers = {record_name(document): number for number, document in table.items()}
    for document in coming.get(REGISTERS_TABLE, {}).values():
        number = numbers.get(record_name(document))
        if record_in(document) is None:
            continue
        if number is None:
            numbers[record_name(document)] = number = free_number(table)
            table[number] = document
        elif replace and _differ(table[number], document):
            table[number] = _merged(table[number], document)


def compare_records(before: Iterable[Document], after: Iterable[Document]) -> tuple[int, int, int]:
    """How many records are new, gone, and different when `after` takes the place of `before`.

    What does not read is not counted.
    """
    old, new = (
        {record_name(one): one for one in side if record_in(one)} for side in (before, after)
    )
    both = old.keys() & new.keys()
    changed = sum(old[key] != new[key] and _differ(old[key], new[key]) for key in both)
    return (len(new.keys() - old.keys()), len(old.keys() - new.keys()), changed)


def is_bare(document: Document) -> bool:
    """Whether what is personal was left out of a record when it was packed."""
    return document.get(_BARE) is True


def without_persons(table: Mapping[str, Document]) -> dict[str, Document]:
    """A table of records without what is personal in them, today and before.

    One that can't be read is left out: nobody knows what is in it.
    """
    bare: dict[str, Document] = {}
    for number, document in table.items():
        record = record_in(document)
        if record is not None:
            plain = plain_record(_bare_record(record))
            kept = {name: document[name] for name in (_CHANGED, _BY) if name in document}
            bare[number] = {_OFFICE: office_of_record(document), **kept, **plain, _BARE: True}
    return bare


def _bare_record(record: Record) -> Record:
    """A record as others get it: without what is personal, and without its notes."""
    return without_personal(record).with_value(_NOTES, None)


def _differ(mine: Document, other: Document) -> bool:
    """Whether two documents of one record say different things of it."""
    left, right = record_in(mine), record_in(other)
    if left and right and _BARE in other:
        return _bare_record(left) != right
    return left != right


def _merged(mine: Document, other: Document) -> Document:
    """The other's document, with what was here in its history."""
    merged = dict(other)
    left, right = record_in(mine), record_in(other)
    if left and right and _BARE in other:
        whole = with_personal_of(right, left).with_value(_NOTES, left.values.get(_NOTES))
        merged |= plain_record(whole)
        merged.pop(_BARE)
    step = _difference(mine, merged, {_CHANGED: now().isoformat(), _BY: user()})
    return {**merged, _HISTORY: [*_list(mine, _HISTORY), step][-_HISTORY_KEPT:]}


def record_name(document: Document) -> RecordName:
    """What tells a record from every other: its office, register and id; empty where damaged."""
    return (
        text_or_empty(document.get(_OFFICE)),
        text_or_empty(document.get("register")),
        text_or_empty(document.get("id")),
    )


def office_of_record(document: Document) -> str:
    """The office a record belongs to; empty where the document lacks it."""
    return text_or_empty(document.get(_OFFICE))


def of_office(document: Document, office: str) -> Document:
    """The document with another office."""
    return {**document, _OFFICE: office}


def record_in(document: Document) -> Record | None:
    """The record of a document; None where it is damaged."""
    try:
        return read_record(document)
    except RecordError:
        return None


def record_document(office: str, record: Record, stored: Document | None) -> dict[str, Any]:
    """What is stored for a record, as of now; what it was before goes into its history."""
    plain = plain_record(record)
    document = {_OFFICE: office, _CHANGED: now().isoformat(), _BY: user(), **plain}
    history = _list(stored, _HISTORY)
    if stored:
        history = [*history, _difference(stored, plain, document)][-_HISTORY_KEPT:]
    return {**document, **({_HISTORY: history} if history else {})}


def _difference(
    stored: Document, plain: Mapping[str, Any], saved: Mapping[str, Any]
) -> dict[str, Any]:
    """What a save changed: the old values, None for a blank; when it was, and whose."""
    old, new = _values(stored), plain["values"]
    names = [*old, *(name for name in new if name not in old)]
    was = {name: old.get(name) for name in names if old.get(name) != new.get(name)}
    told: dict[str, Any] = {"at": saved[_CHANGED], _BY: saved[_BY], "was": was}
    if stored.get("removed", False) != plain.get("removed", False):
        told["removed"] = stored.get("removed", False)
    return told


def earlier_records(document: Document) -> Iterable[EarlierRecord]:
    """The states of a record before its saves, the newest first, as far back as they read."""
    values, removed = dict(_values(document)), document.get("removed", False)
    for step in reversed(_list(document, _HISTORY)):
        was = step.get("was") if isinstance(step, dict) else None
        if not isinstance(was, dict):
            return
        values = {name: value for name, value in {**values, **was}.items() if value is not None}
        removed = step.get("removed", removed)
        record = record_in({**document, "values": values, "removed": removed})
        if record is None:
            return
        yield EarlierRecord(record, str(step.get("at", "")), str(step.get(_BY, "")), tuple(was))


def _values(document: Document) -> Mapping[str, Any]:
    values = document.get("values")
    return values if isinstance(values, dict) else MappingProxyType({})


def _list(document: Document | None, name: str) -> list[Any]:
    found = document.get(name) if document else None
    return list(found) if isinstance(found, list) else []
