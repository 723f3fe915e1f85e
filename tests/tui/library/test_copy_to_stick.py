"""The stick: found or typed, slow, full, lying; the full path is told."""

import os
import threading
from pathlib import Path

import pytest

from nianbao.storage.backups import Backups
from tests.reports import seed_report, zero_report
from tests.tui.driving import ONE_SIZE, PATIENCE, at_desk, fill

FOUND = "nianbao.tui.library.sticks.removable_folders"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick called `[/x]优盘` that the system has mounted."""
    folder = tmp_path / "[/x]优盘"
    folder.mkdir(parents=True)
    monkeypatch.setattr(FOUND, lambda: (folder,))
    return folder


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_a_stick_that_is_found_is_copied_to(
    tmp_path: Path, stick: Path, size: tuple[int, int]
) -> None:
    path = fill(tmp_path / "nianbao.json", seed_report(), zero_report())
    async with at_desk(path, size) as clerk:
        await clerk.choose("备份")
        await clerk.sees("+ 拷到U盘")
        await clerk.press("home", "enter")
        await clerk.sees("拷到哪里？")
        assert str(stick)[:30] in clerk.screen
        await clerk.press("enter")
        await clerk.sees("已拷到：", "读回来核对过，里面有2份报告。")
        copy = next(stick.iterdir())
        assert str(copy) in clerk.words
        assert copy.read_bytes() == path.read_bytes()
        await clerk.press("escape")
        await clerk.sees("回车 打开")


async def test_a_folder_is_typed_when_no_stick_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sticks: list[Path] = []
    monkeypatch.setattr(FOUND, lambda: tuple(sticks))
    path, folder = fill(tmp_path / "nianbao.json", zero_report()), tmp_path / "别处"
    folder.mkdir()
    async with at_desk(path) as clerk:
        await clerk.choose("备份")
        await clerk.sees("+ 拷到U盘")
        await clerk.choose("拷到U盘")
        await clerk.sees("没有找到U盘。插好以后等几秒，再找一次。")
        sticks.append(tmp_path / "gone")
        await clerk.press("enter")
        await clerk.sees("拷到哪里？", "gone")
        await clerk.press("enter")
        await clerk.sees("不见了")
        await clerk.choose("拷到U盘")
        await clerk.sees("拷到哪里？")
        await clerk.press("end", "enter")
        await clerk.sees("放到哪个文件夹？")
        await clerk.replace("~没有/甲")
        await clerk.press("enter")
        await clerk.sees("没有“~没有/甲”")
        await clerk.press("escape")
        await clerk.sees("拷到哪里？")
        await clerk.press("end", "enter")
        await clerk.replace(str(folder))
        await clerk.press("enter")
        await clerk.sees("已拷到：", "里面有1份报告")
        assert len(list(folder.iterdir())) == 1
        await clerk.choose("拷到U盘")
        await clerk.sees("拷到哪里？")
        await clerk.press("escape", "escape")
        await clerk.sees("回车 打开")


class SlowStick:
    """A stick that takes its time."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.free = threading.Event()
        fsync = os.fsync

        def wait(descriptor: int) -> None:
            self.free.wait(PATIENCE)
            fsync(descriptor)

        patch.setattr(os, "fsync", wait)


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_a_slow_stick_does_not_block_the_screen(
    tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    path = fill(tmp_path / "nianbao.json", zero_report())
    Backups(path).take()
    async with at_desk(path, size) as clerk:
        await clerk.choose("备份")
        await clerk.sees("+ 拷到U盘")
        await clerk.sees("和现在一样")
        slow = SlowStick(monkeypatch)
        await clerk.press("home", "enter")
        await clerk.sees("拷到哪里？")
        await clerk.press("enter")
        await clerk.until(lambda: "再读回来核对…（1秒）" in clerk.words)
        await clerk.press("end")
        assert clerk.app.screen.query_one("OptionList").highlighted == 3  # type: ignore[attr-defined]
        for key in ("escape", "enter", "ctrl+q"):
            await clerk.press(key)
        await clerk.sees("请等一等。")
        assert clerk.running
        slow.free.set()
        await clerk.sees("已拷到：")
        await clerk.press("ctrl+q")
        await clerk.until(lambda: not clerk.running)


async def test_a_full_stick_and_one_that_reads_back_wrong_are_told(
    tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fill(tmp_path / "nianbao.json", zero_report())
    async with at_desk(path) as clerk:
        await clerk.choose("备份")
        await clerk.sees("+ 拷到U盘")
        monkeypatch.setattr("nianbao.storage.backups._read_back", lambda _: b"{}")
        await clerk.press("home", "enter")
        await clerk.sees("拷到哪里？")
        await clerk.press("enter")
        await clerk.until(lambda: "读回来不一样" in clerk.words)
        assert list(stick.iterdir()) == []
        await clerk.press("escape")
        await clerk.sees("回车 打开")
