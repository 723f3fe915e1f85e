"""Backups that need no thought: one at each opening, and one more when a day has begun since."""

import asyncio
from collections.abc import Callable

from nianbao.report.errors import ReportError
from nianbao.storage.library import Library

PAUSE = 3600.0
"""Seconds between two looks at whether a backup is due."""
ONLY_READING = 5.0
"""Seconds between two looks at whether this window may write by now."""


async def back_up(library: Library, tell: Callable[[str], None]) -> None:
    """Take backups of a library until cancelled; the disk is waited for in a thread.

    A window that can only read leaves them to the one that writes, until it is that one.

    The first failure is told, in words for the clerk, and no other: nothing is lost by it, and
    the next backup is tried all the same.
    """
    from nianbao.storage.backups import Backups

    backups, opening, told = Backups(library.path), True, False
    while True:
        while library.read_only:
            await asyncio.sleep(ONLY_READING)
        try:
            if opening or not await asyncio.to_thread(backups.is_of_today):
                await asyncio.to_thread(backups.take)
            opening = False
        except ReportError as error:
            if not told:
                tell(f"{error}没有备份成，报告照常保存。")
            told = True
        await asyncio.sleep(PAUSE)
