"""X09 for requests: what became of them is no more than there were.

Each request has one outcome, so the outcomes that a sentence lists can't add up to more than came,
or were answered. A list that may leave some out is left alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from nianbao.report.checks.claimed import claims_in
from nianbao.report.checks.context import Context
from nianbao.report.checks.listings import Breakdown, BreakdownPart
from nianbao.report.claims.claims import Claim, Passage
from nianbao.report.claims.quantities import (
    ACCEPTED,
    ANSWERED,
    BROUGHT,
    DUE,
    FORWARD,
    HANDLED,
    RECEIVED,
)
from nianbao.report.claims.skeleton import COUNT, Skeleton
from nianbao.report.text import late

_CAME = (RECEIVED, ACCEPTED, DUE, HANDLED)
_NAMES = (
    "予以公开|同意公开|全部公开|部分公开|不予公开|不予?公开|(?<![动请息务事目])公开|无法提供|(?:信息)?不存在|不予处理"
    "|不予受理|其[他它]处理|其[他它](?!组织)|(?:主动|申请人)?撤[回销](?:申请)?|终止(?:办理)?|(?<![年度])(?:转结|结转)|不掌握"
)
_ITEM = re.compile(
    rf"(?P<name>{_NAMES})(?:的|类|申请|下一?年度?|继续|办理|处理|至|到|为|是|共|有)*(?P<number>{COUNT})(?P<ours>[（(][^（()）]*[）)])?"
)
_NUMBER_FIRST = (
    rf"(?P<number>{COUNT})(?:的|申请|依法|作出|决定|告知|[均都已被为是]|(?:因|属于?|涉及)[^，。；、（()）{COUNT}]{{1,14}}?)*(?P<name>{_NAMES})(?P<ours>[（(][^（()）]*[）)])?"
    r"(?=[，、；。]|$)"
)
"""2件公开，3件部分公开: the number before what became of them."""
_BETWEEN = re.compile(
    "[，、；,;和\\s]*(?:以及|及|另有|另)?"
    f"(?:(?:因为?|由于|属于?)[^，。；、（()）{COUNT}]{{1,20}}?(?:原因|情形|而|等)?)?"
)
_LEAD = re.compile(f"[^{COUNT}。]{{0,24}}")
_NESTED = re.compile("其中|包括|含")
_CARRIED = re.compile("结转|转结")
_RESULTS = (
    r"\s*[按从]?(?:答复|办理|处理|具体)(?:结果|情况)(?:来?看|[来上]?分|为|是|如下|分别)*[：:，]?\s*"
)
"""Before outcomes that a sentence of their own lists, all of them: 答复结果：公开4件、…."""
_ALL_DONE = (
    r"\s*(?:申请|现|目前|已|均|都|全部|依法|按期|按时|及时|在|法定|规定|期限|时限|内|予以"
    r"|答复|办结|办理|完毕|，)+(?:其中|：)[，：]?\s*"
)
"""Before outcomes of all that the sentence before tells of: 已全部答复，其中公开2件、…."""
_OPEN = "等|其余|另|撤|终止|中止|转办|转交|移送|逾期"
"""Where one of these stands, an outcome may be told in other words than its name."""


def wrong_outcomes(context: Context, passage: Passage, bones: Skeleton) -> Iterator[Breakdown]:
    """Every list of outcomes that adds up to more than the requests it is of."""
    for sentence, (start, end) in enumerate(bones.sentences):
        totals = [
            one
            for one in claims_in(context, passage.field, sentence)
            if one.quantity in (*_CAME, ANSWERED) and not one.denied and not one.beside
        ]
        if totals:
            yield from _wrong(context, bones, totals, (sentence, start, end))
        elif sentence and "\n" not in bones.text[start - 1 : start + 1]:
            yield from _wrong_of_told_before(context, passage, bones, sentence)


def _wrong(
    context: Context, bones: Skeleton, totals: list[Claim], where: tuple[int, int, int]
) -> Iterator[Breakdown]:
    sentence, start, end = where
    items = _items(bones, start, end)
    if len(items) < 2:
        return
    first = items[0].start()
    before = [one for one in totals if one.span.start < bones.places[first]]
    if not before:
        return
    total = before[-1]
    at = _place(bones, total)
    lead = bones.text[at + 1 : first]
    if not _LEAD.fullmatch(lead):
        return
    parts = tuple(
        BreakdownPart(item["name"], int(bones.numbers[item.start("number")].value), 1)
        for item in items
    )
    carried = any(_CARRIED.search(part.words) for part in parts)
    told = list(claims_in(context, total.span.field, sentence))
    old = sum(one.value for one in told if one.quantity is BROUGHT)
    values = [one.value for one in before if one.quantity is not ANSWERED or not carried]
    listing = Breakdown(bones.numbers[at], parts, sentence=sentence)
    if values and listing.sum > max(values) + old:
        yield listing


def _wrong_of_told_before(
    context: Context, passage: Passage, bones: Skeleton, sentence: int
) -> Iterator[Breakdown]:
    """A sentence of outcomes that are not as many as the one before it says were answered."""
    start, end = bones.sentences[sentence]
    before = claims_in(context, passage.field, sentence - 1)
    told = [one for one in before if not one.denied and not one.beside]
    answered = [one for one in told if one.quantity is ANSWERED]
    came = [one for one in told if one.quantity in _CAME]
    if not answered and len(came) == 1:
        answered = came
    items = _items(bones, start, end)
    if len(items) < 2 or len(answered) != 1:
        return
    lead = bones.text[start : items[0].start()]
    listed = late(_RESULTS).fullmatch(lead)
    if lead.strip() and not listed and not late(_ALL_DONE).fullmatch(lead):
        return
    parts = tuple(
        BreakdownPart(item["name"], int(bones.numbers[item.start("number")].value), 1)
        for item in items
    )
    at = _place(bones, answered[0])
    listing = Breakdown(bones.numbers[at], parts, sentence=sentence)
    split = any(one.quantity is FORWARD for one in told)
    most = [one.value for one in told if one.quantity in _CAME] if not split else []
    brought = [one.value for one in before if one.quantity is BROUGHT]
    old = sum(brought) if brought else context.value_of(BROUGHT.accepts[0]) or 0
    if any(_CARRIED.search(part.words) for part in parts):
        return
    if listing.sum > max([*most, listing.wanted]) + (old if most else 0):
        yield listing
    first, last = bones.sentences[sentence - 1][0], end
    complete = not bones.text[items[-1].end() : end].strip("。 \u3000")
    if listed and complete and not late(_OPEN).search(bones.text, first, last):
        others = set() if split else {one.value for one in told}
        if listing.sum < listing.wanted and listing.sum not in others:
            yield listing


def _items(bones: Skeleton, start: int, end: int) -> list[re.Match[str]]:
    """The longest run of outcomes with a number each, behind or before its name."""
    runs = (_run(bones, one, start, end) for one in (_ITEM, late(_NUMBER_FIRST)))
    return max(runs, key=len)


def _run(bones: Skeleton, pattern: re.Pattern[str], start: int, end: int) -> list[re.Match[str]]:
    best: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for item in pattern.finditer(bones.text, start, end):
        gap = bones.text[run[-1].end() : item.start()] if run else ""
        if run and not _BETWEEN.fullmatch(gap):
            run = []
        run.append(item)
        nested = _NESTED.search(item["ours"] or "")
        if len(run) > len(best) and not nested:
            best = list(run)
    return best


def _place(bones: Skeleton, claim: Claim) -> int:
    """Where the number of a claim stands in the skeleton."""
    first, end = (bisect_left(bones.places, at) for at in (claim.span.start, claim.span.end))
    return bones.text.rfind(COUNT, first, end)
