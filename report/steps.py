"""Work that is done in steps, so that something else can be done in between."""

from collections.abc import Generator, Iterator
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Steps(Generic[Result]):
    """Iterate over it to do the work, a step at a time; then `result` is there."""

    result: Result

    def __init__(self, work: Generator[None, None, Result]) -> None:
        """Build from a generator that yields after each step and returns the result."""
        self._work = work

    def __iter__(self) -> Iterator[None]:
        self.result = yield from self._work


def finish(work: Generator[None, None, Result]) -> Result:
    """Do all the work at once; gives the result."""
    steps = Steps(work)
    for _ in steps:
        pass
    return steps.result
