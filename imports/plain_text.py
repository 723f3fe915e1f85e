"""Plain text -> lines and rows. A line with tabs, or with our own column rule, is a row.

A line of words that a sheet padded with empty cells is a line.
"""

import re
from collections.abc import Iterator

from nianbao.imports.cells import is_figure_like
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.text import clean_marks, split_lines

COLUMN_RULE = "│"
"""What stands between columns in our own aligned text."""
BARS = frozenset("|｜│")
"""What is drawn between the cells of a row."""
_CELL_END = "\x07"
"""What Word keeps behind the words of a cell; some copies have it."""
RULED_LINE = re.compile(r"[\s|｜:+-]*--[\s|｜:+-]*")
"""A line of dashes and bars, as it parts the rows of a table that is drawn with characters."""


def plain_text_blocks(text: str) -> Iterator[SourceBlock]:
    """The non-blank lines of a text, rows divided into their cells."""
    for number, line in enumerate(split_lines(text.replace(_CELL_END, "\t")), start=1):
        if line and (block := line_or_row(number, line)):
            yield block


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
