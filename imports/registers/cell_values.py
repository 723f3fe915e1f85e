"""A cell of a register's sheet -> the value of a field, or what is wrong with it.

A fault says what was expected, never what stood there.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from nianbao.imports.registers.choice_words import (
    NO_WORDS,
    OPEN_WORDS,
    YES_WORDS,
    chosen_key,
    is_open,
)
from nianbao.imports.registers.sheet_days import counted_day, sheet_day
from nianbao.imports.registers.sheet_file import RowCell
from nianbao.report.registers.fields import FieldKind, RegisterField
from nianbao.report.registers.record import MONEY_LIMIT, WHOLE_LIMIT, Value
from nianbao.report.text import LINE_LIMIT, PLAIN_DIGITS, clean_line, clean_text, late

_NOTHING = frozenset(("", "/", "\\", "-", "--", "—", "——", "－", "无", "暂无", "空", "／", "n/a"))
_NUMBER = PLAIN_DIGITS | str.maketrans("．，", ".,")
_WHOLE = re.compile(r"(\d[\d,]*)(?:\.0+)? *(?:件|条|次|个|天|日|个工作日|工作日|份|人次|期|场|项)?")
_MONEY = re.compile(r"[¥￥]? *(\d[\d,]*(?:\.\d+)?) *([百千万亿]?元)?(?:整)?")
_UNITS = {"元": 1, "百元": 100, "千元": 1000, "万元": 10_000, "亿元": 100_000_000}
_UNIT = "[百千万亿]?元"
_SEPARATORS = re.compile(r"[、,，;；/\n|]+")
_DAY_ALONE = r"[0-3]?\d *[日号]"
_TICKS = frozenset("☑■●vV")
"""What stands for a tick beside √, 是 and 1."""
_TEXT_LIMIT = 2000
"""Characters of a paragraph that come in from a cell."""


class CellFault(Exception):
    """What a cell holds is no value of its field; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class RowAround:
    """What is known of a row: the year its sheet is of, whether its days may be months.

    `since` is the day the row begins with: no other of its days lies before. `unit` is what the
    titles say of amounts: 万元, else empty. `month` is that of a sheet for one month, else 0.
    """

    year: int | None = None
    months: bool = False
    since: date | None = None
    unit: str = ""
    month: int = 0


def cell_value(field: RegisterField, cell: RowCell, around: RowAround) -> Value | None:
    """The value in a cell, None where it holds nothing; raises CellFault."""
    words = cell.text.strip()
    if words.lower() in _NOTHING:
        return None
    return _READERS[field.kind](field, cell, words, around)


def number_of_day(cell: RowCell) -> str | None:
    """The number that a sheet took for a day: 2025-7 for the first of July, empty for any other.

    None where the cell holds no day.
    """
    day = counted_day(cell.serial) if cell.serial is not None else None
    if day is None or cell.text.strip().isdecimal():
        return None
    return f"{day.year}-{day.month}" if day.day == 1 else ""


def in_unit_of(head: str, cell: RowCell, above: str = "") -> RowCell:
    """A cell with the unit that its head says, where it says none: 金额（万元）.

    `above` is what the titles say of amounts, where the head says nothing.
    """
    said = late(_UNIT).search(head)
    unit = said[0] if said else above
    if unit in ("", "元") or "元" in cell.text or not cell.text.strip():
        return cell
    return RowCell(f"{cell.text.strip()}{unit}", cell.serial, cell.is_written, cell.goes_on)


def unit_of_titles(titles: Iterable[str]) -> str:
    """The unit that titles say amounts are in (万元), else empty."""
    said = late(rf"单位[:：为]? *(?:人民币)?({_UNIT})|[（(](?:人民币)?({_UNIT})[)）]")
    found = (match for one in titles if (match := said.search(one)))
    return next((match[1] or match[2] for match in found), "")


def ticked_value(
    field: RegisterField, cells: Mapping[int, RowCell], choices: Mapping[int, str]
) -> str | None:
    """The choice whose column is ticked, None where none is; both go by column.

    `choices` says what a tick chooses, empty where that is left open. Raises CellFault where that
    one is ticked, or several are, or what stands there is no tick.
    """
    ticked = {at for at, cell in cells.items() if _is_ticked(field, cell, choices[at])}
    keys = {key for at in ticked if (key := choices[at])}
    if len(keys) > 1:
        raise CellFault("勾了不止一项，没有放进去")
    if ticked and not keys:
        raise CellFault("勾的说不准是哪一种，没有放进去")
    return keys.pop() if keys else None


def _is_ticked(field: RegisterField, cell: RowCell, choice: str) -> bool:
    words = cell.text.strip().lower()
    if words in _NOTHING or words in NO_WORDS:
        return False
    if words in YES_WORDS or words in _TICKS or (choice and chosen_key(field, words) == choice):
        return True
    raise CellFault("写的不是勾，没有放进去")


def _line(_: RegisterField, __: RowCell, words: str, ___: RowAround) -> Value | None:
    line = clean_line(words)
    if len(" ".join(words.split())) > LINE_LIMIT:
        raise CellFault(f"超过{LINE_LIMIT}字")
    return line


def _text(_: RegisterField, __: RowCell, words: str, ___: RowAround) -> Value | None:
    if len(words) > _TEXT_LIMIT:
        raise CellFault(f"超过{_TEXT_LIMIT}字")
    return clean_text(words)


def _date(_: RegisterField, cell: RowCell, words: str, around: RowAround) -> Value | None:
    if words in OPEN_WORDS:
        return None
    day = counted_day(cell.serial) if cell.serial is not None else None
    day = day or _written_day(words, around, number=not cell.is_written)
    if day is None:
        raise CellFault("看不出是哪一天，请写成 2026-03-10")
    return day


def _written_day(words: str, around: RowAround, *, number: bool) -> date | None:
    """The day that is written; one without a year is the first behind the row's first day."""
    since, months = around.since, around.months
    if around.month and since is None and late(_DAY_ALONE).fullmatch(words):
        words = f"{around.month}月{words}"
    day = sheet_day(words, None, number=number, month=months)
    if day or since is None:
        return day or sheet_day(words, around.year, number=number, month=months)
    for year in (since.year, since.year + 1):
        day = sheet_day(words, year, number=number, month=months)
        if day and day >= since:
            return day
    return None


def _whole(_: RegisterField, __: RowCell, words: str, ___: RowAround) -> Value | None:
    match = _WHOLE.fullmatch(words.translate(_NUMBER))
    number = int(match[1].replace(",", "")) if match else WHOLE_LIMIT
    if number >= WHOLE_LIMIT:
        raise CellFault("不是整数")
    return number


def _money(_: RegisterField, __: RowCell, words: str, ___: RowAround) -> Value | None:
    match = _MONEY.fullmatch(words.translate(_NUMBER))
    try:
        amount = Decimal(match[1].replace(",", "")) if match else MONEY_LIMIT
    except InvalidOperation:
        amount = MONEY_LIMIT
    amount *= _UNITS[match[2]] if match and match[2] else 1
    cents = amount.quantize(Decimal("0.01"))
    if amount >= MONEY_LIMIT or cents != amount:
        raise CellFault("不是金额（元，最多两位小数）")
    return cents if cents != cents.to_integral_value() else cents.quantize(Decimal(1))


def _yes(_: RegisterField, __: RowCell, words: str, ___: RowAround) -> Value | None:
    plain = words.lower()
    if plain in YES_WORDS:
        return True
    if plain in NO_WORDS:
        return None
    raise CellFault("请写 是 或者空着")


def _choice(field: RegisterField, _: RowCell, words: str, __: RowAround) -> Value | None:
    if field.name == "outcome" and is_open(words):
        return None
    key = chosen_key(field, words)
    if key is None:
        raise CellFault("说不准是哪一种，没有放进去")
    return key


def _choices(field: RegisterField, _: RowCell, words: str, __: RowAround) -> Value | None:
    whole = chosen_key(field, words)
    pieces = [words] if whole else [one.strip() for one in _SEPARATORS.split(words) if one.strip()]
    keys = {chosen_key(field, piece) for piece in pieces}
    if None in keys:
        raise CellFault("有一项说不准是哪一种，没有放进去")
    return tuple(key for key in field.labels if key in keys)


_READERS: Mapping[FieldKind, Callable[[RegisterField, RowCell, str, RowAround], Value | None]] = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.DATE: _date,
    FieldKind.WHOLE: _whole,
    FieldKind.MONEY: _money,
    FieldKind.YES: _yes,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
}
