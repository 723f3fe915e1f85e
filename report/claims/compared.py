"""What a sentence says against another year: 较上年的55件增加12件，增长21.8%.

Which number is meant by this year's can't always be told, so all that may be are given, the
nearest first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from nianbao.report.claims.claims import Passage, skeleton_of
from nianbao.report.claims.numerals import PERCENT, Number
from nianbao.report.claims.skeleton import COUNT, ROUGH, SHARE, Skeleton

_RISES = "增加|增长|上升|提高|提升|净增|扩大|增幅|涨幅|增|多"
_FALLS = "减少|下降|下跌|降低|回落|降幅|减幅|减|降|少"
_CHANGE = (
    rf"(?:同比|总体|数量|共|有所|也|均|分别)*(?:(?P<{{0}}up>{_RISES})|(?P<{{0}}down>{_FALLS}))"
    rf"(?:了|率|幅度|数|量|约|为|达|是|：)*(?P<{{0}}by>[{COUNT}{SHARE}])"
)
_LAST = "上一?年|去年|往年|前年"
_OLD = (
    r"(?:同期|全年|度|的|为|是|共|有|仅|收到|受理|办理|发布|公开|信息|申请|数量|总量|总数|\s)*"
    rf"[（(]?(?P<old>{COUNT})[）)]?"
)
_SAID = re.compile(
    rf"(?:同比|(?P<against>[比较同与和](?:于)?[^，。；、{COUNT}{SHARE}]{{0,6}}?|[，；（(]\s*)(?P<last>{_LAST})\s*"
    rf"(?:{_OLD}|度|同期|全年|相比|的|\s)*(?:相比|相较|对比|比)?)[，、]?"
    rf"(?:{_CHANGE.format('a')}(?:[，、（(](?:同比|相当于)?{_CHANGE.format('b')})?)?"
)
_TWO_YEARS = re.compile(
    rf"(?P<last>{_LAST})\s*[^，。；{COUNT}]{{0,16}}(?P<old>{COUNT})[^，。；{COUNT}]{{0,4}}[，；]"
    rf"\s*(?:本年|今年)[^，。；{COUNT}]{{0,16}}(?P<new>{COUNT})[^，。；{COUNT}]{{0,4}}[，；]"
    rf"{_CHANGE.format('a')}(?:[，、（(](?:同比)?{_CHANGE.format('b')})?"
)
_FROM_TO = re.compile(
    rf"[由从](?P<last>{_LAST})\s*度?(?:的)?\s*(?P<old>{COUNT})[^，。；{COUNT}]{{0,4}}"
    rf"(?:{_RISES}|{_FALLS})(?:到|至|为)(?P<new>{COUNT})[^，。；{COUNT}]{{0,4}}[，；（(]"
    rf"{_CHANGE.format('a')}(?:[，、（(](?:同比)?{_CHANGE.format('b')})?"
)
_EACH = re.compile("分别|各")
_OPEN = re.compile("[（(][^（()）]*[）)]")
_NOT_WHOLE_YEAR = re.compile("季度|[上下]半年|(?<!\\d)\\d{1,2}\\s*月|环比")
_FAR = 300
"""Characters in which the numbers of a comparison are looked for."""
_FEW = 3
"""How many numbers before it a comparison may be of."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """That this year's number, one of `new`, is last year's `old` and `more` than that.

    `percent` is the change in per cent, below zero where it fell; None stands for what is not
    told. `of_last_year` is False for a year before that. The words are those from `start` to
    `end` of the passage; `sign` is -1 for a fall.
    """

    new: tuple[Number, ...]
    old: Number | None
    more: int | None
    percent: Number | None
    sign: int
    of_last_year: bool
    start: int
    end: int
    sentence: int


@lru_cache(maxsize=64)
def read_comparisons(passage: Passage) -> tuple[Comparison, ...]:
    """What a passage compares with another year, in reading order."""
    bones = skeleton_of(passage)
    found = [*_two_years(bones), *_said(bones)]
    taken: set[int] = set()
    kept = []
    for one in found:
        if one.end not in taken:
            taken.add(one.end)
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _said(bones: Skeleton) -> Iterator[Comparison]:
    for match in _SAID.finditer(bones.text):
        if not (match["old"] or match["aby"]) or _EACH.search(match[0]):
            continue
        if match["against"] and match["against"][0] in "，；（(" and not match["old"]:
            continue
        clause = bones.clause(match.start())
        start = max(bones.sentences[clause.sentence][0], match.start() - _FAR)
        before = bones.text[start : match.start()]
        if _NOT_WHOLE_YEAR.search(bones.text, max(clause.start, start), match.start()):
            continue
        if not before.strip() and clause.sentence:
            start, end = bones.sentences[clause.sentence - 1]
            start = max(start, end - _FAR)
            before = bones.text[start:end]
        yield _made(bones, match, _numbers_before(bones, start, before))


def _two_years(bones: Skeleton) -> Iterator[Comparison]:
    for pattern in (_TWO_YEARS, _FROM_TO):
        for match in pattern.finditer(bones.text):
            yield _made(bones, match, (bones.numbers[match.start("new")],))


def _numbers_before(bones: Skeleton, start: int, before: str) -> tuple[Number, ...]:
    """The nearest exact numbers before a comparison, those in brackets and of others left out."""
    plain = _OPEN.sub(lambda match: " " * len(match[0]), before)
    if ROUGH in plain[-20:] and COUNT not in plain[plain.rfind(ROUGH) :]:
        return ()
    places = [start + at for at, mark in enumerate(plain) if mark == COUNT]
    ours = [at for at in places if bones.clause(at).ours]
    return tuple(bones.numbers[at] for at in reversed(ours[-_FEW:]))


def _made(bones: Skeleton, match: re.Match[str], new: tuple[Number, ...]) -> Comparison:
    old = bones.numbers[match.start("old")] if match["old"] else None
    more = percent = None
    sign = 1
    for which in "ab":
        if not match[f"{which}by"]:
            continue
        sign = -1 if match[f"{which}down"] else 1
        number = bones.numbers[match.start(f"{which}by")]
        if number.unit == PERCENT:
            percent = number
        elif number.value == int(number.value):
            more = sign * int(number.value)
    unit = old.unit if old else _unit_of_more(bones, match)
    alike = tuple(
        one
        for one in new
        if (not unit or one.unit == unit) and Decimal(one.value) == int(one.value)
    )
    begin, end = bones.span(match.start(), match.end())
    last = (match["last"] if "last" in match.re.groupindex else None) or "上年"
    clause = bones.clause(match.start())
    whole = last not in ("往年", "前年")
    return Comparison(alike, old, more, percent, sign, whole, begin, end, clause.sentence)


def _unit_of_more(bones: Skeleton, match: re.Match[str]) -> str:
    for which in "ab":
        if match[f"{which}by"] == COUNT:
            return bones.numbers[match.start(f"{which}by")].unit
    return ""
