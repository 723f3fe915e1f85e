"""A text made ready for patterns: every number one mark, every clause with whose and when.

What another office did, another year, a part of the year or a plan says nothing about this
report: such clauses are not ours. Titles of documents are blotted out. Positions are kept, so
that what a pattern finds can be shown in the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from nianbao.report.claims.numerals import PERCENT, Number, read_numbers
from nianbao.report.claims.word_classes import spelled_out
from nianbao.report.text import translated

COUNT, ROUGH, SHARE = "\ue000", "\ue001", "\ue002"
"""The marks of an exact number, of an inexact one, and of a percentage."""
UNCOUNTED = rf"[^，。；、\n{COUNT}]"
"""A character between two things of one item of a sentence, for a pattern: no exact number."""
_BLANK = "\u3000"
_NO_MARKS = str.maketrans(dict.fromkeys((COUNT, ROUGH, SHARE), _BLANK))
"""Old fonts have characters of their own where the marks are; in a text they count nothing."""


class Matter(StrEnum):
    """What a number may be about, by the last word before it that tells."""

    UNTOLD = ""
    REQUESTS = "requests"
    CHALLENGES = "challenges"
    DOCUMENTS = "documents"
    ELSE = "else"


_TITLE = re.compile("《[^《》\n]*》")
_ASIDE = re.compile(r"[（(][^（()）\d]{1,16}[）)](?=共|合计|总计|为)")
"""Words in brackets that part a name from its number."""
_ZEROS = "〇○零OoＯ"
_YEAR = re.compile(
    rf"([12０-９][0-9０-９]{{3}}|[一二][{_ZEROS}一二三四五六七八九]{{3}})[ \u3000]?年"
)
_CHINESE_DIGITS = str.maketrans(f"一二三四五六七八九{_ZEROS}", f"123456789{'0' * len(_ZEROS)}")
IN_BRACKETS = re.compile("[（(][^（()）]*[）)]")
"""Words in brackets, with the brackets."""
_BREAK = re.compile("[，,；;：:。！!？?\n（()）]")
_ENDS = "。！!？?\n"
_MATTERS = re.compile(
    "\n|(?P<REQUESTS>信息公开(?:的)?申请|依法?申请|公开申请|申请公开|申请(?:政府|政务)?信息"
    f"|(?:新收|收到|接到|受理)(?:的)?申请(?=[{COUNT}数总一共，]))"
    "|(?P<CHALLENGES>复议|诉讼|应诉)|(?P<DOCUMENTS>规范性文件)|(?P<UNTOLD>主动公开)"
    f"|(?P<ELSE>{spelled_out('<other matter>')})"
)
"""The words that tell a matter, by its name; a new line is about the heading's again."""
_CARRIED = re.compile(
    spelled_out(
        r"(?:<last>|往年|本年)\s*度?(?:的)?(?:[也均]?(?:没有|无))?(?:申请)?<brought>"
        r"(?!(?:至|到|入)?\s*<next>)"
        rf"|(?:<carry>|结转办理)(?:{COUNT}(?:申请|的)*)?(?:至|到|入)?\s*(?:<next>|下一个年)|(?:结转|转结)<last>"
        r"|<last>\s*度?(?:的)?<undone>"
    )
)
_OF_OLD_PAPERS = re.compile(
    "对[^，。；]{0,10}以来[^，。；]{0,24}(?:文件|制度)[^，。；]{0,8}(?:清理|梳理|排查|评估|审查)"
)
"""Papers of earlier years that are gone through this year: what became of them is this year's."""
_HALF_STOP = re.compile(r"(?<=[件条次份个项宗起篇期名人元%％）)])\.(?!\d)")
"""A full stop as wide as a digit: 办结11件.结转1件."""
_WHOLE_YEAR = re.compile(
    r"1\s*月\s*1\s*日|12\s*月(?:\s*31\s*日|底|末)|1\s*月?\s*[-—至到]+\s*12\s*月"
)
_AGAINST = re.compile(r"(?:比|较|同|与|和)\s*(?:上|去|往|前)|同比|环比|同期|相比|持平")
_OF_SOME = re.compile(
    "[\u4e00-\u9fff](?<![我本全各])(?:村|社区|所|站)(?=(?:全年|本年|今年|共)*(?:收到|接到|受理|牵头|答复|承办|办理|办结|作出))"
    "|(?<![我本])办(?=牵头|答复|承办)|(?<![我本])(?<!街道)办(?=收到|接到|受理)"
    "|[人月日季周村户年]均|平均(?!分)|每[月季周]"
)
_FOREIGN = re.compile(
    "全[省市州县区](?!域)|[省市州县区](?:人民)?政府(?!门户|网|信息公开(?:网|平台|专栏))(?:办公室|办)?"
    "(?:共|全年|累计|收到|受理|办理|转)|[省市县区州]级(?:部门|单位|机关)?(?:共|作出|办理|受理|审批|查处|立案|收到)|各(?:乡镇|街道|单位|部门|村|站所|科室)|其他(?:乡镇|单位)|兄弟"
    "|(?:[省市州县区][\u4e00-\u9fff]{0,7}?(?:局|委|办|法院)|派出所|交警[中大]队)"
    "(?=共|在|全年|累计|作出|审批|办理|受理|收到|立案|查处|批准)"
    "|(?<![\u4e00-\u9fff])社区(?=未|没有|收到|受理)"
    "|(?<!应)该(?:局|镇|乡|街道|县|区(?!域)|委(?!托)|办(?![法件公事理])|所|中心|单位|部门|机关|企业|公司)"
)
_OURS = re.compile("[我本全][镇乡街]|我们|(?:本|我)(?:机关|单位|办|局|县|市|区)")
_NOW = re.compile("全年|本年|今年|年内|当年")
_LAST = re.compile(
    spelled_out(
        "<last>|前年|往年|历年|此前|截至上|近[两二三四五几多\\d]年|[三五]年来|(?<!今年)(?<!本年)以来"
        "|(?:[两二三四五六七八九十几多\\d]|数)个?年(?:度)?(?:间|来|里|内|中|总|共|累计|合计)|任期|历届"
        r"|20\d\d\s*[、和及与至到—–~～-]+\s*(?:20\d\d|本年|往年)"
    )
)
_YEAR_AT_END = re.compile(spelled_out(r"(?:<last>|前年|往年)[\s度的]*$"))
_YEAR_LENGTH = 8
"""Characters that a year takes before a bracket that is about it: 2023年（收到10件）."""
_PLANS = re.compile("下一步|明年|来年|下一?年|拟于|力争|预计|争取|目标")
_DONE_IN = re.compile(
    r"[于在](?:本年|今年|当年)?[\s度]*\d{1,2}\s*月(?:份|\s*\d{1,2}\s*日)?(?:底|前|初)?"
)
"""When something was done: it tells of no part of the year."""
_PART = re.compile(r"[上下]半年|季度|(?<!\d)\d{1,2}\s*月|[一二三四五六七八九十]月|[本当单]月")
_LONGEST = 50_000
"""Characters that are read for what they say: an overview is asked to have a thousand."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters `start` to `end` of a skeleton; `ours` when it tells of this report's year."""

    start: int
    end: int
    sentence: int
    ours: bool


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text with one mark for a number. `places` lead from a character back into the text."""

    text: str
    places: tuple[int, ...]
    numbers: Mapping[int, Number]
    clauses: tuple[Clause, ...]
    sentences: tuple[tuple[int, int], ...]
    matters: tuple[tuple[int, Matter], ...]

    def clause(self, at: int) -> Clause:
        """The clause that holds a character."""
        return self.clauses[bisect_right(self.clauses, at, key=lambda clause: clause.start) - 1]

    def matter(self, at: int) -> Matter:
        """What the last telling word before a character is about."""
        return self.matters[bisect_right(self.matters, at, key=lambda told: told[0]) - 1][1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters of the skeleton as characters of the text, blanks at the ends left out."""
        while start < end and self.text[start].isspace():
            start += 1
        last = self.numbers.get(end - 1)
        return self.places[start], last.end if last else self.places[end]


@lru_cache(maxsize=32)
def skeleton(
    text: str, year: int, level: str, matter: Matter, own: tuple[str, ...] = ()
) -> Skeleton:
    """Make a text ready.

    `level` is the last character of what the office governs (镇, 县): 全县 is ours in a
    county's report. `matter` is what the heading above the text is about, `own` are the names of
    the office: they say no more than 我镇 and become that. Of a text longer than any report the
    first sentences are taken, up to a bound: each break is a clause that is kept.
    """
    text = _bounded(text)
    plain = _TITLE.sub(lambda match: _BLANK * len(match[0]), translated(text, _NO_MARKS))
    plain = _HALF_STOP.sub("。", plain)
    for name in own:
        we = "我街道" if name.endswith("街道") else f"我{name[-1]}"
        plain = plain.replace(name, we.rjust(len(name), _BLANK))
    plain = _ASIDE.sub(lambda match: _BLANK * len(match[0]), plain)
    plain = _YEAR.sub(lambda match: _relative(match, year), plain)
    pieces: list[str] = []
    places: list[int] = []
    numbers: dict[int, Number] = {}
    done = 0
    for number in read_numbers(plain):
        pieces.append(plain[done : number.start])
        places.extend(range(done, number.start + 1))
        numbers[len(places) - 1] = number
        pieces.append(_mark(number))
        done = number.end
    pieces.append(plain[done:])
    places.extend(range(done, len(text) + 1))
    marked = "".join(pieces)
    clauses = tuple(_clauses(marked, level))
    bounds: dict[int, tuple[int, int]] = {}
    for clause in clauses:
        bounds[clause.sentence] = bounds.get(clause.sentence, (clause.start,))[0], clause.end
    matters = tuple(_matters(marked, matter))
    return Skeleton(marked, tuple(places), numbers, clauses, tuple(bounds.values()), matters)


def _bounded(text: str) -> str:
    """A text, or as many whole sentences of it as fit the bound."""
    if len(text) <= _LONGEST:
        return text
    return text[: max(text.rfind(end, 0, _LONGEST) for end in "。\n") + 1]


def _mark(number: Number) -> str:
    if not number.exact:
        return ROUGH
    return SHARE if number.unit == PERCENT else COUNT


def _relative(match: re.Match[str], year: int) -> str:
    """A year in as many characters, told by its place: 本年, 上年, 明年, 往年."""
    distance = int(match[1].translate(_CHINESE_DIGITS)) - year
    word = {0: "本年", -1: "上年"}.get(distance, "明年" if distance > 0 else "往年")
    return word.ljust(len(match[0]), _BLANK)


def _matters(text: str, heading: Matter) -> Iterator[tuple[int, Matter]]:
    """Where each telling word ends, and what it is about."""
    yield -1, heading
    for match in _MATTERS.finditer(text):
        yield match.end(), Matter[match.lastgroup] if match.lastgroup else heading


def _clauses(text: str, level: str) -> Iterator[Clause]:
    start, sentence, opens = 0, 0, True
    away: frozenset[str] = frozenset()
    first = away
    outer: list[frozenset[str]] = []
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        cut = _compared_from(text, start, end)
        if cut:
            before, some = _away(text[start:cut], away, level)
            yield Clause(start, cut, sentence, not before and not some)
            start, away = cut, before
        away, compared = _away(text[start:end], away, level)
        if opens:
            first, opens = away, False
        yield Clause(start, end, sentence, not away and not compared)
        if match is None:
            return
        if match[0] in "（(":
            outer.append(away)
            if _YEAR_AT_END.search(text, max(start, end - _YEAR_LENGTH), end):
                away = away | {"year"}
        elif match[0] in "）)" and outer:
            away = outer.pop()
        elif match[0] in "；;":
            away, opens = away - ({"year"} - first), True
        elif match[0] in _ENDS:
            sentence, away, opens = sentence + 1, frozenset(), True
            outer.clear()
        start = match.end()


def _compared_from(text: str, start: int, end: int) -> int:
    """Where a clause turns from its own number to last year's: 新收72件较上年增加14件; else 0."""
    number = text.find(COUNT, start, end)
    against = _AGAINST.search(text, number, end) if number >= 0 else None
    return against.start() if against else 0


def _away(clause: str, before: frozenset[str], level: str) -> tuple[frozenset[str], bool]:
    """In what a clause is not about us and this year, and whether it alone is of another number."""
    words = _DONE_IN.sub("", _CARRIED.sub("", clause))
    if "以来" in words:
        words = _OF_OLD_PAPERS.sub("", words)
    away = set(before)
    if _OURS.search(words):
        away.discard("office")
    if any(found[0] != f"全{level}" for found in _FOREIGN.finditer(words)):
        away.add("office")
    if _AGAINST.search(words):
        return frozenset(away), True
    if _NOW.search(words):
        away -= {"year", "part"}
    if _LAST.search(words):
        away.add("year")
    if _PLANS.search(words):
        away.add("plan")
    if _PART.search(_WHOLE_YEAR.sub("", words)):
        away.add("part")
    return frozenset(away), _OF_SOME.search(words) is not None
