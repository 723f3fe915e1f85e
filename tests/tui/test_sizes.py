"""Every screen fits on a large terminal too; the mouse does what the keys do."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import OptionList

from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.grid import FigureGrid
from tests.reports import full_report
from tests.seams import turn_wheel
from tests.tui.driving import at_desk, in_report
from tests.tui.test_snapshots import (
    SCREENS,
    assert_whole,
    prepared,
    press_through,
    published,
    wrong,
)


@pytest.mark.parametrize("name", SCREENS)
async def test_a_large_screen_is_whole(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pictures are of the two usual sizes, and say so of theirs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("nianbao.tui.reading_in.importing.Path.cwd", published)
    keys, path = SCREENS[name][1], prepared(name)
    async with at_desk(path, (200, 60)) as clerk:
        await press_through(clerk, keys)
        await assert_whole(clerk)


async def test_the_mouse_takes_a_cell_a_line_and_a_finding(tmp_path: Path) -> None:
    async with in_report(tmp_path, wrong()) as clerk:
        await clerk.press("ctrl+down", "ctrl+down")
        await clerk.sees("（一）予以公开")
        grid = clerk.app.focused
        assert isinstance(grid, FigureGrid)
        await clerk.pilot.click(offset=(47, grid.region.y + 4))
        await clerk.until(lambda: grid.cursor == CellRef("requests", "granted", "research"))
        await clerk.press("f2")
        await clerk.sees("核对：")
        await clerk.pilot.click(OptionList, offset=(12, 2))
        await clerk.sees("一、", "已保存")


async def test_the_wheel_scrolls(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report()) as clerk:
        await clerk.press("f1")
        await clerk.sees("翻看")
        top = clerk.screen.splitlines()[1]
        await turn_wheel(clerk.pilot, events.MouseScrollDown, (20, 10))
        await clerk.until(lambda: clerk.screen.splitlines()[1] != top)
