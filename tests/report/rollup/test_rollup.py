"""The made-up county, rolled up from values: everything that is told of it is known."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nianbao.report.document import Report
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.rollup import across
from nianbao.report.rollup.across import far_from_peers
from nianbao.report.rollup.handed import CELLS, HandedReport, Origin, handed_report
from nianbao.report.rollup.rollup import Rollup, last_counted, roll_up
from nianbao.report.rollup.roster import NameKind, RosterOffice, read_roster
from nianbao.report.rollup.who import Aside, UnreadFile
from tests.reports import zero_report
from tests.samples import county

RECEIVED = CellRef("requests", "received", "natural_person")
LICENSING = CellRef("disclosure", "licensing", "decisions")


def handed() -> list[HandedReport]:
    lines = {ref: place for place, ref in enumerate(CELLS, start=1)}
    return [
        handed_report(report, Origin(f"{name}.txt"), lines=lines)
        for name, report in county.reports()
    ]


def rolled() -> Rollup:
    last = [
        handed_report(county.last_years_report(name), Origin(f"{name}.json"))
        for name in county.OFFICES
    ]
    roster = read_roster(county.roster_text())
    return roll_up(
        roster, county.YEAR, handed(), [UnreadFile("坏.docx", "文件已损坏。")], last=last
    )


def test_everybody_is_told_and_every_sum_and_finding_is_right() -> None:
    rollup = rolled()
    names = [line.office.name for line in rollup.found]
    assert names == list(county.COUNTED)
    missing = {*county.MISSING, county.DAMAGED, *county.WRONG_YEAR}
    assert {line.office.name for line in rollup.missing} == missing
    assert {line.office.name for line in rollup.twice} == set(county.TWICE)
    assert all(len(line.choices) == 2 and "采用文件" in line.words for line in rollup.twice)
    renamed = next(line for line in rollup.found if line.office.name == county.RENAMED)
    assert renamed.by is NameKind.OLD
    aside = {one.handed.office: one.why for one in rollup.aside}
    assert aside == {
        county.WRONG_YEAR[0]: Aside.WRONG_YEAR,
        county.WRONG_YEAR[1]: Aside.WRONG_YEAR,
        county.STRANGER: Aside.NOT_ON_ROSTER,
        county.NEARLY: Aside.ASKED,
        county.COMBINED: Aside.COMBINED,
    }
    _sums_are_right(rollup)
    _findings_are_right(rollup)


def _sums_are_right(rollup: Rollup) -> None:
    sums = rollup.sums
    assert sums.reports == len(county.COUNTED)
    for ref in FORM_2021.cells:
        figures = [county.report_of(name).figure(ref) for name in county.COUNTED]
        assert sums.figure(ref) == sum(figure or 0 for figure in figures), ref
        assert [addend.figure for addend in sums.addends(ref)] == figures
    assert sums.blanks(LICENSING) == 1
    assert sums.blanks(RECEIVED) == 0
    fees = CellRef("disclosure", "fees", "amount")
    assert isinstance(sums.figure(fees), Decimal)
    first = sums.addends(RECEIVED)[0]
    assert (first.office.name, first.file) == (county.FAR, f"01-{county.FAR}.txt")
    assert first.line == CELLS.index(RECEIVED) + 1
    townships = sums.switched({"乡镇街道"})
    assert sums.groups == ("乡镇街道", "部门")
    assert townships.reports == len(set(county.TOWNSHIPS) & set(county.COUNTED))
    assert townships.figure(RECEIVED) == sum(
        int(addend.figure or 0) for addend in townships.addends(RECEIVED)
    )
    report = sums.report("清河县", county.YEAR)
    assert report.all_figures == sums.figures
    assert report.stated == {}


def _findings_are_right(rollup: Rollup) -> None:
    by_rule = {
        rule: {name for name, found in rollup.across.items() for one in found if one.rule == rule}
        for rule in ("K02", "K03")
    }
    assert by_rule == {"K02": set(county.SAME_TABLE), "K03": {county.FAR, county.ZERO}}
    total = {one.cells[0].column: one for one in rollup.of_sum}
    assert set(total) == {"natural_person", "total"}
    assert total["total"].rule == "K05"
    assert total["total"].actual == len(county.COUNTED)
    assert county.MISSING[0] in total["natural_person"].message
    assert total["total"].message.endswith("少10件；单位的增减见前一条。")


def test_a_report_on_the_roster_that_is_just_the_sum_of_the_others_is_refused() -> None:
    roster = read_roster("单位名称\n甲局\n乙局\n丙局\n丁局\n")
    several = [county.report_of(name) for name in county.COUNTED[:3]]
    given = [handed_report(report, Origin(f"{place}.txt")) for place, report in enumerate(several)]
    names = ["甲局", "乙局", "丙局"]
    given = [replace(one, office=name) for one, name in zip(given, names, strict=True)]
    figures = tuple(sum((one.figures[place] or 0) for one in given) for place in range(len(CELLS)))
    whole = replace(
        given[0], office="丁局", figures=figures, fingerprint="x", origin=Origin("丁.txt")
    )
    rollup = roll_up(roster, county.YEAR, [*given, whole])
    assert [one.handed.office for one in rollup.aside if one.why is Aside.COMBINED] == ["丁局"]
    assert [line.office.name for line in rollup.missing] == ["丁局"]
    assert rollup.sums.reports == 3


def test_what_stands_in_place_of_a_report_and_what_is_not_in_it_is_told() -> None:
    names = ("甲县大坝镇人民政府", "甲县东店镇人民政府", "甲县石桥乡人民政府", "甲县高营镇人民政府")
    roster = read_roster("单位名称\n" + "\n".join(names) + "\n")
    report = county.report_of(county.COUNTED[0])
    one = replace(handed_report(report, Origin("东店.docx")), office="东店镇人民政府")
    nothing = replace(
        one, office=names[2], figures=(None,) * len(CELLS), fingerprint="x", origin=Origin("石.txt")
    )
    some = replace(
        nothing,
        office=names[3],
        figures=(None, *one.figures[1:]),
        fingerprint="y",
        origin=Origin("高.txt"),
        findings=(Finding("A01", Severity.ERROR, "表三对不上", "requests"),),
    )
    unread = [UnreadFile("31大坝镇终稿.docx", "文件已损坏。")]
    rollup = roll_up(roster, county.YEAR, [one, nothing, some], unread)
    assert [line.words for line in rollup.lines] == [
        "“甲县大坝镇人民政府”的文件像是“31大坝镇终稿.docx”，没有计入：文件已损坏。",
        "“甲县东店镇人民政府”还没有报；“东店.docx”像是它的，名称要问。",
        "“甲县石桥乡人民政府”的三张表里没有一个数（也许写着“见附件”），合计里没有它的数；请要表。",
        "“甲县高营镇人民政府”的表里有1格空着，合计里没有当作0。",
    ]
    assert rollup.remarks == ("表自己对不上的单位，合计跟着对不上：甲县高营镇人民政府（A01）。",)


def test_last_years_of_a_merged_office_are_those_it_came_from() -> None:
    roster = read_roster("单位名称,承接\n教育体育局,教育局、体育局\n民政局,\n")
    names = ("教育局", "体育局", "民政局", "教育局", "无关局")
    last = [
        handed_report(
            replace(county.report_of(county.OFFICES[place]), office=name, year=county.YEAR - 1),
            Origin(f"{place}.txt"),
        )
        for place, name in enumerate(names)
    ]
    counted = last_counted(roster, county.YEAR - 1, last[:3] + last[4:])
    assert [(office.name, one.office) for office, one in counted] == [
        ("教育体育局", "教育局"),
        ("教育体育局", "体育局"),
        ("民政局", "民政局"),
    ]
    twice = last_counted(roster, county.YEAR - 1, last)
    assert [one.office for _, one in twice] == ["体育局", "民政局"]
    now = [
        handed_report(replace(county.report_of(county.OFFICES[0]), office=name), Origin(name))
        for name in ("教育体育局", "民政局")
    ]
    rollup = roll_up(roster, county.YEAR, now, last=last[:3])
    assert [one.actual for one in rollup.of_sum] == [2, 2]
    assert rollup.of_sum[0].message.endswith(
        "少4件；接不上的单位：教育体育局（上年转来4件，填的是1件）、民政局（上年转来2件，填的是1件）。"
    )


def test_a_file_called_after_another_office_is_told_of_both() -> None:
    roster = read_roster(
        "单位名称\n甲县北关镇人民政府\n甲县南关镇人民政府\n甲县民政局\n甲县财政局\n"
    )
    report = replace(zero_report(), year=county.YEAR)

    def given(file: str, office: str) -> HandedReport:
        return handed_report(replace(report, office=office), Origin(file))

    rollup = roll_up(
        roster,
        county.YEAR,
        [
            given("乡镇/北关镇年报.docx", "甲县南关镇人民政府"),
            given("民政局报财政局.docx", "甲县民政局"),
            given("财政局/附件3.docx", "甲县财政局"),
        ],
    )
    north, south, civil, finance = (line.words for line in rollup.lines)
    said = (
        "“乡镇/北关镇年报.docx”的文件名像是“甲县北关镇人民政府”的，里面写的是“甲县南关镇人民政府”"
    )
    assert north == f"“甲县北关镇人民政府”还没有报。{said}；请核对。"
    assert south == f"{said}，按里面写的算；请核对。"
    assert (civil, finance) == ("", "")


def test_an_older_form_and_two_with_the_same_figures_are_told() -> None:
    roster = read_roster("单位名称\n甲县北关镇人民政府\n甲县南关镇人民政府\n")
    old = Report(office="甲县北关镇人民政府", year=county.YEAR, form_version="2019")
    old = old.with_figure(CellRef("requests", "granted", "natural_person"), 3)
    new = replace(zero_report(), office="甲县南关镇人民政府", year=county.YEAR)
    again = new.with_prose("other_matters", "没有别的事项。")
    handed = [handed_report(old, Origin("a.docx"))]
    handed += [handed_report(one, Origin(f"{at}.docx")) for at, one in enumerate((new, again))]
    north, south = roll_up(roster, county.YEAR, handed).lines
    assert "用的是2019年的旧表式" in north.words
    assert "表里的数一样，文字不一样，都没有计入" in south.words


def test_a_report_whose_name_slipped_is_told_with_the_office_its_file_is_called_after() -> None:
    names = ("甲县石门镇人民政府", "甲县林业局", "甲县新店乡人民政府", "甲县水利局")
    roster = read_roster("单位名称\n" + "\n".join(names) + "\n")
    report = replace(zero_report(), year=county.YEAR)
    handed = [
        handed_report(replace(report, office=office), Origin(file))
        for file, office in (
            ("03石门镇（定稿）.docx", "甲县石们镇人民政府"),
            ("林业局/报送/年报.docx", "甲县森林管护站"),
            ("别的.docx", "乙县上马镇人民政府"),
        )
    ]
    rollup = roll_up(roster, county.YEAR, handed, skipped=["图.jpg", "新店乡.rar"])
    assert [line.words for line in rollup.lines] == [
        "“甲县石门镇人民政府”还没有报；“03石门镇（定稿）.docx”像是它的，名称要问。",
        "“甲县林业局”还没有报；“林业局/报送/年报.docx”像是它的，名称要问。",
        "“甲县新店乡人民政府”的文件像是“新店乡.rar”，没有计入："
        "这种文件读不了，是压缩包的请解压，是图片的请要 Word 的，再汇总。",
        "“甲县水利局”还没有报。",
    ]
    assert [(str(one.why), "文件名像是名单上的" in one.words) for one in rollup.aside] == [
        ("asked", True),
        ("not_on_roster", False),
        ("asked", True),
    ]


def test_the_two_an_office_was_made_of_that_each_handed_in_are_not_told_to_be_of_one() -> None:
    roster = read_roster("单位名称,承接\n甲县教育体育局,甲县教育局、甲县体育局\n")
    reports = [
        replace(zero_report(), office=f"甲县{one}局", year=county.YEAR) for one in ("教育", "体育")
    ]
    cell = reports[0].form.table("disclosure").typed_cells[3]
    handed = [
        handed_report(report.with_figure(cell, at), Origin(f"{at}.docx"))
        for at, report in enumerate(reports)
    ]
    (line,) = roll_up(roster, county.YEAR, handed).lines
    assert line.words == (
        "“甲县教育体育局”由“甲县体育局”“甲县教育局”合并而来，各报了各的（“0.docx”“1.docx”），"
        "都没有计入；请要一份合起来的，或在名单的“采用文件”栏写上哪一份。"
    )


@pytest.mark.parametrize(
    ("figure", "is_far"), [(1000, False), (1001, True), (1, False), (0, True), (None, False)]
)
def test_ten_times_the_others_is_not_far_yet(figure: int | None, is_far: bool) -> None:
    offices = read_roster(
        "单位名称\n" + "\n".join(f"北山县{name}镇" for name in "甲乙丙丁戊己庚")
    ).offices
    received = CellRef("requests", "received", "total")
    report = handed_report(county.report_of(county.COUNTED[0]), Origin("甲.txt"))
    counted = [
        (office, _with_figure(report, received, figure if place == 0 else 100))
        for place, office in enumerate(offices)
    ]
    told = [one for one in far_from_peers(counted).get(offices[0], ()) if received in one.cells]
    assert bool(told) is is_far


def _with_figure(report: HandedReport, ref: CellRef, figure: int | None) -> HandedReport:
    place = CELLS.index(ref)
    return replace(report, figures=(*report.figures[:place], figure, *report.figures[place + 1 :]))


def test_as_many_as_can_be_are_compared_with_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them while they are no more than that; of more, those of each county that is not."""
    monkeypatch.setattr(across, "COMPARED", 3)
    one = handed_report(zero_report(), Origin("1.docx"))
    pairs = [
        (RosterOffice(f"{number}局", county=name), one)
        for number, name in enumerate(("甲县", "乙县", "甲县", "甲县", "乙县", "乙县", "乙县"))
    ]
    assert across.compared_groups(pairs[:3]) == [pairs[:3]]
    assert across.compared_groups(pairs) == [[pairs[0], pairs[2], pairs[3]]]


def test_last_years_reports_that_tell_nothing_are_told() -> None:
    """Those that left the roster handed requests on as well; a wrong folder compares nothing."""
    roster = read_roster("单位名称,承接\n教育体育局,教育局\n民政局,\n")

    def given(name: str, year: int, file: str) -> HandedReport:
        report = replace(county.report_of(county.OFFICES[0]), office=name, year=year)
        return handed_report(report, Origin(file))

    now = [given("教育体育局", county.YEAR, "1.docx")]
    used = [given("教育局", county.YEAR - 1, "2.docx"), given("民政局", county.YEAR - 1, "3.docx")]
    assert roll_up(roster, county.YEAR, now, last=used).remarks == ()
    two = handed_report(
        replace(county.report_of(county.OFFICES[1]), office="民政局", year=county.YEAR - 1),
        Origin("4.docx"),
    )
    others = [
        *used,
        two,
        given("旅游局", county.YEAR - 1, "5.docx"),
        given("甲县人民政府", county.YEAR - 1, "6.docx"),
        given("教育局", county.YEAR - 2, "7.docx"),
    ]
    unread = [UnreadFile("8.pdf", "文件已损坏。")]
    rollup = roll_up(roster, county.YEAR, now, last=others, last_unread=unread)
    assert rollup.remarks == (
        "上年的文件夹里有没用上的，和上年比的时候没有它们：有两份不一样的：民政局；"
        "名单上没有（合并、改名的写进“承接”）：旅游局；"
        f"不是{county.YEAR - 1}年的：教育局；读不出的：8.pdf。",
    )
    rollup = roll_up(roster, county.YEAR, now, last=now)
    assert rollup.remarks == (
        f"上年的文件夹里没有能用的{county.YEAR - 1}年的报告，没有和上年比"
        f"（不是{county.YEAR - 1}年的：教育体育局）。",
    )


def test_blanks_that_put_the_sum_out_of_balance_are_told_with_their_office() -> None:
    """A sum that does not close had no cause told, where a table was read without some rows."""
    roster = read_roster("单位名称\n甲县北关镇人民政府\n甲县南关镇人民政府\n")
    whole = replace(county.report_of(county.OFFICES[0]), year=county.YEAR)
    granted = CellRef("requests", "granted", "natural_person")
    north = replace(whole, office="甲县北关镇人民政府").with_figure(granted, None)
    south = replace(whole, office="甲县南关镇人民政府").with_figure(
        granted._replace(column="other"), None
    )
    handed = [handed_report(one, Origin(f"{at}.pdf")) for at, one in enumerate((north, south))]
    remarks = roll_up(roster, county.YEAR, handed).remarks
    assert remarks == ("表自己对不上的单位，合计跟着对不上：甲县北关镇人民政府（空着1格）。",)


@pytest.mark.parametrize(
    ("office", "file", "words"),
    [
        ("乙县北关镇人民政府", "北关镇.docx", "县名不一样，多半是别的县的"),
        ("乙市丙区北关镇人民政府", "1.docx", "县名不一样，多半是别的县的"),
        ("北关镇人民政府", "1.docx", "像是名单上的"),
        ("丁市甲县北关镇人民政府", "1.docx", "像是名单上的"),
    ],
)
def test_an_office_of_the_same_name_elsewhere_is_not_told_to_be_ours(
    office: str, file: str, words: str
) -> None:
    roster = read_roster("单位名称\n甲县北关镇人民政府\n甲县南关镇人民政府\n甲县民政局\n")
    report = replace(zero_report(), year=county.YEAR, office=office)
    (aside,) = roll_up(roster, county.YEAR, [handed_report(report, Origin(file))]).aside
    assert aside.why is Aside.ASKED
    assert words in aside.words
    assert f"“别名”栏写上“{office}”" in aside.words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({4: None, 5: None}, "填了的数都一样，“1.pdf”空着2格，都没有计入"),
        ({4: None, 5: 7}, "“1.pdf”，都没有计入"),
        ({4: 7}, "“1.pdf”，都没有计入"),
    ],
)
def test_two_that_differ_in_blanks_alone_are_told_so(
    changes: dict[int, int | None], words: str
) -> None:
    """A print of the same report loses rows where it is read: the whole one is to be taken."""
    roster = read_roster("单位名称\n甲县北关镇人民政府\n甲县南关镇人民政府\n")
    whole = replace(zero_report(), year=county.YEAR, office="甲县北关镇人民政府")
    cells = whole.form.table("requests").typed_cells
    print_of_it = whole
    for place, figure in changes.items():
        print_of_it = print_of_it.with_figure(cells[place], figure)
    handed = [handed_report(whole, Origin("1.docx")), handed_report(print_of_it, Origin("1.pdf"))]
    line, _ = roll_up(roster, county.YEAR, handed).lines
    assert words in line.words


def test_names_that_lack_the_county_alone_are_told_once_for_all() -> None:
    names = ("北关镇", "南沟镇", "城关街道", "白塔镇")
    given = []
    for nth, name in enumerate(names):
        tail = "办事处" if name.endswith("街道") else "人民政府"
        report = replace(zero_report(), office=f"清河县{name}{tail}", year=county.YEAR)
        report = report.with_figure(RECEIVED, nth)
        given.append(handed_report(report, Origin(f"{nth}.docx")))
    short = read_roster("单位名称\n" + "\n".join(names))
    rollup = roll_up(short, county.YEAR, given, [])
    assert {one.why for one in rollup.aside} == {Aside.ASKED}
    assert rollup.remarks == (
        "有4份只是名单上没有写县名：名单加一栏“县”，都写上“清河县”，再汇总就认得，不用一个一个定。",
    )
    told = roll_up(short.in_county("清河县"), county.YEAR, given, [])
    assert [line.office.name for line in told.found] == list(names)
    assert not told.remarks


def test_a_file_called_after_two_offices_is_told_of_the_missing_one() -> None:
    names = ("甲县城南镇人民政府", "甲县红星镇人民政府", "甲县城南镇卫生院", "甲县大坪乡人民政府")
    roster = read_roster("单位名称\n" + "\n".join(names) + "\n")
    told = {}
    for file in ("城南镇、红星镇.docx", "城南镇.docx", "城南镇卫生院、城南镇.docx"):
        report = handed_report(
            replace(zero_report(), office=names[0], year=county.YEAR), Origin(file)
        )
        rollup = roll_up(roster, county.YEAR, [report])
        told[file] = [
            line.office.name for line in rollup.missing if "请单独存成一个文件" in line.words
        ]
    assert told == {
        "城南镇、红星镇.docx": [names[1]],
        "城南镇.docx": [],
        "城南镇卫生院、城南镇.docx": [names[2]],
    }
