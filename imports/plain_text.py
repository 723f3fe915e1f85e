"""Plain text -> lines and rows. A line with tabs, or with our own column rule, is a row."""

from collections.abc import Iterator

from imports.source import Block, Cells, Line
from report.text import clean_marks, split_lines

COLUMN_RULE = "│"
"""What stands between columns in our own aligned text."""


def plain_text_blocks(text: str) -> Iterator[Block]:
    """The non-blank lines of a text, rows divided into their cells."""
    for number, line in enumerate(split_lines(text), start=1):
        mark = "\t" if "\t" in line else COLUMN_RULE
        if mark in line:
            cells = tuple(clean_marks(cell).strip() for cell in line.split(mark))
            if any(cells):
                yield Cells(number, cells)
        elif words := clean_marks(line):
            yield Line(number, words)
