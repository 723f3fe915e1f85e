"""The preview shows the exact export, whatever stands in the report."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from nianbao.exports import WRITERS, write_section
from nianbao.exports.options import DEFAULT
from nianbao.exports.outline import Element, outline
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.tui.giving_out.paper import paper_rows
from nianbao.tui.giving_out.paper_rows import PaperRow
from nianbao.tui.giving_out.paper_view import PaperView
from tests.reports import full_report, hostile_report, zero_report
from tests.tui.driving import SIZES, Clerk, in_report

FORMATS = ("纸面", "纯文本（表格对齐）", "纯文本（粘贴用", "Markdown", "网页代码")


def rows(clerk: Clerk) -> list[str]:
    """The text in view; the scroll bar is left out: it is painted before the text."""
    return [line[:-3] for line in clerk.screen.splitlines()[1:-2]]


async def read_all(clerk: Clerk) -> str:
    """What can be read when the preview is scrolled from its start to its end, spaces left out."""
    seen = [rows(clerk)]
    for _ in range(400):
        await clerk.press("pagedown")
        with suppress(AssertionError):
            await clerk.until(lambda: rows(clerk) != seen[-1], patience=0.5)
        now = rows(clerk)
        if now == seen[-1]:
            break
        seen.append(now)
    return "".join("".join(line.split()) for page in seen for line in page)


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_report_can_be_read(tmp_path: Path, size: tuple[int, int]) -> None:
    report = full_report()
    async with in_report(tmp_path, report, size) as clerk:
        await clerk.press("f3")
        await clerk.sees("预览：全文", FORMATS[0], report.title)
        words = await read_all(clerk)
        for section in FORM_2021.sections:
            assert section.title.text in words
        assert report.prose.other_matters[-8:] in words
        await clerk.press("escape")
        await clerk.sees("已保存")


async def test_formats_and_sections_go_round(tmp_path: Path) -> None:
    report = zero_report()
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("ctrl+down", "f3")
        for name, target in zip(FORMATS[1:], ("text", "text", "markdown", "html"), strict=True):
            await clerk.press("f3")
            await clerk.sees(f"预览：全文　{name}")
            await clerk.sees(WRITERS[target](report).split("\n")[0][:30])
        await clerk.press("f3")
        await clerk.sees(f"预览：全文　{FORMATS[0]}")
        for section in (*FORM_2021.sections[1:], None, *FORM_2021.sections[:1]):
            await clerk.press("f10")
            await clerk.sees(f"预览：{section.title.text if section else '全文'}　")
        first = write_section(report, "overview", "text").split("\n")
        await clerk.sees(first[0], first[2][:20])


async def test_what_is_typed_is_in_it(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.burst(*"刚写的", "f3")
        await clerk.sees("刚写的我镇通过")


async def test_the_page_is_laid_out_once_for_a_width(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: list[int] = []

    def noted(drawn: Iterable[Element], width: int) -> list[PaperRow]:
        widths.append(width)
        return paper_rows(drawn, width)

    monkeypatch.setattr("nianbao.tui.giving_out.preview.paper_rows", noted)
    async with in_report(tmp_path, full_report()) as clerk:
        await clerk.press("f3")
        assert widths == [76]
        await clerk.pilot.resize_terminal(80, 30)
        await clerk.settle()
        assert widths == [76]
        await clerk.pilot.resize_terminal(70, 30)
        await clerk.settle()
        assert widths == [76, 66]


async def test_hostile_words_are_shown_as_they_are(tmp_path: Path) -> None:
    async with in_report(tmp_path, hostile_report()) as clerk:
        for _ in range(7):
            await clerk.press("ctrl+down")
        await clerk.press("f10", "home", "enter", "f2", "escape", "f1", "escape", "f3")
        await clerk.sees("[bold]重点[/bold]工作")
        for key in ("f3", "f3", "f3", "f3", *["f10"] * 7):
            await clerk.press(key, "pagedown", "end", "home")
            await clerk.sees("预览：")
        assert "\x1b" not in clerk.screen


async def test_a_tables_heads_stay_above_its_figures(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "f3", "f10")
        await clerk.sees("申请人情况", "法律")
        for _ in range(4):
            await clerk.press("pagedown")
            top = clerk.screen.splitlines()[1]
            assert "自然" in top or "人" in top, top
        await clerk.press("up")
        assert "自然" in clerk.screen.splitlines()[1]


async def test_no_row_of_the_page_is_passed_over(tmp_path: Path) -> None:
    report = zero_report()
    page = paper_rows(outline(report, DEFAULT), 76)
    labels = [row.text for row in page if row.text.startswith("|") and "0|" in row.text]
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("f3")
        await clerk.sees(report.title)
        seen = clerk.screen
        for _ in range(len(page) // 12):
            await clerk.press("pagedown")
            seen += clerk.screen
        assert [row for row in labels if row not in seen] == []


async def test_exports_too_are_read_with_their_labels(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report()) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "f3", "f10", "f3")
        await clerk.sees("纯文本（表格对齐）", "窗口放不下的行折成了几行", "申请人情况", "总计")
        for _ in range(4):
            await clerk.press("pagedown")
            top = clerk.screen.splitlines()[2]
            assert "自然人" in top, top
            assert "总计" in top, top
        await clerk.press("f3")
        await clerk.sees("│ 是制表符", "申请人情况", "总计")
        await clerk.press("f3", "pagedown")
        await clerk.sees("Markdown", "申请人情况/自然人")


async def test_no_message_stands_on_a_tables_heads(tmp_path: Path) -> None:
    """Neither where they stand in the table, nor where they are kept above it."""
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "f3", "f10")
        await clerk.sees("申请人情况")
        for key, seen in (
            ("home", "纸面"),
            ("pagedown", "8."),
            ("f3", "折成了"),
            ("pagedown", "8."),
        ):
            await clerk.press(key)
            await clerk.sees(seen, "总计")
            paper = clerk.app.screen.query_one(PaperView)
            heads = [paper.content_region.y + row for row in paper.head_rows()]
            before = clerk.screen.splitlines()
            assert any("自然" in before[row] for row in heads)
            clerk.app.notify("磁盘满了")
            await clerk.sees("磁盘满了")
            after = clerk.screen.splitlines()
            assert [after[row][:-3] for row in heads] == [before[row][:-3] for row in heads]
            clerk.app.clear_notifications()


async def test_labels_stay_where_a_table_is_scrolled_sideways(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report(), (60, 24)) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "f3", "f10", "f3")
        await clerk.sees("一、本年新收")
        assert "652798" not in clerk.screen
        for _ in range(40):
            await clerk.press("right")
        await clerk.sees("652798")
        assert "一、本年新收" in clerk.screen
