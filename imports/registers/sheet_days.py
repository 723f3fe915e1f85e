"""A day as people write it in a sheet -> a date; what could be two days is none.

`2026.3.10`, `2026年3月10日`, `20260310`, `3/10`, `0310` (with a year from elsewhere),
`46091` (a sheet's own count of days), `2026-03-10 09:30`, `二〇二六年三月十日`.
"""

import re
from datetime import date, timedelta
from decimal import Decimal

from nianbao.report.form.numbering import numeral_value
from nianbao.report.registers.record import EARLIEST, LATEST
from nianbao.report.text import CHINESE_DIGITS, PLAIN_DIGITS, late

_BEFORE_FIRST = date(1899, 12, 30)
"""The day that a sheet counts as 0."""
_PLAIN = PLAIN_DIGITS | str.maketrans("／－．—–：、，,·。\\〇○零", "/-.--:......000")
_TIME = (
    r"(?:[T ,]*(?:上午|下午|早上|中午|晚上|凌晨|AM|PM)? *"
    r"(?:\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?|\d{1,2}[时点](?:\d{1,2}分?)?(?:\d{1,2}秒)?)"
    r" *(?:上午|下午|AM|PM)?(?:Z|\+0?8:?00)?|[ (（]*(?:上午|下午|早上|中午|晚上)[)）]?)?"
)
_WEEKDAY = r"(?: *[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)?"
_BEHIND = f" *{_WEEKDAY}{_TIME}{_WEEKDAY} *"
_YEAR_FIRST = re.compile(
    rf"(\d{{4}}) *(?:年|[-/.]) *(\d{{1,2}}) *(?:月|[-/.]) *(\d{{1,2}}) *[日号]?{_BEHIND}", re.I
)
_SHORT_YEAR = re.compile(
    rf"['’]?(\d{{2}}) *(年|[-/.]) *(\d{{1,2}}) *(?:月|[-/.]) *(\d{{1,2}}) *[日号]?{_BEHIND}", re.I
)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_BEHIND}", re.I)
_NO_YEAR = re.compile(rf"(\d{{1,2}}) *(月|[-/.]) *(\d{{1,2}}) *[日号]?{_BEHIND}", re.I)
_MONTH = re.compile(r"(\d{4}) *(?:年|[-/.]) *(\d{1,2}) *月?(?:份)?")
_MONTH_ALONE = re.compile(r"(\d{1,2}|十?[一二三四五六七八九]|十) *月(?:份)?")
_QUARTER = re.compile(
    r"(?:(\d{4}) *年? *(?:度)?)?(?:第? *([1-4一二三四]) *季度?|Q([1-4]))(?:末|合计)?", re.I
)
_HALF = re.compile(r"(?:(\d{4}) *年? *(?:度)?)?([上下])半年(?:合计)?")
_WHOLE_YEAR = re.compile(r"(20[0-4]\d)(?:\.0)? *(?:年|年度|全年|年全年)?")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})(?: ?[0-2]\d[0-5]\d(?:[0-5]\d)?)?")
_MONTH_AND_DAY = re.compile(r"(0[1-9]|1[0-2])([0-2]\d|3[01])")
_COUNTED = re.compile(r"(\d{5})(?:\.\d+)?")
_CHINESE_DAY = re.compile(
    r"(?:[\d一二三四五六七八九十]+年)?[一二三四五六七八九十]+月[一二三四五六七八九十]+[日号]"
)
_FIRST_SHORT, _LAST_SHORT = 8, 99
"""Years of two digits that are taken for one of this century: before 2008 there was no 条例."""


def sheet_day(text: str, year: int | None, *, number: bool, month: bool = False) -> date | None:
    """The day that a cell says; None where it says none, or might say another.

    `year` is that of the sheet, for a day without one. A cell that holds a `number` has lost its
    last zeros: 3.1 may have been 3.10. With `month`, a month, a quarter, half a year or a year is
    its last day.
    """
    words = " ".join(text.translate(_PLAIN).split()).rstrip(" .;")
    if _CHINESE_DAY.search(words):
        words = _CHINESE_DAY.sub(lambda found: _in_digits(found[0]), words)
    try:
        day = _day(words, year, number=number) or (_last_of_month(words, year) if month else None)
    except (ValueError, OverflowError):
        return None
    return day if day and EARLIEST <= day <= LATEST else None


def counted_day(number: Decimal) -> date | None:
    """The day that a sheet's own count of days means, None where it is none of a register."""
    whole = int(number)
    if not (EARLIEST - _BEFORE_FIRST).days <= whole <= (LATEST - _BEFORE_FIRST).days:
        return None
    return _BEFORE_FIRST + timedelta(whole)


def is_whole_month(text: str) -> bool:
    """Whether words say a month, or more, and no day of it: 3月, 2026年3月, 一季度, 上半年."""
    return span_of_months(text) is not None


def without_note(text: str, *, ends: bool) -> str:
    """A day without what is written behind it of how it came, or with `ends` of its answer.

    2026.3.5（签收） is the day that something came; below 办结日期 it would be another.
    """
    note = _ANSWERED if ends else _CAME
    return late(rf"(?<=[\d日号]) *(?:[（(](?:{note})+[)）]|(?:{note})+)$").sub("", text.strip())


_CAME = (
    "当面|当场|现场|窗口|网上|网络|来信|来函|信函|邮寄|邮件|挂号信?|快递|传真|签收|收到|收件|收文|收悉"
    "|受理|登记|递交|提交|上门|寄来|转来|收"
)
_ANSWERED = "书面|当面|当场|已|答复|回复|复函|办结|办理完毕|办完|作出|出具|告知"


def _day(words: str, year: int | None, *, number: bool) -> date | None:
    if match := _YEAR_FIRST.fullmatch(words) or _TOGETHER.fullmatch(words):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _COUNTED.fullmatch(words):
        return counted_day(Decimal(match[1]))
    if match := _SHORT_YEAR.fullmatch(words):
        short = int(match[1])
        return date(2000 + short, int(match[3]), int(match[4])) if _is_year(match) else None
    if match := _YEAR_LAST.fullmatch(words):
        first, second = int(match[1]), int(match[2])
        if first > 12:
            return date(int(match[3]), second, first)
        return date(int(match[3]), first, second) if second > 12 or first == second else None
    if (match := _NO_YEAR.fullmatch(words)) and year is not None:
        lost = match[2] == "." and number and match[3] in ("1", "2", "3")
        return None if lost else date(year, int(match[1]), int(match[3]))
    if (match := _MONTH_AND_DAY.fullmatch(words)) and year is not None:
        return date(year, int(match[1]), int(match[2]))
    return None


def _is_year(match: re.Match[str]) -> bool:
    """Whether two digits in front are surely a year: 25.3.10 may be, 3/10/26 is not."""
    short = int(match[1])
    return match[2] == "年" or (short > 12 and _FIRST_SHORT <= short <= _LAST_SHORT)


def span_of_months(text: str) -> tuple[int | None, int, int] | None:
    """The year that words say, if any, with the first and last month they count; None for none."""
    words = " ".join(text.translate(_PLAIN).split()).rstrip(" .;")
    if match := _MONTH.fullmatch(words):
        return int(match[1]), int(match[2]), int(match[2])
    if match := _QUARTER.fullmatch(words):
        last = 3 * int((match[2] or match[3]).translate(CHINESE_DIGITS))
        return _year(match[1]), last - 2, last
    if match := _HALF.fullmatch(words):
        first = 1 if match[2] == "上" else 7
        return _year(match[1]), first, first + 5
    if match := _WHOLE_YEAR.fullmatch(words):
        return int(match[1]), 1, 12
    if match := _MONTH_ALONE.fullmatch(words):
        month = int(match[1]) if match[1].isdecimal() else int(numeral_value(match[1]) or 0)
        return None, month, month
    return None


def _year(words: str | None) -> int | None:
    return int(words) if words else None


def _last_of_month(words: str, year: int | None) -> date | None:
    span = span_of_months(words)
    own = (span[0] or year) if span else None
    if span is None or own is None:
        return None
    month = span[2]
    following = date(own + month // 12, month % 12 + 1, 1)
    return following - timedelta(1) if 1 <= month <= 12 else None


def _in_digits(words: str) -> str:
    """A day in Chinese numerals in digits; a year is said digit by digit."""
    year, mark, rest = words.rpartition("年")
    month, _, day = rest.partition("月")
    numbers = numeral_value(month), numeral_value(day[:-1])
    return f"{year.translate(CHINESE_DIGITS)}{mark}{numbers[0]}月{numbers[1]}日"
