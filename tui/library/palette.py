"""The palette: every command by the words a clerk has for it, from wherever one is."""

from typing import Any

from textual.app import App

from nianbao.tui.actions import ACTIONS, Action
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.command_words import keyed, sought
from nianbao.tui.kit.dialogs import Choice, Choose
from nianbao.tui.library.home import HomeScreen
from nianbao.tui.library.home_actions import open_one
from nianbao.tui.report.own_actions import REPORT_ACTION_IDS

_ELSEWHERE = dict.fromkeys(HomeScreen.ACTION_IDS, "在首页：") | dict.fromkeys(
    REPORT_ACTION_IDS, "在报告里："
)
"""Where an action is done that the screen in hand has not."""


async def choose_command(app: App[Any], screen: ClerkScreen[Any], here: list[str]) -> None:
    """Ask for an action by its name, and do it; `here` are the ids that the screen has."""
    names = {ACTIONS[name].name for name in here}
    away = [name for name in _ELSEWHERE if ACTIONS[name].name not in names and name != "back"]
    actions = [ACTIONS[name] for name in (*here, *away)]

    def told(action: Action) -> Choice[str]:
        where = _ELSEWHERE[action.id] if action.id in away else ""
        return action.id, f"{keyed(action)}{where}{action.tip}"

    def found(words: str) -> list[Choice[str]]:
        return list(map(told, sought(actions, words)))

    asking = Choose("命令", list(map(told, actions)), search=True, found=found)
    chosen = await app.push_screen_wait(asking)
    if chosen is not None:
        await (_do_elsewhere(screen, chosen) if chosen in away else _do(screen, chosen))


async def _do(screen: ClerkScreen[Any], name: str) -> None:
    await screen.run_action(ACTIONS[name].call)


async def _do_elsewhere(screen: ClerkScreen[Any], name: str) -> None:
    """Do what another screen does: go back to it, and open the report under the cursor for it."""
    app = screen.app
    opened = screen if _stays(screen) else await _back_to(screen, name)
    if opened is None:
        return  # the clerk was asked, and wants to stay
    if isinstance(opened, HomeScreen) and name not in opened.ACTION_IDS:
        if isinstance(key := opened.in_hand, tuple):
            await open_one(opened, key)
        there = app.screen
        opened = there if isinstance(there, ClerkScreen) else opened
    if name in opened.ACTION_IDS:
        await _do(opened, name)
    elif opened is app.screen:
        where = _ELSEWHERE[name].rstrip("：")
        way = "先把光标放到一份报告上" if isinstance(opened, HomeScreen) else "先按 Esc 回去"
        app.notify(f"“{ACTIONS[name].name}”{where}才有：{way}，再用它。")


def _stays(screen: ClerkScreen[Any]) -> bool:
    """Whether a screen is not left for a command: what it has read or asks would be lost."""
    return type(screen).__module__.startswith("nianbao.tui.reading_in.")


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
