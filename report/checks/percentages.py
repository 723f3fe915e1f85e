"""A percentage agrees, within rounding, with the numbers it is of."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from nianbao.report.checks.claimed import claims_in
from nianbao.report.checks.context import Context
from nianbao.report.checks.growth import growth_places, wrong_growths
from nianbao.report.checks.points import wrong_points
from nianbao.report.checks.rounding import agrees, rounded
from nianbao.report.checks.rule import INFO, Fault, each_passage, rule
from nianbao.report.claims.claims import Passage, skeleton_of
from nianbao.report.claims.numerals import Number
from nianbao.report.claims.quantities import (
    ACCEPTED,
    ANSWERED,
    APPLICANTS,
    BROUGHT,
    DUE,
    OUTCOMES,
    RECEIVED,
    RESULTS,
    REVIEWS,
    SUITS,
)
from nianbao.report.claims.skeleton import COUNT, IN_BRACKETS, SHARE, Matter, Skeleton
from nianbao.report.claims.word_classes import spelled_out
from nianbao.report.claims.wording import CASES
from nianbao.report.finding import Span
from nianbao.report.text import late
from nianbao.report.words.sentences import HAN

_BEFORE, _FAR = 300, 1000
"""Characters in which the numbers of a percentage are looked for: in its sentence, and in all."""

_FILLED = r"(?:均为|均达|均|为|达到|达|了|率|约|是|[：:\s])*"
_FILL = f"{_FILLED}$"
_RATE = re.compile(spelled_out(f"<rate>{_FILL}"))
_PART_OF = re.compile("占(?P<whole>[^，。；：、（）()]{0,12})$")
_OF_TOLD = re.compile(
    f"占[^，。；：、（）(){COUNT}]{{0,12}}[（(]?(?P<number>{COUNT})[^，。；：、（）(){COUNT}]{{0,4}}[）)]?的$"
)
"""占全县312件的: the whole is told in front of its share."""
_OF_GOAL = (
    f"(?:占|完成了?|为|是|达到?)[^，。；：、（）(){COUNT}]{{0,8}}(?:任务|目标|计划|指标)(?:数|量|的)?"
    f"(?P<number>{COUNT})的$"
)
_PLAIN_RATE = (
    "(?:全年|本年|今年|度|总体|综合|政府|信息|公开|依|的|申请|情况|也|[，：\\s])*"
    f"(?:答复|办结|回复)率{_FILLED}"
)
"""A rate of all answers, told without a number: 依申请公开答复率为98%."""
_DIVIDED = f"[（(][^（()）]*{COUNT}[^（()）]*{COUNT}[^（()）]*[）)]"
"""What a number is divided into, in brackets: 公开类21件（全部公开16件、部分公开5件），占39.6%."""
_SO_MANY = (
    f"[，、](?:以上|上述|前)?(?P<many>{COUNT})(?:合计|共|一共)?占"
    f"[^，。；：、（）(){COUNT}]{{0,12}}$"
)
"""Before a share: it is of so many numbers together, 11件，部分公开6件，两项占."""
_SO_MANY_UNITS = ("项", "类", "种", "个", "大类")
_PAPERS = "公文|文件|属性|发文"
_PART_BEHIND = f"{SHARE}[，,（(]?(?:即|为|共|达|有|约)*(?P<part>{COUNT})"
_TOLD = 2
"""Pairs that a message counts out at most."""
_FEW = 3
"""Numbers in front of which one may be the part."""
_IN_BRACKETS = re.compile(f"{COUNT}[（(](?:占(?P<whole>[^，。；：、]{{0,8}}))?$")
_EACH = re.compile(f"分别(?:占|为)[^，。；、{SHARE}{COUNT}]{{0,10}}(?:{SHARE}[、和及，])*$")
_OF_WHAT = f"占([^，。；、{SHARE}{COUNT}]*)"
_MORE_SHARES = re.compile(f"(?:[、和及，]{SHARE})*")
_BEHIND = re.compile(f"{SHARE}[（(](?:共|计)?(?P<part>{COUNT})[）)]")
_PLAIN_WORDS = re.compile(
    "(?:总[数量体]?|全部|全年|本年|所有|比[例重]?|的|件|条|申请|公开|信息|主动|发布|办结|答复|收到|受理|新收|数量?"
    "|政府|政务|为|达到?|约|率|其|了|\\s)"
)
_PLAIN_WHOLE = re.compile(f"{_PLAIN_WORDS.pattern}*")
_OF_DONE, _OF_CAME = re.compile("办结|答复"), re.compile("收到|新收|申请|受理")
_OWN_RATE = re.compile(rf"(?<![满好优合])(?P<act>[{HAN}]{{2}})率{_FILL}")
_RATES_OF_DISPUTES = ("纠错", "纠正", "败诉", "胜诉", "维持")
_RATED_BEHIND = (
    rf"(?P<name>[{HAN}]{{2}})率{_FILLED}(?P<share>{SHARE})[（(](?P<first>[^（()）{COUNT}{SHARE}]*)(?P<one>{COUNT})"
    rf"(?P<words>[^（()）{COUNT}{SHARE}]*)(?P<other>{COUNT})[^（()）{COUNT}{SHARE}]*[）)]"
)
_SOME_OF_ACT = re.compile(
    r"(?:限期|立即|立行立|即知即|即查即|分期|按期|逾期|延期|部分|二次|再次|重新)$"
)
"""Before a verb: its number is of some only: 立行立改41个，限期整改7个，整改率100%."""
_OTHER_PART = re.compile(
    f"[，；、（(](?!其中|合计|共|总|比|两|三|约|平均|大?[约概]|分别|同|数量|比例)[{HAN}]{{3,10}}(?<!的)$"
)
"""A name of its own before 占: 图文9次，视频3次，图文解读占75%; 收回的 is the part just told."""
_IN_TIME = re.compile("[时期][^，。；]{0,4}率[^，。；]*$")
_ITEM = re.compile(f"{COUNT}、[^，。；{COUNT}]{{2,}}$")
_SAME_ACT = {
    "纠错": "(?:纠错|纠正|撤销)",
    "网办": "(?:网办|网[上络]办[理结])",
    "回收": "(?:回收|收回)",
    "办复": "(?:办复|答复)",
    **dict.fromkeys(("到课", "到会", "参训", "出勤", "参会"), "实到"),
}
"""Acts that a rate names in other words than its sentence."""

_RESULT_SHARE = (
    rf"(?<![^，。；、：（\n])(?:其中)?(?P<name>{'|'.join(OUTCOMES)})(?:的)?(?:申请)?"
    r"(?:率|占比|比例|占(?:办结|答复|申请|新收)?(?:总数|总量|总)?的?)(?:为|达到?|约)?$"
)
"""予以公开占36.1%: a share of a result whose number only the table tells."""

_TOGETHER = (
    rf"{COUNT}(?:[^，。；：、{COUNT}]{{0,4}}[、和及][^，。；：、{COUNT}]{{0,12}}{COUNT})+"
    rf"[，、]?[^，。；：、{COUNT}]{{0,6}}$"
)
"""Numbers of which a share behind them may be together: 分别为128条、46条、59条，占33%."""

Pair = tuple[int, int]


@rule(
    "X11",
    INFO,
    source="已公布的年报里见过的差错",
    help=("审核的人会按同一句里的数重算百分比，四舍五入的差别不算。数改了，百分比要跟着重算。"),
)
@each_passage
def check_shares(context: Context, passage: Passage) -> Iterator[Fault]:
    """X11 for every percentage whose two numbers are told."""
    bones = skeleton_of(passage)
    growths = growth_places(passage) if SHARE in bones.text else frozenset()
    for at, share in bones.numbers.items():
        if bones.text[at] == SHARE and share.start not in growths:
            pairs = _pairs(context, passage, bones, at)
            if pairs and not any(agrees(passage, share, *pair) for pair in pairs):
                yield _fault(passage, share, pairs)
    if growths:
        yield from wrong_growths(passage)
    yield from wrong_points(passage, bones)


def _pairs(context: Context, passage: Passage, bones: Skeleton, at: int) -> list[Pair]:
    """The numbers a percentage may be of: part and whole; none where that can't be told."""
    sentence = bones.clause(at).sentence
    start = max(bones.sentences[sentence][0], at - _BEFORE)
    before = bones.text[start:at]
    if _RATE.search(before) and bones.matter(at) is not Matter.ELSE:
        return _rates(context, passage, bones, at)
    alone = late(_RESULT_SHARE).search(before)
    if alone and bones.matter(at) is Matter.REQUESTS and not late(_PAPERS).search(before):
        return _of_result(context, alone["name"])
    rated = late(_RATED_BEHIND).search(bones.text, start, at + _BEFORE)
    if rated and rated.start("share") == at:
        return _rated_behind(bones, rated)
    if own := _OWN_RATE.search(before):
        pairs = _share_of_act(bones, own["act"], start, before)
        if own["act"] in _RATES_OF_DISPUTES:
            return [*pairs, *_of_disputes(context, pairs)]
        return pairs
    if each := _EACH.search(before):
        return _each_share(bones, start, each, at)
    if goal := late(_OF_GOAL).search(before):
        return _of_goal(bones, start, goal)
    if told := _OF_TOLD.search(before):
        whole = bones.numbers[start + told.start("number")]
        ahead = _numbers_before(bones, start + told.start())[:_FEW]
        if behind := late(_PART_BEHIND).match(bones.text, at):
            ahead.append(bones.numbers[behind.start("part")])
        return [(int(one.value), int(whole.value)) for one in ahead if 0 < one.value <= whole.value]
    if together := late(_SO_MANY).search(before):
        return _of_so_many(context, bones, (start, at), together)
    return _of_part(context, passage, bones, (start, at))


def _of_part(
    context: Context, passage: Passage, bones: Skeleton, where: tuple[int, int]
) -> list[Pair]:
    """The number that a share is told of, with each that may be its whole: 25件，占33%."""
    start, at = where
    before, sentence = bones.text[start:at], bones.clause(at).sentence
    part_of = _PART_OF.search(before) or _IN_BRACKETS.search(before)
    plain = late(_DIVIDED).sub(lambda match: " " * len(match[0]), before)
    numbers = [start + place for place, mark in enumerate(plain) if mark == COUNT]
    behind = _BEHIND.match(bones.text, at)
    if behind:
        numbers.append(behind.start("part"))
    if not part_of or not numbers:
        return []
    part = bones.numbers[numbers[-1]]
    if part.value <= 0 or part.value != int(part.value):
        return []
    between = IN_BRACKETS.sub("", before[numbers[-1] - start + 1 : part_of.start()])
    if numbers[-1] < at and _OTHER_PART.search(between):
        return []
    words = part_of["whole"] or ""
    if not _PLAIN_WHOLE.fullmatch(words):
        named = _PLAIN_WORDS.sub("", words)
        wholes = [int(one.value) for one in _numbers_of(bones, named, numbers[-1]) if one.value > 0]
        return [(int(part.value), whole) for whole in dict.fromkeys(wholes)]
    pairs = _of_wholes(_numbers_before(bones, min(at, numbers[-1])), part)
    pairs += _of_several(bones, start, before[: part_of.start()]) if pairs else []
    known = _is_of_requests(context, passage, sentence, part)
    if not pairs and not known and not _OF_DONE.search(words) and not _OF_CAME.search(words):
        return []
    return [*pairs, *_of_parts(bones, numbers, part), *_of_table(context, bones, at, part)]


def _of_goal(bones: Skeleton, start: int, goal: re.Match[str]) -> list[Pair]:
    """What was done, which may be more than was to do: 公开180条，占年度任务150条的120%."""
    whole = bones.numbers[start + goal.start("number")]
    ahead = _numbers_before(bones, start + goal.start())[:_FEW]
    alike = [one for one in ahead if one.unit == whole.unit and one.value > 0]
    return [(int(one.value), int(whole.value)) for one in alike if whole.value > 0]


def _of_so_many(
    context: Context, bones: Skeleton, where: tuple[int, int], together: re.Match[str]
) -> list[Pair]:
    """The sum of the last numbers, as many as are told, with each that may be its whole."""
    start, at = where
    many = start + together.start("many")
    number = bones.numbers[many]
    parts = _numbers_before(bones, many)[: int(number.value)]
    if number.unit not in _SO_MANY_UNITS or len(parts) < number.value or number.value < 2:
        return []
    if len({one.unit for one in parts}) > 1:
        return []
    part = replace(parts[0], value=sum(int(one.value) for one in parts))
    pairs = _of_wholes(_numbers_before(bones, many), part)
    return [*pairs, *_of_table(context, bones, at, part)]


def _rated_behind(bones: Skeleton, rated: re.Match[str]) -> list[Pair]:
    """The two numbers in brackets behind a rate, the part by its name: 满意率92%（满意138份）."""
    one, other = (bones.numbers[rated.start(which)] for which in ("one", "other"))
    name = rated["name"]
    if rated["words"].rstrip("了的为共有").endswith(name):
        part, whole = other, one
    elif rated["first"].rstrip("了的为共有").endswith(name):
        part, whole = one, other
    else:
        return []
    fits = part.unit == whole.unit and 0 < part.value <= whole.value
    return [(int(part.value), int(whole.value))] if fits else []


def _of_disputes(context: Context, pairs: list[Pair]) -> Iterator[Pair]:
    """The part with what the tables tell of disputes, all of them or those decided."""
    pending = (RESULTS["复议", "尚未审结"], RESULTS["诉讼", "尚未审结"])
    for quantity, waiting in ((REVIEWS, pending[0]), (SUITS, pending[1])):
        whole, left = (context.value_of(one.accepts[0]) for one in (quantity, waiting))
        for part in {part for part, _ in pairs}:
            yield from ((part, one) for one in (whole, (whole or 0) - (left or 0)) if one)


def _of_result(context: Context, name: str) -> list[Pair]:
    """What the tables tell of a result: its number, of those answered or of those that came."""
    wholes = [context.value_of(cells) for cells in (*ANSWERED.accepts, *RECEIVED.accepts)]
    parts = [context.value_of(cells) for cells in OUTCOMES[name].accepts]
    return [(part, whole) for part in parts for whole in wholes if part and whole]


def _is_of_requests(context: Context, passage: Passage, sentence: int, part: Number) -> bool:
    """Whether a part is a class of applicants or an outcome, as many as the table has."""
    return any(
        claim.quantity in (*APPLICANTS, *OUTCOMES.values())
        and claim.span.start <= part.start < claim.span.end
        and claim.value in [context.value_of(cells) for cells in claim.quantity.accepts]
        for claim in claims_in(context, passage.field, sentence)
    )


def _each_share(bones: Skeleton, start: int, each: re.Match[str], at: int) -> list[Pair]:
    """A share of a list with the number of the same place in a list before: 分别占77%、23%."""
    of = late(_OF_WHAT).search(each[0])
    named = _PLAIN_WORDS.sub("", of[1]) if of else ""
    counted = rf"{re.escape(named)}[^，。；、{COUNT}]{{0,8}}{COUNT}"
    if named and not re.search(counted, bones.text[max(0, start - _BEFORE) : at]):
        return []
    behind = _MORE_SHARES.match(bones.text, at + 1)
    place = each[0].count(SHARE)
    number = place + 1 + (behind[0].count(SHARE) if behind else 0)
    first = start + each.start()
    parts = _places(bones, max(0, first - _BEFORE), first)[-number:]
    if len(parts) < number:
        return []
    part = bones.numbers[parts[place]]
    if part.value <= 0 or part.value != int(part.value):
        return []
    values = [bones.numbers[one] for one in parts]
    total = sum(int(one.value) for one in values if one.value == int(one.value))
    pairs = _of_wholes(_numbers_before(bones, parts[0]), part)
    return [*pairs, (int(part.value), total)] if pairs else []


def _of_table(context: Context, bones: Skeleton, at: int, part: Number) -> Iterator[Pair]:
    """The part with what the table tells of requests, where the words are about them."""
    if bones.matter(at) is Matter.REQUESTS and part.unit in CASES:
        for cells in (*ANSWERED.accepts, *RECEIVED.accepts):
            whole = context.value_of(cells)
            if whole and whole >= part.value:
                yield int(part.value), whole


def _of_parts(bones: Skeleton, places: list[int], part: Number) -> Iterator[Pair]:
    """The part with the sum of those that its sentence lists: 自然人10件，占77%；法人3件."""
    start, end = bones.sentences[bones.clause(places[-1]).sentence]
    start, end = max(start, places[-1] - _BEFORE), min(end, places[-1] + _BEFORE)
    places = _places(bones, start, end)
    if bones.text.count(SHARE, start, end) < len(places):
        return
    alike = [int(bones.numbers[at].value) for at in places if bones.numbers[at].unit == part.unit]
    for first in range(len(alike) - 1):
        if sum(alike[first:]) >= part.value:
            yield int(part.value), sum(alike[first:])


def _numbers_of(bones: Skeleton, words: str, at: int) -> Iterator[Number]:
    """The numbers before one that stand behind these words: 发放 in 占发放的90%."""
    if words:
        behind = re.compile(f"{re.escape(words)}[^，。；、{COUNT}{SHARE}]{{0,10}}({COUNT})")
        for match in behind.finditer(bones.text, max(0, at - _FAR), at):
            yield bones.numbers[match.start(1)]


def _of_wholes(before: list[Number], part: Number) -> list[Pair]:
    """The part with each number before it that may be its whole, the nearest first.

    A whole may be counted in another unit of cases (29例，其中25件), but alone that is no claim.
    """
    larger = [one for one in before if one.value >= part.value]
    alike = [int(one.value) for one in larger if one.unit in (part.unit, "")]
    cases = [int(one.value) for one in larger if {one.unit, part.unit} <= CASES]
    wholes = [*alike, *cases] if alike else []
    return [(int(part.value), whole) for whole in dict.fromkeys(wholes)]


def _of_several(bones: Skeleton, start: int, before: str) -> list[Pair]:
    """The sum of the numbers that are listed just before a share, with each that may be its whole.

    `before` is what stands before the share's words, from `start` on.
    """
    listed = late(_TOGETHER).search(before)
    if not listed:
        return []
    first = start + listed.start()
    parts = [bones.numbers[at] for at in _places(bones, first, start + listed.end())]
    if any(one.value != int(one.value) for one in parts):
        return []
    whole = replace(parts[-1], value=sum(int(one.value) for one in parts))
    return _of_wholes(_numbers_before(bones, first), whole)


def _numbers_before(bones: Skeleton, at: int) -> list[Number]:
    """The numbers of a passage before one, nearest first."""
    nearest = (bones.numbers[one] for one in reversed(_places(bones, max(0, at - _FAR), at)))
    return [number for number in nearest if number.value == int(number.value)]


def _places(bones: Skeleton, start: int, end: int) -> list[int]:
    """Where exact numbers stand in a stretch of a skeleton."""
    return [at for at in range(start, end) if bones.text[at] == COUNT]


def _share_of_act(bones: Skeleton, act: str, start: int, before: str) -> list[Pair]:
    """发放500份，回收476份，回收率: the number behind the same verb, of those before it.

    Nothing is told by a verb that counts one item of a list (视频解读2篇) or several things, nor by
    a rate of what was in time; what an earlier rate of the verb was of is left out.
    """
    said = _SAME_ACT.get(act, act)
    earlier = list(re.finditer(rf"(?:{said})率{_FILLED}{SHARE}", before))
    first = earlier[-1].end() if earlier else 0
    found = list(re.finditer(rf"{said}(?:了|共|的|问卷|样本|选票)?{COUNT}", before[first:]))
    if (
        len(found) != 1
        or _IN_TIME.search(before)
        or _ITEM.search(before[first:][: found[0].start()])
    ):
        return []
    done = found[0]
    if _SOME_OF_ACT.search(before[first : first + done.start()]):
        return []
    start, before = start + first, before[first:]
    part = bones.numbers[start + done.end() - 1]
    wholes = [
        bones.numbers[start + place]
        for place, mark in enumerate(before[: done.start()])
        if mark == COUNT
    ]
    alike = [int(n.value) for n in wholes if n.unit == part.unit and n.value >= part.value]
    return [(int(part.value), whole) for whole in reversed(alike) if part.value > 0]


def _rates_of_table(context: Context) -> list[Pair]:
    """What a rate of answers may be of, by the table, where no number stands beside it."""
    done = context.value_of(ANSWERED.accepts[0]) or 0
    wholes = [context.value_of(cells) or 0 for cells in RECEIVED.accepts]
    if done in wholes:
        wholes = [done]
    return [(done, whole) for whole in wholes if whole >= done > 0]


def _rates(context: Context, passage: Passage, bones: Skeleton, at: int) -> list[Pair]:
    sentence = bones.clause(at).sentence
    told = {c.quantity: c.value for c in claims_in(context, passage.field, sentence)}
    done, came = told.get(ANSWERED), told.get(RECEIVED, told.get(ACCEPTED))
    if done is None:
        first = bones.sentences[sentence][0]
        of_all = COUNT not in bones.text[first:at] and bones.matter(at) is Matter.REQUESTS
        alone = of_all and late(_PLAIN_RATE).fullmatch(bones.text, bones.clause(at).start, at)
        return _rates_of_table(context) if alone and bones.numbers[at].value != 100 else []
    wholes = [told[DUE]] if told.get(DUE) else []
    if came:
        wholes += [came, came + told.get(BROUGHT, 0)]
    if not wholes and done == context.value_of(ANSWERED.accepts[0]):
        wholes = [whole for cells in RECEIVED.accepts if (whole := context.value_of(cells))]
    return [(done, whole) for whole in wholes]


def _fault(passage: Passage, share: Number, pairs: list[Pair]) -> Fault:
    """One pair is told with the gap; of several no one can tell which is meant."""
    words = passage.text[share.start : share.end]
    told = Decimal(share.value)
    likely = sorted(set(pairs), key=lambda pair: abs(told - Decimal(100 * pair[0]) / pair[1]))
    likely = likely[:_TOLD]
    counted = "，".join(f"{part}÷{whole}是{rounded(part, whole)}%" for part, whole in likely)
    gap = told - Decimal(100 * likely[0][0]) / likely[0][1]
    off = f"{abs(gap):.1f}".removesuffix(".0")
    alone = f"文字{'多' if gap > 0 else '少'}{off}个百分点"
    end = f"都不是{words}" if len(likely) > 1 else alone
    return Fault(
        f"{passage.called}写“{words}”，按前面的数{counted}，{end}；请核对百分比和这两个数。",
        Span(passage.field, share.start, share.end),
    )
