"""Section five as a list: how many problems it names one by one, and how many improvements.

Also X09 for points that are announced and then numbered: 三个方面的不足：一是…；二是….

Only a list that tells for certain is counted: numbered problems, none of which says what is done
about it, and behind them, under words of their own, what is done.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Passage
from nianbao.report.claims.numerals import read_chinese
from nianbao.report.finding import Span
from nianbao.report.text import late

_NUMBERED = re.compile(
    r"(?:(?<=[\n。；：:，])|^)\s*(?:(?P<shi>[一二三四五六七八九十]{1,2})是"
    r"|第(?P<di>[一二三四五六七八九十]{1,2})[，、,]"
    r"|[（(](?P<han>[一二三四五六七八九十]{1,2})[）)]|(?P<dun>[一二三四五六七八九十]{1,2})、"
    r"|[（(](?P<bracket>\d{1,2})[）)]|(?P<digit>\d{1,2})[.．、](?!\d))"
)
"""The numbers of a list, by how they are made."""
_TURNS = re.compile(
    r"改进(?:情况|措施|方向|工作|办法|意见)?|整改(?:情况|措施|工作)?|下一步|下步|今后|针对(?:以上|上述|这些|存在)|为此|对此"
)
"""Where a list of problems ends and what is done about them begins."""
_HEAD = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]?)?\s*(?:主要|具体|我镇|我乡|我街道|本镇)?"
)
"""What may stand before such words at the head of a sentence."""
_ANNOUNCED = (
    r"(?<![第十百\d一二三四五六七八九])(?P<words>(?:(?P<number>[二两三四五六七八九])|(?P<digit>[2-9]))个?(?:大|主要)?(?:方面|问题|不足|短板|困难|点)(?:的|主要|突出)*"
    r"(?:问题|不足|短板|困难|措施|工作|举措|薄弱环节|改进)?(?:[和与、]不足|[和与、]问题)?)[：:，。]\s*(?=一是)"
)
_COUNTED_BEHIND = (
    r"(?P<words>(?:问题|不足|短板|困难)(?:主要|还|突出|的)*有(?:以下|如下)?"
    r"(?:(?P<number>[二两三四五六七八九])|(?P<digit>[2-9]))(?:个方面|方面|个|点|条|项))"
    r"[：:，。]\s*(?=一是)"
)
"""存在的问题有两个：一是…."""
_POINT = r"(?:^|[^\u4e00-\u9fff])(?P<at>[一二三四五六七八九])是"
_ONE_MORE = "此外|另外|同时|最后|还[有存需将]|再[者次]|其[四五六]|以及"
"""A point that is told without a number may be the one that lacks."""
_FAR = 2000
"""Characters behind an announcement in which it may stand."""


class _Item(NamedTuple):
    make: str
    number: int
    start: int
    end: int


def problems_and_improvements(text: str) -> tuple[int, int] | None:
    """How many problems and improvements section five lists; None where that is not certain."""
    turn = _turn(text)
    if turn is None:
        return None
    problems, measures = _run(text[:turn]), text[turn:]
    if len(problems) < 2 or any(_is_answered(text[one.start : one.end]) for one in problems):
        return None
    listed = _run(measures)
    if listed:
        return len(problems), len(listed)
    return len(problems), len(_clauses(measures))


def wrong_announcements(passage: Passage) -> Iterator[Fault]:
    """Every number of points that is not how many are numbered behind it."""
    text = passage.text
    if "一是" not in text:
        return
    ways = (late(one).finditer(text) for one in (_ANNOUNCED, _COUNTED_BEHIND))
    for match in chain.from_iterable(ways):
        said, listed = _value(match["digit"] or match["number"]), 0
        for found in late(_POINT).finditer(text, match.end() - 1):
            if _value(found["at"]) != listed + 1:
                break
            listed += 1
        rest = text[match.end() : match.end() + _FAR]
        if listed < 2 or said == listed or (listed < said and late(_ONE_MORE).search(rest)):
            continue
        words = match["words"]
        yield Fault(
            f"{passage.called}写“{words}”，后面用“一是、二是”列出的是{listed}项；请核对项数。",
            Span(passage.field, *match.span("words")),
            expected=listed,
            actual=said,
        )


def _turn(text: str) -> int | None:
    """Where the sentence that turns to improvements begins, behind a problem; None without one."""
    numbered = _NUMBERED.search(text)
    starts = (_sentence_start(text, match.start()) for match in _TURNS.finditer(text))
    behind = (at for at in starts if at is not None and numbered and at > numbered.start())
    return next(behind, None)


def _sentence_start(text: str, at: int) -> int | None:
    """Where the sentence begins that words stand at the head of, a number before them or not."""
    start = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    return start if _HEAD.fullmatch(text, start, at) else None


def _run(text: str) -> list[_Item]:
    """The items of the innermost list that counts 1, 2, 3 …; empty where numbers are left out."""
    found = [_item(match) for match in _NUMBERED.finditer(text)]
    by_make: dict[str, list[_Item]] = {}
    for item in found:
        by_make.setdefault(item.make, []).append(item)
    runs = [
        items
        for items in by_make.values()
        if [one.number for one in items] == list(range(1, len(items) + 1)) and len(items) > 1
    ]
    if len(runs) != 1 or len(by_make) > 2:
        return []
    items = runs[0]
    ends = [one.start for one in items[1:]] + [len(text)]
    return [one._replace(end=end) for one, end in zip(items, ends, strict=True)]


def _item(match: re.Match[str]) -> _Item:
    make = match.lastgroup or ""
    return _Item(make, _value(match[make]), match.start(), match.end())


def _value(said: str) -> int:
    """A number in digits or in Chinese numerals, 0 where they make none: 一二."""
    return int(said) if said.isdigit() else read_chinese(said) or 0


def _is_answered(words: str) -> bool:
    """Whether a problem says itself what is done about it."""
    return bool(_TURNS.search(words) or re.search(r"将|已(?:经)?|拟|要求|通过", words))


def _clauses(text: str) -> list[str]:
    """What may each be an improvement of its own: no more can be said without numbers."""
    pieces = re.split(r"[，,。；：:、\n]", _TURNS.sub("", text))
    return [piece for piece in pieces if len(piece.strip()) > 1]
