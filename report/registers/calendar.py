"""Working days: which days are off, which weekends are worked, and how dates follow from them.

A year whose days are not announced, or not entered yet, counts Monday to Friday; whatever date
comes of it names that year, for it may turn out otherwise.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from typing import Any

from nianbao.report.errors import ReportError
from nianbao.report.text import clean_line, plain_digits

_DAY = timedelta(days=1)
_FIRST, _LAST = 2000, 2099
_MOST_DAYS = 366


class CalendarError(ReportError):
    """Words or a file that say no days of a year."""


@dataclass(frozen=True, slots=True)
class YearDays:
    """What was announced for a year: days off, weekend days that are worked, and where it stands.

    Weekends that are off anyway may stand among the days off.
    """

    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.off or self.work)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, and the years it depends on whose days off are not known."""

    day: date
    guessed: tuple[int, ...] = ()

    @property
    def doubt(self) -> str:
        """The sentence that says what is not sure about it; empty where it is sure."""
        years = "、".join(f"{year}年" for year in self.guessed)
        return f"{years}的放假安排还没有录入，按周一到周五算的。" if years else ""


def days_between(first: date, last: date) -> Iterator[date]:
    """The days from one to another, both counted; none where the last comes first."""
    return (first + _DAY * number for number in range((last - first).days + 1))


@dataclass(frozen=True)
class Calendar:
    """The announced days of some years, by year."""

    years: Mapping[int, YearDays] = field(default_factory=dict)

    @cached_property
    def _off(self) -> frozenset[date]:
        return frozenset().union(*(days.off for days in self.years.values()))

    @cached_property
    def _work(self) -> frozenset[date]:
        return frozenset().union(*(days.work for days in self.years.values()))

    @cached_property
    def _sums(self) -> dict[int, tuple[int, ...]]:
        return {}

    def knows(self, year: int) -> bool:
        """Whether the days of a year were announced."""
        return bool(self.years.get(year))

    def is_working(self, day: date) -> bool:
        """Whether it is a working day."""
        return day in self._work or (day.weekday() < 5 and day not in self._off)

    def after(
        self, day: date, count: int, paused: frozenset[date] | set[date] = frozenset()
    ) -> Deadline:
        """The working day that is so many after a day, that day and paused ones not counted."""
        reached, left = day, count
        while left > 0:
            reached += _DAY
            left -= self.is_working(reached) and reached not in paused
        return Deadline(reached, self.guessed(day + _DAY, reached) if count > 0 else ())

    def count(
        self, day: date, last: date, paused: frozenset[date] | set[date] = frozenset()
    ) -> int:
        """How many working days lie behind a day up to another, paused ones not counted."""
        if last <= day:
            return 0
        years = range(day.year, last.year)
        whole = sum(self._sums_of(year)[-1] for year in years)
        counted = whole + self._sum_to(last) - self._sum_to(day)
        return counted - sum(day < one <= last and self.is_working(one) for one in paused)

    def _sum_to(self, day: date) -> int:
        return self._sums_of(day.year)[day.timetuple().tm_yday]

    def _sums_of(self, year: int) -> tuple[int, ...]:
        """How many working days a year has up to each of its days; none up to the day before."""
        if year not in self._sums:
            days = days_between(date(year, 1, 1), date(year, 12, 31))
            self._sums[year] = tuple(accumulate(map(self.is_working, days), initial=0))
        return self._sums[year]

    def guessed(self, first: date, last: date) -> tuple[int, ...]:
        """The years between two days whose days off are not known."""
        return tuple(year for year in range(first.year, last.year + 1) if not self.knows(year))

    def with_year(self, year: int, days: YearDays) -> "Calendar":
        """The calendar with the days of a year put in; without days, as not announced."""
        return Calendar({**self.years, year: days})


def read_days(words: str, year: int) -> frozenset[date]:
    """Days of a year as typed: `1.1-3、4.4-6、9月25日至27日`; raises CalendarError.

    A range may leave out the month of its last day. An empty text is no day.
    """
    days: set[date] = set()
    for piece in filter(None, re.split(r"[、，,;；·\s]+", plain_digits(words))):
        ends = re.split("[-–—~～至到]", piece.replace("日", ""))
        first = _day(ends[0], year, 0, piece)
        last = _day(ends[-1], year, first.month, piece)
        if len(ends) > 2 or last < first or (last - first).days >= _MOST_DAYS:
            raise CalendarError(f"“{piece[:20]}”看不懂，", "请写成 10.1-7 或 10月1日至7日。")
        days.update(days_between(first, last))
    return frozenset(days)


def print_days(days: Iterable[date]) -> str:
    """Days as `read_days` takes them, those in a row as a range: `1.1-3、1.28-2.4`."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][-1] == _DAY and day.year == runs[-1][0].year:
            runs[-1].append(day)
        else:
            runs.append([day])
    return "、".join(map(_print_run, runs))


def _print_run(run: list[date]) -> str:
    first, last = run[0], run[-1]
    if first == last:
        return f"{first.month}.{first.day}"
    month = "" if last.month == first.month else f"{last.month}."
    return f"{first.month}.{first.day}-{month}{last.day}"


def _day(words: str, year: int, month: int, piece: str) -> date:
    found = re.fullmatch(r"(?:(\d{1,2})[.月/])?(\d{1,2})", words)
    try:
        if found and (found[1] or month):
            return date(year, int(found[1] or month), int(found[2]))
    except ValueError:
        pass
    raise CalendarError(f"“{piece[:20]}”看不懂，", "请写成 10.1-7 或 10月1日至7日。")


def read_announcement(text: str) -> dict[int, YearDays]:
    """The days in a file of a year's holidays as holiday-cn gives it, or as `plain_years` does.

    Raises CalendarError where it is none.
    """
    try:
        plain = json.loads(text)
        if isinstance(plain, dict) and "days" in plain:
            return {_year(plain["year"]): _announced(plain)}
        found = read_years(plain)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _no_announcement() from error
    if not found:
        raise _no_announcement()
    return found


def _no_announcement() -> CalendarError:
    return CalendarError(
        "这个文件不是放假安排。", "请选 holiday-cn 的一年的文件（如 2027.json），或者手工录入。"
    )


def _announced(plain: Mapping[str, Any]) -> YearDays:
    off: set[date] = set()
    work: set[date] = set()
    for one in plain["days"]:
        if type(one["isOffDay"]) is not bool:
            raise ValueError("neither off nor worked")
        (off if one["isOffDay"] else work).add(_near(one["date"], plain["year"]))
    papers = plain.get("papers", [])
    source = papers[0] if isinstance(papers, list) and papers and type(papers[0]) is str else ""
    return YearDays(frozenset(off), frozenset(work), clean_line(source))


def _near(words: str, year: int) -> date:
    """A day of a year, or of the turn of the years beside it, which it may be announced with."""
    day = date.fromisoformat(words)
    if abs(day.year - year) > 1:
        raise ValueError("of another year")
    return day


def plain_years(years: Mapping[int, YearDays]) -> dict[str, Any]:
    """The days of years as JSON holds them."""
    return {
        str(year): {
            "off": [day.isoformat() for day in sorted(days.off)],
            "work": [day.isoformat() for day in sorted(days.work)],
            "source": days.source,
        }
        for year, days in sorted(years.items())
    }


def read_years(plain: object) -> dict[int, YearDays]:
    """The days of years that plain values hold; raises ValueError, TypeError or KeyError."""
    if not isinstance(plain, dict):
        raise TypeError("no years")
    return {_year(int(year)): _read_year(int(year), days) for year, days in plain.items()}


def _read_year(year: int, plain: Mapping[str, Any]) -> YearDays:
    off, work = (frozenset(_near(day, year) for day in plain[name]) for name in ("off", "work"))
    return YearDays(off, work, clean_line(str(plain.get("source", ""))))


def _year(year: int) -> int:
    if type(year) is not int or not _FIRST <= year <= _LAST:
        raise ValueError("no year")
    return year


_BUILT_IN = {
    2023: (
        "1.1-2、1.21-27、4.5、4.29-5.3、6.22-24、9.29-10.6",
        "1.28-29、4.23、5.6、6.25、10.7-8",
    ),
    2024: (
        "1.1、2.10-17、4.4-6、5.1-5、6.10、9.15-17、10.1-7",
        "2.4、2.18、4.7、4.28、5.11、9.14、9.29、10.12",
    ),
    2025: ("1.1、1.28-2.4、4.4-6、5.1-5、5.31-6.2、10.1-8", "1.26、2.8、4.27、9.28、10.11"),
    2026: (
        "1.1-3、2.15-23、4.4-6、5.1-5、6.19-21、9.25-27、10.1-7",
        "1.4、2.14、2.28、5.9、9.20、10.10",
    ),
}
"""Days off, and weekend days that are worked."""


def built_in() -> Calendar:
    """The years this program comes with."""
    return Calendar(
        {
            year: YearDays(read_days(off, year), read_days(work, year), "程序自带")
            for year, (off, work) in _BUILT_IN.items()
        }
    )
