"""A file of sheets -> the lines and rows of all that are shown, one behind the other."""

from collections.abc import Iterable

from nianbao.imports.office_package import OfficePackage
from nianbao.imports.open_text import refuse_locked
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.sheets.grid import SHEET_CELL_LIMIT, Sheet, named_blocks
from nianbao.imports.sheets.remarks import Remarks
from nianbao.imports.source import Gathered, SourceBlock, TextLine
from nianbao.imports.titles import can_be_title, is_title, office_and_year, tells_office, tidy_year
from nianbao.report.form.form_2021 import FORM_2021

_KIND = "表格文件"
_WAY_OUT = "请在 WPS 或 Excel 里打开，另存为 .xlsx 再读入。"


def workbook_blocks(data: bytes) -> Gathered:
    """The sheets of an .xlsx file. Raises ImportRefusedError when it is damaged or locked."""
    from nianbao.imports.sheets.workbook import workbook_sheets

    remarks = Remarks()
    package = OfficePackage(data, _KIND, _WAY_OUT)
    return _gathered(package, workbook_sheets(package, remarks), remarks)


def open_sheet_blocks(data: bytes) -> Gathered:
    """The sheets of an .ods file. Raises ImportRefusedError when it is damaged or locked."""
    from nianbao.imports.sheets.open_sheet import open_sheets

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
        own = named_blocks(sheet, number)
        remarks.note_year(sheet, _year(own))
        blocks += own
        number += max((row for row, _ in sheet.cells), default=-1) + 1
    if not cells:
        raise package.refusal("里没有能看到的字")
    return Gathered(blocks, findings=tuple(remarks.findings()))


def _year(blocks: Iterable[SourceBlock]) -> int | None:
    """The year in the title of a sheet that names an office too; None where there is none."""
    for block in blocks:
        text = block.text.strip() if isinstance(block, TextLine) else ""
        if text and is_title(FORM_2021, text) and can_be_title(FORM_2021, text):
            office, year = office_and_year(FORM_2021, tidy_year(text))
            if office and year and tells_office(FORM_2021, text, office):
                return year
    return None
