"""Leaving a report: everything is saved first, and the clerk is asked when that fails."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from nianbao.desk.files import export_name, export_text, typed_path, write_export
from nianbao.desk.report_in_hand import Told
from nianbao.desk.saver import SaveState
from nianbao.report.errors import ReportError
from nianbao.tui.kit.dialogs import AskText, Choice, Choose
from nianbao.tui.kit.off_loop import drop_keys, holding_keys, off_loop
from nianbao.tui.terminal.draining import drain

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen

SETTLE = 2.0
"""Seconds to wait for a save before asking what to do."""
_PLACE_NOTED, _PLACE_KEPT = 0.5, 5.0
"""Seconds after which a save knows of another place, and after which it is kept without one."""

_WAYS_OUT = [
    ("again", "再试一次"),
    ("elsewhere", "另存成一个文件再离开（以后用 F9 读回来）"),
    ("stay", "回去，先不离开"),
    ("lose", "不保存，离开（没存上的改动会丢）"),
]
_WAYS_ON = [
    ("again", "再试一次"),
    ("elsewhere", "另存成一个文件，换个文件夹或U盘（以后用 F9 读回来）"),
    ("stay", "回去接着填，程序会一直再试"),
]

_Settle = Callable[["ReportScreen"], Awaitable[SaveState]]
"""Waits for the disk, seconds at most, and says how saving stands."""


async def leave(screen: "ReportScreen") -> bool:
    """Save all that was typed, ask if that fails; True when the report can be left.

    Keys behind the one that leaves are held: they are for what comes, not for this report.
    """
    with holding_keys(screen.app):
        await drain(screen.focused)
        if screen.is_left:
            return True  # by an Esc right before: all was saved
        if not screen.fold():
            return False
    end = await _until_saved(screen, _WAYS_OUT, _settle_holding)
    if end != "saved":
        return end in ("elsewhere", "lose")
    await _remember_place(screen)
    return True


@work
async def save(screen: "ReportScreen") -> None:
    """Save now; when that fails, ask what to do, and stay in the report."""
    await drain(screen.focused)
    if screen.fold() and await _until_saved(screen, _WAYS_ON, _settle) == "saved":
        screen.app.notify("已保存。每填一格就自动保存，不用按键。")


async def keep(screen: "ReportScreen") -> None:
    """Save what was typed, as far as that goes within seconds, and ask nothing; the end."""
    await drain(screen.focused)
    screen.fold()
    await _settle(screen)
    await _remember_place(screen)
    await off_loop(screen.app, "正在保存", screen.held.close)  # waits for a save under way


def keep_place(screen: "ReportScreen") -> None:
    """Keep where the cursor is with every save, and every few seconds: a kill asks nobody."""
    place = screen.held.place

    def note() -> None:
        if screen.page and not screen.is_left and not screen.held.library.read_only:
            place.now = screen.panel.address()

    def remember() -> None:
        if place.now and not screen.is_left:
            screen.run_worker(partial(place.remember, place.now), group="place", thread=True)

    screen.set_interval(_PLACE_NOTED, note)
    screen.set_interval(_PLACE_KEPT, remember)


def keep_at_once(screen: "ReportScreen") -> str:
    """Save what was typed while something is broken; says what could not be saved."""
    refused = ""
    screen.held.listen(_tell_nobody)  # what would show it may be what is broken
    before, typing, over = screen.held.report, screen.held.typing, screen.held.typed_over
    try:
        refused = str(screen.panels.fold() or "")
    except Exception:  # of what is typed on the page, this one thing may be lost
        refused = "正在填的一格没有存上。" if typing else ""
    if typing and not refused and before is screen.held.report is over:
        # What took it from the page is what is broken: it is no longer there to be taken again.
        refused = "正在填的一格可能没有存上。"
    screen.held.place.now = None
    try:
        state = screen.held.settle(SETTLE)
        screen.held.place.forget()  # the error may wait there
    except Exception:
        return "改动没有存上。"
    if state.kind != "saved":
        return f"改动没有存上：{state.error}" if state.error else "改动还没有存上。"
    return refused


def _tell_nobody(told: Told) -> None:
    """Take what the report in hand tells, and do nothing about it."""


async def _remember_place(screen: "ReportScreen") -> None:
    if screen.is_left or not screen.page or not screen.panel.children:
        return  # left, or the program ends meanwhile
    remember = partial(screen.held.place.remember, screen.panel.address())
    await off_loop(screen.app, "正在保存", remember)


async def _until_saved(screen: "ReportScreen", choices: list[Choice[str]], settle: _Settle) -> str:
    """Wait for the disk, ask while it fails: `saved`, or what the clerk chose to end with.

    A second key meanwhile (Ctrl+Q behind Ctrl+S) waits for the same save, and asks nothing.
    """
    if screen.settling:
        return "saved" if (await settle(screen)).kind == "saved" else "stay"
    screen.settling = True
    try:
        return await _ask_until_saved(screen, choices, settle)
    finally:
        screen.settling = False


async def _ask_until_saved(
    screen: "ReportScreen", choices: list[Choice[str]], settle: _Settle
) -> str:
    state = await settle(screen)
    while state.kind != "saved":
        chosen = await screen.app.push_screen_wait(
            Choose(
                "还有改动没有存到磁盘上",
                choices,
                body=str(state.error) if state.error else "磁盘很慢，还在写。",
            )
        )
        if chosen == "lose" or (chosen == "elsewhere" and await _save_elsewhere(screen)):
            return chosen
        if chosen in (None, "stay"):
            return "stay"
        screen.held.saver.try_again()
        state = await settle(screen)
    return "saved"


async def _settle(screen: "ReportScreen") -> SaveState:
    """Wait for the disk; keys go on, into the report."""
    _check(screen)
    return await asyncio.to_thread(screen.held.settle, SETTLE)


async def _settle_holding(screen: "ReportScreen") -> SaveState:
    """Wait for the disk; keys are held, and none answers the question that a failure leads to."""
    _check(screen)
    state = await off_loop(screen.app, "正在保存", partial(screen.held.settle, SETTLE))
    if state.kind != "saved":
        drop_keys(screen.app)
    return state


def _check(screen: "ReportScreen") -> None:
    """Have the counts that are saved be those of the report as it is."""
    if not screen.held.is_checked:
        screen.held.check()


async def _save_elsewhere(screen: "ReportScreen") -> bool:
    """Write the report as JSON to a path the clerk gives."""
    name = export_name(screen.held.printed.title, "json", draft=True)
    path = await screen.app.push_screen_wait(
        AskText(
            "另存到哪里？",
            value=str(Path.home() / name),
            body="换一个文件夹或U盘。",
            refuse=_refuse_path,
        )
    )
    if path is None:
        return False
    text, data = export_text(screen.report, None, "json"), screen.held.library.path
    try:
        await off_loop(screen.app, "正在写", lambda: write_export(text, typed_path(path), data))
    except ReportError as error:
        screen.app.notify(str(error), severity="error", timeout=15)
        return False
    screen.app.notify(f"已写到 {path}")
    return True


def _refuse_path(text: str) -> str:
    """What is wrong with a typed path; empty when a new file can be written there."""
    try:
        there = os.path.lexists(typed_path(text))
    except ReportError as error:
        return str(error)
    return "这个文件已经有了，请换一个名字。" if there else ""
