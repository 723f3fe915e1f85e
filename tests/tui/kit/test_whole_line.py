"""What is pasted into a line is not cut at its first line end, and what has no room is told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.app import App, ComposeResult

from nianbao.tui.kit.whole_line import WholeLine
from nianbao.tui.terminal.seams import notices


class LineApp(App[None]):
    """An app with one line."""

    def compose(self) -> ComposeResult:
        yield WholeLine("前后", max_length=20)


@asynccontextmanager
async def pasted(text: str) -> AsyncIterator[tuple[WholeLine, list[str]]]:
    app = LineApp()
    async with app.run_test(notifications=True) as pilot:
        line = app.query_one(WholeLine)
        line.cursor_position = 1
        app.post_message(events.Paste(text))
        await pilot.pause()
        yield line, [notice.message for notice in notices(app)]


async def test_ctrl_a_selects_all() -> None:
    app = LineApp()
    async with app.run_test() as pilot:
        await pilot.press("ctrl+a", "5")
        assert app.query_one(WholeLine).value == "5"


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("其中", "前其中后", ""),
        ("其中\n", "前其中后", ""),
        ("其中修订16件\r\n废止2件\r\n", "前其中修订16件 废止2件后", "2行接成了一行"),
        ("\n\n甲\n\n乙\n丙", "前甲 乙 丙后", "3行接成了一行"),
        ("\n", "前后", ""),
        ("字" * 30, "前后", "最多20字"),
    ],
)
async def test_all_lines_of_a_paste_are_taken(text: str, value: str, told: str) -> None:
    async with pasted(text) as (line, said):
        assert line.value == value
        assert told in "".join(said)
        assert bool(said) == bool(told)
