"""How far a long work is, told to whoever waits for it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RollupProgress:
    """How far it is: what is done, how many of how many."""

    words: str
    done: int
    of: int


Tell = Callable[[RollupProgress], None]
"""Is told how far it is, often; what it raises stops the work, and nothing read is lost."""
