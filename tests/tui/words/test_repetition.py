"""The repetition list: each paragraph's share, its sentences of last year's, Enter goes there."""

from pathlib import Path

import pytest

from nianbao.report.document import Report
from nianbao.report.years.likeness import repetition
from nianbao.tui.prose.panel import ProsePanel
from nianbao.tui.report.screen import ReportScreen
from tests.samples.whole import whole_report
from tests.tui.driving import SIZES, Clerk, at_desk, fill, in_report

LAST, NOW = whole_report("baishi_2023"), whole_report("baishi_2024")
OLD = LAST.prose.problems.split("\n")[0]


def copied() -> Report:
    """This year's section five begins as last year's did."""
    return NOW.with_prose("problems", f"{OLD}\n{NOW.prose.problems}")


def test_every_paragraph_has_its_share() -> None:
    paragraphs = repetition(copied(), LAST)
    shares = [one.percent for one in paragraphs if str(one.place.field) == "problems"]
    assert shares == [100, 0, 0]
    assert len(paragraphs) == 5 + 3 + 1
    assert all(
        one.percent == 0 for one in repetition(NOW, LAST) if "problems" in str(one.place.field)
    )
    assert {one.percent for one in repetition(LAST, LAST) if one.counted} == {100}


def test_codes_and_numbers_do_not_count() -> None:
    text = "为{换屏村}个村更换大字版公开栏，方便老年人看清。"
    now = NOW.with_prose("problems", text)
    then = LAST.with_prose("problems", text.replace("{换屏村}", "6"))
    (paragraph,) = [one for one in repetition(now, then) if str(one.place.field) == "problems"]
    assert paragraph.percent == 100


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_leads_to_the_words(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", LAST, copied()), size) as clerk:
        await clerk.press("enter")
        await clerk.sees(f"{NOW.year}年", "已保存")
        await clerk.choose("雷同")
        await clerk.sees("雷同：与2023年的报告相比", "一、总体情况　与上年相同")
        await clerk.press("end", "up", "up", "up", "up")
        await clerk.sees("100%，", "句相同", "五、存在的主要问题")
        await clerk.press("enter")
        await clerk.until(lambda: selected(clerk))
        assert selected(clerk) in OLD


def selected(clerk: Clerk) -> str:
    screen = clerk.app.screen
    if isinstance(screen, ReportScreen) and isinstance(screen.panel, ProsePanel):
        return screen.panel.editor.selected_text
    return ""


async def test_without_last_years_report_it_says_what_to_do(tmp_path: Path) -> None:
    async with in_report(tmp_path, NOW) as clerk:
        await clerk.choose("雷同")
        await clerk.sees("没有上年的报告", "F9")
        await clerk.press("escape")
        await clerk.sees("已保存")
