"""The tables of a sheet: a register that is headed anew further down is another table."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nianbao.imports.registers.sheet_heads import SheetHead, find_head, surely_named
from nianbao.imports.registers.sheet_rows import RowCell, SheetRows
from nianbao.report.registers.fields import Register
from nianbao.report.text import PLAIN_DIGITS

_YEAR = re.compile(
    r"(?<!\d)(20[0-4]\d)(?! *年 *\d{1,2} *月 *\d{1,2} *[日号]?)(?: *年|年度|$|[^\d.\-/])"
)
"""A year in a title; that of the day on which a sheet was filled in is none."""
_HEAD_CELLS = 3
"""Columns that a row below must name before it is another head."""

NumberedRow = tuple[int, dict[int, RowCell]]
"""A row as the sheet numbers it, with its cells by column (from 0)."""


@dataclass(frozen=True, slots=True)
class TableBelow:
    """A table: what stands above its head, its head, the rows below it."""

    above: tuple[NumberedRow, ...]
    head: SheetHead
    rows: tuple[NumberedRow, ...]


def sheet_tables(sheet: SheetRows, register: Register) -> Iterator[TableBelow]:
    """The tables of a sheet from above; none where no row is a head of the register."""
    rows = sheet.rows
    while rows and (head := find_head(SheetRows(sheet.name, rows), register)):
        after = rows[head.ends :]
        end = next(
            (
                at
                for at, (_, row) in enumerate(after)
                if not is_head_again(head, row) and _is_other_head(row, head, register)
            ),
            len(after),
        )
        begins = end
        while 0 < begins < len(after) and len(after[begins - 1][1]) == 1:
            begins -= 1
        yield TableBelow(tuple(rows[: head.begins]), head, tuple(after[:begins]))
        rows = after[begins:]


def is_head_again(head: SheetHead, row: Mapping[int, RowCell]) -> bool:
    """Whether a row is the head printed once more."""
    return sum(row[at].text == words for at, words in head.words.items() if at in row) > 1


def year_of_words(texts: Iterable[str]) -> int | None:
    """The one year that titles say, None where they say none or several."""
    years = {
        int(match[1]) for words in texts for match in _YEAR.finditer(words.translate(PLAIN_DIGITS))
    }
    return years.pop() if len(years) == 1 else None


def _is_other_head(row: Mapping[int, RowCell], head: SheetHead, register: Register) -> bool:
    """Whether a row below names columns otherwise than the head does."""
    if len(row) < _HEAD_CELLS or len(row) * 2 < len(head.words):
        return False
    named = surely_named(register, (cell.text for cell in row.values()))
    return named >= _HEAD_CELLS and named * 2 > len(row)
