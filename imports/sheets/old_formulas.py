"""The formulas of an old workbook: which of them have no value, for no program worked them out."""

from collections.abc import Collection
from dataclasses import dataclass, field
from struct import unpack_from

FORMULAS = frozenset({0x06, 0x206, 0x406})
"""Kinds of records that are formulas."""
SHARED_FORMULAS = {0x4BC: 8, 0x221: 12}
"""Kinds of records that formulas of several cells share; where in them it begins."""

_NO_NUMBER, _EMPTY = b"\xff\xff", 3
_ON_LOADING = 0x2
_BEGIN = 20
_REFERS = 0x01
"""What a formula begins with that is one of those shared."""
_COUNTS = frozenset({b"\x03", b"\x04", b"\x05", b"\x06", b"\x07"})
"""The steps + - * / and ^."""
_ADDS_UP, _FUNCTIONS, _SUM = 0x19, frozenset({0x22, 0x42, 0x62}), b"\x04\x00"
_TO_SUM, _SPACE = 0x10, 0x40
_CELL, _AREA, _FUNCTION = 0x24, 0x25, 0x22
_LENGTHS = {0x03: 1, 0x12: 1, 0x15: 1, _ADDS_UP: 4, _CELL: 5, _AREA: 9, _FUNCTION: 4}
"""The bytes of each step of an addition: of + and of brackets, of sums, of what is added."""
_LOOKED_AT = 2_000_000
"""Cells that are looked at to tell whether a sum of zero is right."""
_Place = tuple[int, int]
_Area = tuple[int, int, int, int]
"""First and last row, first and last column."""


@dataclass(slots=True)
class Formulas:
    """The formulas of a sheet, looked at one by one; places are row and column, from 0.

    A file has a value for each, and two ways to say that it is none: an empty text where only a
    number can come of it, and zero in all that are to be worked out on loading. Zero may be right,
    too: where a sum of empty cells is, and no sum is of others.
    """

    _empty: dict[_Place, bytes] = field(default_factory=dict)
    _shared: dict[_Place, bytes] = field(default_factory=dict)
    _at_zero: dict[_Place, bytes] = field(default_factory=dict)
    _is_worked_out: bool = False
    _last: bytes = b""

    def look_at(self, body: bytes) -> None:
        """Take the bytes of one. Raises struct.error for too few."""
        row, column, value, flags = unpack_from("<HH2x8sH", body)
        self._last = _tokens(body, _BEGIN)
        if value[6:] == _NO_NUMBER:
            if value[0] == _EMPTY:
                self._empty[row, column] = self._last
        elif flags & _ON_LOADING:
            self._is_worked_out |= any(value)
            self._at_zero[row, column] = self._last

    def look_at_shared(self, code: int, body: bytes) -> None:
        """Take the bytes of one that the formula before shares with others."""
        self._shared[_place_in(self._last)] = _tokens(body, SHARED_FORMULAS[code])

    def without_value(self, counted: Collection[_Place]) -> frozenset[_Place]:
        """The places of those that have none; `counted` are the cells whose number is not zero."""
        found = {place for place, tokens in self._empty.items() if self._gives_number(tokens)}
        if self._is_worked_out or not self._at_zero:
            return frozenset(found)
        added = {place: _added_up(tokens) for place, tokens in self._at_zero.items()}
        is_wrong = _holds({area for areas in added.values() for area in areas}, counted)
        return frozenset(found | {place for place, areas in added.items() if is_wrong or not areas})

    def _gives_number(self, tokens: bytes) -> bool:
        """Whether nothing but a number can come of a formula: its last step counts or adds up."""
        if tokens[:1] == bytes([_REFERS]):
            tokens = self._shared.get(_place_in(tokens), b"")
        tail = tokens[-4:]
        if len(tail) == 4 and tail[0] in _FUNCTIONS:
            return tail[2:] == _SUM
        is_sum = len(tail) == 4 and tail[0] == _ADDS_UP and tail[1] & _TO_SUM != 0
        return is_sum or tail[-1:] in _COUNTS


def _added_up(tokens: bytes) -> list[_Area]:
    """The cells that a formula adds up and nothing else; none for another formula."""
    found: list[_Area] = []
    place = 0
    while place < len(tokens):
        code = tokens[place]
        plain = code & 0x1F | 0x20 if code >= 0x20 else code
        what = tokens[place + 1 :]
        if plain == _CELL and len(what) >= 4:
            row, column = unpack_from("<HH", what)
            found.append((row, row, column & 0xFF, column & 0xFF))
        elif plain == _AREA and len(what) >= 8:
            top, bottom, left, right = unpack_from("<4H", what)
            found.append((top, bottom, left & 0xFF, right & 0xFF))
        elif plain not in _LENGTHS or not _may_add_up(plain, what):
            return []
        place += _LENGTHS[plain]
    return found


def _may_add_up(code: int, what: bytes) -> bool:
    """Whether a step that adds up, or calls a function, adds up or says how it was typed."""
    if code == _ADDS_UP:
        return what[:1] != b"" and what[0] & (_TO_SUM | _SPACE) != 0
    return code != _FUNCTION or what[1:3] == _SUM


def _holds(areas: Collection[_Area], counted: Collection[_Place]) -> bool:
    """Whether one of the places lies in one of the areas; yes where there are too many to look."""
    columns: dict[int, list[int]] = {}
    for row, column in counted:
        columns.setdefault(row, []).append(column)
    looked_at = 0
    for top, bottom, left, right in areas:
        for row in range(top, bottom + 1):
            there = columns.get(row, [])
            looked_at += 1 + len(there)
            if looked_at > _LOOKED_AT or any(left <= column <= right for column in there):
                return True
    return False


def _tokens(body: bytes, place: int) -> bytes:
    """The steps of a formula, whose length stands at a place."""
    (length,) = unpack_from("<H", body, place)
    return body[place + 2 : place + 2 + length]


def _place_in(tokens: bytes) -> _Place:
    """The place that a formula names which is one of those shared; none for another."""
    row, column = unpack_from("<HH", tokens, 1) if len(tokens) >= 5 else (-1, -1)
    return row, column
