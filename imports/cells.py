"""One printed cell: its figure, its note, or what is odd about it."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from nianbao.report.errors import FigureError
from nianbao.report.form.figures import (
    BLANK_MARKS,
    COUNT_DIGITS,
    TOTAL_DIGITS,
    Figure,
    Unit,
    parse_figure,
)
from nianbao.report.text import clean_line, late

_ANNOTATED = re.compile(r"([^（(]*[^（(\s])\s*[（(](.*)[）)]")

_WHOLE = re.compile(r"\s*(\d+)[.．]0{1,2}\s*")
"""A count as a sheet prints it that shows every number with its decimals."""

_COUNTED = r"\s*([\d０-９][\d０-９,，]*)\s*[条个份宗起次例]\s*"
"""A count with another measure word than 件."""
MEASURES = frozenset(("件", "件次", "条", "份", "宗", "个", "项", "万元"))
"""What a cell says that names the measure of a row's figures; one in 元 is none of the form's."""
_ZEROS = frozenset("零〇")
_LETTERS = "OoＯｏΟοОо○◯"
_LETTER_DIGITS = rf"[\d０-９{_LETTERS}][\d０-９,，.．{_LETTERS}]*"
_LETTERS_SET = frozenset(_LETTERS)
_LETTER_ZERO = str.maketrans(dict.fromkeys(_LETTERS, "0"))
"""What is read from a picture where a nought is printed."""

_IN_TWO = re.compile(r"\d\s+\d")
_PLAIN = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


_MARKED = re.compile(
    r"(.*\d)\s*([\u2460-\u2473\u2776-\u277f*＊※]|[\[〔［【]\s*注?\s*\d{1,2}\s*[\]〕］】]"
    r"|[（(]?\s*注\s*[\d一二三四五六七八九十\u2460-\u2473]{0,2}\s*[)）]?)"
)
"""A figure with the mark of a note behind it: 5①, 24[1], 6*, 7注1, 8（注）."""

_QUOTES = "'’"
_NO_MARKS = str.maketrans(dict.fromkeys("'’\u2009\u202f"))
_COMMAS = str.maketrans(dict.fromkeys("'’\u2009\u202f", ","))
"""What parts thousands in some countries and fonts: 10’692."""


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as read: `odd` is what stood there when that is no figure, else empty.

    `tidied` is what stood there when the figure was not printed as plain digits, `mark` the mark
    of a note behind it that is no part of it.
    """

    figure: Figure = None
    note: str = ""
    odd: str = ""
    tidied: str = ""
    mark: str = ""

    @property
    def in_two(self) -> bool:
        """Whether digits stood apart, that may be two figures."""
        return bool(_IN_TWO.search(self.tidied))


@lru_cache(maxsize=1024)
def is_figure_like(text: str) -> bool:
    """Whether a cell holds a number (with or without a note) or a mark for a blank."""
    words = text.strip()
    if words in BLANK_MARKS:
        return bool(words)
    return not all(read_cell(words, unit, is_total=True, letters=True).odd for unit in Unit)


@lru_cache(maxsize=1024)
def read_cell(text: str, unit: Unit, *, is_total: bool, letters: bool = False) -> PrintedCell:
    """Read `22（其中修订16件）`: the figure, and the note in brackets behind it.

    With `letters` what looks like a nought is one: 1O is 10.
    """
    if letters and has_letters(text) and late(_LETTER_DIGITS).fullmatch(text.strip()):
        plain = text.translate(_LETTER_ZERO)
        return replace(read_cell(plain, unit, is_total=is_total), tidied=clean_line(text))
    if marked := _MARKED.fullmatch(text.strip()):
        return replace(read_cell(marked[1], unit, is_total=is_total), mark=marked[2])
    digits = TOTAL_DIGITS if is_total else COUNT_DIGITS
    number, note = _grouped(text), ""
    if match := _ANNOTATED.fullmatch(text.strip()):
        number, note = match[1], clean_line(match[2])
    try:
        figure = parse_figure(_whole(_bare(number, unit), unit), unit, digits)
    except FigureError:
        return PrintedCell(odd=clean_line(text))
    tidied = "" if figure is None or _is_plain(number, unit) else clean_line(number)
    return PrintedCell(figure, note, tidied=tidied)


def _bare(number: str, unit: Unit) -> str:
    """A number without its measure word; 零 is 0."""
    if number.isdecimal():
        return number
    if number.strip() in _ZEROS:
        return "0"
    if unit is Unit.COUNT and (match := late(_COUNTED).fullmatch(number)):
        number = match[1]
    return number


def has_letters(number: str) -> bool:
    """Whether a number has letters or circles in it that look like noughts."""
    return not _LETTERS_SET.isdisjoint(number)


def _grouped(text: str) -> str:
    """A number with commas where other marks part its thousands, without a sheet's mark of text."""
    plain = text.strip()
    if plain.isdigit() or not plain.translate(_NO_MARKS).isdigit():
        return text
    return plain.lstrip(_QUOTES).translate(_COMMAS)


def _is_plain(number: str, unit: Unit) -> bool:
    return bool(_PLAIN.fullmatch(number.strip())) and _whole(number, unit) == number


def _whole(number: str, unit: Unit) -> str:
    """A count without decimals that are all zero: `50.00` is 50."""
    match = _WHOLE.fullmatch(number) if unit is not Unit.MONEY else None
    return match[1] if match else number
