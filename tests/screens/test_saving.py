"""The status line tells the truth, a save that fails goes on being tried, places are kept."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

import tui.saver
from report.document import Report, new_report
from report.figures import CellRef
from storage.errors import StorageError
from storage.library import Library
from tests.reports import OFFICE
from tests.screens.driving import PATIENCE, SIZES, Clerk, at_desk, fill, in_report, rest
from tests.screens.reading_in import review, store

EMPTY = new_report(OFFICE, 2024)
FULL = StorageError("写不进“[/备份/x]”：磁盘没有剩余空间。", "请腾出空间或换一个位置，再试一次。")
LICENSING = CellRef("disclosure", "licensing", "decisions")


class Disk:
    """A disk that can be full, or wait."""

    def __init__(self) -> None:
        self.full = False
        self.tried = 0
        self.free = Event()
        self.free.set()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    it, save = Disk(), Library.save

    def saved(library: Library, report: Report, *rest: object, **options: object) -> object:
        it.tried += 1
        it.free.wait(PATIENCE)
        if it.full:
            raise FULL
        return save(library, report, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "save", saved)
    monkeypatch.setattr(tui.saver, "RETRY_AFTER", 0.05)
    yield it
    it.full = False
    it.free.set()


async def says(clerk: Clerk, words: str) -> None:
    await clerk.until(lambda: words in clerk.status, words)


@pytest.mark.parametrize("size", SIZES)
async def test_saved_saving_saved(tmp_path: Path, disk: Disk, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, EMPTY, size) as clerk:
        await says(clerk, "已保存  错误6 提醒3")
        await clerk.press("ctrl+down")
        disk.free.clear()
        await clerk.type("5\n")
        await says(clerk, "正在保存…")
        await rest(0.1)
        await says(clerk, "正在保存…")
        assert not clerk.report().figures
        disk.free.set()
        await says(clerk, "已保存 ")
        assert list(clerk.report().figures.values()) == [5]
        time = clerk.status.split()[1]
        assert [len(part) for part in time.split(":")] == [2, 2, 2]


async def test_digits_are_not_saved_while_they_are_typed(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await clerk.press("ctrl+down")
        await clerk.type("5")
        assert "正在保存…" in clerk.status
        await clerk.press("escape")
        await says(clerk, "已保存")


async def test_prose_is_not_saved_while_it_is_typed(tmp_path: Path, disk: Disk) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await clerk.type("甲")
        await says(clerk, "正在保存…")
        await clerk.press("backspace")
        await says(clerk, "已保存")
        assert disk.tried == 1


@pytest.mark.parametrize("size", SIZES)
async def test_a_failed_save_says_why_and_is_tried_again(
    tmp_path: Path, disk: Disk, size: tuple[int, int]
) -> None:
    async with in_report(tmp_path, EMPTY, size) as clerk:
        disk.full = True
        await clerk.press("ctrl+down")
        await clerk.type("5\n")
        await says(clerk, "没有保存（Ctrl+S）：写不进“[/备份/x]”：磁盘没有剩余空间。")
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
        await clerk.press(way, "down", "down", "enter")
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


async def test_a_slow_disk_is_waited_for(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.leaving.SETTLE", 0.1)
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.free.clear()
        await clerk.type("慢")
        await clerk.press("ctrl+q")
        await clerk.sees("还有改动没有存到磁盘上", "磁盘很慢，还在写")
        disk.free.set()
        await clerk.press("enter")
        await gone(clerk, "ctrl+q")
        assert clerk.report().prose.overview.parts[0].text == "慢"


@pytest.mark.parametrize("way", ["escape", "ctrl+q"])
async def test_digits_typed_but_not_committed_are_kept(
    tmp_path: Path, disk: Disk, way: str
) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await clerk.burst("ctrl+down", "down", "down", "4", "2", way)
        if way == "escape":  # the first Esc gives the old figure back
            await clerk.press("4", "2", "enter", "escape")
        await gone(clerk, way)
        assert clerk.report() == EMPTY.with_figure(LICENSING, 42)


async def test_digits_that_are_no_figure_keep_the_program_open(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await clerk.burst("ctrl+down", "4", ".", "2", "ctrl+q")
        await clerk.sees("“4.2”有小数", "原来的数没有变")
        await rest(0.1)
        assert clerk.running
        await clerk.press("escape", "ctrl+q")
        await gone(clerk, "ctrl+q")
        assert clerk.report() == EMPTY


@pytest.mark.parametrize("size", SIZES)
async def test_the_place_is_kept(tmp_path: Path, size: tuple[int, int]) -> None:
    path = fill(tmp_path / "nianbao.json", EMPTY)
    async with at_desk(path, size) as clerk:
        await clerk.press("enter", "ctrl+down", "down", "down", "ctrl+q")
        await gone(clerk, "ctrl+q")
    async with at_desk(path, size) as clerk:
        await clerk.press("enter")
        await clerk.sees("二、主动公开政府信息情况", "5.1  行政许可")
        await clerk.burst("7", "ctrl+up", "tab", *"一二\n四五")
        await clerk.press("left", "escape")
        await clerk.sees("回车 打开")
        await clerk.press("enter")
        await clerk.sees("> （二）依申请公开  5字")
        await clerk.type("中")
        await clerk.press("ctrl+q")
        await gone(clerk, "ctrl+q")
    report = Library(path).load(OFFICE, 2024)
    assert report.figures == {LICENSING: 7}
    assert report.prose.overview.parts[1].text == "一二\n四中五"


async def test_a_place_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", EMPTY)
    for place in (
        {"page": "甲"},
        "甲",
        {"page": "disclosure", "cell": "a.b.c"},
        {"field": "title"},
    ):
        Library(path).set_setting("left", {f"2024 {OFFICE}": place})
        async with at_desk(path) as clerk:
            await clerk.press("enter")
            await clerk.sees("未填")


async def gone(clerk: Clerk, way: str) -> None:
    """The report was left, or the program."""
    if way == "escape":
        await clerk.sees("回车 打开")
    else:
        await clerk.until(lambda: not clerk.running, "still runs")


async def test_ctrl_s_helps_out_of_a_failed_save(tmp_path: Path, disk: Disk) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.full = True
        await clerk.type("没存上")
        await clerk.press("ctrl+s")
        await clerk.sees("还有改动没有存到磁盘上", "磁盘没有剩余空间", "程序会一直再试")
        assert "不保存" not in clerk.screen
        await clerk.press("down", "enter")
        await clerk.sees("另存到哪里？")
        await clerk.replace(f"{tmp_path}/新.json")
        await clerk.press("enter")
        await clerk.hides("另存到哪里？")
        assert (tmp_path / "新.json").exists()
        await clerk.press("ctrl+s")
        await clerk.sees("还有改动没有存到磁盘上")
        disk.full = False
        await clerk.press("enter")
        await clerk.sees("每填一格就自动保存")
        assert clerk.report().prose.overview.parts[0].text == "没存上"


async def test_ctrl_s_saves_what_is_being_typed(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await clerk.burst("ctrl+down", "4", "2", "ctrl+s")
        await clerk.sees("每填一格就自动保存")
        assert list(clerk.report().figures.values()) == [42]
