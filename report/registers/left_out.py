"""What the tables of a year leave out, or take for something, as a record is not filled in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from nianbao.report.registers.counting import CountingRules, lapse
from nianbao.report.registers.fields import REGISTERS, FieldKind, Register, RegisterField
from nianbao.report.registers.record import Record, told_number
from nianbao.report.registers.suits import PENDING

_OTHERS = tuple(shape for key, shape in REGISTERS.items() if key != "requests")
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
        *_without_kind(there, year),
        *_without_figure(there, year),
    ]
    half = [*_half_ended(open_ones, year), *_half_closed(there, year)]
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


def _half_closed(records: Sequence[Record], year: int) -> Iterator[str]:
    """How many reviews and suits have a result and no day of it, or a day and no result."""
    reviews = [
        one
        for one in records
        if one.register == "reviews"
        and one.text("role") != "co_defendant"
        and _by(one.day("accepted"), year)
    ]
    ended = [one.text("result") not in ("", PENDING) for one in reviews]
    closed = [one.day("closed") for one in reviews]
    pairs = list(zip(ended, closed, strict=True))
    name = REGISTERS["reviews"].name
    if undated := sum(has_result and day is None for has_result, day in pairs):
        yield f"{name}{undated}条选了结果，没有审结日期"
    if open_ones := sum(not has_result and _by(day, year) for has_result, day in pairs):
        yield f"{name}{open_ones}条有审结日期，没有选结果"


def _without_kind(records: Sequence[Record], year: int) -> Iterator[str]:
    """How many records of the other registers have no kind: they stand in no row."""
    for shape in _OTHERS:
        label = shape.by_name["kind"].label
        if count := _count(records, shape, year, lambda one: not one.text("kind")):
            yield f"{shape.name}{count}条没有选{label}"


def _without_figure(records: Sequence[Record], year: int) -> Iterator[str]:
    """How many records of a kind that is counted have no number: they count as zero."""
    for shape in _OTHERS:
        figures = (one for one in shape.fields if one.kind in (FieldKind.WHOLE, FieldKind.MONEY))
        for field in figures:
            if count := _count(records, shape, year, partial(_lacks, field)):
                yield f"{shape.name}{count}条没有填{field.label}"


def _lacks(field: RegisterField, one: Record) -> bool:
    """Whether a record of a known kind is asked for a field and does not have it."""
    return bool(one.text("kind")) and field in one.asked and field.name not in one.values


def _count(
    records: Sequence[Record], shape: Register, year: int, is_so: Callable[[Record], object]
) -> int:
    """How many records of a register that began by the end of a year are so."""
    return sum(
        one.register == shape.id and _by(one.day(shape.dated), year) and bool(is_so(one))
        for one in records
    )


def _undated(records: Sequence[Record]) -> list[str]:
    """How many records of each other register have no day."""
    counts = [
        (shape, sum(one.register == shape.id and one.year is None for one in records))
        for shape in _OTHERS
    ]
    return [f"{shape.name}{count}条没有日期" for shape, count in counts if count]
