"""Numbers written once: a code is put in by one key, stands out, shows its value, is exported."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.report.facts import Fact, Item
from nianbao.report.form.figures import CellRef
from nianbao.tui.prose.panel import ProsePanel
from nianbao.tui.report.screen import ReportScreen
from tests.reports import zero_report
from tests.tui.driving import NARROW, SIZES, Clerk, at_desk, fill, in_report

FACTS = (
    Fact("专区", "个", 40),
    Fact("标准目录", "条", items=(Item("救灾领域", 15), Item("养老领域", 10))),
)
REPORT = replace(zero_report(), facts=FACTS)
FIRST = "overview.parts.0.text"


def marks(clerk: Clerk) -> list[tuple[int, int, str]]:
    screen = clerk.app.screen
    assert isinstance(screen, ReportScreen)
    assert isinstance(screen.panel, ProsePanel)
    return list(screen.panel.editor.marks)


@pytest.mark.parametrize("size", SIZES)
async def test_a_code_is_put_in_by_one_key(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, REPORT, size) as clerk:
        await clerk.press("ctrl+end")
        await clerk.type("专区有")
        await clerk.press("ctrl+d")
        await clerk.sees("填入数：", "专区", "40个", "标准目录明细")
        await clerk.type("专区")
        await clerk.press("enter")
        await clerk.type("个。")
        text = f"{REPORT.prose.text(FIRST)}专区有{{专区}}个。"
        await clerk.kept(lambda report: report.prose.text(FIRST) == text)
        await clerk.sees("{专区}＝40")
        await clerk.sees("专区有40个。")
        await clerk.press("f3")
        await clerk.sees("专区有40个。")


async def test_a_figure_is_found_by_its_name_and_undone(tmp_path: Path) -> None:
    async with in_report(tmp_path, REPORT) as clerk:
        await clerk.press("tab", "ctrl+a", "ctrl+d")
        await clerk.type("新收合计")
        await clerk.sees("新收合计", "0件", "表三")
        await clerk.press("enter")
        await clerk.kept(lambda report: report.prose.text("overview.parts.1.text") == "{新收合计}")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report == REPORT)


async def test_the_value_follows_the_table_and_the_caret(tmp_path: Path) -> None:
    report = REPORT.with_prose(FIRST, "收到{新收合计}件。\n{标准目录明细}；{没有的}；{上年专区}")
    async with in_report(tmp_path, report) as clerk:
        await clerk.sees("{新收合计}＝0")
        await clerk.press("down")
        await clerk.sees("{标准目录明细}＝救灾领域15条、养老领域10条")
        assert "{没有的}＝没有这个名字" in clerk.words
        assert "{上年专区}＝还没有数" in clerk.words
        await clerk.press("ctrl+down", "ctrl+down", "7", "enter", "ctrl+up", "ctrl+up", "up")
        await clerk.sees("{新收合计}＝7")


async def test_characters_are_counted_as_printed(tmp_path: Path) -> None:
    report = replace(REPORT, prose=replace(REPORT.prose, other_matters="{标准目录明细}"))
    async with in_report(tmp_path, report) as clerk:
        await clerk.press(*["ctrl+down"] * 5)
        await clerk.sees("本部分15字")


async def test_the_list_of_sub_heads_counts_them_so_too(tmp_path: Path) -> None:
    report = REPORT.with_prose(FIRST, "新收{新收合计}件。")
    async with in_report(tmp_path, report) as clerk:
        await clerk.sees("主动公开  5字")
        await clerk.press("ctrl+down", "ctrl+down", *"120", "enter", "ctrl+up", "ctrl+up")
        await clerk.sees("主动公开  7字")


async def test_last_years_number_stands_for_its_code(tmp_path: Path) -> None:
    received = CellRef("requests", "received", "natural_person")
    last = replace(REPORT, year=2023, facts=(Fact("专区", "个", 38),)).with_figure(received, 9)
    this = REPORT.with_prose(FIRST, "上年{上年新收合计}件，{上年专区}个专区。")
    async with at_desk(fill(tmp_path / "nianbao.json", last, this)) as clerk:
        await clerk.press("enter")
        await clerk.sees("{上年新收合计}＝9", "{上年专区}＝38")
        await clerk.press("f3")
        await clerk.until(lambda: "上年9件，38个专区" in clerk.words)


async def test_a_finding_in_printed_words_leads_to_what_was_typed(tmp_path: Path) -> None:
    report = REPORT.with_prose(FIRST, "设专区{专区}个，目录{标准目录明细}，举办{讲座}场。")
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("f8")
        await clerk.sees("没有叫“讲座”的数")
        screen = clerk.app.screen
        assert isinstance(screen, ReportScreen)
        assert isinstance(screen.panel, ProsePanel)
        assert screen.panel.editor.selected_text == "{讲座}"
        start = report.prose.text(FIRST).index("{讲座}")
        await clerk.until(lambda: (start, start + 4, "warning") in marks(clerk))


async def test_codes_are_for_words(tmp_path: Path) -> None:
    async with in_report(tmp_path, REPORT, NARROW) as clerk:
        await clerk.press("ctrl+down", "ctrl+d")
        await clerk.sees("先把光标放到文字里")


async def test_the_list_leads_to_the_facts(tmp_path: Path) -> None:
    async with in_report(tmp_path, replace(REPORT, facts=())) as clerk:
        await clerk.press("ctrl+d")
        await clerk.type("常用数")
        await clerk.press("enter")
        await clerk.sees("还没有常用数", "增加一个列表")
