"""An error nobody foresaw, wherever it comes from: what was typed is saved, words tell of it."""

import asyncio
from collections.abc import Callable
from getpass import getuser
from pathlib import Path
from typing import Any, NoReturn

import pytest
from textual import events
from textual.worker import WorkerFailed

from nianbao.desk.crash import CrashError
from nianbao.desk.open_report import OpenReport
from nianbao.report.document import new_report
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from nianbao.tui.report.crash_net import CrashNet
from tests.reports import OFFICE
from tests.seams import ask_to_paint
from tests.tui.driving import Clerk, fill

SECRET = "张三的话"


class Unforeseen(Exception):
    """What is thrown; its words are of the report."""


def throw(*_: object, **__: object) -> NoReturn:
    raise Unforeseen(SECRET)


async def athrow(*_: object, **__: object) -> NoReturn:
    throw()


def in_worker(app: NianbaoApp) -> None:
    app.run_worker(athrow())


def in_timer(app: NianbaoApp) -> None:
    app.set_timer(0.01, throw)


def in_call(app: NianbaoApp) -> None:
    app.screen.call_later(throw)


def in_off_loop(app: NianbaoApp) -> None:
    app.run_worker(asyncio.to_thread(throw))


def in_driver(app: NianbaoApp) -> None:
    from rich.traceback import Traceback

    try:
        throw()
    except Unforeseen:
        app.call_later(app.panic, Traceback())


STARTS = (in_worker, in_timer, in_call, in_off_loop, in_driver)


async def crash(
    folder: Path, typed: str, begin: Callable[[NianbaoApp], object]
) -> tuple[str, Path]:
    """Type on a page, then let something be broken; what is told, and the data file."""
    path = fill(folder / "nianbao.json", new_report(OFFICE, 2024))
    app = NianbaoApp(Library(path))
    ask_to_paint(app)
    net = CrashNet(app, path)
    with pytest.raises((CrashError, Unforeseen, WorkerFailed)), net:  # noqa: PT012
        async with app.run_test(size=(80, 24)) as pilot:
            clerk = Clerk(app, pilot, path)
            await clerk.press("enter")
            await clerk.sees("已保存")
            if typed.isdigit():
                await clerk.press("ctrl+down")
            await clerk.type(typed)
            begin(app)
            await clerk.until(lambda: net.told)
    assert net.told
    return str(net.told), path


@pytest.mark.parametrize(
    ("begin", "typed"),
    [(begin, ("76", "没有停手")[at % 2]) for at, begin in enumerate(STARTS)],
    ids=[begin.__name__ for begin in STARTS],
)
async def test_what_was_typed_is_saved(tmp_path: Path, begin: Any, typed: str) -> None:
    told, path = await crash(tmp_path, typed, begin)
    report = Library(path).load(OFFICE, 2024)
    if typed.isdigit():
        assert list(report.figures.values()) == [int(typed)]
    else:
        assert report.prose.overview.parts[0].text == typed
    assert told.startswith("程序出了没有料到的错，已经停下；打好的内容已经存好。详细情况记在")
    log = path.with_name("nianbao-出错记录.txt").read_text(encoding="utf-8")
    assert "Unforeseen" in log
    assert "test_crash_net.py:" in log
    for word in (SECRET, OFFICE, str(tmp_path), str(Path.home()), getuser()):
        assert word not in log


async def test_what_was_being_taken_is_not_called_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take(app: NianbaoApp) -> None:
        monkeypatch.setattr(OpenReport, "set_figure", throw)
        app.post_message(events.Key("enter", "\r"))

    told, path = await crash(tmp_path, "76", take)
    assert not Library(path).load(OFFICE, 2024).figures
    assert told.startswith("程序出了没有料到的错，已经停下；正在填的一格可能没有存上。")
