"""What a clerk types into a field: days in a few keys, choices by number or a few words.

Pure. Every error says what is wrong and what to type.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from nianbao.exports.letters.forms import plain_label
from nianbao.report.errors import ReportError
from nianbao.report.registers.fields import REQUESTS_TABLE, FieldKind, Option, RegisterField
from nianbao.report.registers.record import (
    EARLIEST,
    LATEST,
    MONEY_LIMIT,
    WHOLE_LIMIT,
    Value,
)
from nianbao.report.text import LINE_LIMIT, PLAIN_DIGITS, clean_line, clean_text
from nianbao.tui.kit.pinyin import initials
from nianbao.tui.registers.places import weekday_words

_PLAIN = PLAIN_DIGITS | str.maketrans("＋－—．／，", "+--./,")
_NAMED_DAYS = {"今天": 0, "今": 0, "昨天": -1, "昨": -1, "前天": -2, "明天": 1, "后天": 2}
_AWAY = re.compile(r"[+-]\d{1,3}")
_PARTED = re.compile(r"(?:(\d{4}|\d{2})[-./年])?(\d{1,2})[-./月](\d{1,2})日?")
_YES, _NO = ("是", "y", "1", "有", "对", "√"), ("否", "n", "0", "没有", "不", "×")
_DAY_HOW = "请写 0310、3.10、2026-03-10，或者 今天、昨天、+5（今天起5天）。"
_WORDS_LIMIT = 2000
"""Characters of a paragraph typed in one line."""
_FEW = 9
"""Choices that are told in a line and chosen by one digit."""
_HALF_A_YEAR = 183
_MONEY = re.compile(r"\d{1,9}(?:\.\d{1,2})?")


class TypedError(ReportError):
    """What was typed is none of what the field can hold."""


@dataclass(frozen=True, slots=True)
class FieldAround:
    """What tells which year a typed day is of: today, and the first day of the case if known."""

    today: date
    since: date | None = None


def read_typed(field: RegisterField, text: str, around: FieldAround) -> Value | None:
    """The value that was typed, None for a blank; raises TypedError."""
    if not text.strip():
        return None
    return _READERS[field.kind](field, text, around)


def heard(field: RegisterField, text: str, around: FieldAround) -> str:
    """What Enter would take of what is typed so far; empty where that is what stands there."""
    if field.kind is FieldKind.DATE and text.strip():
        try:
            return weekday_words(read_typed_day(text, around))
        except TypedError:
            return _DAY_HOW
    if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
        return _choices_words(field, text)
    return ""


def read_typed_day(text: str, around: FieldAround) -> date:
    """The day that was typed; raises TypedError."""
    plain = "".join(text.translate(_PLAIN).split())
    if plain in _NAMED_DAYS:
        return around.today + timedelta(_NAMED_DAYS[plain])
    if _AWAY.fullmatch(plain):
        return around.today + timedelta(int(plain))
    try:
        day = _written_day(plain, around)
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day <= LATEST:
        raise TypedError(f"“{_short(text)}”不是日期，", _DAY_HOW)
    return day


def limit_of(field: RegisterField) -> int:
    """Characters a field takes."""
    return _WORDS_LIMIT if field.kind is FieldKind.TEXT else LINE_LIMIT


def options_found(field: RegisterField, text: str) -> list[Option]:
    """The choices that the words mean, the likeliest first; all of them before any is typed."""
    sought = "".join(text.translate(_PLAIN).lower().split())
    if not sought:
        return list(field.choices)
    if sought[0].isdigit():
        return [one for one in field.choices if option_number(field, one) == sought]
    ranks = (
        lambda label: label == sought,
        lambda label: label.startswith(sought),
        lambda label: sought in label,
        lambda label: sought.isascii() and initials(label).startswith(sought),
    )
    found: list[Option] = []
    for near in ranks:
        found += [o for o in field.choices if o not in found and near(plain_label(o.label).lower())]
    return found


def option_number(field: RegisterField, option: Option) -> str:
    """The number a choice is typed by: its place, or of many the number of its row in the form."""
    if len(field.choices) > _FEW:
        return REQUESTS_TABLE.rows[option.key].number
    return str(field.choices.index(option) + 1)


def _written_day(plain: str, around: FieldAround) -> date | None:
    """A day written in digits, None for none; raises ValueError for one that no calendar has."""
    if match := _PARTED.fullmatch(plain):
        year, month, day = (int(part) if part else 0 for part in match.groups())
    elif plain.isdigit() and len(plain) in (1, 2, 3, 4, 6, 8):
        day, month = int(plain[-2:]), int(plain[-4:-2] or 0)
        year = int(plain[:-4] or 0)
        month, year = (month, year) if month else (around.today.month, around.today.year)
    else:
        return None
    if year:
        return date(year + 2000 if year < 100 else year, month, day)
    return _likeliest(month, day, around)


def _likeliest(month: int, day: int, around: FieldAround) -> date | None:
    """A day without its year: the first one in the case, else this year's if it is not far off."""
    date(2024, month, day)  # a leap year: what even that has not is no day
    since = around.since
    years = [around.today.year + more for more in (0, -1, 1)]
    if since is not None:
        years = [since.year + more for more in range(5)]
    found = []
    for year in years:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    near = around.today + timedelta(_HALF_A_YEAR)
    fits = [one for one in found if (one >= since if since else one <= near)]
    return next(iter(fits or found), None)


def _date(_: RegisterField, text: str, around: FieldAround) -> Value:
    return read_typed_day(text, around)


def _line(_: RegisterField, text: str, around: FieldAround) -> Value | None:
    del around
    return clean_line(text) or None


def _text(_: RegisterField, text: str, around: FieldAround) -> Value | None:
    del around
    return clean_text(text)[:_WORDS_LIMIT] or None


def _whole(_: RegisterField, text: str, around: FieldAround) -> Value:
    del around
    plain = "".join(text.translate(_PLAIN).split()).replace(",", "")
    if not plain.isdigit() or int(plain) >= WHOLE_LIMIT:
        raise TypedError(f"“{_short(text)}”不是个数，", "请只写数字，如 12。")
    return int(plain)


def _money(_: RegisterField, text: str, around: FieldAround) -> Value:
    del around
    plain = "".join(text.translate(_PLAIN).split()).replace(",", "").removesuffix("元")
    if not _MONEY.fullmatch(plain) or Decimal(plain) >= MONEY_LIMIT:
        raise TypedError(f"“{_short(text)}”不是金额，", "请写元，最多两位小数，如 30.50。")
    return Decimal(plain)


def _yes(_: RegisterField, text: str, around: FieldAround) -> Value | None:
    del around
    plain = text.strip().lower()
    if plain in _YES:
        return True
    if plain in _NO:
        return None
    raise TypedError(f"“{_short(text)}”看不懂，", "请写 是；不是就清空。")


def _choice(field: RegisterField, text: str, around: FieldAround) -> Value:
    del around
    if not (found := options_found(field, text)):
        raise TypedError(f"没有“{_short(text)}”，", f"有{_numbered(field)}。")
    return found[0].key


def _choices(field: RegisterField, text: str, around: FieldAround) -> Value:
    plain = text.translate(_PLAIN)
    several = re.split(r"[、,;；\s]+", plain.strip())
    if plain.strip().isdigit() and len(field.choices) <= _FEW:
        several = list(plain.strip())
    keys = {_choice(field, one, around) for one in several if one}
    return tuple(option.key for option in field.choices if option.key in keys)


def _choices_words(field: RegisterField, text: str) -> str:
    """What can be chosen, or which one the words mean."""
    if field.kind is FieldKind.CHOICES and text.strip():
        try:
            keys = _choices(field, text, FieldAround(date.today()))
        except TypedError as error:
            return str(error)
        return "、".join(field.labels[str(key)] for key in keys) if isinstance(keys, tuple) else ""
    found = options_found(field, text)
    if text.strip() and found:
        others = (
            ""
            if len(found) == 1
            else f"　还有：{'、'.join(plain_label(o.label) for o in found[1:4])}"
        )
        return f"{_number(field, found[0])}{others}"
    return f"{_numbered(field)}。写号码或几个字，空格列出来选。"


def _numbered(field: RegisterField) -> str:
    if len(field.choices) > _FEW:
        return f"{len(field.choices)}种，写几个字找"
    return " ".join(_number(field, option) for option in field.choices)


def _number(field: RegisterField, option: Option) -> str:
    gap = " " if len(field.choices) > _FEW else ""
    return f"{option_number(field, option)}{gap}{plain_label(option.label)}"


def _short(text: str) -> str:
    return text.strip() if len(text.strip()) <= 20 else f"{text.strip()[:20]}…"


_READERS: Mapping[FieldKind, Callable[[RegisterField, str, FieldAround], Value | None]] = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.DATE: _date,
    FieldKind.WHOLE: _whole,
    FieldKind.MONEY: _money,
    FieldKind.YES: _yes,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
}
