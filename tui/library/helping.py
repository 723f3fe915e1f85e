"""F1: what is in hand, and the keys of the screen it is pressed on; over a report, the tour."""

from collections.abc import Iterable
from typing import Any

from nianbao.desk.version import version_words
from nianbao.tui.actions import ACTIONS
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.command_words import KEYED_CELLS, keyed
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.reading import HelpScreen, ReadingScreen
from nianbao.tui.pages.screen import PagesScreen
from nianbao.tui.report.screen import ReportScreen

_KEYS = "按键（有的终端自己用 F1、F10，笔记本要同时按 Fn：所有命令也都在 Ctrl+P 里）"
_TABLE_KEYS = """
表格里：数字直接替换，回车到下一行，Tab 到右一格，Delete 清空，Esc 恢复。
5+3、10-2 自动算好；没有在打字的时候按 +，这一格加1。
Shift+方向键选一片格，Ctrl+C 复制，Ctrl+X 剪切，Delete 清空，Esc 不选。"""


def help_screen(screen: ClerkScreen[Any], ids: Iterable[str]) -> ReadingScreen:
    """The help on a screen, whose actions have these ids."""
    tables = _TABLE_KEYS if isinstance(screen, PagesScreen) else ""
    words = f"{screen.help_words()}\n\n{_KEYS}{tables}"
    keys = "\n".join(f"{keyed(action)}{action.tip}" for action in map(ACTIONS.__getitem__, ids))
    shown = HelpScreen if isinstance(screen, ReportScreen) else ReadingScreen
    return shown(f"帮助：{version_words()}", words, Flowing(keys, hang=KEYED_CELLS))
