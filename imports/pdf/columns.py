"""The characters of a page in the order they are read: a menu beside them apart, columns in turn.

Two columns are there where full lines of words stand on both sides of the middle, and nothing
crosses it; labels and figures of a table that has no rules are shorter.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from nianbao.imports.heads import looks_like_section_head
from nianbao.imports.menu_column import Segment, menu_column
from nianbao.imports.pdf.marks import Glyph

_NEXT, _BACK = 1.2, 0.5
"""Of a character's size: how far behind or before the last one the next of a run may begin."""
_SLACK = 0.2
"""The same: how far a line may reach into the gap between two columns."""
_MIDDLE = 0.1
"""Of the width of the words: how far from its middle the second column may begin."""
_GAP = 2.4
"""Of a character's size: a way from line to line that parts what stands below the columns."""
_LONG, _FULL, _LINES = 10, 0.6, 2
"""Characters of a full line, its share of a column, and how many each column must have."""


class _Run(NamedTuple):
    """Characters drawn one behind the other, and what they are together."""

    glyphs: list[Glyph]
    segment: Segment


def in_order(
    glyphs: Sequence[Glyph], breaks: Sequence[float]
) -> tuple[list[list[Glyph]], list[str]]:
    """The characters of a page in parts that are read one after the other, and a menu's words.

    `breaks` are the heights at which tables begin: no column goes on over one.
    """
    runs = list(_runs(glyphs))
    gone = menu_column([run.segment for run in runs])
    menu = [words for at in gone if len(words := runs[at].segment.text.strip()) > 1]
    kept = [run for at, run in enumerate(runs) if at not in gone and run.segment.text.strip()]
    middle = _middle(kept)
    if middle is None:
        return [
            [glyph for at, run in enumerate(runs) if at not in gone for glyph in run.glyphs]
        ], menu
    parts: list[list[Glyph]] = [[]]
    for band in _bands(kept, middle, breaks):
        sides = [
            [run for run in band if (run.segment.left >= middle) is is_second]
            for is_second in (False, True)
        ]
        if all(_is_column(side) for side in sides):
            first, below = _without_below(*sides)
            parts += [_glyphs(first), _glyphs(sides[1]), _glyphs(below)]
        else:
            parts[-1] += _glyphs(band)
    return [part for part in parts if part], menu


def _runs(glyphs: Sequence[Glyph]) -> Iterator[_Run]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _is_next(run[-1], glyph):
            yield _run(run)
            run = []
        run.append(glyph)
    if run:
        yield _run(run)


def _run(glyphs: list[Glyph]) -> _Run:
    first = glyphs[0]
    text = "".join(one.text for one in glyphs)
    return _Run(glyphs, Segment(text, first.left, glyphs[-1].right, first.base, first.size))


def _is_next(last: Glyph, glyph: Glyph) -> bool:
    near = -_BACK * last.size < glyph.left - last.right < _NEXT * last.size
    return near and abs(glyph.base - last.base) < 0.1 * last.size


def _middle(runs: Sequence[_Run]) -> float | None:
    """Where the second of two columns may begin; None where no full lines stand behind there."""
    left = min((run.segment.left for run in runs), default=0.0)
    right = max((run.segment.right for run in runs), default=0.0)
    least = (left + right) / 2 - _MIDDLE * (right - left)
    most = (left + right) / 2 + _MIDDLE * (right - left)
    starts = [one.left for _, one in runs if least <= one.left <= most and len(one.text) >= _LONG]
    return min(starts) - 0.01 if len(starts) >= _LINES else None


def _bands(runs: Sequence[_Run], middle: float, breaks: Sequence[float]) -> Iterator[list[_Run]]:
    """The runs from top to bottom, those that cross the middle apart from those that do not."""

    def place(run: _Run) -> tuple[int, bool]:
        one = run.segment
        crosses = one.left < middle and one.right > middle + _SLACK * one.size
        return sum(one.base > top for top in breaks), crosses

    ordered = sorted(runs, key=lambda run: run.segment.base)
    for _, band in groupby(ordered, key=place):
        yield list(band)


def _is_column(runs: Sequence[_Run]) -> bool:
    """Whether the runs of one side are lines of words, as wide as their column."""
    wide = max((run.segment.right - run.segment.left for run in runs), default=0.0)
    full = [
        one for _, one in runs if len(one.text) >= _LONG and one.right - one.left >= _FULL * wide
    ]
    return len(full) >= _LINES


def _without_below(
    first: Sequence[_Run], second: Sequence[_Run]
) -> tuple[Sequence[_Run], Sequence[_Run]]:
    """The first column, and what stands below both of them: from a head or a wide gap on."""
    bottom = max(run.segment.base for run in second)
    for at in range(1, len(first)):
        above, one = first[at - 1].segment, first[at].segment
        is_below = one.base > bottom + 0.5 * one.size
        if is_below and (
            one.base - above.base > _GAP * one.size or looks_like_section_head(one.text)
        ):
            return first[:at], first[at:]
    return first, []


def _glyphs(runs: Sequence[_Run]) -> list[Glyph]:
    return list(chain.from_iterable(run.glyphs for run in runs))
