"""The roll-up of one year: who is there, the sums, what is odd across reports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nianbao.report.finding import Finding
from nianbao.report.form.figures import add, subtract
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.rollup.across import carried_over, far_from_peers, same_tables
from nianbao.report.rollup.file_names import with_misnamed
from nianbao.report.rollup.handed import HandedReport
from nianbao.report.rollup.roster import (
    NameKind,
    Roster,
    RosterOffice,
    county_in,
    roster_of,
)
from nianbao.report.rollup.sheet_text import name_key
from nianbao.report.rollup.sums import CountedReport, Sums, sums_of
from nianbao.report.rollup.who import (
    Aside,
    OfficeLine,
    Presence,
    SetAside,
    UnreadFile,
    is_the_sum,
    looks_combined,
    who_is_there,
)

_BALANCES = frozenset({"A01", "A02", "A03", "A04"})
"""Rules of figures within one report that must agree."""
_TOLD = 5
"""Names in one sentence at most."""
_MANY = 3
"""Reports that differ from the roster by the county alone before that is told once for all."""
_OTHER_KIND = "这种文件读不了，是压缩包的请解压，是图片的请要 Word 的，再汇总。"


@dataclass(frozen=True)
class Rollup:
    """What the county's office knows of a year once the folder is gone through.

    `lines` are the offices of the roster in its order, each with the report that counts
    (`OfficeLine.handed`: figures, source lines, its own findings, the file and its SHA-256).
    `aside` are reports that could be read and are in no sum, `unread` files that could not.
    `sums` holds all 200 cells with their addends (`sums.addends(ref)`), and can be switched by
    group; `last` is the same of last year's folder, None without one. `across` are K01 to K04 by
    the office's name, `of_sum` what is found about the sum itself (A01 to A04, K05). `remarks` are
    sentences about the roster and about what was passed over.
    """

    year: int
    roster: Roster
    lines: tuple[OfficeLine, ...]
    aside: tuple[SetAside, ...]
    unread: tuple[UnreadFile, ...]
    sums: Sums
    last: Sums | None = None
    across: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    of_sum: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def found(self) -> tuple[OfficeLine, ...]:
        """The offices whose report counts."""
        return self.of(Presence.FOUND)

    @property
    def missing(self) -> tuple[OfficeLine, ...]:
        """The offices whose report is due and not there."""
        return self.of(Presence.MISSING)

    @property
    def twice(self) -> tuple[OfficeLine, ...]:
        """The offices of which there are several reports that differ."""
        return self.of(Presence.TWICE)

    def of(self, presence: Presence) -> tuple[OfficeLine, ...]:
        """The offices that stand so."""
        return tuple(line for line in self.lines if line.presence is presence)

    def findings(self, line: OfficeLine) -> tuple[Finding, ...]:
        """All findings about an office's report: its own in reading order, then K01 to K04."""
        own = line.handed.findings if line.handed else ()
        return (*own, *self.across.get(line.office.name, ()))


def roll_up(
    roster: Roster,
    year: int,
    handed: Iterable[HandedReport],
    unread: Iterable[UnreadFile] = (),
    *,
    skipped: Iterable[str] = (),
    last: Iterable[HandedReport] | None = None,
    last_unread: Iterable[UnreadFile] = (),
) -> Rollup:
    """Put a year's reports together by the roster; `last` are those of the year before.

    `last_unread` are files of the year before that can't be read.
    `skipped` are files of kinds that hold no report: one may be called after a missing office.
    What needs texts (K01, K04), which a `HandedReport` has no longer, and A01 to A04 of the sum
    the desk adds.
    """
    lines, aside = _without_combined(*who_is_there(roster, year, handed))
    unread = tuple(unread)
    unused = (*unread, *(UnreadFile(file, _OTHER_KIND) for file in skipped))
    lines = tuple(_with_what_came(line, aside, unused, roster) for line in lines)
    lines = _with_shared_files(with_misnamed(tuple(map(_with_blanks, lines)), roster), roster)
    counted = counted_of(lines)
    remarks = (*roster.remarks, *_without_county(aside), *_out_of_balance(lines))
    sums = sums_of(counted)
    across = by_rule_and_name(_by_name(same_tables(counted)), _by_name(far_from_peers(counted)))
    rollup = Rollup(year, roster, lines, aside, unread, sums, across=across)
    if last is None:
        return replace(rollup, remarks=remarks)
    last = tuple(last)
    counted_before = last_counted(roster, year - 1, last)
    remarks = (*remarks, *_unused_last(roster, year - 1, last, counted_before, last_unread))
    last_sums = sums_of(counted_before)
    of_sum = carried_over(sums, last_sums, counted, counted_before)
    return replace(rollup, last=last_sums, of_sum=of_sum, remarks=remarks)


def _without_county(aside: Iterable[SetAside]) -> Iterator[str]:
    """That names are only asked because the roster does not say the county, where many are."""
    short: dict[str, int] = {}
    for one in aside:
        county = county_in(name_key(one.handed.office))
        if one.why is not Aside.ASKED or len(one.candidates) != 1 or not county:
            continue
        told = roster_of([replace(one.candidates[0], county=county)])
        if told.match(one.handed.office):
            short[county] = short.get(county, 0) + 1
    for county, number in short.items():
        if number >= _MANY:
            yield (
                f"有{number}份只是名单上没有写县名：名单加一栏“县”，都写上“{county}”，"
                "再汇总就认得，不用一个一个定。"
            )


def counted_of(lines: Iterable[OfficeLine]) -> tuple[CountedReport, ...]:
    """The offices whose report counts, with it."""
    return tuple((line.office, line.handed) for line in lines if line.handed is not None)


def last_counted(
    roster: Roster, year: int, handed: Iterable[HandedReport]
) -> tuple[CountedReport, ...]:
    """Last year's reports by who they belong to now: all of those an office has come from.

    Of an office that handed in two that differ, under the same name, none counts.
    """
    found: dict[tuple[RosterOffice, str], dict[str, HandedReport]] = {}
    for one in handed:
        matched = roster.match(one.office)
        if matched and one.year == year:
            key = (matched.office, name_key(one.office) if matched.by is NameKind.OLD else "")
            found.setdefault(key, {}).setdefault(one.fingerprint, one)
    order = {office: place for place, office in enumerate(roster.offices)}
    counted = [
        (office, next(iter(reports.values())))
        for (office, _), reports in found.items()
        if len(reports) == 1
    ]
    return tuple(sorted(counted, key=lambda pair: (order[pair[0]], pair[1].origin.place)))


def _unused_last(
    roster: Roster,
    year: int,
    handed: Iterable[HandedReport],
    counted: Sequence[CountedReport],
    unread: Iterable[UnreadFile],
) -> Iterator[str]:
    """What of last year's folder tells nothing: the sum is compared without it."""
    used = {one.fingerprint for _, one in counted}
    left: dict[str, dict[str, None]] = {}
    for one in handed:
        if one.fingerprint in used or looks_combined(one):
            continue
        why = "有两份不一样的"
        if one.year != year:
            why = f"不是{year}年的"
        elif roster.match(one.office) is None:
            why = "名单上没有（合并、改名的写进“承接”）"
        left.setdefault(why, {})[one.office] = None
    for file in unread:
        left.setdefault("读不出的", {})[file.file] = None
    told = "；".join(f"{why}：{_some(list(names))}" for why, names in left.items())
    if not counted:
        told = told or "没有报告"
        yield f"上年的文件夹里没有能用的{year}年的报告，没有和上年比（{told}）。"
    elif told:
        yield f"上年的文件夹里有没用上的，和上年比的时候没有它们：{told}。"


def _some(names: Sequence[str]) -> str:
    more = f"等{len(names)}个" if len(names) > _TOLD else ""
    return "、".join(names[:_TOLD]) + more


def _without_combined(
    lines: tuple[OfficeLine, ...], aside: tuple[SetAside, ...]
) -> tuple[tuple[OfficeLine, ...], tuple[SetAside, ...]]:
    """The same with a report taken out whose figures are just the sum of all the others'."""
    sums = sums_of(counted_of(lines))
    kept: list[OfficeLine] = []
    refused: list[SetAside] = []
    for line in lines:
        if line.handed is not None and is_the_sum(line.handed, sums, counted=True):
            refused.append(_combined(line.handed))
            presence = Presence.MISSING if line.office.expected else Presence.NOT_DUE
            words = f"“{line.office.name}”报来的是汇总报告，请要它自己的。"
            line = replace(line, presence=presence, handed=None, words=words)
        kept.append(line)
    asides = [
        _combined(one.handed)
        if one.why in (Aside.NOT_ON_ROSTER, Aside.ASKED)
        and is_the_sum(one.handed, sums, counted=False)
        else one
        for one in aside
    ]
    key = sorted(
        (*asides, *refused), key=lambda one: (one.handed.origin.file, one.handed.origin.number)
    )
    return tuple(kept), tuple(key)


def _combined(one: HandedReport) -> SetAside:
    words = (
        f"“{one.origin.place}”（{one.office}）的数正好是其余各单位之和，看来是汇总报告，没有加进去；"
        "各单位的数已经分别计入。"
    )
    return SetAside(Aside.COMBINED, one, words)


def _with_what_came(
    line: OfficeLine, aside: Iterable[SetAside], unread: Iterable[UnreadFile], roster: Roster
) -> OfficeLine:
    """A line of an office that is missing, with what came in its place."""
    if line.presence is not Presence.MISSING:
        return line
    for one in aside:
        matched = roster.match(one.handed.office)
        if one.why is Aside.WRONG_YEAR and matched and matched.office is line.office:
            words = f"“{line.office.name}”报来的是{one.handed.year}年的，请要今年的。"
            return replace(line, words=words)
    for one in aside:
        if one.why is Aside.ASKED and line.office in one.candidates:
            words = f"“{line.office.name}”还没有报；“{one.handed.origin.place}”像是它的，名称要问。"
            return replace(line, words=words)
    for file in unread:
        if roster.names_file(line.office, file.file):
            words = f"“{line.office.name}”的文件像是“{file.file}”，没有计入：{file.sentence}"
            return replace(line, words=words)
    return line


def _with_shared_files(lines: tuple[OfficeLine, ...], roster: Roster) -> tuple[OfficeLine, ...]:
    """The lines of missing offices with the file of another that is called after them, too.

    Of two reports in one file the first is read.
    """
    missing = {line.office for line in lines if line.presence is Presence.MISSING}
    shared: dict[RosterOffice, str] = {}
    for line in lines if missing else ():
        named = roster.named_in(line.handed.origin.file) if line.handed else ()
        if line.handed and line.office in named:
            shared |= {one: line.handed.origin.place for one in named if one in missing}
    return tuple(
        replace(
            line,
            words=f"“{line.office.name}”还没有报；“{shared[line.office]}”的名称里也写着它，"
            "里面要是有它的一份，请单独存成一个文件。",
        )
        if line.office in shared
        else line
        for line in lines
    )


def _with_blanks(line: OfficeLine) -> OfficeLine:
    """A line of a report that counts, with the cells in which it says nothing."""
    one = line.handed
    if one is None or not one.blanks:
        return line
    name = line.office.name
    words = f"“{name}”的表里有{one.blanks}格空着，合计里没有当作0。"
    if one.is_empty:
        words = f"“{name}”的三张表里没有一个数（也许写着“见附件”），合计里没有它的数；请要表。"
    elif one.form != FORM_2021.version:
        words = (
            f"“{name}”用的是{one.form}年的旧表式，合计里只有和2021年表式相同的栏，"
            f"其余{one.blanks}格空着，没有当作0；请要新表式的。"
        )
    return replace(line, words=f"{line.words}{words}")


def _out_of_balance(lines: Iterable[OfficeLine]) -> tuple[str, ...]:
    """Which offices have tables that do not agree with themselves: their sum does not, either."""
    names = []
    for line in lines:
        one = line.handed
        if one is None:
            continue
        why = sorted({finding.rule for finding in one.findings} & _BALANCES)
        if not why and one.blanks and not _agrees(one):
            why = [f"空着{one.blanks}格"]
        if why:
            names.append(f"{line.office.name}（{'、'.join(why)}）")
    return (f"表自己对不上的单位，合计跟着对不上：{'、'.join(names)}。",) if names else ()


def _agrees(one: HandedReport) -> bool:
    """Whether a report's tables hold as they are added up: a blank brings nothing."""
    return not one.stated and all(
        not subtract(add(map(one.figure, left)), add(map(one.figure, right)))
        for table in FORM_2021.tables
        for balance in table.balances
        for ref in table.cells
        if ref.row == balance.left[0]
        for left, right in [balance.sides(ref)]
    )


def by_rule_and_name(*found: Mapping[str, tuple[Finding, ...]]) -> dict[str, tuple[Finding, ...]]:
    """Findings across reports of several kinds by the office's name, in the order of the rules."""
    together: dict[str, list[Finding]] = {}
    for by_name in found:
        for name, findings in by_name.items():
            together.setdefault(name, []).extend(findings)
    return {
        name: tuple(sorted(findings, key=lambda one: one.rule))
        for name, findings in together.items()
    }


def _by_name(
    found: Mapping[RosterOffice, tuple[Finding, ...]],
) -> dict[str, tuple[Finding, ...]]:
    return {office.name: findings for office, findings in found.items()}
