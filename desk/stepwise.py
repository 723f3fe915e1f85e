"""Doing work in steps between which the keys come first."""

from collections.abc import Generator
from typing import TypeVar

from nianbao.report.steps import Steps

_Result = TypeVar("_Result")


async def stepwise(work: Generator[None, None, _Result]) -> _Result:
    """Do the work on the event loop: a key waits for one step at most."""
    import asyncio  # here: the command line does without, and starts sooner

    steps = Steps(work)
    for _ in steps:
        await asyncio.sleep(0)
    return steps.result
