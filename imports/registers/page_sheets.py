"""The tables of a web page as a sheet of a register: portals and systems hand them out so.

Many a system calls such a page .xls.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from nianbao.imports.page.reading_page import fragment_flow
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.registers.sheet_file import TITLE_LINES, RowCell, SheetFile, SheetRows
from nianbao.imports.sheets.grid import cell_words
from nianbao.imports.spans import SpannedRow
from nianbao.imports.ways_out import AS_XLSX


def page_sheets(code: str) -> SheetFile:
    """The tables of a page, each a sheet with the lines above it, numbered as lines of the page.

    Raises ImportRefusedError where it is too large, or no browser could read it.
    """
    try:
        flow = fragment_flow(code)
    except ImportRefusedError as error:
        raise ImportRefusedError(error.message, AS_XLSX) from error
    sheets: list[SheetRows] = []
    after = 0  # the place of the first line behind the table before
    for number, rows in flow.tables:
        place = bisect_left(flow.blocks, number, lo=after, key=attrgetter("number"))
        lines = flow.blocks[max(after, place - TITLE_LINES) : place]
        above = [(one.number, {0: _cell(one.text)}) for one in lines]
        sheets.append(SheetRows(f"第{len(sheets) + 1}个表格", [*above, *_rows(rows, number)]))
        after = bisect_left(flow.blocks, number + len(rows), lo=place, key=attrgetter("number"))
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
