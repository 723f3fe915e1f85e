"""A made-up year of 300 requests, and a count of them that shares nothing with the program's.

All outcomes, classes and channels, splits, corrections, enquiries, extensions, fees, answers given
anew, and cases over New Year; by a seed, so that it is always the same.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from nianbao.report.registers.fields import CHANNELS, RESULT_ROWS
from nianbao.report.registers.record import Record, Value
from tests.report.registers.samples import APPLICANT_CLASSES, part, request

YEAR = 2026
NUMBER = 300
Count = Counter[tuple[str, str]]
"""Of requests, by row and column of table three."""


def made_up_requests(seed: int = 7) -> tuple[Record, ...]:
    """300 requests, most of them received in the year, the others around it."""
    random = Random(seed)
    made: list[Record] = []
    for place in range(NUMBER):
        received = date(YEAR - 1, 12, 1) + timedelta(days=random.randrange(420))
        values: dict[str, Value] = {
            "number": f"{received.year}-{place}",
            "channel": random.choice(CHANNELS).key,
            "applicant_class": APPLICANT_CLASSES[place % 6],
            "applicant": f"申请人{place}",
            "contact": f"第{place}村",
        }
        closed = received + timedelta(days=random.randrange(45))
        if place % 11:
            values |= {"decided": closed, "outcome": RESULT_ROWS[place % 21]}
        values |= _happenings(place, received, closed)
        if place % 10 == 0 and place:
            values["split_from"] = made[-1].text("number")
        if place % 37 == 5:
            values["new_answer_to"] = made[-2].text("number")
        made.append(request(received, **values))
    return tuple(made)


def _happenings(place: int, received: date, closed: date) -> dict[str, Value]:
    """What befalls a request before it is answered."""
    day = timedelta(days=1)
    found: dict[str, Value] = {}
    if place % 9 == 1:
        found["corrections"] = (
            part(sent=received + day, due=received + 9 * day, received=received + 8 * day),
        )
    if place % 22 == 0:  # was never corrected, and nobody has ended it
        found["corrections"] = (part(sent=received + day, due=received + 15 * day),)
    if place % 8 == 3:
        found["enquiries"] = (part(whom="third_party", sent=received + day, answered=closed),)
    if place % 12 == 7:
        found["extension"] = (part(approved=closed, days=20, told=closed),)
    if place % 25 == 6:
        found["fee"] = (part(notice=received + day, served=received + 2 * day, paid=closed),)
    return found


def by_hand(requests: Iterable[Record], year: int, new_answers: bool = False) -> Count:
    """Count as a clerk does with a pencil: one request after another, a line for each row."""
    count: Count = Counter()
    requests = tuple(requests)
    split = {one.text("split_from") for one in requests if one.text("split_from")}
    for one in requests:
        if one.text("number") in split or (one.text("new_answer_to") and not new_answers):
            continue
        column = one.text("applicant_class")
        came = one.values["received"]
        went, row = one.values.get("decided"), one.text("outcome")
        corrections = one.parts("corrections")
        if went is None and corrections and "received" not in corrections[0].values:
            set_day = corrections[0].values["due"]
            assert isinstance(set_day, date)
            went, row = set_day + timedelta(days=1), "closed_correction_overdue"
        assert isinstance(came, date)
        assert went is None or isinstance(went, date)
        came_year, went_year = came.year, went.year if went else 9999
        if came_year == year:
            count["received", column] += 1
        if came_year < year <= went_year:
            count["brought_forward", column] += 1
        if went_year == year:
            count[row, column] += 1
        if came_year <= year < went_year:
            count["carried_forward", column] += 1
    return count
