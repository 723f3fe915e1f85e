"""A percentage agrees, within rounding, with the numbers it is of."""

import re
from collections.abc import Iterator
from decimal import Decimal

from report.checks.context import Context
from report.checks.rule import INFO, Fault, rule
from report.claims.claims import Passage
from report.claims.numerals import Number
from report.claims.quantities import ANSWERED, BROUGHT, RECEIVED
from report.claims.skeleton import COUNT, SHARE, Skeleton
from report.claims.word_classes import spelled_out
from report.finding import Span
from report.words.sentences import HAN

_BEFORE = 300
"""Characters in which the numbers of a percentage are looked for."""

_FILL = r"(?:均为|均达|均|为|达到|达|了|率|约|是|[：:\s])*$"
_RATE = re.compile(spelled_out(f"<rate>{_FILL}"))
_PART_OF = re.compile("占[^，。；：、]{0,12}$")
_OF_DONE, _OF_CAME = re.compile("办结|答复"), re.compile("收到|新收|申请")
_OWN_RATE = re.compile(rf"(?<![满好优合])(?P<act>[{HAN}]{{2}})率{_FILL}")
_GROWTH = re.compile(rf"(?:增长|增加|上升|提高|提升|下降|减少|降低){_FILL}")
_AGAINST = re.compile("上一?年|去年|同期|相比|较|比")
_DECIMALS = re.compile(r"[.．]([\d]+)")

Pair = tuple[int, int]


@rule(
    "X11",
    INFO,
    source="常见退回原因",
    help="百分比要和同一句里的数对得上，四舍五入的差别不算。数改了，百分比要跟着重算。",
)
def check_shares(context: Context) -> Iterator[Fault]:
    """X11 for every percentage whose two numbers stand in its sentence."""
    for passage, bones in context.passages:
        for at, share in bones.numbers.items():
            if bones.text[at] == SHARE:
                pairs = _pairs(context, passage, bones, at)
                words = passage.text[share.start : share.end]
                if pairs and not any(_agrees(share, words, pair) for pair in pairs):
                    yield _fault(passage, share, pairs[0])


def _pairs(context: Context, passage: Passage, bones: Skeleton, at: int) -> list[Pair]:
    """The numbers a percentage may be of: part and whole; none where that can't be told."""
    sentence = bones.clause(at).sentence
    start = max(bones.sentences[sentence][0], at - _BEFORE)
    before = bones.text[start:at]
    if _RATE.search(before):
        return _rates(context, passage, sentence)
    if own := _OWN_RATE.search(before):
        return _share_of_act(bones, own["act"], start, before)
    numbers = [bones.numbers[start + place] for place, mark in enumerate(before) if mark == COUNT]
    if not numbers:
        return []
    last = numbers[-1]
    alike = [int(n.value) for n in numbers if n.unit == last.unit and n.value == int(n.value)]
    if _PART_OF.search(before):
        pairs = [(alike[-1], whole) for whole in alike[-2::-1] if whole >= alike[-1] > 0]
        return pairs or _of_cases(context, passage, before, alike) or _of_sentence(bones, at, last)
    if _GROWTH.search(before) and _AGAINST.search(before) and len(alike) > 1:
        return _growths(alike)
    return []


def _share_of_act(bones: Skeleton, act: str, start: int, before: str) -> list[Pair]:
    """发放500份，回收476份，回收率: the number behind the same verb, of those before it."""
    done = re.search(rf"{act}(?:了|共|的)?{COUNT}(?![^，。；]*{act}(?!率))", before)
    if not done:
        return []
    part = bones.numbers[start + done.end() - 1]
    wholes = [
        bones.numbers[start + place]
        for place, mark in enumerate(before[: done.start()])
        if mark == COUNT
    ]
    alike = [int(n.value) for n in wholes if n.unit == part.unit and n.value >= part.value]
    return [(int(part.value), whole) for whole in reversed(alike) if part.value > 0]


def _of_sentence(bones: Skeleton, at: int, part: Number) -> list[Pair]:
    """其中…占 where the whole stands in the sentence before."""
    sentence = bones.clause(at).sentence
    start, end = bones.sentences[sentence]
    if not sentence or not bones.text[start:end].lstrip("。").startswith("其中"):
        return []
    start, end = bones.sentences[sentence - 1]
    before = [bones.numbers[place] for place in range(start, end) if bones.text[place] == COUNT]
    wholes = [int(n.value) for n in before if n.unit == part.unit and n.value >= part.value]
    return [(int(part.value), whole) for whole in wholes if part.value > 0]


def _of_cases(context: Context, passage: Passage, before: str, alike: list[int]) -> list[Pair]:
    """占办结总数 where the whole stands in another sentence of the field."""
    words = _PART_OF.search(before)
    if not words or not alike:
        return []
    done, came = _OF_DONE.search(words[0]), _OF_CAME.search(words[0])
    quantity = ANSWERED if done else RECEIVED if came else None
    wholes = [c.value for c in context.claims_in(passage.field) if c.quantity is quantity]
    return [(alike[-1], whole) for whole in wholes if whole >= alike[-1] > 0]


def _rates(context: Context, passage: Passage, sentence: int) -> list[Pair]:
    told = {c.quantity: c.value for c in context.claims_in(passage.field, sentence)}
    received, done = told.get(RECEIVED), told.get(ANSWERED)
    if not received or done is None:
        return []
    return [(done, received), (done, received + told.get(BROUGHT, 0))]


def _growths(numbers: list[int]) -> list[Pair]:
    """Of two numbers either is last year's, or one is by how many the other has changed."""
    pairs = []
    for place, new in enumerate(numbers):
        for other in numbers[place + 1 :]:
            wholes = (other, new, new - other, new + other)
            parts = (abs(new - other), abs(new - other), other, other)
            pairs += [pair for pair in zip(parts, wholes, strict=True) if pair[1] > 0]
    return pairs


def _agrees(share: Number, words: str, pair: Pair) -> bool:
    """Whether a percentage is the pair's, rounded or cut off at the decimals it is printed with."""
    decimals = _DECIMALS.search(words)
    places = len(decimals[1]) if decimals else 0
    beyond = Decimal(100 * pair[0]) / pair[1] - Decimal(share.value)
    step = Decimal(1).scaleb(-places)
    return abs(beyond) <= step / 2 or 0 <= beyond < step


def _fault(passage: Passage, share: Number, pair: Pair) -> Fault:
    words = passage.text[share.start : share.end]
    real = Decimal(100 * pair[0]) / pair[1]
    right = f"{real:.1f}".removesuffix(".0")
    gap = Decimal(share.value) - real
    off = f"{abs(gap):.1f}".removesuffix(".0")
    return Fault(
        f"{passage.called}写“{words}”，按前面的数{pair[0]}÷{pair[1]}是{right}%，"
        f"文字{'多' if gap > 0 else '少'}{off}个百分点；"
        "请核对百分比和这两个数。",
        Span(passage.field, share.start, share.end),
    )
