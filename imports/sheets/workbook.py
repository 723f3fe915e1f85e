"""A workbook (.xlsx, and .et, .xlsm of the same kind) -> its sheets, numbers as they are shown."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from posixpath import dirname, join, normpath
from typing import TypeVar
from xml.etree.ElementTree import Element

from nianbao.imports.numerals import whole_number
from nianbao.imports.office_package import OfficePackage
from nianbao.imports.sheets.grid import Sheet, SheetCell, cell_words
from nianbao.imports.sheets.number_formats import format_code, stored_number
from nianbao.imports.sheets.remarks import Remarks
from nianbao.imports.sheets.rich_text import RichText, rich_text, struck_styles, unescaped
from nianbao.imports.sheets.shown_cells import ShownCells

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_NOT_READ = frozenset({"rPh", "phoneticPr"})
"""How a text is pronounced: Japanese sheets carry it beside the text."""
_WORKBOOK = "xl/workbook.xml"
_Value = TypeVar("_Value")


def workbook_sheets(package: OfficePackage, remarks: Remarks) -> Iterator[Sheet]:
    """The sheets that are shown, in order. Raises ImportRefusedError where one can't be read."""
    targets = _targets(package, _WORKBOOK)
    book = package.tree(_WORKBOOK)
    reader = _Reader(package, remarks, targets, is_since_1904=_is_since_1904(book))
    for sheet in book.iterfind("sheets/sheet"):
        part = targets.get(sheet.get("id", ""), ("", ""))[1]
        if sheet.get("state", "visible") != "visible":
            remarks.hidden_sheets.append(sheet.get("name", ""))
        elif part.startswith("xl/chartsheets/"):
            continue
        else:
            yield reader.sheet(sheet.get("name", ""), part)


def _is_since_1904(book: Element) -> bool:
    settings = book.find("workbookPr")
    return settings is not None and settings.get("date1904", "0") in ("1", "true")


def _targets(package: OfficePackage, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: kind and name of the other part, by the key of the reference."""
    folder = dirname(part)
    name = f"{folder}/_rels/{part.rpartition('/')[2]}.rels"
    if name not in package:
        return {}
    found = {}
    for one in package.tree(name).iter("Relationship"):
        target = one.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], path)
    return found


class _Reader:
    def __init__(
        self,
        package: OfficePackage,
        remarks: Remarks,
        targets: dict[str, tuple[str, str]],
        *,
        is_since_1904: bool,
    ) -> None:
        self._package, self._remarks = package, remarks
        self._cells = ShownCells(remarks, is_since_1904)
        parts = {kind: path for kind, path in targets.values() if path in package}
        self._texts: list[Element] = []
        self._codes: list[str] = []
        self._struck: frozenset[str] = frozenset()
        if path := parts.get("sharedStrings"):
            self._texts = package.tree(path, _NOT_READ).findall("si")
        if path := parts.get("styles"):
            styles = package.tree(path)
            self._codes = list(_codes(styles))
            self._struck = struck_styles(styles)

    def sheet(self, name: str, part: str) -> Sheet:
        """The cells of a sheet, the hidden rows and columns noted."""
        root = self._package.tree(part, ("c",))
        sheet = Sheet(name)
        spans = dict(_spans(root))
        self._hide(sheet, root)
        row = -1
        for line in root.iterfind("sheetData/row"):
            row = _index(line.get("r")) if line.get("r") else row + 1
            if _is_on(line.get("hidden")) or line.get("ht") == "0":
                sheet.hidden_rows.add(row)
            column = -1
            for cell in line.iterfind("c"):
                place = _place(cell.get("r", ""))
                column = place[1] if place else column + 1
                text = cell_words(self._shown(cell, row))
                if text or (row, column) in spans:
                    span = spans.pop((row, column), (1, 1))
                    sheet.put(row, column, SheetCell(text, *span, self._serial(cell)))
        for (top, left), span in spans.items():
            sheet.put(top, left, SheetCell("", *span))
        self._remarks.note_hidden(sheet)
        kinds = _targets(self._package, part).values()
        drawings = [path for kind, path in kinds if kind == "drawing" and path in self._package]
        if any(_has_words(self._package.tree(path)) for path in drawings):
            self._remarks.text_boxes = True
        return sheet

    def _serial(self, cell: Element) -> Decimal | None:
        """The number in a cell, as days are counted from the end of 1899."""
        if cell.get("t", "n") != "n":
            return None
        number = stored_number(cell.findtext("v") or "")
        return None if number is None else self._cells.serial(number)

    def _hide(self, sheet: Sheet, root: Element) -> None:
        for columns in root.iterfind("cols/col"):
            if _is_on(columns.get("hidden")) or columns.get("width") == "0":
                first, last = _index(columns.get("min")), _index(columns.get("max"))
                sheet.hidden_columns.update(range(first, min(last, 20_000) + 1))

    def _shown(self, cell: Element, row: int) -> str:
        """The words of a cell as they are shown, without those that are struck out."""
        kind = cell.get("t", "n")
        if kind not in ("inlineStr", "s"):
            words = self._value(cell, kind, row)
            return (
                words if not self._is_struck(cell) else self._cells.kept(RichText("", words), row)
            )
        text = cell.find("is")
        if kind == "s":
            value = cell.findtext("v") or ""
            text = _at(value, self._texts)
        if text is None:
            return ""
        return self._cells.kept(rich_text(text, is_struck=self._is_struck(cell)), row)

    def _is_struck(self, cell: Element) -> bool:
        return cell.get("s", "0") in self._struck

    def _value(self, cell: Element, kind: str, row: int) -> str:
        value = cell.findtext("v") or ""
        formula = cell.find("f")
        if not value and formula is not None and kind != "str":
            self._remarks.formulas.append(row + 1)
            return f"={formula.text or ''}"
        if kind in ("str", "e", "d"):
            return unescaped(value)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        number = stored_number(value)
        if number is None:
            return value
        return self._cells.number(number, _at(cell.get("s", ""), self._codes) or "", row)


def _codes(styles: Element) -> Iterator[str]:
    """The number format of each style of a cell."""
    own = {
        number: one.get("formatCode", "")
        for one in styles.iterfind("numFmts/numFmt")
        if (number := whole_number(one.get("numFmtId", "0"))) is not None
    }
    for style in styles.iterfind("cellXfs/xf"):
        yield format_code(whole_number(style.get("numFmtId")) or 0, own)


def _spans(root: Element) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where merged cells begin, and how many rows and columns they take."""
    for merged in root.iterfind("mergeCells/mergeCell"):
        first, _, last = merged.get("ref", "").partition(":")
        start, end = _place(first), _place(last)
        if start and end and end >= start and end[1] >= start[1]:
            yield start, (end[0] - start[0] + 1, end[1] - start[1] + 1)


def _has_words(drawing: Element) -> bool:
    return any((words.text or "").strip() for words in drawing.iter("t"))


def _place(address: str) -> tuple[int, int] | None:
    """Row and column (from 0) of an address as B12."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _index(text: str | None) -> int:
    """A row or column counted from 1, from 0; too large for a sheet when it is none."""
    found = whole_number(text, 7)
    return 10**7 if found is None else found - 1


def _is_on(text: str | None) -> bool:
    return text in ("1", "true")


def _at(text: str, values: Sequence[_Value]) -> _Value | None:
    """The value at a place counted from 0; None where there is none."""
    place = whole_number(text, 7)
    return values[place] if place is not None and place < len(values) else None
