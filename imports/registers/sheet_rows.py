"""A file of sheets, or a paste -> its sheets as rows of cells, as a reader sees them.

Hidden rows and columns are left out and told. A cell merged over several rows stands in each of
them, marked as going on.
"""

from collections.abc import Collection, Iterable, Iterator

from nianbao.imports.decoding import decode, refuse_large_file
from nianbao.imports.formats import Format, format_of_bytes, format_of_text
from nianbao.imports.office_package import OfficePackage
from nianbao.imports.open_document.text import refuse_locked
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.registers.sheet_file import RowCell, SheetFile, SheetRows
from nianbao.imports.registers.spaced_text import spaced_rows, without_drawn_lines
from nianbao.imports.sheets.delimited import divided_rows
from nianbao.imports.sheets.grid import SHEET_CELL_LIMIT, Sheet, cell_words
from nianbao.imports.sheets.remarks import Remarks
from nianbao.imports.ways_out import AS_XLSX
from nianbao.report.text import no_formula, split_lines

_KIND = "表格"
_MARKS = "\t,;|，"
"""What may stand between cells of a text, the likelier first."""
_SAMPLE = 50_000
"""Characters that are looked at to tell the mark."""
_ROW_LIMIT = 20_000
_CELL_LIMIT = 200_000
_ELEMENTS = 600_000
"""Elements of a sheet: 2,000 requests with all their fields have half of that."""
_LINES_OF_A_CELL = 60


def rows_of_file(data: bytes, suffix: str) -> SheetFile:
    """The sheets of a file (.xlsx, .xls, .et, .ods, .csv, .docx, .html), told by what is in it.

    Raises ImportRefusedError for any other file, one that is damaged, locked or too large.
    """
    refuse_large_file(data)
    kind = format_of_bytes(data, suffix.lower())
    if kind is Format.ZIP:
        return _package(data)
    if kind is Format.OLE:
        from nianbao.imports.containers import format_inside

        kind = format_inside(data, kind, suffix.lower())
    if kind is Format.OLD_WORKBOOK:
        from nianbao.imports.sheets.old_workbook import old_workbook_sheets

        remarks = Remarks()
        return _sheet_file(old_workbook_sheets(data, remarks), remarks)
    if kind is not None:
        raise ImportRefusedError("这种文件读不出台账，", AS_XLSX)
    text = decode(data)
    if format_of_text(text, suffix.lower()) is Format.HTML:
        from nianbao.imports.registers.page_sheets import page_sheets

        return page_sheets(text)
    return rows_of_text(text)


def rows_of_text(text: str) -> SheetFile:
    """The one sheet in a text: what was pasted from Excel or WPS, or a .csv.

    Raises ImportRefusedError where it is too large.
    """
    text = without_drawn_lines("\n".join(split_lines(text)))
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        lines = _delimited(rest, first[4])
    else:
        widths = {mark: _width(_delimited(text[:_SAMPLE], mark)) for mark in _MARKS}
        mark = max(widths, key=lambda mark: widths[mark])
        spaced = spaced_rows(text) if len(text) <= _SAMPLE else []
        is_spaced = _width(spaced) > widths[mark]
        lines = spaced if is_spaced else _delimited(text, mark)
    sheet, cells = SheetRows(), 0
    for number, line in enumerate(lines, start=1):
        row = {
            column: RowCell(words)
            for column, cell in enumerate(line)
            if (words := cell_words(_unquoted(cell)))
        }
        cells += len(row)
        if number > _ROW_LIMIT or cells > _CELL_LIMIT:
            raise _too_large()
        if row:
            sheet.rows.append((number, row))
    return SheetFile((sheet,))


def _package(data: bytes) -> SheetFile:
    from nianbao.imports.sheets.open_sheet import open_sheets
    from nianbao.imports.sheets.workbook import workbook_sheets

    package, remarks = OfficePackage(data, _KIND, AS_XLSX, elements=_ELEMENTS), Remarks()
    sheets: Iterable[Sheet]
    if "xl/workbook.xml" in package:
        sheets = workbook_sheets(package, remarks)
    elif "content.xml" in package and "word/document.xml" not in package:
        refuse_locked(package)
        sheets = open_sheets(package, remarks)
    elif "word/document.xml" in package:
        from nianbao.imports.registers.word_sheets import word_sheets

        return word_sheets(data)
    else:
        raise ImportRefusedError("这个文件不是表格，", AS_XLSX)
    return _sheet_file(sheets, remarks)


def _sheet_file(sheets: Iterable[Sheet], remarks: Remarks) -> SheetFile:
    """What is seen of sheets; raises ImportRefusedError where they are too large."""
    found: list[SheetRows] = []
    cells = 0
    for sheet in sheets:
        cells += len(sheet.cells)
        if cells > SHEET_CELL_LIMIT:
            raise _too_large()
        found.append(_shown(sheet, {row - 1 for row in remarks.formulas}))
    return SheetFile(tuple(found), len(remarks.hidden_sheets), tuple(_left_out(remarks)))


def _left_out(remarks: Remarks) -> Iterator[str]:
    """What is told of the cells of a file, without what stood in them."""
    if remarks.formulas:
        yield (
            f"第{remarks.formulas[0]}行等{len(remarks.formulas)}格是公式，文件里没有存算出来的数，"
            "请在 WPS 或 Excel 里打开，保存一次，再读入。"
        )
    if remarks.struck:
        yield f"第{remarks.struck[0][0]}行等{len(remarks.struck)}处是划掉的文字，没有读入。"
    if remarks.text_boxes:
        yield "表格上面的文本框没有读入。"


def _shown(sheet: Sheet, formulas: Collection[int]) -> SheetRows:
    """What is seen of a sheet; `formulas` are the rows (from 0) with formulas without a value."""
    rows: dict[int, dict[int, RowCell]] = {}
    hidden: set[tuple[str, int]] = set()
    for (top, left), cell in sorted(sheet.cells.items()):
        if left in sheet.hidden_columns:
            hidden |= {("column", left)} if cell.text else set()
            continue
        for row in range(top, min(top + cell.rowspan, top + _ROW_LIMIT)):
            if row in sheet.hidden_rows:
                hidden |= {("row", row)} if cell.text else set()
            elif cell.text and not (row in formulas and cell.text.startswith("=")):
                rows.setdefault(row, {})[left] = RowCell(
                    cell.text, cell.serial, cell.serial is None, goes_on=row > top
                )
    return SheetRows(sheet.name, [(row + 1, rows[row]) for row in sorted(rows)], len(hidden))


def _delimited(text: str, mark: str) -> list[list[str]]:
    """The cells of each line; whole lines where one can't be divided."""
    rows = divided_rows(text, mark, _LINES_OF_A_CELL)
    return [[line] for line in text.split("\n")] if rows is None else rows


def _width(rows: list[list[str]]) -> int:
    """How many lines have as many cells as most of those that have several."""
    widths = [len(row) for row in rows if len(row) > 1]
    return sum(width == max(set(widths), key=widths.count) for width in widths) if widths else 0


def _unquoted(cell: str) -> str:
    """A cell without what keeps a sheet from taking it for a number or a formula."""
    words = cell.strip()
    if words.startswith('="') and words.endswith('"'):
        return words[2:-1]
    return words[1:] if words.startswith("'") and no_formula(words[1:]) == words else cell


def _too_large() -> ImportRefusedError:
    return ImportRefusedError("这个表格太大，不像台账，", "请只留下要读入的那一张表再读入。")


def texts_of(rows: Iterable[tuple[int, dict[int, RowCell]]]) -> Iterator[str]:
    """The words of all cells."""
    for _, row in rows:
        for cell in row.values():
            yield cell.text
