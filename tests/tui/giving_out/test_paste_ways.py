"""The queue says which way a piece was copied, and neither failing nor waiting stops the clerk."""

from pathlib import Path

import pytest

from nianbao.storage.errors import StorageError
from tests.programs import FAILS, HANGS, Programs
from tests.reports import zero_report
from tests.tui.driving import SIZES, in_report
from tests.tui.giving_out.pasting import copied, marked, pieces_of

pytestmark = pytest.mark.usefixtures("programs")
FORMATS = ("带格式：", "纯文本：")


@pytest.mark.parametrize("size", SIZES)
async def test_the_way_that_was_taken_is_told(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    programs.add("xclip", FAILS)
    async with in_report(tmp_path, zero_report(), size) as clerk:
        await clerk.press("f6", "enter")
        await clerk.sees("xclip 没有放成。")
        await clerk.until(lambda: "终端的剪贴板，有的终端不支持，粘贴看看" in clerk.words)
        assert "粘贴不出来的，按Esc返回，再按F5导出成文件。" in clerk.words
        assert clerk.app.clipboard == zero_report().title
        monkeypatch.setenv("TERM", "linux")
        await clerk.press("enter")
        await clerk.sees("已写出第2块")
        written = clerk.path.with_name("nianbao-复制.html")
        await clerk.until(lambda: f"写到文件{written}" in clerk.words)
        assert pieces_of(zero_report())[1].html() in written.read_text("utf-8")


async def test_when_nothing_works_the_piece_stays_to_be_copied(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise StorageError(f"写不进“{path.name}”。")

    monkeypatch.setenv("TERM", "linux")
    monkeypatch.setattr("nianbao.desk.clipboard.last_resorts.write_atomically", refuse)
    programs.add("xclip", FAILS)
    report = zero_report()
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("f6", "enter")
        await clerk.sees("没有复制成。xclip 没有放成。写不进“nianbao-复制.html”。")
        assert marked(clerk) == []
        programs.add("xclip")
        await copied(clerk, 1, len(pieces_of(report)), "标题")


async def test_a_program_that_hangs_does_not_hold_up_the_keys(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nianbao.desk.clipboard.programs.PATIENCE", 1.0)
    programs.add("xclip", HANGS)
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("f6", "enter", "enter", "f3", "down", "down")
        await clerk.sees("正在复制…", FORMATS[1])
        assert marked(clerk) == []
        await clerk.sees("xclip 没有反应。", "已复制第1块")
        assert marked(clerk) == [1]
        programs.add("xclip")
        await clerk.press("enter")
        await clerk.sees("已复制第3块")  # the cursor was not taken from where it had gone
        await clerk.burst("enter", "up", "up")  # Enter is for the piece it was pressed on
        await clerk.sees("已复制第5块")


async def test_it_is_left_while_it_copies(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nianbao.desk.clipboard.programs.PATIENCE", 0.5)
    programs.add("xclip", HANGS)
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("f6", "enter", "escape")
        await clerk.sees("一、总体情况", "已保存")
        await clerk.press("f6")
        await clerk.sees("1          标题")


async def test_the_program_is_ended_while_it_copies(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nianbao.desk.clipboard.programs.PATIENCE", 0.5)
    programs.add("xclip", HANGS)
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("f6", "enter", "ctrl+q")
        await clerk.until(lambda: not clerk.running)
