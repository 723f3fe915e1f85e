"""Which reports have the same words: every pair above a share, without comparing every pair.

A text is a bag of pieces: what stands between two marks, without numbers, words of everybody and
the names of the office itself. The share of a report in another is the characters of its pieces
that stand there too, in percent of its own.

No pair is lost, and none guessed. A piece that few have is worth more than one that many have,
so the pieces of a report are looked up the rarest first, and only until what is left could not
make up the share by itself (a prefix filter): who is above it must have turned up by then. The
pairs that turned up are then counted exactly.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from nianbao.report.form.shape import Form
from nianbao.report.words.sentences import divided
from nianbao.report.years.likeness import own_words, share

ALIKE = 60
"""Percent of its own words from which on a report is told to be alike another."""
OWN_CHARACTERS = 60
"""Characters of its own a report must have to be compared at all."""
_MARKS = re.compile(r"[^，,、。！？；;：:!?\n]+")
_SELF = re.compile(r"[我本](?:镇|乡|街道|局|办|委|机关|单位|县|区|市|辖区)")
_SHORTEST_PIECE = 5
_EVERYBODY, _EVERYBODY_OF = 20, 20
"""A piece is everybody's where more than this many reports have it, and one in so many."""


@dataclass(frozen=True, slots=True)
class Bag:
    """The pieces of a report, each once: their numbers, and how many characters each has."""

    pieces: "array[int]"
    lengths: "array[int]"


@dataclass(frozen=True, slots=True)
class Alike:
    """A report (`which`) whose words stand in another (`other`): indexes, and the share."""

    which: int
    other: int
    percent: int


@dataclass(frozen=True)
class Likeness:
    """All pairs at or above a share; `common` is each report's percent of words of everybody."""

    pairs: tuple[Alike, ...]
    common: tuple[int, ...]


def pieces_of(form: Form, texts: Iterable[str], own_names: Sequence[str] = ()) -> dict[str, str]:
    """The pieces of texts as they are compared, each with its words as they stand there first."""
    found: dict[str, str] = {}
    for text in texts:
        for name in own_names:
            text = text.replace(name, "")
        for match in _MARKS.finditer(_SELF.sub("", text)):
            words = own_words(form, match[0].strip())
            if len(words) >= _SHORTEST_PIECE:
                found.setdefault(words, match[0].strip())
    return found


def bag_of(pieces: Iterable[str]) -> Bag:
    """The pieces as numbers, so that thousands of reports fit into memory."""
    kept = sorted((_number(piece), min(len(piece), 0xFFFF)) for piece in pieces)
    return Bag(
        array("Q", (number for number, _ in kept)), array("H", (length for _, length in kept))
    )


def alike(bags: Sequence[Bag], percent: int = ALIKE) -> Likeness:
    """Every report that has at least this share of its words in another, and where.

    What is everybody's counts neither as alike nor as written. By index, each with its others in
    order.
    """
    times = Counter(piece for bag in bags for piece in bag.pieces)
    limit = everybody_limit(len(bags))
    index: dict[int, list[int]] = {
        piece: [] for piece, number in times.items() if 1 < number <= limit
    }
    for place, bag in enumerate(bags):
        for piece in bag.pieces:
            if piece in index:
                index[piece].append(place)
    pairs = [
        found
        for place, bag in enumerate(bags)
        for found in _others(place, bag, times, index, limit, percent)
    ]
    return Likeness(tuple(pairs), tuple(_common_share(bag, times, limit) for bag in bags))


def everybody_limit(reports: int) -> int:
    """More reports than this have a piece that is everybody's."""
    return max(_EVERYBODY, reports // _EVERYBODY_OF)


def shared_sentences(
    form: Form, texts: Iterable[str], pieces: Mapping[str, object], own_names: Sequence[str] = ()
) -> Iterator[str]:
    """The sentences of texts most of whose words are among the pieces of another report."""
    for text in texts:
        for sentence in divided(text):
            own = pieces_of(form, [sentence.text], own_names)
            written = sum(map(len, own))
            if written and sum(len(one) for one in own if one in pieces) * 2 > written:
                yield sentence.text


def _others(
    place: int,
    bag: Bag,
    times: Mapping[int, int],
    index: Mapping[int, Sequence[int]],
    limit: int,
    percent: int,
) -> Iterator[Alike]:
    counted = [
        (times[piece], piece, length)
        for piece, length in zip(bag.pieces, bag.lengths, strict=True)
        if times[piece] <= limit
    ]
    whole = sum(length for _, _, length in counted)
    if whole < OWN_CHARACTERS:
        return
    counted.sort()
    left, cut = whole, 0
    while left * 100 >= percent * whole and cut < len(counted):
        left -= counted[cut][2]
        cut += 1
    met: Counter[int] = Counter()
    for _, piece, length in counted[:cut]:
        for other in index.get(piece, ()):
            met[other] += length
    for other in [one for one, there in met.items() if (there + left) * 100 < percent * whole]:
        del met[other]
    for _, piece, length in counted[cut:] if len(met) > 1 or place not in met else ():
        for other in index.get(piece, ()):
            if other in met:
                met[other] += length
    for other in sorted(met.keys() - {place}):
        if met[other] * 100 >= percent * whole:
            yield Alike(place, other, share(met[other], whole))


def _common_share(bag: Bag, times: Mapping[int, int], limit: int) -> int:
    pairs = list(zip(bag.pieces, bag.lengths, strict=True))
    common = sum(length for piece, length in pairs if times[piece] > limit)
    return share(common, sum(length for _, length in pairs))


def _number(piece: str) -> int:
    return int.from_bytes(blake2b(piece.encode(), digest_size=8).digest(), "big")
