"""X09 for what is left: of 问题36个，解决33个，其余2个 one is not told, or counted wrongly.

What the rest is of can't always be told, so it is wrong only where it is the rest of nothing that
its sentence counts.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, combinations_with_replacement

from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Passage
from nianbao.report.claims.skeleton import COUNT, ROUGH, Matter, Skeleton
from nianbao.report.finding import Span
from nianbao.report.text import late

_REST = f"(?:其余|剩余|余下|剩下)(?:的|尚有|还有|仍有|尚余|为|有)?(?P<rest>{COUNT})"
_MARKS = ("其余", "剩余", "余下", "剩下")
_OPEN = "等(?!级|待|候)|约(?!谈)|较|比|增[加长幅多]|减[少幅]|同比|上年|去年|往年|主要|占"
_THINGS = "村|社区|小区|部门|单位|乡镇|镇|街道|站所|机构|栏目|项目|网点|科室|账号|平台"
_MOST = 6
"""Numbers of a sentence before its rest; of more nobody knows what is of what."""


def wrong_remainders(passage: Passage, bones: Skeleton, told: Collection[int]) -> Iterator[Fault]:
    """Every rest that is the rest of none of the numbers that its sentence tells before it.

    Sentences that are `told` of have another fault in them; outcomes of requests are told by rules
    of their own.
    """
    if not any(mark in bones.text for mark in _MARKS):
        return
    for match in late(_REST).finditer(bones.text):
        at = match.start("rest")
        clause, rest = bones.clause(at), bones.numbers[at]
        start = bones.sentences[clause.sentence][0]
        before = bones.text[start : match.start()]
        if clause.sentence in told or bones.matter(at) is Matter.REQUESTS:
            continue
        if ROUGH in before or late(_OPEN).search(before):
            continue
        places = [start + one for one, mark in enumerate(before) if mark == COUNT]
        numbers = [bones.numbers[one] for one in places]
        if not 2 <= len(numbers) <= _MOST or any(one.unit != rest.unit for one in numbers):
            continue
        if any(not isinstance(one.value, int) for one in (*numbers, rest)):
            continue
        if not all(bones.clause(one).ours for one in places):
            continue
        if len({_thing(bones, one) for one in (*places, at)}) > 1:
            continue
        values = [int(one.value) for one in numbers]
        earlier = {bones.numbers[one].value for one in bones.numbers if one < start}
        whole = any(sum(values[one:]) + rest.value in earlier for one in range(len(values)))
        if not whole and not _is_rest(int(rest.value), values) and values[0] > values[-1]:
            before_it = "、".join(f"{value}{rest.unit}" for value in values)
            words = passage.text[slice(*bones.span(match.start(), match.end()))]
            yield Fault(
                f"{passage.called}写“{words}”，前面写的是{before_it}，怎么减都不是{rest.value}"
                f"{rest.unit}；请核对这几个数。",
                Span(passage.field, rest.start, rest.end),
                expected=values[0] - sum(values[1:]),
                actual=int(rest.value),
            )


def _thing(bones: Skeleton, at: int) -> str:
    """What stands behind a number that counts it, where it is a place or an office: 6个村."""
    found = late(_THINGS).match(bones.text, at + 1)
    return found[0] if found else ""


def _is_rest(rest: int, values: Sequence[int]) -> bool:
    """Whether a rest is what is left of one number, or of the first few together."""
    places = range(len(values) + 1)
    return any(
        sum(values[first:end]) - sum(values[done:last]) == rest
        for first, end in combinations(places, 2)
        for done, last in combinations_with_replacement(places[end:], 2)
    )
