"""Doing work in steps between which the keys come first."""

from collections.abc import Generator
from time import sleep
from typing import TypeVar

from report.steps import Steps

Result = TypeVar("Result")

BREATH = 0.0003
"""Seconds between two steps in another thread: only in a real pause the screen gets its turn."""


async def at_ease(work: Generator[None, None, Result]) -> Result:
    """Do the work on the event loop: a key waits for one step at most."""
    import asyncio  # here: the command line does without, and starts sooner

    steps = Steps(work)
    for _ in steps:
        await asyncio.sleep(0)
    return steps.result


def beside(work: Generator[None, None, Result]) -> Result:
    """Do the work in another thread than the screen's, with a pause after each step."""
    steps = Steps(work)
    for _ in steps:
        sleep(BREATH)
    return steps.result
