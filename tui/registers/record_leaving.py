"""Leaving a record: it is saved first, and the clerk is asked when that fails."""

from typing import TYPE_CHECKING

from textual import work

from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.saved_first import AGAIN, LOSE, SETTLE, SavedFirst

if TYPE_CHECKING:
    from nianbao.tui.registers.record_screen import RecordScreen

_WAYS_ON = [AGAIN, ("stay", "回去，先不离开")]
_WAYS_OUT = [*_WAYS_ON, LOSE]


async def leave_record(screen: "RecordScreen") -> bool:
    """Save all that was typed, ask if that fails; True when the record can be left."""
    return await SavedFirst(screen).leave(_WAYS_OUT) != "stay"


@work
async def save_record(screen: "RecordScreen") -> None:
    """Save now; when that fails, ask what to do, and stay in the record."""
    if await SavedFirst(screen).save(_WAYS_ON):
        screen.app.notify("已保存。每填一栏就自动保存，不用按键。")


async def keep_record(screen: "RecordScreen") -> None:
    """Save what was typed, as far as that goes within seconds, and ask nothing; the end."""
    await SavedFirst(screen).keep()
    await off_loop(screen.app, "正在保存", screen.held.close)


def keep_record_at_once(screen: "RecordScreen") -> str:
    """Save what was typed while something is broken; says what could not be saved."""
    screen.held.tell = _tell_nobody  # what would show it may be what is broken
    try:
        refused = "" if screen.panel.commit() else "正在填的一栏没有存上。"
        state = screen.held.settle(SETTLE)
    except Exception:
        return "台账的改动没有存上。"
    return refused if state.kind == "saved" else "台账的改动没有存上。"


def _tell_nobody() -> None:
    """Take what is told, and do nothing about it."""
