"""Leaving a record: it is saved first, and the clerk is asked when that fails."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from nianbao.desk.saver import SaveState
from nianbao.tui.kit.dialogs import Choice, Choose
from nianbao.tui.kit.off_loop import drop_keys, holding_keys, off_loop
from nianbao.tui.terminal.draining import drain

if TYPE_CHECKING:
    from nianbao.tui.registers.record_screen import RecordScreen

_SETTLE = 2.0
"""Seconds to wait for a save before asking what to do."""
_WAYS_OUT: list[Choice[str]] = [
    ("again", "再试一次"),
    ("stay", "回去，先不离开"),
    ("lose", "不保存，离开（没存上的改动会丢）"),
]
_WAYS_ON = _WAYS_OUT[:2]
_Settle = Callable[["RecordScreen"], Awaitable[SaveState]]
"""Waits for the disk, seconds at most, and says how saving stands."""


async def leave_record(screen: "RecordScreen") -> bool:
    """Save all that was typed, ask if that fails; True when the record can be left.

    Keys behind the one that leaves are held: they are for what comes, not for this record.
    """
    with holding_keys(screen.app):
        await drain(screen.focused)
        if screen.is_left:
            return True  # by an Esc right before: all was saved
        if not screen.fold():
            return False
    return await _until_saved(screen, _WAYS_OUT, _settle_holding) in ("saved", "lose")


@work
async def save_record(screen: "RecordScreen") -> None:
    """Save now; when that fails, ask what to do, and stay in the record."""
    await drain(screen.focused)
    if screen.fold() and await _until_saved(screen, _WAYS_ON, _settle) == "saved":
        screen.app.notify("已保存。每填一栏就自动保存，不用按键。")


async def keep_record(screen: "RecordScreen") -> None:
    """Save what was typed, as far as that goes within seconds, and ask nothing; the end."""
    await drain(screen.focused)
    screen.fold()
    await _settle(screen)
    await off_loop(screen.app, "正在保存", screen.held.close)


def keep_record_at_once(screen: "RecordScreen") -> str:
    """Save what was typed while something is broken; says what could not be saved."""
    screen.held.tell = _tell_nobody  # what would show it may be what is broken
    try:
        refused = "" if screen.panel.commit() else "正在填的一栏没有存上。"
        state = screen.held.settle(_SETTLE)
    except Exception:
        return "台账的改动没有存上。"
    return refused if state.kind == "saved" else "台账的改动没有存上。"


def _tell_nobody() -> None:
    """Take what is told, and do nothing about it."""


async def _until_saved(screen: "RecordScreen", choices: list[Choice[str]], settle: _Settle) -> str:
    """Wait for the disk, ask while it fails: `saved`, or what the clerk chose to end with."""
    if screen.settling:
        return "saved" if (await settle(screen)).kind == "saved" else "stay"
    screen.settling = True
    try:
        state = await settle(screen)
        while state.kind != "saved":
            body = str(state.error) if state.error else "磁盘很慢，还在写。"
            question = Choose("还有改动没有存到磁盘上", choices, body=body)
            chosen = await screen.app.push_screen_wait(question)
            if chosen != "again":
                return chosen or "stay"
            screen.held.saver.try_again()
            state = await settle(screen)
        return "saved"
    finally:
        screen.settling = False


async def _settle(screen: "RecordScreen") -> SaveState:
    return await asyncio.to_thread(screen.held.settle, _SETTLE)


async def _settle_holding(screen: "RecordScreen") -> SaveState:
    """Wait for the disk; keys are held, and none answers the question that a failure leads to."""
    state = await off_loop(screen.app, "正在保存", partial(screen.held.settle, _SETTLE))
    if state.kind != "saved":
        drop_keys(screen.app)
    return state
