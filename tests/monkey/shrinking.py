"""A run that breaks something, made as short as it goes."""

from collections.abc import Callable, Sequence

from tests.monkey.sessions import sit
from tests.monkey.strokes import Stroke


def shrunk(
    made: Sequence[Stroke], size: tuple[int, int], mark: str, tries: int
) -> Sequence[Stroke]:
    """Fewer strokes that still break the same, found in so many tries."""

    def breaks(few: Sequence[Stroke]) -> bool:
        trouble = sit(few, size)
        return trouble is not None and trouble.mark == mark

    return fewest(list(made), breaks, tries)


def fewest(
    made: list[Stroke], breaks: Callable[[Sequence[Stroke]], bool], tries: int
) -> list[Stroke]:
    """Leave runs of strokes out, half of them first, as long as it still breaks.

    Most of what breaks does so within the last strokes, so these are tried alone first.
    """
    for last in (8, 20, 60):
        if len(made) > last and tries > 0:
            tries -= 1
            if breaks(made[-last:]):
                made = made[-last:]
                break
    part = max(1, len(made) // 2)
    while tries > 0 and part:
        at = 0
        while at < len(made) and tries > 0:
            few = made[:at] + made[at + part :]
            tries -= 1
            if few and breaks(few):
                made = few
            else:
                at += part
        part //= 2
    return made
