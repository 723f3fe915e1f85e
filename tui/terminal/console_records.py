"""What the console of Windows tells of the keyboard, record by record, as the text that was meant.

Every record with a character of its own counts, whatever keys are held or locked beside it: words
of an input method come without a key, and with NumLock, CapsLock and Shift as they stand.
Known by reading (the console's documentation and source), not by running on Windows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

_ALT = 0x12
"""The key Alt: let go after digits of the numeric pad, it brings the character they name."""
_LOST = "\N{REPLACEMENT CHARACTER}"
_FIRST_HALVES = range(0xD800, 0xDC00)
_SECOND_HALVES = range(0xDC00, 0xE000)


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """One key that goes down or up.

    `unit` is one unit of UTF-16 as a character, NUL where the key types nothing; `virtual_key` is
    0 for what no key of the keyboard stands for; `repeat` is how often it came while it was held.
    """

    unit: str
    down: bool = True
    virtual_key: int = 0
    repeat: int = 1


@dataclass(frozen=True, slots=True)
class SizeRecord:
    """The window has another size, in cells."""

    columns: int
    rows: int


class TypedText:
    """Puts the text together; half a character waits for its other half, in another read too."""

    def __init__(self) -> None:
        self._half = ""

    def of(self, records: Iterable[KeyRecord]) -> str:
        """The text that these records complete; a half alone becomes U+FFFD."""
        return "".join(filter(None, map(self._typed, records)))

    def rest(self) -> str:
        """What is left of a character of which nothing more came."""
        half, self._half = self._half, ""
        return _LOST if half else ""

    def _typed(self, record: KeyRecord) -> str:
        if record.unit in ("", "\0") or not (record.down or record.virtual_key == _ALT):
            return ""
        code, times = ord(record.unit), max(1, record.repeat)
        if code in _SECOND_HALVES and self._half:
            pair = (self._half + record.unit).encode("utf-16", "surrogatepass").decode("utf-16")
            self._half = ""
            return pair * times
        before = self.rest()
        if code in _FIRST_HALVES:
            self._half = record.unit
            return before
        return (
            before
            + ("\N{REPLACEMENT CHARACTER}" if code in _SECOND_HALVES else record.unit) * times
        )
