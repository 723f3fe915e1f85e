"""A screen that does jobs on the disk beside itself, one at a time.

The rule: the screen never waits. While a job runs it says so and counts the seconds, and it is
not left, so that the end of the job is seen.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from textual.widgets import Static

from report.errors import ReportError
from tui.kit.clerk_screen import ClerkScreen, Result
from tui.kit.flowing import Flowing

Done = TypeVar("Done")


class WorkingScreen(ClerkScreen[Result | None]):
    """Composes a Static of the class `outcome`, where jobs and their ends are told.

    It gives a result of its own, or None for Esc.
    """

    _job = ""

    @property
    def is_free(self) -> bool:
        """Whether a job can be begun: this screen is in front and no other job runs."""
        return self.app.screen is self and not self._is_busy()

    async def do(self, words: str, job: Callable[[], Done]) -> Done:
        """Do a job in a thread, the words and its seconds being shown after the first one."""
        begun = monotonic()
        self._job = words
        self.tell("")
        clock = self.set_interval(1, lambda: self.tell(f"{words}…（{monotonic() - begun:.0f}秒）"))
        try:
            done = await asyncio.to_thread(job)
        finally:
            clock.stop()
            self._job = ""
        self.tell("")
        return done

    def tell(self, words: str, *, bad: bool = False) -> None:
        """Show what was done, or what went wrong; it stays until the next job."""
        outcome = self.query_one(".outcome", Static)
        outcome.set_class(bad, "error-words")
        outcome.display = bool(words)
        outcome.update(Flowing(words))

    @contextmanager
    def telling_errors(self) -> Iterator[None]:
        """Show what went wrong with a file, and go on."""
        try:
            yield
        except ReportError as error:
            self.tell(str(error), bad=True)

    def action_back(self) -> None:
        """Go back."""
        if self.is_free:
            self.dismiss(None)

    async def leave(self) -> bool:
        """Stay until the job is done."""
        return not self._is_busy()

    def _is_busy(self) -> bool:
        if self._job:
            self.app.notify(f"{self._job}，请等一等。")
        return bool(self._job)
