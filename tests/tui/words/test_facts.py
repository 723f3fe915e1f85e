"""The office's own numbers on their screen: added, changed, renamed, removed, pasted, undone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.report.facts import Fact, Item
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from nianbao.tui.terminal.bursts import KeyBurst, keys_of
from tests.reports import zero_report
from tests.tui.driving import NARROW, SIZES, Clerk, at_desk, fill

FACTS = (
    Fact("专区", "个", 40),
    Fact("标准目录", "条", items=(Item("救灾领域", 15), Item("养老领域", 10))),
    Fact("村委会", "个", 39),
)
TEXT = "overview.parts.0.text"
REPORT = replace(zero_report(), facts=FACTS).with_prose(TEXT, "专区{专区}个，目录{标准目录明细}。")
LAST = replace(REPORT, year=2023, facts=(Fact("专区", "个", 38), replace(FACTS[1], unit="项")))


@asynccontextmanager
async def at_facts(
    folder: Path, size: tuple[int, int] = NARROW, facts: tuple[Fact, ...] = FACTS
) -> AsyncIterator[Clerk]:
    report = replace(REPORT, facts=facts)
    async with at_desk(fill(folder / "nianbao.json", LAST, report), size) as clerk:
        await clerk.press("enter")
        await clerk.sees("已保存")
        await clerk.choose("常用数")
        await clerk.sees("常用数：")
        yield clerk


@pytest.mark.parametrize("size", SIZES)
async def test_all_are_listed_with_last_years_beside(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_facts(tmp_path, size) as clerk:
        await clerk.sees("40个", "上年38个", "用了1处", "标准目录（列表，2项）", "25条", "还没有用")


async def test_a_number_is_changed_once_and_every_sentence_follows(tmp_path: Path) -> None:
    async with at_facts(tmp_path) as clerk:
        await clerk.press("enter")
        await clerk.replace("41")
        await clerk.press("enter")
        await clerk.kept(lambda report: report.facts[0] == Fact("专区", "个", 41))
        await clerk.sees("41个")
        await clerk.press("escape", "f3")
        await clerk.sees("专区41个")


async def test_what_is_no_number_is_refused(tmp_path: Path) -> None:
    async with at_facts(tmp_path) as clerk:
        await clerk.press("enter")
        await clerk.replace("很多")
        await clerk.press("enter")
        await clerk.sees("看不出是多少")
        await clerk.replace("")
        await clerk.press("enter")
        await clerk.kept(lambda report: report.facts[0] == Fact("专区", "个"))
        await clerk.sees("还没有数")


async def test_numbers_and_lists_are_added(tmp_path: Path) -> None:
    async with at_facts(tmp_path, facts=()) as clerk:
        await clerk.sees("还没有常用数")
        await clerk.press("enter")
        await clerk.type("新收合计")
        await clerk.press("enter")
        await clerk.sees("已经有了")
        await clerk.replace("公示栏")
        await clerk.press("enter")
        await clerk.type("33处")
        await clerk.press("enter")
        await clerk.kept(lambda report: report.facts == (Fact("公示栏", "处", 33),))
        await clerk.press("end", "enter")
        await clerk.type("目录")
        await clerk.press("enter")
        await clerk.type("条")
        await clerk.press("enter", "enter")
        await clerk.type("救灾 15")
        await clerk.press("enter", "insert")
        await clerk.type("养老10条")
        await clerk.press("enter")
        items = (Item("救灾", 15), Item("养老", 10))
        await clerk.kept(lambda report: report.facts[1:] == (Fact("目录", "条", items=items),))
        await clerk.sees("25条", "15条")


async def test_a_number_typed_out_becomes_its_name(tmp_path: Path) -> None:
    words = "设公示栏57处，另有157处、57处"
    report = replace(REPORT, facts=()).with_prose("problems", f"{words}不够。改进：再设5处。")
    async with at_desk(fill(tmp_path / "nianbao.json", report)) as clerk:
        await clerk.press("enter")
        await clerk.choose("常用数")
        await clerk.press("enter")
        await clerk.type("公示栏")
        await clerk.press("enter")
        await clerk.type("57处")
        await clerk.press("enter")
        await clerk.sees("文字里有2处“57处”")
        await clerk.press("enter")
        changed = await clerk.kept(lambda kept: "{公示栏}" in kept.prose.problems)
        assert changed.prose.problems.startswith("设公示栏{公示栏}处，另有157处、{公示栏}处不够")
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.kept(lambda kept: kept == report)


async def test_renaming_follows_in_the_words_and_is_one_undo(tmp_path: Path) -> None:
    async with at_facts(tmp_path) as clerk:
        await clerk.press("down", "f2")
        await clerk.replace("公开目录")
        await clerk.press("enter")
        await clerk.replace("项")
        await clerk.press("enter")
        changed = await clerk.kept(lambda report: report.facts[1].unit == "项")
        assert changed.facts[1].name == "公开目录"
        assert changed.prose.text(TEXT) == "专区{专区}个，目录{公开目录明细}。"
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report == REPORT)
        await clerk.press("ctrl+z")
        await clerk.sees("在这里没有改过什么")


async def test_a_line_of_a_list_is_changed_and_removed(tmp_path: Path) -> None:
    async with at_facts(tmp_path) as clerk:
        await clerk.press("down", "down", "enter")
        await clerk.replace("救灾领域 16")
        await clerk.press("enter")
        await clerk.kept(
            lambda report: report.facts[1].items == (Item("救灾领域", 16), Item("养老领域", 10))
        )
        await clerk.press("delete")
        await clerk.sees("删除了，Ctrl+Z 可以撤销")
        await clerk.kept(lambda report: report.facts[1].items == (Item("养老领域", 10),))
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.kept(lambda report: report == REPORT)


async def test_removing_one_in_use_asks_first(tmp_path: Path) -> None:
    async with at_facts(tmp_path) as clerk:
        await clerk.press("delete")
        await clerk.sees("文字里用了1处")
        await clerk.press("enter")
        await clerk.press("delete", "down", "enter")
        await clerk.kept(lambda report: report.facts == FACTS[1:])
        await clerk.press("escape", "f2")
        await clerk.sees("没有叫“专区”的数")


async def test_one_nobody_uses_goes_at_once(tmp_path: Path) -> None:
    async with at_facts(tmp_path) as clerk:
        await clerk.press("end", "up", "up", "delete")
        await clerk.kept(lambda report: report.facts == FACTS[:2])


@pytest.mark.parametrize("chosen", ["merge", "replace", "no"])
async def test_two_columns_are_pasted_into_a_list(tmp_path: Path, chosen: str) -> None:
    pasted = "养老领域\t11\r\n扶贫领域\t2条\r\n"
    new = (Item("养老领域", 11), Item("扶贫领域", 2))
    old = FACTS[1].items or ()
    items = {"merge": (old[0], *new), "replace": new, "no": old}[chosen]
    async with at_facts(tmp_path) as clerk:
        await clerk.paste(pasted)
        await clerk.sees("先把光标放在一个列表上")
        await clerk.press("down")
        await clerk.paste(pasted)
        await clerk.sees("粘贴到“标准目录”：2项", "扶贫领域　2")
        await clerk.press(*{"merge": 0, "replace": 1, "no": 2}[chosen] * ["down"], "enter")
        await clerk.press("escape")
        await clerk.kept(lambda report: report.facts[1].items == items)
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report == REPORT)


@pytest.mark.parametrize(
    ("total", "told"), [(39, "和各项加起来一样"), (40, "印的合计是40，各项加起来是39")]
)
async def test_a_pasted_total_is_compared_and_not_added(
    tmp_path: Path, total: int, told: str
) -> None:
    block = f"领域\t条数\r救灾\t15\r就业\t24\r合计\t{total}\r"
    async with at_facts(tmp_path) as clerk:
        await clerk.press("down")
        clerk.app.post_message(KeyBurst(list(keys_of(block))))  # by a terminal that sends no marks
        await clerk.sees("粘贴到“标准目录”：2项", told)
        await clerk.press("down", "enter", "escape")
        new = (Item("救灾", 15), Item("就业", 24))
        await clerk.kept(lambda report: report.facts[1].items == new)


async def test_a_locked_report_keeps_its_numbers(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    Library(path).save(REPORT, (), standing=Standing(State.FINAL))
    async with at_desk(path) as clerk:
        await clerk.press("enter")
        await clerk.choose("常用数")
        await clerk.press("enter")
        await clerk.replace("41")
        await clerk.press("enter")
        await clerk.sees("已定稿，不能改")
        await clerk.press("end", "up", "up", "delete")
        assert clerk.report().facts == FACTS


async def test_a_new_year_begins_with_their_names(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", replace(LAST, facts=FACTS))
    async with at_desk(path) as clerk:
        await clerk.choose("新建")
        await clerk.sees("新建哪一年")
        assert "常用数3个带名字过来" in clerk.words.replace("|", "")
        await clerk.press("enter")
        await clerk.sees("已保存")
        report = await clerk.kept(lambda report: report.facts)
        assert report.facts == tuple(fact.emptied() for fact in FACTS)
        await clerk.choose("常用数")
        await clerk.sees("还没有数", "上年40个", "上年25条", "上年15条", "上年39个")


async def test_questions_asked_one_behind_the_other_take_the_keys_that_came_at_once(
    tmp_path: Path,
) -> None:
    async with at_facts(tmp_path, facts=()) as clerk:
        await clerk.burst(
            "enter", *"便民窗口", "enter", *"12个", "enter", "insert", *"查阅点", "enter"
        )
        await clerk.kept(
            lambda report: report.facts == (Fact("便民窗口", "个", 12), Fact("查阅点"))
        )
        await clerk.sees("“查阅点”是多少？")
