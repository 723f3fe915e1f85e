"""An open document's sheets (.ods) -> their cells, numbers as they are shown."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element

from nianbao.imports.note_marks import LOWERED, RAISED, without_marks
from nianbao.imports.numerals import whole_number
from nianbao.imports.office_package import OfficePackage
from nianbao.imports.open_document.styles import OpenStyles
from nianbao.imports.open_document.text import CONTENT, paragraph_words
from nianbao.imports.sheets.grid import Sheet, SheetCell, cell_words
from nianbao.imports.sheets.number_formats import plain_number, stored_number
from nianbao.imports.sheets.remarks import Remarks

_FIRST_DAY = date(1899, 12, 30)
_REPEATED = 1000
"""Times a cell or row that holds something may be repeated."""
_STRUCK = "struck"
"""What the attribute is called in which a span's struck words are kept."""
_HIDDEN = frozenset({"collapse", "filter"})
_GROUPS = frozenset(
    {"table-row-group", "table-header-rows", "table-rows", "table-column-group",
     "table-header-columns", "table-columns"}
)  # fmt: skip


def open_sheets(package: OfficePackage, remarks: Remarks) -> Iterator[Sheet]:
    """The sheets that are shown, in order. Raises ImportRefusedError where one can't be read."""
    root = package.tree(CONTENT)
    _mark_looks(root, OpenStyles([root]))
    hidden = {
        style.get("name")
        for style in root.iterfind("automatic-styles/style")
        if any(one.get("display") == "false" for one in style.iterfind("table-properties"))
    }
    for table in root.iterfind("body/spreadsheet/table"):
        name = table.get("name", "")
        if table.get("style-name") in hidden:
            remarks.hidden_sheets.append(name)
        else:
            sheet = _sheet(table, name, remarks)
            remarks.note_hidden(sheet)
            yield sheet


def _mark_looks(root: Element, styles: OpenStyles) -> None:
    """Take the struck words out of the cells, kept aside, and put marks around the raised ones."""
    for span in list(root.iter("span")):
        look = span.get("style-name")
        words = paragraph_words(span)
        if styles.is_struck(look) or styles.is_raised(look):
            tail = span.tail
            span.clear()
            span.tail = tail
            if styles.is_struck(look):
                span.set(_STRUCK, words)
            else:
                span.text = f"{RAISED}{words}{LOWERED}"


def _sheet(table: Element, name: str, remarks: Remarks) -> Sheet:
    sheet, row, column = Sheet(name), 0, 0
    for part in _parts(table):
        if part.tag == "shapes" and any((one.text or "").strip() for one in part.iter("p")):
            remarks.text_boxes = True
        elif part.tag == "table-column":
            times = _count(part, "number-columns-repeated")
            if part.get("visibility") in _HIDDEN:
                sheet.hidden_columns.update(range(column, column + min(times, _REPEATED)))
            column += times
        elif part.tag == "table-row":
            times = _count(part, "number-rows-repeated")
            cells = list(_cells(part, row, remarks))
            for place in range(row, row + min(times, _REPEATED) if cells else row):
                for at, cell in cells:
                    sheet.put(place, at, cell)
            if part.get("visibility") in _HIDDEN:
                sheet.hidden_rows.update(range(row, row + min(times, _REPEATED)))
            row += times
    return sheet


def _parts(table: Element) -> Iterator[Element]:
    """The columns and rows of a table, in groups or not."""
    waiting = [iter(table)]
    while waiting:
        for part in waiting[-1]:
            if part.tag in _GROUPS:
                waiting.append(iter(part))
                break
            yield part
        else:
            waiting.pop()


def _cells(row: Element, number: int, remarks: Remarks) -> Iterator[tuple[int, SheetCell]]:
    column = 0
    for cell in row:
        if cell.tag not in ("table-cell", "covered-table-cell"):
            continue
        times = _count(cell, "number-columns-repeated")
        if cell.tag == "table-cell":
            text = _shown(cell, number, remarks)
            spans = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if text or spans != (1, 1):
                for place in range(column, column + min(times, _REPEATED)):
                    yield place, SheetCell(text, *spans, _serial(cell))
        column += times


def _serial(cell: Element) -> Decimal | None:
    """The day or number that a cell holds, a day counted from the end of 1899."""
    if cell.get("value-type") == "float":
        return stored_number(cell.get("value", ""))
    try:
        day = date.fromisoformat(cell.get("date-value", "")[:10])
    except ValueError:
        return None
    return Decimal((day - _FIRST_DAY).days)


def _shown(cell: Element, row: int, remarks: Remarks) -> str:
    """The words of a cell; a number without what only makes it easier to read."""
    paragraphs = cell.findall("p")
    shown, marks = without_marks("\n".join(map(paragraph_words, paragraphs)))
    text = cell_words(shown)
    struck = (one.get(_STRUCK, "").strip() for line in paragraphs for one in line.iter("span"))
    remarks.struck += ((row + 1, words) for words in struck if words)
    remarks.marks += ((row + 1, words, mark) for words, mark in marks)
    if cell.get("formula") and not cell.get("value-type"):
        remarks.formulas.append(row + 1)
        return cell.get("formula", "=").removeprefix("of:")
    stored = stored_number(cell.get("value", ""))
    if cell.get("value-type") != "float" or stored is None:
        return text
    seen = stored_number(text.replace(",", "").replace(" ", ""))
    if seen is None:
        return text if any(map(str.isalnum, text)) else plain_number(stored)
    if plain_number(seen) != plain_number(stored):
        remarks.rounded.append((row + 1, plain_number(seen), plain_number(stored)))
    return plain_number(seen)


def _count(element: Element, name: str) -> int:
    return max(1, whole_number(element.get(name), 11) or 1)
