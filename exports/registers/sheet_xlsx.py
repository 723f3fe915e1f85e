"""A register as .xlsx: one sheet, its head fixed, days and amounts as a sheet keeps them.

The rule: texts are texts. Each stands in its own cell as it is, and one that begins like a formula
is marked as typed with a quote in front, so that no program makes a formula of it. The same records
give the same bytes.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from nianbao.exports.registers.sheet_table import SheetTable, SheetValue
from nianbao.report.registers.fields import FieldKind
from nianbao.report.text import clean_marks, column_letter, no_formula

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BEFORE_FIRST = date(1899, 12, 30)
_PLAIN, _HEAD, _DAY, _MONEY, _QUOTED = range(5)
"""The looks of cells, by their places in the styles."""
_WIDTHS = {FieldKind.TEXT: 40, FieldKind.LINE: 18, FieldKind.CHOICES: 20, FieldKind.CHOICE: 16}
_CELL_LIMIT = 32_767
"""Characters that a cell of a sheet holds."""

_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5">'
    + "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="0" xfId="0"{more}>'
        '<alignment vertical="top" wrapText="1"/></xf>'
        for number, font, more in (
            (49, 0, ""),
            (49, 1, ""),
            (164, 0, ' applyNumberFormat="1"'),
            (0, 0, ""),
            (49, 0, ' quotePrefix="1"'),
        )
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": _STYLES,
}


def write_sheet_xlsx(table: SheetTable) -> bytes:
    """The bytes of a `.xlsx` file; no person, no machine, no time stands in its properties."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in {
            **_PARTS,
            "xl/workbook.xml": _workbook(table),
            "xl/worksheets/sheet1.xml": "".join(_sheet(table)),
        }.items():
            entry = ZipInfo(name)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            archive.writestr(entry, (_DECLARATION + part).encode())
    return file.getvalue()


def _workbook(table: SheetTable) -> str:
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        f'<sheet name="{escape(table.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _sheet(table: SheetTable) -> Iterator[str]:
    yield (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews><cols>"
    )
    for at, kind in enumerate(table.kinds, start=1):
        width = _WIDTHS.get(kind, 12)
        yield f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield f'<row r="1">{"".join(_text(head, _HEAD) for head in table.heads)}</row>'
    for number, row in enumerate(table.rows, start=2):
        cells = "".join(_cell(column_letter(at), number, value) for at, value in enumerate(row))
        yield f'<row r="{number}">{cells}</row>'
    yield "</sheetData>"
    yield '<pageSetup paperSize="9" orientation="landscape"/></worksheet>'


def _cell(column: str, row: int, value: SheetValue) -> str:
    place = f' r="{column}{row}"'
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return _text(value, _PLAIN if no_formula(value) == value else _QUOTED, place)
    if isinstance(value, date):
        return f'<c{place} s="{_DAY}"><v>{(value - _BEFORE_FIRST).days}</v></c>'
    number = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return f'<c{place} s="{_MONEY}"><v>{number}</v></c>'


def _text(words: str, look: int, place: str = "") -> str:
    shown = escape(clean_marks(words)[:_CELL_LIMIT])
    return f'<c{place} s="{look}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'
