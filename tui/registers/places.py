"""A record as the lines of a form: which there are, what stands there, what a change makes."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from nianbao.exports.letters.forms import plain_label
from nianbao.report.registers.fields import FieldKind, RegisterField
from nianbao.report.registers.record import Record, SubRecord, Value
from nianbao.tui.registers.form_rows import FieldRow

_WEEK = "一二三四五六日"
NUMBER = "number"
_CHOSEN, _MANY = FieldKind.CHOICE, FieldKind.CHOICES


class Slot(NamedTuple):
    """Where a value of a record stands: a field, or one within its part of that number.

    The slot of a part's number alone, without a name within, is where one can be added.
    """

    name: str
    part: int = -1
    within: str = ""

    @property
    def adds(self) -> bool:
        """Whether a part can be added here, and nothing be filled in."""
        return self.part >= 0 and not self.within


def field_at(record: Record, slot: Slot) -> RegisterField:
    """The field that is filled in at a slot; raises KeyError."""
    field = record.shape.by_name[slot.name]
    return field.field(slot.within) if slot.within else field


def value_at(record: Record, slot: Slot) -> Value | None:
    """What stands at a slot, None for a blank."""
    if not slot.within:
        return record.values.get(slot.name)
    parts = record.parts(slot.name)
    return parts[slot.part].values.get(slot.within) if slot.part < len(parts) else None


def with_value_at(record: Record, slot: Slot, value: Value | None) -> Record:
    """The record with another value at a slot; a part in which nothing is left goes away."""
    if not slot.within:
        return record.with_value(slot.name, value)
    parts = [*record.parts(slot.name)]
    if slot.part >= len(parts):
        parts.append(SubRecord())
    parts[slot.part] = parts[slot.part].with_value(slot.within, value)
    return record.with_value(slot.name, tuple(part for part in parts if part.values))


def record_lines(
    record: Record, opened: frozenset[str], *, numbers_itself: bool = False
) -> list[FieldRow[Slot]]:
    """The lines of a record; `opened` are the fields to which a part is being added.

    With `numbers_itself` a new one gets its number by itself.
    """
    if numbers_itself and NUMBER in record.shape.by_name:
        lines = record_lines(record, opened)
        itself = FieldRow(lines[0].label, "自动接着编，不用填", Slot(NUMBER), grey=True)
        return [itself, *lines[1:]]
    return [line for field in record.asked for line in _field_lines(record, field, opened)]


def _field_lines(
    record: Record, field: RegisterField, opened: frozenset[str]
) -> Iterator[FieldRow[Slot]]:
    if field.kind is not FieldKind.PARTS:
        yield _line(record, field, Slot(field.name))
        return
    count = len(record.parts(field.name))
    shown = min(field.most, count + 1) if field.name in opened else count
    for number in range(shown):
        which = f"（第{number + 1}次）" if field.most > 1 else ""
        yield FieldRow(f"{field.label}{which}")
        for within in field.fields:
            yield _line(record, within, Slot(field.name, number, within.name), inset="  ")
    if shown == count < field.most:
        more = "再加一次" if count else "没有就不用管，有的按回车填"
        yield FieldRow(f"+ {field.label}", more, Slot(field.name, count), grey=True)


def _line(record: Record, field: RegisterField, slot: Slot, inset: str = "") -> FieldRow[Slot]:
    value = value_at(record, slot)
    missing = field.required and value is None
    return FieldRow(f"{inset}{field.label}", shown_value(field, value), slot, missing=missing)


def shown_value(field: RegisterField, value: Value | None) -> str:
    """A value as it is read; empty for a blank."""
    if isinstance(value, date):
        return f"{weekday_words(value)}"
    return typed_value(field, value)


def typed_value(field: RegisterField, value: Value | None) -> str:
    """A value as it would be typed, which `read_typed` gives back; empty for a blank."""
    if value is None:
        return ""
    if value is True:
        return "是"
    if field.kind is _CHOSEN and isinstance(value, str):
        return plain_label(field.labels[value])
    if field.kind is _MANY and isinstance(value, tuple):
        return "、".join(plain_label(field.labels[key]) for key in value if isinstance(key, str))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return " ".join(str(value).split("\n"))


def weekday_words(day: date) -> str:
    """A day with its day of the week."""
    return f"{day.isoformat()} 周{_WEEK[day.weekday()]}"
