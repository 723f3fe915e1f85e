"""X10: what is stated twice is stated alike, where no table tells which is right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import WARNING, Fault, rule
from nianbao.report.checks.told_again import told_again
from nianbao.report.claims.claims import Claim, Passage, skeleton_of
from nianbao.report.claims.quantities import (
    ACCEPTED,
    ANSWERED,
    APPLICANTS,
    BROUGHT,
    HANDLED,
    OUTCOMES_AND_REASONS,
    PUBLISHED,
    RECEIVED,
    Quantity,
)
from nianbao.report.claims.skeleton import COUNT, UNCOUNTED, Skeleton
from nianbao.report.finding import Span

_LOOSE = (HANDLED, *APPLICANTS)
"""Quantities whose words may mean several numbers."""
_NEAR = 60
"""Characters of a clause that are looked at."""
_AMONG = re.compile("其中|涉及")
_OF_SOME = re.compile("其中|涉及|自然人|公民|个人|企业|法人|组织|机构")
_OF_THE_YEAR = re.compile("全年|本年|今年|年度|年|共|合计|总|截至|截止")
_CLAUSE = re.compile("[，。；！？,;\n]")

_LIST = re.compile(
    rf"(?P<kinds>{COUNT})领域(?P<of>{UNCOUNTED}{{0,24}})(?:(?P<items>{COUNT})(?P<thing>{UNCOUNTED}{{0,12}}))?"
)
_THING = re.compile("(?P<whose>[\u4e00-\u9fff]{0,2})(?P<what>标准目录|公开目录|清单)")
_SOME_AGAIN = "公开目录"
"""A thing of which a later number may be of some: 编制26个领域的公开目录, 更新9个领域的公开目录."""
_TRAINED = re.compile(
    "(?:全年|本年度?|今年|年内|一年来)[，]?(?:我[镇乡]|本[镇乡]|全[镇乡]|我街道|本单位)?(?:共计?|累计|合计|先后|陆续)*"
    "(?:组织|开展|举办)(?:了)?(?:政务公开|政府信息公开|信息公开)?(?:工作|业务|专题)?培训(?:班|会|活动)?"
    f"(?:共计?|累计)?(?P<number>{COUNT})"
)
"""All training of a year; that of some, or one by name, is another number."""
_PLAIN = re.compile("公开|基层|政务|标准|事项|领域|编制|梳理|的|了|本镇|^.?$")
_OWN = 2
"""Characters that make a list one of its own: 权责清单."""
_SOME = re.compile("其中|新增|增加|拓展|扩展|扩大|由|从|重点|试点|另|已完成|上年|原")


@rule(
    "X10",
    WARNING,
    source="已公布的年报里见过的差错",
    help=("同一件事的数字写了两次，两次不一样，审核的人会问哪个对。请核对后写成一样的。"),
)
def check_repeated(context: Context) -> Iterator[Fault]:
    """A quantity, or the size of a list, is stated twice, differently."""
    yield from _quantities(context)
    yield from _lists(context)
    yield from _trainings(context)
    yield from told_again(context)


def _quantities(context: Context) -> Iterator[Fault]:
    claims = context.claims
    carried = {c.value for c in claims if c.quantity is BROUGHT}
    first: dict[Quantity, Claim] = {}
    for claim in claims:
        quantity = claim.quantity
        if quantity in _LOOSE or claim.beside or _known(context, quantity):
            continue
        if _is_of_some(claim):
            continue
        earlier = first.setdefault(quantity, claim)
        gap = abs(earlier.value - claim.value)
        old = quantity in (RECEIVED, ACCEPTED) and gap in carried
        if gap and not old and not _is_part(earlier, claim):
            yield Fault(
                f"{claim.passage.called}写“{claim.words}”，"
                f"{_where(earlier, claim)}写的是“{earlier.words}”，"
                f"两处差{gap}{'件' if quantity.accepts else ''}；"
                "说的是同一个数，请核对后写成一样的。",
                claim.span,
                expected=earlier.value,
                actual=claim.value,
            )


def _is_part(earlier: Claim, claim: Claim) -> bool:
    """Whether one of two numbers may be a part of the other."""
    together = earlier.span.field == claim.span.field
    if claim.quantity is PUBLISHED:
        return not (_in_full(earlier) and _in_full(claim)) or _is_told_between(earlier, claim)
    if claim.quantity in OUTCOMES_AND_REASONS:
        return together and earlier.sentence == claim.sentence
    return (
        claim.quantity is ANSWERED
        and together
        and claim.value < earlier.value
        and not _ends_line(earlier, claim)
    )


def _is_told_between(earlier: Claim, claim: Claim) -> bool:
    """Whether a number has been told as a part of the other: 共304条，通过网站165条 … 公开165条."""
    bones = skeleton_of(earlier.passage)
    same = earlier.span.field == claim.span.field
    end = claim.span.start if same else len(earlier.passage.text)
    return any(
        number.value == claim.value and earlier.span.end <= number.start < end
        for number in bones.numbers.values()
    )


def _is_of_some(claim: Claim) -> bool:
    """Whether a number is told to be a part, or of some applicants, in the words before it."""
    before = _CLAUSE.split(claim.passage.text[max(0, claim.span.start - _NEAR) : claim.span.start])[
        -1
    ]
    some = _OF_SOME if claim.quantity in OUTCOMES_AND_REASONS else _AMONG
    return some.search(before) is not None


def _ends_line(earlier: Claim, claim: Claim) -> bool:
    """Whether two claims of a field stand in different paragraphs."""
    return "\n" in claim.passage.text[earlier.span.end : claim.span.start]


def _in_full(claim: Claim) -> bool:
    """Whether the words before a number, in its clause, say that it is that of the year."""
    before = claim.passage.text[max(0, claim.span.start - _NEAR) : claim.span.start]
    return _OF_THE_YEAR.search(_CLAUSE.split(before)[-1] + claim.words) is not None


def _known(context: Context, quantity: Quantity) -> bool:
    values = [context.value_of(cells) for cells in quantity.accepts]
    return bool(values) and None not in values


def _where(earlier: Claim, claim: Claim) -> str:
    """How a message names the place of an earlier claim."""
    same = earlier.passage.section == claim.passage.section
    return "前面" if same else f"前面{earlier.passage.called}"


@dataclass(frozen=True, slots=True)
class _Size:
    """How many 领域 a list of some thing has, and how many items where that is told."""

    things: frozenset[str]
    kinds: int
    items: int | None
    passage: Passage
    start: int
    end: int


def _lists(context: Context) -> Iterator[Fault]:
    """Lists of one thing that have another size where they are told again."""
    told: list[_Size] = []
    for size in chain.from_iterable(context.each(_sizes, context.passages)):
        other = next((one for one in told if one.things & size.things), None)
        told.append(size)
        if other and _differ(other, size):
            words = size.passage.text[size.start : size.end]
            earlier = other.passage.text[other.start : other.end]
            yield Fault(
                f"{size.passage.called}写“{words}”，前面写的是“{earlier}”；"
                "说的是同一份清单，请核对后写成一样的。",
                Span(size.passage.field, size.start, size.end),
            )
            return


def _trainings(context: Context) -> Iterator[Fault]:
    """How often training was held in the year, where it is told again in the same words."""
    first: dict[str, tuple[int, str]] = {}
    for number, span, words, called in chain.from_iterable(
        context.each(_trained, context.passages)
    ):
        unit = words[-1]
        value, earlier = first.setdefault(unit, (number, words))
        if value != number:
            yield Fault(
                f"{called}写“{words}”，前面写的是“{earlier}”，两处差{abs(value - number)}{unit}；"
                "说的是同一个数，请核对后写成一样的。",
                span,
                expected=value,
                actual=number,
            )
            return


def _trained(_: Context, passage: Passage) -> Sequence[tuple[int, Span, str, str]]:
    bones = skeleton_of(passage)
    found = []
    for match in _TRAINED.finditer(bones.text):
        at = match.start("number")
        number = bones.numbers[at]
        if number.unit in ("次", "场", "期") and bones.clause(at).ours:
            start, end = bones.span(match.start(), match.end())
            span = Span(passage.field, start, end)
            found.append((int(number.value), span, passage.text[start:end], passage.called))
    return found


def _differ(one: _Size, other: _Size) -> bool:
    if one.things & other.things == {_SOME_AGAIN} and other.kinds < one.kinds:
        return False
    both = None not in (one.items, other.items)
    return one.kinds != other.kinds or (both and one.items != other.items)


def _sizes(_: Context, passage: Passage) -> Sequence[_Size]:
    return tuple(_sizes_in(passage, skeleton_of(passage)))


def _sizes_in(passage: Passage, bones: Skeleton) -> Iterator[_Size]:
    for match in _LIST.finditer(bones.text):
        clause = bones.clause(match.start())
        before = bones.text[clause.start : match.start()]
        kinds = bones.numbers[match.start("kinds")]
        things = frozenset(_things(f"{before}，{match['of']}，{match['thing'] or ''}"))
        if not clause.ours or not things or kinds.unit != "个" or _SOME.search(before):
            continue
        items = bones.numbers[match.start("items")] if match["items"] else None
        start, end = bones.span(*match.span())
        number = int(items.value) if items else None
        yield _Size(things, int(kinds.value), number, passage, start, end)


def _things(words: str) -> Iterator[str]:
    """What a list is of: 标准目录, 清单, 权责清单."""
    for match in _THING.finditer(words):
        whose = _PLAIN.sub("", match["whose"])
        yield match["what"] if len(whose) < _OWN else whose + match["what"]
