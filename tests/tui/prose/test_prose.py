"""Prose through the screen: paragraphs, keeping, the characters counted."""

from pathlib import Path

import pytest
from textual import events

from nianbao.report.document import new_report
from tests.reports import OFFICE
from tests.tui.driving import NARROW, SIZES, WIDE, in_report, rest

TEXT = "一年来，我镇主动公开政府信息“四百余条”。\n其中：政策文件12件；其他……"


@pytest.mark.parametrize(
    ("size", "turns", "field"), [(NARROW, 4, "problems"), (WIDE, 5, "other_matters")]
)
async def test_prose_is_committed_while_the_hands_rest(
    tmp_path: Path, size: tuple[int, int], turns: int, field: str
) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024), size) as clerk:
        await clerk.press(*["ctrl+down"] * turns)
        await clerk.type(TEXT)
        await clerk.sees("正在保存…")
        await rest(0.7)
        await clerk.kept(lambda report: report.prose.text(field) == TEXT)
        await clerk.sees("已保存 ", f"本部分{len(TEXT) - 1}字")
        await clerk.press("ctrl+home", "enter", "up")
        await clerk.type("开头")
        await clerk.kept(lambda report: report.prose.text(field) == f"开头\n{TEXT}")


async def test_a_phrase_of_an_input_method_is_taken_either_way(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        clerk.app.post_message(events.Key("公开工作", "公开工作"))
        await clerk.paste("，稳步推进")
        await clerk.press("ctrl+down")
        await clerk.kept(lambda r: r.prose.overview.parts[0].text == "公开工作，稳步推进")


@pytest.mark.parametrize("leaving", ["tab", "ctrl+down", "escape", "ctrl+q", "f3", "f2", "ctrl+z"])
async def test_leaving_keeps_the_text_at_once(tmp_path: Path, leaving: str) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.burst(*"没有停手", leaving, *(["ctrl+y"] if leaving == "ctrl+z" else []))
        await clerk.kept(lambda report: report.prose.overview.parts[0].text == "没有停手")


@pytest.mark.parametrize("size", SIZES)
async def test_tab_walks_the_sub_heads(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024), size) as clerk:
        rang: list[int] = []
        clerk.app.bell = lambda: rang.append(1)  # type: ignore[method-assign]
        for number in "一二三四五":
            await clerk.sees(f"> （{number}）")
            await clerk.type(f"第{number}段")
            await clerk.press("tab")
        assert rang == [1]
        await clerk.press("shift+tab")
        await clerk.type("又")
        await clerk.sees("> （四）政府信息公开平台建设  4字", "（五）监督保障  3字")
        report = await clerk.kept(lambda report: report.prose.overview.parts[3].text == "第四段又")
        texts = [part.text for part in report.prose.overview.parts]
        assert texts == ["第一段", "第二段", "第三段", "第四段又", "第五段"]


async def test_the_count_says_when_it_is_too_much(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.sees("本部分0字，一般不超过1000字")
        await clerk.paste("字 " * 600)
        await clerk.sees("本部分600字，一般不超过1000字")
        await clerk.press("tab")
        await clerk.paste("字" * 405)
        await clerk.sees("本部分1005字，一般不超过1000字，超出5字")
        await clerk.press(*["backspace"] * 5)
        await clerk.sees("本部分1000字，一般不超过1000字")
        assert "超出" not in clerk.screen


async def test_marks_nobody_sees_never_reach_the_report(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.paste("甲\x1b]0;题\x07\u202e乙\x00\u200b丙\ttab\x85行[/x][bold]")
        await clerk.kept(
            lambda r: r.prose.overview.parts[0].text == "甲]0;题乙丙 tab\n行[/x][bold]"
        )
        await clerk.sees("行[/x][bold]")


async def test_what_is_typed_behind_a_paste_is_undone_alone(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.paste("粘贴的")
        await clerk.type("后打的")
        await clerk.sees("粘贴的后打的")
        await clerk.press("ctrl+z")
        await clerk.hides("后打的")
        await clerk.kept(lambda r: r.prose.overview.parts[0].text == "粘贴的")
