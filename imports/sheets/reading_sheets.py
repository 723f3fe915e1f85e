"""A file of sheets -> the lines and rows of all that are shown, one behind the other."""

from collections.abc import Iterable

from imports.office_package import OfficePackage
from imports.open_text import refuse_locked
from imports.reading import ImportRefusedError
from imports.sheets.grid import SHEET_CELL_LIMIT, Sheet, named_blocks
from imports.sheets.remarks import Remarks
from imports.source import Gathered, SourceBlock

_KIND = "表格文件"
_WAY_OUT = "请在 WPS 或 Excel 里打开，另存为 .xlsx 再读入。"


def workbook_blocks(data: bytes) -> Gathered:
    """The sheets of an .xlsx file. Raises ImportRefusedError when it is damaged or locked."""
    from imports.sheets.workbook import workbook_sheets

    remarks = Remarks()
    package = OfficePackage(data, _KIND, _WAY_OUT)
    return _gathered(package, workbook_sheets(package, remarks), remarks)


def open_sheet_blocks(data: bytes) -> Gathered:
    """The sheets of an .ods file. Raises ImportRefusedError when it is damaged or locked."""
    from imports.sheets.open_sheet import open_sheets

    package, remarks = OfficePackage(data, _KIND, _WAY_OUT), Remarks()
    refuse_locked(package)
    return _gathered(package, open_sheets(package, remarks), remarks)


def _gathered(package: OfficePackage, sheets: Iterable[Sheet], remarks: Remarks) -> Gathered:
    blocks: list[SourceBlock] = []
    number, cells = 1, 0
    for sheet in sheets:
        cells += len(sheet.cells)
        if cells > SHEET_CELL_LIMIT:
            raise ImportRefusedError("这个表格太大，不像年度报告，", "请只留下报告的几张表再读入。")
        blocks += named_blocks(sheet, number)
        number += max((row for row, _ in sheet.cells), default=-1) + 1
    if not cells:
        raise package.refusal("里没有能看到的字")
    return Gathered(blocks, findings=tuple(remarks.findings()))
