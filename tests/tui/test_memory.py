"""What is left is let go: a long sitting holds no more than what is on the screen.

The sitting is in a Python of its own, as a clerk's is: what other programs of the same process
have left behind is none of this one's.
"""

import asyncio
import gc
import subprocess
import sys
from pathlib import Path

from textual.widget import Widget

from tests.reports import zero_report
from tests.seams import caches_of_paint
from tests.tui.driving import Clerk, at_desk, fill

DIALOGS = ("f1", "f2", "f3", "f10", "ctrl+p", "ctrl+f", "ctrl+r")


def test_nothing_is_kept_of_screens_that_were_left(tmp_path: Path) -> None:
    command = [sys.executable, "-m", __name__, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")


async def sit(folder: Path) -> None:
    """Open a report and all its questions, twice, and leave them."""
    async with at_desk(fill(folder / "nianbao.json", zero_report())) as clerk:
        for _ in range(2):
            await clerk.press("enter")
            await clerk.sees("已保存")
            for key in DIALOGS:
                await clerk.press(key, "escape")
            await clerk.press("ctrl+down", "ctrl+down", "escape")
            await clerk.sees("回车 打开")
        await clerk.until(lambda: not left_over(clerk), "还留着关掉的画面")
        kept = gc.get_objects()
        assert caches_of_paint(kept) <= sum(isinstance(one, Widget) for one in kept)


def left_over(clerk: Clerk) -> list[str]:
    """The widgets that are in memory and on no screen of the program."""
    gc.unfreeze()  # on a slow machine the start's objects are frozen only when screens are left
    gc.collect()
    widgets = [one for one in gc.get_objects() if isinstance(one, Widget)]
    return [repr(one) for one in widgets if one.app is clerk.app and not one.is_attached]


if __name__ == "__main__":
    asyncio.run(sit(Path(sys.argv[1])))
