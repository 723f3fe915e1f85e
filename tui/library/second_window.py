"""What the clerk is told when another program has, or has changed, the data file."""

from typing import Any

from textual.app import App

from report.errors import ReportError
from storage.library import Library
from tui.kit.dialogs import Choose

_CHOICES = [
    ("read", "只看，不改"),
    ("again", "另一个窗口已经关了，再试一次"),
    ("quit", "退出"),
]


async def may_stay(app: App[Any], library: Library) -> bool:
    """Ask what to do while another window writes; False when the clerk leaves.

    The library is writable afterwards if that window was closed meanwhile.
    """
    while library.read_only:
        chosen = await app.push_screen_wait(
            Choose("已经有一个窗口开着", _CHOICES, body=library.read_only)
        )
        if chosen == "quit":
            return False
        if chosen != "again":
            return True
        library.claim()
    return True


def write_again(app: App[Any], library: Library) -> None:
    """Become the one writer if nobody is any more, and say so or why not."""
    if not library.read_only:
        app.notify("这里本来就可以改。")
    elif library.claim():
        app.notify("现在可以改了。")
    else:
        app.notify(library.read_only, severity="warning")


def tell_edited(app: App[Any], library: Library) -> None:
    """Say once which reports are not as this program saved them."""
    try:
        names = library.edited_outside()
    except ReportError:
        return  # the list of reports has told it
    if names:
        app.notify(
            f"{'、'.join(names)}不是本程序最后保存的样子，可能被别的程序改过，"
            "或磁盘出过错。已照现在的内容打开，请核对；要换回以前的，用“备份”。",
            severity="warning",
            timeout=20,
        )
