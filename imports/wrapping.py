"""Paragraphs that a PDF or a browser broke at the page's width -> whole again.

Nothing is joined unless the lines prove that they were broken: nearly every line that ends in the
midst of a sentence is so full that the first word of the next would not have fitted.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.numbering import split_number

_NARROWEST, _WIDEST = 15, 65
"""Characters a line of a page may have; half of them where digits count half."""
_PROVING, _SHARE = 3, 0.75
"""Full lines that must be there, and their share among those that end in mid-sentence."""
_FEW, _BORNE, _MORE = 3, 10, 2
"""So many lines may be longer than the page, one in so many, and what more full lines each asks."""
_SHORT = 0.6
"""Up to this share of the width a line without an end is a head, and proves nothing."""
_STOPS = ("。", "！", "？", "：", "；", ":", ";")
_GOES_ON = ("，", "、", "（", "《", "“", "(", ",")
_WORD = re.compile(r"[A-Za-z0-9.%‰\-/]+|.")
_HANGING = "，。、；：！？”’）》〉】,.;:!?)%"
_OPENING = "（《〈【“‘("
_LATIN = re.compile(r"[A-Za-z]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_INDENT = re.compile(r"[ \u3000]*")


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a source is broken into lines: the width, and in what it is measured.

    `indented` are its paragraphs when their first lines are, `single` when no two of them follow
    one another without a head or a number between them.
    """

    size: Callable[[str], float]
    width: float
    indented: bool
    single: bool

    def is_full(self, line: str, following: str) -> bool:
        """Whether the next line's first word would not have fitted behind a line."""
        if self.is_beyond(line):
            return False
        return self.size(line) + self.size(_first_word(following)) > self.width - 0.5

    def is_beyond(self, line: str) -> bool:
        """Whether a line is longer than a page's, so that no page broke it.

        A mark may hang out, and digits that are half as wide may not have told in the others.
        """
        return self.size(line) > self.width + 2


def wrap_of(stretches: Sequence[Sequence[SourceBlock]]) -> Wrap | None:
    """How the paragraphs in these stretches of lines are broken; None when they are whole."""
    pairs = list(
        dict.fromkeys(
            (one.text.rstrip(), other.text.rstrip())
            for stretch in stretches
            for one, other in pairwise(stretch)
            if _is_plain(one) and _is_plain(other)
        )
    )
    lines = [line.text.rstrip() for stretch in stretches for line in stretch if _is_plain(line)]
    measures = [measure for size in (len, _cells) for measure in _measures(size, lines)]
    measures.sort(key=lambda measure: measure.longer)
    wraps = (_proven(measure, pairs) for measure in measures)
    return next((wrap for wrap in wraps if wrap), None)


def rejoined(blocks: Sequence[SourceBlock], wrap: Wrap | None) -> list[SourceBlock]:
    """The lines with those that go on in the next one joined to it."""
    if wrap is None:
        return list(blocks)
    joined: list[SourceBlock] = []
    last = ""
    for block in blocks:
        before = joined[-1] if joined else None
        if (
            isinstance(before, TextLine)
            and isinstance(block, TextLine)
            and _is_plain(before)
            and _is_plain(block)
            and _goes_on(wrap, last, block.text)
        ):
            joined[-1] = replace(before, text=_join(before.text, block.text))
        else:
            joined.append(block)
        last = block.text.rstrip()
    return joined


def wrap_finding(wrap: Wrap | None) -> Iterator[Finding]:
    """S01: that broken lines were joined."""
    if wrap:
        yield Finding(
            "S01",
            Severity.INFO,
            "原文的段落按页面的宽度断成了短行，已经接成整段，请看一看分段对不对。",
            "overview",
        )


class _Measure(NamedTuple):
    """A width that the lines may have been broken at, and how many of them are longer."""

    size: Callable[[str], float]
    width: float
    longer: int


def _measures(size: Callable[[str], float], lines: Sequence[str]) -> Iterator[_Measure]:
    """The widths to try: the longest line's, and less where few lines are longer.

    One line that no page broke (an address, a paragraph put in later) says nothing of the others.
    """
    sizes = Counter(size(line) for line in lines if not line.isascii())
    borne = max(_FEW, sizes.total() // _BORNE)
    longer = 0
    for width in sorted(sizes, reverse=True):
        if longer > borne:
            return
        if _NARROWEST <= width <= _WIDEST:
            yield _Measure(size, width, longer)
        longer += sizes[width]


def _proven(measure: _Measure, pairs: Sequence[tuple[str, str]]) -> Wrap | None:
    """How the lines are broken if this is their width; None where they do not prove it.

    Every longer line asks for more proof, and counts as one that a page did not fill.
    """
    size, width, longer = measure
    wrap = Wrap(size, width, _is_indented(pairs), single=True)
    wrap = replace(wrap, single=not any(_are_two(wrap, *pair) for pair in pairs))
    open_ends = [
        (line, following)
        for line, following in pairs
        if not line.endswith(_STOPS)
        and size(line) > width * _SHORT
        and not _number(following)
        and len(_CHINESE.findall(line)) * 2 > len(line)
    ]
    full = sum(wrap.is_full(line, following) for line, following in open_ends)
    proof = max(_PROVING + _MORE * longer, _SHARE * len(open_ends))
    return wrap if full >= proof else None


def _goes_on(wrap: Wrap, line: str, following: str) -> bool:
    """Whether a line's sentence goes on in the next one; a date that is parted always does."""
    if line[-1:].isdigit() and following.strip()[:1] in tuple("年月日"):
        return True
    if wrap.indented and _indent(following):
        return False
    if wrap.is_beyond(line):
        return line.endswith(_GOES_ON)
    is_long = wrap.size(line) > wrap.width * _SHORT
    if _number(following) or not is_long:
        is_open = is_long and not line.endswith(_STOPS) and wrap.is_full(line, following)
        return is_open or line.endswith(_GOES_ON)
    if line.endswith(_STOPS) and wrap.size(following) <= wrap.width * _SHORT:
        return following.endswith(_STOPS) and (wrap.indented or wrap.single)
    if line.endswith("。") and not (wrap.indented or wrap.single):
        return False
    return wrap.is_full(line, following) or line.endswith(_GOES_ON)


def _are_two(wrap: Wrap, line: str, following: str) -> bool:
    """Whether two lines are plainly two paragraphs: the first ends, with room behind it."""
    ends = line.endswith("。") and not wrap.is_beyond(line)
    has_room = ends and not wrap.is_full(line, following)
    return has_room and not _number(following) and wrap.size(following) > wrap.width * _SHORT


def _is_indented(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether an indent begins a paragraph: there is one behind an end, and nowhere else."""
    plain = [pair for pair in pairs if not _number(pair[1])]
    behind_ends = [following for line, following in plain if line.endswith(_STOPS)]
    open_ends = [following for line, following in plain if line.endswith(_GOES_ON)]
    indents, hanging = (sum(map(bool, map(_indent, some))) for some in (behind_ends, open_ends))
    return indents * 5 > len(behind_ends) and not hanging


def _number(line: str) -> str:
    """The style of the number a line begins with; empty when it has none."""
    return split_number(line.strip())[0]


def _indent(line: str) -> int:
    match = _INDENT.match(line)
    return match.end() if match else 0


def _is_plain(block: SourceBlock) -> bool:
    return not isinstance(block, CellRow) and not block.level


def _join(line: str, following: str) -> str:
    """Two lines as one, with a space only between two words in letters."""
    line, following = line.rstrip(), following.strip()
    between = " " if _LATIN.match(line[-1:]) and _LATIN.match(following) else ""
    return f"{line}{between}{following}"


def _first_word(line: str) -> str:
    """What can't be parted at the beginning of a line: a number, or a character with its marks."""
    text = line.strip()
    start = len(text) - len(text.lstrip(_OPENING))
    match = _WORD.match(text, start)
    end = match.end() if match else start
    while text[end : end + 1] and text[end] in _HANGING:
        end += 1
    return text[:end]


def _cells(text: str) -> float:
    """The width of a text in full characters: digits and letters are half of one."""
    return sum(0.5 if character < "\u2000" else 1 for character in text)
