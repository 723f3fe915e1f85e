"""A document as a sheet: a workbook, an open document's sheet, or a text with commas."""

import csv
import io
import random
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from nianbao.exports.grid import Grid, Kind, cover
from tests.samples.documents import Document

Put = tuple[int, int, str, int, int, bool]
"""Row, column, words, rows and columns that the cell takes, whether it is a number."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REFERENCES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def workbook(
    *sheets: str,
    names: Sequence[str] = (),
    states: Sequence[str] = (),
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook of sheets given as XML: what stands in `worksheet`."""
    listed, references = "", ""
    for place, _ in enumerate(sheets, start=1):
        name = names[place - 1] if names else f"Sheet{place}"
        state = states[place - 1] if states else "visible"
        listed += f'<sheet name="{name}" sheetId="{place}" state="{state}" r:id="rId{place}"/>'
        references += (
            f'<Relationship Id="rId{place}" Type="{_REFERENCES}/worksheet" '
            f'Target="worksheets/sheet{place}.xml"/>'
        )
    others = {"styles": "styles.xml", "sharedStrings": "sharedStrings.xml"}
    for kind, target in others.items():
        if parts and f"xl/{target}" in parts:
            references += (
                f'<Relationship Id="x{kind}" Type="{_REFERENCES}/{kind}" Target="/xl/{target}"/>'
            )
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REFERENCES}"><sheets>'
            f"{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships>{references}</Relationships>",
            **{
                f"xl/worksheets/sheet{place}.xml": f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>'
                for place, sheet in enumerate(sheets, start=1)
            },
            **(parts or {}),
        }
    )


def address(row: int, column: int) -> str:
    """Row and column (from 0) as B12."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def rows_xml(rows: Iterable[Sequence[object]], attributes: Mapping[int, str] | None = None) -> str:
    """The `sheetData` of plain rows; a text that begins with `<` is a cell's XML itself."""
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for column, value in enumerate(row):
            place = address(number, column)
            if isinstance(value, str) and value.startswith("<"):
                cells.append(value.replace("<c", f'<c r="{place}"', 1))
            elif isinstance(value, str):
                text = f"<is><t>{escape(value)}</t></is>"
                cells += [f'<c r="{place}" t="inlineStr">{text}</c>'] if value else []
            else:
                cells.append(f'<c r="{place}"><v>{value}</v></c>')
        more = (attributes or {}).get(number, "")
        lines.append(f'<row r="{number + 1}" {more}>{"".join(cells)}</row>')
    return f"<sheetData>{''.join(lines)}</sheetData>"


def open_document(kind: str, body: str, styles: str = "") -> bytes:
    """An open document: `kind` is `text` or `spreadsheet`."""
    spaces = " ".join(f'xmlns:{name}="{_OPEN}{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    mime = f"application/vnd.oasis.opendocument.{kind}"
    return archive({"mimetype": mime, "content.xml": content})


def sheet_source(shown: Document, shape: str, chance: random.Random) -> tuple[bytes, str]:
    """The document as a sheet of one of the kinds."""
    puts = list(_puts(shown))
    suffix = chance.choice((".xlsx", ".ods", ".csv"))
    if suffix == ".xlsx":
        return _workbook_of(puts), suffix
    if suffix == ".ods":
        return open_document("spreadsheet", _open_table(puts)), suffix
    return _delimited(puts, chance).encode(chance.choice(("gb18030", "utf-8-sig"))), suffix


def _puts(shown: Document) -> Iterator[Put]:
    row = 0
    for piece in shown.pieces:
        if not isinstance(piece, Grid):
            yield row, 0, piece.text, 1, 1, False
            row += 1
            continue
        for place, line in enumerate(cover(piece.rows, piece.width)):
            for column, placed in enumerate(line):
                if (place, column) == (placed.row, placed.column):
                    cell = placed.cell
                    number = cell.kind is Kind.FIGURE and cell.text.replace(".", "", 1).isdigit()
                    yield row + place, column, cell.text, cell.rowspan, cell.colspan, number
        row += len(piece.rows)


def _workbook_of(puts: Sequence[Put]) -> bytes:
    rows: dict[int, list[str]] = {}
    merged = ""
    for row, column, text, height, width, number in puts:
        place = address(row, column)
        inside = f"<v>{text}</v>" if number else f"<is><t>{escape(text)}</t></is>"
        kind = "" if number else 't="inlineStr"'
        rows.setdefault(row, []).append(f'<c r="{place}" {kind}>{inside}</c>' if text else "")
        if height * width > 1:
            end = address(row + height - 1, column + width - 1)
            merged += f'<mergeCell ref="{place}:{end}"/>'
    lines = (f'<row r="{row + 1}">{"".join(cells)}</row>' for row, cells in rows.items())
    return workbook(f"<sheetData>{''.join(lines)}</sheetData><mergeCells>{merged}</mergeCells>")


def _open_table(puts: Sequence[Put]) -> str:
    cells = {(row, column): put for put in puts for row, column in [put[:2]]}
    covered = {
        (row + down, column + right)
        for row, column, _, height, width, _ in puts
        for down in range(height)
        for right in range(width)
    }
    lines = []
    for row in range(max(row for row, _ in covered) + 1):
        line = ""
        for column in range(max((at for y, at in covered if y == row), default=-1) + 1):
            if (row, column) not in cells:
                tag = "covered-table-cell" if (row, column) in covered else "table-cell"
                line += f"<table:{tag}/>"
                continue
            _, _, text, height, width, number = cells[row, column]
            kind = f'office:value-type="float" office:value="{text}"' if number else ""
            spans = f'table:number-rows-spanned="{height}" table:number-columns-spanned="{width}"'
            words = "".join(f"<text:p>{escape(part)}</text:p>" for part in text.split("\n"))
            line += f"<table:table-cell {spans} {kind}>{words}</table:table-cell>"
        lines.append(f"<table:table-row>{line}</table:table-row>")
    return f'<table:table table:name="Sheet1">{"".join(lines)}</table:table>'


def _delimited(puts: Sequence[Put], chance: random.Random) -> str:
    rows: dict[int, dict[int, str]] = {}
    for row, column, text, *_ in puts:
        rows.setdefault(row, {})[column] = text
    width = max(column for _, column, *_ in puts) + 1
    file = io.StringIO()
    writer = csv.writer(file, delimiter=chance.choice(",\t;"))
    padded = chance.random() < 0.7
    for cells in rows.values():
        writer.writerow(cells.get(at, "") for at in range(width if padded else max(cells) + 1))
    return file.getvalue()
