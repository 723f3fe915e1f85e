"""The list of reports: what a line tells, open, delete and put back, settings, damage."""

import json
from asyncio import sleep
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from nianbao.report.office import Office
from nianbao.report.prose import Prose
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from nianbao.tui.kit.entry_list import EntryList
from nianbao.tui.library.home import HomeScreen
from nianbao.tui.report.screen import ReportScreen
from nianbao.tui.terminal.quiet_moments import QUIET
from tests.reports import OFFICE, draft_report, full_report, seed_report, zero_report
from tests.tui.driving import SIZES, at_desk, fill, rest, widths


def keep_office(path: Path, name: str = OFFICE) -> None:
    Library(path).set_office(Office(name=name, deadline_day=31))


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_tells_state_counts_days_and_change(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = fill(tmp_path / "nianbao.json", replace(draft_report(), year=2024), seed_report())
    library = Library(path)
    library.save(full_report(), (), standing=Standing(State.PUBLISHED))
    changed = library.summaries()[0].changed[5:16].replace("T", " ")
    async with at_desk(path, size) as clerk:
        shown = clerk.screen.splitlines()[: size[1]]
        lines = [line for line in shown if line[1:5].isdigit()]
        assert [line[1:6] for line in lines] == ["2024年", "2023年", "2021年"]
        assert "草稿" in lines[0]
        assert "错误3 提醒8" in lines[0]
        assert "还有21天" in lines[0]
        assert OFFICE in lines[0]
        assert changed in lines[0]
        assert "已发布" in lines[1]
        assert "还有" not in lines[1]
        assert "已过1075天" in lines[2]
        assert widths("\n".join(shown)) == {size[0]}


async def test_the_day_the_county_set_goes_before_the_deadline_of_the_year(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", seed_report())
    returned = Standing(State.RETURNED, returned={"requests": "请改"}, correct_by="2025-01-19")
    Library(path).save(seed_report(), (), standing=returned)
    async with at_desk(path) as clerk:
        await clerk.sees("已退回", "还有9天")
        assert "已过" not in clerk.screen


async def test_the_cursor_is_on_the_only_report(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", zero_report())) as clerk:
        await clerk.press("enter")
        await clerk.sees(zero_report().title, "一、总体情况")
        await clerk.press("escape")
        await clerk.sees("回车 打开")


async def test_the_rows_are_there_before_any_key(tmp_path: Path) -> None:
    app = NianbaoApp(Library(fill(tmp_path / "nianbao.json", zero_report())))
    rows: list[int] = []

    async def look(_: Pilot[object]) -> None:
        while not app.screen.is_mounted:  # from then on keys are acted on
            await sleep(0)
        rows.append(app.screen.query_one(EntryList).option_count)
        app.exit()

    await app.run_async(headless=True, auto_pilot=look)
    assert rows == [8], "an Enter would meet an empty list"


async def test_enter_twice_opens_one_screen(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", zero_report())) as clerk:
        await clerk.burst("enter", "enter", "enter")
        await clerk.sees("一、总体情况")
        await clerk.press("escape")
        await clerk.sees("回车 打开")


async def test_escape_twice_leaves_once(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", zero_report())) as clerk:
        await clerk.press("enter")
        await clerk.type("甲")
        await clerk.burst("escape", "escape", "escape")
        await clerk.sees("回车 打开")
        await clerk.press("enter")
        await clerk.sees("甲我镇")


async def test_the_second_report_is_opened_and_left(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", draft_report(), seed_report())
    async with at_desk(path) as clerk:
        await clerk.press("down", "enter")
        await clerk.sees(seed_report().title)
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        await clerk.press("enter")
        await clerk.sees(seed_report().title)
        await clerk.press("ctrl+down", "escape")
        await clerk.sees("回车 打开")
    async with at_desk(path) as clerk:  # the next day the cursor is on it from the start
        await clerk.sees("回车 打开")
        await clerk.press("enter")
        await clerk.sees(seed_report().title)


async def test_delete_asks_and_can_be_undone(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", draft_report(), seed_report())
    before = path.read_bytes()
    async with at_desk(path) as clerk:
        await clerk.press("ctrl+z")
        await clerk.sees("没有删除过报告")
        await clerk.press("delete")
        await clerk.sees(f"删除{OFFICE}2022年的报告？", "不删除")
        await clerk.press("enter")
        assert path.read_bytes() == before
        for _ in range(2):
            await clerk.press("delete")
            await clerk.burst("down", "enter")
        await clerk.sees("已删除", "这里还没有报告")
        assert not clerk.has(2022)
        assert not clerk.has(2021)
        await clerk.press("ctrl+z")
        await clerk.until(lambda: clerk.has(2021))
        assert not clerk.has(2022)
        await clerk.press("ctrl+z")
        await clerk.until(lambda: clerk.has(2022))
        assert json.loads(path.read_bytes()) == json.loads(before)
        await clerk.press("ctrl+z")
        await clerk.sees("没有删除过报告")
        await clerk.press("end", "delete")
        await clerk.sees("先把光标放到要删除的报告上")
        assert "不删除" not in clerk.screen


async def test_settings_are_kept(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", zero_report())
    async with at_desk(path) as clerk:
        await clerk.choose("设置")
        await clerk.sees("设置", zero_report().office)
        await clerk.press("enter")
        await clerk.replace("我街道")
        await clerk.press("enter", "enter")
        await clerk.replace("2月1日")
        await clerk.press("enter")
        await clerk.until(lambda: Library(path).office().self_reference == "我街道")
        await clerk.sees("还有22天")
        await clerk.choose("设置")
        await clerk.sees("我街道", "2月1日")
        await clerk.press("escape")


@pytest.mark.parametrize(("key", "name"), [("enter", "[新]名[/新]"), ("down", OFFICE)])
async def test_a_new_name_is_offered_to_drafts(tmp_path: Path, key: str, name: str) -> None:
    path = fill(tmp_path / "nianbao.json", draft_report())
    Library(path).save(seed_report(), (), standing=Standing(State.FINAL))
    keep_office(path)
    async with at_desk(path) as clerk:
        await clerk.choose("设置")
        await clerk.replace("[新]名[/新]")
        await clerk.press("enter", "enter", "enter", "enter")
        await clerk.sees("单位名称改了", "2022年的报告也改成新名称", "[新]名[/新]")
        assert "2021年的报告" not in clerk.screen
        await clerk.press(*([key] if key != "enter" else []), "enter")
        await clerk.hides("单位名称改了")
        assert clerk.report(2022) == replace(draft_report(), office=name)
        assert clerk.report(2021).office == OFFICE
        assert Library(path).office().name == "[新]名[/新]"


async def test_names_with_markup_are_shown_as_they_are(tmp_path: Path) -> None:
    name = "[bold]北关[/bold][/x]镇"
    report = replace(zero_report(), office=name, prose=Prose(title="[/x]标题[red]"))
    async with at_desk(fill(tmp_path / "nianbao.json", report)) as clerk:
        await clerk.sees(name)
        await clerk.press("delete")
        await clerk.sees(f"删除{name}2024年")
        await clerk.press("escape", "enter")
        await clerk.sees("[/x]标题[red]")


@pytest.mark.parametrize("damage", [{"figures": 7}, {"prose": None}, {"year": 99999}])
async def test_a_damaged_record_tells_and_the_others_open(
    tmp_path: Path, damage: dict[str, object]
) -> None:
    path = fill(tmp_path / "nianbao.json", draft_report(), replace(draft_report(), year=2023))
    data = json.loads(path.read_text(encoding="utf-8"))
    next(r for r in data["reports"].values() if r["year"] == 2022).update(damage)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    async with at_desk(path) as clerk:
        place = next(at for at, line in enumerate(Library(path).summaries()) if line.year != 2023)
        await clerk.press(*["down"] * place, "enter")
        await clerk.sees("读不出来", "其他报告不受影响")
        await clerk.press("home", *["down"] * (1 - place), "enter")
        await clerk.sees("一、总体情况")
        await clerk.press("escape")


async def test_a_year_begun_from_a_damaged_one_says_so(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", replace(draft_report(), year=2023))
    data = json.loads(path.read_text(encoding="utf-8"))
    next(iter(data["reports"].values()))["figures"] = 7
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    async with at_desk(path) as clerk:
        await clerk.choose("新建")
        await clerk.press("enter")
        await clerk.sees("2023年的报告读不出来")
        await clerk.kept(lambda report: not report.figures)


async def test_the_report_under_the_cursor_is_ready_before_enter(tmp_path: Path) -> None:
    last, this = replace(zero_report(), year=2023), replace(zero_report(), year=2024)
    async with at_desk(fill(tmp_path / "nianbao.json", last, this)) as clerk:
        home, moments = clerk.app.screen, clerk.app.quiet_moments
        assert isinstance(home, HomeScreen)
        making = home.making_ready

        def is_ready() -> bool:
            return making.ready is not None

        moments.use()  # Enter came before a quiet moment: it opens all the same
        await clerk.press("enter", "escape")
        moments.key_came()
        moments.use()
        assert not is_ready()
        await rest(QUIET)
        moments.use()
        await clerk.until(is_ready, "没有备好")
        ready = making.ready
        assert ready is not None
        assert ready.known.report == this
        await clerk.press("enter")
        opened = clerk.app.screen
        assert isinstance(opened, ReportScreen)
        assert opened.held.report is ready.known.report
        assert not is_ready()
        await clerk.press("escape", "down")
        assert not is_ready()
