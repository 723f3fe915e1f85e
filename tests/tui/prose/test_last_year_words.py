"""Last year's words: greyed under blank fields, beside the one in hand, taken over by one key."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.report.checks import run_checks
from nianbao.report.document import new_report
from nianbao.report.prose import Part
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.report.years.carry import begin_year
from tests.tui.driving import NARROW, ONE_SIZE, WIDE
from tests.tui.years import LAST, THIS, two_years

PARTS = tuple(part.text for part in LAST.prose.overview.parts)
LONG = "".join(f"第{number}件事已经办好。" for number in range(1, 90))
THREE = "一是信息更新[/x]慢。\n二是人手少。\n三是宣传不够。"
WORDY = LAST.with_prose("problems", THREE)


def first_text(report: object) -> object:
    return report.prose.overview.parts[0].text  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_the_draft_is_grey_and_counts_as_blank(tmp_path: Path, size: tuple[int, int]) -> None:
    async with two_years(tmp_path, size=size) as clerk:
        await clerk.sees(PARTS[0], "下面是上年的话，还不算数", "本部分0字", "未填")
        assert clerk.report() == THIS
        assert "雷同" not in " ".join(finding.message for finding in run_checks(THIS, LAST))
        await clerk.press("tab")
        await clerk.sees(PARTS[1])
        await clerk.type("今年")
        await clerk.hides(PARTS[1])
        await clerk.kept(lambda report: report.prose.overview.parts[1].text == "今年")
        await clerk.press("backspace", "backspace")
        await clerk.sees(PARTS[1])
        await clerk.kept(lambda report: report == THIS)


async def test_one_key_takes_the_whole_draft_and_gives_it_back(tmp_path: Path) -> None:
    async with two_years(tmp_path) as clerk:
        await clerk.press("ctrl+k")
        await clerk.kept(lambda report: first_text(report) == PARTS[0])
        await clerk.press("ctrl+k")
        await clerk.sees("这一栏已经写了。按 F4")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report == THIS)
        await clerk.sees("下面是上年的话")
        await clerk.press("ctrl+y")
        await clerk.kept(lambda report: first_text(report) == PARTS[0])


async def test_a_draft_longer_than_the_field_says_so(tmp_path: Path) -> None:
    last = LAST.with_prose("problems", LONG)
    async with two_years(tmp_path, begin_year(last), last) as clerk:
        await clerk.press(*["ctrl+down"] * 4)
        await clerk.sees("第1件事", "（下面还有）")
        await clerk.press("f4", "f4", *["down"] * 12)
        await clerk.sees("第89件事")


async def test_renamed_sub_heads_keep_their_drafts_and_lost_ones_are_told(tmp_path: Path) -> None:
    parts = (*LAST.prose.overview.parts, Part("厕所革命[/x]", "改厕20座。"))
    last = LAST.with_overview(replace(LAST.prose.overview, parts=parts))
    heads = begin_year(LAST).prose.overview.parts
    moved = (replace(heads[1], heading="申请办理工作"), *heads[:1], *heads[2:])
    this = THIS.with_overview(replace(THIS.prose.overview, parts=moved))
    async with two_years(tmp_path, this, last, size=WIDE) as clerk:
        await clerk.press("tab")
        await clerk.sees(PARTS[0])
        await clerk.press("f4")
        await clerk.sees("上年另有“厕所革命[/x]”", "改厕20座。")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_paragraphs_are_taken_one_by_one(tmp_path: Path, size: tuple[int, int]) -> None:
    async with two_years(tmp_path, begin_year(WORDY), WORDY, size) as clerk:
        await clerk.press(*["ctrl+down"] * 4, "f4")
        await clerk.sees("2023年　Ctrl+K", "> 一是信息更新[/x]慢。", "三是宣传不够。")
        await clerk.type("开头。")
        await clerk.press("ctrl+k")
        await clerk.kept(lambda r: r.prose.problems == "开头。\n一是信息更新[/x]慢。")
        await clerk.sees("> 二是人手少。")
        await clerk.type("改了。")
        await clerk.press("f4")
        await clerk.sees("回车 接过来")
        await clerk.press("down")
        await clerk.sees("> 三是宣传不够。")
        await clerk.press("enter")
        wanted = "开头。\n一是信息更新[/x]慢。改了。\n三是宣传不够。"
        await clerk.kept(lambda report: report.prose.problems == wanted)
        await clerk.press("escape")
        await clerk.sees("2023年　Ctrl+K")
        await clerk.type("完。")
        await clerk.kept(lambda report: report.prose.problems == wanted + "完。")
        await clerk.press("f4", "f4")
        await clerk.hides("2023年　")
        await clerk.type("还能写。")
        await clerk.kept(lambda report: report.prose.problems.endswith("完。还能写。"))


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_a_long_paragraph_is_read_to_its_end(tmp_path: Path, size: tuple[int, int]) -> None:
    last = LAST.with_prose("problems", f"{LONG * 3}\n末一段。")
    async with two_years(tmp_path, begin_year(last), last, size) as clerk:
        await clerk.press(*["ctrl+down"] * 4, "f4", "f4")
        for _ in range(40):
            if "末一段。" in clerk.screen and "> 末一段。" in clerk.screen:
                break
            await clerk.press("down")
        await clerk.sees("> 末一段。")
        await clerk.press(*["up"] * 40)
        await clerk.sees("> 第1件事")
        await clerk.press("pagedown", "pagedown")
        await clerk.hides("> 第1件事")
        await clerk.press(*["pageup"] * 3)
        await clerk.sees("> 第1件事")


async def test_the_pane_follows_the_field_and_the_page(tmp_path: Path) -> None:
    async with two_years(tmp_path, size=NARROW) as clerk:
        await clerk.press("f4")
        await clerk.sees(f"> {PARTS[0]}")
        await clerk.press("tab")
        await clerk.sees(f"> {PARTS[1]}")
        await clerk.press("ctrl+down", "ctrl+down", "ctrl+down", "ctrl+down")
        await clerk.sees(f"> {LAST.prose.problems}")
        await clerk.press("f10", "home", "enter")
        await clerk.sees("2023年没有这一栏的话")
        await clerk.press("enter", "ctrl+k")
        await clerk.sees("上年没有这一栏的话")


async def test_the_titles_line_keeps_its_key(tmp_path: Path) -> None:
    async with two_years(tmp_path) as clerk:
        await clerk.press("f10", "home", "enter")
        await clerk.replace("改的标题")
        await clerk.press("enter")
        await clerk.kept(lambda report: report.prose.title == "改的标题")


async def test_a_locked_report_takes_no_words(tmp_path: Path) -> None:
    async with two_years(tmp_path, standing=Standing(State.PUBLISHED)) as clerk:
        await clerk.press("ctrl+k")
        await clerk.sees("不能改")
        await clerk.press("f4", "f4", "enter")
        await clerk.settle()
        assert clerk.report() == THIS


async def test_without_last_year_a_blank_field_is_as_ever(tmp_path: Path) -> None:
    async with two_years(tmp_path, new_report(THIS.office, 2024), None) as clerk:
        await clerk.sees("在这里写，回车另起一段，")
        assert "上年的话" not in clerk.screen
