"""X15, and X11 for growth: what words say against last year, and the percentages of it.

A comparison is right when it is for any of the numbers that it may be of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from nianbao.report.checks.claimed import claims_in
from nianbao.report.checks.comparison import accepted, sum_name
from nianbao.report.checks.context import Context
from nianbao.report.checks.rounding import agrees, rounded, rounded_times
from nianbao.report.checks.rule import WARNING, Fault, each_passage, rule
from nianbao.report.claims.claims import Claim, Passage
from nianbao.report.claims.compared import Comparison, read_comparisons
from nianbao.report.claims.last_year import read_by_year, read_last_year
from nianbao.report.claims.numerals import Number
from nianbao.report.claims.quantities import (
    ANSWERED,
    DECISIONS,
    RECEIVED,
    REVIEWS,
    SUITS,
    Quantity,
    Sum,
)
from nianbao.report.claims.skeleton import SHARE
from nianbao.report.finding import Span
from nianbao.report.form.figures import print_figure

_SUBJECT = re.compile(
    "(?:(?P<came>(?:(?<!许可)(?<!审批)申请|依申请公开|信息公开申请)(?:受理|收件|接收)?|(?:(?<=今年)|(?<=今年的)|(?<=全年)|(?<=本年)"
    "|(?<=本年度))(?:受理|收件))|(?P<done>(?:(?<!许可)(?<!审批)办结|答复)(?:申请)?)"
    "|(?:(?<![\u4e00-\u9fff])|(?<=全年)|(?<=本年)|(?<=本年度)|(?<=今年)|(?<=[我本全]镇))"
    "(?:(?P<licences>行政许可)|(?P<penalties>行政处罚)|(?P<measures>行政强制)"
    "|(?P<reviews>行政复议)|(?P<suits>行政诉讼))(?:决定|案件|办件)*)"
    "(?:(?<=公开申请)|(?<=^申请)|(?<=新收申请)|(?<=办结申请)|(?<=行政许可)|(?<=行政处罚)|(?<=行政强制)|(?<=决定)|(?<=案件)|数量|件数|总数|总量|量|数)(?:也|均|都|总体|整体|有所|，)*$"
)
_SUBJECTS: Mapping[str, Quantity] = {
    "came": RECEIVED,
    "done": ANSWERED,
    "licences": DECISIONS["许可"],
    "penalties": DECISIONS["处罚"],
    "measures": DECISIONS["强制"],
    "reviews": REVIEWS,
    "suits": SUITS,
}
"""What a comparison without a number of this year's is of, by the words before it."""
_MORE_OF = re.compile(
    r"[多少](?:(?P<came>收到?|受理|接收)|办结|答复)(?:政府信息公开|信息公开)?申请\s*\d"
)
"""What is told to be more by its verb: 比上年多收申请14件."""
_LINK = re.compile(
    rf"(?:占比?{SHARE}|[，、（(：:\s]|总数|总量|数量|件数|总体|整体|也|均|都|共|全年|申请|受理|办结|答复|案件|决定"
    "|的|情况|事项|明显|略|今年|本年|我镇|我乡)*"
)
"""What may stand between a number and what is said of it against last year's."""
_DIVIDED = re.compile("[，：:（(]?(?:其中|包括|分别[为是]|含)")
_LEADS = re.compile(r"[，、\s]*(?:本年|今年|全年|年内|我[镇乡]|本[镇乡]|度|均|也|[，、\s])*")
_ALIKE = 4
"""持平 is said where numbers differ by no more than a quarter."""


@rule(
    "X15",
    WARNING,
    source="表二、表三；与上年已公布的报告核对",
    help=(
        "审核的人会算与上年比的句子：增减的件数要等于今年的数减上年的数，"
        "上年的数要和上年公布的报告一样。写持平而差了四分之一以上的也会问；只写有所增加的不会拿来算。"
    ),
)
@each_passage
def check_comparisons(context: Context, passage: Passage) -> Iterator[Fault]:
    """Each comparison is right in itself, and against last year's tables."""
    for one in read_comparisons(passage):
        wrong = (
            _in_itself(passage, one)
            or _against_last_year(context, passage, one)
            or _against_table(context, one)
        )
        if wrong:
            yield Fault(
                f"{passage.called}写“{passage.text[one.start : one.end]}”，{wrong}",
                Span(passage.field, one.start, one.end),
            )
    yield from _of_last_year(context, passage)
    yield from _of_years(context, passage)


def _of_last_year(context: Context, passage: Passage) -> Iterator[Fault]:
    """Numbers that words give of last year, against its tables: 2023年收到申请22件."""
    last = context.last_year
    if last is None:
        return
    for claim in read_last_year(passage):
        values = [last.tables.sum_of(cells) for cells in claim.quantity.accepts]
        if not values or None in values or claim.value in values:
            continue
        before = values[0] or 0
        gap = claim.value - before
        off = f"，文字{'多' if gap > 0 else '少'}{abs(gap)}件" if gap else ""
        yield Fault(
            f"{passage.called}写“{claim.words}”，上年年报里是{before}件{off}；"
            "请核对，改正写错的一处。",
            claim.span,
            expected=before,
            actual=claim.value,
        )


def _of_years(context: Context, passage: Passage) -> Iterator[Fault]:
    """Last year's and this year's number in a list of years: 申请量2022年50件、2023年72件."""
    last = context.last_year
    for old, new in read_by_year(passage):
        before = [last.tables.sum_of(cells) for cells in RECEIVED.accepts] if last else []
        now = [context.value_of(cells) for cells in RECEIVED.accepts]
        for number, values, of_year in ((old, before, "上年年报里"), (new, now, "表三里")):
            value = int(number.value)
            if not values or None in values or value in values:
                continue
            words = passage.text[number.start : number.end]
            yield Fault(
                f"{passage.called}写“{words}”，{of_year}收到的申请是{values[0]}件；"
                "请核对，改正写错的一处。",
                Span(passage.field, number.start, number.end),
                expected=values[0],
                actual=value,
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
        if one.about is None:
            return ""
    if one.old and one.times and not any(_is_times(one.times, new, one.old) for new in values):
        times = rounded_times(values[0], int(one.old.value))
        return f"{values[0]}÷{print_figure(one.old.value)}是{times}倍；请核对这几个数。"
    pairs = list(_pairs(one))
    if one.times and one.more and pairs and not one.old:
        totals = [(old + one.sign * change, old) for change, old in pairs]
        if not any(_holds(one.times, *two) for two in totals):
            times = rounded_times(*totals[0])
            return (
                f"今年{totals[0][0]}，上年{totals[0][1]}，今年是上年的{times}倍；请核对这几个数。"
            )
    if one.about is not None and pairs:
        if any(_is_about(one, change, old) for change, old in pairs):
            return ""
        return f"{_told_growth(one, *pairs[0])}；请核对这几个数。"
    if one.percent is None or one.more is None or not pairs:
        return ""
    if any(agrees(passage, one.percent, *two) for two in pairs):
        return ""
    return f"{_told_growth(one, *pairs[0])}，增减的件数和百分比对不上；请核对这几个数。"


def _is_times(times: Decimal, now: int, old: Number) -> bool:
    return _holds(times, now, int(old.value)) if old.value else True


def _holds(times: Decimal, now: int, before: int) -> bool:
    """Whether `now` is `before` so often, rounded or cut off at the decimals that are told."""
    step = Decimal(1).scaleb(int(times.as_tuple().exponent))
    beyond = Decimal(now) / before - times
    return abs(beyond) <= step / 2 or 0 <= beyond < step


def _against_last_year(context: Context, passage: Passage, one: Comparison) -> str:
    """How a comparison differs from what last year's tables tell; nothing where it does not."""
    last = context.last_year
    compared = _compared(context, passage, one) if last and one.of_last_year else None
    if last is None or compared is None:
        return ""
    now, sums = compared
    if any(_fits_whole(context, passage, one, claim) for claim in _wholes(context, passage, one)):
        return ""
    tables = [last.tables.sum_of(cells) for cells in (sums[:1] if one.same else sums)]
    if None in tables:
        return ""
    befores = {value for value in tables if value is not None}
    of_table = context.value_of(sums[0])  # what is wrong with this year's number, others tell
    nows = {now, now if of_table is None else of_table}
    if any(_fits(passage, one, value, before) for value in nows for before in befores):
        return ""
    before = tables[0] or 0
    share = ""
    if one.percent and before and now != before:
        share = f"，{abs(now - before)}÷{before}是{rounded(abs(now - before), before)}%"
    return f"上年年报里是{before}件，{_said_of(now, before)}{share}；请核对，改正写错的一处。"


def _against_table(context: Context, one: Comparison) -> str:
    """How the number that words change to differs from this year's: 申请量由20件增至27件."""
    subject = _SUBJECT.search(one.before)
    if not subject or len(one.new) != 1 or not one.start <= one.new[0].start < one.end:
        return ""
    quantity = next(_SUBJECTS[name] for name, words in subject.groupdict().items() if words)
    values = [context.value_of(cells) for cells in quantity.accepts]
    now = int(one.new[0].value)
    if None in values or now in values or not one.of_last_year:
        return ""
    return (
        f"{sum_name(context.form, quantity)}是{values[0]}件，不是{now}件；请核对，改正写错的一处。"
    )


def _said_of(now: int, before: int) -> str:
    gap = now - before
    if not gap:
        return "和今年的一样"
    return f"今年的{now}件比上年{'多' if gap > 0 else '少'}{abs(gap)}件"


def _fits(passage: Passage, one: Comparison, now: int, before: int) -> bool:
    """Whether a comparison is right where last year's number is `before`."""
    if one.same:
        return abs(now - before) * _ALIKE <= before
    if one.old:
        told = one.percent if not one.new and before else None
        fits = told is None or agrees(passage, told, one.sign * (now - before), before)
        return one.old.value == before and fits
    if one.more is not None and now - one.more != before:
        return False
    if one.more is not None and (one.percent is None or before == 0):
        return True
    if one.more is not None and one.percent:
        return agrees(passage, one.percent, abs(one.more), before)
    if before == 0:
        return True
    if one.times is not None:
        return _holds(one.times, now, before)
    if one.about is not None:
        return _is_about(one, one.sign * (now - before), before)
    if one.percent is None:
        return True
    return agrees(passage, one.percent, one.sign * (now - before), before)


def _is_about(one: Comparison, change: int, before: int) -> bool:
    """Whether a change is what is told by the tenth, a little less or up to the next tenth."""
    return -5 <= Decimal(100 * change) / before - abs(one.about or 0) < 10


def _compared(
    context: Context, passage: Passage, one: Comparison
) -> tuple[int, Sequence[Sum]] | None:
    """This year's number of a comparison, and the sums that last year's may be.

    None where it can't be told which quantity is compared, or no table has it.
    """
    if subject := _SUBJECT.search(one.before):
        quantity = next(_SUBJECTS[name] for name, words in subject.groupdict().items() if words)
        now = context.value_of(quantity.accepts[0])
        return None if now is None else (now, quantity.accepts)
    if more := _MORE_OF.search(passage.text, one.start, one.end):
        quantity = RECEIVED if more["came"] else ANSWERED
        now = context.value_of(quantity.accepts[0])
        return None if now is None else (now, quantity.accepts)
    if claim := _claim_of(context, passage, one):
        sums = (*accepted(context, claim), *claim.quantity.accepts)
        return claim.value, tuple(dict.fromkeys(sums))
    return None


def _claim_of(context: Context, passage: Passage, one: Comparison) -> Claim | None:
    """The claim that a comparison stands beside; None where it is of no table."""
    claims = claims_in(context, passage.field, one.sentence)
    if not one.new:
        return next((claim for claim in claims if _is_beside(passage, claim, one)), None)
    nearest = one.new[0]
    if not _LINK.fullmatch(one.gap):
        return None
    for claim in claims:
        told = claim.span.start <= nearest.start and nearest.end <= claim.span.end
        if told and not claim.beside and claim.quantity.accepts and claim.value == nearest.value:
            return claim
    return None


def _wholes(context: Context, passage: Passage, one: Comparison) -> Iterator[Claim]:
    """What the sentence divides before a comparison: 共9件，其中复议6件、诉讼3件，较上年增加4件."""
    for claim in claims_in(context, passage.field, one.sentence):
        between = passage.text[claim.span.end : one.start]
        if claim.span.end <= one.start and not claim.denied and _DIVIDED.match(between):
            yield claim


def _fits_whole(context: Context, passage: Passage, one: Comparison, whole: Claim) -> bool:
    """Whether a comparison is right of a number that is divided before it."""
    last = context.last_year
    tables = [last.tables.sum_of(cells) for cells in whole.quantity.accepts] if last else []
    return any(value is not None and _fits(passage, one, whole.value, value) for value in tables)


def _is_beside(passage: Passage, claim: Claim, one: Comparison) -> bool:
    """Whether a claim that there was none is what stands just before or behind a comparison."""
    if not claim.denied or not claim.quantity.accepts:
        return False
    behind = passage.text[claim.span.end : one.start]
    before = passage.text[one.end : claim.span.start]
    if claim.span.end <= one.start:
        return _LINK.fullmatch(behind) is not None
    return one.end <= claim.span.start and _LEADS.fullmatch(before) is not None
