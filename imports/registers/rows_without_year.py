"""Days of a sheet that are written without their year: which of them may be of another year."""

from collections.abc import Sequence
from datetime import date

from nianbao.imports.registers.sheet_days import sheet_day
from nianbao.imports.registers.sheet_file import RowCell
from nianbao.imports.registers.sheet_tables import NumberedRow

_LEAP = 2024
"""Any year that has every day."""
_LATE, _EARLY = 10, 3
"""Months between which a new year begins: days from the first on, then one up to the second."""


def is_without_year(cell: RowCell) -> bool:
    """Whether a cell says a day of no year: 3月5日."""
    return cell.serial is None and _day_of_any_year(cell) is not None


def rows_of_last_year(rows: Sequence[NumberedRow], at: int) -> frozenset[int]:
    """The rows, as the sheet numbers them, whose days in a column (from 0) may be of last year.

    A sheet that begins with December and goes on with January has requests of the year before.
    """
    days = [
        (number, day.month)
        for number, row in rows
        if at in row and is_without_year(row[at]) and (day := _day_of_any_year(row[at]))
    ]
    late = next((nth for nth, (_, month) in enumerate(days) if month < _LATE), len(days))
    if late == len(days) or days[late][1] > _EARLY:
        return frozenset()
    return frozenset(number for number, _ in days[:late])


def _day_of_any_year(cell: RowCell) -> date | None:
    is_number = not cell.is_written
    if sheet_day(cell.text, None, number=is_number) is not None:
        return None
    return sheet_day(cell.text, _LEAP, number=is_number)
