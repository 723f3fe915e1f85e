"""Reports that stand somewhere: open one, take it further, wait until it is there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from tests.reports import zero_report
from tests.tui.driving import NARROW, Clerk, at_desk


@asynccontextmanager
async def opened(
    folder: Path,
    standing: Standing,
    size: tuple[int, int] = NARROW,
    report: Report | None = None,
) -> AsyncIterator[Clerk]:
    """The program with one report open that stands somewhere."""
    report, path = report or zero_report(), folder / "nianbao.json"
    Library(path).save(report, run_checks(report), standing=standing)
    async with at_desk(path, size) as clerk:
        await clerk.press("enter")
        await clerk.sees("一、总体情况")
        yield clerk


def standing_of(clerk: Clerk) -> Standing:
    line = clerk.library.summaries()[0]
    return clerk.library.standing(line.office, line.year)


async def take(clerk: Clerk, words: str) -> None:
    """Choose the next state that begins with these words."""
    await clerk.press("ctrl+r")
    await clerk.sees("状态：", words)
    lines = [line for line in clerk.screen.splitlines() if line.lstrip().startswith("|")]
    choices = [line.strip(" |") for line in lines[-9:]]
    last = next(at for at, line in enumerate(choices) if line.startswith("全部经过"))
    place = next(at for at, line in enumerate(choices) if line.startswith(words))
    await clerk.press("end", *["up"] * (last - place), "enter")


async def becomes(clerk: Clerk, state: State) -> Standing:
    """Wait until the file says so, and the screen."""
    await clerk.until(lambda: standing_of(clerk).state == state, f"不是{state}")
    await clerk.hides("正在保存")
    return standing_of(clerk)
