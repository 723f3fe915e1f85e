"""The clerk's calendar on the home screen: what is left to do, and every line a jump."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList

from nianbao.desk.address import Address
from nianbao.desk.remembered import LEFT
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from tests.desk.test_to_do import REQUESTS, filled
from tests.reports import OFFICE, draft_report, full_report
from tests.tui.driving import SIZES, Clerk, at_desk, fill


async def jump(clerk: Clerk, words: str) -> None:
    """Go to the line with those words, from the list of reports, and take it."""
    await clerk.sees(words)
    lines = [line[3:].strip() for line in clerk.screen.splitlines() if line.startswith(" - ")]
    place = next(at for at, line in enumerate(lines) if words in line)
    focused = clerk.app.focused
    if focused is None or focused.id != "to-do":
        await clerk.sees("Tab 到要做的事")
        await clerk.press("tab")
        await clerk.sees("回车 去做　Tab 回到报告")
    await clerk.press("home", *["down"] * place, "enter")


@pytest.mark.parametrize("size", SIZES)
async def test_the_due_report_tells_what_is_left(tmp_path: Path, size: tuple[int, int]) -> None:
    report = filled().with_figure(REQUESTS, None)
    last = replace(full_report(), office=report.office)
    async with at_desk(fill(tmp_path / "nianbao.json", report, last), size) as clerk:
        await clerk.sees("2025年1月31日前报送，还有21天", "填完：一二四五六　在填：三")
        await clerk.sees("第三部分还有1格没填", "还没有定稿")
        assert "读入2023年的报告" not in clerk.screen
        await jump(clerk, "第三部分还有1格没填")
        await clerk.sees("三、", "已保存")
        await clerk.type("7")
        await clerk.press("enter")
        await clerk.kept(lambda kept: kept.figures.get(REQUESTS) == 7)
        await clerk.press("escape")
        await clerk.sees("接着上次写：第三部分", "填完：一二三四五六")
        assert "还有1格没填" not in clerk.screen


async def test_the_lines_act(tmp_path: Path) -> None:
    report = filled().with_figure(REQUESTS, 77)
    path = fill(tmp_path / "nianbao.json", report)
    async with at_desk(path) as clerk:
        await jump(clerk, "读入2023年的报告")
        await clerk.sees("位置：")
        await clerk.press("escape")
        await clerk.hides("位置：")
        await jump(clerk, "处错误要改")
        await clerk.sees("核对：")
        await clerk.press("escape", "escape")
        await clerk.sees("接着上次写")
        await jump(clerk, "还没有定稿")
        await clerk.sees("状态")


async def test_a_final_report_waits_for_the_web_page(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", filled())
    Library(path).save(filled(), (), standing=Standing(State.FINAL))
    async with at_desk(path) as clerk:
        await jump(clerk, "还没有贴到网站")
        await clerk.sees("复制这一块")


async def test_a_year_that_is_not_begun_is_begun(tmp_path: Path) -> None:
    last = replace(full_report(), office=OFFICE)
    async with at_desk(fill(tmp_path / "nianbao.json", last)) as clerk:
        await jump(clerk, "新建2024年的报告")
        await clerk.sees("新建哪一年的报告", "2024")


async def test_a_click_is_a_jump(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", filled())) as clerk:
        await clerk.sees("还没有定稿")
        last = clerk.app.screen.query_one("#to-do", OptionList).option_count - 1
        await clerk.pilot.click("#to-do", offset=(6, last))
        await clerk.sees("状态")


async def test_a_damaged_due_report_leaves_the_list_alone(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", replace(draft_report(), year=2024))
    data = json.loads(path.read_bytes())
    next(iter(data["reports"].values()))["figures"] = 7
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    async with at_desk(path) as clerk:
        await clerk.sees("2024年", OFFICE)
        assert "前报送" not in clerk.screen


async def test_the_report_in_hand_stays_in_view_beside_what_is_to_be_done(tmp_path: Path) -> None:
    years = [replace(draft_report(), year=year) for year in range(2020, 2025)]
    path = fill(tmp_path / "nianbao.json", *years)
    LEFT.keep(Library(path), years[0].key, Address("disclosure"))
    async with at_desk(path, (60, 20)) as clerk:
        await clerk.sees("还没有写", "2020年")
        await clerk.pilot.resize_terminal(120, 40)
        await clerk.press("up")
        await clerk.pilot.resize_terminal(60, 20)
        await clerk.sees("2021年")
