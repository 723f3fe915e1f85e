"""How far a long command is: one line on standard error, rewritten a few times a second.

It is there only where standard error is a terminal, and gone before anything else is printed.
"""

import sys
from collections.abc import Generator, Iterable
from time import monotonic
from typing import TypeVar

_PAUSE = 0.25
"""Seconds between two states of the line."""
_WIDTH = 40

_Result = TypeVar("_Result")


def with_progress(
    results: Iterable[_Result], words: str, number: int, *, shown: bool = True
) -> Generator[_Result, None, None]:
    """The results as they come, counted on the line: `正在核对 12/1000`."""
    if not shown or not sys.stderr.isatty():
        yield from results
        return
    told = monotonic()
    try:
        for place, result in enumerate(results, start=1):
            if monotonic() - told >= _PAUSE:
                told = monotonic()
                _rewrite(f"{words} {place}/{number}")
            yield result
    finally:
        wipe()


def wipe() -> None:
    """Take the line away, if there can be one."""
    if sys.stderr.isatty():
        _rewrite("")


def _rewrite(words: str) -> None:
    """Blanks wipe what stood there: not every console knows a sequence for that."""
    sys.stderr.write(f"\r{' ' * _WIDTH}\r{words}")
    sys.stderr.flush()
