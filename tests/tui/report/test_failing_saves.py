"""A save that fails says so, goes on being tried, and nobody leaves without a question."""

from pathlib import Path

import pytest

from nianbao.report.document import new_report
from nianbao.storage.history import History
from nianbao.tui.kit.off_loop import BusyLine
from tests.reports import OFFICE
from tests.tui.disks import FULL, Disk, gone, says
from tests.tui.driving import SIZES, in_report, rest
from tests.tui.reading_in.opening import review, store

EMPTY = new_report(OFFICE, 2024)


@pytest.mark.parametrize("size", SIZES)
async def test_a_failed_save_says_why_and_is_tried_again(
    tmp_path: Path, disk: Disk, size: tuple[int, int]
) -> None:
    async with in_report(tmp_path, EMPTY, size) as clerk:
        disk.full = True
        await clerk.press("ctrl+down")
        await clerk.type("5\n")
        await says(clerk, "没有保存（Ctrl+S）：写不进“x]”：磁盘没有剩余空间。")
        tried = disk.tried
        await clerk.until(lambda: disk.tried > tried + 2, "tries again")
        await says(clerk, "没有保存")
        await clerk.type("6\n")
        disk.full = False
        await says(clerk, "已保存 ")
        assert list(clerk.report().figures.values()) == [5, 6]


@pytest.mark.parametrize("way", ["escape", "ctrl+q"])
async def test_leaving_unsaved_asks_and_stays(tmp_path: Path, disk: Disk, way: str) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.full = True
        await clerk.type("没存上")
        await clerk.press(way)
        await clerk.sees("还有改动没有存到磁盘上", "磁盘没有剩余空间", "再试一次", "不保存，离开")
        await clerk.press("enter")
        await clerk.sees("还有改动没有存到磁盘上")
        await clerk.press("escape")
        await clerk.hides("还有改动没有存到磁盘上")
        await clerk.press(way)
        await clerk.sees("还有改动没有存到磁盘上")
        await clerk.press("down", "down", "enter")
        await clerk.hides("还有改动没有存到磁盘上")
        await clerk.sees("> （一）主动公开  3字")
        assert clerk.running
        await clerk.press(way)
        await clerk.sees("还有改动没有存到磁盘上")
        disk.full = False
        await clerk.press("home", "enter")
        await gone(clerk, way)
        assert clerk.report().prose.overview.parts[0].text == "没存上"


@pytest.mark.parametrize("way", ["escape", "ctrl+q"])
async def test_leaving_without_saving_loses_only_what_was_told(
    tmp_path: Path, disk: Disk, way: str
) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.full = True
        await clerk.type("没存上")
        await clerk.press(way)
        await clerk.sees("不保存，离开")
        await clerk.press("end", "enter")
        await gone(clerk, way)
        assert clerk.report() == EMPTY


@pytest.mark.parametrize("keys", [("ctrl+q", "ctrl+q"), ("escape", "escape"), ("ctrl+s", "ctrl+q")])
async def test_keys_pressed_twice_ask_once(
    tmp_path: Path, disk: Disk, keys: tuple[str, str]
) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.full = True
        disk.free.clear()  # else the second key may find the question, and answer it
        await clerk.type("没存上")
        await clerk.type_ahead(*keys)
        disk.free.set()
        await clerk.sees("还有改动没有存到磁盘上")
        await clerk.press("ctrl+q")
        await rest(0.2)
        await clerk.press("escape")
        await clerk.hides("还有改动没有存到磁盘上")
        await rest(0.2)
        assert "还有改动没有存到磁盘上" not in clerk.screen
        await clerk.press("ctrl+q")
        await clerk.sees("不保存，离开")
        await clerk.press("end", "enter")
        await gone(clerk, "ctrl+q")


@pytest.mark.parametrize("first", ["escape", "ctrl+s", "ctrl+q"])
async def test_quitting_while_a_save_is_waited_for_waits_for_it_too(
    tmp_path: Path, disk: Disk, first: str
) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.free.clear()
        await clerk.type("在路上")
        await clerk.type_ahead(first, "ctrl+q")
        disk.free.set()
        await gone(clerk, "ctrl+q")
        assert clerk.report().prose.overview.parts[0].text == "在路上"


async def test_keys_behind_esc_are_for_what_comes(tmp_path: Path, disk: Disk) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.free.clear()
        await clerk.type("在路上")
        await clerk.type_ahead("escape", "down", "enter")
        await clerk.until(lambda: clerk.app.screen.query(BusyLine))
        disk.free.set()
        await clerk.sees("新建哪一年的报告")  # the line of home behind the report
        assert clerk.report().prose.overview.parts[0].text == "在路上"
        # where the save fails, none of them answers the question
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.full = True
        disk.free.clear()
        await clerk.type("没存上")
        await clerk.type_ahead("escape", "end", "enter", "enter")
        disk.free.set()
        await clerk.sees("还有改动没有存到磁盘上")
        await rest(0.1)
        await clerk.press("escape")
        await clerk.sees("没存上")


async def test_a_history_that_fails_with_the_save_is_told_only_when_the_save_works(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> str:
        raise FULL

    monkeypatch.setattr(History, "keep", full)
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.full = True
        await clerk.type("甲")
        await says(clerk, "没有保存")
        assert "照常保存" not in clerk.screen
        disk.full = False
        await clerk.sees("报告照常保存；它以前的样子没有记进历史")


async def test_a_report_is_saved_elsewhere_and_read_back(tmp_path: Path, disk: Disk) -> None:
    there = tmp_path / "旧.json"
    there.write_text("别的内容", encoding="utf-8")
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.full = True
        await clerk.type("没存上")
        await clerk.press("escape")
        await clerk.sees("另存成一个文件")
        await clerk.press("down", "enter")
        await clerk.sees("另存到哪里？", "草稿")
        for path, why in [
            ("", "路径是空的"),
            ("~没有/甲", "没有“~没有/甲”"),
            (f"{there}", "已经有了"),
        ]:
            await clerk.replace(path)
            await clerk.press("enter")
            await clerk.sees(why)
        assert there.read_text(encoding="utf-8") == "别的内容"
        await clerk.replace(f"{tmp_path}/没有这个夹/[/x].json")
        await clerk.press("enter")
        await clerk.sees("还有改动没有存到磁盘上", "不见了")
        await clerk.press("down", "enter")
        await clerk.replace(f"{tmp_path}/新.json")
        await clerk.press("enter")
        await clerk.sees("已写到", "回车 打开")
        disk.full = False
        await review(clerk, tmp_path / "新.json")
        await store(clerk, "down")
        await clerk.kept(lambda report: report.prose.overview.parts[0].text == "没存上")


async def test_ctrl_s_helps_out_of_a_failed_save(tmp_path: Path, disk: Disk) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.full = True
        await clerk.type("没存上")
        await clerk.press("ctrl+s")
        await clerk.sees("还有改动没有存到磁盘上", "磁盘没有剩余空间", "程序会一直再试")
        assert "不保存" not in clerk.screen
        await clerk.press("down", "enter")
        await clerk.sees("另存到哪里？")
        (tmp_path / "盘").mkdir()
        for typed, pattern in (("新", "新.json"), ("盘", "盘/*.json")):  # what F9 lists again
            await clerk.replace(f"{tmp_path}/{typed}")
            await clerk.press("enter")
            await clerk.hides("另存到哪里？")
            (written,) = tmp_path.glob(pattern)
            await clerk.sees(f"已写到 {written}")
            await clerk.press("ctrl+s", "down", "enter")
        await clerk.press("escape", "ctrl+s")
        await clerk.sees("还有改动没有存到磁盘上")
        disk.full = False
        await clerk.press("enter")
        await clerk.sees("每填一格就自动保存")
        assert clerk.report().prose.overview.parts[0].text == "没存上"
