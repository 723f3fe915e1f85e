"""How requests are counted in table three: which of them, from when to when, in which row.

What is not laid down anywhere is ours and can be set: see CountingRules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from nianbao.report.registers.calendar import Calendar, built_in
from nianbao.report.registers.clocks import fee_due, uncorrected
from nianbao.report.registers.record import Record

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class CountingRules:
    """What an office has decided, and the day of the count.

    `new_answers` counts an answer given anew after a review or a suit as a request of its own.
    `lapsed` ends a request by itself the day after a correction, or a fee, was due and did not
    come, where the clerk has not ended it; after `today`, nothing has run out yet.
    """

    new_answers: bool = False
    lapsed: bool = True
    calendar: Calendar = field(default_factory=built_in)
    today: date = date.max


@dataclass(frozen=True, slots=True)
class CountedRequest:
    """A request that counts: its class, when it came, when and how it ended (None while open)."""

    record: Record
    applicants: str
    received: date
    closed: date | None = None
    outcome: str = ""

    def is_closed_by(self, day: date) -> bool:
        """Whether it had ended by the end of a day."""
        return self.closed is not None and self.closed <= day


def lapse(record: Record, rules: CountingRules) -> tuple[date, str] | None:
    """When and how a request ended by itself: it was not corrected, or its fee was not paid."""
    over = [
        (due + _DAY, "closed_correction_overdue")
        for correction in uncorrected(record)
        if (due := correction.day("due"))
    ]
    if any(not fee.day("paid") for fee in record.parts("fee")):
        pay = fee_due(record, rules.calendar)
        over += [(pay.day + _DAY, "closed_fee_overdue")] if pay else []
    ended = min(over, default=None)
    return ended if ended and ended[0] <= rules.today else None


def counted_requests(records: Iterable[Record], rules: CountingRules) -> tuple[CountedRequest, ...]:
    """The requests that count, each once.

    One that was split counts as its parts; one whose day or class is not known can't be counted.
    """
    requests = [one for one in records if one.register == "requests" and not one.removed]
    split = _split_numbers(requests)
    return tuple(
        _counted(one, received, rules)
        for one in requests
        if (received := one.day("received"))
        and one.text("applicant_class")
        and one.text("number") not in split
        and (rules.new_answers or not one.text("new_answer_to"))
    )


def _split_numbers(requests: Iterable[Record]) -> frozenset[str]:
    """The numbers of those that others were split from."""
    whole = {one.text("split_from") for one in requests if not _is_its_own(one)}
    return frozenset(whole - {""})


def _is_its_own(one: Record) -> bool:
    return one.text("split_from") == one.text("number")


def _counted(one: Record, received: date, rules: CountingRules) -> CountedRequest:
    """A request with its end; one that ended before it came ended the day it came."""
    closed, outcome = one.day("decided"), one.text("outcome")
    if (closed is None or not outcome) and rules.lapsed and (over := lapse(one, rules)):
        closed, outcome = over
    applicants = one.text("applicant_class")
    if closed is None or not outcome:
        return CountedRequest(one, applicants, received)
    return CountedRequest(one, applicants, received, max(closed, received), outcome)


def request_cells(
    records: Iterable[Record], year: int, rules: CountingRules
) -> Mapping[tuple[str, str], tuple[Record, ...]]:
    """The requests of each row and column of table three in a year."""
    cells: dict[tuple[str, str], list[Record]] = {}
    first, last = date(year, 1, 1), date(year, 12, 31)
    for one in counted_requests(records, rules):
        for row in _rows(one, first, last):
            cells.setdefault((row, one.applicants), []).append(one.record)
    return {cell: tuple(found) for cell, found in cells.items()}


def _rows(one: CountedRequest, first: date, last: date) -> Iterable[str]:
    """The rows a request stands in, in the year from the first day to the last."""
    if one.received > last or one.is_closed_by(first - _DAY):
        return
    yield "received" if one.received >= first else "brought_forward"
    yield one.outcome if one.is_closed_by(last) else "carried_forward"
