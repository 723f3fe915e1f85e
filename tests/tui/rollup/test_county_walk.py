"""The county's whole way at the keys: choose, roll up, stop, look, say, send back, and again."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from nianbao.desk.rollup import county_desk
from nianbao.desk.rollup.county_desk import ROLLUP
from nianbao.desk.rollup.rolling import RolledUp, RollupJob, run_rollup
from nianbao.desk.rollup.sending_back import load_drafts
from nianbao.desk.rollup.telling import Tell
from nianbao.report.rollup.who import OfficeLine
from nianbao.report.standing import Standing, read_day
from nianbao.report.state import State
from nianbao.storage.library import Library
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.rollup.setup import RollupSetupScreen
from tests.county import COUNTY_NAME, hand_in, office_report, roster_file
from tests.desk.rollup.counties import in_one_process
from tests.tui.driving import NARROW, WIDE, Clerk, at_desk, rest
from tests.tui.reading_in.opening import read
from tests.tui.report.standings import becomes, standing_of

FIRST = office_report(0).office


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    in_one_process(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of four reports, and the roster in the one above."""
    place = tmp_path / "报来的"
    for number in (0, 1, 2, 4):
        hand_in(place, office_report(number))
    roster_file(tmp_path / "名单.csv")
    return place


async def choose(clerk: Clerk, folder: Path, *, county: bool = True) -> None:
    """Open the roll-up and choose what it needs."""
    await clerk.press("escape")
    await clerk.choose("汇总")
    await clerk.sees("汇总：把各单位的报告放在一起", "还没有选")
    await clerk.press("home", "enter")
    await clerk.sees("各单位的报告在哪个文件夹")
    await clerk.type(f"{folder}\n")
    await clerk.sees(f"位置：{folder}")
    await clerk.press("home", "enter")
    await clerk.sees("名单.csv", "汇总结果")
    await clerk.press("home", "down", "down", "enter")
    await clerk.replace("2024")
    await clerk.press("enter", "end", "up", "enter")
    await clerk.replace(COUNTY_NAME if county else " ")
    await clerk.press("enter")
    await clerk.sees("2024年", COUNTY_NAME if county else "没有写")


async def choose_roster(clerk: Clerk, place: Path) -> None:
    """Look for another roster with the keys, and by its path."""
    (place / "名单.pdf").write_bytes(b"")
    for typed, told in (
        (f"{place / '名单.pdf'}\n", "“名单.pdf”不是表格。"),
        ("\n", "名单.csv"),
    ):
        await clerk.press("home", "down", "enter")
        await clerk.sees("单位名单是哪个文件？")
        await clerk.press("end", "enter")
        await clerk.sees("（.xlsx、.xls、.et、.ods、.csv、", f"位置：{place}", "报来的/")
        await clerk.type(typed)
        await clerk.sees("汇总：把各单位的报告放在一起", told)


async def roll_up(clerk: Clerk) -> None:
    await clerk.press("end", "enter")
    await clerk.sees("年汇总：应报6")


async def test_the_loop_of_a_return_is_walked_at_both_ends(tmp_path: Path, folder: Path) -> None:
    output = tmp_path / "报来的-汇总结果"
    async with at_desk(tmp_path / "县.json", NARROW) as clerk:
        await choose(clerk, folder)
        await choose_roster(clerk, tmp_path)
        await roll_up(clerk)
        await clerk.sees("已报4，未报2", "[x] 计入部门　1份")
        await clerk.press("home", "down", "down", "enter")
        await clerk.sees("[ ] 计入部门　1份", "（计入3份）")
        await clerk.press("enter", "home", "enter")
        await clerk.sees("合计：4份报告（乡镇街道、部门）", "缺1", "行政诉讼情况　都是0")
        await clerk.press("home", "down", "down", "enter")
        await clerk.sees(f"{FIRST}　{FIRST}.json")
        await clerk.press("escape", "escape")
        await clerk.press("home", *["down"] * 4, "enter")
        await clerk.sees("写好了10个文件", output.name)
        await clerk.press("down", "down", "down", "enter")
        await clerk.sees(f"{FIRST}　2024年", "+ 写出这个单位的退回意见", "哪天以前改好：还没有写")
        await clerk.press("enter")
        await clerk.sees("县里怎么说？")
        assert not (output / "退回意见").exists(), "Enter twice writes nothing"
        await clerk.press("escape", "home", "down", "enter")
        await clerk.type("下周\n")
        await clerk.sees("“下周”不是日期")
        await clerk.replace("1月20日")
        await clerk.press("enter")
        await clerk.sees(f"哪天以前改好：{read_day('1月20日', date.today())}")
        await clerk.press("enter")
        await clerk.replace("2025-1-20")
        await clerk.press("enter")
        await clerk.sees("哪天以前改好：2025-01-20")
        await clerk.press("end", "up", "enter")
        await clerk.sees("县里怎么说？")
        await clerk.type("写自己的问题\n")
        await clerk.sees("县里的意见：写自己的问题")
        await clerk.press("home", "enter")
        await clerk.sees("写好了，同名的 Word 在一起", "改好的日期是 2025-01-20，已经过了")
        await clerk.press("escape")
        await clerk.sees("已退回", "（已写1份）")
        await clerk.press("home", *["down"] * 5, "enter")
        await clerk.sees("写出退回意见？", "改好的日期是 2025-01-20", "先不写")
        await clerk.press("down", "enter")
        await clerk.replace("2025-1-21")
        await clerk.press("enter")
        await clerk.sees("改好的日期是 2025-01-21", "先不写")
        await clerk.press("end", "enter")
        await clerk.sees("（已写1份）")
    note = output / "退回意见" / f"退回意见-{FIRST}-2024.json"
    assert note.with_suffix(".docx").is_file()

    town = tmp_path / "镇.json"
    Library(town).save(office_report(0), (), standing=Standing(State.FINAL))
    async with at_desk(town, NARROW) as clerk:
        await clerk.press("enter")
        await clerk.sees("已定稿")
        await read(clerk, note)
        await clerk.sees(f"{COUNTY_NAME} ", "2025-01-20 前改好", "库里的报告已定稿")
        await clerk.press("home", "down", "enter")
        standing = await becomes(clerk, State.RETURNED)
        assert standing.returned["problems"].startswith("写自己的问题")
        assert standing_of(clerk).correct_by == "2025-01-20"
    mended = Library(town).load(FIRST, 2024).with_prose("problems", "一是慢。改进：快。")
    hand_in(folder, mended)

    async with at_desk(tmp_path / "县.json", NARROW) as clerk:
        await clerk.press("escape")
        await clerk.choose("汇总")
        await clerk.sees(f"/{folder.name} ")
        await roll_up(clerk)
        await clerk.press("home", *["down"] * 7, "enter")
        await clerk.sees("退回，应在2025-01-20以前改好")
        await clerk.press("home", "down", "down", "enter")
        await clerk.sees("退回以后改了哪里", "→ 一是慢。改进：快。")


async def test_nothing_is_told_of_a_run_that_is_over_however_long_its_result_takes_to_show(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = RollupSetupScreen._show

    async def slowly(screen: RollupSetupScreen, result: ListScreen[None, Any]) -> None:
        await rest(0.7)
        await show(screen, result)

    monkeypatch.setattr(RollupSetupScreen, "_show", slowly)
    async with at_desk(tmp_path / "县.json", WIDE) as clerk:
        await choose(clerk, folder)
        await clerk.press("end", "enter")
        await clerk.sees("2024年汇总：应报6，已报4")
        await clerk.press("escape")
        await clerk.sees("汇总：把各单位的报告放在一起")
        assert "按 Esc 停" not in clerk.screen


async def test_the_work_is_stopped_and_goes_on_and_what_is_lacking_is_told(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def slow(job: RollupJob, tell: Tell) -> RolledUp:
        def told(progress: object) -> None:
            goes_on.wait(8)
            tell(progress)  # type: ignore[arg-type]

        return run_rollup(job, told)

    monkeypatch.setattr(county_desk, "run_rollup", slow)
    async with at_desk(tmp_path / "县.json", WIDE) as clerk:
        await clerk.press("escape")
        await clerk.choose("汇总")
        await clerk.press("end", "enter")
        await clerk.sees("还没有选：各单位的报告在哪个文件夹。")
        await clerk.press("escape")
        await choose(clerk, folder)
        hand_in(folder / "又一份", office_report(0).with_prose("problems", "一是慢。改进：快。"))
        await clerk.press("end", "enter", "escape")
        goes_on.set()
        await clerk.sees("停了：5个文件读过", "接着做")
        await roll_up(clerk)
        await clerk.press("home", *["down"] * 6, "enter")
        await clerk.sees("列出：没报的、空表、有两份的", f"有两份{' ' * 20}")
        await clerk.press("down", "enter")
        await clerk.sees("：哪一份算数？", "又一份/")
        await clerk.press("end", "enter")
        await clerk.sees("定下了1件：按 Esc 回去", "已定下", "定下的是“", "按回车可以改")
        await clerk.hides("按回车选一份，也行")
        await clerk.press("escape", "end", "enter")
        await clerk.sees("2024年汇总：应报6，已报4")
        await clerk.press("escape", "home", "down", "enter", "end", "enter")
        await clerk.replace(str(tmp_path / "没有.csv"))
        await clerk.press("enter", "end", "enter")
        await clerk.sees("没有.csv")
    places = county_desk.ROLLUP.load(Library(tmp_path / "县.json"))
    assert replace(places, roster=None, output=None) == county_desk.RollupPlaces(
        folder, None, 2024, None, None, COUNTY_NAME
    )


async def test_another_year_than_the_reports_have_is_said_on_top(folder: Path) -> None:
    async with at_desk(folder.parent / "县.json", NARROW) as clerk:
        await choose(clerk, folder)
        await clerk.press("home", "down", "down", "enter")
        await clerk.replace("2026")
        await clerk.press("enter")
        await clerk.sees("2026年")
        await roll_up(clerk)
        await clerk.sees("有4份是2024年的报告，2026年的只有0份", "按 Esc 回去改“哪一年的”")
        await clerk.press("escape", "home", "down", "down", "enter")
        await clerk.replace("2024")
        await clerk.press("enter")
        await roll_up(clerk)
        await clerk.sees("已报4，未报2")
        assert "选错了年份" not in clerk.screen


async def test_a_note_that_is_being_written_is_waited_for(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Left meanwhile, the list would go on telling that the report was not sent back."""
    begun, go_on, send_back = Event(), Event(), county_desk.CountyDesk.send_back

    def slowly(desk: county_desk.CountyDesk, line: OfficeLine) -> Path | None:
        begun.set()
        assert go_on.wait(8)
        return send_back(desk, line)

    async with at_desk(tmp_path / "县.json", NARROW) as clerk:
        await choose(clerk, folder)
        await roll_up(clerk)
        await clerk.press("home", *["down"] * 7, "enter")
        await clerk.sees(f"{FIRST}　2024年")
        await clerk.press("end", "up", "enter")
        await clerk.type("写自己的问题\n")
        await clerk.sees("县里的意见：写自己的问题")
        monkeypatch.setattr(county_desk.CountyDesk, "send_back", slowly)
        await clerk.press("home", "enter")
        await clerk.until(begun.is_set)
        await clerk.press("escape")
        await clerk.sees("正在写，请等一等")
        go_on.set()
        await clerk.sees("写好了", "改好的日期还没有写")
        await clerk.press("escape")
        await clerk.sees("已退回", "（已写1份）")


async def test_what_the_county_says_is_kept_while_it_is_typed(tmp_path: Path, folder: Path) -> None:
    output = tmp_path / "报来的-汇总结果"

    def said() -> str:
        return "".join("".join(one.values()) for one in load_drafts(output).words.values())

    async def write(clerk: Clerk) -> None:
        await clerk.press("home", *["down"] * 7, "enter")
        await clerk.sees(f"{FIRST}　2024年")
        await clerk.press("end", "up", "enter")
        await clerk.sees("县里怎么说？")

    async with at_desk(tmp_path / "县.json", NARROW) as clerk:
        await choose(clerk, folder)
        await roll_up(clerk)
        await write(clerk)
        await rest(0.8)
        assert said() == "", "who only looks has said nothing"
        await clerk.type("表四漏了")
        await clerk.until(lambda: "表四漏了" in said(), "没有存下")
        await clerk.press("escape")
        await clerk.until(lambda: "表四漏了" not in said(), "不要了还留着")
        await clerk.press("enter")
        await clerk.type("表四漏了一件")
        await clerk.until(lambda: "表四漏了一件" in said(), "没有存下")
        shutil.copytree(output, left := tmp_path / "断电以后")
    shutil.rmtree(output)
    left.rename(output)
    async with at_desk(tmp_path / "另一次.json", NARROW) as clerk:
        await choose(clerk, folder)
        await roll_up(clerk)
        await write(clerk)
        await clerk.type("，请补\n")
        await clerk.sees("县里的意见：表四漏了一件，请补")


async def test_a_county_that_nobody_wrote_is_the_one_of_the_roster(
    tmp_path: Path, folder: Path
) -> None:
    """The notes are signed with it."""
    async with at_desk(tmp_path / "县.json", NARROW) as clerk:
        await choose(clerk, folder, county=False)
        await roll_up(clerk)
        await clerk.press("escape")
        await clerk.sees(f"县（市、区）名称　　　{COUNTY_NAME}".replace("　", ""))
        assert ROLLUP.load(clerk.library).county == COUNTY_NAME
