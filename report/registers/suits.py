"""How reviews and suits are counted in table four: several instances are one suit."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from nianbao.report.registers.record import Record

PENDING = "pending"
_ENDED = ("upheld", "corrected", "other")
_HIGHER = ("second", "retrial")


Case = tuple[Record, ...]
"""The records of one suit or review, an instance each, in the order of their days."""


def review_cells(records: Iterable[Record], year: int) -> Mapping[tuple[str, str], Sequence[Case]]:
    """The cases of each row and column of table four in a year.

    A case counts in every year in which it was open for a day; how it stands is told as of the last
    day. One in which the office is only a co-defendant counts where the answer was given.
    """
    cells: dict[tuple[str, str], list[Case]] = {}
    first, last = date(year, 1, 1), date(year, 12, 31)
    for suit in suits(records):
        known = tuple(one for one in suit if _accepted(one) <= last)
        if any(_is_open_after(one, first) for one in known):
            latest = known[-1]
            result = PENDING if _is_open_after(latest, last, ended=False) else latest.text("result")
            cells.setdefault((suit[0].text("kind"), result), []).append(known)
    return cells


def suits(records: Iterable[Record]) -> tuple[Case, ...]:
    """The cases that count.

    A higher instance names the number of the one before; without a number it belongs to the one
    earlier case of its kind about the same request.
    """
    cases: list[list[Record]] = []
    for one in sorted(filter(_counts, records), key=_accepted):
        before = _case_of(one, cases)
        if before is None:
            cases.append([one])
        else:
            before.append(one)
    return tuple(map(tuple, cases))


def _case_of(one: Record, cases: Sequence[list[Record]]) -> list[Record] | None:
    """The case that a record is a higher instance of."""
    if one.text("kind") == "reconsideration":
        return None
    earlier, about = one.text("earlier_number"), one.text("about")
    courts = [case for case in cases if case[0].text("kind") != "reconsideration"]
    if earlier:
        found = [case for case in courts if any(x.text("number") == earlier for x in case)]
        return found[-1] if found else None
    if one.text("instance") not in _HIGHER or not about:
        return None
    alike = [
        case
        for case in courts
        if case[0].text("about") == about and case[0].text("kind") == one.text("kind")
    ]
    return alike[0] if len(alike) == 1 else None


def _counts(one: Record) -> bool:
    return (
        one.register == "reviews"
        and not one.removed
        and bool(one.text("kind"))
        and one.day("accepted") is not None
        and one.text("role") != "co_defendant"
    )


def _accepted(one: Record) -> date:
    return one.day("accepted") or date.max


def _is_open_after(one: Record, day: date, *, ended: bool = True) -> bool:
    """Whether a case was open on a day or later; at its end where not `ended`."""
    closed = one.day("closed")
    if closed is None or one.text("result") not in _ENDED:
        return True
    closed = max(closed, _accepted(one))
    return closed >= day if ended else closed > day
