"""The status line tells the truth, what is typed is saved, places are kept."""

from pathlib import Path
from time import monotonic

import pytest

from nianbao.report.document import new_report
from nianbao.report.form.figures import CellRef
from nianbao.storage.library import Library
from tests.reports import OFFICE
from tests.tui.disks import Disk, gone, says
from tests.tui.driving import ONE_SIZE, PATIENCE, at_desk, fill, in_report, rest

EMPTY = new_report(OFFICE, 2024)
LICENSING = CellRef("disclosure", "licensing", "decisions")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_saved_saving_saved(tmp_path: Path, disk: Disk, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, EMPTY, size) as clerk:
        await says(clerk, "已保存  错误6 提醒0")
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
        assert "正在输入…" in clerk.status
        await clerk.press("escape")
        await says(clerk, "已保存")


async def test_prose_is_not_saved_while_it_is_typed(tmp_path: Path, disk: Disk) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await clerk.type("甲")
        await says(clerk, "正在输入…")
        await clerk.press("backspace")
        await says(clerk, "已保存")
        assert disk.tried == 1


async def test_prose_typed_without_a_rest_is_saved_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nianbao.tui.prose.editor.COMMIT_AT_LATEST", 1.0)
    async with in_report(tmp_path, EMPTY) as clerk:
        until, typed = monotonic() + 4.0, 0
        while monotonic() < until and not clerk.report().prose.overview.parts[0].text:
            await clerk.press("字")
            typed += 1
            await rest(0.05)
        saved = clerk.report().prose.overview.parts[0].text
        assert set(saved) == {"字"}
        await clerk.press("末")
        await clerk.kept(lambda r: r.prose.overview.parts[0].text == "字" * typed + "末")


async def test_a_slow_disk_is_waited_for(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nianbao.tui.kit.saved_first.SETTLE", 0.1)
    async with in_report(tmp_path, EMPTY) as clerk:
        disk.free.clear()
        await clerk.type("慢")
        await clerk.press("ctrl+q")
        await clerk.sees("还有改动没有存到磁盘上", "磁盘很慢，还在写")
        monkeypatch.setattr("nianbao.tui.kit.saved_first.SETTLE", PATIENCE)
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


@pytest.mark.parametrize("size", ONE_SIZE)
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
        await clerk.sees("> （二）依申请公开  4字")
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


async def test_ctrl_s_saves_what_is_being_typed(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await clerk.burst("ctrl+down", "4", "2", "ctrl+s")
        await clerk.sees("每填一格就自动保存")
        assert list(clerk.report().figures.values()) == [42]


@pytest.mark.parametrize("key", ["f2", "ctrl+down", "f5", "ctrl+s", "ctrl+q"])
async def test_a_wrong_number_says_what_it_stops_and_the_way_out(tmp_path: Path, key: str) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await clerk.press("ctrl+down")
        await clerk.type("1.5")
        await says(clerk, "正在输入…")
        await clerk.press(key)
        await clerk.sees("请先改好这一格，或者按 Esc 恢复原来的数。", "二、主动公开政府信息情况")
        await clerk.press("escape")
        await says(clerk, "已保存")
