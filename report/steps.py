"""Work that is done in steps, so that something else can be done in between."""

from collections.abc import Generator, Iterator
from typing import Generic, TypeVar

_Result = TypeVar("_Result")


class Steps(Generic[_Result]):
    """Iterate over it to do the work, a step at a time; then `result` is there."""

    result: _Result

    def __init__(self, work: Generator[None, None, _Result]) -> None:
        """Build from a generator that yields after each step and returns the result."""
        self._work = work

    def __iter__(self) -> Iterator[None]:
        self.result = yield from self._work


def finish(work: Generator[None, None, _Result]) -> _Result:
    """Do all the work at once; gives the result."""
    steps = Steps(work)
    for _ in steps:
        pass
    return steps.result
