"""The numbers of one passage close among themselves: new + in = done + out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import WARNING, Fault, rule
from nianbao.report.claims.claims import Claim
from nianbao.report.claims.quantities import (
    ACCEPTED,
    ANSWERED,
    BROUGHT,
    DUE,
    FLOWS,
    FORWARD,
    RECEIVED,
    Quantity,
)
from nianbao.report.finding import Span

_CAME = (RECEIVED, ACCEPTED)
_NEAR = 20
"""Characters before a number that are looked at."""
_MORE = re.compile("(?:另外?|还有|此外)[^，。；]{0,6}$")
"""Before a second number of one quantity, which is then added to the first."""
CLOSED_OTHERWISE = (
    "转交|移交|转其他|撤回|撤销|撤诉|终止|中止|放弃|合并|转办|转送|移送|不再处理|逾期|补正"
    "|不予处理|其他处理"
)
_CLOSED_OR_OPEN = re.compile(f"{CLOSED_OTHERWISE}|其余|正在")
"""Ways in which a request goes that are no answer; where one is told, fewer are answered."""
_A_NUMBER = re.compile(r"[\d０-９]")
_OF_THOSE = re.compile("其中|当中")


@rule(
    "X04",
    WARNING,
    source="表三的勾稽关系",
    help=(
        "审核的人会把同一段里的数加一加：新收加上年结转，等于办结加结转下年度。"
        "对不上的，多半是漏写了一项，或有一个数没有跟着表格改。"
    ),
)
def check_closing(context: Context) -> Iterator[Fault]:
    """Each paragraph that states what came, what was done, and a carried number."""
    for claims in _paragraphs(context):
        told = _flows(claims)
        if not told:
            continue
        if wrong := _wrong_sum(told):
            yield _fault_in_sum(claims, *wrong)
        elif sides := _sides(context, claims, told):
            came, went = sides
            if came != went:
                yield _fault(claims, came, went)


def _paragraphs(context: Context) -> Iterator[Sequence[Claim]]:
    """The claims on requests of each paragraph that has any."""
    found: dict[tuple[object, int], list[Claim]] = {}
    for claim in context.claims:
        if claim.quantity in FLOWS and not claim.denied and not claim.beside:
            number = claim.passage.text.count("\n", 0, claim.span.start)
            found.setdefault((claim.span.field, number), []).append(claim)
    yield from found.values()


def _flows(claims: Sequence[Claim]) -> dict[Quantity, int] | None:
    """Each quantity with its number; None where one has two that can't be told apart."""
    told: dict[Quantity, int] = {}
    for claim in claims:
        quantity, value = claim.quantity, claim.value
        known = told.get(quantity)
        if known is not None and quantity is FORWARD and _is_more(claim):
            told[quantity] = known + value
        elif known is None or known == value:
            told[quantity] = value
        elif quantity is ANSWERED and value < known:
            continue
        else:
            return None
    return told


def _wrong_sum(told: dict[Quantity, int]) -> tuple[int, int] | None:
    """New and old requests, and another sum that is told of them."""
    came, brought, due = told.get(RECEIVED), told.get(BROUGHT), told.get(DUE)
    if came is None or brought is None or due in (None, came, came + brought):
        return None
    return came + brought, due or 0


def _is_more(claim: Claim) -> bool:
    """Whether a number is told to come on top of one before it: 另结转3件."""
    before = claim.passage.text[max(0, claim.span.start - _NEAR) : claim.span.start]
    return _MORE.search(before) is not None or claim.words.startswith("另")


def _sides(
    context: Context, claims: Sequence[Claim], told: dict[Quantity, int]
) -> tuple[int, int] | None:
    """What came and what became of it; None when the words leave too much unsaid."""
    came = told.get(RECEIVED, told.get(ACCEPTED))
    if ACCEPTED in told and came != told[ACCEPTED]:
        return None
    brought, due = told.get(BROUGHT), told.get(DUE)
    done, forward = told.get(ANSWERED), told.get(FORWARD)
    if done is None or (came is None and due is None):
        return None
    whole = due if came is None else came
    if whole is None or _otherwise(claims, done, forward, max(whole + (brought or 0), due or 0)):
        return None
    if due is not None:
        return None if forward is None else (due, done + forward)
    if forward is None:
        return (whole + brought, done) if brought and done > whole + brought else None
    if brought is None:
        left_out = done + forward - whole
        old = context.value_of(BROUGHT.accepts[0])
        again = [one for one in claims if one.quantity is FORWARD][1:]
        more = any(_is_more(one) for one in again)
        unsaid = old in (None, left_out) and not _is_of_those(claims)
        lawful = left_out > 0 and unsaid and not more
        return None if lawful else (whole, done + forward)
    if whole == done + forward and not _is_of_both(claims):
        return None
    return whole + brought, done + forward


def _otherwise(claims: Sequence[Claim], done: int, forward: int | None, came: int) -> bool:
    """Whether some that were not answered are told to have gone another way."""
    if done + (forward or 0) >= came:
        return False
    text = claims[0].passage.text
    start, end = claims[0].span.start, claims[-1].span.end
    line = text[start : text.find("\n", end) if "\n" in text[end:] else len(text)]
    return _CLOSED_OR_OPEN.search(line) is not None and not _is_pending(claims)


def _is_pending(claims: Sequence[Claim]) -> bool:
    """Whether 正在办理 is itself the number carried forward."""
    forward = [one for one in claims if one.quantity is FORWARD]
    words = "".join(one.words for one in forward)
    rest = "".join(_gaps(claims))
    return "正在" in words and not _CLOSED_OR_OPEN.search(rest)


def _gaps(claims: Sequence[Claim]) -> Iterator[str]:
    """The words between claims, and behind the last up to the end of its line."""
    text = claims[0].passage.text
    for one, other in pairwise(claims):
        yield text[one.span.end : other.span.start]
    yield text[claims[-1].span.end :].partition("\n")[0]


def _is_of_those(claims: Sequence[Claim]) -> bool:
    """Whether what was done is told to be of those that came: then no old ones are among it."""
    came = [one for one in claims if one.quantity in (RECEIVED, ACCEPTED)]
    done = [one for one in claims if one.quantity is ANSWERED]
    text = claims[0].passage.text
    between = text[came[0].span.end : done[0].span.start]
    opened = _OF_THOSE.search(between)
    direct = opened is not None and not _A_NUMBER.search(between, opened.end())
    return direct and came[0].sentence == done[0].sentence


def _is_of_both(claims: Sequence[Claim]) -> bool:
    """Whether what was done is of new and old requests: both are told before it."""
    before: list[Claim] = []
    for one in claims:
        if one.quantity is ANSWERED:
            break
        before.append(one)
    new = any(one.quantity in _CAME and one.words.startswith("新") for one in before)
    return new and any(one.quantity is BROUGHT for one in before)


def _fault_in_sum(claims: Sequence[Claim], right: int, due: int) -> Fault:
    came, brought, said = (
        next(one for one in claims if one.quantity is quantity)
        for quantity in (RECEIVED, BROUGHT, DUE)
    )
    return Fault(
        f"{said.passage.called}写“{said.words}”，前面写的“{came.words}”和“{brought.words}”相加是"
        f"{right}件，{'多' if due > right else '少'}{abs(due - right)}件；请核对这三个数。",
        said.span,
        expected=right,
        actual=due,
    )


def _fault(claims: Sequence[Claim], came: int, went: int) -> Fault:
    first, last = claims[0], claims[-1]
    said = "、".join(f"“{claim.words}”" for claim in claims)
    more = "多" if went > came else "少"
    return Fault(
        f"{first.passage.called}写{said}，收进来的共{came}件，办结和结转的共{went}件，"
        f"{more}{abs(went - came)}件；新收加上年结转应等于办结加结转下年度，请核对这几个数。",
        Span(first.span.field, first.span.start, last.span.end),
        expected=came,
        actual=went,
    )
