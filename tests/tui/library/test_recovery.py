"""A damaged data file: the clerk sees what comes back from where, and agrees before it does."""

from pathlib import Path
from threading import Event
from typing import NoReturn

import pytest

from nianbao.report.document import new_report
from nianbao.report.errors import ReportError
from nianbao.storage.backups import Backup, Backups
from nianbao.storage.errors import StorageError
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from nianbao.tui.start import open_library
from nianbao.tui.terminal.seams import notices
from tests.reports import OFFICE
from tests.tui.driving import PATIENCE, SIZES, Clerk, fill, rest

YEARS = (2022, 2023, 2024)


@pytest.fixture
def torn(tmp_path: Path) -> Path:
    """A file cut in its last report, with a backup that is whole."""
    reports = [new_report(OFFICE, year).with_prose("problems", f"[/{year}]") for year in YEARS]
    path = fill(tmp_path / "nianbao.json", *reports)
    Backups(path).take()
    content = path.read_bytes()
    path.write_bytes(content[: content.index(b'"year": 2024') + 20])
    return path


class Damaged:
    """The program, opened on a file that can't be read."""

    def __init__(self, path: Path, size: tuple[int, int] = SIZES[0], read_only: str = "") -> None:
        library = Library(path, read_only=read_only)
        with pytest.raises(ReportError) as damage:
            library.summaries()
        self.app = NianbaoApp(library, damage.value)
        self._run = self.app.run_test(size=size, notifications=True)
        self._path = path

    async def __aenter__(self) -> Clerk:
        clerk = Clerk(self.app, await self._run.__aenter__(), self._path)
        await clerk.sees("打不开：", "什么也不动")
        return clerk

    async def __aexit__(self, *about: object) -> None:
        await self._run.__aexit__(*about)  # type: ignore[arg-type]


def set_aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("nianbao-损坏-*"))


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_put_together_again(torn: Path, size: tuple[int, int]) -> None:
    damaged = torn.read_bytes()
    async with Damaged(torn, size) as clerk:
        assert f"{OFFICE}2024年：用20" in clerk.words
        assert "的备份，那以后的改动找不回来" in clerk.words
        assert f"{OFFICE}2022年：完好" in clerk.words
        assert torn.read_bytes() == damaged
        await clerk.press("enter")
        await clerk.sees("2024年", "2023年", "2022年", "回车 打开")
        (aside,) = set_aside(torn)
        assert aside.read_bytes() == damaged
        await clerk.until(lambda: aside.name in clerk.words)
        for year in YEARS:
            assert clerk.report(year).prose.problems == f"[/{year}]"


async def test_what_can_not_be_read_after_it_is_told(
    torn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick pulled out right then: the program stays, says so, and takes it for no first run."""

    def gone(library: Library) -> NoReturn:
        raise StorageError("数据文件读到一半就读不出来了，磁盘不在了，", "请插好再试。")

    monkeypatch.setattr("nianbao.tui.library.recovery.shelf_of", gone)
    async with Damaged(torn) as clerk:
        with monkeypatch.context() as patch:
            patch.setattr("nianbao.tui.library.home.shelf_of", gone)
            await clerk.press("enter")
            await clerk.sees("磁盘不在了，请插好再试。", "+ 再读一次", "已恢复。")
            await clerk.until(lambda: "已恢复。损坏" in _painted(clerk))
            assert "磁盘不在了，请插好再试。" in _painted(clerk)  # and not under that notice
            await clerk.choose("新建")
            await clerk.until(lambda: any("磁盘" in one.message for one in notices(clerk.app)))
            await clerk.sees("+ 再读一次")
        assert "第一次用" not in clerk.screen
        assert "新建一年" not in clerk.screen
        await clerk.press("enter")
        await clerk.sees("2024年", "2022年", "新建一年的报告")


def _painted(clerk: Clerk) -> str:
    """The rows of the screen, without the notices that are in force and not painted."""
    return "\n".join(clerk.screen.splitlines()[: clerk.app.size.height])


async def test_leaving_changes_nothing(torn: Path) -> None:
    damaged = torn.read_bytes()
    async with Damaged(torn) as clerk:
        await clerk.press("down", "enter")
        await clerk.until(lambda: not clerk.running, "still runs")
    assert torn.read_bytes() == damaged
    assert not set_aside(torn)


async def test_no_key_typed_ahead_answers_what_nobody_has_read(
    torn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged, go, newest = torn.read_bytes(), Event(), Backups.newest_good

    def slowly(backups: Backups) -> Backup | None:
        go.wait(PATIENCE)
        return newest(backups)

    monkeypatch.setattr(Backups, "newest_good", slowly)
    program = Damaged(torn)
    async with program.app.run_test(notifications=True) as pilot:
        clerk = Clerk(program.app, pilot, torn)
        await clerk.type_ahead("enter", "enter")
        go.set()
        await clerk.sees("打不开：", "什么也不动")
        await rest(0.3)
        assert "打不开：" in clerk.screen
        assert torn.read_bytes() == damaged


async def test_a_second_window_only_tells(torn: Path) -> None:
    async with Damaged(torn, read_only="别的窗口开着。") as clerk:
        assert "另留一份" not in clerk.screen
        await clerk.press("enter")
        await clerk.until(lambda: not clerk.running, "still runs")
    assert not set_aside(torn)


async def test_nothing_left_begins_anew_and_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "nianbao.json"
    path.write_bytes(b"\0" * 300)
    async with Damaged(path) as clerk:
        await clerk.sees("一份报告也读不出来", "从空白的数据文件开始")
        await clerk.press("enter")
        await clerk.until(lambda: not clerk.running, "Enter alone gives nothing up")
    assert path.read_bytes() == b"\0" * 300
    async with Damaged(path) as clerk:
        await clerk.press("down", "enter")
        await clerk.sees("没有能恢复的，从空白的开始了。", "知道了")
        assert "已恢复" not in clerk.screen
        await clerk.press("enter")
        await clerk.sees("第一次用")
        assert not list(notices(clerk.app))  # nothing lies over the form
    assert [file.read_bytes() for file in set_aside(path)] == [b"\0" * 300]


async def test_a_full_disk_is_told_and_changes_nothing(
    torn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "injected")

    damaged = torn.read_bytes()
    async with Damaged(torn) as clerk:
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            await clerk.press("enter")
            await clerk.sees("没有剩余空间")
        assert torn.read_bytes() == damaged
        await clerk.press("enter")
        await clerk.sees("回车 打开")
    assert len(set_aside(torn)) == 1


def test_a_file_of_a_newer_program_refuses_to_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nianbao.json"
    Library(path).save(new_report(OFFICE, 2024), ())
    monkeypatch.setattr("nianbao.tui.start._require_terminal", lambda: None)
    before = path.read_bytes()
    monkeypatch.setattr("nianbao.storage.crash_safe.migrate", lambda data: _older(data))
    with pytest.raises(ReportError, match="新版程序"):
        open_library(path)
    assert path.read_bytes() == before


def _older(data: object) -> object:
    from nianbao.storage.schema import migrate

    return migrate(data, ())  # type: ignore[arg-type]
