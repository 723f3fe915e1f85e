"""Spans of a text: offsets in the whole text, where a newline counts one, and places by line."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

Mark = tuple[int, int, str]
"""First character, the one after the last, and "code", "error", "warning" or "info"."""

LineMarks = dict[int, tuple[Mark, ...]]
"""By line: the parts of marks that fall on it, in characters of that line."""


def offset_at(lines: Sequence[str], location: tuple[int, int]) -> int:
    """Give the offset in the whole text of a (line, column)."""
    line, column = location
    return sum(map(len, lines[:line])) + line + column


def location_at(lines: Sequence[str], offset: int) -> tuple[int, int]:
    """Give the (line, column) of an offset in the whole text, clamped to the text."""
    offset = max(offset, 0)
    for line, text in enumerate(lines):
        if offset <= len(text):
            return line, offset
        offset -= len(text) + 1
    return len(lines) - 1, len(lines[-1])


def marks_by_line(lines: Sequence[str], marks: Sequence[Mark]) -> LineMarks:
    """Cut `marks` at the line ends."""
    found: dict[int, list[Mark]] = {}
    for start, stop, severity in marks:
        (top, left), (bottom, right) = location_at(lines, start), location_at(lines, stop)
        for line in range(top, bottom + 1):
            first = left if line == top else 0
            last = right if line == bottom else len(lines[line])
            if first < last:
                found.setdefault(line, []).append((first, last, severity))
    return {line: tuple(parts) for line, parts in found.items()}


def marks_moved(
    marks: Sequence[Mark],
    lines: Sequence[str],
    top: tuple[int, int],
    bottom: tuple[int, int],
    inserted: int,
) -> tuple[Mark, ...]:
    """Move marks along when `inserted` characters take the place of those from `top` to `bottom`.

    Marks on words that were edited are dropped. `lines` are those before the edit.
    """
    start, stop = offset_at(lines, top), offset_at(lines, bottom)
    shift = inserted - (stop - start)
    return tuple(
        (a, b, severity) if b <= start else (a + shift, b + shift, severity)
        for a, b, severity in marks
        if b <= start or a >= stop
    )


def changed_span(old: str, new: str) -> tuple[int, int]:
    """Give the span of `new` that differs from `old`, between what both share at their ends."""
    shortest = min(len(old), len(new))
    start = _shared(shortest, lambda count: old[:count] == new[:count])
    rest = shortest - start
    tail = _shared(rest, lambda count: not count or old[-count:] == new[-count:])
    return start, len(new) - tail


def _shared(most: int, holds: Callable[[int], bool]) -> int:
    """Give the largest number up to `most` that holds, where all smaller ones do."""
    return bisect_left(range(most), True, key=lambda count: not holds(count + 1))
