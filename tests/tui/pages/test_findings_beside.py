"""A wide screen: the report, last year's and the findings side by side; F2 and F4 move there."""

from pathlib import Path

from nianbao.report.finding import Severity
from nianbao.tui.pages.findings_beside import FindingsBox
from nianbao.tui.report.screen import ReportScreen
from tests.samples.whole import whole_report
from tests.tui.driving import Clerk, at_desk, fill, widths
from tests.tui.test_snapshots import two_years

WIDE, WIDEST = (160, 45), (200, 50)


def report_screen(clerk: Clerk) -> ReportScreen:
    screen = clerk.app.screen
    assert isinstance(screen, ReportScreen)
    return screen


def box(clerk: Clerk) -> FindingsBox:
    return report_screen(clerk).query_one(FindingsBox)


async def test_three_columns_each_taken_into_by_its_key(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", *two_years())
    async with at_desk(path, WIDE) as clerk:
        await clerk.press("enter")
        await clerk.sees("（一）主动公开", "2023年　Ctrl+K 接过来", "核对　错误5 提醒15　F2 进来")
        assert widths(clerk.screen) == {WIDE[0]}
        writing = report_screen(clerk).focused
        await clerk.press("f2", "home")
        await clerk.sees("回车 到那里　Delete 放过　Esc 回去", "错误：自然人列：一3＋二0＝3")
        await clerk.press("escape")
        assert report_screen(clerk).focused is writing
        await clerk.press("f4")
        await clerk.sees("Esc 回去写　F4 收起")
        await clerk.press("f2", "f2")
        await clerk.sees("Delete 放过，再按恢复")
        await clerk.press("escape", "escape")
        await clerk.sees("核对　错误5 提醒15")


async def test_a_finding_is_gone_to_put_aside_and_mended(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", *two_years())
    async with at_desk(path, WIDE) as clerk:
        await clerk.press("enter", "f2")
        first = next(
            at
            for at, row in enumerate(box(clerk).list.entries)
            if row.value and row.value.severity is Severity.WARNING
        )
        box(clerk).list.highlighted = first
        await clerk.press("delete")
        await clerk.sees("为什么这一条没有问题？")
        await clerk.type("写过了\n")
        await clerk.sees("提醒14")
        aside = await clerk.kept(lambda report: len(report.dismissed) == 1)
        assert [one.reason for one in aside.dismissed.values()] == ["写过了"]
        shown = box(clerk).list.entries
        wrong = next(
            at for at, row in enumerate(shown) if row.value and "自然人列" in row.value.message
        )
        finding = shown[wrong].value
        assert finding is not None
        assert finding.severity is Severity.ERROR
        box(clerk).list.highlighted = wrong
        await clerk.press("enter")
        assert report_screen(clerk).page == "requests"
        assert report_screen(clerk).panel.address().cell == finding.cells[0]
        await clerk.press("f8")
        assert box(clerk).list.in_hand == report_screen(clerk).last_finding != finding


async def test_figures_of_both_years_and_the_findings(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", *two_years())
    async with at_desk(path, WIDEST) as clerk:
        await clerk.press("enter", "ctrl+down", "ctrl+down")
        await clerk.sees("104869", "> 三、收到和处理", "核对　错误5")
        await clerk.press("f4")
        await clerk.hides("104869")
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        await clerk.press("enter")
        await clerk.sees("104869")


async def test_nothing_of_it_below_160(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", *two_years())
    async with at_desk(path, (159, 45)) as clerk:
        await clerk.press("enter")
        await clerk.sees("已保存")
        assert not report_screen(clerk).query(FindingsBox)
        assert "2023年　Ctrl+K" not in clerk.screen
        await clerk.pilot.resize_terminal(*WIDE)
        await clerk.sees("核对　错误5")
        assert not report_screen(clerk).panels.compare_on, "what the clerk has not asked for"
        writing = report_screen(clerk).focused
        await clerk.press("f2")
        assert box(clerk).list.has_focus
        await clerk.pilot.resize_terminal(80, 24)
        await clerk.hides("回车 到那里")
        assert report_screen(clerk).focused is writing
        await clerk.press("f2")
        await clerk.sees("回车 到出问题的地方")


async def test_without_findings_and_without_last_year(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", whole_report("linxi_2023"))
    async with at_desk(path, WIDE) as clerk:
        await clerk.press("enter")
        await clerk.sees("没有查出问题。", "核对　错误0 提醒0")
        await clerk.press("f2")
        await clerk.sees("没有查出问题。按 Esc 返回。")
