"""Backups by the keys: what the list tells, restore and undo, the stick, and what fails."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nianbao.report.document import Report
from nianbao.storage.backups import Backups
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from tests.reports import OFFICE, draft_report, zero_report
from tests.tui.driving import ONE_SIZE, Clerk, at_desk, fill, widths

NOON = datetime.fromisoformat("2026-11-24T12:00:00+08:00")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The machine's clock: it shows the last time of this list."""
    times = [NOON]
    monkeypatch.setattr("nianbao.storage.machine.now", lambda: times[-1])
    return times


def year(number: int) -> Report:
    return replace(draft_report(), year=number).with_prose("title", "")


def two_backups(path: Path, clock: list[datetime]) -> tuple[bytes, bytes]:
    """A library whose reports of 2021 to 2023 became others of 2022 to 2024; both are kept."""
    fill(path, year(2021), year(2022), year(2023))
    Backups(path).take()
    first = path.read_bytes()
    clock.append(NOON + timedelta(days=1, hours=3))
    library = Library(path)
    library.remove(OFFICE, 2021)
    library.save(year(2023).with_prose("problems", "改过了。"), ())
    library.save(year(2024), ())
    Backups(path).take()
    return first, path.read_bytes()


async def agree(clerk: Clerk) -> None:
    """Restore, once the question is there."""
    await clerk.sees("不恢复，回去")
    await clerk.press("down", "enter")
    await clerk.hides("不恢复，回去")


async def open_backups(clerk: Clerk) -> None:
    await clerk.choose("备份")
    await clerk.sees("+ 拷到U盘", "回车 开始")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_each_backup_tells_its_time_reports_and_difference(
    tmp_path: Path, clock: list[datetime], size: tuple[int, int]
) -> None:
    path = tmp_path / "nianbao.json"
    two_backups(path, clock)
    async with at_desk(path, size) as clerk:
        await clerk.choose("备份")
        told = [
            ["2026-11-25", "15:00", "3份报告", "和现在一样"],
            ["2026-11-24", "12:00", "3份报告", "比现在", "少1份", "多1份", "不同1份"],
        ]

        def lines() -> list[list[str]]:
            return [line.split() for line in clerk.screen.splitlines()[:10] if "2026-" in line]

        await clerk.until(lambda: lines() == told)
        assert widths("\n".join(clerk.screen.splitlines()[: size[1]])) == {size[0]}
        await clerk.press("escape")
        await clerk.sees("回车 打开")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_restore_asks_says_so_and_is_undone(
    tmp_path: Path, clock: list[datetime], size: tuple[int, int]
) -> None:
    path = tmp_path / "nianbao.json"
    first, second = two_backups(path, clock)
    async with at_desk(path, size) as clerk:
        await open_backups(clerk)
        await clerk.sees("比现在")
        await clerk.press("end")
        await clerk.sees("回车 看恢复会改变什么")
        await clerk.press("enter")
        await clerk.sees("恢复到 2026-11-24 12:00 的样子？")
        await clerk.sees("找回  2021年  草稿", "变回  2023年", "去掉  2024年", "单位设置也回到那时")
        assert "2022年" not in clerk.screen
        await clerk.press("enter")
        await clerk.hides("恢复到")
        assert path.read_bytes() == second
        await clerk.press("enter")
        await agree(clerk)
        await clerk.sees("已恢复到 2026-11-24 12:00 的样子，Ctrl+Z 撤销。")
        assert path.read_bytes() == first
        await clerk.press("escape")
        await clerk.sees("2021年")
        assert "2024年  " not in clerk.screen
        await clerk.choose("备份")
        await clerk.sees("比现在")
        await clerk.press("ctrl+z")
        await clerk.sees("没有恢复过备份。")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_ctrl_z_undoes_a_restore(
    tmp_path: Path, clock: list[datetime], size: tuple[int, int]
) -> None:
    path = tmp_path / "nianbao.json"
    first, second = two_backups(path, clock)
    Library(path).save(year(2030), ())
    unsaved = path.read_bytes()
    async with at_desk(path, size) as clerk:
        await clerk.until(lambda: len(Backups(path).list()) == 3)
        await open_backups(clerk)
        await clerk.press("end", "enter")
        await agree(clerk)
        await clerk.sees("已恢复到")
        await clerk.press("end", "up", "enter")
        await agree(clerk)
        await clerk.sees("已恢复到 2026-11-25 15:00")
        assert path.read_bytes() == second
        await clerk.press("ctrl+z")
        await clerk.sees("已撤销恢复。")
        assert path.read_bytes() == first
        await clerk.press("ctrl+z")
        await clerk.until(lambda: path.read_bytes() == unsaved)
        await clerk.sees("已撤销恢复。")
        await clerk.press("ctrl+z")
        await clerk.sees("没有恢复过备份。")
        await clerk.press("escape")
        await clerk.sees("2030年")


async def test_a_restored_report_is_opened_and_saved(tmp_path: Path, clock: list[datetime]) -> None:
    path = fill(tmp_path / "nianbao.json", zero_report())
    Backups(path).take()
    async with at_desk(path) as clerk:
        await clerk.press("enter")
        await clerk.type("甲")
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        await open_backups(clerk)
        await clerk.sees("不同1份")
        await clerk.press("end", "enter")
        await clerk.sees("变回")
        await clerk.press("down", "enter")
        await clerk.sees("已恢复到")
        await clerk.press("escape", "home", "enter")
        await clerk.sees("一、总体情况")
        await clerk.type("乙")
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        assert clerk.report().prose.overview.parts[0].text.startswith("乙我镇")


async def test_a_damaged_backup_says_so_and_is_not_restored(
    tmp_path: Path, clock: list[datetime]
) -> None:
    path = tmp_path / "nianbao.json"
    _, second = two_backups(path, clock)
    Backups(path).list()[-1].path.write_bytes(b'{"meta": {"[/x]')
    async with at_desk(path) as clerk:
        await open_backups(clerk)
        await clerk.sees("2026-11-24 12:00   已损坏，读不出来", "和现在一样")
        await clerk.press("end", "enter")
        await clerk.sees("这份备份恢复不了：")
        assert path.read_bytes() == second
        await clerk.press("escape")
        await clerk.sees("回车 打开")


async def test_a_backup_that_vanished_is_told(tmp_path: Path, clock: list[datetime]) -> None:
    path = tmp_path / "nianbao.json"
    _, second = two_backups(path, clock)
    async with at_desk(path) as clerk:
        await open_backups(clerk)
        await clerk.sees("比现在")
        await clerk.press("end", "enter")
        await clerk.sees("恢复到")
        Backups(path).list()[-1].path.unlink()
        await clerk.press("down", "enter")
        await clerk.until(lambda: "不见了" in clerk.words)
        assert path.read_bytes() == second


async def test_without_backups_it_says_what_happens(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await clerk.press("escape")
        await open_backups(clerk)
        await clerk.until(lambda: "还没有备份。每次打开程序自动备份一次" in clerk.words)
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        assert list(tmp_path.iterdir()) == []


async def test_many_reports_are_counted(tmp_path: Path, clock: list[datetime]) -> None:
    path = fill(tmp_path / "nianbao.json", *(year(number) for number in range(2010, 2022)))
    Backups(path).take()
    for number in range(2010, 2022):
        Library(path).remove(OFFICE, number)
    async with at_desk(path) as clerk:
        await clerk.press("escape")
        await open_backups(clerk)
        await clerk.sees("比现在 多12份")
        await clerk.press("end", "enter")
        await clerk.sees("找回  2021年", "找回  2017年", "找回  另外7份")
        await clerk.press("escape")


async def test_a_library_to_be_read_only_is_not_restored_but_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[datetime]
) -> None:
    path = tmp_path / "nianbao.json"
    _, second = two_backups(path, clock)
    stick = tmp_path / "优盘"
    stick.mkdir()
    monkeypatch.setattr("nianbao.tui.library.sticks.removable_folders", lambda: (stick,))
    clock.append(NOON + timedelta(days=9))
    app = NianbaoApp(Library(path, read_only="另一个窗口正在写[/x]，这里只能看。"))
    async with app.run_test(size=ONE_SIZE[0], notifications=True) as pilot:
        clerk = Clerk(app, pilot, path)
        await clerk.sees("另一个窗口正在写[/x]，这里只能看。")
        await clerk.press("enter")
        await open_backups(clerk)
        await clerk.sees("比现在")
        await clerk.press("end", "enter")
        await clerk.sees("另一个窗口正在写[/x]，这里只能看。")
        assert "恢复到" not in clerk.screen
        await clerk.press("home", "enter")
        await clerk.sees("拷到哪里？")
        await clerk.press("enter")
        await clerk.sees("已拷到：")
        assert path.read_bytes() == second
        assert len(Backups(path).list()) == 2
