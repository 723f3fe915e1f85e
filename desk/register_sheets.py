"""Registers as sheets for a front end: what a sheet would bring, what is taken, what goes out.

In: `read_sheet_file` or `read_sheet_text` give a `SheetFound` (its columns and faults are shown),
`planned` says of each row what it would do, `take_rows` stores what was chosen in one step to undo.
Out: `sheet_bytes`, with what is personal or without.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from itertools import zip_longest
from pathlib import Path

from nianbao.desk.files import beginning_of
from nianbao.desk.registers import RegistersInHand
from nianbao.imports.decoding import SIZE_LIMIT
from nianbao.imports.registers.register_sheet import SheetFound, read_register
from nianbao.imports.registers.row_reader import RowFound
from nianbao.imports.registers.sheet_rows import rows_of_file, rows_of_text
from nianbao.report.registers.columns import SheetColumn
from nianbao.report.registers.fields import REGISTERS, FieldKind
from nianbao.report.registers.record import (
    LATEST,
    Record,
    SubRecord,
    as_stored,
    told_number,
    without_personal,
)
from nianbao.report.text import clean_line, without_spaces
from nianbao.storage.paths import safe_file_name

SHEET_SUFFIXES = {"xlsx": ".xlsx", "csv": ".csv"}
"""What a sheet's file name ends with, by target."""
ColumnsByClerk = Mapping[int, SheetColumn | None]
"""Columns (from 0) that the clerk has named otherwise; None for not taken."""
_COUNT_DIGITS = 5


class RowDoes(StrEnum):
    """What taking a row would do."""

    ADDS = "adds"
    """A new record."""
    CHANGES = "changes"
    """Another content for the record of its number; taken only where the clerk says so."""
    SAME = "same"
    """Nothing: the very record is there."""
    DOUBLE = "double"
    """A record that looks the same is there, or stands in the sheet above; not taken."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of a sheet with the record it would give; `like` is what it doubles or changes.

    `like` is a number or a row of the sheet in words (2026-3, 第5行), never a name. `renumbered`:
    its sheet counts it like another request, so it gets a number of its own.
    """

    found: RowFound
    record: Record = field(repr=False)
    does: RowDoes
    like: str = ""
    same_number: bool = False
    renumbered: bool = False

    @property
    def words(self) -> str:
        """Why it is not simply added, in a sentence; empty where it is."""
        if self.renumbered and self.does is RowDoes.ADDS:
            return f"{self.resembles}，内容不同，放进去时另外编号。"
        return f"{self.resembles}，没有放进去。" if self.resembles else ""

    @property
    def resembles(self) -> str:
        """What it doubles, changes or is counted like, without a full stop; else empty."""
        place = self.found.place
        if self.renumbered and self.does is RowDoes.ADDS:
            return f"{place}的编号和别的一件一样"
        if self.does not in (RowDoes.DOUBLE, RowDoes.CHANGES):
            return ""
        return f"{place}{'编号和' if self.same_number else '像是和'}{self.like}一样"


def read_sheet_file(
    path: Path,
    register: str,
    *,
    year: int | None = None,
    chosen: ColumnsByClerk | None = None,
    kind: str = "",
) -> SheetFound:
    """What a file (.xlsx, .xls, .et, .ods, .csv, .docx, .html) holds of a register.

    `year` is that of days without one (3/10) where the sheet does not say its own; without it, the
    year in the file's name, and that is told. `kind` is that of rows which nothing says it of.
    Raises StorageError where the file can't be read, ImportRefusedError where it holds no
    register; KeyError for no register.
    """
    sheets = rows_of_file(beginning_of(path, SIZE_LIMIT + 1), path.suffix)
    shape, title = REGISTERS[register], path.stem
    read = partial(read_register, sheets, shape, chosen=chosen, title=title, kind=kind)
    found = read(year=year)
    named = _year_of_name(path.stem) if year is None else None
    if named is None or not found.faults:
        return found
    by_name = read(year=named)
    if by_name.rows == found.rows:
        return found
    told = f"表里没有写年份的日期，按文件名里的{named}年读的，请核对。"
    return replace(by_name, remarks=(told, *by_name.remarks))


def _year_of_name(name: str) -> int | None:
    """The one year in the name of a file; none beside a month: 2026年1月报 may be of 2025."""
    years = re.findall(r"(?<!\d)20[0-4]\d(?!\d)", name)
    return int(years[0]) if len(years) == 1 and "月" not in name else None


def read_sheet_text(
    text: str, register: str, *, chosen: ColumnsByClerk | None = None, kind: str = ""
) -> SheetFound:
    """The same for what was pasted from a sheet, its head among it."""
    return read_register(rows_of_text(text), REGISTERS[register], chosen=chosen, kind=kind)


def planned(registers: RegistersInHand, found: SheetFound) -> tuple[PlannedRow, ...]:
    """What each row would do to the records there are, in the order of the sheet."""
    register = found.register.id
    there = registers.records(register)
    by_number = {number: one for one in there if (number := one.text("number"))}
    alike = {key: _told(one) for one in there for key in (*_likeness(one), *_whole_content(one))}
    seen: dict[str, tuple[RowFound, Record]] = {}
    rows = []
    for row in found.rows:
        record = _with_whole_number(registers.new(register, dict(row.values)))
        number = record.text("number") if register == "requests" else ""
        same, (above, twin) = by_number.get(number), seen.get(number, (None, None))
        other = same or twin
        renumbered = other is not None and _is_counted(row) and _is_another(other, record)
        if renumbered:
            record, same, above = record.with_value("number", None), None, None
        likeness = _likeness(record)
        keys = (*likeness, *_whole_content(record))
        double = next((alike[key] for key in keys if key in alike), "")
        if same:
            changed = _changed(same, record)
            does = RowDoes.SAME if as_stored(changed) == same else RowDoes.CHANGES
            rows.append(PlannedRow(row, changed, does, told_number(changed), same_number=True))
        elif double:
            rows.append(PlannedRow(row, record, RowDoes.DOUBLE, double))
        elif above:
            rows.append(PlannedRow(row, record, RowDoes.DOUBLE, above.place, same_number=True))
        else:
            rows.append(PlannedRow(row, record, RowDoes.ADDS, renumbered=renumbered))
        if number:
            seen.setdefault(number, (row, record))
        for key in likeness:
            alike.setdefault(key, row.place)
    return tuple(rows)


def _is_counted(row: RowFound) -> bool:
    """Whether its sheet only counts it (3): sheets of months begin with 1 again."""
    return _is_count(str(row.values.get("number", "")))


def _is_count(number: str) -> bool:
    return number.isdecimal() and len(number) < _COUNT_DIGITS


def _is_another(one: Record, other: Record) -> bool:
    """Whether two requests that are counted alike differ in their day and in what they ask for."""
    shape = one.shape
    titles = [without_spaces(record.text(shape.titled)) for record in (one, other)]
    days = [record.day(shape.dated) for record in (one, other)]
    return all(titles) and all(days) and titles[0] != titles[1] and days[0] != days[1]


def take_rows(
    registers: RegistersInHand,
    rows: Iterable[PlannedRow],
    *,
    replace: bool = False,
    doubles: bool = False,
) -> tuple[Record, ...]:
    """Store what rows add, all of it or nothing, in one step to undo; gives what was stored.

    With `replace` also what they change, with `doubles` also what looks as if it were there.
    Requests without a number get the next ones, by the day they were received. Raises StorageError
    or RecordError, and then nothing was stored.
    """
    wanted = {
        RowDoes.ADDS,
        *([RowDoes.CHANGES] if replace else []),
        *([RowDoes.DOUBLE] if doubles else []),
    }
    records = [row.record for row in rows if row.does in wanted]
    records.sort(key=lambda one: one.day(one.shape.dated) or LATEST)
    return registers.save(*records) if records else ()


def sheet_bytes(
    register: str, records: Sequence[Record], target: str, *, personal: bool = False
) -> bytes:
    """Records as a sheet: `xlsx`, or `csv` in UTF-8 with a BOM; KeyError for another target.

    Without `personal` no names, no contacts and no notes stand in it.
    """
    if target == "csv":
        return b"\xef\xbb\xbf" + sheet_csv_text(register, records, personal=personal).encode()
    if target != "xlsx":
        raise KeyError(target)
    from nianbao.exports.registers.sheet_table import sheet_table
    from nianbao.exports.registers.sheet_xlsx import write_sheet_xlsx

    return write_sheet_xlsx(sheet_table(REGISTERS[register], records, personal=personal))


def sheet_csv_text(register: str, records: Sequence[Record], *, personal: bool) -> str:
    """Records as the text of a .csv."""
    from nianbao.exports.registers.sheet_csv import write_sheet_csv
    from nianbao.exports.registers.sheet_table import sheet_table

    return write_sheet_csv(sheet_table(REGISTERS[register], records, personal=personal))


def sheet_file_name(register: str, year: int | None, target: str, *, personal: bool) -> str:
    """What a sheet's file is called: 2026年依申请公开台账（含个人信息）.xlsx."""
    years = f"{year}年" if year else ""
    mark = "（含个人信息）" if personal and REGISTERS[register].personal else ""
    return safe_file_name(f"{years}{REGISTERS[register].name}{mark}") + SHEET_SUFFIXES[target]


def still_named(records: Iterable[Record]) -> tuple[str, ...]:
    """The numbers of records whose other fields say a name or contact of theirs.

    Told before a sheet or list without what is personal is given to others: ×× stands there.
    """
    found = []
    for record in records:
        kept = without_personal(record)
        if any(
            value != record.values[name]
            for name, value in kept.values.items()
            if isinstance(value, str) and name != "notes"
        ):
            found.append(_told(record))
    return tuple(found)


def _changed(record: Record, sheet: Record) -> Record:
    """A record with what a sheet says of it; what the sheet does not say stays."""
    changed = record
    for name, value in sheet.values.items():
        if theirs := sheet.parts(name):
            pairs = zip_longest(record.parts(name), theirs, fillvalue=SubRecord())
            value = tuple(one.with_values(dict(that.values)) for one, that in pairs)
        changed = changed.with_value(name, value)
    return changed


def _with_whole_number(record: Record) -> Record:
    """A request that is only counted in its sheet (3) with the number it has here (2026-3)."""
    number, day = record.text("number"), record.day("received")
    if record.register == "requests" and day and _is_count(number):
        return record.with_value("number", f"{day.year}-{int(number)}")
    return record


def _likeness(record: Record) -> list[tuple[str, ...]]:
    """What two records have in common that are likely the same: what dates and titles them.

    Requests of one day for the same are different ones where their applicants are.
    """
    shape = record.shape
    day, title = record.day(shape.dated), without_spaces(record.text(shape.titled))
    if not title:
        return []
    more = (
        record.text(field.name)
        for field in shape.fields
        if field.kind is FieldKind.CHOICE and field.name == "kind"
    )
    return [(day.isoformat() if day else "", title, record.text("applicant"), *more)]


def _whole_content(record: Record) -> list[tuple[str, ...]]:
    """What a record without a title has in common with the very same one of an earlier sheet.

    Within one sheet two such rows are two: decisions of one day, the same fee paid twice.
    """
    if record.text(record.shape.titled):
        return []
    told = {name: str(value) for name, value in record.values.items() if value is not None}
    if record.register == "requests":
        told.pop("number", None)
    return [tuple(word for pair in sorted(told.items()) for word in pair)] if told else []


def _told(record: Record) -> str:
    """A record in words that are nobody's name: its number, else its day."""
    day = record.day(record.shape.dated)
    return clean_line(told_number(record)) or (day.isoformat() if day else "没有编号的")
