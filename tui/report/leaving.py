"""Leaving a report: everything is saved first, and the clerk is asked when that fails."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from nianbao.desk.files import export_name, export_text, is_folder, typed_path, write_export
from nianbao.desk.report_in_hand import Told
from nianbao.report.errors import ReportError
from nianbao.tui.kit.dialogs import AskText
from nianbao.tui.kit.notices import tell_error
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.saved_first import AGAIN, LOSE, SETTLE, SavedFirst
from nianbao.tui.report.not_taken import standing_digits

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen

_PLACE_NOTED, _PLACE_KEPT = 0.5, 5.0
"""Seconds after which a save knows of another place, and after which it is kept without one."""

_WAYS_OUT = [
    AGAIN,
    ("elsewhere", "另存成一个文件再离开（以后用 F9 读回来）"),
    ("stay", "回去，先不离开"),
    LOSE,
]
_WAYS_ON = [
    AGAIN,
    ("elsewhere", "另存成一个文件，换个文件夹或U盘（以后用 F9 读回来）"),
    ("stay", "回去接着填，程序会一直再试"),
]


async def leave(screen: "ReportScreen") -> bool:
    """Save all that was typed, ask if that fails; True when the report can be left."""
    end = await _saved_first(screen).leave(_WAYS_OUT)
    if end == "saved":
        if not screen.held.place.asked:
            screen.held.place.drop_words()  # told when it was opened, and not gone on with
        await _remember_place(screen)
    return end != "stay"


@work
async def save(screen: "ReportScreen") -> None:
    """Save now; when that fails, ask what to do, and stay in the report."""
    if await _saved_first(screen).save(_WAYS_ON):
        screen.app.notify("已保存。每填一格就自动保存，不用按键。")


async def keep(screen: "ReportScreen") -> None:
    """Save what was typed, as far as that goes within seconds, and ask nothing; the end."""
    await _saved_first(screen).keep()
    await _remember_place(screen)
    await off_loop(screen.app, "正在保存", screen.held.close)  # waits for a save under way


def _saved_first(screen: "ReportScreen") -> SavedFirst:
    return SavedFirst(screen, partial(_check, screen), partial(_save_elsewhere, screen))


def keep_place(screen: "ReportScreen") -> None:
    """Keep where the cursor is with every save, and every few seconds: a kill asks nobody.

    What stands typed there is kept with it, and as soon as it rests.
    """
    place = screen.held.place

    def note() -> None:
        if screen.page and not screen.is_left and not screen.held.library.read_only:
            panel = screen.panel
            if place.note(panel.address(), *standing_digits(panel)):
                remember()

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
    place, address = screen.held.place, screen.panel.address()
    place.note(address, *standing_digits(screen.panel))  # an Esc may have come since it was noted
    await off_loop(screen.app, "正在保存", partial(place.remember, address))


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
            refuse=partial(_refuse_path, name),
        )
    )
    if path is None:
        return False
    text, data = export_text(screen.report, None, "json"), screen.held.library.path

    def write() -> Path:
        place = _place(path, name)
        write_export(text, place, data)
        return place

    try:
        place = await off_loop(screen.app, "正在写", write)
    except ReportError as error:
        tell_error(screen.app, error)
        return False
    screen.app.notify(f"已写到 {place}")
    return True


def _place(typed: str, name: str) -> Path:
    """The file that a typed path means: in a folder that of the name, else one that F9 lists.

    Looks at the disk. Raises ReportError.
    """
    path = typed_path(typed)
    if is_folder(path):
        return path / name
    return path if path.suffix.lower() == ".json" else path.with_name(f"{path.name}.json")


def _refuse_path(name: str, text: str) -> str:
    """What is wrong with a typed path; empty when a new file can be written there."""
    try:
        there = os.path.lexists(_place(text, name))
    except ReportError as error:
        return str(error)
    return "这个文件已经有了，请换一个名字。" if there else ""
