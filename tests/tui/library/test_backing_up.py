"""Backups that are taken by themselves."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nianbao.storage.backups import Backups
from nianbao.storage.errors import StorageError
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from tests.reports import seed_report, zero_report
from tests.tui.driving import NARROW, Clerk, at_desk, fill, rest

NOON = datetime.fromisoformat("2026-11-24T12:00:00+08:00")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The machine's clock: it shows the last time of this list."""
    times = [NOON]
    monkeypatch.setattr("nianbao.storage.machine.now", lambda: times[-1])
    return times


async def test_each_opening_is_backed_up(tmp_path: Path, clock: list[datetime]) -> None:
    path = fill(tmp_path / "nianbao.json", zero_report())
    async with at_desk(path) as clerk:
        await clerk.until(lambda: len(Backups(path).list()) == 1)
        assert Backups(path).list()[0].path.read_bytes() == path.read_bytes()
        await clerk.press("enter")
        await clerk.type("甲")
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        assert len(Backups(path).list()) == 1
    async with at_desk(path) as clerk:
        await clerk.until(lambda: len(Backups(path).list()) == 2)


async def test_a_new_day_is_backed_up(
    tmp_path: Path, clock: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nianbao.desk.backing_up.PAUSE", 0.02)
    path = fill(tmp_path / "nianbao.json", zero_report())
    async with at_desk(path) as clerk:
        await clerk.until(lambda: len(Backups(path).list()) == 1)
        Library(path).save(seed_report(), ())
        await rest(0.2)
        assert len(Backups(path).list()) == 1
        clock.append(NOON + timedelta(days=1))
        await clerk.until(lambda: len(Backups(path).list()) == 2)


async def test_a_backup_that_fails_is_told_once_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def full(_: Backups) -> None:
        tried.append(1)
        raise StorageError("写不进“[/x]”：磁盘没有剩余空间。", "请腾出空间。")

    monkeypatch.setattr("nianbao.desk.backing_up.PAUSE", 0.02)
    monkeypatch.setattr(Backups, "take", full)
    path = fill(tmp_path / "nianbao.json", zero_report())
    async with at_desk(path) as clerk:
        await clerk.sees("写不进“[/x]”：磁盘没有剩余空间。请腾出空间。没有备份成，报告照常保存。")
        await clerk.until(lambda: len(tried) > 3)
        assert clerk.screen.count("没有备份成") <= 2  # the toast, and what it says
        await clerk.press("enter")
        await clerk.sees("一、总体情况")


async def test_a_window_that_only_reads_takes_them_once_it_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nianbao.desk.backing_up.ONLY_READING", 0.02)
    path = fill(tmp_path / "nianbao.json", zero_report())
    other = Library(path)
    assert other.claim()
    library = Library(path)
    assert not library.claim()
    app = NianbaoApp(library)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        clerk = Clerk(app, pilot, path)
        await clerk.sees("数据文件正被另一个窗口使用")
        await rest(0.2)
        assert not Backups(path).list()
        other.release()
        await clerk.press("down", "enter")
        await clerk.until(lambda: len(Backups(path).list()) == 1)
    library.release()
