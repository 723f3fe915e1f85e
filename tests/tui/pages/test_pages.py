"""Walking through a report: sections, the menu, the list of pages; title and lead-in."""

import asyncio
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import pytest

from nianbao.desk.address import Address
from nianbao.report.document import new_report
from nianbao.report.finding import Finding
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.steps import finish
from nianbao.tui.pages.screen import PagesScreen
from tests.reports import OFFICE, full_report, zero_report
from tests.tui.driving import NARROW, PATIENCE, SIZES, WIDE, in_report

HEADS = [section.title.text for section in FORM_2021.sections]
MARKUP = "[bold]题[/bold] [/x] [red"


@pytest.mark.parametrize("size", SIZES)
async def test_ctrl_arrows_walk_the_six_sections(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024), size) as clerk:
        rang: list[int] = []
        clerk.app.bell = lambda: rang.append(1)  # type: ignore[method-assign]
        await clerk.press("ctrl+up")
        assert rang == [1]
        for place, head in enumerate(HEADS):
            await clerk.sees(f"{head}　未填")
            await clerk.type("5" if 0 < place < 4 else "五件")
            await clerk.press("ctrl+down")
        await clerk.sees(f"{HEADS[5]}　填完")
        assert len(rang) == 2
        report = await clerk.kept(lambda report: report.prose.other_matters)
        assert report.prose.overview.parts[0].text == report.prose.problems == "五件"
        assert {ref.table: figure for ref, figure in report.figures.items()} == {
            table.key: 5 for table in FORM_2021.tables
        }
        assert list(report.figures) == [table.typed_cells[0] for table in FORM_2021.tables]
        await clerk.press("ctrl+up", "ctrl+up")
        await clerk.sees(f"{HEADS[3]}　在填")


async def test_a_blank_part_says_how_to_come_to_the_next(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        for _ in range(4):
            await clerk.sees("回车另起一段，Tab 到下一个小标题。")
            await clerk.press("tab")
        await clerk.sees("在这里写，回车另起一段。")
        await clerk.press(*["ctrl+down"] * 4)
        await clerk.sees("在这里写，回车另起一段。")


async def test_the_menu_has_every_page(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report()) as clerk:
        for place, head in enumerate(["标题和导语", *HEADS]):
            await clerk.press("f10", "home", *["down"] * place, "enter")
            await clerk.until(lambda head=head: head in clerk.screen.splitlines()[1])  # type: ignore[misc]
        await clerk.press("f10")
        await clerk.sees("章节", "上下键 选择")
        await clerk.press("escape")
        await clerk.sees(HEADS[5])


async def test_the_list_of_pages_takes_a_click_and_folds_away(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report(), WIDE) as clerk:
        assert clerk.screen.splitlines()[1].startswith("   标题和导语")
        assert "> 一、总体情况" in clerk.screen
        await clerk.pilot.click(offset=(8, 7))
        await clerk.sees("> 三、")
        await clerk.pilot.resize_terminal(*NARROW)
        await clerk.hides("标题和导语")
        await clerk.type("8")
        await clerk.press("enter")
        await clerk.kept(lambda report: 8 in report.figures.values(), 2023)
        await clerk.pilot.resize_terminal(*WIDE)
        await clerk.sees("标题和导语")


async def test_typing_goes_with_a_click_to_another_page(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024), WIDE) as clerk:
        await clerk.type("只写了一半")
        await clerk.pilot.click(offset=(8, 7))
        await clerk.sees("> 三、")
        await clerk.kept(lambda report: report.prose.overview.parts[0].text == "只写了一半")


@pytest.mark.parametrize("size", SIZES)
async def test_title_and_lead_in(tmp_path: Path, size: tuple[int, int]) -> None:
    report = new_report(OFFICE, 2024)
    async with in_report(tmp_path, report, size) as clerk:
        await clerk.press("f10", "home", "enter")
        await clerk.sees("标题（清空就用程序拟的标题）")
        await clerk.press("end")
        await clerk.type("（征求意见稿）")
        await clerk.sees("正在输入…")
        await clerk.press("enter")
        await clerk.kept(lambda kept: kept.title == report.title + "（征求意见稿）")
        await clerk.type("根据条例，\n编制本报告。")
        await clerk.kept(lambda kept: kept.prose.preface == "根据条例，\n编制本报告。")
        await clerk.press("shift+tab")
        await clerk.replace("")
        await clerk.press("enter")
        await clerk.kept(lambda kept: kept.prose.title is None)
        await clerk.until(lambda: clerk.screen.count(report.title) == 2)
        await clerk.press("shift+tab")
        await clerk.replace(MARKUP)
        await clerk.press("f10", "down", "enter")
        await clerk.kept(lambda kept: kept.title == MARKUP)
        assert MARKUP in clerk.screen.splitlines()[0]


async def test_a_title_is_undone_while_the_cursor_is_in_it(tmp_path: Path) -> None:
    report = new_report(OFFICE, 2024)
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("f10", "home", "enter", "end")
        await clerk.type("甲")
        await clerk.press("ctrl+z")
        await clerk.hides(f"{report.title}甲")
        await clerk.kept(lambda kept: kept == report)
        await clerk.press("ctrl+y")
        await clerk.kept(lambda kept: kept.title == f"{report.title}甲")
        await clerk.press("ctrl+z")
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        assert clerk.report() == report


async def test_a_title_typed_and_rubbed_out_is_saved_again(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.press("f10", "home", "enter", "end")
        await clerk.type("甲")
        await clerk.sees("正在输入…")
        await clerk.press("backspace")
        await clerk.hides("正在输入…")


@pytest.mark.parametrize("place", [2, 3, 4])
async def test_figures_typed_right_after_the_menu_land_on_the_page_chosen(
    tmp_path: Path, place: int
) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.burst("f10", "home", *["down"] * place, "enter", "4", "enter", "8", "enter")
        report = await clerk.kept(lambda report: 8 in report.figures.values())
        cells = FORM_2021.tables[place - 2].typed_cells
        assert list(report.figures.values()) == [4, 8]
        assert cells[0] in report.figures
        assert not report.prose.overview.parts[0].text  # the page that was in view got none


async def test_a_page_is_not_made_on_a_screen_that_is_left(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        screen = clerk.app.screen
        assert isinstance(screen, PagesScreen)
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        assert not await screen.go(Address(FORM_2021.tables[0].key))


async def test_the_screen_takes_messages_while_a_check_is_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, taken = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def stopped(
        work: Generator[None, None, Sequence[Finding]], **_: Any
    ) -> Sequence[Finding]:
        begun.set()
        await go_on.wait()
        return finish(work)

    monkeypatch.setattr("nianbao.desk.check_at_rest.stepwise", stopped)
    async with in_report(tmp_path, full_report()) as clerk:
        try:
            await clerk.press("ctrl+down", "5", "enter")
            await asyncio.wait_for(begun.wait(), PATIENCE)
            clerk.app.screen.call_later(taken.set)  # as a key does that asks for its paint
            await asyncio.wait_for(taken.wait(), PATIENCE)
        finally:
            go_on.set()


async def test_a_note_is_kept_while_it_is_written(tmp_path: Path) -> None:
    """A power cut waits for no Enter; Esc leaves what was, and for undo it is one step."""
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+down", "ctrl+n")
        await clerk.type("其中修订")
        await clerk.kept(lambda report: "其中修订" in report.notes.values())
        await clerk.type("3件")
        await clerk.kept(lambda report: "其中修订3件" in report.notes.values())
        await clerk.press("escape")
        await clerk.kept(lambda report: report == zero_report())
        await clerk.press("ctrl+z")
        await clerk.sees("没有可以撤销的了")
        await clerk.press("ctrl+n")
        await clerk.type("修订2件")
        await clerk.press("enter", "ctrl+z")
        await clerk.kept(lambda report: report == zero_report())
        await clerk.press("ctrl+y")
        await clerk.kept(lambda report: "修订2件" in report.notes.values())


async def test_the_words_under_a_table_are_kept_while_they_are_written(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+down")
        await clerk.choose("表下说明")
        await clerk.sees("表格下面的说明")
        await clerk.type("注：第一行\n第二行")
        await clerk.kept(lambda r: r.notes.get("disclosure") == "注：第一行\n第二行")
        await clerk.type("，完")
        await clerk.press("escape")
        await clerk.kept(lambda r: r.notes.get("disclosure") == "注：第一行\n第二行，完")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report == zero_report())
