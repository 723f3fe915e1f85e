"""Two texts cut down to where they differ, so that a long paragraph tells its change in a line."""

from typing import NamedTuple

from nianbao.report.text import shared_length

EDGE = 8
"""Characters shown on either side of a difference."""


class Excerpt(NamedTuple):
    """A text around what differs in it: the words before, those that differ, the words behind."""

    lead: str
    differing: str
    tail: str


def excerpts(old: str, new: str, room: int) -> tuple[Excerpt, Excerpt]:
    """Two texts in one line each, around what differs; at most `room` characters of that."""
    old, new = old.replace("\n", " "), new.replace("\n", " ")
    start = shared_length(old, new)
    end = shared_length(reversed(old[start:]), reversed(new[start:]))
    return _excerpt(old, start, end, room), _excerpt(new, start, end, room)


def _excerpt(text: str, start: int, end: int, room: int) -> Excerpt:
    lead, differing, tail = text[:start], text[start : len(text) - end], text[len(text) - end :]
    return Excerpt(
        f"…{lead[-EDGE:]}" if len(lead) > EDGE + 1 else lead,
        f"{differing[:room]}…" if len(differing) > room + 1 else differing,
        f"{tail[:EDGE]}…" if len(tail) > EDGE + 1 else tail,
    )
