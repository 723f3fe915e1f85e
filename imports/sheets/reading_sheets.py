"""A file of sheets -> the lines and rows of all that are shown, one behind the other."""

from collections.abc import Iterable

from nianbao.imports.office_package import OfficePackage
from nianbao.imports.open_document.text import refuse_locked
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.sheets.choosing import (
    OneSheet,
    choose_sheets,
    one_sheet,
    title_of_sheet,
    year_of,
)
from nianbao.imports.sheets.grid import SHEET_CELL_LIMIT, Sheet, named_lines, too_large_sheets
from nianbao.imports.sheets.remarks import Remarks
from nianbao.imports.source import Gathered
from nianbao.imports.ways_out import AS_XLSX

_KIND = "表格文件"


def workbook_blocks(data: bytes) -> Gathered:
    """The sheets of an .xlsx file. Raises ImportRefusedError when it is damaged or locked."""
    from nianbao.imports.sheets.workbook import workbook_sheets

    remarks = Remarks()
    package = OfficePackage(data, _KIND, AS_XLSX)
    return _gathered(workbook_sheets(package, remarks), remarks)


def old_workbook_blocks(data: bytes) -> Gathered:
    """The sheets of an .xls or .et file. Raises ImportRefusedError when it is damaged or locked."""
    from nianbao.imports.sheets.old_workbook import old_workbook_sheets

    remarks = Remarks()
    return _gathered(old_workbook_sheets(data, remarks), remarks)


def open_sheet_blocks(data: bytes) -> Gathered:
    """The sheets of an .ods file. Raises ImportRefusedError when it is damaged or locked."""
    from nianbao.imports.sheets.open_sheet import open_sheets

    package, remarks = OfficePackage(data, _KIND, AS_XLSX), Remarks()
    refuse_locked(package)
    return _gathered(open_sheets(package, remarks), remarks)


def _gathered(sheets: Iterable[Sheet], remarks: Remarks) -> Gathered:
    found: list[OneSheet] = []
    number, cells = 1, 0
    for sheet in sheets:
        cells += len(sheet.cells)
        if cells > SHEET_CELL_LIMIT:
            raise too_large_sheets()
        lines = named_lines(sheet, number)
        one = one_sheet(sheet.name, lines.blocks)
        one.lines = lines
        found.append(one)
        number += max((row for row, _ in sheet.cells), default=-1) + 1
    if not cells:
        raise ImportRefusedError(f"这个{_KIND}里没有能看到的字，", AS_XLSX)
    chosen = choose_sheets(found)
    for one in chosen.sheets:
        remarks.note_year(one.name, title_of_sheet(one.blocks)[1])
        remarks.note_columns(one.name, one.lines.left, one.lines.lacking)
    blocks = [block for one in chosen.sheets for block in one.blocks]
    words = tuple(line for one in chosen.sheets for line in one.lines.words)
    return Gathered(
        blocks,
        tuple((row.number, row.text) for one in chosen.sheets for row in one.fields.rows),
        (*chosen.findings, *remarks.findings()),
        unplaced=words,
        office=next((one.office for one in chosen.sheets if one.office), None),
        year=year_of(chosen.sheets),
    )
