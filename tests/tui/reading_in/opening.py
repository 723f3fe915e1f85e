"""A report read in at the keys."""

from nianbao.tui.reading_in.reviewing import ReviewScreen
from tests.tui.driving import Clerk

NOT_STORED = "还没有存，看好了按 F9"


async def read(clerk: Clerk, path: object) -> None:
    """Open the import screen, write a path, read it."""
    await clerk.press("f9")
    await clerk.sees("读入一份报告", "位置：")
    await clerk.replace(str(path))
    await clerk.press("enter")


async def review(clerk: Clerk, path: object) -> ReviewScreen:
    """Read a file and see what was made of it."""
    await read(clerk, path)
    await clerk.sees(NOT_STORED)
    return reviewed(clerk)


def reviewed(clerk: Clerk) -> ReviewScreen:
    """The screen that shows what was read."""
    screen = clerk.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


async def store(clerk: Clerk, *keys: str) -> None:
    """Store what was read: F9, these keys to the answer, Enter."""
    await clerk.press("f9")
    await clerk.sees("存进库里？")
    await clerk.press(*keys, "enter")
    await clerk.hides("存进库里？")
