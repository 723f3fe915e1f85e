"""A clerk who counts the keys that are pressed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.tui.driving import Clerk, at_desk

SIZES = [(80, 24), (100, 30), (120, 40)]
"""The windows the journeys are made in."""


class Counting(Clerk):
    """Counts every key; a sentence that is given by `says` is none, however long it is.

    How many there were, and of how many characters, is counted beside.
    """

    keys = sentences = characters = 0

    def _send(self, key: str) -> None:
        self.keys += 1
        super()._send(key)

    async def says(self, text: str) -> None:
        """Type words: what they say, not how they are reached, and so not counted."""
        before = self.keys
        await self.paste(text)
        self.keys = before
        self.sentences += 1
        self.characters += len(text)


@asynccontextmanager
async def counting_at(path: Path, size: tuple[int, int] = SIZES[0]) -> AsyncIterator[Counting]:
    """Such a clerk at the program on the library of a file."""
    async with at_desk(path, size) as clerk:
        yield Counting(clerk.app, clerk.pilot, clerk.path)
