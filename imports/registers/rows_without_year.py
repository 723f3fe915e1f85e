"""Days of a sheet that are written without their year: which of them may be of another year."""

from collections.abc import Mapping, Sequence
from datetime import date

from nianbao.imports.registers.choice_words import YES_WORDS
from nianbao.imports.registers.sheet_days import sheet_day
from nianbao.imports.registers.sheet_file import RowCell
from nianbao.imports.registers.sheet_heads import bare_head
from nianbao.imports.registers.sheet_tables import NumberedRow
from nianbao.report.text import late

_LEAP = 2024
"""Any year that has every day."""
_CARRIED_OVER = "结转|上年|去年|往年|历年|遗留"
"""What says of a sheet or of the rows below that they are of years before."""
_YEARS_BEFORE = "往年|历年|遗留|前年|以前"
"""What leaves open of which year before."""
_CARRIED_CELL = "(?:上一?年度?|去年度?)(?:结转|转入|转来)(?:件|的?申请|办理)?"
_CARRIED_HEAD = (
    "(?:是否|是不是)?(?:为|属于?|系)?(?:上一?年度?|去年度?)(?:结转|转入|转来)(?:件|的?申请)?"
)
_LATE, _EARLY = 10, 3
"""Months between which a new year begins: days from the first on, then one up to the second."""


def is_without_year(cell: RowCell) -> bool:
    """Whether a cell says a day of no year: 3月5日."""
    return cell.serial is None and _day_of_any_year(cell) is not None


def is_carried_over(words: str) -> bool:
    """Whether the name of a sheet, or a title in it, says that what follows is of years before."""
    return late(_CARRIED_OVER).search(words) is not None


def is_of_last_year(words: str) -> bool:
    """The same, of the year before and no other."""
    return is_carried_over(words) and not late(_YEARS_BEFORE).search(words)


def says_carried_over(row: Mapping[int, RowCell], heads: Mapping[int, str]) -> bool:
    """Whether a cell of a row says that it was carried over from last year.

    By its own words, or by 是 below 是否上年结转; `heads` are the names of columns (from 0).
    """
    for at, cell in row.items():
        words = "".join(cell.text.split())
        is_yes = words in YES_WORDS and late(_CARRIED_HEAD).fullmatch(bare_head(heads.get(at, "")))
        if is_yes or late(_CARRIED_CELL).fullmatch(words):
            return True
    return False


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
