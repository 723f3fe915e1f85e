"""Jobs of a screen that may take long, one at a time, while its keys stay alive.

The rule: the screen never waits. While a job runs it says so and counts the seconds, and no
other is begun. What must hold the keys until it is done goes through `off_loop` instead.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TypeVar

from textual.widgets import Static

from nianbao.desk.beside import beside
from nianbao.report.errors import ReportError
from nianbao.tui.kit.flowing import Flowing

Made = TypeVar("Made")

_MOMENT = 0.2
"""Seconds in which a folder on a disk that lives is listed."""


class Jobs(Static):
    """Does the jobs of the screen it stands on, and is the line that tells of them."""

    def __init__(self) -> None:
        super().__init__("", classes="outcome")
        self._words = ""
        self._listed = asyncio.Event()
        self._listed.set()

    @property
    def is_free(self) -> bool:
        """Whether a job can be begun: the screen is in front and no other job runs."""
        return self.app.screen is self.screen and not self.is_busy

    @property
    def is_busy(self) -> bool:
        """Whether a job runs; then it is told what the clerk has to wait for."""
        if self._words:
            self.app.notify(f"{self._words}，请等一等。")
        return bool(self._words)

    async def listed(self) -> bool:
        """Wait until no folder is being listed; gives whether a job can be begun then.

        Who knows the way presses the next keys before the list is there.
        """
        while not self._listed.is_set():  # several may wait, and each may list another one
            await self._listed.wait()
        return self.is_free

    async def soon_listed(self) -> None:
        """Wait a moment, and no longer, for the folder that a worker has just begun to list."""
        await asyncio.sleep(0)  # it begins
        with suppress(TimeoutError):
            await asyncio.wait_for(self._listed.wait(), _MOMENT)

    async def do_listing(self, words: str, job: Callable[[], Made]) -> Made:
        """Do a job that lists a folder; `listed` waits for it. To be begun when `is_free`."""
        self._listed.clear()
        try:
            return await self.do_or_leave(words, job)
        finally:
            self._listed.set()

    async def do_or_leave(self, words: str, job: Callable[[], Made]) -> Made:
        """Do a job that the clerk may leave behind, by the key that leaves the screen."""
        return await self.do(f"{words}，不等了按 Esc", job)

    async def do(self, words: str, job: Callable[[], Made], *, writes: bool = False) -> Made:
        """Do a job in a thread, the words and its seconds being shown after the first one.

        Gives what the job gives, raises what it raises. The program's end waits for a job that
        writes; any other may be given up.
        """
        begun = monotonic()
        self._words = words
        self.tell("")
        clock = self.set_interval(1, lambda: self.tell(f"{words}…（{monotonic() - begun:.0f}秒）"))
        try:
            made = await (asyncio.to_thread(job) if writes else beside(job))
        finally:
            clock.stop()
            self._words = ""
        self.tell("")
        return made

    def tell(self, words: str, *, bad: bool = False) -> None:
        """Show what was done, or what went wrong; it stays until the next job."""
        self.set_class(bad, "error-words")
        self.display = bool(words)
        self.update(Flowing(words))

    @contextmanager
    def telling_errors(self) -> Iterator[None]:
        """Show what went wrong with a file, and go on."""
        try:
            yield
        except ReportError as error:
            self.tell(str(error), bad=True)
