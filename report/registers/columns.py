"""A record as a row of a sheet: one column a field, and one for each field of a record within.

Sheets that come in and go out walk this, so that what went out comes in again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nianbao.report.registers.fields import FieldKind, Register, RegisterField
from nianbao.report.registers.record import Record, SubRecord, Value


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """Where a cell of a row belongs: a field, or the field `inner` of the `at`-th record within."""

    name: str
    at: int = 0
    inner: str = ""

    def field(self, register: Register) -> RegisterField:
        """The field whose value a cell holds."""
        outer = register.by_name[self.name]
        return outer.field(self.inner) if self.inner else outer

    def label(self, register: Register) -> str:
        """The head of the column: 收到日期, 补正·通知日期, 补正2·通知日期."""
        outer = register.by_name[self.name]
        if not self.inner:
            return outer.label
        number = str(self.at + 1) if self.at else ""
        return f"{outer.label}{number}·{outer.field(self.inner).label}"

    def is_personal(self, register: Register) -> bool:
        """Whether what stands in it is personal."""
        return self.field(register).personal

    def value(self, record: Record) -> Value | None:
        """What a record has there, None for nothing."""
        if not self.inner:
            return record.values.get(self.name)
        parts = record.parts(self.name)
        return parts[self.at].values.get(self.inner) if self.at < len(parts) else None


def sheet_columns(register: Register, records: Iterable[Record]) -> tuple[SheetColumn, ...]:
    """The columns that hold all of these records, in the order of the fields."""
    most = {field.name: 0 for field in register.fields if field.kind is FieldKind.PARTS}
    for record in records:
        for name in most:
            most[name] = max(most[name], len(record.parts(name)))
    return tuple(_columns(register, most))


def all_columns(register: Register) -> tuple[SheetColumn, ...]:
    """Every column a sheet of the register can have."""
    return tuple(_columns(register, {field.name: field.most for field in register.fields}))


def _columns(register: Register, most: dict[str, int]) -> Iterator[SheetColumn]:
    for field in register.fields:
        if field.kind is not FieldKind.PARTS:
            yield SheetColumn(field.name)
            continue
        for at in range(most[field.name]):
            for part in field.fields:
                yield SheetColumn(field.name, at, part.name)


def values_of_columns(
    found: Iterable[tuple[SheetColumn, Value]],
) -> dict[str, Value]:
    """The values of a record whose cells these are; records within without a value are left out."""
    values: dict[str, Value] = {}
    within: dict[str, dict[int, dict[str, Value]]] = {}
    for column, value in found:
        if column.inner:
            within.setdefault(column.name, {}).setdefault(column.at, {})[column.inner] = value
        else:
            values[column.name] = value
    for name, parts in within.items():
        values[name] = tuple(SubRecord(parts[at]) for at in sorted(parts))
    return values
