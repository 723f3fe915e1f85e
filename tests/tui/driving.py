"""A clerk at the keyboard: starts the program on a library, types, and reads screen and file."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from nianbao.tui.terminal.seams import notices
from tests.seams import ask_to_paint, at_rest, has_left, is_laid_out, paint, rows_on_screen

NARROW, WIDE = (80, 24), (120, 40)
SIZES = [NARROW, WIDE]
ONE_SIZE = [NARROW]
"""For what does not ask how much room there is: both sizes would only take time."""
PATIENCE = 8.0
"""Seconds a test waits for something that happens beside the keys."""


def _unframed(words: str) -> str:
    """Words without spaces, line ends, frames and scroll bars."""
    return re.sub(r"[\s|│▀-▟]+", "", words)


class Clerk:
    """What a test does at the program, and what it sees of it."""

    def __init__(self, app: NianbaoApp, pilot: Pilot[None], path: Path) -> None:
        self.app, self.pilot, self.path = app, pilot, path

    async def press(self, *keys: str) -> None:
        """Press keys one after another, each handled before the next."""
        for key in keys:
            self._send(key)
            await self.settle()
        self._paint()

    async def type(self, words: str) -> None:
        """Type characters as fast as a terminal hands them over; a newline is Enter."""
        await self.burst(*("enter" if character == "\n" else character for character in words))

    async def burst(self, *keys: str) -> None:
        """Keys that arrive in one go, as on a slow line."""
        for key in keys:
            self._send(key)
        await self.settle()
        self._paint()

    async def type_ahead(self, *keys: str) -> None:
        """Keys that are not waited for: a disk holds them."""
        for key in keys:
            self._send(key)
        await at_rest(self.pilot)
        self._paint()

    def _paint(self) -> None:
        if self.running:
            paint(self.app)

    async def settle(self) -> None:
        """Wait until the keys have done what they do at once, and no disk holds them."""
        for _ in range(2):
            await at_rest(self.pilot)
            await asyncio.sleep(0.002)
            await self.until(lambda: not self.running or self._is_calm, "还没有停下来")

    @property
    def _is_calm(self) -> bool:
        return is_laid_out(self.app) and not self.app.held_keys.holding

    def _send(self, key: str) -> None:
        character = key if len(key) == 1 else {"enter": "\r", "tab": "\t"}.get(key)
        self.app.post_message(events.Key(key, character))

    async def replace(self, words: str) -> None:
        """Type over the whole of the one-line field in hand."""
        await self.press("home", "ctrl+k")
        await self.type(words)

    async def paste(self, words: str) -> None:
        """Paste as the terminal does."""
        self.app.post_message(events.Paste(words))
        await self.settle()
        self._paint()

    async def choose(self, words: str) -> None:
        """Run an action through the palette, found by its words."""
        await self.press("ctrl+p")
        await self.type(words)
        await self.press("enter")

    async def until(
        self, told: Callable[[], object], what: str = "", patience: float = PATIENCE
    ) -> None:
        """Wait until something is so."""
        end = monotonic() + patience
        while not told():
            if monotonic() > end:
                raise AssertionError(f"{what or '等不到'}\n{self.screen}")
            await asyncio.sleep(0.02)

    async def sees(self, *words: str) -> None:
        """Wait until all the words stand on the screen, be it over the end of a line."""
        for one in words:
            await self.until(lambda one=one: self._shows(one), f"画面上没有：{one}")  # type: ignore[misc]

    def _shows(self, words: str) -> bool:
        screen = self.screen
        return words in screen or _unframed(words) in _unframed(screen)

    async def hides(self, words: str) -> None:
        """Wait until the words are gone from the screen."""
        await self.until(lambda: words not in self.screen, f"画面上还有：{words}")

    async def kept(self, told: Callable[[Report], object], year: int = 2024) -> Report:
        """Wait until the file's report of a year is so; gives it."""
        await self.until(lambda: self.has(year) and told(self.report(year)), "文件里不是这样")
        return self.report(year)

    @property
    def screen(self) -> str:
        """All that stands on the screen, notices too, the lines joined by newlines."""
        strips = rows_on_screen(self.app)
        told = [notice.message for notice in notices(self.app)]
        return "\n".join([*("".join(part.text for part in strip) for strip in strips), *told])

    @property
    def status(self) -> str:
        """The line that tells about saving and counts findings."""
        return self.screen.splitlines()[self.app.size.height - 2]

    @property
    def words(self) -> str:
        """The screen without spaces, line ends and frames: a sentence that wraps can be found."""
        return _unframed(self.screen)

    @property
    def library(self) -> Library:
        """The file opened anew."""
        return Library(self.path)

    def has(self, year: int = 2024) -> bool:
        return any(line.year == year for line in self.library.summaries())

    def report(self, year: int = 2024) -> Report:
        """The file's report of a year."""
        library = self.library
        office = next(line.office for line in library.summaries() if line.year == year)
        return library.load(office, year)

    @property
    def running(self) -> bool:
        return not has_left(self.app)


def fill(path: Path, *reports: Report) -> Path:
    """A library that holds these reports, the office being theirs."""
    library = Library(path)
    for report in reports:
        library.save(report, run_checks(report))
    return path


@asynccontextmanager
async def at_desk(path: Path, size: tuple[int, int] = NARROW) -> AsyncIterator[Clerk]:
    """The program on the library of a file."""
    app = NianbaoApp(Library(path))
    ask_to_paint(app)
    async with app.run_test(size=size, notifications=True) as pilot:
        clerk = Clerk(app, pilot, path)
        await clerk.settle()
        yield clerk


@asynccontextmanager
async def in_report(
    folder: Path, report: Report, size: tuple[int, int] = NARROW
) -> AsyncIterator[Clerk]:
    """The program with one report open, on its first page."""
    async with at_desk(fill(folder / "nianbao.json", report), size) as clerk:
        await clerk.press("enter")
        await clerk.sees("已保存")
        yield clerk


async def rest(seconds: float) -> None:
    """Take the hands off the keys."""
    await asyncio.sleep(seconds)


def widths(screen: str) -> set[int]:
    """How wide the lines of a screen are, in terminal cells."""
    return {cell_len(line) for line in screen.splitlines()}
