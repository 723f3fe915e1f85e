"""The lines of all pages -> paragraphs: what only stands on every page is left out.

A line that ends before the margin ends its paragraph; one that goes as far as its words could
go on is joined with the next.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nianbao.imports.numerals import whole_number
from nianbao.imports.pdf.lines import PrintedLine
from nianbao.report.form.numbering import split_number

_EDGE = 0.12
"""Of a page's height: where at its top and bottom its number and running head may stand."""
_NUMBER = re.compile(
    r"[-—–·\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／，,]?\s*(?:共\s*)?\d{1,3}\s*页?)?[-—–·\s]*"
)
_PRINTED = re.compile(
    r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4},?\s*\d{1,2}:\d\d(?:\s*[AP]M)?\s.*|(?:https?|file):/\S*.*"
)
_INDENT = 1.0
_PITCH = 1.35
"""Of the usual way from line to line: a longer one begins a paragraph."""
_SIZES = 0.15
_AROUND, _SAME_COLUMN, _BROKEN = 12, 3.0, 3
"""Lines before and behind that are looked at; how far apart (in sizes) they may begin; how many
must break off within a sentence at one place before that is the margin."""
_LONG = 15.0
"""Of a character's size: how long a line is that breaks off and is no head."""
_COLUMNS = "  "
"""What stands in a line between words that are far apart."""
_ENDS = "。！？；：.!?;:"
_ENDED, _OPEN = 0.3, 1.5
"""Of a character's size: what a line may leave free besides the next word, where it ends with the
end of a sentence, and where it doesn't."""


@dataclass(slots=True)
class PageLines:
    """The lines of a page that stand in no table, from top to bottom, and its size.

    `menu` are the words of a menu that stood beside them.
    """

    width: float
    height: float
    lines: list[PrintedLine]
    menu: Sequence[str] = ()


def without_furniture(pages: Sequence[PageLines]) -> list[tuple[int, str]]:
    """Take page numbers and running heads off the pages; which page each stood on."""
    seen = Counter(
        words
        for page in pages
        for words in {_alike(line.text) for line in page.lines if _is_at_edge(line, page)}
    )
    gone = []
    for number, page in enumerate(pages, start=1):
        kept = []
        for place, line in enumerate(page.lines):
            is_outer = place < 2 or place >= len(page.lines) - 2
            is_edge = is_outer and _is_at_edge(line, page)
            repeated = len(pages) > 1 and 2 * seen[_alike(line.text)] > len(pages)
            known = _is_number(line.text, number) or _PRINTED.match(line.text.replace("ﬁ", "fi"))
            if is_edge and (known or repeated):
                gone.append((number, line.text))
            else:
                kept.append(line)
        page.lines[:] = kept
    return gone


def _is_number(text: str, page: int) -> bool:
    """Whether a line is the number of its page. Digits alone must be that number: they may be a
    figure of a table without rules.
    """
    if text.isascii() and text.isdigit():
        return whole_number(text) == page
    return _NUMBER.fullmatch(text) is not None


def paragraphs_of(lines: Sequence[PrintedLine], margins: tuple[float, float]) -> Iterator[str]:
    """The paragraphs of lines that follow one another between the margins (left and right)."""
    pitch = _usual_pitch(lines)
    words = ""
    for place, line in enumerate(lines):
        words = _join(words, line.text) if words else line.text
        following = lines[place + 1] if place + 1 < len(lines) else None
        left, right = _margins_here(lines, place, margins)
        if following is None or not _goes_on(line, following, left, right, pitch):
            yield words
            words = ""
    if words:
        yield words


def margins_of(pages: Sequence[PageLines], width: float) -> tuple[float, float]:
    """Where the text of the pages of one width begins and ends: the same space on both sides."""
    lines = [line for page in pages if abs(page.width - width) < 1 for line in page.lines]
    left = min((line.left for line in lines), default=0.0)
    return left, max((width - left, *(line.right for line in lines)))


def _goes_on(
    line: PrintedLine, following: PrintedLine, left: float, right: float, pitch: float
) -> bool:
    size = max(line.size, following.size)
    if _COLUMNS in line.text or _COLUMNS in following.text:
        return False
    if line.text[-1] in _ENDS and split_number(following.text)[0]:
        return False
    if abs(line.size - following.size) > _SIZES * size:
        return False
    down = following.base - line.base
    if down > 0 and pitch and down > _PITCH * pitch:
        return False
    room = right - line.right
    if _is_centred(line, left, right) and _is_centred(following, left, right):
        room = (right - left) - (line.right - line.left)
    elif following.left - left > _INDENT * size:
        return False
    slack = _ENDED if line.text[-1] in _ENDS else _OPEN
    return room < following.first + slack * size


def _margins_here(
    lines: Sequence[PrintedLine], place: int, margins: tuple[float, float]
) -> tuple[float, float]:
    """The margins of the lines around one, where enough of them break off at the same place."""
    line = lines[place]
    near = [
        one
        for one in lines[max(0, place - _AROUND) : place + _AROUND]
        if abs(one.left - line.left) < _SAME_COLUMN * line.size and _COLUMNS not in one.text
    ]
    for right in sorted((one.right for one in near), reverse=True):
        broken = [
            one
            for one in near
            if right - 1.5 * one.size <= one.right <= right
            and one.text[-1] not in _ENDS
            and one.right - one.left > _LONG * one.size
        ]
        if len(broken) >= _BROKEN:
            return min(one.left for one in near), right
    return margins


def _is_centred(line: PrintedLine, left: float, right: float) -> bool:
    before, behind = line.left - left, right - line.right
    return before > 0.5 * line.size and abs(before - behind) < line.size


def _usual_pitch(lines: Sequence[PrintedLine]) -> float:
    steps = sorted(
        below.base - above.base for above, below in pairwise(lines) if below.base > above.base
    )
    return steps[len(steps) // 2] if steps else 0.0


def _join(words: str, following: str) -> str:
    latin = words[-1:].isascii() and following[:1].isascii() and words[-1:].isalpha()
    return f"{words} {following}" if latin and following[:1].isalpha() else words + following


def _alike(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _is_at_edge(line: PrintedLine, page: PageLines) -> bool:
    return line.base < _EDGE * page.height or line.base > (1 - _EDGE) * page.height
