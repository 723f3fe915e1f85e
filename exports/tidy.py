"""Tidy columns as text: CSV (RFC 4180) and JSON lines, row by row, so that no size matters."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from nianbao.report.text import clean_marks, no_formula

BOM = "\ufeff"
"""What Excel and WPS tell UTF-8 by."""
_encode = json.JSONEncoder(ensure_ascii=False).encode


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV; a cell that a spreadsheet would take for a formula has a `'` in front."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def json_line(members: Mapping[str, str | int]) -> str:
    """One line of JSON; half a character, of a wild file name, is replaced."""
    return _encode(members).encode("utf-8", "replace").decode() + "\n"


def _cell(words: str) -> str:
    """A cell on one line, with nothing in it that can't be seen; figures go through at once."""
    if words.isascii() and words.isalnum():
        return words
    return no_formula(clean_marks(words).replace("\n", " "))
