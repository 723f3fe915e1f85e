"""The report under the cursor, made ready in a quiet moment: Enter finds most of its check done."""

import asyncio
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.worker import Worker

from nianbao.storage.library import Library
from nianbao.storage.stored import Key
from nianbao.tui.terminal.dressed_app import quiet_moments_of

if TYPE_CHECKING:  # loaded once the list is on the screen
    from nianbao.desk.read_ahead import ReadAhead


class MakingReady:
    """Reads and checks one report of a list, that under the cursor, while no key comes."""

    def __init__(self, screen: Screen[Any], library: Library) -> None:
        self._screen, self._library = screen, library
        self._key: Key | None = None
        self.ready: ReadAhead | None = None
        """What is ready, be its check done or under way."""
        self._work: Worker[None] | None = None

    def want(self, key: Key | None) -> None:
        """Make this report ready when the keys rest; None for a row that is no report's."""
        if key != self._key:
            self._forget()
            self._key = key
            quiet_moments_of(self._screen).prepare(self._begin if key else None)

    def take(self, key: Key) -> "ReadAhead | None":
        """What is ready of the report that is opened now; None where that is another one."""
        ready = self.ready if key == self._key else None
        quiet_moments_of(self._screen).prepare(None)
        self._forget()
        return ready

    def _forget(self) -> None:
        if self._work is not None:
            self._work.cancel()
        self._key = self.ready = self._work = None

    def _begin(self) -> None:
        if self._key is not None and self._screen.is_current:
            self._work = self._screen.run_worker(self._make(self._key), exit_on_error=False)
        else:
            self._forget()

    async def _make(self, key: Key) -> None:
        from nianbao.desk.read_ahead import read_ahead
        from nianbao.desk.stepwise import stepwise

        ready = await asyncio.to_thread(read_ahead, self._library, key)
        if ready is not None and key == self._key:
            self.ready = ready  # what is not gone through by Enter is gone through then
            moments = quiet_moments_of(self._screen)
            await stepwise(ready.checking(), is_quiet=lambda: moments.is_one)
