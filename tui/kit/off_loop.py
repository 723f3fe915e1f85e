"""The one door of the screens to a disk: work in a thread, told, and overtaken by no key."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, TypeVar, cast

from textual.app import App
from textual.widgets import Static

from nianbao.tui.terminal.dressed_app import DressedApp

_TOLD_AFTER = 0.3
"""Seconds a job may take without a word."""

Done = TypeVar("Done")


class BusyLine(Static):
    """What is being done, and for how many seconds, over the last line of the screen."""


async def off_loop(app: App[Any], words: str, job: Callable[[], Done]) -> Done:
    """Do a job on a disk beside the event loop, and give what it gives; raises what it raises.

    Keys typed meanwhile are held, and reach what stands on the screen when the caller has gone
    on. `words` tell the job (`正在存`) once it takes a while.
    """
    with holding_keys(app), _told(app, words):
        return await asyncio.to_thread(job)


@contextmanager
def holding_keys(app: App[Any]) -> Iterator[None]:
    """Hold keys over several jobs in a row; nothing in between may ask the clerk."""
    dressed = cast(DressedApp, app)
    dressed.held_keys.hold()
    try:
        yield
    finally:
        dressed.call_later(dressed.let_keys_go)


def drop_keys(app: App[Any]) -> None:
    """Forget the keys that are held: they came before the question that is asked now."""
    cast(DressedApp, app).held_keys.drop()


def keys_wait(app: App[Any]) -> bool:
    """Whether keys are held: who typed them has not seen what is on the screen now."""
    return cast(DressedApp, app).held_keys.waiting


@contextmanager
def _told(app: App[Any], words: str) -> Iterator[None]:
    begun = monotonic()
    line = BusyLine(f"{words}…")

    def tell() -> None:
        seconds = monotonic() - begun
        if not line.is_attached:
            app.screen.mount(line)
        elif seconds >= 1:
            line.update(f"{words}…（{seconds:.0f}秒）", layout=False)

    clock = app.set_interval(_TOLD_AFTER, tell)
    try:
        yield
    finally:
        clock.stop()
        if line.is_attached:
            line.remove()
