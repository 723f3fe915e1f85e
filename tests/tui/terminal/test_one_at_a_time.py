"""Keys that come together are acted on in order, and only by screens that are there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import WorkerFailed

from nianbao.report.form.figures import CellRef
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from nianbao.tui.kit.clerk_screen import ClerkScreen, Dialog
from nianbao.tui.kit.dialogs import AskText
from nianbao.tui.terminal.dressed_app import DressedApp
from nianbao.tui.terminal.one_at_a_time import come_of_keys
from nianbao.tui.terminal.too_small import TooSmallScreen
from tests.reports import zero_report
from tests.tui.driving import in_report

EDITS = ("backspace", "delete", "left", "right", "home", "end", "ctrl+w", "ctrl+u", "ctrl+k")


class Front(ClerkScreen[None]):
    """Counts how often it was told to act."""

    BINDINGS = [("f2", "count", "数")]
    acted = 0

    def compose(self) -> ComposeResult:
        yield Static("")

    def action_count(self) -> None:
        self.acted += 1


class Slow(ClerkScreen[None]):
    """A screen that is put in front, and is not there."""

    is_mounted = False


class Question(Dialog[str]):
    """A question over a screen."""


class KeysApp(DressedApp):
    """An app of screens that a test pushes."""


@asynccontextmanager
async def running(*screens: Screen[Any]) -> AsyncIterator[KeysApp]:
    app = KeysApp()
    async with app.run_test():
        for screen in screens:
            await app.push_screen(screen)
        yield app


async def answered(app: KeysApp) -> None:
    """Wait until the app has come to what is posted now: all keys before it are acted on."""
    come = asyncio.Event()
    app.call_later(come.set)
    await come.wait()


@pytest.mark.parametrize("seed", range(6))
async def test_a_line_is_edited_in_the_order_of_the_keys(seed: int) -> None:
    random = Random(seed)
    keys = [random.choice((*"其中修订176件", *EDITS)) for _ in range(40)]
    values = []
    for at_once in (True, False):
        async with running(AskText("批注")) as app:
            line = app.screen.query_one(Input)
            for key in keys:
                app.post_message(events.Key(key, key if len(key) == 1 else None))
                if not at_once:
                    await answered(app)
            await answered(app)
            values.append((line.value, line.cursor_position))
    assert values[0] == values[1]


async def test_a_note_is_stored_as_it_was_typed(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+down")
        await clerk.burst("ctrl+n", *"其中修订17", "backspace", *"6件", "enter", *"5", "enter")
        kept = await clerk.kept(lambda report: report.notes)
        assert [*kept.notes.values()] == ["其中修订16件"]
        cell = CellRef.parse(*kept.notes)
        assert cell is not None
        await clerk.kept(lambda report: report.figure(cell) == 5)


async def test_a_screen_is_left_once_and_leaves_no_other() -> None:
    front, question, other = Front(), Question(), Question()
    async with running(front, question, other) as app:
        question.dismiss("一")
        assert app.screen is other
        other.dismiss("二")
        other.dismiss("二")
        assert app.screen is question


async def test_no_action_runs_behind_another_screen() -> None:
    front = Front()
    async with running(front) as app:
        await front.run_action("count")
        await app.push_screen(Question())
        await front.run_action("count")
        app.pop_screen()
        await front.run_action("count")
    assert front.acted == 2


async def test_leaving_and_quitting_at_once_ends_the_program_in_order(tmp_path: Path) -> None:
    for keys in (("escape", "ctrl+q"), ("ctrl+q", "escape"), ("escape", "escape", "ctrl+q")):
        async with in_report(tmp_path, zero_report()) as clerk:
            await clerk.press("ctrl+down")
            await clerk.burst("7", *keys)
            await clerk.until(lambda clerk=clerk: not clerk.running)  # type: ignore[misc]
        assert clerk.report().figures


async def test_what_is_gone_breaks_nothing() -> None:
    front = Front()
    async with running(front, Question()) as app:
        gone = app.screen
        app.pop_screen()
        gone.call_later(lambda: 1 // 0)
        front.query_one(Static).remove()
        await answered(app)
        assert app.return_code is None


async def _break_when(told: asyncio.Event) -> None:
    await told.wait()
    raise ZeroDivisionError


async def test_the_work_of_a_screen_that_is_gone_breaks_nothing() -> None:
    async with running(Front(), Question()) as app:
        app.screen.run_worker(_break_when(told := asyncio.Event()))
        await answered(app)
        app.pop_screen()
        told.set()  # before the screen is taken apart, and its work with it
        await answered(app)
        assert app.return_code is None


async def test_the_work_of_a_screen_that_is_there_may_break_the_program() -> None:
    async def break_it() -> None:
        async with running(front := Front()) as app:
            front.run_worker(_break_when(told := asyncio.Event()))
            told.set()
            await answered(app)

    with pytest.raises(WorkerFailed):
        await break_it()


async def test_what_is_there_may_break_the_program() -> None:
    async def break_it() -> None:
        async with running(front := Front()) as app:
            front.call_later(lambda: 1 // 0)
            await answered(app)

    with pytest.raises(ZeroDivisionError):
        await break_it()


async def test_a_window_that_grew_behind_a_question_shows_the_screen_again() -> None:
    async with running(Front(), TooSmallScreen(), Question()) as app:
        app.pop_screen()
        await answered(app)
        await answered(app)
        assert isinstance(app.screen, Front)


def test_a_size_that_comes_before_the_first_screen_is_no_mistake(tmp_path: Path) -> None:
    app = NianbaoApp(Library(tmp_path / "nianbao.json"))
    app.on_resize(events.Resize(Size(20, 5), Size(20, 5)))
    assert not app.screen_stack


async def test_many_keys_wait_for_a_screen_that_does_not_come_as_long_as_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seconds = count()
    monkeypatch.setattr("nianbao.tui.terminal.one_at_a_time.monotonic", lambda: next(seconds))
    app = KeysApp()
    async with app.run_test():
        slow = Slow()
        app.push_screen(slow)
        await asyncio.sleep(0)
        assert app.screen is slow
        for _ in range(50):
            await come_of_keys(app)
        assert next(seconds) < 100, "five seconds for the first, none for the others"
