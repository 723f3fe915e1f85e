"""The sub-heads of section one: added, renamed, moved, removed, numbered, and all of it undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.report.document import new_report
from nianbao.report.prose import Part
from tests.reports import OFFICE, zero_report
from tests.tui.driving import SIZES, Clerk, in_report

MARKUP = "[bold]平台[/x]建设"


def heads(clerk: Clerk) -> list[str]:
    return [part.heading for part in clerk.report().prose.overview.parts]


@pytest.mark.parametrize("size", SIZES)
async def test_a_sub_head_is_added_and_written_under(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024), size) as clerk:
        await clerk.press("ctrl+t")
        await clerk.sees("回车 改名", "（一）主动公开　0字", "增加一个小标题", "编号样式：（一）")
        await clerk.press("insert")
        await clerk.sees("新的小标题", "不用写序号")
        await clerk.press("enter")
        await clerk.sees("小标题不能是空的")
        await clerk.type(MARKUP)
        await clerk.press("enter")
        await clerk.sees(f"（二）{MARKUP}　0字")
        await clerk.press("end", "up", "up", "enter")
        await clerk.type("末尾")
        await clerk.press("enter", "escape")
        await clerk.kept(lambda report: report.prose.overview.parts[-1].heading == "末尾")
        await clerk.sees(f"（二）{MARKUP}  未填", "（七）末尾")
        assert len(heads(clerk)) == 7
        assert heads(clerk)[1] == MARKUP
        await clerk.press("tab")
        await clerk.type("新的一段")
        await clerk.kept(lambda r: r.prose.overview.parts[1] == Part(MARKUP, "新的一段"))
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.kept(lambda report: report == new_report(OFFICE, 2024))
        await clerk.type("还能写")
        await clerk.press("ctrl+down")
        await clerk.kept(lambda r: any(part.text == "还能写" for part in r.prose.overview.parts))


async def test_a_sub_head_is_renamed_and_keeps_its_text(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+t", "down", "enter")
        await clerk.sees("改名", "依申请公开")
        await clerk.replace("依申请公开情况")
        await clerk.press("enter", "escape")
        before = zero_report().prose.overview.parts[1]
        await clerk.kept(
            lambda r: r.prose.overview.parts[1] == replace(before, heading="依申请公开情况")
        )
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report == zero_report())


async def test_sub_heads_move_with_their_text(tmp_path: Path) -> None:
    report = zero_report().with_prose("overview.parts.1.text", "第二段")
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("ctrl+t", "ctrl+up", "down", "ctrl+down", "ctrl+down")
        await clerk.sees("（四）依申请公开　3字")
        await clerk.press("ctrl+up", "escape")
        kept = await clerk.kept(lambda kept: kept != report)
        parts = report.prose.overview.parts
        assert kept.prose.overview.parts == (parts[0], parts[2], parts[1], *parts[3:])


async def test_removing_text_asks(tmp_path: Path) -> None:
    report = new_report(OFFICE, 2024).with_prose("overview.parts.0.text", "写了六个字。")
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("ctrl+t", "delete")
        await clerk.sees("删除“主动公开”？", "下面有6字")
        await clerk.press("enter")
        await clerk.sees("（一）主动公开　6字")
        await clerk.press("delete", "down", "enter")
        await clerk.sees("（一）依申请公开　0字")
        await clerk.press("delete")
        await clerk.sees("（一）政府信息管理　0字", "删除了“依申请公开”。按 Esc 回去以后，Ctrl+Z")
        await clerk.press("escape")
        await clerk.kept(lambda kept: len(kept.prose.overview.parts) == 3)
        await clerk.press("ctrl+z")
        await clerk.kept(lambda kept: kept == report)
        await clerk.sees("写了六个字。")
        await clerk.press("ctrl+y")
        await clerk.kept(lambda kept: len(kept.prose.overview.parts) == 3)


async def test_without_any_sub_head_there_is_still_a_field(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.press("ctrl+t", *["delete"] * 5, "escape")
        await clerk.sees("（小标题之前的文字）")
        await clerk.type("没有小标题")
        await clerk.kept(lambda r: r.prose.overview.parts == (Part("", "没有小标题"),))
        await clerk.press("ctrl+t", "delete")
        await clerk.sees("下面有5字")
        await clerk.press("escape", "escape")
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.kept(lambda report: report == new_report(OFFICE, 2024))


async def test_numbering_goes_round(tmp_path: Path) -> None:
    report = new_report(OFFICE, 2024)
    async with in_report(tmp_path, report) as clerk:
        seen = []
        for _ in range(3):
            await clerk.press("ctrl+t", "end", "up", "enter", "escape")
            await clerk.settle()
            seen.append(clerk.app.screen.report.prose.overview.numbering)  # type: ignore[attr-defined]
        assert sorted(seen) == ["", "1、", "（一）"]
        await clerk.kept(lambda kept: kept == report)
        await clerk.press("ctrl+z")
        await clerk.kept(lambda kept: kept.prose.overview.numbering == seen[1])


async def test_words_typed_before_the_list_opens_are_kept(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.burst(*"先写", "ctrl+t")
        await clerk.sees("（一）主动公开　2字")
        await clerk.press("escape", "escape")
        await clerk.kept(lambda report: report.prose.overview.parts[0].text == "先写")


async def test_only_section_one_has_them(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+down", "ctrl+t")
        await clerk.sees("只有第一部分有小标题")


async def test_the_list_and_the_page_count_alike(tmp_path: Path) -> None:
    report = new_report(OFFICE, 2024).with_prose("overview.parts.0.text", "(1) 写了\n五个字。")
    async with in_report(tmp_path, report) as clerk:
        await clerk.sees("主动公开  9字", "本部分9字")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1、平台建设", "平台建设"),
        ("（二）平台建设", "平台建设"),
        ("(3) 平台建设", "平台建设"),
        ("１２．平台建设", "平台建设"),
        ("四、平台建设", "平台建设"),
        ("一网通办", "一网通办"),
        ("14个领域标准目录", "14个领域标准目录"),
        ("一、二、三产业融合", "一、二、三产业融合"),
        ("2.0版平台", "2.0版平台"),
    ],
)
async def test_a_number_that_is_typed_is_not_printed_twice(
    tmp_path: Path, typed: str, kept: str
) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.press("ctrl+t", "insert")
        await clerk.type(typed)
        await clerk.press("enter")
        await clerk.sees(f"（二）{kept}　0字")
        await clerk.press("escape")
        await clerk.kept(lambda report: report.prose.overview.parts[1] == Part(kept))


async def test_a_bare_number_is_no_sub_head_and_unnumbered_ones_keep_theirs(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.press("ctrl+t", "insert")
        await clerk.type("（二）")
        await clerk.press("enter")
        await clerk.sees("小标题不能是空的")
        await clerk.press("escape", "end", "up", "enter", "enter")
        await clerk.sees("编号样式：不编号")
        await clerk.press("home", "insert")
        await clerk.hides("不用写序号")
        await clerk.type("第一、平台")
        await clerk.press("enter", "insert")
        await clerk.type("1、平台")
        await clerk.press("enter", "escape")
        await clerk.kept(lambda report: report.prose.overview.parts[2] == Part("1、平台"))


async def test_what_is_changed_in_the_list_is_kept_while_the_list_is_open(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.press("ctrl+t", "ctrl+down", "insert")
        await clerk.type("平台")
        await clerk.kept(lambda r: r.prose.overview.parts[2] == Part("平台"))
        await clerk.type("建设")
        await clerk.kept(lambda r: r.prose.overview.parts[2] == Part("平台建设"))
        assert len(heads(clerk)) == 6
        await clerk.press("enter", "home", "enter")
        await clerk.replace("依法公开")
        await clerk.kept(lambda r: r.prose.overview.parts[0] == Part("依法公开"))
        await clerk.press("escape")
        await clerk.kept(lambda r: r.prose.overview.parts[0] == Part("依申请公开"))
        await clerk.press("delete")
        await clerk.kept(lambda r: len(r.prose.overview.parts) == 5)
        await clerk.press("escape", "ctrl+z")
        await clerk.kept(lambda report: report == new_report(OFFICE, 2024))
        await clerk.press("ctrl+z")
        await clerk.sees("没有可以撤销的了")
        await clerk.press("ctrl+y")
        await clerk.kept(lambda r: r.prose.overview.parts[1] == Part("平台建设"))


async def test_a_list_left_as_it_was_is_no_step(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.type("先写")
        await clerk.press("ctrl+t", "insert")
        await clerk.type("不要的")
        await clerk.kept(lambda r: len(r.prose.overview.parts) == 6)
        await clerk.press("escape", "ctrl+down", "ctrl+up", "escape")
        await clerk.kept(lambda r: len(r.prose.overview.parts) == 5)
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report == new_report(OFFICE, 2024))
