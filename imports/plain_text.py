"""Plain text -> lines and rows. A line with tabs, or with our own column rule, is a row.

A line of words that a sheet padded with empty cells is a line.
"""

import re
from collections.abc import Iterator, Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.text import clean_marks, split_lines

COLUMN_RULE = "│"
"""What stands between columns in our own aligned text."""
BARS = frozenset("|｜│")
"""What is drawn between the cells of a row."""
_CELL_END = "\x07"
"""What Word keeps behind the words of a cell; some copies have it."""
_LINES_OF_A_ROW = 30
"""Lines a row may have; one with more has lost a mark of quotation."""
RULED_LINE = re.compile(r"[\s|｜:+-]*--[\s|｜:+-]*")
"""A line of dashes and bars, as it parts the rows of a table that is drawn with characters."""


def plain_text_blocks(text: str) -> Iterator[SourceBlock]:
    """The non-blank lines of a text, rows divided into their cells."""
    lines = split_lines(text.replace(_CELL_END, "\t"))
    for number, line in enumerate(_with_whole_cells(lines), start=1):
        if line and (block := line_or_row(number, line)):
            yield block


def _with_whole_cells(lines: Sequence[str]) -> Iterator[str]:
    """The lines with each cell whole that a copy of a sheet quotes, as it has line ends in it.

    Beneath stand as many empty lines, so that no line changes its number.
    """
    place = 0
    while place < len(lines):
        size = _lines_of_row(lines, place)
        if size == 1:
            yield lines[place]
        else:
            row = "\n".join(lines[place : place + size])
            yield "\t".join(map(_unquoted, row.split("\t")))
            yield from [""] * (size - 1)
        place += size


def _lines_of_row(lines: Sequence[str], place: int) -> int:
    """How many lines a row has: more than one where its last cell is quoted and goes on."""
    size = 1
    while _is_open(lines[place : place + size]):
        size += 1
        if size > _LINES_OF_A_ROW or place + size > len(lines):
            return 1
    cells = "\n".join(lines[place : place + size]).split("\t")
    is_row = len(cells) > 1 and all(cell.endswith('"') for cell in cells if "\n" in cell)
    return size if is_row else 1


def _is_open(lines: Sequence[str]) -> bool:
    if not any('"' in line for line in lines):
        return False
    last = "\n".join(lines).split("\t")[-1]
    return last.startswith('"') and last.count('"') % 2 > 0


def _unquoted(cell: str) -> str:
    """A cell as it was typed: what stands on both sides of a line end may be two figures."""
    if "\n" not in cell or not (cell.startswith('"') and cell.endswith('"')):
        return cell
    parts = cell[1:-1].replace('""', '"').split("\n")
    words = parts[0]
    for part in parts[1:]:
        are_apart = words[-1:].isascii() and part[:1].isascii()
        words += f"{' ' if are_apart else ''}{part}"
    return words


def line_or_row(number: int, line: str) -> SourceBlock | None:
    """One line: a row where it has tabs or column rules, None where it is blank."""
    mark = "\t" if "\t" in line else COLUMN_RULE
    cells = tuple(clean_marks(cell).strip() for cell in line.split(mark))
    words = clean_marks(line)
    filled = [cell for cell in cells if cell]
    if len(cells) > 1 and len(filled) == 1 and not is_figure_like(filled[0]):
        return TextLine(number, filled[0])
    if len(cells) > 1 and filled:
        row_words = words if mark == COLUMN_RULE else " ".join(filled)
        return CellRow(number, cells, row_words)
    return TextLine(number, words) if words.strip() else None
