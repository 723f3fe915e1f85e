"""What the words say against the tables and against themselves.

Tables are usually right, so a finding points at the words and names the cell. A rule is silent
where a cell it needs is blank. A number is told by one rule of those that look at tables.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from nianbao.report.checks.breakdowns import check_lists
from nianbao.report.checks.causes import swapped
from nianbao.report.checks.claimed import claims_in
from nianbao.report.checks.closing import check_closing
from nianbao.report.checks.comparison import accepted, differs, is_of_none, sum_name
from nianbao.report.checks.context import Context
from nianbao.report.checks.fees import check_fee_charged, wrong_fees
from nianbao.report.checks.growth import check_comparisons
from nianbao.report.checks.one_outcome import wrong_single_outcomes
from nianbao.report.checks.one_result import wrong_single_results
from nianbao.report.checks.percentages import check_shares
from nianbao.report.checks.repeated import check_repeated
from nianbao.report.checks.roughly import rough_faults
from nianbao.report.checks.rule import WARNING, Check, Fault, Rule, rule
from nianbao.report.claims.claims import Claim, Passage, read_parts, skeleton_of
from nianbao.report.claims.quantities import (
    ACCEPTED,
    AFTER,
    ANSWERED,
    APPLICANTS,
    BROUGHT,
    CARRIED,
    DECISIONS,
    DIRECT,
    DISPUTES,
    DUE,
    FORWARD,
    HANDLED,
    IN_FORCE,
    ISSUED,
    OUTCOMES_AND_REASONS,
    RECEIVED,
    REPEALED,
    RESULTS,
    REVIEWS,
    SUITS,
    UNFINISHED,
    Quantity,
)
from nianbao.report.claims.wording import CASES
from nianbao.report.field import FieldRef


def _compared(*quantities: Quantity, none: bool = False) -> Check:
    """A check of claims with the tables; `none` for those where one of them says nothing."""

    def check(context: Context) -> Iterator[Fault]:
        for claim in context.claims:
            wrong = claim.quantity in quantities and differs(context, claim)
            if wrong and is_of_none(context, claim) is none:
                yield _mismatch(context, claim)
        if not none:
            yield from rough_faults(context, quantities)
            yield from _parts_of_less(context, quantities)

    return check


def _parts_of_less(context: Context, quantities: Collection[Quantity]) -> Iterator[Fault]:
    """Every part, of requests or measures of one kind, that is more than the table has of all."""
    for claim in chain.from_iterable(context.each(_parts_in, context.passages)):
        if claim.quantity in quantities and claim.quantity in _DIVIDED and not claim.beside:
            values = [context.value_of(cells) for cells in accepted(context, claim)]
            known = [value for value in values if value is not None]
            if known and len(known) == len(values) and claim.value > max(known):
                yield _mismatch(context, claim)


def _parts_in(_: Context, passage: Passage) -> Sequence[Claim]:
    return read_parts(passage)


_DIVIDED = (*OUTCOMES_AND_REASONS, *APPLICANTS, BROUGHT, FORWARD, DECISIONS["强制"])

_WHOLES = (RECEIVED, ACCEPTED, DUE, HANDLED)
"""What 全部 and 均 speak of, where one of these was named last."""

_CLAUSE = re.compile("[，；：,;:（(）)]")
_SOME_CASES = re.compile(r"[\d０-９一二三四五六七八九十百两]+[件宗起]")
_SOME_LATER = re.compile("顺延|延期|延长|结转下|转下|正在办|未到期")
"""Before 均已答复 in its sentence: some are told to be answered later."""

_SOME_REMAIN = re.compile(r"[，；]\s*(?:另|其余|剩余|还有)[^，。；]{0,3}[\d０-９]+[件宗起]")
"""Behind 全部办结: some are told not to be."""

_compared_outcomes = _compared(ANSWERED, *OUTCOMES_AND_REASONS)


def _outcomes(context: Context) -> Iterator[Fault]:
    yield from _compared_outcomes(context)
    yield from wrong_single_outcomes(context)


_compared_disputes = _compared(REVIEWS, SUITS, DIRECT, AFTER, DISPUTES, *RESULTS.values())


def _disputes(context: Context) -> Iterator[Fault]:
    yield from _compared_disputes(context)
    yield from wrong_single_results(context)


_compared_decisions = _compared(*DECISIONS.values(), ISSUED, REPEALED, IN_FORCE)


@rule(
    "X08",
    WARNING,
    source="表二；条例第二十条",
    help=(
        "审核的人会拿文字里的许可、处罚、强制决定件数，规范性文件件数和收费金额与表二对。"
        "公开了多少条许可、处罚信息是另一回事，不会拿来比。"
    ),
)
def check_decisions(context: Context) -> Iterator[Fault]:
    """Decisions, documents and fees are as many as the table says."""
    yield from _compared_decisions(context)
    yield from wrong_fees(context)


@rule(
    "X06",
    WARNING,
    source="表三第三、四项",
    help=(
        "文字说申请全部办结，表三第四项却有结转，或者第三项一件也没有，"
        "审核的人会问哪个对。还没有办结的，写明结转几件；办结了的，"
        "改表格。"
    ),
)
def check_all_done(context: Context) -> Iterator[Fault]:
    """Everything is answered, they say, but the table carries cases forward or has none."""
    received = context.value_of(RECEIVED.accepts[1])
    done = context.value_of(ANSWERED.accepts[0])
    forward = context.value_of(FORWARD.accepts[0])
    if received is None or done is None or forward is None:
        return
    if forward > 0:
        fact = f"{sum_name(context.form, FORWARD)}是{forward}件，还没有全部办完"
    elif received > 0 and done == 0:
        fact = f"{sum_name(context.form, ANSWERED)}是0件，一件也没有办结"
    else:
        return
    told = {c.span.field for c in context.claims if c.quantity is FORWARD and c.value}
    seen: set[tuple[FieldRef, int]] = set()
    for claim in context.claims:
        place = claim.span.field, claim.sentence
        if claim.span.field in told or place in seen:
            continue
        if claim.quantity is UNFINISHED and _of_all(context, claim):
            seen.add(place)
            yield Fault(
                f"{_says(claim)}，{fact}；请核对，改文字，或改表里的数。",
                claim.span,
                expected=forward,
            )


def _of_all(context: Context, claim: Claim) -> bool:
    """Whether 均已答复 speaks of all requests, not of those just named: 办结8件，均按时答复."""
    start = max(claim.passage.text.rfind(mark, 0, claim.span.start) for mark in "。！？\n")
    if _SOME_LATER.search(claim.passage.text, start + 1, claim.span.start):
        return False
    if _SOME_REMAIN.match(claim.passage.text, claim.span.end):
        return False
    clause = claim.passage.text[start + 1 : claim.span.start]
    clause = _CLAUSE.split(clause)[-1]
    before = [
        one
        for one in claims_in(context, claim.span.field, claim.sentence)
        if one.span.end <= claim.span.start and one.quantity is not UNFINISHED
    ]
    near = [one for one in before if one.span.end > claim.span.start - len(clause)]
    if _SOME_CASES.search(clause) and not any(one.quantity in _WHOLES for one in near):
        return not near and _are_all(context, claim, claim.span.start - len(clause))
    if not before:
        return _are_all(context, claim, start + 1)
    came = any(one.quantity in _WHOLES for one in before)
    between = claim.passage.text[before[-1].span.end : claim.span.start]
    if before[-1].quantity is BROUGHT:
        return came and any(mark in between for mark in "，；,;")
    return before[-1].quantity in _WHOLES


def _are_all(context: Context, claim: Claim, start: int) -> bool:
    """Whether the cases counted before 均已答复 are all: none, one of them, or their sum."""
    told = [
        int(number.value)
        for number in skeleton_of(claim.passage).numbers.values()
        if start <= number.start < claim.span.start and number.unit in CASES and number.unit
    ]
    wholes = {context.value_of(cells) for cells in RECEIVED.accepts}
    return not told or bool(wholes & {*told, sum(told)})


def _mismatch(context: Context, claim: Claim) -> Fault:
    quantity = claim.quantity
    expected = context.value_of(accepted(context, claim)[0]) or 0
    fact = f"{sum_name(context.form, quantity, *claim.beside)}是{expected}件"
    if quantity in (RECEIVED, ACCEPTED) and len(accepted(context, claim)) > 1:
        both = context.value_of(quantity.accepts[1]) or 0
        if both != expected:
            fact += f"，加上上年结转是{both}件"
            if abs(claim.value - both) < abs(claim.value - expected):
                expected = both
    if not claim.denied:
        gap = claim.value - expected
        fact += f"，文字{'多' if gap > 0 else '少'}{abs(gap)}件"
    return _fault(
        claim,
        f"{_says(claim)}，{fact}；{_cause(context, claim, expected)}请核对，改正写错的一处。",
        expected,
    )


def _cause(context: Context, claim: Claim, expected: int) -> str:
    """The most likely cause of a difference, where one is specific."""
    value, quantity = claim.value, claim.quantity
    if not value or claim.beside:
        return ""
    last = context.previous_tables
    if last and value in [last.sum_of(cells) for cells in quantity.accepts]:
        return "这个数和上年年报的一样，可能沿用了上年的文字；"
    if any(swapped(value, context.value_of(cells) or 0) for cells in quantity.accepts):
        return "两个数字的位置可能写反了；"
    if quantity is ANSWERED:
        forward = context.value_of(FORWARD.accepts[0])
        if forward and value - expected == forward:
            return "恰好多出结转下年度的件数，可能把没办完的也算进去了；"
        brought = context.value_of(BROUGHT.accepts[0])
        if brought and expected - value == brought:
            return "恰好少了上年结转的件数，可能没有算进去；"
    return ""


def _says(claim: Claim) -> str:
    return f"{claim.passage.called}写“{claim.words}”"


def _fault(claim: Claim, message: str, expected: int) -> Fault:
    return Fault(message, claim.span, expected=expected, actual=claim.value)


def _told_by_table(name: str, check: Check, *, source: str, help: str) -> Rule:
    return rule(name, WARNING, source=source, help=help)(check)


RULES = (
    _told_by_table(
        "X01",
        _compared(RECEIVED, ACCEPTED, DUE, HANDLED, *APPLICANTS),
        source="表三第一、二项",
        help=(
            "审核的人会拿文字里的收到（受理）申请件数与表三对。只写本年新收的，"
            "或写新收加上年结转的，两种都算对。"
        ),
    ),
    _told_by_table(
        "X02",
        _outcomes,
        source="表三第三项",
        help=(
            "审核的人会拿文字里的答复、办结件数，和予以公开、不予公开等各种结果的件数，"
            "与表三第三项对。表格一般是对的，先看文字是不是沿用了上年或草稿的数。"
        ),
    ),
    _told_by_table(
        "X03",
        _compared(BROUGHT, FORWARD, CARRIED),
        source="表三第二、四项",
        help=(
            "审核的人会拿文字里的上年结转、结转下年度件数与表三第二、四项对，"
            "还可能翻出上年的报告。请改正写错的一处。"
        ),
    ),
    check_closing,
    _told_by_table(
        "X05",
        _disputes,
        source="表四",
        help=(
            "审核的人会拿文字里的行政复议、行政诉讼件数与表四的总计对；"
            "行政诉讼把直接起诉和复议后起诉合起来算。请改正写错的一处。"
        ),
    ),
    check_all_done,
    _told_by_table(
        "X07",
        _compared(RECEIVED, ACCEPTED, HANDLED, none=True),
        source="表三第一项",
        help=(
            "文字说没有收到申请，表三却有数，或者正好相反，审核的人会问哪个对。请核对哪一处写错了。"
        ),
    ),
    check_decisions,
    check_lists,
    check_repeated,
    check_shares,
    _told_by_table(
        "X13",
        _compared(ISSUED, none=True),
        source="表二；条例第二十条第一项",
        help=(
            "文字说没有制发规范性文件，表二的本年制发却不是0，审核的人会问哪个对。"
            "请核对哪一处写错了。"
        ),
    ),
    check_comparisons,
    check_fee_charged,
)
