"""Doing work in steps between which the keys come first."""

from collections.abc import Callable, Generator
from time import perf_counter
from typing import TypeVar

from nianbao.report.steps import Steps

AT_ONCE = 0.001
"""Seconds of work done before the keys get a turn: a turn costs as much as many a step."""

_Result = TypeVar("_Result")


async def stepwise(
    work: Generator[None, None, _Result], clock: Callable[[], float] = perf_counter
) -> _Result:
    """Do the work on the event loop: a key waits for AT_ONCE and one step at most."""
    import asyncio  # here: the command line does without, and starts sooner

    steps = Steps(work)
    begun = clock()
    for _ in steps:
        if clock() - begun >= AT_ONCE:
            await asyncio.sleep(0)
            begun = clock()
    return steps.result
