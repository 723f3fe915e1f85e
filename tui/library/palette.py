"""The palette: every command by the words a clerk has for it, from wherever one is."""

from asyncio import sleep
from collections.abc import Sequence
from time import monotonic
from typing import Any

from textual.app import App
from textual.screen import Screen

from nianbao.tui.actions import ACTIONS, Action
from nianbao.tui.kit.clerk_screen import ClerkScreen, Dialog
from nianbao.tui.kit.command_hints import HINTS
from nianbao.tui.kit.command_words import KEYED_CELLS, keyed, sought
from nianbao.tui.kit.dialogs import Choice, Choose
from nianbao.tui.library.home import HomeScreen
from nianbao.tui.library.home_actions import open_one
from nianbao.tui.report.own_actions import REPORT_ACTION_IDS
from nianbao.tui.terminal.one_at_a_time import come_of_keys

_ELSEWHERE: dict[str, str] = dict.fromkeys(HomeScreen.ACTION_IDS, "在首页：") | dict.fromkeys(
    REPORT_ACTION_IDS, "在报告里："
)
"""Where an action is done that the screen in hand has not."""
_BEHIND = {
    **dict.fromkeys(("copy_to_stick", "pack", "unpack"), "backups"),
    **dict.fromkeys(
        ("add_record", "import_sheet", "export_sheet", "papers", "removed_records"), "registers"
    ),
    **dict.fromkeys(("register_findings", "record_history"), "registers"),
    **dict.fromkeys(("next_view", "next_part"), "preview"),
    **dict.fromkeys(("put_aside",), "findings"),
    **dict.fromkeys(("paste_text", "all_files", "whose_report"), "import_report"),
}
"""What is done on a screen that another action opens, and that action."""
_SAID = {hint.id: hint.tip for hint in HINTS}
"""Lines of the list that do nothing but tell."""
_WAYS: dict[str, str] = {
    **dict.fromkeys(("papers", "record_history"), "：选一种台账，打开一件"),
    **dict.fromkeys(
        ("add_record", "import_sheet", "export_sheet", "removed_records"), "：选一种台账进去"
    ),
    **dict.fromkeys(("whose_report",), "：选一份文件读入"),
}
"""How an action is come by where the screen that was opened has not got it either."""
_FARTHER = "在后面的画面里"
_OPENS = 3.0
"""Seconds a screen may take to open."""
_LOOK_AGAIN = 0.02
"""Seconds between two looks whether it is there."""
_NOTHING = "没有叫这个的命令。换个说法，如 打印、备份、查找；什么都不打，列的是全部命令。"


async def choose_command(app: App[Any], screen: ClerkScreen[Any], here: list[str]) -> None:
    """Ask for an action by its name, and do it; `here` are the ids that the screen has."""
    actions = offered(here)

    def told(action: Action) -> Choice[str]:
        where = "" if action.id in _SAID else _where(action.id, here)
        return action.id, f"{keyed(action)}{where}{action.tip}"

    def found(words: str) -> list[Choice[str]]:
        return list(map(told, sought((*actions, *HINTS), words)))

    commands = list(map(told, actions))
    asking = Choose("命令", commands, search=True, found=found, nothing=_NOTHING, hang=KEYED_CELLS)
    chosen = await app.push_screen_wait(asking)
    if chosen in _SAID:
        app.notify(_SAID[chosen])
    elif chosen in here:
        await _do(screen, chosen)
    elif chosen in _BEHIND:
        await _do_behind(screen, chosen, here)
    elif chosen is not None:
        await _do_elsewhere(screen, chosen)


def offered(here: Sequence[str]) -> list[Action]:
    """What can be chosen on a screen that has these actions: they first, then all the others.

    Of two by one name, that of the screen.
    """
    names = {ACTIONS[name].name for name in here}
    away = dict.fromkeys((*_ELSEWHERE, *_BEHIND))
    others = [name for name in away if ACTIONS[name].name not in names and name != "back"]
    return [ACTIONS[name] for name in (*here, *others)]


def _where(name: str, here: Sequence[str]) -> str:
    if name in here:
        return ""
    return _ELSEWHERE.get(name) or f"在“{ACTIONS[_BEHIND[name]].name}”里："


async def _do(screen: ClerkScreen[Any], name: str) -> None:
    await screen.run_action(ACTIONS[name].call)


async def _do_behind(screen: ClerkScreen[Any], name: str, here: Sequence[str]) -> None:
    """Open the screen that has an action, and do it there; where it is farther off, say so."""
    app, door = screen.app, _BEHIND[name]
    if not _is_of(screen, "registers.") or door != "registers":
        if door in here:
            await _do(screen, door)
        elif not await _do_elsewhere(screen, door):
            return
        await _opened(app, screen)
    there = app.screen
    if isinstance(there, ClerkScreen) and name in there.ACTION_IDS:
        await _do(there, name)
    elif not isinstance(there, Dialog):
        app.notify(f"“{ACTIONS[name].name}”{_WAYS.get(name, _FARTHER)}，再用它。")


async def _opened(app: App[Any], behind: Screen[Any]) -> None:
    """Wait for what is opened over a screen, past a report on the way to it."""
    end = monotonic() + _OPENS
    while app.screen is behind or _is_of(app.screen, "library.home", "report.screen"):
        if not app.is_running or monotonic() > end:
            return
        await sleep(_LOOK_AGAIN)
    await come_of_keys(app)


def _is_of(screen: Screen[Any], *modules: str) -> bool:
    """Whether a screen's class is of one of these modules of tui, none of them loaded for it."""
    return type(screen).__module__.startswith(tuple(f"nianbao.tui.{one}" for one in modules))


async def _do_elsewhere(screen: ClerkScreen[Any], name: str) -> bool:
    """Do what another screen does: go back to it, and open the report under the cursor for it.

    False where that could not be, which is told.
    """
    app = screen.app
    opened = screen if _stays(screen) else await _back_to(screen, name)
    if opened is None:
        return False  # the clerk was asked, and wants to stay
    if isinstance(opened, HomeScreen) and name not in opened.ACTION_IDS:
        if isinstance(key := opened.in_hand, tuple):
            await open_one(opened, key)
        there = app.screen
        opened = there if isinstance(there, ClerkScreen) else opened
    if name in opened.ACTION_IDS:
        await _do(opened, name)
        return True
    if opened is app.screen:
        where = _ELSEWHERE[name].rstrip("：")
        way = "先把光标放到一份报告上" if isinstance(opened, HomeScreen) else "先按 Esc 回去"
        app.notify(f"“{ACTIONS[name].name}”{where}才有：{way}，再用它。")
    return False


def _stays(screen: ClerkScreen[Any]) -> bool:
    """Whether a screen is not left for a command: what it has read or asks would be lost."""
    return _is_of(screen, "reading_in.")


async def _back_to(screen: ClerkScreen[Any], name: str) -> ClerkScreen[Any] | None:
    """Leave one screen after another until one has an action, or the first is reached.

    None where one of them is not to be left.
    """
    app, current = screen.app, screen
    while name not in current.ACTION_IDS and not isinstance(current, HomeScreen):
        behind = app.screen_stack[-2] if len(app.screen_stack) > 1 else None
        if not isinstance(behind, ClerkScreen) or _stays(behind):
            return current
        if not (await current.leave() and current.is_current):
            return None
        await current.dismiss(None)
        current = behind
    return current
