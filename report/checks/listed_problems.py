"""Section five as a list: how many problems it names one by one, and how many improvements.

Only a list that tells for certain is counted: numbered problems, none of which says what is done
about it, and behind them, under words of their own, what is done.
"""

import re
from typing import NamedTuple

_NUMBERED = re.compile(
    r"(?:(?<=[\n。；：:，])|^)\s*(?:(?P<shi>[一二三四五六七八九十]{1,2})是"
    r"|第(?P<di>[一二三四五六七八九十]{1,2})[，、,]"
    r"|[（(](?P<han>[一二三四五六七八九十]{1,2})[）)]|(?P<dun>[一二三四五六七八九十]{1,2})、"
    r"|[（(](?P<bracket>\d{1,2})[）)]|(?P<digit>\d{1,2})[.．、](?!\d))"
)
"""The numbers of a list, by how they are made."""
_DIGITS = "零一二三四五六七八九十"
_TURNS = re.compile(
    r"改进(?:情况|措施|方向|工作|办法|意见)?|整改(?:情况|措施|工作)?|下一步|下步|今后|针对(?:以上|上述|这些|存在)|为此|对此"
)
"""Where a list of problems ends and what is done about them begins."""
_HEAD = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]?)?\s*(?:主要|具体|我镇|我乡|我街道|本镇)?"
)
"""What may stand before such words at the head of a sentence."""


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
    said = match[make]
    number = int(said) if said.isdigit() else _chinese(said)
    return _Item(make, number, match.start(), match.end())


def _chinese(said: str) -> int:
    if len(said) == 1:
        return _DIGITS.index(said)
    return 10 + _DIGITS.index(said[1]) if said[0] == "十" else 0


def _is_answered(words: str) -> bool:
    """Whether a problem says itself what is done about it."""
    return bool(_TURNS.search(words) or re.search(r"将|已(?:经)?|拟|要求|通过", words))


def _clauses(text: str) -> list[str]:
    """What may each be an improvement of its own: no more can be said without numbers."""
    pieces = re.split(r"[，,。；：:、\n]", _TURNS.sub("", text))
    return [piece for piece in pieces if len(piece.strip()) > 1]
