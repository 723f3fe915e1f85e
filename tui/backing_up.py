"""Backups that need no thought: one at each opening, and one more when a day has begun since."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from report.errors import ReportError

PAUSE = 3600.0
"""Seconds between two looks at whether a backup is due."""


async def back_up(data: Path, tell: Callable[[str], None]) -> None:
    """Take backups of a data file until cancelled; the disk is waited for in a thread.

    The first failure is told, in words for the clerk, and no other: nothing is lost by it, and
    the next backup is tried all the same.
    """
    from storage.backups import Backups

    backups, opening, told = Backups(data), True, False
    while True:
        try:
            if opening or not await asyncio.to_thread(backups.is_of_today):
                await asyncio.to_thread(backups.take)
            opening = False
        except ReportError as error:
            if not told:
                tell(f"没有备份成，报告照常保存。{error}")
            told = True
        await asyncio.sleep(PAUSE)
