"""Findings: the list, Enter to the place, F8 across sections, counts that go away when fixed."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.finding import Finding, Severity, Span
from nianbao.report.form.figures import CellRef
from tests.reports import unspoken, zero_report
from tests.tui.disks import says
from tests.tui.driving import SIZES, in_report

RECEIVED = CellRef("requests", "received", "natural_person")
LICENSING = CellRef("disclosure", "licensing", "decisions")


def two_wrong() -> Report:
    """A column of table three does not balance, and section six is empty."""
    return unspoken(zero_report()).with_figure(RECEIVED, 3).with_prose("other_matters", "")


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_leads_to_a_cell_and_to_a_section(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with in_report(tmp_path, two_wrong(), size) as clerk:
        await says(clerk, "错误3 提醒0")
        await clerk.press("f2")
        await clerk.sees("核对：", "三、收到和处理", "六、其他", "错误：")
        assert "一3＋二0＝3，三0＋四0＝0" in clerk.words
        await clerk.press("enter")
        await clerk.sees("1  一、本年新收", "两边应当相等")
        await clerk.type("0\n")
        await clerk.kept(lambda report: report.figures.get(RECEIVED) == 0)
        await clerk.press("f2")
        await clerk.sees("核对：1个错误")
        await clerk.press("home", "enter")
        await clerk.sees("> 六、" if size[0] > 100 else "六、其他需要报告的事项　未填")
        await clerk.type("2024年没有收取信息处理费。")
        await clerk.press("f2")
        await clerk.sees("核对：0个错误，0个提醒", "说明：", "零报告")
        await clerk.press("escape")
        await clerk.sees("错误0 提醒0")


async def test_escape_comes_back_to_where_it_was(tmp_path: Path) -> None:
    async with in_report(tmp_path, two_wrong()) as clerk:
        await clerk.type("甲")
        await clerk.press("f2", "escape")
        await clerk.type("乙")
        await clerk.press("ctrl+down")
        await clerk.kept(lambda r: r.prose.overview.parts[0].text.startswith("甲乙"))


@pytest.mark.parametrize("back", ["shift+f8", "f20"])
async def test_f8_walks_over_sections_and_round(tmp_path: Path, back: str) -> None:
    async with in_report(tmp_path, two_wrong()) as clerk:
        await clerk.press("f8")
        await clerk.sees("三、收到和处理", "自然人列：", "两边应当相等")
        await clerk.press("f8")
        await clerk.sees("总计列：")
        await clerk.press("f8")
        await clerk.sees("六、其他需要报告的事项　未填", "这一部分还没有内容")
        await clerk.press("f8")
        await clerk.sees("三、收到和处理政府信息公开申请情况　填完")
        await clerk.press(back)
        await clerk.sees("六、其他需要报告的事项　未填")
        await clerk.press(back, back)
        await clerk.sees("三、收到和处理政府信息公开申请情况　填完", "自然人列：")


async def test_one_message_at_a_time_while_walking(tmp_path: Path) -> None:
    text = "公开信息86条，，其中其中动态20条。。"
    report = unspoken(zero_report()).with_prose("overview.parts.0.text", text)
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("f8")
        await clerk.sees("标点“，，”连在一起")
        await clerk.press("f8")
        await clerk.sees("“其中”连着写了两遍")
        await clerk.hides("标点“，，”连在一起")


async def test_counts_vanish_when_the_figure_is_put_right(tmp_path: Path) -> None:
    report = unspoken(zero_report()).with_figure(RECEIVED, 3).with_figure(LICENSING, 2)
    async with in_report(tmp_path, report) as clerk:
        await says(clerk, "错误2 提醒0")
        await clerk.press("f8")
        await clerk.type("0\n")
        await says(clerk, "错误0 提醒0")
        await clerk.press("f8")
        await clerk.sees("没有查出问题。")
        await clerk.press("f2")
        await clerk.sees("核对：0个错误，0个提醒", "没有查出问题。按 Esc 返回。")
        await clerk.press("escape")
        await clerk.press("ctrl+z")
        await says(clerk, "错误2 提醒0")
        await clerk.press("escape")
        await clerk.sees("回车 打开", "错误2 提醒0")


async def test_words_of_prose_are_selected(tmp_path: Path) -> None:
    at = Span(FieldRef("overview", 1), 3, 5)
    finding = Finding("S02", Severity.WARNING, "[/x]这里不对", "overview", span=at)
    report = replace(zero_report().with_figure(LICENSING, 2), import_findings=(finding,))
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("ctrl+down", "f8")
        await clerk.sees("> （二）", "[/x]这里不对")
        await clerk.type("改")
        text = report.prose.text(at.field)
        await clerk.kept(lambda r: r.prose.text(at.field) == f"{text[:3]}改{text[5:]}")
        await says(clerk, "错误0 提醒0")


async def test_a_finding_of_the_title_leads_to_the_title(tmp_path: Path) -> None:
    report = zero_report().with_prose("title", "没有单位也没有年份")
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("f2", "enter")
        await clerk.sees("标题（清空就用程序拟的标题）", "里没有单位全称")
        await clerk.replace("")
        await clerk.press("enter")
        await clerk.kept(lambda kept: kept == zero_report())
        await says(clerk, "错误0 提醒0")


async def test_what_cannot_be_taken_keeps_the_cursor(tmp_path: Path) -> None:
    async with in_report(tmp_path, two_wrong()) as clerk:
        await clerk.press("ctrl+down")
        await clerk.type("1.5")
        await clerk.press("f8")
        await clerk.sees("有小数", "二、主动公开")
        await clerk.press("escape", "f8")
        await clerk.sees("三、收到和处理")


@pytest.mark.parametrize("size", SIZES)
async def test_a_warning_is_put_aside_until_its_facts_change(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    report = zero_report().with_figure(RECEIVED, None)
    async with in_report(tmp_path, report, size) as clerk:
        warnings = clerk.status.split("提醒")[1]
        await clerk.press("f2")
        await clerk.until(lambda: "放过，再按恢复" in clerk.screen)
        await clerk.press("end", "delete")
        await clerk.sees("为什么这一条没有问题")
        await clerk.press("enter")
        await clerk.sees("理由不能空着")
        await clerk.type("看")
        await clerk.hides("理由不能空着")
        await clerk.press("backspace")
        await clerk.type("县里[/x]同意")
        await clerk.press("enter")
        await clerk.sees("放过1个")
        assert "（理由：县里[/x]同意）" in clerk.words
        await clerk.press("escape")
        await clerk.until(lambda: clerk.status.split("提醒")[1] != warnings)
        kept = await clerk.kept(lambda report: report.dismissed, year=report.year)
        (dismissal,) = kept.dismissed.values()
        assert dismissal.reason == "县里[/x]同意"
        assert "@" in dismissal.by
        await clerk.press("f2", "end", "delete")
        await clerk.hides("放过1个")
        await clerk.press("escape")
        await clerk.kept(lambda report: not report.dismissed, year=report.year)


async def test_what_is_said_of_the_title_stands_under_the_title(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report().with_prose("title", "别县别镇的年报")) as clerk:
        await clerk.press("f2")
        await clerk.sees("标题和导语", "别县别镇的年报")
        assert clerk.screen.index("标题和导语") < clerk.screen.index("别县别镇的年报")
        assert "一、总体情况" not in clerk.screen.partition("别县别镇的年报")[0]


async def test_an_error_is_not_put_aside(tmp_path: Path) -> None:
    async with in_report(tmp_path, two_wrong()) as clerk:
        await clerk.press("f2", "delete")
        await clerk.sees("只有提醒可以放过")
