"""The records of a register as heads and rows of cells, for whichever file they go into.

Without what is personal the notes stay away, too: nobody looks over what is written there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nianbao.exports.letters.forms import plain_label
from nianbao.report.registers.columns import SheetColumn, sheet_columns
from nianbao.report.registers.fields import FieldKind, Register, RegisterField
from nianbao.report.registers.record import Record, Value, without_personal

SheetValue = str | int | Decimal | date | None
"""What stands in a cell: numbers and days are numbers and days."""
_NOTES, _OTHER = "notes", "closed_other"


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet: its name, the head and kind of each column, its rows."""

    name: str
    heads: tuple[str, ...]
    kinds: tuple[FieldKind, ...]
    rows: tuple[tuple[SheetValue, ...], ...]


def sheet_table(register: Register, records: Sequence[Record], *, personal: bool) -> SheetTable:
    """The records as a sheet; `personal` tells whether names, contacts and notes stand in it.

    A column that nobody filled in is left out, but where there is no record: then all heads stand
    there, for whoever fills the sheet in elsewhere.
    """
    if not personal:
        records = tuple(map(without_personal, records))
    columns = [
        column
        for column in sheet_columns(register, records)
        if (personal or not (column.is_personal(register) or column.name == _NOTES))
        and (not records or any(column.value(one) is not None for one in records))
    ]
    return SheetTable(
        register.name,
        tuple(column.label(register) for column in columns),
        tuple(column.field(register).kind for column in columns),
        tuple(tuple(_cell(column, register, one) for column in columns) for one in records),
    )


def _cell(column: SheetColumn, register: Register, record: Record) -> SheetValue:
    value = column.value(record)
    return None if value is None else _shown(column.field(register), value)


def _shown(field: RegisterField, value: Value) -> SheetValue:
    if isinstance(value, bool):
        return "是"
    if isinstance(value, int | Decimal | date):
        return value
    if isinstance(value, tuple):
        return "、".join(plain_label(field.labels[one]) for one in value if isinstance(one, str))
    if field.name == "outcome" and value == _OTHER:
        return "其他处理：其他"  # 其他 alone may be the whole family
    return plain_label(field.labels[value]) if value in field.labels else value
