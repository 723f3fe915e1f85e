"""A report under the wrong year or office: put right by keyboard, with all that follows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from nianbao.report.form.figures import CellRef
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.history import History
from nianbao.storage.library import Library
from tests.reports import OFFICE, zero_report
from tests.tui.driving import at_desk, fill

CARRIED = CellRef("requests", "carried_forward", "natural_person")
BROUGHT = CARRIED._replace(row="brought_forward")


async def test_the_year_is_put_right(tmp_path: Path) -> None:
    wrong = replace(zero_report(), year=2022, office=OFFICE).with_figure(BROUGHT, None)
    wrong = wrong.with_prose("problems", "2022年，公开不够及时。")
    last = replace(zero_report(), year=2023, office=OFFICE).with_figure(CARRIED, 4)
    path = fill(tmp_path / "nianbao.json", last, wrong)
    async with at_desk(path) as clerk:
        await clerk.press("down")
        await clerk.choose("年份错了")
        await clerk.sees("哪个单位的？")
        await clerk.replace("北关镇")
        await clerk.sees(f"库里没有“北关镇”的报告，有{OFFICE}的。")
        await clerk.replace(OFFICE)
        await clerk.hides("库里没有")
        await clerk.press("enter")
        await clerk.replace("2023")
        await clerk.press("enter")
        await clerk.sees("已经有")
        await clerk.replace("2024")
        await clerk.press("enter")
        await clerk.sees("2024年的报告了", "还写着“2022年”1处")
        kept = await clerk.kept(lambda kept: kept.figures[BROUGHT] == 4, 2024)
        assert kept.prose == wrong.prose
        assert not clerk.has(2022)
    assert History(path).versions(OFFICE, 2024)


async def test_a_year_to_come_is_asked_about(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", zero_report())) as clerk:
        coming = date.today().year + 1
        await clerk.choose("新建")
        await clerk.replace(str(coming))
        await clerk.press("enter")
        await clerk.sees("还没有到填报的时候")
        await clerk.press("enter")
        assert not clerk.has(coming)


async def test_a_final_report_keeps_its_name(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json")
    Library(path).save(zero_report(), (), standing=Standing(State.FINAL))
    async with at_desk(path) as clerk:
        await clerk.choose("改单位")
        await clerk.sees("定稿了，不能改")
