"""A screen that saves by itself is left: the save is waited for, and a failed one asked about."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from textual.app import App
from textual.widget import Widget

from nianbao.desk.saver import SaveState
from nianbao.tui.kit.dialogs import Choice, Choose
from nianbao.tui.kit.off_loop import drop_keys, holding_keys, off_loop
from nianbao.tui.terminal.draining import drain

SETTLE = 2.0
"""Seconds to wait for a save before asking what to do."""
AGAIN: Choice[str] = ("again", "再试一次")
LOSE: Choice[str] = ("lose", "不保存，离开（没存上的改动会丢）")
"""Ways that a clerk has while a save fails, whatever is saved."""


class _Saver(Protocol):
    def try_again(self) -> None: ...


class _Held(Protocol):
    @property
    def saver(self) -> _Saver: ...

    def settle(self, seconds: float) -> SaveState: ...


class _SavingScreen(Protocol):
    """What holds a report or a record. `settling` while a save is waited for, or asked about."""

    settling: bool

    @property
    def app(self) -> App[Any]: ...

    @property
    def focused(self) -> Widget | None: ...

    @property
    def is_left(self) -> bool: ...

    @property
    def held(self) -> _Held: ...

    def fold(self) -> bool: ...


def _nothing() -> None:
    """Do nothing before a save."""


async def _nowhere() -> bool:
    """Save nothing anywhere else."""
    return False


@dataclass(frozen=True, slots=True)
class SavedFirst:
    """Saves what a screen holds before more is done.

    `ready` is called before each wait. The ways that a clerk may choose from while saving fails
    are `again`, `stay`, `lose` and `elsewhere`, which is done by the function of that name: it
    tells whether the words are safe there.
    """

    screen: _SavingScreen
    ready: Callable[[], None] = _nothing
    elsewhere: Callable[[], Awaitable[bool]] = _nowhere

    async def leave(self, ways: Sequence[Choice[str]]) -> str:
        """Save all that was typed, ask if that fails: `saved`, or the way that ended it.

        Keys behind the one that leaves are held: they are for what comes, not for this screen.
        """
        with holding_keys(self.screen.app):
            await drain(self.screen.focused)
            if self.screen.is_left:
                return "left"  # by an Esc right before: all was saved
            if not self.screen.fold():
                return "stay"
        return await self._until_saved(ways, self._settle_holding)

    async def save(self, ways: Sequence[Choice[str]]) -> bool:
        """Save now, and ask if that fails; whether all is saved."""
        await drain(self.screen.focused)
        return self.screen.fold() and await self._until_saved(ways, self._settle) == "saved"

    async def keep(self) -> None:
        """Save what was typed, as far as that goes within seconds, and ask nothing."""
        await drain(self.screen.focused)
        self.screen.fold()
        await self._settle()

    async def _until_saved(
        self, ways: Sequence[Choice[str]], settle: Callable[[], Awaitable[SaveState]]
    ) -> str:
        """Wait for the disk, ask while it fails: `saved`, or what the clerk chose to end with.

        A second key meanwhile (Ctrl+Q behind Ctrl+S) waits for the same save, and asks nothing.
        """
        if self.screen.settling:
            return "saved" if (await settle()).kind == "saved" else "stay"
        self.screen.settling = True
        try:
            state = await settle()
            while state.kind != "saved":
                chosen = await self._ask(state, ways)
                if chosen in ("stay", "lose") or (chosen == "elsewhere" and await self.elsewhere()):
                    return chosen
                self.screen.held.saver.try_again()
                state = await settle()
            return "saved"
        finally:
            self.screen.settling = False

    async def _ask(self, state: SaveState, ways: Sequence[Choice[str]]) -> str:
        body = str(state.error) if state.error else "磁盘很慢，还在写。"
        question = Choose("还有改动没有存到磁盘上", ways, body=body)
        return await self.screen.app.push_screen_wait(question) or "stay"

    async def _settle(self) -> SaveState:
        """Wait for the disk; keys go on, into the screen."""
        self.ready()
        return await asyncio.to_thread(self.screen.held.settle, SETTLE)

    async def _settle_holding(self) -> SaveState:
        """Wait for the disk; keys are held, and none answers the question a failure leads to."""
        self.ready()
        save = partial(self.screen.held.settle, SETTLE)
        state = await off_loop(self.screen.app, "正在保存", save)
        if state.kind != "saved":
            drop_keys(self.screen.app)
        return state
