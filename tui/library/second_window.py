"""What the clerk is told when another program has, or has changed, the data file."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Any

from textual.app import App

from nianbao.storage.library import Library
from nianbao.tui.kit.off_loop import off_loop


class _Wish(Enum):
    READ = auto()
    TRY_AGAIN = auto()
    QUIT = auto()


_TAKEN = "另一个窗口已经关了，再试一次"
_NOT_WRITABLE = "现在能写了，再试一次"


async def may_stay(app: App[Any], library: Library) -> bool:
    """Ask what to do while another window writes; False when the clerk leaves.

    The library is writable afterwards if that window was closed meanwhile.
    """
    from nianbao.tui.kit.dialogs import Choose

    while library.read_only:
        again = _TAKEN if library.is_taken else _NOT_WRITABLE
        choices = [
            (_Wish.READ, "只看，不改"),
            (_Wish.TRY_AGAIN, again),
            (_Wish.QUIT, "退出"),
        ]
        wish = await app.push_screen_wait(Choose(library.read_only, choices))
        if wish is _Wish.QUIT:
            return False
        if wish is not _Wish.TRY_AGAIN:
            return True
        await _claim(app, library)
    return True


async def write_again(app: App[Any], library: Library) -> None:
    """Become the one writer if nobody is any more, and say so or why not."""
    if not library.read_only:
        app.notify("这里本来就可以改。")
    elif await _claim(app, library):
        app.notify("现在可以改了。")
    else:
        app.notify(library.read_only, severity="warning")


def tell_edited(app: App[Any], names: Sequence[str]) -> None:
    """Say which reports are not as this program saved them; nothing where there is none."""
    if names:
        app.notify(
            f"{'、'.join(names)}不是本程序最后保存的样子，可能被别的程序改过，"
            "或磁盘出过错。已照现在的内容打开，请核对；要换回以前的，用“备份”。",
            severity="warning",
            timeout=20,
        )


async def _claim(app: App[Any], library: Library) -> bool:
    return await off_loop(app, "正在看另一个窗口关了没有", library.claim)
