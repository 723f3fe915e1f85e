"""The words of a report found again on a page: every line in its place, and nothing between.

The page is one stream of characters, so that it does not matter where an editor breaks its lines
or what stands around the report. What lies between two lines that were found, and is none of
them, is told: beside the line that is missing there where it resembles one, else as added.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nianbao.desk.proof.expected import WordLine
from nianbao.desk.proof.folding import Stream, bare, folded
from nianbao.desk.proof.mismatch import Mismatch, Sort
from nianbao.imports.cells import is_figure_like

_SHORT = 8
"""Folded characters up to which a line is only found as a whole line of the page."""
_ALIKE = 0.4
"""Share of the pairs of characters of a piece that a line has too, for it to be that line."""
_SHOWN = 24
"""Characters of a piece in a message; all of it stands beside it."""
_NEAR = 6
"""Characters shown on either side of what differs."""
_Span = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """Where the lines of a report stand in the stream of a page; None for one that does not."""

    lines: Sequence[WordLine]
    stream: Stream
    spans: Sequence[_Span | None]

    def gaps(self) -> Iterator[tuple[range, _Span]]:
        """The lines between two that were found, by number, and the stream between these."""
        there = [number for number, span in enumerate(self.spans) if span]
        for one, other in zip([-1, *there], [*there, len(self.lines)], strict=True):
            before = self.spans[one] if one >= 0 else None
            behind = self.spans[other] if other < len(self.lines) else None
            start = before[1] if before else 0
            end = behind[0] if behind else len(self.stream.text)
            yield range(one + 1, other), (start, end)


def find_lines(lines: Sequence[WordLine], page: Sequence[str]) -> Found:
    """Find the lines of a report among those of a page, in order."""
    stream = Stream.of(page)
    spans: list[_Span | None] = [None] * len(lines)
    keys = [folded(line.text) for line in lines]
    rest = [(0, len(lines), 0, len(stream.text))]
    while rest:
        low, high, start, end = rest.pop()
        if anchor := _anchor(keys, range(low, high), stream, (start, end)):
            number, span = anchor
            spans[number] = span
            rest += [(low, number, start, span[0]), (number + 1, high, span[1], end)]
    return Found(lines, stream, spans)


def _anchor(
    keys: Sequence[str], numbers: range, stream: Stream, room: _Span
) -> tuple[int, _Span] | None:
    """The longest line that stands once in a part of the stream; else one that stands there."""
    repeated = None
    for number in sorted(numbers, key=lambda one: -len(keys[one])):
        spans = _places(keys[number], stream, room) if keys[number] else []
        if len(spans) == 1:
            return number, spans[0]
        if spans and repeated is None:
            is_first = number == numbers[0] and room[0] == 0
            repeated = number, spans[-1] if is_first else spans[0]
    return repeated


def _places(key: str, stream: Stream, room: _Span) -> list[_Span]:
    """Where a folded line stands in a part of the stream; a short one stands alone on its line."""
    found: list[_Span] = []
    at = stream.text.find(key, *room)
    while at >= 0 and len(found) < 3:
        span = at, at + len(key)
        if len(key) > _SHORT or all(map(stream.begins_line, span)):
            found.append(span)
        at = stream.text.find(key, at + 1, room[1])
    return found


def differing_words(found: Found, page: Sequence[str], known: Sequence[str]) -> Iterator[Mismatch]:
    """What differs in the words of a report, in their order.

    `page` are all lines of the source, where a title may stand apart; `known` is what its tables
    hold, which is compared elsewhere.
    """
    labels = folded("\n".join(known))
    for missing, span in found.gaps():
        pieces = found.stream.pieces(*span)
        before, behind = missing.start - 1, missing.stop
        lines = [found.lines[number] for number in missing]
        if before >= 0 and (own := found.spans[before]):
            yield from _restyled(found.lines[before], found.stream, own)
        if not lines and (before < 0 or behind == len(found.lines)):
            yield from _at_the_edge(found, before, pieces, span)
            continue
        if before < 0 or not found.lines[before].section:
            lines, pieces = _front(lines, pieces, page, is_title=before < 0)
        if before >= 0 and found.lines[before].in_table:
            pieces = [piece for piece in pieces if not _of_table(piece, labels)]
        after = found.lines[before] if before >= 0 else None
        yield from _paired([line for line in lines if folded(line.text)], pieces, after)


def _of_table(piece: str, labels: str) -> bool:
    """Whether a piece of the page holds nothing but labels and figures of tables."""
    return all(is_figure_like(word) or folded(word) in labels for word in piece.split())


def _restyled(line: WordLine, stream: Stream, span: _Span) -> Iterator[Mismatch]:
    """A line that is there, but looks otherwise: told where more than white space differs."""
    published = "".join(stream.pieces(*span))
    if bare(published) != bare(line.text):
        message = f"{line.place}只有标点、数字的全角半角或写法不同。"
        yield Mismatch(
            Sort.CHANGED,
            line.section,
            line.place,
            message,
            line.text,
            published,
            harmless=True,
        )


def _at_the_edge(
    found: Found, before: int, pieces: Sequence[str], span: _Span
) -> Iterator[Mismatch]:
    """What stands around the report is the page's own, unless it goes on on its last line."""
    if before >= 0 and not found.stream.begins_line(span[0]):
        last = found.lines[before]
        yield _added(last, pieces[0])


def _front(
    lines: list[WordLine], pieces: list[str], page: Sequence[str], *, is_title: bool
) -> tuple[list[WordLine], list[str]]:
    """The lines of a report's front that are missing, and what stands there in their place.

    A title counts as there wherever the page has it. What stands between title and report is
    the page's own (a date, a source), where nothing is missing.
    """
    if is_title and lines and not lines[0].section and lines[0].place == "标题":
        title = folded(lines[0].text)
        if any(title in folded(line) for line in page):
            lines = lines[1:]
    likely = [piece for piece in pieces if any(_likeness(piece, line.text) for line in lines)]
    return lines, likely


def _paired(
    lines: Sequence[WordLine], pieces: Sequence[str], after: WordLine | None
) -> Iterator[Mismatch]:
    """Each missing line with what of the page resembles it; the rest of the page as added."""
    own: dict[int, list[str]] = {}
    rest: list[str] = []
    for piece in pieces:
        likeness = [_likeness(piece, line.text) for line in lines]
        best = max(likeness, default=0.0)
        if best:
            own.setdefault(likeness.index(best), []).append(piece)
        elif folded(piece):
            rest.append(piece)
    without = [number for number in range(len(lines)) if number not in own]
    if len(without) == len(rest) == 1 and not lines[without[0]].is_head:
        own[without[0]] = [rest.pop()]  # one for one, however different
    for number, line in enumerate(lines):
        yield _differing(line, "\n".join(own.get(number, [])))
    for piece in rest:
        yield _added(after, piece)


def _differing(line: WordLine, published: str) -> Mismatch:
    kind = Sort.TITLE if line.place == "标题" else Sort.CHANGED if published else Sort.MISSING
    if not published:
        message = f"没有找到{line.place}。" if line.is_head else f"{line.place}不见了。"
    elif (cut := folded(published)) and folded(line.text).startswith(cut):
        message = f"{line.place}后面少了一截，到“{_end(published)}”就断了。"
    else:
        one, other = _around(bare(line.text), bare(published))
        message = f"{line.place}和报告里的不一样：报告里是“{one}”，网页上是“{other}”。"
    return Mismatch(kind, line.section, line.place, message, line.text, published)


def _added(after: WordLine | None, piece: str) -> Mismatch:
    place = f"{after.place}后面" if after else "报告前面"
    message = f"{place}多出“{_begin(piece)}”。"
    return Mismatch(Sort.ADDED, after.section if after else "", place, message, "", piece)


def _likeness(piece: str, text: str) -> float:
    """How much of a piece a text has too, in pairs of characters; 0 where that is too little."""
    pairs, others = _pairs(folded(piece)), _pairs(folded(text))
    share = len(pairs & others) / len(pairs) if pairs else 0.0
    return share if share >= _ALIKE else 0.0


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    return frozenset({text[at : at + 2] for at in range(len(text) - 1)} or {text} - {""})


def _around(one: str, other: str) -> tuple[str, str]:
    """Two texts from shortly before where they begin to differ to shortly behind."""
    pairs = list(zip(one, other, strict=False))
    start = next((at for at, (a, b) in enumerate(pairs) if a != b), len(pairs))
    rest = min(len(one), len(other)) - start
    behind = zip(reversed(one), reversed(other), strict=False)
    end = min(rest, next((at for at, (a, b) in enumerate(behind) if a != b), rest))
    first = max(0, start - _NEAR)
    dots = "…" if first else ""
    shown = [_begin(text[first : min(len(text), len(text) - end + _NEAR)]) for text in (one, other)]
    return dots + shown[0], dots + shown[1]


def _begin(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _end(text: str) -> str:
    return text if len(text) <= _SHOWN // 2 else f"…{text[-_SHOWN // 2 :]}"
