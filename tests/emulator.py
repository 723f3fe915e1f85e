"""pyte's emulated screen, which knows how wide a terminal draws a character, made quick.

A program paints hundreds of thousands of characters a start, most of them colours; pyte takes them
one by one. What is usual is done here at once, all else is left to pyte.
"""

import re
from collections.abc import Callable
from unittest.mock import patch

import pyte
import pyte.charsets
import pyte.modes
from pyte.screens import Char
from wcwidth import wcwidth

_COLOUR_OR_PLACE = re.compile(r"\x1b\[([0-9;]*)([mH])")


class Screen(pyte.Screen):
    """A screen of so many cells; `width` is how many a character takes."""

    def __init__(self, columns: int, lines: int, width: Callable[[str], int] = wcwidth) -> None:
        self._width = width
        self._cells: dict[Char, dict[str, Char]] = {}
        self._coloured: dict[tuple[Char, tuple[int, ...]], Char] = {}
        super().__init__(columns, lines)

    def draw(self, data: str) -> None:
        """Write characters from the cursor on.

        Of a wide character nothing is left once either half of it is written over.
        """
        widths = [self._width(character) for character in data]
        x = self.cursor.x
        if not self._is_usual or min(widths) < 1 or x + sum(widths) > self.columns:
            with patch.object(pyte.screens, "wcwidth", self._width):
                super().draw(data)
            return
        line, attributes = self.buffer[self.cursor.y], self.cursor.attrs
        cells = self._cells.setdefault(attributes, {})
        for half, torn in ((x, x - 1), (end := x + sum(widths), end)):
            if half < self.columns and line[half].data == "":
                line[torn] = line[torn]._replace(data=" ")
        for character, width in zip(data, widths, strict=True):
            for part in (character, "")[:width]:
                if part not in cells:
                    cells[part] = attributes._replace(data=part)
                line[x] = cells[part]
                x += 1
        self.cursor.x = x
        self.dirty.add(self.cursor.y)

    @property
    def _is_usual(self) -> bool:
        plain = self.charset == 0 and self.g0_charset is pyte.charsets.LAT1_MAP
        return plain and pyte.modes.IRM not in self.mode

    def select_graphic_rendition(self, *attrs: int) -> None:
        """Choose the colours of what is written next."""
        before = self.cursor.attrs
        if (before, attrs) not in self._coloured:
            super().select_graphic_rendition(*attrs)
            self._coloured[before, attrs] = self.cursor.attrs
        self.cursor.attrs = self._coloured[before, attrs]


class Stream(pyte.Stream):
    """What a program writes to a screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        super().__init__(screen)

    def feed(self, data: str) -> None:
        """Paint what was written."""
        offset = 0
        for found in _COLOUR_OR_PLACE.finditer(data):
            super().feed(data[offset : found.start()])
            offset = found.end()
            if not self._taking_plain_text:  # part of a title, or of what is no colour
                super().feed(found[0])
                continue
            numbers = [min(int(number or 0), 9999) for number in found[1].split(";")]
            if found[2] == "m":
                self._screen.select_graphic_rendition(*numbers)
            else:
                self._screen.cursor_position(*numbers[:2])
        super().feed(data[offset:])
