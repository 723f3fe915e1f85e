"""A list that a county keeps in Excel or WPS, saved as text: its rows, which column is what."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

from nianbao.report.errors import ReportError
from nianbao.report.text import clean_marks, one_shape, split_lines

_HEAD_ROWS = 10
"""Rows above the head at most: a sheet begins with its title."""
_BRACKETS = str.maketrans("〔〕【】[]｛｝{}〈〉<>", "()()()()()()()")
_NO_HEAD = re.compile(r"[_:：*?？]|\((?!市).*\)$")
"""What may stand in a head besides its name."""

_Heads = Mapping[str, Sequence[str]]
"""How columns are headed, by what stands in them; compared as names are."""


class RosterError(ReportError):
    """A roster, or another list of the county, that can't be used: which line, what to write."""


def name_key(name: str) -> str:
    """A name as names are compared: without spaces, its brackets and full-width signs plain."""
    plain = one_shape(clean_marks(name)).translate(_BRACKETS)
    return "".join(plain.split()).casefold()


def headed_rows(
    text: str, heads: _Heads, needed: str
) -> tuple[list[list[str]], int, dict[str, int]]:
    """The rows of a table, the number of the row that is its head, and the places of the columns.

    The head is the row that names most columns, `needed` among them; 0 and no columns where there
    is none. Raises RosterError where a cell is too long to be one.
    """
    text = "\n".join(split_lines(text)).removeprefix("\ufeff")
    tried = [_divided(text, mark, heads, needed) for mark in ",\t;"]
    return max(tried, key=lambda one: len(one[2]))


def rows_of_list(text: str, name: str) -> list[list[str]]:
    """The rows of a list with few columns, saved as text with commas, tabs or semicolons.

    Raises ReportError, which names the list, where a cell is too long to be one.
    """
    plain = "\n".join(split_lines(text)).removeprefix("\ufeff")
    mark = max(",\t;", key=plain.count)
    try:
        return list(csv.reader(io.StringIO(plain, newline=""), delimiter=mark))
    except csv.Error as error:
        raise ReportError(f"{name}读不出来，", "请在 WPS 或 Excel 里另存为 CSV。") from error


def cell_of(cells: Sequence[str], columns: Mapping[str, int], what: str) -> str:
    """The words in a column of a row; empty where there is no such column."""
    place = columns.get(what, len(cells))
    return cells[place].strip() if place < len(cells) else ""


def _divided(
    text: str, mark: str, heads: _Heads, needed: str
) -> tuple[list[list[str]], int, dict[str, int]]:
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == len("sep=,"):
        text = f"\n{rest}"
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        raise RosterError("名单里有一格太长，", "请在 WPS 或 Excel 里另存为 CSV 再用。") from error
    named = [(number, _columns(cells, heads)) for number, cells in enumerate(rows[:_HEAD_ROWS], 1)]
    at, columns = max(
        (one for one in named if needed in one[1]), key=lambda one: len(one[1]), default=(0, {})
    )
    return rows, at, columns


def _columns(cells: Sequence[str], heads: _Heads) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        words = _NO_HEAD.sub("", name_key(cell))
        for what, names in heads.items():
            if words in names or name_key(cell) in names:
                found.setdefault(what, place)
    return found
