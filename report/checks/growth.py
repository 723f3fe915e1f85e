"""X15, and X11 for growth: what words say against last year, and the percentages of it.

A comparison is right when it is for any of the numbers that it may be of.
"""

from collections.abc import Iterator

from nianbao.report.checks.claimed import claims_in
from nianbao.report.checks.comparison import accepted
from nianbao.report.checks.context import Context
from nianbao.report.checks.rounding import agrees, rounded
from nianbao.report.checks.rule import WARNING, Fault, each_passage, rule
from nianbao.report.claims.claims import Claim, Passage
from nianbao.report.claims.compared import Comparison, read_comparisons
from nianbao.report.finding import Span


@rule(
    "X15",
    WARNING,
    source="表二、表三；与上年已公布的报告核对",
    help=(
        "审核的人会算与上年比的句子：增减的件数要等于今年的数减上年的数，"
        "上年的数要和上年公布的报告一样。只写持平、有所增加的，不会拿来算。"
    ),
)
@each_passage
def check_comparisons(context: Context, passage: Passage) -> Iterator[Fault]:
    """Each comparison is right in itself, and against last year's tables."""
    for one in read_comparisons(passage):
        wrong = _in_itself(passage, one) or _against_last_year(context, passage, one)
        if wrong:
            yield Fault(
                f"{passage.called}写“{passage.text[one.start : one.end]}”，{wrong}",
                Span(passage.field, one.start, one.end),
            )


def wrong_growths(passage: Passage) -> Iterator[Fault]:
    """X11 for the percentages of growth whose two numbers are told."""
    for one in read_comparisons(passage):
        pairs = list(_pairs(one))
        if one.percent and pairs and not any(agrees(passage, one.percent, *two) for two in pairs):
            words = passage.text[one.percent.start : one.percent.end]
            yield Fault(
                f"{passage.called}写“{words}”，{_told_growth(one, *pairs[0])}；"
                "请核对百分比和这几个数。",
                Span(passage.field, one.percent.start, one.percent.end),
            )


def growth_places(passage: Passage) -> frozenset[int]:
    """Where the percentages stand that are of growth."""
    return frozenset(one.percent.start for one in read_comparisons(passage) if one.percent)


def _pairs(one: Comparison) -> Iterator[tuple[int, int]]:
    """By how many it changed, and from how many, for each number it may be of."""
    if not one.new and one.old and one.more is not None and one.old.value > 0:
        yield abs(one.more), int(one.old.value)
    for number in one.new:
        new = int(number.value)
        old = int(one.old.value) if one.old else None
        if old is None and one.more is not None:
            old = new - one.more
        if old is not None and old > 0:
            yield one.sign * (new - old), old


def _told_growth(one: Comparison, change: int, old: int) -> str:
    more = "多" if (change > 0) == (one.sign > 0) else "少"
    fact = f"今年{old + one.sign * change}，上年{old}，今年{more}{abs(change)}"
    return f"{fact}，{abs(change)}÷{old}是{rounded(abs(change), old)}%"


def _in_itself(passage: Passage, one: Comparison) -> str:
    """What is wrong with the numbers of a comparison among themselves; nothing where they fit."""
    values = [int(number.value) for number in one.new]
    if not values:
        return ""
    if one.old and one.more is not None:
        old = int(one.old.value)
        if all(new != old + one.more for new in values):
            gap = values[0] - old
            way = "多" if gap > 0 else "少"
            return (
                f"今年的{values[0]}比上年的{old}{way}{abs(gap)}，文字写的是"
                f"{'增加' if one.more > 0 else '减少'}{abs(one.more)}；请核对这几个数。"
            )
        return ""
    pairs = list(_pairs(one))
    if one.percent is None or one.more is None or not pairs:
        return ""
    if any(agrees(passage, one.percent, *two) for two in pairs):
        return ""
    return f"{_told_growth(one, *pairs[0])}，增减的件数和百分比对不上；请核对这几个数。"


def _against_last_year(context: Context, passage: Passage, one: Comparison) -> str:
    """How a comparison differs from what last year's tables tell; nothing where it does not."""
    last, claim = context.last_year, _claim_of(context, passage, one)
    if last is None or claim is None or not one.of_last_year:
        return ""
    sums = [accepted(context, claim), claim.quantity.accepts]
    tables = [last.tables.sum_of(cells) for cells in dict.fromkeys((*sums[0], *sums[1]))]
    if None in tables:
        return ""
    befores = {value for value in tables if value is not None}
    if any(_fits(passage, one, claim.value, before) for before in befores):
        return ""
    before = tables[0] or 0
    return f"上年年报里是{before}件，{_said_of(claim, before)}；请核对，改正写错的一处。"


def _said_of(claim: Claim, before: int) -> str:
    gap = claim.value - before
    if not gap:
        return "和今年的一样"
    return f"今年的{claim.value}件比上年{'多' if gap > 0 else '少'}{abs(gap)}件"


def _fits(passage: Passage, one: Comparison, now: int, before: int) -> bool:
    """Whether a comparison is right where last year's number is `before`."""
    if one.old:
        return one.old.value == before
    if one.more is not None:
        return now - one.more == before
    if one.percent is None or before == 0:
        return True
    return agrees(passage, one.percent, one.sign * (now - before), before)


def _claim_of(context: Context, passage: Passage, one: Comparison) -> Claim | None:
    """The claim of which the number nearest to a comparison is; None where it is of no table."""
    if not one.new:
        return None
    nearest = one.new[0]
    for claim in claims_in(context, passage.field, one.sentence):
        told = claim.span.start <= nearest.start and nearest.end <= claim.span.end
        if told and not claim.beside and claim.quantity.accepts and claim.value == nearest.value:
            return claim
    return None
