"""What a report's words state: which quantity, how many, and with which words.

Nothing is decided here: the rules compare statements with tables and with one another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from report.claims.numerals import Number
from report.claims.quantities import (
    BROUGHT,
    FORWARD,
    HANDLED,
    ISSUED,
    NAMED,
    OUTCOMES,
    RECEIVED,
    REVIEWS,
    SUITS,
    Quantity,
)
from report.claims.skeleton import COUNT, DOCUMENTS, ELSEWHERE, REQUESTS, Skeleton, skeleton
from report.claims.vocabulary import TOGETHER, WORDINGS, Wording
from report.document import Report
from report.finding import Span
from report.form.numbering import chinese_number
from report.form.shape import FigureTable

UNITS = frozenset(
    ["", "件", "条", "宗", "份", "起", "次", "项", "个", "例", "封", "件次", "人次", "条次"]
)
"""The units in which cases and documents are counted."""

_NEVER_PAPERS = (HANDLED, *OUTCOMES.values())
"""What is not counted in 条 or 份: those are pieces of information made public."""

_CHANNELS = re.compile(
    "网上|网络|线上|线下|书面|信函|邮[件箱寄]|当面|现场|电话|传真|窗口|平台|网站|通过|系统"
)
_ONE_CHANNEL = re.compile("书面|网上|网络|线上|线下|信函|邮[件箱寄]|当面|现场|电话|传真")
_PARTS = re.compile("其中|包[括含]|含")
_IN_ALL = re.compile("共|累计|合计|总|等")
_LEVEL = re.compile("([省市州县区镇乡])人民政府$|(街道)办事处$")
_DENIAL = (
    "(?:[均也]?未(?!经)曾?|从未|尚未|没有|没|暂?无(?=[政依行复任因信公新收制规]))"
    "(?:收到|接收?到?|受理|发生|出现|产生|引发|存在|涉及|新增|有)?过?"
)
_WHOSE = (
    "(?:公民、法人(?:和|或者?|及)?其他组织|社会公众|公众|公民|群众|个人|单位|任何|有关|关于|政府|政务|信息"
    "|公开|通过|形式|方式|渠道|途径|主动|要求|提出|提交|新|依|以|的|和|、)*?"
)
_NO_REQUEST = re.compile(
    rf"{_DENIAL}{_WHOSE}(?:申请|依申请公开)(?:公开)?(?:件|政府信息|信息|事项|数量|的?情况|案例)*(?=[，。；、,;（()）！\s]|$)"
    "|零申请"
)
_NO_CARRY = re.compile(
    r"(?:没有|[也均暂]?无)(?:申请|任何|需|需要|要|的)*(?P<last>上一?年度?(?:的)?(?:结转|遗留))"
    r"|(?P<old>上一?年度?)(?:也|均)?(?:没有|无)(?:申请|件|的)*结转"
    r"|(?:没有|[也均暂]?无)(?:申请|任何|需|需要|要|的)*(?:结转|转)(?:至|到|入)?下一?年度?"
)
_OF_MONEY = re.compile("(?:的|办理|继续)*(?:资金|项目|预算|指标|经费|结余)")
_NO_DISPUTE = re.compile(
    rf"{_DENIAL}(?P<what>[^，。；,;！？\n{COUNT}]{{0,40}}?(?:复议|诉讼)[^，。；,;！？\n{COUNT}]{{0,20}})"
)
_NO_DOCUMENT = re.compile(
    "(?:[均也]?未|没有|暂?无)(?:新?(?:制发|制定|制订|出台|印发|发布|新增)|新)?(?:过|任何|有关|的)*"
    "(?:行政)?规范性文件(?=[，。；、,;（()）！\\s的]|$)"
)
_ONLY_SOME = re.compile("败诉|纠错|纠正|撤销|超期|逾期|责令|违法|机关|后")


@dataclass(frozen=True, slots=True)
class Passage:
    """A prose field: its name, its section, what a clerk calls it, its text.

    `topic` is what its heading is about; `year` and `level` are those of the report and office.
    """

    field: str
    section: str
    called: str
    text: str
    topic: str
    year: int
    level: str


@dataclass(frozen=True, slots=True)
class Statement:
    """That `quantity` is `value`, in the words of `span`.

    `denied` when no number is printed (没有收到); `sentence` counts the sentences of the field.
    """

    quantity: Quantity
    value: int
    span: Span
    words: str
    sentence: int
    passage: Passage
    denied: bool = False


def passages(report: Report) -> Iterator[Passage]:
    """All prose of a report: the lead-in, then the fields of the prose sections."""
    found = _LEVEL.search(report.office)
    level = found[0][0] if found else ""
    sections = report.form.sections
    yield Passage("preface", sections[0].key, "导语", report.prose.preface, "", report.year, level)
    for place, section in enumerate(sections, start=1):
        if isinstance(section, FigureTable):
            continue
        called = f"第{chinese_number(place)}部分"
        for name in report.prose.fields(section.key):
            text, topic = report.prose.text(name), ""
            if name.endswith(".text"):
                heading = report.prose.text(name.removesuffix("text") + "heading")
                topic = REQUESTS if "申请" in heading else ""
            yield Passage(name, section.key, called, text, topic, report.year, level)


def skeleton_of(passage: Passage) -> Skeleton:
    """The skeleton of a passage, in the light of the report's office and year."""
    return skeleton(passage.text, passage.year, passage.level, passage.topic)


def read_statements(report: Report) -> tuple[Statement, ...]:
    """All statements of a report, field by field."""
    return tuple(statement for passage in passages(report) for statement in _read(passage))


@lru_cache(maxsize=64)
def _read(passage: Passage) -> tuple[Statement, ...]:
    bones = skeleton_of(passage)
    found = [*_together(passage, bones), *_counted(passage, bones), *_denied(passage, bones)]
    return tuple(sorted(found, key=lambda statement: statement.span.start))


def _counted(passage: Passage, bones: Skeleton) -> Iterator[Statement]:
    taken = {match.start("number") for match in TOGETHER.finditer(bones.text)}
    topics = {topic for _, topic in bones.topics}
    for wording in WORDINGS:
        if not _may_stand(wording, topics, bones.text):
            continue
        for match in wording.pattern.finditer(bones.text):
            at = match.start("number")
            if at not in taken and _fits(wording, match, bones):
                taken.add(at)
                said = match.span("said" if "said" in match.re.groupindex else 0)
                yield _statement(wording.quantity, bones.numbers[at], said, passage, bones)


def _together(passage: Passage, bones: Skeleton) -> Iterator[Statement]:
    for match in TOGETHER.finditer(bones.text):
        number = bones.numbers[match.start("number")]
        if bones.clause(match.start()).ours and number.unit in UNITS:
            for name in re.findall("|".join(NAMED), match["names"]):
                yield _statement(NAMED[name], number, match.span(), passage, bones)


def _may_stand(wording: Wording, topics: set[str], text: str) -> bool:
    """Whether a text can hold a wording at all; this saves most of the searching."""
    if wording.key not in text:
        return False
    told = not wording.about or not topics.isdisjoint(wording.about)
    return told or (wording.says != "" and wording.says in text)


def _fits(wording: Wording, match: re.Match[str], bones: Skeleton) -> bool:
    at = match.start("number")
    number, clause = bones.numbers[at], bones.clause(match.start())
    if not isinstance(number.value, int) or number.unit not in UNITS or not clause.ours:
        return False
    if wording.quantity in _NEVER_PAPERS and number.value and number.unit in ("条", "份"):
        return False
    topic = bones.topic(at)
    if DOCUMENTS in wording.about and topic not in wording.about:
        topic = bones.topic(match.start())
    untold = not topic and wording.says and wording.says in match[0]
    if wording.about and topic not in wording.about and not untold:
        return False
    around = bones.text[clause.start : match.end()]
    if wording.but and wording.but.search(around):
        return False
    if not wording.whole:
        return True
    before = bones.text[clause.start : at]
    rest = re.split("[，。；、,;（）！\n]", bones.text[at : at + 30], maxsplit=1)[0]
    limited = _CHANNELS.search(before) and not _IN_ALL.search(before)
    return not (limited or _PARTS.search(before) or ELSEWHERE.search(rest))


def _denied(passage: Passage, bones: Skeleton) -> Iterator[Statement]:
    for match in _NO_REQUEST.finditer(bones.text):
        if bones.clause(match.start()).ours and not _ONE_CHANNEL.search(match[0]):
            yield _statement(RECEIVED, None, match.span(), passage, bones)
    for match in _NO_CARRY.finditer(bones.text):
        of_requests = bones.topic(match.end()) in (REQUESTS, "")
        if _OF_MONEY.match(bones.text, match.end()):
            continue
        if bones.clause(match.start()).ours and of_requests:
            quantity = BROUGHT if match["last"] or match["old"] else FORWARD
            yield _statement(quantity, None, match.span(), passage, bones)
    for match in _NO_DISPUTE.finditer(bones.text):
        if bones.clause(match.start()).ours and not _ONLY_SOME.search(match["what"]):
            for name, quantity in (("复议", REVIEWS), ("诉讼", SUITS)):
                if name in match["what"]:
                    yield _statement(quantity, None, match.span(), passage, bones)
    for match in _NO_DOCUMENT.finditer(bones.text):
        if bones.clause(match.start()).ours:
            yield _statement(ISSUED, None, match.span(), passage, bones)


def _statement(
    quantity: Quantity,
    number: Number | None,
    place: tuple[int, int],
    passage: Passage,
    bones: Skeleton,
) -> Statement:
    start, end = bones.span(*place)
    return Statement(
        quantity,
        int(number.value) if number else 0,
        Span(passage.field, start, end),
        passage.text[start:end],
        bones.clause(place[0]).sentence,
        passage,
        denied=number is None,
    )
