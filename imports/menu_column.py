"""A column of a menu beside the words of a page: known by its place alone, in a PDF or a text.

Its words stand under one another, nothing of the report crosses their column, and sentences run
beside it without keeping to its lines. Names before their own paragraphs do keep to them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from nianbao.report.text import late

_WORD = r"[•·▪◦●■◆>›»|｜\s-]*[一-龥]{2,8}[>›»|｜\s]*"
_FEWEST, _PROSE, _LONG = 4, 2, 15
"""Words of a menu; lines beside it; characters such a line has."""
_ALIGNED, _APART, _BETWEEN, _SAME = 1.5, 0.3, 3.0, 0.12
"""In sizes of a character: how far its words may begin apart, how far the rest stands off; in
usual steps: how far apart two of them may follow; in sizes again: what is one line."""
_OUTER = 2
"""Words above and below that may begin at the same place and be none of the menu."""
_KEPT = 0.75
"""Of its words: how many may stand on a line of the rest by chance."""


class Segment(NamedTuple):
    """Words that stand together: what they are, from where to where, on which line, how large."""

    text: str
    left: float
    right: float
    base: float
    size: float


def menu_column(segments: Sequence[Segment]) -> list[int]:
    """The places of the words of a menu among the segments of a page; none where there is none."""
    words = [at for at, one in enumerate(segments) if late(_WORD).fullmatch(one.text)]
    if len(words) < _FEWEST:
        return []
    for column in _columns(segments, sorted(words, key=lambda at: segments[at].left)):
        for group in _groups(segments, sorted(column, key=lambda at: segments[at].base)):
            for part in _parts(group):
                if _stands_beside(segments, part):
                    return sorted([*part, *_bullets(segments, part)])
    return []


def _columns(segments: Sequence[Segment], words: Sequence[int]) -> Iterator[list[int]]:
    """Words that begin at about the same place."""
    column: list[int] = []
    for at in words:
        first = segments[column[0]] if column else segments[at]
        if segments[at].left - first.left > _ALIGNED * first.size:
            yield column
            column = []
        column.append(at)
    yield column


def _groups(segments: Sequence[Segment], column: Sequence[int]) -> Iterator[list[int]]:
    """Words of a column without a wide gap between two of them."""
    steps = [segments[below].base - segments[above].base for above, below in pairwise(column)]
    usual = median(steps) if steps else 0.0
    group = list(column[:1])
    for at, step in zip(column[1:], steps, strict=True):
        if step > _BETWEEN * usual:
            yield group
            group = []
        group.append(at)
    yield group


def _parts(group: Sequence[int]) -> Iterator[Sequence[int]]:
    """A group, and what is left of it without its first or last words: names above and below."""
    for less in range(_OUTER + 1):
        for first in range(less + 1):
            part = group[first : len(group) - (less - first)]
            if len(part) >= _FEWEST:
                yield part


def _stands_beside(segments: Sequence[Segment], group: Sequence[int]) -> bool:
    own = [segments[at] for at in group]
    size = median(one.size for one in own)
    top, bottom = own[0].base - size, own[-1].base + size
    gone = {*group, *_bullets(segments, group)}
    others = [
        one
        for at, one in enumerate(segments)
        if at not in gone and top < one.base < bottom and one.text.strip()
    ]
    left, right = min(one.left for one in own), max(one.right for one in own)
    is_left = all(one.left >= right + _APART * size for one in others)
    if not is_left and not all(one.right <= left - _APART * size for one in others):
        return False
    level = sum(any(abs(one.base - word.base) <= _SAME * size for one in others) for word in own)
    prose = sum(len(one.text) >= _LONG for one in others)
    return prose >= _PROSE and level < _KEPT * len(own)


def _bullets(segments: Sequence[Segment], group: Sequence[int]) -> list[int]:
    """The single marks that stand before the words of a group."""
    own = [segments[at] for at in group]
    return [
        at
        for at, one in enumerate(segments)
        if len(one.text.strip()) == 1
        and not one.text.strip().isalnum()
        and any(abs(one.base - word.base) < word.size and one.right <= word.left for word in own)
    ]
