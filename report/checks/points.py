"""X11 for percentage points: 由40%提高到75%，提高45个百分点 is 35.

Both shares may have been rounded before they were subtracted, so half of a last digit of each of
the three is no fault.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Passage
from nianbao.report.claims.numerals import Number
from nianbao.report.claims.skeleton import COUNT, SHARE, Skeleton
from nianbao.report.finding import Span
from nianbao.report.text import late

_POINTS = "个百分点"
_RISES = "提高|提升|上升|增长|增加|扩大|上涨|升|提|涨|高出?|多"
_FALLS = "下降|降低|回落|减少|压缩|缩小|降|减|低|少"
_MOVES = f"(?:{_RISES}|{_FALLS})"
_YEAR = r"(?:上一?年|去年|往年|前年|年初|同期|[本今]年)\s*(?:度|末|底|同期|的|为|是)*"
_WAYS = (
    rf"[从由](?:{_YEAR})?[^，。；、{COUNT}{SHARE}]{{0,6}}?(?P<old>{SHARE})[^，。；、{COUNT}{SHARE}]{{0,4}}?{_MOVES}[到至为]"
    rf"(?:{_YEAR})?(?:的)?(?P<new>{SHARE})[，、（(](?:同比|共|累计|总体|净)?{_MOVES}了?(?P<by>{COUNT})",
    rf"(?P<new>{SHARE})[，、（(]?(?:同比)?(?:[比较]|超出|超过|高于|高出|低于)(?:{_YEAR})+(?P<old>{SHARE})(?:的水平)?"
    rf"(?:{_MOVES}了?)?(?P<by>{COUNT})",
    rf"(?P<new>{SHARE})[，、（(]?(?:同比|[比较](?:{_YEAR})+(?:相比)?[，]?){_MOVES}了?(?P<by>{COUNT})"
    rf"[（(，](?:{_YEAR})+(?P<old>{SHARE})",
)


def wrong_points(passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    """Every number of points that two shares told beside it do not differ by."""
    if _POINTS not in passage.text:
        return
    for match in chain.from_iterable(late(one).finditer(bones.text) for one in _WAYS):
        old, new, by = (bones.numbers[match.start(one)] for one in ("old", "new", "by"))
        if by.unit != _POINTS:
            continue
        gap = abs(Decimal(new.value) - Decimal(old.value))
        slack = sum((_half_digit(one) for one in (old, new, by)), Decimal(0))
        if abs(gap - Decimal(by.value)) > slack:
            words = [passage.text[one.start : one.end] for one in (by, old, new)]
            yield Fault(
                f"{passage.called}写“{words[0]}”，{words[1]}和{words[2]}差{gap}个百分点；"
                "请核对这几个数。",
                Span(passage.field, by.start, by.end),
            )


def _half_digit(number: Number) -> Decimal:
    """Half of the last digit that is printed of a number."""
    exponent = Decimal(number.value).as_tuple().exponent
    return Decimal(5).scaleb(min(0, int(exponent)) - 1)
