"""One fault in one save, and what came of it."""

from dataclasses import dataclass
from typing import Literal

How = Literal["before", "middle", "after", "error", "short", "limit"]
"""Killed before, in the middle of or after a call; the call fails; it takes less than it is
given; or the system lets no file grow beyond a size."""


@dataclass(frozen=True)
class Fault:
    """What happens at the `at`-th call (from 0): `number` is an errno, or bytes for `limit`."""

    at: int
    how: How
    number: int = 0

    @property
    def kills(self) -> bool:
        """Whether the program is dead afterwards."""
        return self.how in ("before", "middle", "after")


@dataclass(frozen=True)
class Case:
    """A job to be run in a file of its own. `patched` is the fault the program does to itself."""

    store: str
    job: str
    path: str
    patched: Fault | None = None


@dataclass(frozen=True)
class Outcome:
    """What the program told before it ended.

    `saved` after the save that met the fault, `repeated` after another try; `refusal` is the
    sentence of a save that failed; `crash` an error that nobody expected. `calls` are the names
    of the write-like calls up to the first acknowledgement, `hit` whether the fault came about.
    """

    saved: bool = False
    repeated: bool = False
    refusal: str = ""
    crash: str = ""
    killed: bool = False
    hit: bool = False
    calls: tuple[str, ...] = ()

    @property
    def acknowledged(self) -> bool:
        """Whether the program said that the change is saved."""
        return self.saved or self.repeated
