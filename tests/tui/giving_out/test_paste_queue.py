"""Pieces are copied one after the other, in the chosen format; the screen says what was done."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.clipboard.way import HTML_HEAD
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from nianbao.tui.giving_out.paste_queue import PasteQueueScreen
from tests.cli.commanding import ACTIVE
from tests.programs import Programs
from tests.reports import draft_report, full_report, hostile_report, zero_report
from tests.tui.driving import NARROW, ONE_SIZE, at_desk, fill, in_report
from tests.tui.giving_out.pasting import copied, marked, open_queue, pieces_of, text_given
from tests.tui.library.test_second_window import SecondWindow
from tests.tui.report.standings import opened

pytestmark = pytest.mark.usefixtures("programs")
PARTS = ("title", "preface", *(section.key for section in FORM_2021.sections))
"""What is copied one after the other: all of the report, nothing twice."""
FORMATS = ("带格式：", "纯文本：", "网页代码：", "Markdown：", "分列：", "表格不合并单元格：")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_enter_copies_one_after_the_other(
    tmp_path: Path, programs: Programs, size: tuple[int, int]
) -> None:
    report = full_report()
    queue = pieces_of(report)
    async with in_report(tmp_path, report, size) as clerk:
        await clerk.press("f6")
        await clerk.sees(f"复制粘贴：{report.title}", FORMATS[0], "按 F3 换格式")
        parts = [at for at, piece in enumerate(queue) if piece.key in PARTS]
        for at in parts:
            await copied(clerk, at + 1, len(queue), queue[at].name)
            await clerk.sees("已放进系统剪贴板（带格式）")
            assert text_given(programs) == HTML_HEAD + queue[at].html()
            assert at + 1 in marked(clerk)
        await copied(clerk, parts[-1] + 1, len(queue), queue[parts[-1]].name)
        assert "".join(queue[at].html() for at in parts) == queue[-1].html()
        await clerk.press("end")
        await copied(clerk, len(queue), len(queue), "全文")
        assert marked(clerk) == [*(at + 1 for at in parts), len(queue)]
        await clerk.press("escape")
        await clerk.sees("已保存")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_every_format_goes_as_it_is(
    tmp_path: Path, programs: Programs, size: tuple[int, int]
) -> None:
    report = hostile_report()
    async with in_report(tmp_path, report, size) as clerk:
        await clerk.press("f6", "end")
        whole = pieces_of(report)[-1]
        for name, text in zip(
            FORMATS[1:-1],
            (whole.text(), whole.html(), whole.markdown(), whole.tabbed()),
            strict=True,
        ):
            await clerk.press("f3")
            await clerk.sees(name)
            await clerk.press("up", "down", "enter")
            await clerk.until(
                lambda text=text: text_given(programs) == text.removesuffix("\n")  # type: ignore[misc]
            )
            await clerk.sees("已放进系统剪贴板（纯文字）")
            assert not ACTIVE.search(clerk.screen)
        await clerk.press("f3")
        await clerk.sees(FORMATS[-1])
        await clerk.press("up", "down", "enter")
        await clerk.until(lambda: text_given(programs) == HTML_HEAD + whole.flat().html())
        await clerk.press("f3")
        await clerk.sees(FORMATS[0])


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_the_beginning_of_the_piece_is_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    report = full_report()
    async with in_report(tmp_path, report, size) as clerk:
        await clerk.press("f6")
        at = [piece.key for piece in pieces_of(report)].index("disclosure.table")
        await clerk.press(*["down"] * at)
        await clerk.sees("信息内容", "│")
        await clerk.press("f3", "f3")
        await clerk.sees('<table border="1"')
        await clerk.press("home")
        await clerk.sees("<h1 ", report.title)


async def test_a_table_is_copied_alone(tmp_path: Path, programs: Programs) -> None:
    queue = pieces_of(zero_report())
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("f6", "down", "down", "down")
        await copied(clerk, 4, len(queue), "表二")
        assert text_given(programs) == HTML_HEAD + queue[3].html()
        await copied(clerk, 5, len(queue), queue[4].name)
        await copied(clerk, 7, len(queue), queue[6].name)


async def test_the_place_is_remembered_with_the_report(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", zero_report(), draft_report())
    queue = pieces_of(zero_report())
    async with at_desk(path) as clerk:
        await open_queue(clerk)
        await clerk.press("f3")
        for number in (1, 2):
            await copied(clerk, number, len(queue), queue[number - 1].name)
        await clerk.press("escape", "f6")
        await clerk.sees(FORMATS[1])
        assert marked(clerk) == [1, 2]
        await copied(clerk, 3, len(queue), queue[2].name)
        await clerk.press("ctrl+q")  # from the queue itself
        await clerk.until(lambda: not clerk.running)
    async with at_desk(path) as clerk:
        await open_queue(clerk)
        await clerk.sees(FORMATS[1])
        assert marked(clerk) == [1, 2, 3]
        await copied(clerk, 5, len(queue), queue[4].name)
        await clerk.press("escape", "escape")
        await clerk.sees("回车 打开")
        await clerk.press("down")
        await open_queue(clerk)
        await clerk.sees(FORMATS[0])
        assert marked(clerk) == []


async def test_a_library_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        whole = clerk.path.read_bytes()
        clerk.path.write_bytes(b"{")
        await clerk.press("f6", "enter")
        await clerk.sees("已复制第1块")
        await clerk.press("escape")
        await clerk.sees("一、总体情况", "F5 导出")
        clerk.path.write_bytes(whole)


async def test_a_piece_that_was_changed_since_says_so(tmp_path: Path) -> None:
    report = zero_report()
    queue = pieces_of(report)
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("f6")
        for number, piece in enumerate(queue[:3], start=1):
            await copied(clerk, number, len(queue), piece.name)
        await clerk.press("escape")
        await clerk.burst(*"又写一句", "f6")
        await clerk.sees("又改过")
        assert marked(clerk, "又改过") == [2]
        assert marked(clerk) == [1, 3]


async def test_a_draft_is_told(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.press("f6")
        await clerk.sees("还有错误或没填的格，是草稿。")
        await clerk.press("enter")
        await clerk.sees("已复制第1块")
    async with in_report(tmp_path / "other", zero_report()) as clerk:
        await clerk.press("f6")
        await clerk.sees("1          标题")
        assert "草稿。" not in clerk.screen


async def test_a_locked_report_is_copied_and_its_place_kept(
    tmp_path: Path, programs: Programs
) -> None:
    report = zero_report()
    async with opened(tmp_path, Standing(State.PUBLISHED), NARROW, report) as clerk:
        await clerk.press("f6")
        await copied(clerk, 1, len(pieces_of(report)), "标题")
        await clerk.press("escape", "f6")
        await clerk.sees("已复制  标题")
        assert clerk.report() == report


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_a_window_that_can_only_read_copies(
    tmp_path: Path, programs: Programs, size: tuple[int, int]
) -> None:
    path = fill(tmp_path / "nianbao.json", zero_report())
    first = Library(path)
    assert first.claim()
    before = path.read_bytes()
    async with SecondWindow(path, size) as clerk:
        await clerk.press("enter")
        await clerk.sees("改为可写")
        await open_queue(clerk)
        await copied(clerk, 1, len(pieces_of(zero_report())), "标题")
        await clerk.press("escape")
        await clerk.sees("只读")
    assert path.read_bytes() == before
    first.release()


async def test_an_office_s_habits_are_printed(tmp_path: Path, programs: Programs) -> None:
    report = zero_report()
    path = fill(tmp_path / "nianbao.json", report)
    async with at_desk(path) as clerk:
        office = replace(clerk.library.office(), print_signature=True)
        clerk.app._library.set_office(office)
        await open_queue(clerk)
        await clerk.press("end", "up", "up")
        await clerk.sees("落款")
        await clerk.press("enter")
        signed = f'<p style="text-align: right">{report.office}</p>\n'
        await clerk.until(lambda: text_given(programs) == HTML_HEAD + signed)
        assert isinstance(clerk.app.screen, PasteQueueScreen)
