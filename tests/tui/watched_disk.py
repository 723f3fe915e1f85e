"""A disk that tells which thread touches it, and whose writes wait until the screen has gone on."""

import asyncio
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

BEATS = 3
"""Turns of the event loop that each write waits for."""
BEAT = 0.01
"""Seconds between two turns that are counted."""
STANDSTILL = 10.0
"""Seconds after which the loop does not turn any more."""


class WatchedDisk:
    """What happens to the files of one folder: opened, listed, renamed, removed, synced."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._loop_thread = threading.get_ident()
        self.on_the_loop: list[str] = []
        """What the event loop's own thread did to them."""
        self.synced = 0
        """How often another thread waited for the disk."""
        self.slow = 0.0
        """Seconds a sync takes; while it is 0, one waits for some turns of the loop."""
        self.gaps: list[float] = []
        """Seconds between two turns of the loop."""
        self._beats = 0

    def note(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note an event of the interpreter, if it is about these files."""
        if threading.get_ident() == self._loop_thread:
            paths = [one for one in arguments if isinstance(one, str | os.PathLike)]
            self.on_the_loop += [
                f"{event} {path}" for path in paths if os.fspath(path).startswith(self._folder)
            ]

    def sync(self) -> None:
        """Wait as a slow disk does."""
        if threading.get_ident() == self._loop_thread:
            self.on_the_loop.append("fsync")
            return
        self.synced += 1
        if self.slow:
            sleep(self.slow)
            return
        wanted, end = self._beats + BEATS, monotonic() + STANDSTILL
        while self._beats < wanted:
            if monotonic() > end:
                self.on_the_loop.append("waits for another thread's sync")
                return
            sleep(BEAT)

    async def beat(self) -> None:
        """Count the turns of the loop, for ever."""
        last = monotonic()
        while True:
            await asyncio.sleep(BEAT)
            self._beats += 1
            now = monotonic()
            self.gaps.append(now - last)
            last = now


_watching: list[WatchedDisk] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and (event == "open" or event.startswith(("os.", "shutil."))):
        _watching[-1].note(event, arguments)


@contextmanager
def _heard(disk: WatchedDisk, patch: pytest.MonkeyPatch) -> Iterator[None]:
    really = os.fsync

    def fsync(file: int) -> None:
        disk.sync()
        really(file)

    patch.setattr(os, "fsync", fsync)
    _watching.append(disk)
    try:
        yield
    finally:
        _watching.remove(disk)
        patch.setattr(os, "fsync", really)


_is_hearing: list[bool] = []


@asynccontextmanager
async def watched(folder: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[WatchedDisk]:
    """Watch the files of a folder while the program runs in this thread's loop."""
    if not _is_hearing:  # such a hook stays for as long as the interpreter runs
        sys.addaudithook(_hear)
        _is_hearing.append(True)
    disk = WatchedDisk(folder)
    beating = asyncio.create_task(disk.beat())
    try:
        with _heard(disk, patch):
            yield disk
    finally:
        beating.cancel()
