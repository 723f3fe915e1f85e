"""Who has handed in, who has not, and what lies in the folder that can't be counted."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nianbao.report.rollup.handed import HandedReport
from nianbao.report.rollup.roster import NameKind, Roster, RosterOffice, county_in
from nianbao.report.rollup.sheet_text import name_key
from nianbao.report.rollup.sums import Sums


class Presence(StrEnum):
    """Whether an office's report is there; the values stand in the JSON output."""

    FOUND = "found"
    MISSING = "missing"
    TWICE = "twice"
    NOT_DUE = "not_due"


PRESENCES = {
    Presence.FOUND: "已报",
    Presence.MISSING: "未报",
    Presence.TWICE: "有两份",
    Presence.NOT_DUE: "不用报",
}
"""The same as the clerk reads it."""


class Aside(StrEnum):
    """Why a report that could be read is in no sum; the values stand in the JSON output."""

    ASKED = "asked"
    NOT_ON_ROSTER = "not_on_roster"
    WRONG_YEAR = "wrong_year"
    COMBINED = "combined"
    COPY = "copy"


ASIDES = {
    Aside.ASKED: "名称要问",
    Aside.NOT_ON_ROSTER: "名单上没有",
    Aside.WRONG_YEAR: "年份不对",
    Aside.COMBINED: "汇总报告",
    Aside.COPY: "重复的文件",
}
"""The same as the clerk reads it."""


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office of the roster: whether its report is there, and which.

    `handed` is the report that counts, None where none does; `choices` are the different ones
    that were handed in twice, of which the county has to choose. `by` tells by which kind of
    name the report was told to be its. `words` say in one sentence what is to do, empty where
    nothing is.
    """

    office: RosterOffice
    presence: Presence
    handed: HandedReport | None = None
    choices: tuple[HandedReport, ...] = ()
    by: NameKind = NameKind.NAME
    words: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A report that is in no sum: why, what to do in one sentence, and whose it may be."""

    why: Aside
    handed: HandedReport
    words: str
    candidates: tuple[RosterOffice, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that holds a report and can't be read: its path in the folder, and why."""

    file: str
    sentence: str


def who_is_there(
    roster: Roster, year: int, handed: Iterable[HandedReport]
) -> tuple[tuple[OfficeLine, ...], tuple[SetAside, ...]]:
    """The roster's offices in its order, and the reports that are in no sum, by their file."""
    there: dict[RosterOffice, list[tuple[HandedReport, NameKind]]] = {}
    aside: list[SetAside] = []
    others: list[tuple[RosterOffice, HandedReport]] = []
    for one in handed:
        matched = roster.match(one.office)
        if matched is None:
            aside.append(_unmatched(roster, one))
        elif one.year != year:
            others.append((matched.office, one))
        else:
            there.setdefault(matched.office, []).append((one, matched.by))
    aside += [_of_another_year(one, year, is_there=office in there) for office, one in others]
    lines = []
    for office in roster.offices:
        line, copies = _line(office, there.get(office, ()))
        lines.append(line)
        aside += copies
    aside.sort(key=lambda one: (one.handed.origin.file, one.handed.origin.number))
    return tuple(lines), tuple(aside)


def _unmatched(roster: Roster, one: HandedReport) -> SetAside:
    if looks_combined(one):
        words = (
            f"“{one.origin.place}”是全县的汇总报告（{one.title}），没有加进去；"
            "各单位的数已经分别计入。"
        )
        return SetAside(Aside.COMBINED, one, words)
    candidates, by = roster.like(one.office), ""
    if not candidates:
        candidates, by = roster.named_in(one.origin.file), "文件名"
    if not candidates:
        words = (
            f"“{one.origin.place}”是“{one.office}”的报告，名单上没有这个单位，没有计入；"
            "该计入的，请把它写进名单。"
        )
        return SetAside(Aside.NOT_ON_ROSTER, one, words)
    names = "”或“".join(office.name for office in candidates[:3])
    elsewhere = not by and all(_is_elsewhere(one.office, office.name) for office in candidates)
    doubt = (
        f"和名单上的“{names}”县名不一样，多半是别的县的，没有计入；确实是它写错了县名的"
        if elsewhere
        else f"{by}像是名单上的“{names}”，没有计入；是的话"
    )
    words = (
        f"“{one.origin.place}”写的是“{one.office}”，{doubt}，"
        f"请在名单那一行的“别名”栏写上“{one.office}”，再汇总一次。"
    )
    return SetAside(Aside.ASKED, one, words, candidates)


def _is_elsewhere(name: str, other: str) -> bool:
    """Whether two names begin with counties of their own; a city before one does not count."""
    mine, theirs = county_in(name_key(name)), county_in(name_key(other))
    return bool(mine and theirs) and not (mine.endswith(theirs) or theirs.endswith(mine))


def _of_another_year(one: HandedReport, year: int, *, is_there: bool) -> SetAside:
    """A report of another year; `is_there` tells that the office has handed in this year's."""
    words = f"“{one.origin.place}”是“{one.office}”{one.year}年的报告，不是{year}年的，没有计入；"
    words += f"{year}年的它另外报了。" if is_there else "请找该单位要这一年的，或核对标题里的年份。"
    return SetAside(Aside.WRONG_YEAR, one, words)


def _line(
    office: RosterOffice, given: Sequence[tuple[HandedReport, NameKind]]
) -> tuple[OfficeLine, list[SetAside]]:
    """An office's line, and the further files that hold the very same report."""
    if not given:
        presence = Presence.MISSING if office.expected else Presence.NOT_DUE
        words = f"“{office.name}”还没有报。" if office.expected else ""
        return OfficeLine(office, presence, words=words), []
    differing: dict[str, tuple[HandedReport, NameKind]] = {}
    copies = []
    for one, by in given:
        first, _ = differing.setdefault(one.fingerprint, (one, by))
        if first is not one:
            words = f"“{one.origin.place}”和“{first.origin.place}”内容一样，只计一份。"
            copies.append(SetAside(Aside.COPY, one, words))
    chosen = [pair for pair in differing.values() if _is_chosen(office, pair[0])]
    exact = [pair for pair in chosen if name_key(pair[0].origin.place) == name_key(office.chosen)]
    chosen = exact or chosen  # two folders may hold files of the same name
    if len(differing) > 1 and len(chosen) == 1:
        for one, _ in differing.values():
            if one is not chosen[0][0]:
                words = f"“{one.origin.place}”没有计入：定下的是“{office.chosen}”。"
                copies.append(SetAside(Aside.COPY, one, words))
        differing = {one.fingerprint: (one, by) for one, by in chosen}
    reports = tuple(one for one, _ in differing.values())
    if len(reports) > 1:
        by_old = all(by is NameKind.OLD for _, by in differing.values())
        words = _several_words(office, reports, each_its_own=by_old)
        return OfficeLine(office, Presence.TWICE, None, reports, words=words), copies
    one, by = next(iter(differing.values()))
    words = f"按名单上的“{one.office}”认作“{office.name}”。" if by is not NameKind.NAME else ""
    return OfficeLine(office, Presence.FOUND, one, by=by, words=words), copies


def _several_words(
    office: RosterOffice, reports: Sequence[HandedReport], *, each_its_own: bool
) -> str:
    """What is to do about reports that differ; `each_its_own`: all bear an old name of it."""
    places = "”“".join(one.origin.place for one in reports)
    olds = sorted({one.office for one in reports})
    if each_its_own and len(olds) == len(reports):
        return (
            f"“{office.name}”由“{'”“'.join(olds)}”合并而来，各报了各的（“{places}”），"
            "都没有计入；请要一份合起来的，或在名单的“采用文件”栏写上哪一份。"
        )
    return (
        f"“{office.name}”有{len(reports)}份不一样的报告：“{places}”，{_how_alike(reports)}"
        "都没有计入；请把作废的移走，或在名单的“采用文件”栏写上哪一份。"
    )


def _how_alike(reports: Sequence[HandedReport]) -> str:
    """What helps to choose between reports: that their figures are the same, but for blanks."""
    if len({one.figures for one in reports}) == 1:
        return "表里的数一样，文字不一样，"
    cells = zip(*(one.figures for one in reports), strict=True)
    if any(len({figure for figure in cell if figure is not None}) > 1 for cell in cells):
        return ""
    blanks = "，".join(f"“{one.origin.place}”空着{one.blanks}格" for one in reports if one.blanks)
    return f"填了的数都一样，{blanks}，"


def _is_chosen(office: RosterOffice, one: HandedReport) -> bool:
    chosen = name_key(office.chosen)
    place = name_key(one.origin.place)
    return bool(chosen) and (place == chosen or place.rpartition("/")[2] == chosen)


_COUNTY_WIDE = re.compile("汇总|全[县市区旗](?!域)")
_COUNTY_NAME = re.compile("[县市旗]|(?<![发新园景矿林范社验税流])区")
_THREE = 3


def looks_combined(one: HandedReport) -> bool:
    """Whether a report is the county's own for all its offices, by its name and title."""
    plain = name_key(one.office)
    for tail in ("人民政府", "政府"):
        plain = plain.removesuffix(tail)
    named = plain and _COUNTY_NAME.search(plain[-2:]) and plain[-1] in "县市区旗"
    return bool(named or _COUNTY_WIDE.search(one.title))


def is_the_sum(one: HandedReport, sums: Sums, *, counted: bool) -> bool:
    """Whether the figures of a report are just the sum of all the others'.

    `counted` tells that it is itself in the sums. Only where at least three others are, and three
    cells are not 0: else it may be chance.
    """
    others = sums.reports - counted
    if others < _THREE or sum(bool(figure) for figure in one.figures) < _THREE:
        return False
    times = 2 if counted else 1
    return all(
        times * (figure or 0) == (total or 0)
        for figure, total in zip(one.figures, sums.figures.values(), strict=True)
    )
