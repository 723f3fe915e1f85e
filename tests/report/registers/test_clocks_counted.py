"""The clocks against a count of days one by one, over holidays written down here a second time."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.registers.calendar import built_in
from nianbao.report.registers.clocks import ClockState, answer_clock, correction_due, due_items
from nianbao.report.registers.record import Record, SubRecord
from tests.report.registers.samples import part, request

_OFF = """
2024-01-01 2024-02-10..2024-02-17 2024-04-04..2024-04-06 2024-05-01..2024-05-05 2024-06-10
2024-09-15..2024-09-17 2024-10-01..2024-10-07
2025-01-01 2025-01-28..2025-02-04 2025-04-04..2025-04-06 2025-05-01..2025-05-05
2025-05-31..2025-06-02 2025-10-01..2025-10-08
2026-01-01..2026-01-03 2026-02-15..2026-02-23 2026-04-04..2026-04-06 2026-05-01..2026-05-05
2026-06-19..2026-06-21 2026-09-25..2026-09-27 2026-10-01..2026-10-07
"""
_WORKED = """
2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
"""
"""The notices of the State Council for the three years."""
CALENDAR, NEXT = built_in(), timedelta(days=1)


def _listed(words: str) -> set[date]:
    days = set()
    for piece in words.split():
        first, _, last = piece.partition("..")
        day = date.fromisoformat(first)
        while day <= date.fromisoformat(last or first):
            days.add(day)
            day += NEXT
    return days


OFF, WORKED = _listed(_OFF), _listed(_WORKED)


def is_worked(day: date) -> bool:
    return day in WORKED or (day.isoweekday() < 6 and day not in OFF)


def counted_on(day: date, number: int, stops: list[tuple[date, date]]) -> date:
    """The day on which so many have been counted; those behind a stop's first to its last rest."""
    while number:
        day += NEXT
        rests = any(first < day <= last for first, last in stops)
        number -= 1 if is_worked(day) and not rests else 0
    return day


days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
gaps = st.integers(0, 40).map(timedelta)


@st.composite
def requests(draw: st.DrawFn) -> tuple[Record, date, int, list[tuple[date, date]]]:
    """A request with the day its clock runs from, the days allowed, and when it rests."""
    received = start = draw(days)
    more: dict[str, tuple[SubRecord, ...]] = {}
    if draw(st.booleans()):
        sent = received + draw(gaps)
        start = sent + draw(gaps)
        more["corrections"] = (part(sent=sent, received=start),)
    stops = []
    for _ in range(draw(st.integers(0, 3))):
        sent = start + draw(gaps)
        served = sent + draw(gaps)
        says_nothing = draw(st.booleans())
        back = counted_on(served, 15, []) if says_nothing else served + draw(gaps)
        answer = {} if says_nothing else {"answered": back}
        stops.append((sent, back))
        enquiry = part(whom="third_party", sent=sent, served=served, **answer)
        more["enquiries"] = (*more.get("enquiries", ()), enquiry)
    allowed = 20
    if draw(st.booleans()):
        longer, told = draw(st.integers(1, 30)), draw(st.booleans())
        day = start + draw(gaps)
        allowed += min(longer, 20) if told else 0
        more["extension"] = (part(approved=day, days=longer, **({"told": day} if told else {})),)
    return request(received, **more), start, allowed, stops


@given(requests(), st.integers(0, 200).map(timedelta))
def test_an_answer_is_due_on_the_day_that_counting_comes_to(
    made: tuple[Record, date, int, list[tuple[date, date]]], later: timedelta
) -> None:
    one, start, allowed, stops = made
    due = counted_on(start, allowed, stops)
    today = max([start, *(last for _, last in stops)]) + later
    clock = answer_clock(one, CALENDAR, today)
    assert clock
    assert clock.due
    assert clock.due.day == due
    assert clock.due.guessed == tuple(y for y in range(start.year, due.year + 1) if y > 2026)
    assert (clock.state is ClockState.OVERDUE) == (today > due)
    assert clock.used + (clock.left or 0) == allowed
    assert counted_on(start, clock.used, stops) <= today
    late = [item.left < 0 for item in due_items([one], CALENDAR, today) if item.kind == "answer"]
    assert late == [today > due]


@given(days)
def test_a_correction_is_asked_for_within_seven(received: date) -> None:
    due = correction_due(request(received), CALENDAR)
    assert due
    assert due.day == counted_on(received, 7, [])


@given(st.dates(date(2026, 11, 1), date(2035, 12, 31)), st.integers(1, 60))
def test_days_of_a_year_that_is_not_announced_are_told(begun: date, number: int) -> None:
    found = CALENDAR.after(begun, number)
    touched = [year for year in range(2027, 2037) if begun < date(year, 12, 31)]
    assert list(found.guessed) == [year for year in touched if date(year, 1, 1) <= found.day]
    assert bool(found.doubt) == (found.day.year > 2026)
    assert all(f"{year}年" in found.doubt for year in found.guessed)


def test_the_days_off_stand_apart() -> None:
    assert not OFF & WORKED
    assert all(day.isoweekday() > 5 for day in WORKED)
    assert all(one < other for one, other in pairwise(sorted(OFF)))
