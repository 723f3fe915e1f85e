"""The lists of an old Word file: the numbers that Word prints in front of paragraphs by itself."""

from contextlib import suppress
from dataclasses import dataclass
from struct import error as StructError
from struct import unpack_from

from nianbao.imports.word.counting import print_count

_LIST, _LEVEL, _USE = 28, 28, 16
_LEVELS = 9
_KINDS = {
    1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital",
    11: "japaneseCounting", 14: "decimalFullWidth", 16: "japaneseLegal",
    18: "decimalEnclosedCircle", 22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle",
    30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting",
    34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 255: "none",
}  # fmt: skip
"""How numbers are printed, by their code, as newer Word files call it."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    pattern: str


class OldLists:
    """Knows the lists of a file, and counts their items."""

    def __init__(self, lists: bytes, uses: bytes) -> None:
        """Both are tables of the file; what of them is damaged is passed over."""
        self._levels: dict[int, list[_Level]] = {}
        self._uses: list[int] = []
        self._counts: dict[int, list[int]] = {}
        with suppress(StructError, IndexError):
            self._read_lists(lists)
        with suppress(StructError, IndexError):
            (count,) = unpack_from("<I", uses)
            for place in range(min(count, 2000)):
                self._uses.append(int(unpack_from("<i", uses, 4 + _USE * place)[0]))

    def label(self, use: int, depth: int) -> str | None:
        """The number of the next item, `use` (from 1) being its list; None where none is known."""
        if not 0 < use <= len(self._uses):
            return None
        name = self._uses[use - 1]
        levels = self._levels.get(name, [])
        if depth >= len(levels):
            return None
        counts = self._counts.setdefault(name, [])
        while len(counts) <= depth:
            counts.append(levels[len(counts)].start - (len(counts) == depth))
        if len(counts) > depth + 1:
            del counts[depth + 1 :]
        counts[depth] += 1
        return "".join(
            print_count(levels[ord(one)].kind, counts[ord(one)]) if ord(one) <= depth else one
            for one in levels[depth].pattern
            if ord(one) <= depth or ord(one) >= _LEVELS
        )

    def _read_lists(self, data: bytes) -> None:
        (count,) = unpack_from("<H", data)
        place = 2 + _LIST * count
        for number in range(count):
            (name,) = unpack_from("<i", data, 2 + _LIST * number)
            is_simple = data[2 + _LIST * number + 26] & 1
            levels = []
            for _ in range(1 if is_simple else _LEVELS):
                start, kind = unpack_from("<iB", data, place)
                behind = data[place + 24] + data[place + 25]
                place += _LEVEL + behind
                (length,) = unpack_from("<H", data, place)
                pattern = data[place + 2 : place + 2 + 2 * length].decode("utf-16-le", "replace")
                place += 2 + 2 * length
                shown = "" if kind in (23, 255) else pattern
                levels.append(_Level(start, _KINDS.get(kind, "decimal"), shown))
            self._levels[name] = levels
