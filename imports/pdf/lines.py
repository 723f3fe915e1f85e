"""The characters of a page -> its lines of words, each at its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from nianbao.imports.pdf.marks import Glyph

_SAME_LINE = 0.45
"""Of a character's size: how far baselines of one line may lie apart."""
_GAP, _DIGITS, _WIDE_GAP = 0.38, 0.25, 1.2
"""Of a character's size: a gap that is a space, one between two figures, one that parts columns."""
_RAISED, _SMALL = 0.2, 0.8
"""Of a character's size: what stands higher and is smaller is the mark of a note."""
_OPENING = "（《“‘「『【([{"
_CLOSING = "，。、；：？！）》」』】”’%％,.;:?!)]}"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line: its words, where they begin and end, its baseline, the size of its characters.

    `first` is how wide its first word is: what would have had to fit on the line before.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float = 0.0
    is_seen: bool = True


def printed_lines(glyphs: Iterable[Glyph], marks: list[str]) -> list[PrintedLine]:
    """The lines from top to bottom; `marks` takes the marks of notes that were left out."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (one.base, one.left)):
        near = rows[-1] if rows else None
        if near and abs(glyph.base - _base(near)) <= _SAME_LINE * max(glyph.size, near[0].size):
            near.append(glyph)
        else:
            rows.append([glyph])
    filled = (row for row in rows if any(one.text.strip() for one in row))
    return [_line(sorted(row, key=lambda one: one.left), marks) for row in filled]


def _base(row: Sequence[Glyph]) -> float:
    return row[-1].base


def _line(row: Sequence[Glyph], marks: list[str]) -> PrintedLine:
    row = list(_once(row))
    while not row[0].text.strip():
        row = row[1:]
    printed = [glyph for glyph in row if glyph.text.strip()]
    size = median(glyph.size for glyph in printed)
    base = median(glyph.base for glyph in printed)
    kept = [one for one in row if not _is_mark(one, size, base)]
    if kept and len(kept) < len(row):
        marks.append("".join(one.text for one in row if one not in kept))
        row = kept
    words, end = "", row[0].left
    first, first_end = True, row[0].right
    spaced = False
    for glyph in row:
        if not glyph.text.strip():
            spaced = True
            continue
        gap, had_space = glyph.left - end, spaced
        spaced = False
        narrow = _DIGITS if words[-1:].isdigit() and glyph.text.isdigit() else _GAP
        if words and (had_space or gap > narrow * size):
            words += "  " if gap > _WIDE_GAP * size else " "
            first = False
        elif words and not _goes_on(words[-1], glyph.text):
            first = False
        words += glyph.text
        end = max(end, glyph.right)
        if first:
            first_end = end
    seen = any(one.is_seen for one in printed)
    return PrintedLine(words.strip(), row[0].left, end, base, size, first_end - row[0].left, seen)


def _once(row: Iterable[Glyph]) -> Iterator[Glyph]:
    """Without the characters that were printed twice, a little apart, to look bold."""
    before: list[Glyph] = []
    for glyph in row:
        slack = 0.2 * max(glyph.right - glyph.left, 0.1 * glyph.size)
        if any(one.text == glyph.text and glyph.left - one.left <= slack for one in before[-2:]):
            continue
        before.append(glyph)
        yield glyph


def _is_mark(glyph: Glyph, size: float, base: float) -> bool:
    return glyph.size < _SMALL * size and base - glyph.base > _RAISED * size


def _goes_on(before: str, text: str) -> bool:
    """Whether no line may end between two characters."""
    if text in _CLOSING or before in _OPENING:
        return True
    return _is_latin(before) and (_is_latin(text[:1]) or text in _OPENING)


def _is_latin(text: str) -> bool:
    return text.isascii() and not text.isspace()
