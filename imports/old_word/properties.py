"""The properties of an old Word file: which characters are hidden, which paragraphs are what.

They lie in pages of 512 bytes, by the place of the characters in the stream, as lists of changes
to what the style says. One that is damaged is passed over.
"""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from struct import error as StructError
from struct import unpack_from

_PAGE = 512
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""How long a change's value is, by its kind; kind 6 tells it itself."""
_DELETED, _HIDDEN, _STRUCK, _STRUCK_TWICE, _RAISED = 0x0800, 0x083C, 0x0837, 0x2A53, 0x2A48
_GRID = 0xD608
_STARTS, _GOES_ON_LEFT, _GOES_ON = 0x01, 0x02, 0x20
_RESTARTS = 0x40
_SIDES_LIMIT = 64


@dataclass(slots=True)
class RunProperties:
    """What a run of characters is."""

    is_deleted: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    is_raised: bool = False


@dataclass(slots=True)
class ParagraphProperties:
    """What a paragraph is; in the last of a row, where its cells begin and which go on."""

    style: int = 0
    level: int | None = None
    in_table: bool = False
    is_row_end: bool = False
    depth: int = 0
    is_inner_end: bool = False
    listed: int = 0
    list_level: int = 0
    sides: tuple[int, ...] = ()
    merged: tuple[int, ...] = field(default=())


class PropertyRuns:
    """Properties by the place of a character in the stream."""

    def __init__(self, document: bytes, table: bytes, *, of_paragraphs: bool) -> None:
        self._document, self._of_paragraphs = document, of_paragraphs
        self._starts: list[int] = []
        self._found: list[tuple[int, bytes]] = []
        count = max(0, (len(table) - 4) // 8)
        for place in range(count):
            with suppress(StructError, IndexError):
                self._read(*unpack_from("<I", table, 4 * (count + 1 + place)))

    def at(self, place: int) -> tuple[int, bytes]:
        """The style and the changes that hold at a place; none where nothing is known."""
        number = bisect_right(self._starts, place) - 1
        return self._found[number] if number >= 0 else (0, b"")

    def _read(self, number: int) -> None:
        page = self._document[number * _PAGE : (number + 1) * _PAGE]
        runs = page[_PAGE - 1]
        bounds = unpack_from(f"<{runs + 1}I", page)
        for run in range(runs):
            found = self._changes(page, runs, run)
            if not self._starts or bounds[run] >= self._starts[-1]:
                self._starts.append(bounds[run])
                self._found.append(found)

    def _changes(self, page: bytes, runs: int, run: int) -> tuple[int, bytes]:
        if not self._of_paragraphs:
            start = 2 * page[4 * (runs + 1) + run]
            return (0, page[start + 1 : start + 1 + page[start]]) if start else (0, b"")
        start = 2 * page[4 * (runs + 1) + 13 * run]
        if not start:
            return 0, b""
        length = 2 * page[start] - 1
        start += 1
        if length < 0:
            length, start = 2 * page[start], start + 1
        data = page[start : start + length]
        return int(unpack_from("<H", data)[0]), data[2:]


def changes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """What is changed, one by one: its code, and its value. Ends where the list is damaged."""
    place = 0
    while place + 2 <= len(data):
        code = data[place] | data[place + 1] << 8
        place += 2
        kind = code >> 13
        if kind != 6:
            length = _SIZES[kind]
        elif code == _GRID and place + 2 <= len(data):
            length = (data[place] | data[place + 1] << 8) + 1
        elif place < len(data):
            length = 1 + data[place]
        else:
            return
        if place + length > len(data):
            return
        yield code, data[place : place + length]
        place += length


def run_properties(data: bytes) -> RunProperties:
    """What a run of characters is, by its changes."""
    run = RunProperties()
    for code, value in changes(data):
        is_on = value[0] & 1 == 1
        if code == _DELETED:
            run.is_deleted = is_on
        elif code == _HIDDEN:
            run.is_hidden = is_on
        elif code in (_STRUCK, _STRUCK_TWICE):
            run.is_struck = is_on
        elif code == _RAISED:
            run.is_raised = value[0] == 1
    return run


def paragraph_properties(style: int, data: bytes) -> ParagraphProperties:
    """What a paragraph is, by its style and its changes: styles 1 to 9 are those of headings."""
    found = ParagraphProperties(style, style + 1 if 1 <= style <= 9 else None)
    for code, value in changes(data):
        match code:
            case 0x2416:  # the codes of [MS-DOC] 2.6.2
                found.in_table = value[0] == 1
            case 0x2417:
                found.is_row_end = value[0] == 1
            case 0x6649:
                found.depth = int.from_bytes(value[:4], "little", signed=True)
            case 0x244B | 0x244C:
                found.is_inner_end = value[0] == 1
            case 0x2640:
                found.level = value[0] + 2 if value[0] < 9 else None
            case 0x460B:
                found.listed = int.from_bytes(value, "little")
            case 0x260A:
                found.list_level = min(value[0], 8)
            case 0xD608:
                found.sides, found.merged = _grid(value)
    found.in_table = found.in_table or found.depth > 0
    return found


def _grid(value: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the cells of a row begin and end, and what each says about being merged."""
    count = value[2] if len(value) > 2 else 0
    if count > _SIDES_LIMIT or len(value) < 3 + 2 * (count + 1):
        return (), ()
    sides = unpack_from(f"<{count + 1}h", value, 3)
    start = 3 + 2 * (count + 1)
    merged = []
    for number in range(count):
        place = start + 20 * number
        merged.append(int.from_bytes(value[place : place + 2], "little"))
    return tuple(sides), tuple(merged)


def goes_on_left(merged: int) -> bool:
    """Whether a cell only goes on from the one at its left."""
    return merged & _GOES_ON_LEFT != 0 and not merged & _STARTS


def goes_on_down(merged: int) -> bool:
    """Whether a cell only goes on from the one above it."""
    return merged & _GOES_ON != 0 and not merged & _RESTARTS
