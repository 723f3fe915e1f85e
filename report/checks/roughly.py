"""X01 and X02 for requests that are counted about: 收到申请40余件 where 26 came.

A rough number is wrong only where it is far off, in every way it may be meant.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from nianbao.report.checks.comparison import accepted, sum_name
from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Claim, Passage, read_rough
from nianbao.report.claims.numerals import Number
from nianbao.report.claims.quantities import Quantity

_AT_MOST = re.compile(r"(?:近|接近|不足|不到|至多|最多)\s*$")
_OVER = re.compile(r"(?:超过|突破|逾|超|至少|不少于|不低于)\s*$")
_SOME_MORE = re.compile("[余多]")
_ABOUT = re.compile(r"约\s*$")
_NEARLY = re.compile("近$")
_BEFORE = 4
"""Characters before a number that tell which way it is rough."""


def rough_faults(context: Context, quantities: Collection[Quantity]) -> Iterator[Fault]:
    """Every rough number of these quantities that is far from all that the table has of them."""
    for claim, number in chain.from_iterable(context.each(_rough_in, context.passages)):
        if claim.quantity not in quantities:
            continue
        values = [context.value_of(cells) for cells in accepted(context, claim)]
        known = [value for value in values if value is not None]
        bounds = _bounds(claim.passage.text, number)
        if bounds is None or len(known) < len(values):
            continue
        if not any(bounds[0] <= value <= bounds[1] for value in known):
            called, words = claim.passage.called, claim.words
            yield Fault(
                f"{called}写“{words}”，{sum_name(context.form, claim.quantity)}是{known[0]}件，"
                "相差太多；请核对，改正写错的一处。",
                claim.span,
                expected=known[0],
                actual=claim.value,
            )


def _bounds(text: str, number: Number) -> tuple[float, float] | None:
    """From what to what a rough number may be meant, generously; None where it can't be told."""
    value, words = int(number.value), text[number.start : number.end + 1]
    before = text[max(0, number.start - _BEFORE) : number.start]
    if value <= 0:
        return None
    if _AT_MOST.search(before):
        return (value * 0.7 if _NEARLY.search(before.strip()) else 0), value * 1.1
    if _OVER.search(before):
        return value * 0.9, value * 2
    if _ABOUT.search(before):
        return value * 0.7, value * 1.4
    if _SOME_MORE.search(words):
        step = 10 ** (len(str(value)) - len(str(value).rstrip("0")))
        return value * 0.9, (value + step) * 1.1
    return None


def _rough_in(_: Context, passage: Passage) -> Sequence[tuple[Claim, Number]]:
    return read_rough(passage)
