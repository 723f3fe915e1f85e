"""An app with one ProseEditor and what was painted so far."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from time import monotonic
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Footer, Header, Input

from nianbao.tui.prose.editor import ProseEditor
from nianbao.tui.prose.marks import Mark
from tests.seams import Frame, PaintedApp

SIZES = [(80, 24), (120, 40)]


class ProseApp(PaintedApp):
    """Keeps the messages it got and what a terminal would show."""

    CSS_PATH = "../../../tui/prose/editor.tcss"

    def __init__(self, text: str = "", **options: Any) -> None:
        super().__init__()
        self._editor = ProseEditor(text, **options)
        self.got: list[Message] = []
        self.keys: list[str] = []

    def compose(self) -> ComposeResult:
        yield Header()
        yield self._editor
        yield Input()
        yield Footer()

    def on_mount(self) -> None:
        self._editor.cursor_blink = False
        self._editor.focus()

    def on_key(self, event: Any) -> None:
        self.keys.append(event.key)

    def on_prose_editor_committed(self, message: ProseEditor.Committed) -> None:
        self.got.append(message)

    def on_prose_editor_dirty(self, message: ProseEditor.Dirty) -> None:
        self.got.append(message)

    def on_prose_editor_restored(self, message: ProseEditor.Restored) -> None:
        self.got.append(message)

    @property
    def got_names(self) -> list[str]:
        return [type(message).__name__ for message in self.got]

    def painted_whole(self) -> Frame:
        """Give the cells of a whole paint from nothing."""
        self._editor.picture.drop_styles()
        return self.painted_anew(self._editor)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until what was asked to be painted is painted."""
    await pilot.pause()
    await pilot.pause(0.06)


async def until(told: Callable[[], object]) -> None:
    """Wait until something is so that comes by itself."""
    end = monotonic() + 8
    while not told():
        assert monotonic() < end, "it never comes"
        await asyncio.sleep(0.01)


def editor_of(pilot: Pilot[None]) -> ProseEditor:
    return pilot.app.query_one(ProseEditor)


Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
"""Starts the app with a text and options of the editor."""


def runner(size: tuple[int, int]) -> Run:
    """Give what starts the app on a terminal of (columns, rows)."""

    @asynccontextmanager
    async def run(text: str = "", **options: Any) -> AsyncIterator[Pilot[None]]:
        app = ProseApp(text, **options)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot

    return run


def app_of(pilot: Pilot[None]) -> ProseApp:
    assert isinstance(pilot.app, ProseApp)
    return pilot.app


def committed(pilot: Pilot[None]) -> bool:
    return editor_of(pilot).committed


def marks(pilot: Pilot[None]) -> tuple[Mark, ...]:
    return editor_of(pilot).marks


def key(text: str) -> events.Key:
    return events.Key(text, text)
