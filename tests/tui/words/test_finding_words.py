"""Words are found in all the prose: listed, gone to, from the caret on and around the end."""

from dataclasses import replace
from pathlib import Path

from nianbao.report.facts import Fact
from nianbao.report.field import FieldRef
from nianbao.report.finding import Span
from nianbao.report.words.codes import Codes
from nianbao.report.words.searching import find_words
from nianbao.tui.prose.panel import ProsePanel
from nianbao.tui.report.screen import ReportScreen
from tests.reports import zero_report
from tests.tui.driving import Clerk, in_report

FIRST, SECOND = "overview.parts.0.text", "overview.parts.1.text"
REPORT = replace(
    zero_report()
    .with_prose(FIRST, "政务公开有专区。\n专区40个，ABC。")
    .with_prose("problems", "专区不够。改进：再设{专区}个专区。"),
    facts=(Fact("专区", "个", 40),),
)


def selected(clerk: Clerk) -> tuple[str, str]:
    screen = clerk.app.screen
    assert isinstance(screen, ReportScreen)
    assert isinstance(screen.panel, ProsePanel)
    return str(screen.panel.field), screen.panel.editor.selected_text


def test_every_place_in_reading_order() -> None:
    codes = Codes(REPORT)
    spans = find_words(REPORT, codes, "专区")
    assert [str(span.field) for span in spans] == [FIRST, FIRST, *["problems"] * 3]
    assert find_words(REPORT, codes, "abc") == (Span(FieldRef.of(FIRST), 15, 18),)
    wide = REPORT.with_prose("problems", "共４０个")
    assert find_words(wide, Codes(wide), "40个")[-1] == Span(FieldRef("problems"), 1, 4)
    assert find_words(REPORT, codes, "") == find_words(REPORT, codes, "拆迁") == ()
    assert len(find_words(REPORT, codes, "依申请公开")) == 1


def test_a_printed_number_is_found_at_its_code() -> None:
    text = REPORT.prose.problems
    spans = find_words(REPORT, Codes(REPORT), "40个")
    assert str(spans[0].field) == FIRST
    assert [text[span.start : span.end] for span in spans[1:]] == ["{专区}个"]


async def test_from_place_to_place_and_around(tmp_path: Path) -> None:
    async with in_report(tmp_path, REPORT) as clerk:
        await clerk.press("ctrl+f")
        await clerk.type("专区")
        await clerk.sees("有5处", "第一部分", "第五部分")
        await clerk.press("enter")
        assert selected(clerk) == (FIRST, "专区")
        for field in (FIRST, "problems", "problems", "problems", FIRST):
            await clerk.press("ctrl+f", "enter")
            await clerk.sees("已保存")
            assert selected(clerk)[0] == field
        await clerk.press("ctrl+f", "up", "up", "enter")
        assert selected(clerk)[0] == "problems"


async def test_ctrl_f_in_the_list_goes_on(tmp_path: Path) -> None:
    async with in_report(tmp_path, REPORT) as clerk:
        await clerk.press("ctrl+f")
        await clerk.paste("专区")
        await clerk.press("ctrl+f", "ctrl+f", "enter")
        assert selected(clerk) == ("problems", "专区")


async def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    async with in_report(tmp_path, REPORT) as clerk:
        await clerk.press("ctrl+f")
        await clerk.type("拆迁")
        await clerk.sees("没有找到")
        await clerk.press("enter", "escape")
        await clerk.hides("没有找到")
        assert selected(clerk) == (FIRST, "")


async def test_a_sub_head_leads_to_its_text(tmp_path: Path) -> None:
    async with in_report(tmp_path, REPORT) as clerk:
        await clerk.press("ctrl+down", "ctrl+f")
        await clerk.type("依申请公开")
        await clerk.press("enter")
        assert selected(clerk)[0] == SECOND
