"""Work on a disk: the loop goes on, keys wait in order, and what takes long is told."""

import asyncio
from threading import Event
from time import monotonic

from textual import work
from textual.app import ComposeResult
from textual.widgets import Input

from nianbao.tui.kit.off_loop import BusyLine, holding_keys, off_loop
from nianbao.tui.terminal.dressed_app import DressedApp


class Desk(DressedApp):
    """Two lines: Enter in the first stores for as long as `done` is not set, and goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.done = Event()
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield Input(id="first")
        yield Input(id="second")

    @work
    async def on_input_submitted(self) -> None:
        with holding_keys(self):
            self.told.append(await off_loop(self, "正在存", self._store))
            self.told.append(await off_loop(self, "正在读", lambda: "read"))
        self.query_one("#second").focus()

    def _store(self) -> str:
        self.done.wait(10)
        return "stored"


async def test_keys_typed_while_a_disk_works_reach_what_comes_of_it() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press("a", "enter", "b", "c", "backspace")
        assert app.query_one("#first", Input).value == "a"
        app.done.set()
        await _until(lambda: app.query_one("#second", Input).value == "b")
        assert app.told == ["stored", "read"]
        assert app.query_one("#first", Input).value == "a"


async def test_a_job_that_takes_long_is_told_and_the_line_goes() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await _until(lambda: bool(app.screen.query(BusyLine)))
        app.done.set()
        await _until(lambda: not app.screen.query(BusyLine))


async def test_what_goes_wrong_is_raised_and_the_keys_are_free() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        try:
            await off_loop(app, "正在存", lambda: 1 // 0)
        except ZeroDivisionError:
            app.told.append("raised")
        await pilot.press("x")
        await _until(lambda: app.query_one("#first", Input).value == "x")
        assert app.told == ["raised"]


async def _until(told: object) -> None:
    assert callable(told)
    end = monotonic() + 8
    while not told():
        assert monotonic() < end
        await asyncio.sleep(0.02)
