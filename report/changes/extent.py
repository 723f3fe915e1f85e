"""How much lies between two values of a report: what was there and is gone, and what has come."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nianbao.report.document import Report
from nianbao.report.text import shared_length

_MANY_ENTRIES, _MANY_LOST, _MANY_COME = 5, 20, 200
"""Entries and characters of one save that a clerk would want to find again as they were: hands
type no more than that between two saves."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Entries (figures, notes, facts, sub-heads) and characters of a change.

    An entry that was changed is lost and has come.
    """

    entries_lost: int = 0
    entries_come: int = 0
    characters_lost: int = 0
    characters_come: int = 0

    @property
    def is_large(self) -> bool:
        """Whether it is a paste, a fill, a deletion, a restore: nothing that is typed at once."""
        return (
            self.entries_lost >= _MANY_ENTRIES
            or self.entries_come >= _MANY_ENTRIES
            or self.characters_lost >= _MANY_LOST
            or self.characters_come >= _MANY_COME
        )


def extent(before: Report, after: Report) -> Extent:
    """What a change took away and what it brought, as typed."""
    entries_lost = entries_come = characters_lost = characters_come = 0
    for old, new in _entries(before, after):
        entries_lost += len(old.items() - new.items())
        entries_come += len(new.items() - old.items())
    for was, is_now in _texts(before, after):
        lost, come = _differing(was, is_now)
        characters_lost += lost
        characters_come += come
    return Extent(entries_lost, entries_come, characters_lost, characters_come)


def _entries(
    before: Report, after: Report
) -> Iterator[tuple[Mapping[Any, object], Mapping[Any, object]]]:
    if before.figures is not after.figures:
        yield before.figures, after.figures
    if before.notes is not after.notes:
        yield before.notes, after.notes
    if before.facts is not after.facts:
        yield {fact.name: fact for fact in before.facts}, {fact.name: fact for fact in after.facts}
    parts = before.prose.overview.parts, after.prose.overview.parts
    if parts[0] is not parts[1]:
        old, new = ({part.heading: None for part in of} for of in parts)
        yield old, new


def _texts(before: Report, after: Report) -> Iterator[tuple[str, str]]:
    """The texts that differ: of section one all paragraphs together, for parts move."""
    if before.prose is after.prose:
        return
    for name in ("title", "preface", "problems", "other_matters"):
        yield getattr(before.prose, name) or "", getattr(after.prose, name) or ""
    if before.prose.overview is not after.prose.overview:
        old, new = ([part.text for part in of.prose.overview.parts] for of in (before, after))
        if len(old) == len(new):
            yield from zip(old, new, strict=True)
        else:
            yield "\n".join(old), "\n".join(new)


def _differing(old: str, new: str) -> tuple[int, int]:
    """Characters between what both begin with and what both end with."""
    if old == new:
        return 0, 0
    start = shared_length(old, new)
    old, new = old[start:], new[start:]
    end = shared_length(old[::-1], new[::-1])
    return len(old) - end, len(new) - end
