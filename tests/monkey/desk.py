"""The program a monkey sits at: strokes go in, and what breaks comes out."""

import asyncio
import sys
import time
import traceback
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual import events

from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from nianbao.tui.terminal.bursts import gathered, keys_of
from tests.monkey.differences import differences
from tests.monkey.strokes import TOO_SMALL, Stroke
from tests.seams import ask_to_paint, change_size, end_quietly, has_left, paint

HANG = 2.0
"""Seconds a key may take, the time this process did not get and slow disks not counted."""
_BEAT = 0.05
_DISK = 20.0
"""Seconds one job on a disk may take, which others use at the same time."""
_LOOK_EVERY = 25
"""Strokes after which screen, report in hand and file are compared."""
_CHARACTERS = {"enter": "\r", "tab": "\t", "space": " ", "escape": "\x1b", "backspace": "\x7f"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What broke, at which stroke; `mark` is the same for the same mistake."""

    kind: str
    mark: str
    words: str
    at: int


class _Broken(Exception):
    def __init__(self, kind: str, mark: str, words: str = "") -> None:
        super().__init__(words or mark)
        self.kind, self.mark = kind, mark


class Heart:
    """Counts the seconds in which the program could have acted: on a busy machine others had some.

    A beat that comes late counts as little as one in time, but for what this thread worked in it.
    """

    def __init__(self) -> None:
        self.seconds = 0.0

    async def beat(self) -> None:
        """Beat for ever."""
        while True:
            begun, worked = time.monotonic(), time.thread_time()
            await asyncio.sleep(_BEAT)
            gone, worked = time.monotonic() - begun, time.thread_time() - worked
            self.seconds += max(min(gone, 2 * _BEAT), worked)


async def play(
    path: Path, made: Sequence[Stroke], size: tuple[int, int], look: bool = True
) -> Trouble | None:
    """Do strokes at the program over a library, begun again whenever it is left; what broke."""
    at = 0
    while at < len(made):
        desk = _Desk(path, made, at, look)
        try:
            async with _opened(path, size) as (app, heart):
                await desk.work(app, heart)
        except _Broken as broken:
            return Trouble(broken.kind, broken.mark, str(broken), desk.at)
        except Exception as error:  # whatever ended the program
            words = "".join(traceback.format_exception(_cause(error)))
            return Trouble("crash", _mark(error), words, desk.at)
        if desk.at <= at:
            return None
        at = desk.at
    return None


@asynccontextmanager
async def _opened(path: Path, size: tuple[int, int]) -> AsyncIterator[tuple[NianbaoApp, Heart]]:
    library = Library(path)
    app = NianbaoApp(library)
    ask_to_paint(app)
    end_quietly(app)
    heart = Heart()
    beating = asyncio.create_task(heart.beat())
    try:
        async with app.run_test(size=size, notifications=True):
            yield app, heart
    finally:
        beating.cancel()


class _Desk:
    def __init__(self, path: Path, made: Sequence[Stroke], at: int, look: bool) -> None:
        self._path, self._made, self.at, self._look = path, made, at, look
        self._slow = 0.0
        self._jobs_done = 0

    async def work(self, app: NianbaoApp, heart: Heart) -> None:
        """Do the strokes from where it was left, until the program is left."""
        self._app, self._heart = app, heart
        await self._answered()
        with self._slow_disk():
            while self.at < len(self._made) and not _has_ended(app):
                await self._do(self._made[self.at])
                self.at += 1
                if self.at % 8 == 0:
                    await self._answered()
                if self._look and self.at % _LOOK_EVERY == 0:
                    await self._compare()
            if self._look and not _has_ended(app):
                await self._compare()
            app.exit()  # as a clerk does; else its screens would go without it

    async def _do(self, stroke: Stroke) -> None:
        app = self._app
        match stroke.kind:
            case "key":
                self._press(stroke.told)
            case "type":
                for character in stroke.told:
                    app.post_message(events.Key(character, character))
            case "paste":
                app.post_message(events.Paste(stroke.told))
            case "burst":
                for message in gathered(list(keys_of(stroke.told))):
                    app.post_message(message)
            case "click":
                self._click(*map(int, stroke.told.split(",")))
            case "size":
                columns, rows = map(int, stroke.told.split(","))
                change_size(app, columns, rows)
            case "wait":
                await asyncio.sleep(int(stroke.told) / 1000)
            case "rest":
                await self._answered()
            case "stall":
                time.sleep(int(stroke.told) / 1000)
            case "slow":
                self._slow = int(stroke.told) / 1000
            case _:
                raise ValueError(f"no such stroke: {stroke}")

    def _press(self, key: str) -> None:
        character = key if len(key) == 1 else _CHARACTERS.get(key)
        self._app.post_message(events.Key(key, character))

    def _click(self, x: int, y: int) -> None:
        for kind in (events.MouseDown, events.MouseUp):
            self._app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))

    async def _answered(self) -> None:
        """Wait until the program has taken all keys; raises _Broken when that takes too long."""
        app, heart = self._app, self._heart
        begun = heart.seconds
        taken = asyncio.Event()
        if not app.call_later(taken.set):
            return
        on_disk, last_job, jobs_done = 0.0, begun, self._jobs_done
        while not (taken.is_set() and not app.held_keys.holding):
            looked = time.monotonic()
            await asyncio.sleep(0.002)
            if _has_ended(app):
                return
            if app.held_keys.holding:
                on_disk += time.monotonic() - looked
            if jobs_done != self._jobs_done:  # several keys may each have a job, one after another
                last_job, jobs_done = heart.seconds, self._jobs_done
            gone = heart.seconds - begun
            if gone - on_disk > HANG + 20 * self._slow or heart.seconds - last_job > _DISK:
                words = f"{gone:.1f} s, {on_disk:.1f} s for a disk: {_where(app)}\n{_at_work()}"
                raise _Broken("hang", _where(app), words)

    async def _compare(self) -> None:
        await self._answered()
        if _has_ended(self._app) or not self._app.screen_stack:
            return
        if self._app.screen.is_mounted and self._app.size.width >= TOO_SMALL[0]:
            paint(self._app)
        end = time.monotonic() + 5
        while told := differences(self._app, self._path):
            await asyncio.sleep(0.02)
            if _has_ended(self._app):
                return
            if time.monotonic() > end:
                raise _Broken("difference", told)

    @contextmanager
    def _slow_disk(self) -> Iterator[None]:
        """Let every job beside the screen take longer, as on an old disk."""
        do = asyncio.to_thread

        async def do_late(job: Callable[..., Any], *args: Any, **named: Any) -> Any:
            def late() -> Any:
                time.sleep(self._slow)
                return job(*args, **named)

            try:
                return await do(late)
            finally:
                self._jobs_done += 1

        asyncio.to_thread = do_late  # type: ignore[assignment]
        try:
            yield
        finally:
            asyncio.to_thread = do


def _has_ended(app: NianbaoApp) -> bool:
    return has_left(app) or bool(app.return_code)


def _where(app: NianbaoApp) -> str:
    stack = "/".join(type(screen).__name__ for screen in app.screen_stack)
    there = "" if app.screen_stack and app.screen.is_mounted else ", not there"
    return f"{stack} {type(app.focused).__name__}{there}"


def _at_work() -> str:
    """Where each thread is, and each task that the event loop has begun."""
    stacks = sys._current_frames().values()
    threads = ["".join(traceback.format_stack(frame)[-4:]) for frame in stacks]
    return "\n".join([*threads, *map(repr, asyncio.all_tasks())])


def _cause(error: BaseException) -> BaseException:
    """What broke first: a worker's error is wrapped in one of its own."""
    return getattr(error, "error", None) or error.__cause__ or error


def _mark(error: BaseException) -> str:
    """The kind of an error, and the last two places of the program that it came through."""
    cause = _cause(error)
    own = [
        f"{Path(frame.filename).name}:{frame.name}"
        for frame in traceback.extract_tb(cause.__traceback__)
        if "/tui/" in frame.filename or "/desk/" in frame.filename
    ]
    said = str(cause).splitlines()[0][:80] if str(cause) else ""
    return f"{type(cause).__name__}: {said} @ {' < '.join(own[::-1][:3])}"
