"""An old workbook (.xls, and .et of the same kind) -> its sheets, numbers as they are shown."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nianbao.imports.formats import SHEET_ALONE
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.sheets.biff import BiffBook, BiffSheet, biff_book, damaged_book, unknown_book
from nianbao.imports.sheets.grid import Sheet, SheetCell, cell_words, too_large_sheets
from nianbao.imports.sheets.number_formats import format_code, stored_number
from nianbao.imports.sheets.remarks import Remarks
from nianbao.imports.sheets.rich_text import joined_pieces
from nianbao.imports.sheets.shown_cells import ShownCells

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet as OldSheet

_STREAMS = ("Workbook", "Book")
"""Where a book lies in its file; one that has both says the same in both."""
_CHARACTERS = 4_000_000
"""Characters that all cells together may show: a text may stand in many of them."""
_RUN = 10
"""Characters that a change of looks within a cell counts for."""
_TEXT, _TRUTH, _ERROR = 1, 4, 5
_NUMBERS = frozenset({2, 3})
"""Numbers, and those that are shown as days."""
_KINDS = frozenset({_TEXT, *_NUMBERS, _TRUTH, _ERROR})
"""Cells that hold something."""
_RAISED = 1


def old_workbook_sheets(data: bytes, remarks: Remarks) -> Iterator[Sheet]:
    """The sheets that are shown, in order. Raises ImportRefusedError where one can't be read."""
    try:
        book = biff_book(_stream_of(data))
        yield from _Reader(book, remarks).sheets()
    except (ImportRefusedError, ImportError):  # a library that is not there is no fault of the file
        raise
    except Exception as error:  # whatever a library meets in a damaged file
        raise damaged_book() from error


def _stream_of(data: bytes) -> bytes:
    """The stream of the book in a file; a sheet without a book is one by itself."""
    if data.startswith(SHEET_ALONE):
        return data
    import olefile

    with olefile.OleFileIO(data) as ole:
        name = next((one for one in _STREAMS if ole.exists(one)), None)
        if name is None:
            raise unknown_book()
        if ole.get_size(name) > len(data):
            raise damaged_book()
        return bytes(ole.openstream(name).read())


class _Nowhere:
    """Where the library says what it finds odd; it would write it on the screen."""

    def write(self, words: str) -> int:
        return len(words)

    def flush(self) -> None:
        return None


class _Reader:
    def __init__(self, book: BiffBook, remarks: Remarks) -> None:
        import xlrd

        self._shown, self._remarks = book.sheets, remarks
        self._book: Book = xlrd.open_workbook(
            file_contents=book.stream,
            logfile=_Nowhere(),
            encoding_override=book.encoding,
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
        self._errors: dict[int, str] = xlrd.error_text_from_code
        own = {one.format_key: one.format_str or "" for one in self._book.format_list}
        self._codes = [format_code(one.format_key, own) for one in self._book.xf_list]
        fonts = list(enumerate(self._book.font_list))
        self._struck = {number for number, one in fonts if one.struck_out}
        self._raised = {number for number, one in fonts if one.escapement == _RAISED}
        self._cells = ShownCells(remarks, self._book.datemode == 1)
        self._room = _CHARACTERS

    def sheets(self) -> Iterator[Sheet]:
        """The sheets that are shown."""
        for number, name in enumerate(self._book.sheet_names()):
            if number not in self._shown:
                self._remarks.hidden_sheets.append(name)
                continue
            yield self._sheet(self._book.sheet_by_index(number), name, self._shown[number])
            self._book.unload_sheet(number)

    def _sheet(self, old: "OldSheet", name: str, beside: BiffSheet) -> Sheet:
        sheet = Sheet(name)
        _hide(sheet, old)
        spans = {
            (top, left): (bottom - top, right - left)
            for top, bottom, left, right in old.merged_cells
            if bottom > top and right > left
        }
        formulas = beside.formulas.without_value(_counted(old))
        for row in range(old.nrows):
            for column, kind in enumerate(old.row_types(row)):
                if kind not in _KINDS:
                    continue
                if (row, column) in formulas:
                    self._remarks.formulas.append(row + 1)
                    cell = SheetCell("=公式")
                else:
                    cell = self._cell(old, row, column)
                if cell.text or (row, column) in spans:
                    span = spans.pop((row, column), (1, 1))
                    sheet.put(row, column, SheetCell(cell.text, *span, cell.serial))
        for (top, left), span in spans.items():
            sheet.put(top, left, SheetCell("", *span))
        self._remarks.note_hidden(sheet)
        self._remarks.text_boxes |= beside.has_text_boxes
        return sheet

    def _cell(self, old: "OldSheet", row: int, column: int) -> SheetCell:
        """What a cell shows, and the day or number it holds."""
        look = old.cell_xf_index(row, column)
        value, kind = old.cell_value(row, column), old.cell_type(row, column)
        number = stored_number(repr(value)) if kind in _NUMBERS else None
        if number is not None:
            words = self._cells.number(number, self._codes[look], row)
        elif kind == _TEXT:
            words = str(value)
        elif kind == _TRUTH:
            words = "TRUE" if value else "FALSE"
        else:
            words = self._errors.get(value, "#N/A")
        runs = old.rich_text_runlist_map.get((row, column), ())
        self._room -= len(words) + _RUN * len(runs)
        if self._room < 0:
            raise too_large_sheets()
        text = joined_pieces(self._pieces(words, self._book.xf_list[look].font_index, runs))
        serial = None if number is None else self._cells.serial(number)
        return SheetCell(cell_words(self._cells.kept(text, row)), serial=serial)

    def _pieces(
        self, words: str, font: int, runs: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[str, bool, bool]]:
        """The words of a cell by their looks: those of the cell, then of each run from its place.

        A cell that is raised as a whole has no note of anything.
        """
        ends = [*(place for place, _ in runs), len(words)]
        if words[: ends[0]]:
            yield words[: ends[0]], font in self._struck, False
        for (start, look), end in zip(runs, ends[1:], strict=True):
            yield words[start:end], look in self._struck, look in self._raised


def _counted(old: "OldSheet") -> set[tuple[int, int]]:
    """The places of the numbers that are not zero."""
    return {
        (row, column)
        for row in range(old.nrows)
        for column, kind in enumerate(old.row_types(row))
        if kind in _NUMBERS and old.cell_value(row, column)
    }


def _hide(sheet: Sheet, old: "OldSheet") -> None:
    rows, columns = old.rowinfo_map.items(), old.colinfo_map.items()
    sheet.hidden_rows.update(row for row, one in rows if one.hidden or not one.height)
    sheet.hidden_columns.update(at for at, one in columns if one.hidden or not one.width)
