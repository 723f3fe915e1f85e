"""Doing work in steps between which the keys come first."""

from collections.abc import Callable, Generator
from time import perf_counter
from typing import TypeVar

from nianbao.report.steps import Steps

AT_ONCE = 0.001
"""Seconds of work done before the keys get a turn: a turn costs as much as many a step."""
_REST_AT_MOST = 0.1
"""Seconds of a rest, however long a step has taken."""

_LOOK_AGAIN = 0.02
"""Seconds after which it is asked again whether it is quiet."""
_LOOKS = 50
"""Times a work asks that at most: with a key held down it would never be done."""
_Result = TypeVar("_Result")


async def stepwise(
    work: Generator[None, None, _Result],
    clock: Callable[[], float] = perf_counter,
    is_quiet: Callable[[], bool] = lambda: True,
) -> _Result:
    """Do the work on the event loop: a key waits for AT_ONCE and one step at most.

    It rests as long as it has worked: where a program gets but a share of the processor, a key
    would find all of it used up. Between a key and its paint lie many turns of the loop, and a step
    in each would add up: while it is not quiet, no step is done.
    """
    import asyncio  # here: the command line does without, and starts sooner

    looks, steps = _LOOKS, Steps(work)
    begun = clock()
    for _ in steps:
        took = clock() - begun
        if took < AT_ONCE:
            continue
        await asyncio.sleep(min(took, _REST_AT_MOST))
        while looks and not is_quiet():
            looks -= 1
            await asyncio.sleep(_LOOK_AGAIN)
        begun = clock()
    return steps.result
