"""What a report's words claim: which quantity, how many, and with which words.

Nothing is decided here: the rules compare claims with tables and with one another.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from nianbao.report.claims.joined import each_of, named_before
from nianbao.report.claims.limits import is_power, of_some
from nianbao.report.claims.numerals import Number
from nianbao.report.claims.quantities import (
    ACCEPTED,
    ANSWERED,
    DECISIONS,
    DISPUTED,
    RECEIVED,
    Quantity,
)
from nianbao.report.claims.skeleton import COUNT, ROUGH, Clause, Matter, Skeleton, skeleton
from nianbao.report.claims.vocabulary import FEE_WORDING, PROCESSING_WORDING, SHARED, WORDINGS
from nianbao.report.claims.word_classes import spelled_out
from nianbao.report.claims.wording import CASES, Wording
from nianbao.report.field import PREFACE, FieldRef
from nianbao.report.finding import Span
from nianbao.report.form.names import table_name
from nianbao.report.form.numbering import chinese_number
from nianbao.report.form.shape import FigureTable, Form
from nianbao.report.prose import Prose
from nianbao.report.text import late

_LEVEL = re.compile("([省市州县区镇乡])人民政府$|(街道)办事处$")
_MATTERS_OF_TABLES = {"requests": Matter.REQUESTS, "challenges": Matter.CHALLENGES}
"""What numbers are about in the note on a table."""
_TOWNSHIPS = ("镇", "乡", "街")
_ABOVE = "省市州县区旗盟"
"""What the name of a place ends in that a township lies in."""
_SHORTEST = 2
"""Characters of a name that stand before 镇: fewer are no name, or one that others have too."""
_CHANNEL, _PART, _IN_ALL, _OTHER_MATTER = (
    re.compile(spelled_out(name)) for name in ("<channel>", "<part>", "<in all>", "<other matter>")
)
_ANOTHER_PAPER = (
    "[^，。；、]{0,16}(?:征[询求]|协[查办助]|转办|督办|交办|工作联系)"
    "[^，。；、]{0,6}(?:[单函件]|通知书?|意见)$"
)
"""Behind a number: it counts what other offices send, 2件区政府的征询单."""
_STOP = re.compile("[，。；、,;（）！\n]")
_PAPERS = re.compile(f"(?:文件|公文|属性|发文)[^。；\\n]{{0,30}}主动公开[^。；，\\n]{{0,8}}{COUNT}")
_YEARLY = rf"(?:上年|去年|往年)\s*度?[^，。；、{COUNT}]{{0,8}}{COUNT}[）)]?[、，；和]+"
_OF_YEARS = re.compile(
    rf"{COUNT}[（(，：:]+(?:其中|分别为?)?[：:，]?\s*(?:{_YEARLY})+(?:本年|今年)\s*度?[^，。；、{COUNT}]{{0,8}}{COUNT}"
)
"""A number that is divided by years, this one the last: 23件（2023年10件、2024年13件）."""
_JOINS = "和及与"
"""A number behind one of these belongs to what follows: 新收申请和4件结转申请."""
_OTHER_CAUSE = re.compile(
    "因(?![^，。；]{0,12}(?:信息|公开|答复))[^，。；]{1,12}(?:引发|引起|产生|导致|提起)"
    "|(?:处罚|许可|强制|征收|征地|拆迁|补偿|确权|宅基地|土地|房屋|执法|违建|信访|工伤)"
    "[^，。；、信息公开]{0,8}(?:申请|提起|引发|引起|产生|导致)(?=的?行政)"
)
_OUR_CAUSE = re.compile("信息|公开|答复")
_CAUSE_BEHIND = (
    "[，,（(](?:[均都也]|全部|主要)*(?![^，。；）]{0,16}(?:信息|公开|答复))"
    "(?:[系因由是][^，。；）]{1,14}(?:引发|引起|产生|导致)|因[^，。；）]{1,14}提起)"
)
"""What disputes came of, told behind their number: 行政复议2件，均因征地引起."""
_ROUGHLY_TOLD = tuple(one for one in WORDINGS if one.quantity in (RECEIVED, ACCEPTED, ANSWERED))
"""The wordings of what is compared with the tables also where it is told roughly."""
_DECIDING = "作出|做出|实施|下达|办理|查处|立案|执法(?!公示|类|信息|结果)"
_PUBLISHED_LIST = (
    f"(?:公开|发布|公示|公布|张贴|推送|更新)[^，。；：:\\n]{{0,16}}?(?:{COUNT}|信息(?=[：:]))"
    f"(?:(?!{_DECIDING})[^；\\n])*?(?:其中|<consists of>|分别[是为]|[：:（(])"
    f"(?:(?!{_DECIDING})[^。；\\n])*$"
)
"""A list of what was published, up to an item of it."""
_AMONG = r"\s*(?:<among>|<consists of>)"
_FAR = 80
"""Characters before a number in which papers may be told of that it counts."""
_NEAR = 30
"""Characters around a number in which another matter may be named that it counts."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A prose field or the note on a table: address, section, what a clerk calls it, its text.

    `matter` is what its heading is about; `year` and `level` are those of the report and office,
    `own` is what the office is called in its own report, the longest first.
    """

    field: FieldRef
    section: str
    called: str
    text: str
    matter: Matter
    year: int
    level: str
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """That `quantity` is `value`, in the words of `span`.

    `denied` when no number is printed (没有收到); `sentence` counts the sentences of the field.
    `beside` are the quantities that the number counts as well (予以公开及部分公开8件).
    """

    quantity: Quantity
    value: int
    span: Span
    words: str
    sentence: int
    passage: Passage
    denied: bool = False
    beside: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Fee:
    """That fees of `amount` 元 were collected, in the words of `span`."""

    amount: Decimal
    span: Span
    words: str
    passage: Passage


def passages(
    form: Form, prose: Prose, notes: Mapping[str, str], office: str, year: int
) -> Iterator[Passage]:
    """All words of an office's report: lead-in, fields of the prose sections, notes on tables.

    A note on a table has the table's key for its field. Notes on single cells are left out: what
    their numbers count is told by the cell.
    """
    found = _LEVEL.search(office)
    level = found[0][0] if found else ""
    own = _own_names(office[: found.start()], level) if found else ()
    sections = form.sections
    yield Passage(PREFACE, sections[0].key, "导语", prose.preface, Matter.UNTOLD, year, level, own)
    for place, section in enumerate(sections, start=1):
        if isinstance(section, FigureTable):
            if note := notes.get(section.key):
                field, called = FieldRef(section.key), f"{table_name(form, section.key)}下的说明"
                matter = _MATTERS_OF_TABLES.get(section.key, Matter.UNTOLD)
                yield Passage(field, section.key, called, note, matter, year, level, own)
            continue
        called = f"第{chinese_number(place)}部分"
        for field in prose.fields(section.key):
            text, matter = prose.text(field), Matter.UNTOLD
            if field.heading:
                heading = prose.text(field.heading)
                matter = Matter.REQUESTS if "申请" in heading else Matter.UNTOLD
            yield Passage(field, section.key, called, text, matter, year, level, own)


def _own_names(office: str, level: str) -> tuple[str, ...]:
    """清河县石桥镇, 石桥镇: what a township calls itself, where others would write 我镇."""
    if level not in _TOWNSHIPS:
        return ()
    cuts = [0, *(at for at, one in enumerate(office, start=1) if one in _ABOVE and at > 1)]
    what = "街道" if level == "街" else level
    return tuple(office[at:] + what for at in cuts if len(office) - at >= _SHORTEST)


def skeleton_of(passage: Passage) -> Skeleton:
    """The skeleton of a passage, in the light of the report's office and year."""
    return skeleton(passage.text, passage.year, passage.level, passage.matter, passage.own)


def read_passage(passage: Passage) -> tuple[Claim, ...]:
    """The claims of a passage, in reading order."""
    return read_all(passage)[0]


def read_parts(passage: Passage) -> tuple[Claim, ...]:
    """What a passage counts of some only: a part of a quantity, so no more than all of it."""
    return read_all(passage)[1]


@lru_cache(maxsize=64)
def read_all(passage: Passage) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims of a passage, those of all and those of some."""
    bones = skeleton_of(passage)
    found = [*_shared(passage, bones), *_each(passage, bones), *_worded(passage, bones)]
    found.sort(key=lambda claim: claim.span.start)
    some = of_some(bones, found)
    wholes = tuple(claim for place, claim in enumerate(found) if place not in some)
    return wholes, tuple(claim for place, claim in enumerate(found) if place in some)


@lru_cache(maxsize=64)
def read_rough(passage: Passage) -> tuple[tuple[Claim, Number], ...]:
    """Requests that a passage counts about: 收到申请40余件; each with its number."""
    bones = skeleton_of(passage)
    if ROUGH not in bones.text:
        return ()
    found: dict[int, tuple[Claim, Number]] = {}
    matters = {matter for _, matter in bones.matters}
    for wording in _ROUGHLY_TOLD:
        if not wording.may_stand(bones.text, matters):
            continue
        for pattern in wording.rough_patterns:
            for match in pattern.finditer(bones.text):
                at = match.start("number")
                if at in found or not _is_meant(wording, match, bones):
                    continue
                if _counts(wording, match, bones):
                    number = bones.numbers[at]
                    found[at] = (
                        _claim(wording.quantity, number, match.span(), passage, bones),
                        number,
                    )
    return tuple(found.values())


def read_fees(passage: Passage) -> Iterator[Fee]:
    """The fees that a passage says were collected, but for those of answering requests."""
    yield from _fees(passage, FEE_WORDING)


def read_processing_fees(passage: Passage) -> Iterator[Fee]:
    """The fees that a passage says were collected for answering requests."""
    yield from _fees(passage, PROCESSING_WORDING)


def _fees(passage: Passage, wording: Wording) -> Iterator[Fee]:
    bones = skeleton_of(passage)
    for match in wording.matches(bones.text):
        numbers = [bones.numbers[at] for at in range(*match.span()) if bones.text[at] == COUNT]
        in_money = all(number.unit in wording.units or not number.value for number in numbers)
        if in_money and _is_meant(wording, match, bones):
            amount = sum((Decimal(number.value) for number in numbers), Decimal(0))
            start, end = bones.span(*match.span())
            yield Fee(amount, Span(passage.field, start, end), passage.text[start:end], passage)


def _shared(passage: Passage, bones: Skeleton) -> Iterator[Claim]:
    for match in SHARED.pattern.finditer(bones.text):
        number = bones.numbers[match.start("number")]
        if bones.clause(match.start()).ours and number.unit in CASES:
            for quantity in SHARED.quantities(match[0]):
                yield _claim(quantity, number, match.span(), passage, bones)


def _each(passage: Passage, bones: Skeleton) -> Iterator[Claim]:
    for quantity, at in each_of(bones):
        number = bones.numbers[at]
        if number.unit in CASES and isinstance(number.value, int):
            yield _claim(quantity, number, (at, at + 1), passage, bones)


def _worded(passage: Passage, bones: Skeleton) -> Iterator[Claim]:
    taken = {match.start("number") for match in SHARED.pattern.finditer(bones.text)}
    taken.update(at for _, at in each_of(bones))
    matters = {matter for _, matter in bones.matters}
    for wording in WORDINGS:
        if not wording.may_stand(bones.text, matters):
            continue
        for match in wording.matches(bones.text):
            at = _start(match, "number")
            if at in taken or not _is_meant(wording, match, bones):
                continue
            number = None if at is None else bones.numbers[at]
            if at is not None and not _counts(wording, match, bones):
                continue
            said = _start(match, "said")
            place = match.span() if said is None else (said, match.end())
            before = bones.text[max(bones.clause(place[0]).start, place[0] - _NEAR) : place[0]]
            beside = named_before(before, wording.quantity) if number and at != place[0] else ()
            if beside is None:
                continue
            if at is not None:
                taken.add(at)
            yield _claim(wording.quantity, number, place, passage, bones, beside)


def _is_meant(wording: Wording, match: re.Match[str], bones: Skeleton) -> bool:
    """Whether words that match a wording are about us, this year and its matter."""
    clause, share = bones.clause(match.start()), _start(match, "share")
    if not clause.ours or not _is_told(wording, match, bones):
        return False
    if wording.quantity in DECISIONS.values() and _is_published(bones, clause, match.start()):
        return False
    if wording.quantity in DISPUTED and _has_another_cause(bones, clause, match):
        return False
    if Matter.REQUESTS in wording.about and _is_of_papers(bones, clause, match.start()):
        return False
    if wording.is_ruled_out(bones.text[clause.start : match.end()], match[0]):
        return False
    return share is None or bones.numbers[share].value == 100


def _is_published(bones: Skeleton, clause: Clause, at: int) -> bool:
    """Whether decisions are an item of a list of what was published: 公开信息80条，其中处罚12件."""
    first = bones.sentences[clause.sentence][0]
    if clause.sentence and late(spelled_out(_AMONG)).match(bones.text, first):
        first = bones.sentences[clause.sentence - 1][0]
    return (
        late(spelled_out(_PUBLISHED_LIST)).search(bones.text, max(first, at - _FAR), at) is not None
    )


def _has_another_cause(bones: Skeleton, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the cause that a sentence named last, before disputes, is not disclosure."""
    if late(_CAUSE_BEHIND).match(bones.text, match.end()):
        return True
    start = bones.sentences[clause.sentence][0]
    causes = list(_OTHER_CAUSE.finditer(bones.text, max(start, match.start() - _FAR), match.end()))
    return bool(causes) and not _OUR_CAUSE.search(bones.text, causes[-1].end(), match.end())


def _is_of_papers(bones: Skeleton, clause: Clause, at: int) -> bool:
    """Whether numbers are of papers by how they may be published, not of requests."""
    start = max(bones.sentences[clause.sentence][0], at - _FAR)
    return _PAPERS.search(bones.text, start, at) is not None


def _is_told(wording: Wording, match: re.Match[str], bones: Skeleton) -> bool:
    """Whether words are about the matter of a wording; documents may also be told before them."""
    at = _start(match, "number")
    matter = bones.matter(match.start() if at is None else at)
    if Matter.DOCUMENTS in wording.about and matter not in wording.about:
        matter = bones.matter(match.start())
    if matter in wording.about:
        return True
    if wording.about and (matter or not wording.says):
        return False
    return wording.says in match[0]


def _counts(wording: Wording, match: re.Match[str], bones: Skeleton) -> bool:
    """Whether a number has a unit of the quantity and, where it must, counts the whole of it."""
    at = match.start("number")
    number = bones.numbers[at]
    if not isinstance(number.value, int) or number.unit not in wording.units:
        return False
    if number.value and number.unit in wording.never_in:
        return False
    if _OF_YEARS.match(bones.text, at) or is_power(bones, wording.quantity, at):
        return False
    if match.start() < at and bones.text[at - 1] in _JOINS:
        return False
    return not wording.whole or not _is_part(bones, bones.clause(match.start()).start, at)


def _is_part(bones: Skeleton, start: int, at: int) -> bool:
    """Whether a number, to judge by its clause, is a part only, or of another matter."""
    before = bones.text[start:at]
    rest = _STOP.split(bones.text[at : at + _NEAR], maxsplit=1)[0]
    limited = _CHANNEL.search(before) and not _IN_ALL.search(before)
    other = _OTHER_MATTER.search(rest) or late(_ANOTHER_PAPER).match(rest, 1)
    return bool(limited or other or _PART.search(before))


def _start(match: re.Match[str], group: str) -> int | None:
    """Where a group of a match starts; None where its pattern has none such."""
    return match.start(group) if group in match.re.groupindex else None


def _claim(
    quantity: Quantity,
    number: Number | None,
    place: tuple[int, int],
    passage: Passage,
    bones: Skeleton,
    beside: tuple[Quantity, ...] = (),
) -> Claim:
    start, end = bones.span(*place)
    return Claim(
        quantity,
        int(number.value) if number else 0,
        Span(passage.field, start, end),
        passage.text[start:end],
        bones.clause(place[0]).sentence,
        passage,
        denied=number is None,
        beside=beside,
    )
