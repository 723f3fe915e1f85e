"""A second window on the same file: it is told who has it, it reads, it may write later."""

import errno
from pathlib import Path
from typing import cast

import pytest

from nianbao.report.document import new_report
from nianbao.storage import lock
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from nianbao.tui.library.home import HomeScreen
from tests.reports import OFFICE
from tests.storage.samples import failing
from tests.tui.driving import ONE_SIZE, Clerk, at_desk, fill

EMPTY = new_report(OFFICE, 2024)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fill(tmp_path / "nianbao.json", EMPTY)


@pytest.fixture
def first(path: Path) -> Library:
    library = Library(path)
    assert library.claim()
    return library


class SecondWindow:
    """The program, opened while another has the file."""

    def __init__(self, path: Path, size: tuple[int, int]) -> None:
        library = Library(path)
        assert not library.claim()
        self.app = NianbaoApp(library)
        self._run = self.app.run_test(size=size, notifications=True)
        self._path = path

    async def __aenter__(self) -> Clerk:
        clerk = Clerk(self.app, await self._run.__aenter__(), self._path)
        await clerk.sees("数据文件正被另一个窗口使用")
        return clerk

    async def __aexit__(self, *about: object) -> None:
        await self._run.__aexit__(*about)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_it_reads_and_writes_when_the_first_has_gone(
    path: Path, first: Library, size: tuple[int, int]
) -> None:
    before = path.read_bytes()
    async with SecondWindow(path, size) as clerk:
        await clerk.press("enter")
        await clerk.sees("（只能看，不能改）", "改为可写")
        assert "新建一年的报告" not in clerk.screen
        for key in ("f9", "delete", "ctrl+n", "ctrl+v"):
            clerk.app.clear_notifications()
            await clerk.press(key)
            await clerk.sees("这里只能看，不能改", "改为可写")
            assert "光标移到" not in clerk.screen, "to a row that is not there"
            assert isinstance(clerk.app.screen, HomeScreen), "asked before it was told"
        assert path.read_bytes() == before
        await clerk.choose("改为可写")
        await clerk.sees("正被另一个窗口使用")
        first.release()
        await clerk.choose("改为可写")
        await clerk.sees("现在可以改了", "新建一年的报告")
        await clerk.hides("（只能看，不能改）")
        await clerk.press("home", "enter", "ctrl+down")
        await clerk.type("5\n")
        report = await clerk.kept(lambda report: report.figures)
        assert list(report.figures.values()) == [5]


async def test_trying_again_in_the_question(path: Path, first: Library) -> None:
    async with SecondWindow(path, ONE_SIZE[0]) as clerk:
        await clerk.press("down", "enter")
        await clerk.sees("数据文件正被另一个窗口使用")
        first.release()
        await clerk.press("down", "enter")
        await clerk.sees("新建一年的报告")
        assert "（只能看，不能改）" not in clerk.screen


async def test_leaving_at_the_question(path: Path, first: Library) -> None:
    async with SecondWindow(path, ONE_SIZE[0]) as clerk:
        await clerk.press("end", "enter")
        await clerk.until(lambda: not clerk.running, "still runs")


async def test_the_office_is_not_asked_for_by_a_window_that_cannot_keep_it(tmp_path: Path) -> None:
    first = Library(tmp_path / "nianbao.json")
    assert first.claim()
    async with SecondWindow(first.path, ONE_SIZE[0]) as clerk:
        await clerk.press("enter")
        await clerk.sees("改为可写", "现在也不能写")
        assert "第一次用" not in clerk.screen
        assert "没有的新建一份" not in clerk.screen


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_a_file_edited_by_hand_opens_with_a_note(path: Path, size: tuple[int, int]) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"problems": ""', '"problems": "[/甲]"'), encoding="utf-8")
    async with at_desk(path, size) as clerk:
        await clerk.sees("回车 打开")
        await clerk.sees(f"{OFFICE}2024年的报告不是本程序最后保存的样子")
        await clerk.press("enter")
        await clerk.sees("一、总体情况")


async def test_a_disk_that_cannot_be_written_is_called_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_system_lock", failing(errno.EROFS))
    library = Library(path)
    assert not library.claim()
    async with NianbaoApp(library).run_test(notifications=True) as pilot:
        clerk = Clerk(cast(NianbaoApp, pilot.app), pilot, path)
        await clerk.sees("磁盘是只读的", "在这之前只能看")
        assert "已经有一个窗口" not in clerk.screen
        monkeypatch.undo()
        await clerk.press("down", "enter")
        await clerk.sees("新建一年的报告")
    library.release()
