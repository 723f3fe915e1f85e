"""What only shows when reports lie beside one another: the rules K01 to K05.

All are for the county's eyes: they say what is alike or odd, and the county asks the office.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from nianbao.report.finding import Finding, RuleWords, Severity
from nianbao.report.form.figures import CellRef, Figure, add, print_figure, subtract
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import cell_name, table_name
from nianbao.report.form.shape import FigureTable
from nianbao.report.rollup.roster import RosterOffice
from nianbao.report.rollup.sums import CountedReport, Sums

ACROSS_RULES: Mapping[str, RuleWords] = {
    "K01": RuleWords(
        Severity.WARNING,
        "县级汇总时的雷同核查",
        "文字和另一个单位的大段相同，可能是照抄，也可能是都用了县里的模板。请问清楚，照抄的退回重写。",
    ),
    "K02": RuleWords(
        Severity.WARNING,
        "县级汇总时的雷同核查",
        "整张表的数字和另一个单位一个不差，多半是填错了表或照抄。请两边都按台账核对。",
    ),
    "K03": RuleWords(
        Severity.INFO,
        "县级汇总时的横向比较",
        "和同类单位差得很远的数，可能是漏填、多按了一位，或口径不同。确实如此的不用改。",
    ),
    "K04": RuleWords(
        Severity.WARNING,
        "县级汇总时的雷同核查",
        "文字里写到名单上另一个单位的名称，多半是照抄时忘了改。确实是说那个单位的不用改。",
    ),
    "K05": RuleWords(
        Severity.WARNING,
        "统一格式表三第二项；与上年汇总核对",
        "汇总的“上年结转”应等于上年汇总的“结转下年度”。单位有增减的，差额要说得清。",
    ),
}
"""The rules by their id."""

_FEW, _LARGE = 3, 10
"""A table with fewer figures than 0, none of them large, may well be the same by chance."""
COMPARED = 5_000
"""Reports compared with one another at most: a province's townships are some 3,000."""
_PEERS = 5
"""Offices of a group at least, for its median to tell anything."""
_TIMES = 10
_TOLD, _QUOTED = 5, 3
"""Cells of one report, and offices in one sentence, that are told at most."""
MAIN_CELLS = (
    *(ref for ref in FORM_2021.tables[0].cells if ref.column != "repealed"),
    *(CellRef("requests", row, "total") for row in ("received", "outcomes_total")),
)
"""The figures that offices of one kind are compared in, and that a table of offices shows."""


def across_finding(
    rule: str, message: str, section: str, cells: tuple[CellRef, ...] = (), actual: Figure = None
) -> Finding:
    """A finding of one of these rules."""
    severity = ACROSS_RULES[rule].severity
    return Finding(rule, severity, message, section, cells, actual=actual)


def compared_groups(counted: Sequence[CountedReport]) -> list[Sequence[CountedReport]]:
    """Who is compared with whom: all together, those of each county where they are too many."""
    if len(counted) <= COMPARED:
        return [counted]
    counties: dict[str, list[CountedReport]] = {}
    for pair in counted:
        counties.setdefault(pair[0].county, []).append(pair)
    return [several for several in counties.values() if len(several) <= COMPARED]


def same_tables(counted: Sequence[CountedReport]) -> dict[RosterOffice, tuple[Finding, ...]]:
    """K02: whole tables that equal another's, by office."""
    found: dict[RosterOffice, list[Finding]] = {}
    for group in compared_groups(counted):
        for table in FORM_2021.tables:
            alike: dict[tuple[Figure, ...], list[RosterOffice]] = {}
            for office, one in group:
                figures = one.table(table)
                if _tells_something(figures):
                    alike.setdefault(figures, []).append(office)
            for figures, several in alike.items():
                for office in several if len(several) > 1 else ():
                    finding = _same_table(table, figures, office, several)
                    found.setdefault(office, []).append(finding)
    return {office: tuple(findings) for office, findings in found.items()}


def far_from_peers(counted: Sequence[CountedReport]) -> dict[RosterOffice, tuple[Finding, ...]]:
    """K03: 0, or more than ten times the median of the other offices of the group, by office."""
    groups: dict[str, list[CountedReport]] = {}
    for office, one in counted:
        groups.setdefault(office.group, []).append((office, one))
    found: dict[RosterOffice, list[Finding]] = {}
    for group, several in groups.items():
        for ref in MAIN_CELLS:
            for office, finding in _far(group, ref, several):
                found.setdefault(office, []).append(finding)
    return {office: tuple(findings[:_TOLD]) for office, findings in found.items()}


def carried_over(
    sums: Sums, last: Sums, now: Sequence[CountedReport], before: Sequence[CountedReport]
) -> tuple[Finding, ...]:
    """K05: columns in which the sum's 上年结转 is not last year's 结转下年度.

    `now` and `before` are the reports in the two sums, so that the offices where it breaks are
    told, and those that left or joined (once: they are the same for every column).
    """
    changes = _joined_and_left(dict(now), dict(before))
    found: list[Finding] = []
    for ref, source in _carried():
        this, handed_on = sums.figure(ref), last.figure(source)
        if this is None or handed_on is None or this == handed_on:
            continue
        gap = Decimal(subtract(this, handed_on))
        told = f"{'多' if gap > 0 else '少'}{print_figure(abs(gap))}件"
        broken = _broken_at(ref, source, now, before)
        further = "单位的增减见前一条。" if changes else ""
        reasons = broken + (further if found else changes)
        message = (
            f"{cell_name(FORM_2021, ref)}：各单位相加是{print_figure(this)}，上年汇总的结转是"
            f"{print_figure(handed_on)}，{told}；{reasons or '请逐个单位核对结转。'}"
        )
        found.append(across_finding("K05", message, ref.table, (ref,), this))
    return tuple(found)


def _broken_at(
    ref: CellRef, source: CellRef, now: Sequence[CountedReport], before: Sequence[CountedReport]
) -> str:
    """The offices that have other requests carried over than they handed on; empty for none."""
    handed_on: dict[RosterOffice, Figure] = {}
    for office, one in before:
        handed_on[office] = add((handed_on.get(office), one.figure(source)))
    told = [
        f"{office.name}（上年转来{print_figure(then)}件，填的是{print_figure(figure)}件）"
        for office, one in now
        if (figure := one.figure(ref)) is not None
        and (then := handed_on.get(office)) is not None
        and figure != then
    ]
    more = f"等{len(told)}个" if len(told) > _TOLD else ""
    return f"接不上的单位：{'、'.join(told[:_TOLD])}{more}。" if told else ""


def alike_words(percent: int, other: str, sentences: Sequence[str], further: int) -> Finding:
    """K01: a report whose words stand in another's; `further` are more offices it is alike."""
    quoted = "”“".join(one if len(one) <= 40 else one[:39] + "…" for one in sentences[:_QUOTED])
    more = f"，另外还有{further}个单位也这样" if further else ""
    named = f"；如“{quoted}”" if quoted else ""
    message = (
        f"自己写的话（不算套话）有{percent}%和“{other}”的相同{more}{named}；请核对是不是照抄。"
    )
    return across_finding("K01", message, "overview")


def words_of_everybody(percent: int, limit: int) -> Finding:
    """K01: a report most of whose words more than `limit` others have as well."""
    message = (
        f"文字的{percent}%是{limit}个以上的单位都有的话，多半是照统一的模板写的；"
        "请让该单位写自己的情况。"
    )
    return across_finding("K01", message, "overview")


def other_office_named(names: Sequence[str], section: str) -> Finding:
    """K04: names of other offices of the roster in the words of a report."""
    listed = "”“".join(names[:_TOLD])
    more = f"等{len(names)}个" if len(names) > _TOLD else ""
    message = f"文字里写到名单上另外的单位“{listed}”{more}；是照抄时忘了改的，请改成自己的情况。"
    return across_finding("K04", message, section)


def _same_table(
    table: FigureTable,
    figures: Sequence[Figure],
    office: RosterOffice,
    several: Sequence[RosterOffice],
) -> Finding:
    few = [one.name for one in several[: _TOLD + 1] if one is not office][:_TOLD]
    others = len(several) - 1
    more = f"等{others}个单位" if others > len(few) else ""
    number = sum(bool(figure) for figure in figures)
    message = (
        f"{table_name(FORM_2021, table.key)}和“{'”“'.join(few)}”{more}的完全相同，"
        f"其中不是0的有{number}格；请核对是不是填错了表。"
    )
    return across_finding("K02", message, table.key)


def _tells_something(figures: Iterable[Figure]) -> bool:
    there = [figure for figure in figures if figure]
    return len(there) >= _FEW or any(figure >= _LARGE for figure in there)


def _far(
    group: str, ref: CellRef, several: Sequence[CountedReport]
) -> Iterator[tuple[RosterOffice, Finding]]:
    known = [(office, figure) for office, one in several if (figure := one.figure(ref)) is not None]
    if len(known) <= _PEERS:
        return
    middle = _median([Decimal(figure) for _, figure in known])
    if middle <= 0:
        return
    words = print_figure(middle)
    for office, figure in known:
        if figure == 0 or figure > _TIMES * middle:
            message = (
                f"{cell_name(FORM_2021, ref)}：填的是{print_figure(figure)}，"
                f"{len(known)}个{group}的中位数是{words}；请核对有没有漏填或多按。"
            )
            yield office, across_finding("K03", message, ref.table, (ref,), figure)


def _median(figures: list[Decimal]) -> Decimal:
    ordered, half = sorted(figures), len(figures) // 2
    return ordered[half] if len(figures) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _carried() -> Iterator[tuple[CellRef, CellRef]]:
    """The cells that carry over, the total last, with the cells of last year they come from."""
    for table in FORM_2021.tables:
        for carried in table.carry_overs:
            for ref in table.cells:
                if ref.row == carried.to_row:
                    yield ref, ref._replace(row=carried.from_row)


def _joined_and_left(now: Iterable[RosterOffice], before: Iterable[RosterOffice]) -> str:
    this, last = list(now), list(before)
    joined = [one.name for one in this if one not in last]
    left = [one.name for one in last if one not in this]
    parts = []
    for words, names in (("今年计入、上年没有的", joined), ("上年计入、今年没有的", left)):
        if names:
            more = f"等{len(names)}个" if len(names) > _TOLD else ""
            parts.append(f"{words}：{'、'.join(names[:_TOLD])}{more}")
    return "；".join(parts) + "。" if parts else ""
