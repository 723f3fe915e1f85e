"""A small made-up county: reports of seven offices, and what a roll-up makes of them."""

from dataclasses import replace
from pathlib import Path

from nianbao.desk.rollup.county_desk import ROLLUP, RollupPlaces
from nianbao.exports import write_file
from nianbao.report.document import Report
from nianbao.report.finding import Finding
from nianbao.report.rollup.handed import HandedReport, Origin, handed_report
from nianbao.report.rollup.rollup import Rollup, roll_up
from nianbao.report.rollup.roster import Roster, RosterOffice, roster_of
from nianbao.storage.library import Library
from tests.reports import zero_report

COUNTY_NAME, COUNTY_YEAR = "民权县", 2024
TOWNSHIPS = ("北关镇", "龙塘镇", "王桥镇", "程庄镇")
DEPARTMENTS = ("民权县水利局", "民权县教育局", "民权县民政局")


def county_roster() -> Roster:
    """Four townships and three departments, one of which need not report."""
    names = (*(f"民权县{name}人民政府" for name in TOWNSHIPS), *DEPARTMENTS)
    kinds = ("镇",) * len(TOWNSHIPS) + ("部门",) * len(DEPARTMENTS)
    return roster_of(
        RosterOffice(name, kind=kind, expected=name != DEPARTMENTS[2], line=number)
        for number, (name, kind) in enumerate(zip(names, kinds, strict=True), start=2)
    )


def office_report(place: int) -> Report:
    """The report of an office of the roster: its number of norms, and a blank in the second's."""
    office = county_roster().offices[place].name
    report = replace(zero_report(), office=office, year=COUNTY_YEAR)
    cells = report.form.table("disclosure").typed_cells
    report = report.with_figure(cells[3], 10 + place)
    return report.with_figure(cells[0], None) if place == 1 else report


def handed_in(place: int, findings: tuple[Finding, ...] = ()) -> HandedReport:
    """The same as it was handed in."""
    report = office_report(place)
    origin = Origin(f"{report.office}.docx", sha256=f"{place}" * 64)
    return handed_report(report, origin, findings=findings)


def county_rollup(findings: tuple[Finding, ...] = ()) -> Rollup:
    """All but the last two have handed in; `findings` are the first one's."""
    handed = [handed_in(place, findings if place == 0 else ()) for place in range(5)]
    return roll_up(county_roster(), COUNTY_YEAR, handed)


def roster_file(path: Path) -> None:
    """Write the roster as a county keeps it."""
    rows = (
        f"{one.name},{one.kind},{'是' if one.expected else '否'}" for one in county_roster().offices
    )
    path.write_text("\n".join(("单位名称,类别,应报", *rows)), encoding="utf-8")


def hand_in(folder: Path, report: Report) -> None:
    """Put a report into a folder, in place of the one that office has there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{report.office}.json").write_bytes(write_file(report, "json"))


def hand_in_county(data: Path) -> None:
    """Reports and roster in the folder in hand, chosen for a library's roll-up."""
    folder = Path("报来的")
    for place in (0, 1, 2, 4):
        hand_in(folder, office_report(place))
    roster_file(Path("名单.csv"))
    places = RollupPlaces(
        folder, Path("名单.csv"), COUNTY_YEAR, None, Path("汇总结果"), COUNTY_NAME
    )
    ROLLUP.keep(Library(data), places)
