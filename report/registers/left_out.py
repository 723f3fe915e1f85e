"""What the tables of a year leave out, or take for something, as a record is not filled in."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from nianbao.report.registers.counting import CountingRules, lapse
from nianbao.report.registers.fields import REGISTERS
from nianbao.report.registers.record import Record, told_number
from nianbao.report.registers.suits import PENDING

_NAMED = 3
"""So many numbers are told, the rest is counted."""


def left_out_words(records: Iterable[Record], year: int, rules: CountingRules) -> str:
    """What is not in the tables of a year that might be, in a sentence or two; empty where all is.

    Requests are told by their number, others are counted: no word of a record is in it.
    """
    there = [one for one in records if not one.removed]
    requests = [one for one in there if one.register == "requests"]
    counted = [one for one in requests if one.day("received") and not _no_class(one)]
    over = [(one, _lapsed_on(one, year, rules)) for one in counted]
    open_ones = [one for one, day in over if day is None]
    lapsed = [one for one, day in over if day and _latest(day, one.day("decided")).year >= year]
    missing = [
        _told(requests, "没有收到日期", lambda one: one.day("received") is None),
        _told(requests, "没有选申请人类别", lambda one: _may_count(one, year) and _no_class(one)),
        *_undated(there),
    ]
    half = [*_half_ended(open_ones, year), _unclosed_reviews(there, year)]
    heads = (
        ("没有算进表里的：", missing),
        ("当作还没办完的：", half),
        ("当作逾期终止的：", _half_ended(lapsed, year)),
    )
    return "".join(
        f"{head}{'；'.join(found)}。"
        for head, parts in heads
        if (found := [part for part in parts if part])
    )


def _lapsed_on(one: Record, year: int, rules: CountingRules) -> date | None:
    """The day up to a year on which a request ended by itself; None where it did not."""
    over = lapse(one, rules) if rules.lapsed else None
    return over[0] if over is not None and over[0].year <= year else None


def _latest(day: date, decided: date | None) -> date:
    """The later of two days; what is not known may be any."""
    return max(day, decided or date.max)


def _half_ended(requests: Sequence[Record], year: int) -> tuple[str, str]:
    """The numbers of those that have a day without an outcome, and an outcome without a day."""
    return (
        _told(
            requests,
            "有办结日期，没有选办理结果",
            lambda one: _by(one.day("decided"), year) and not one.text("outcome"),
        ),
        _told(
            requests,
            "选了办理结果，没有办结日期",
            lambda one: _may_count(one, year) and _only_outcome(one),
        ),
    )


def _no_class(one: Record) -> bool:
    return not one.text("applicant_class")


def _only_outcome(one: Record) -> bool:
    return bool(one.text("outcome")) and one.day("decided") is None


def _may_count(one: Record, year: int) -> bool:
    """Whether a request came by the end of a year, and did not end before it."""
    ended = one.day("decided")
    return _by(one.day("received"), year) and not (ended and ended.year < year)


def _by(day: date | None, year: int) -> bool:
    return day is not None and day.year <= year


def _told(requests: Sequence[Record], words: str, is_so: Callable[[Record], bool]) -> str:
    """The numbers of the requests that are so, and what is so with them; empty where none is."""
    numbers = [told_number(one) or "没有编号的" for one in requests if is_so(one)]
    more = f"等{len(numbers)}件" if len(numbers) > _NAMED else ""
    return f"{'、'.join(numbers[:_NAMED])}{more}{words}" if numbers else ""


def _unclosed_reviews(records: Sequence[Record], year: int) -> str:
    """How many reviews and suits have a result and no day of it; empty where none has."""
    count = sum(
        one.register == "reviews"
        and one.text("role") != "co_defendant"
        and _by(one.day("accepted"), year)
        and one.text("result") not in ("", PENDING)
        and one.day("closed") is None
        for one in records
    )
    return f"{REGISTERS['reviews'].name}{count}条选了结果，没有审结日期" if count else ""


def _undated(records: Sequence[Record]) -> list[str]:
    """How many records of each other register have no day."""
    others = [shape for key, shape in REGISTERS.items() if key != "requests"]
    counts = [
        (shape, sum(one.register == shape.id and one.year is None for one in records))
        for shape in others
    ]
    return [f"{shape.name}{count}条没有日期" for shape, count in counts if count]
