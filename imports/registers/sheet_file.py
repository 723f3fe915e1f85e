"""Sheets as rows of cells, whichever kind of file or paste they came in."""

from dataclasses import dataclass, field
from decimal import Decimal

TITLE_LINES = 5
"""Lines above a table of a document or page that may be its title; further up are other words."""


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell: its words, and the number it holds where that may be a day counted from 1899.

    `is_written` tells that its words are as they were typed: a text of a file of sheets, while what
    came through a text may be a number that has lost its last zeros. `goes_on`: it began above.
    """

    text: str
    serial: Decimal | None = None
    is_written: bool = False
    goes_on: bool = False


@dataclass(slots=True)
class SheetRows:
    """A sheet: its rows from the first that holds something, numbered as the sheet shows them.

    `hidden` counts the rows and columns that hold something and were left out.
    """

    name: str = ""
    rows: list[tuple[int, dict[int, RowCell]]] = field(default_factory=list)
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class SheetFile:
    """The sheets of a file, how many are hidden, and what else was left out, in sentences."""

    sheets: tuple[SheetRows, ...]
    hidden_sheets: int = 0
    remarks: tuple[str, ...] = ()
