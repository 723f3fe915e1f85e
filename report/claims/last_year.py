"""What a passage says of last year in plain numbers: 2023年收到申请22件, 上年度受理20件.

Only clauses that name the year themselves are read; a comparison is none of them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from nianbao.report.claims.claims import Claim, Passage, read_passage, skeleton_of
from nianbao.report.claims.numerals import Number
from nianbao.report.claims.quantities import (
    ACCEPTED,
    ANSWERED,
    DECISIONS,
    RECEIVED,
    REVIEWS,
    SUITS,
)
from nianbao.report.claims.skeleton import COUNT
from nianbao.report.text import late

_TOLD = frozenset((RECEIVED, ACCEPTED, ANSWERED, REVIEWS, SUITS, *DECISIONS.values()))
_SAID = re.compile(
    r"(?:上一?年|去年)(?=度?(?:[我本][镇乡])?(?:共|均|也|尚)?(?:新收|收到|受理|办结|答复|未|没有|行政(?:许可|处罚|强制|复议)))"
)
_CLAUSE = re.compile("[，。；、！？：（）()\n]")
_NO_WHOLE_YEAR = re.compile(
    "以来|以后|结转|转入|遗留|相比|比|较|同期|月|季度|半年|[至—–~～-]|年到|和|与|及|两年|末|底|第"
)

_IN_YEAR = r"\s*度?(?:收到|受理|接收|为|是|共)*"
_BY_YEARS = re.compile(
    rf"(?:^|[，。；、\n]|[我本全][镇乡]|街道|信息公开|依申请公开)(?:申请|受理|收件|申请受理)(?:数量|件数|总量|总数|量)"
    rf"[^。；，{COUNT}]{{0,16}}[，：:]?(?:往年{_IN_YEAR}{COUNT}[、，])*上年{_IN_YEAR}(?P<old>{COUNT})"
    rf"[、，和及]+本年{_IN_YEAR}(?P<new>{COUNT})"
)


_NEW_FIRST = (
    rf"(?:^|[，。；、\n])本年{_IN_YEAR}(?:[我本全][镇乡]|街道)?(?:政府信息公开|信息公开|依申请公开)?(?:申请|受理|收件|申请受理)(?:数量|件数|总量|总数|量|(?<=申请))"
    rf"(?:为|是|共|达)*(?P<new>{COUNT})[、，](?:与)?上年{_IN_YEAR}(?P<old>{COUNT})(?=[、，。；])"
)
"""本年申请量为35件，上年为28件: the report's year stands first."""
_FROM_YEARS = (
    rf"往年\s*(?:度)?[至到—–~～-]+本年\s*度?(?:，)?[^。；，{COUNT}]{{0,12}}?(?:分别|依次)?(?:新收|收到|受理|接收)(?:了|的)*"
    rf"(?:政府信息公开|信息公开|依申请公开)?申请(?:分别|依次)?(?:为|有)?(?:{COUNT}[、，和])+(?P<old>{COUNT})[、，和]+(?P<new>{COUNT})(?=[，。；])"
)
"""往年至本年分别收到申请78件、100件、115件."""


@lru_cache(maxsize=64)
def read_last_year(passage: Passage) -> tuple[Claim, ...]:
    """The claims of the year before the report's, of quantities that a table has."""
    year = passage.year - 1
    text = _SAID.sub(lambda match: "今年".ljust(len(match[0]), "\u3000"), passage.text)
    if text == passage.text and f"{year}年" not in text:
        return ()
    then = replace(passage, text=text, year=year)
    return tuple(_claims(passage, then))


def _claims(passage: Passage, then: Passage) -> Iterator[Claim]:
    for claim in read_passage(then):
        start, end = claim.span.start, claim.span.end
        clause = _CLAUSE.split(passage.text[:start])[-1] + passage.text[start:end]
        year = re.compile(rf"{then.year}年|上一?年|去年")
        named = year.search(clause)
        if claim.quantity not in _TOLD or claim.beside or not named:
            continue
        rest = clause[named.end() :].removeprefix("度")
        if "的" in rest or _NO_WHOLE_YEAR.search(clause[: named.start()] + rest):
            continue
        yield replace(claim, words=passage.text[start:end], passage=passage)


def read_by_year(passage: Passage) -> Iterator[tuple[Number, Number]]:
    """The last two numbers of lists of requests by year: last year's, and the report's."""
    bones = skeleton_of(passage)
    if "本年" not in bones.text or not ("上年" in bones.text or "往年" in bones.text):
        return
    listed = (one.finditer(bones.text) for one in (_BY_YEARS, late(_NEW_FIRST), late(_FROM_YEARS)))
    for match in chain.from_iterable(listed):
        old, new = (bones.numbers[match.start(name)] for name in ("old", "new"))
        if isinstance(old.value, int) and isinstance(new.value, int):
            yield old, new
