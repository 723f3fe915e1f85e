"""pyte's emulated screen, which knows how wide a terminal draws a character, made quick.

A program paints hundreds of thousands of characters a start, most of them colours; pyte takes them
one by one. What is usual is done here at once, all else is left to pyte.
"""

import re
from collections.abc import Callable
from functools import cache
from unittest.mock import patch

import pyte
import pyte.charsets
import pyte.modes
from pyte.screens import Char
from wcwidth import wcwidth

_cells_of: dict[Char, dict[str, Char]] = {}
"""The cells of each character, by what is the same in all of them: for all screens of a run."""
_widths_of: dict[Callable[[str], int], dict[str, tuple[int, ...]]] = {}
"""How many cells each character of some words takes, by what tells of one."""
_COLOUR_OR_PLACE = re.compile(r"\x1b\[([0-9;]*)([mH])")


class Screen(pyte.Screen):
    """A screen of so many cells; `width` is how many a character takes."""

    def __init__(self, columns: int, lines: int, width: Callable[[str], int] = wcwidth) -> None:
        self._width = width
        self._widths = _widths_of.setdefault(width, {})
        self._coloured: dict[tuple[Char, tuple[int, ...]], Char] = {}
        super().__init__(columns, lines)

    def draw(self, data: str) -> None:
        """Write characters from the cursor on.

        Of a wide character nothing is left once either half of it is written over.
        """
        if data not in self._widths:
            self._widths[data] = tuple(self._width(character) for character in data)
        widths = self._widths[data]
        x, end = self.cursor.x, self.cursor.x + sum(widths)
        if end > self.columns or min(widths) < 1 or not self._is_usual:
            with patch.object(pyte.screens, "wcwidth", self._width):
                super().draw(data)
            return
        line, attributes = self.buffer[self.cursor.y], self.cursor.attrs
        if attributes not in _cells_of:
            _cells_of[attributes] = {"": attributes._replace(data="")}
        cells = _cells_of[attributes]
        for half, torn in ((x, x - 1), (end, end)):
            if half < self.columns and line[half].data == "":
                line[torn] = line[torn]._replace(data=" ")
        for character, width in zip(data, widths, strict=True):
            if character not in cells:
                cells[character] = attributes._replace(data=character)
            line[x] = cells[character]
            if width == 2:
                line[x + 1] = cells[""]
            x += width
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
            self._feed_between(data[offset : found.start()])
            offset = found.end()
            if not self._taking_plain_text:  # part of a title, or of what is no colour
                super().feed(found[0])
            elif found[2] == "m":
                self._screen.select_graphic_rendition(*_numbers(found[1]))
            else:
                self._screen.cursor_position(*_numbers(found[1])[:2])
        self._feed_between(data[offset:])

    def _feed_between(self, data: str) -> None:
        if self._taking_plain_text and data.isprintable():
            if data:
                self._screen.draw(data)
        else:
            super().feed(data)


@cache
def _numbers(listed: str) -> tuple[int, ...]:
    """The numbers of a sequence: `1;31`."""
    return tuple(min(int(number or 0), 9999) for number in listed.split(";"))
