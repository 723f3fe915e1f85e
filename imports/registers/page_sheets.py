"""The tables of a web page as a sheet of a register: portals and systems hand them out so.

Many a system calls such a page .xls.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nianbao.imports.page.reading_page import fragment_flow
from nianbao.imports.registers.sheet_file import RowCell, SheetFile, SheetRows
from nianbao.imports.sheets.grid import cell_words
from nianbao.imports.spans import SpannedRow

_TITLE_LINES = 5
"""Lines above a table that may be its title; the rest of a page is its menus."""


def page_sheets(code: str) -> SheetFile:
    """The tables of a page, each a sheet with the lines above it, numbered as lines of the page.

    Raises ImportRefusedError where it is too large, or no browser could read it.
    """
    flow = fragment_flow(code)
    sheets: list[SheetRows] = []
    after = 0
    for number, rows in flow.tables:
        lines = [block for block in flow.blocks if after <= block.number < number]
        above = [(one.number, {0: _cell(one.text)}) for one in lines[-_TITLE_LINES:]]
        sheets.append(SheetRows(f"第{len(sheets) + 1}个表格", [*above, *_rows(rows, number)]))
        after = number + len(rows)
    return SheetFile(tuple(sheet for sheet in sheets if sheet.rows))


def _rows(rows: Sequence[SpannedRow], number: int) -> Iterator[tuple[int, dict[int, RowCell]]]:
    """The rows that hold something; a cell merged over several rows stands in each of them."""
    row: dict[int, RowCell] = {}
    for line, cells in enumerate(rows, start=number):
        row = dict(_cells(cells, row))
        if row:
            yield line, row


def _cells(row: SpannedRow, above: Mapping[int, RowCell]) -> Iterator[tuple[int, RowCell]]:
    across = row.across or frozenset()
    for at, words in enumerate(row.cells):
        if at in row.covered:
            if at not in across and at in above:
                yield at, replace(above[at], goes_on=True)
        elif cell := _cell(words).text:
            yield at, RowCell(cell, is_written=True)


def _cell(words: str) -> RowCell:
    return RowCell(cell_words(words), is_written=True)
