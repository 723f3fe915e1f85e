"""Keys of Word and WPS that do nothing where the clerk is: a line says what to press."""

from typing import Any

from textual.app import App
from textual.binding import Binding

from nianbao.tui.actions import ACTIONS
from nianbao.tui.library.home import HomeScreen
from nianbao.tui.report.own_actions import REPORT_ACTION_IDS

_LEAVE = "回到上一个画面按 Esc，退出程序按 Ctrl+Q，都先保存好。"
_NO_LAYOUT = "不用加粗、下划线：导出 Word 时，标题、字体都按公文的样子排好。"
_ANYWHERE = {
    "ctrl+c": "退出程序按 Ctrl+Q。",
    "ctrl+a": "全选用在文字里；表格里按 Shift+方向键选一片格。",
    "ctrl+x": "剪切用在文字和表格里：先按 Shift+方向键选好，再按 Ctrl+X。",
    "ctrl+b": _NO_LAYOUT,
    "ctrl+u": _NO_LAYOUT,
    "ctrl+w": _LEAVE,
    "ctrl+f4": _LEAVE,
    "alt+f4": _LEAVE,
    "ctrl+h": "替换：打开一份报告，按 Ctrl+P，打“替换”。",
    "ctrl+s": "每改一处就自动保存，不用按。",
    "ctrl+y": "这里没有可以重做的。",
    "ctrl+z": "这里没有可以撤销的。",
    "f11": "窗口放大、全屏，用窗口自己的按钮；这里的按键按 F1 看。",
    "f9": "读入一份报告：按 Esc 回到首页或报告里，再按 F9；读入表格：打开那一种台账，再按 F9。",
}
"""What a key means elsewhere, and what is pressed for it here."""
_AT_HOME = {
    "ctrl+o": "打开报告：光标放到那一份上按回车；读入别处的文件按 F9。",
    "ctrl+f": "找报告：直接打单位、年份的几个字；找文字，打开报告后按 Ctrl+F。",
    "ctrl+n": "新建报告：光标移到“新建一年的报告”，按回车。",
    "ctrl+v": "读入复制好的报告：按 F9，选粘贴文字。",
}
"""The same where no report is open."""
_BEGINS = ("ctrl+n", "ctrl+v")
"""Those of them that point at rows of a list that can be changed."""
_IN_REPORT = {
    "ctrl+c": "没有选中什么：按 Shift+方向键选好，再按 Ctrl+C 复制；退出程序按 Ctrl+Q。",
    "ctrl+h": "替换：按 Ctrl+P，打“替换”。",
}
"""The same in a report."""
_ASKING = "回到上一个画面按 Esc，退出程序按 Ctrl+Q；读到的还没有存，先问您。"
_IN_REVIEW = {
    "f9": "存进库里：按 Esc 回到对着原文的画面，看好了再按 F9。",
    "ctrl+s": "读到的还没有存，在这里改的也没有：看好了，回到对着原文的画面按 F9 存进库里。",
    **dict.fromkeys(("ctrl+w", "ctrl+f4", "alt+f4"), _ASKING),
}
"""The same over what was read in and is stored nowhere yet."""
_OF_REPORTS = {
    key: ACTIONS[name] for name in REPORT_ACTION_IDS for key in ACTIONS[name].key.split(",") if key
}
"""What a key does in a report."""

OTHER_KEYS = tuple(
    Binding(key, f"help_quit('{key}')", show=False)
    for key in dict.fromkeys((*_ANYWHERE, *_AT_HOME, *_OF_REPORTS))
    if key not in ("escape", "delete", "insert", "ctrl+c")
)
"""Bindings of the app for what no widget and no screen has taken."""


def tell_of_key(app: App[Any], key: str) -> None:
    """Say what to press in place of a key that does nothing here."""
    home = app.screen if isinstance(app.screen, HomeScreen) else None
    own = _AT_HOME if home else _IN_REPORT if hasattr(app.screen, "report") else {}
    if any("store_reading" in getattr(screen, "ACTION_IDS", ()) for screen in app.screen_stack):
        own = {**own, **_IN_REVIEW}
    words = own.get(key) or _ANYWHERE.get(key)
    if home and key in _BEGINS:
        words = home.library.read_only or home.shelf.unread or words
    if words is None and (action := _OF_REPORTS.get(key)) is not None:
        way = "先按 Esc 回去"
        if home:
            way = "先按回车打开一份" if home.shelf.reports else "先新建或者读入一份"
        words = f"“{action.name}”（{action.shown}）在报告里用：{way}。"
    if words:
        app.notify(words)
