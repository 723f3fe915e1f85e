"""What a sentence says against another year: 较上年的55件增加12件，增长21.8%.

Which number is meant by this year's can't always be told, so all that may be are given, the
nearest first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from nianbao.report.claims.claims import Passage, skeleton_of
from nianbao.report.claims.numerals import PERCENT, Number, read_chinese
from nianbao.report.claims.skeleton import COUNT, IN_BRACKETS, ROUGH, SHARE, Skeleton
from nianbao.report.text import late

_RISES = (
    "增加|增长|上升|提高|提升|净增|扩大|增幅|涨幅|升幅|增|多(?:出|办理?|办结|收到?|受理|答复|作出)?"
)
_FALLS = "减少|下降|下跌|降低|回落|降幅|减幅|减|降|少(?:出|办理?|办结|收到?|受理|答复|作出)?"
_ABOUT = {
    **{f"{numeral}成": 10 * place for place, numeral in enumerate("一二三四五六七八九", start=1)},
    **{f"{place}成": 10 * place for place in range(1, 10)},
    "三分之一": 33,
    "四分之一": 25,
    "五分之一": 20,
    "一半": 50,
}
"""Shares that are told by the tenth or as a fraction, in per cent."""
_TIMES = "\\d+(?:\\.\\d+)?|[一两二三四五六七八九十]"
_CHANGE = (
    rf"(?:同比|总体|数量|共|有所|也|均|分别)*(?:(?P<{{0}}up>{_RISES})|(?P<{{0}}down>{_FALLS}))"
    rf"(?:了|率|幅度|数|量|约|为|达|是|：|\s|(?:政府信息公开|信息公开)?申请)*"
    rf"(?:(?P<{{0}}by>[{COUNT}{SHARE}])|(?P<{{0}}about>{'|'.join(_ABOUT)})(?![多以左])"
    rf"|(?P<{{0}}times>{_TIMES})倍(?![多以左]))"
)
_LAST = "上一?年|去年|往年|前年|年初"
_OLD = (
    r"(?:同期|全年|度|的|为|是|共|有|仅|收到|受理|办理|发布|公开|信息|申请|数量|总量|总数|\s)*"
    rf"[（(]?(?P<old>{COUNT})[）)]?"
)
_SAID = re.compile(
    rf"(?:同比(?!{_LAST})|(?P<against>[比较同与和](?:于)?[^，。；、{COUNT}{SHARE}]{{0,6}}?|[，；（(]\s*)(?P<last>{_LAST})\s*"
    rf"(?:{_OLD}|度|末|底|同期|全年|相比|的|\s)*(?:相比|相较|对比|比)?)[，、]?"
    rf"(?:{_CHANGE.format('a')}(?:[，、（(](?:同比|相当于)?{_CHANGE.format('b')})?)?"
    rf"(?:[（(](?:{_LAST})\s*度?(?:同期)?(?:全年|发布|公开|收到|共|为|是)*(?P<older>{COUNT})[）)])?"
)
_CHANGE_FIRST = (
    rf"(?:同比|[比较](?P<last>{_LAST})\s*度?(?:同期)?(?:相比)?){_CHANGE.format('a')}[，、（(](?:即)?[由从](?:{_LAST})?\s*度?(?:的)?"
    rf"(?P<old>{COUNT})[^，。；、{COUNT}]{{0,4}}(?:{_RISES}|{_FALLS}|升|扩)(?:到|至|为)(?:了|本年|今年|度|的|\s)*(?P<new>{COUNT})"
)
"""较上年下降8%，由5万次降至4.6万次: the change before its two numbers."""
_SAME = re.compile(
    rf"[比较同与和跟](?P<last>{_LAST})\s*(?:度|同期|全年|相比|的|数量|件数|数|，|\s)*"
    "(?:保持|完全)?(?:持平|一样|一致|相同|相等|没有变化|无变化)"
)
_IS_TIMES = re.compile(
    rf"(?<![约近])(?:是|为|达到?|相当于|[，、])(?P<last>{_LAST})\s*(?:(?:同期|全年|度|总数|数量|的|\s)*"
    rf"[（(]?(?P<old>{COUNT})[）)]?)?(?:同期|全年|度|总数|数量|\s)*的(?P<times>{_TIMES})倍(?![多以左])"
)
_DOUBLED = re.compile(
    rf"(?:同比|[比较](?:于)?(?P<last>{_LAST})\s*(?:{_OLD}|度|同期|全年|相比|的|\s)*)(?:增加|增长)?"
    rf"(?:接近|近|约)?翻(?:了)?(?P<twice>一番|两番|番|倍)(?:[（(](?:{_LAST})\s*度?(?:同期)?(?:为|是|共)*(?P<older>{COUNT})[）)])?"
)
_OF_SUBJECT = (
    rf"[比较与同和](?P<last>{_LAST})\s*度?(?:同期)?(?:相比|相较|比)?[，、]?"
    rf"(?P<subject>(?:我[镇乡]|全[镇乡]|本年|今年|共)?[^，。；、{COUNT}{SHARE}{ROUGH}]{{2,12}}?){_CHANGE.format('a')}"
)
"""与上年相比，新收申请增加15件: what is compared stands behind the year."""
_TWO_YEARS = re.compile(
    rf"(?P<last>{_LAST})\s*[^，。；{COUNT}]{{0,16}}(?P<old>{COUNT})[^，。；、{COUNT}]{{0,4}}[，；、]"
    rf"\s*(?:本年|今年)[^，。；{COUNT}]{{0,16}}(?P<new>{COUNT})[^，。；{COUNT}]{{0,4}}[，；]"
    rf"{_CHANGE.format('a')}(?:[，、（(](?:同比)?{_CHANGE.format('b')})?"
)
_THIS_FIRST = (
    rf"(?:本年|今年)[^，。；{COUNT}]{{0,16}}(?P<new>{COUNT})[，；]\s*(?P<last>{_LAST})"
    rf"\s*[^，。；{COUNT}]{{0,16}}(?P<old>{COUNT})[，；]"
    rf"{_CHANGE.format('a')}(?:[，、（(](?:同比)?{_CHANGE.format('b')})?"
)
_FROM_TO = re.compile(
    rf"[由从](?:(?P<last>{_LAST})\s*度?(?:的)?\s*)?(?P<old>{COUNT})[^，。；、{COUNT}]{{0,4}}"
    rf"(?:{_RISES}|{_FALLS}|升|精简|压减|缩减|压缩|调整|扩)(?:到|至|为)(?:了|本年|今年|度|的|\s)*(?P<new>{COUNT})"
    rf"(?:[^，。；{COUNT}]{{0,4}}[，；（(]{_CHANGE.format('a')}"
    rf"(?:[，、（(](?:同比)?{_CHANGE.format('b')})?)?"
)
_BEFORE = ("上年", "上一年", "去年", "往年", "前年", "年初")
_OLDER = ("往年", "前年", "年初")
_EACH = re.compile("分别|各")
_SET_BESIDE = f"[（(](?P<new>{COUNT})[）)]$"
"""办结量（112件）比上年: what is compared stands in brackets just before."""
_BESIDE = "[、和][^，。；]{0,12}$"
_NOT_WHOLE_YEAR = re.compile("季度|[上下]半年|(?<!\\d)\\d{1,2}\\s*月|环比")
_FAR = 300
"""Characters in which the numbers of a comparison are looked for."""
_OF_WHOLE = (
    r"(?:今年|本年|全年)\s*度?(?:的|信息|主动|政府|政务)*公开(?:的|信息|政府)*(?:数量?|总[数量]|量)"
)
"""What a sentence compares whose number the one before it has told: 今年公开量比去年多12条."""
_LIST_OF = r"\s*(?:其中|内有|包括)"
_LIST_IN = rf"其中|内有|包括|包含|分别|分为|(?<={COUNT})[：:，]?(?=按|主要)|(?<={COUNT})[：:]"
_FEW = 3
"""How many numbers before it a comparison may be of."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """That this year's number, one of `new`, is last year's `old` and `more` than that.

    `percent` is the change in per cent, below zero where it fell, `about` the same where it is told
    by the tenth; `times` is how often this year's holds last year's, `same` tells that both are
    alike. None stands for what is not told. `of_last_year` is False for a year before that. The
    words are those from `start` to `end` of the passage; `before` are those of its clause in front,
    and `gap` those between the nearest number and them. `sign` is -1 for a fall.
    """

    new: tuple[Number, ...]
    old: Number | None
    more: int | None
    percent: Number | None
    about: int | None
    times: Decimal | None
    same: bool
    sign: int
    of_last_year: bool
    start: int
    end: int
    sentence: int
    before: str
    gap: str


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
    ways = [_SAME, _IS_TIMES, _DOUBLED, _SAID]
    if _names_a_year_before(bones):
        ways.append(late(_OF_SUBJECT))
    for pattern in ways:
        for match in pattern.finditer(bones.text):
            if pattern is _SAID and not _compares(match):
                continue
            if match.groupdict().get("old") and bones.text[match.end() : match.end() + 1] == COUNT:
                continue  # 较上年的四件、一件均有所上升: one number for each of several
            clause = bones.clause(match.start())
            start = max(bones.sentences[clause.sentence][0], match.start() - _FAR)
            before = bones.text[start : match.start()]
            if "subject" in match.re.groupindex:
                yield _made(bones, match, ())
                continue
            if _NOT_WHOLE_YEAR.search(bones.text, max(clause.start, start), match.start()):
                continue
            of_whole = late(_OF_WHOLE).fullmatch(before.strip()) is not None
            begins = (of_whole or not before.strip()) and clause.sentence > 0
            if begins:
                start, end = _sentence_before(bones, clause.sentence)
                start = max(start, end - _FAR)
                before = bones.text[start:end]
            if of_whole and "公开" not in before:
                continue
            numbers = _numbers_before(bones, start, before, whole_first=begins)
            yield _made(bones, match, numbers)


def _names_a_year_before(bones: Skeleton) -> bool:
    """Whether a year before the report's is named: other texts need no pattern for it."""
    return any(word in bones.text for word in _BEFORE)


def _compares(match: re.Match[str]) -> bool:
    """Whether words tell how much more, or how many there were."""
    told = match["aby"] or match["aabout"] or match["atimes"]
    if not (match["old"] or told) or _EACH.search(match[0]):
        return False
    return not (match["against"] and match["against"][0] in "，；（(" and not match["old"])


def _two_years(bones: Skeleton) -> Iterator[Comparison]:
    ways = [_TWO_YEARS, _FROM_TO]
    if f"{SHARE}，由" in bones.text or f"{SHARE}，从" in bones.text:
        ways.insert(0, late(_CHANGE_FIRST))
    if _names_a_year_before(bones) and bones.text.count(COUNT) > _FEW - 1:
        ways.insert(1, late(_THIS_FIRST))
    for pattern in ways:
        for match in pattern.finditer(bones.text):
            yield _made(bones, match, (bones.numbers[match.start("new")],))


def _numbers_before(
    bones: Skeleton, start: int, before: str, *, whole_first: bool = False
) -> tuple[Number, ...]:
    """The nearest exact numbers before a comparison, those in brackets and of others left out.

    `whole_first` puts what a list divides before its parts.
    """
    if own := late(_SET_BESIDE).search(before):
        return (bones.numbers[start + own.start("new")],)
    plain = IN_BRACKETS.sub(lambda match: " " * len(match[0]), before)
    if ROUGH in plain[-20:] and COUNT not in plain[plain.rfind(ROUGH) :]:
        return ()
    places = [start + at for at, mark in enumerate(plain) if mark == COUNT]
    ours = [at for at in places if bones.clause(at).ours]
    nearest = tuple(bones.numbers[at] for at in reversed(ours[-_FEW:]))
    listed, whole = _listed(bones, ours[-_FEW:]), [*_whole(bones, start, before)]
    whole += _first_told(bones, start) if nearest else ()
    if whole_first and ours:
        whole.append(bones.numbers[ours[0]])
    found = (*whole, *nearest, *listed) if whole_first else (*nearest, *listed, *whole)
    return tuple(dict.fromkeys(found))


def _sentence_before(bones: Skeleton, sentence: int) -> tuple[int, int]:
    """Where the sentence before one stands, with the one whose list it is: …276条。其中…."""
    start, end = bones.sentences[sentence - 1]
    if sentence > 1 and late(_LIST_OF).match(bones.text, start) and bones.text[start - 1] != "\n":
        start = bones.sentences[sentence - 2][0]
    return start, end


def _first_told(bones: Skeleton, start: int) -> Iterator[Number]:
    """The first number of a paragraph, which what is told behind it may explain."""
    at = bones.text.find(COUNT, bones.text.rfind("\n", 0, start) + 1, start)
    if at >= 0 and bones.clause(at).ours:
        yield bones.numbers[at]


def _whole(bones: Skeleton, start: int, before: str) -> Iterator[Number]:
    """The number before the first list of some words: what it divides may be compared."""
    listed = late(_LIST_IN).search(before)
    at = before.rfind(COUNT, 0, listed.start()) if listed else -1
    if at >= 0 and bones.clause(start + at).ours:
        yield bones.numbers[start + at]


def _listed(bones: Skeleton, places: list[int]) -> Iterator[Number]:
    """The sum of the last numbers where they stand side by side: 养老16条、托幼9条，比上年多5条."""
    numbers = [bones.numbers[at] for at in places]
    sum_ = numbers[-1].value if numbers else 0
    for place in range(len(places) - 2, -1, -1):
        between = bones.text[places[place] + 1 : places[place + 1]]
        if not late(_BESIDE).match(between) or numbers[place].unit != numbers[-1].unit:
            return
        sum_ += numbers[place].value
        yield replace(numbers[-1], value=sum_)


def _made(bones: Skeleton, match: re.Match[str], new: tuple[Number, ...]) -> Comparison:
    told = match.groupdict()
    which = "old" if told.get("old") else "older"
    old = bones.numbers[match.start(which)] if told.get(which) else None
    more = percent = about = times = None
    sign = 1
    for which in "ab":
        sign = -1 if told.get(f"{which}down") else sign
        if told.get(f"{which}by"):
            number = bones.numbers[match.start(f"{which}by")]
            if number.unit == PERCENT:
                percent = number
            elif number.value == int(number.value):
                more = sign * int(number.value)
        if tenth := told.get(f"{which}about"):
            about = sign * _ABOUT[tenth]
        if (grown := told.get(f"{which}times")) and sign > 0:
            times = _multiple(grown) + 1
    if said := told.get("times"):
        times = _multiple(said)
    if twice := told.get("twice"):
        times = Decimal(4 if twice == "两番" else 2)
    unit = old.unit if old else _unit_of_more(bones, match)
    alike = tuple(
        one
        for one in new
        if (not unit or one.unit == unit) and Decimal(one.value) == int(one.value)
    )
    begin, end = bones.span(match.start(), match.end())
    clause, last = bones.clause(match.start()), told.get("last")
    return Comparison(
        alike,
        old,
        more,
        percent,
        about,
        times,
        match.re is _SAME,
        sign,
        last not in _OLDER and (last is not None or match.re is not _FROM_TO),
        begin,
        end,
        clause.sentence,
        told.get("subject") or _words_before(bones, match.start()),
        _gap(bones, match.start()),
    )


def _words_before(bones: Skeleton, at: int) -> str:
    """The words of a clause in front of a comparison, a number in brackets between left out."""
    before = bones.text[max(0, at - _FAR) : at]
    beside = late(_SET_BESIDE).search(before)
    end = at - (len(beside[0]) if beside else 0)
    return bones.text[bones.clause(max(0, end - 1) if beside else at).start : end]


def _gap(bones: Skeleton, at: int) -> str:
    """The words between a comparison and the nearest number before it, brackets left out."""
    before = bones.text[max(0, at - _FAR) : at]
    return IN_BRACKETS.sub("", before).rpartition(COUNT)[2]


def _multiple(words: str) -> Decimal:
    return Decimal(words) if words[0].isdigit() else Decimal(read_chinese(words) or 0)


def _unit_of_more(bones: Skeleton, match: re.Match[str]) -> str:
    for which in "ab":
        if match.groupdict().get(f"{which}by") == COUNT:
            return bones.numbers[match.start(f"{which}by")].unit
    return ""
