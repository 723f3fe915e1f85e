"""A column that says two days, when something came and when it was ended -> a column for each.

2025.3.5—2025.3.20 below 受理至答复日期. A cell with one day alone is that of the beginning.
"""

from nianbao.imports.registers.sheet_days import sheet_day
from nianbao.imports.registers.sheet_file import RowCell, SheetRows
from nianbao.report.registers.fields import REGISTERS, Register
from nianbao.report.text import clean_line, late

_ENDS = {"requests": "decided", "reviews": "closed"}
"""The field of the second day; the first is the one that its register is dated by."""
_ROWS_SEARCHED = 15
_LONGEST = 24
"""Characters of such a head."""
_BOTH = (
    "(?!.*(?:补正|征求|延期|延长|公示|听证|收费|缴费|送达))"
    "(?=.*[日时期])(?:.*(?:收|受理|申请|来[件函]|登记|立案|起|接).*(?:答复|回复|复函|办结|办理完|结案|审结|判决|止|讫)"
    "|(?:办理|处理|审理)(?:期间|起止))"
)
_BETWEEN = r" *(?:至|到|—+|－+|-{1,2}|–|~|～|→|/|、|,|，|;|；|\n) *"
_OPEN_END = r" *(?:至今|至|到|—+|－+|-{1,2}|–|~|～|→|/|、) *$"
_LEAP_YEAR = 2024
"""Any year that has every day."""


def days_divided(sheet: SheetRows, register: Register) -> tuple[SheetRows, str]:
    """A sheet with a column for each of two days, and what was done in words; else as it is."""
    if register.id not in _ENDS:
        return sheet, ""
    for nth, (_, head) in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        for at, cell in head.items():
            words = "".join(cell.text.split())
            if len(words) > _LONGEST or not late(_BOTH).match(words):
                continue
            below = [row[at].text for _, row in sheet.rows[nth + 1 :] if at in row]
            if any(two_days(one) is not None for one in below):
                return _divided(sheet, register, nth, at)
    return sheet, ""


def two_days(text: str) -> tuple[str, str] | None:
    """The two days in a cell, as they are written; None where it says none, or may say others."""
    words = text.strip()
    found = [
        (words[: one.start()], words[one.end() :])
        for one in late(_BETWEEN).finditer(words)
        if _is_day(words[: one.start()]) and _is_day(words[one.end() :])
    ]
    return found[0] if len(found) == 1 else None


def _is_day(words: str) -> bool:
    return sheet_day(words, _LEAP_YEAR, number=False) is not None


def _divided(sheet: SheetRows, register: Register, nth: int, at: int) -> tuple[SheetRows, str]:
    """The sheet with the second day in a column of its own, behind all others."""
    more = max(max(row) for _, row in sheet.rows) + 1
    shape = REGISTERS[register.id].by_name
    first, second = shape[register.dated].label, shape[_ENDS[register.id]].label
    shown = clean_line(sheet.rows[nth][1][at].text)
    rows = [(number, dict(row)) for number, row in sheet.rows]
    rows[nth][1][at] = RowCell(first)
    rows[nth][1][more] = RowCell(second)
    for _, row in rows[nth + 1 :]:
        if at in row:
            _divide(row, at, more)
    words = f"“{shown}”一列里是两个日期，前一个当作{first}，后一个当作{second}，请核对。"
    return SheetRows(sheet.name, rows, sheet.hidden), words


def _divide(row: dict[int, RowCell], at: int, more: int) -> None:
    days: tuple[str, ...] = two_days(row[at].text) or ()
    if not days and len(row[at].text) > 1:
        begun = late(_OPEN_END).sub("", row[at].text.strip())
        days = (begun,) if _is_day(begun) else ()
    for place, day in zip((at, more), days, strict=False):
        row[place] = RowCell(day, is_written=True)
