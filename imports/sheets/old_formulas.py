"""The formulas of an old workbook: which of them have no value, for no program worked them out."""

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
_Place = tuple[int, int]


@dataclass(slots=True)
class Formulas:
    """The formulas of a sheet, looked at one by one; places are row and column, from 0.

    A file has a value for each, and two ways to say that it is none: an empty text where only a
    number can come of it, and zero in all that are to be worked out on loading.
    """

    _empty: dict[_Place, bytes] = field(default_factory=dict)
    _shared: dict[_Place, bytes] = field(default_factory=dict)
    _at_zero: set[_Place] = field(default_factory=set)
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
            self._at_zero.add((row, column))

    def look_at_shared(self, code: int, body: bytes) -> None:
        """Take the bytes of one that the formula before shares with others."""
        self._shared[_place_in(self._last)] = _tokens(body, SHARED_FORMULAS[code])

    def without_value(self) -> frozenset[_Place]:
        """The places of those that have none."""
        found = {place for place, tokens in self._empty.items() if self._gives_number(tokens)}
        return frozenset(found if self._is_worked_out else found | self._at_zero)

    def _gives_number(self, tokens: bytes) -> bool:
        """Whether nothing but a number can come of a formula: its last step counts or adds up."""
        if tokens[:1] == bytes([_REFERS]):
            tokens = self._shared.get(_place_in(tokens), b"")
        tail = tokens[-4:]
        if len(tail) == 4 and tail[0] in _FUNCTIONS:
            return tail[2:] == _SUM
        is_sum = len(tail) == 4 and tail[0] == _ADDS_UP and tail[1] & 0x10 != 0
        return is_sum or tail[-1:] in _COUNTS


def _tokens(body: bytes, place: int) -> bytes:
    """The steps of a formula, whose length stands at a place."""
    (length,) = unpack_from("<H", body, place)
    return body[place + 2 : place + 2 + length]


def _place_in(tokens: bytes) -> _Place:
    """The place that a formula names which is one of those shared; none for another."""
    row, column = unpack_from("<HH", tokens, 1) if len(tokens) >= 5 else (-1, -1)
    return row, column
