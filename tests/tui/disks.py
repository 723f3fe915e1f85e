"""A disk that can be full, or wait; and the end of leaving a report."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest

from nianbao.desk import saver
from nianbao.desk.folders import Listing, list_folder
from nianbao.report.document import Report
from nianbao.storage.errors import StorageError
from nianbao.storage.library import Library
from tests.tui.driving import PATIENCE, Clerk

FULL = StorageError("写不进“[/备份/x]”：磁盘没有剩余空间。", "请腾出空间或换一个位置，再试一次。")


class Disk:
    """A disk that can be full, or wait."""

    def __init__(self) -> None:
        self.full = False
        self.tried = 0
        self.free = Event()
        self.free.set()


@contextmanager
def broken_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """Saves go to this disk, and one that fails is tried again soon."""
    it, save = Disk(), Library.save

    def saved(library: Library, report: Report, *rest: object, **options: object) -> object:
        it.tried += 1
        it.free.wait(PATIENCE)
        if it.full:
            raise FULL
        return save(library, report, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "save", saved)
    monkeypatch.setattr(saver, "RETRY_AFTER", 0.05)
    yield it
    it.full = False
    it.free.set()


def slow_listing(monkeypatch: pytest.MonkeyPatch, screens: str) -> Event:
    """Folders that the screens of this module list are there when the event is set."""
    go = Event()

    def slowly(*args: Any, **options: Any) -> Listing:
        go.wait(10)
        return list_folder(*args, **options)

    monkeypatch.setattr(f"nianbao.tui.{screens}.list_folder", slowly)
    return go


async def says(clerk: Clerk, words: str) -> None:
    """Wait until the status line says so."""
    await clerk.until(lambda: words in clerk.status, words)


async def gone(clerk: Clerk, way: str) -> None:
    """The report was left, or the program."""
    if way == "escape":
        await clerk.sees("回车 打开")
    else:
        await clerk.until(lambda: not clerk.running, "still runs")
