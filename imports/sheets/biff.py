"""The stream of an old workbook (BIFF) -> one of only what is read of it, counted beforehand.

Such a stream is records: a kind, a length and so many bytes. The library that reads them believes
what they say, so it gets none but those of figures, words and looks, and no more than a workbook
has. Sheets that are hidden are left out, but for their names.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import error as StructError
from struct import pack, pack_into, unpack, unpack_from

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.sheets.grid import SHEET_CELL_LIMIT, too_large_sheets
from nianbao.imports.sheets.old_formulas import FORMULAS, SHARED_FORMULAS, Formulas
from nianbao.imports.ways_out import AS_XLSX, UNPROTECT

_RECORDS = 600_000
"""Records that are looked at; a report has about 2,000, with many empty cells 50,000."""
_LOOKS = 10_000
"""Fonts, formats and styles that a workbook may have, or widths of columns a sheet."""
_TEXTS, _TEXT_BYTES = 200_000, 4 * 1024 * 1024
"""Texts that the cells of a workbook may share, and the bytes of all of them."""

_BOF, _EOF, _CONTINUE = 0x809, 0x0A, 0x3C
_LOCKED, _SHEET, _TEXTS_SHARED, _ENCODING = 0x2F, 0x85, 0xFC, 0x42
_MERGED, _OBJECT, _OBJECT_TEXT = 0xE5, 0x5D, 0x1B6
_CELLS = frozenset({0x203, 0xFD, 0x204, 0xD6, 0x27E, 0x205, *FORMULAS})
_ROW_OF_NUMBERS, _FORMULA_TEXT = 0xBD, 0x207
_OF_BOOK = frozenset({_ENCODING, 0x22, 0x31, 0x41E, 0xE0, _SHEET, _TEXTS_SHARED})
_OF_SHEET = frozenset({*_CELLS, _ROW_OF_NUMBERS, _FORMULA_TEXT, _MERGED, 0x208, 0x7D})
_GO_ON = frozenset({_TEXTS_SHARED, _FORMULA_TEXT})
"""Records that may be longer than one, and go on in the next."""
_COUNTED = frozenset({0x7D, 0x31, 0x41E, 0xE0, _SHEET})
_SHAPES = frozenset({1, 2, 3, 4, 6, 9, 30})
"""Kinds of objects that a reader sees as a text box: lines, boxes, ovals, curves."""
_LATEST, _OF_1995 = 0x600, 0x500
_BOOK, _WORKSHEET = 0x05, 0x10
_CHINESE = "gb18030"
_PAGES = frozenset({0, 936, 1252, 54936, 0x8000, 0x8001})
"""Encodings that a file of 1995 names where it is Chinese: programs wrote the western one, too."""

_CELLS_ALONE = frozenset({0x203, 0x204, 0x27E, 0x205, 0x06, _FORMULA_TEXT})
_NO_LOOKS = ((0x31, bytes(16)), (0xE0, bytes(16)), (_SHEET, bytes(6) + b"\x06Sheet1"))
"""The one font, the one style and the name of a sheet without a book."""

_Record = tuple[int, bytes]


@dataclass(slots=True)
class BiffSheet:
    """What a sheet holds beside its cells: text boxes, and the formulas that have no value."""

    records: list[_Record] = field(default_factory=list)
    has_text_boxes: bool = False
    formulas: Formulas = field(default_factory=Formulas)


@dataclass(slots=True)
class BiffBook:
    """A stream that can be read, the encoding of its words where that is not its own to tell.

    `sheets` are those that are shown, by their place in the book.
    """

    stream: bytes
    encoding: str | None
    sheets: dict[int, BiffSheet]


def damaged_book() -> ImportRefusedError:
    """The refusal of a file that is damaged."""
    return ImportRefusedError("这个旧版表格文件（.xls、.et）坏了，读不出来，", AS_XLSX)


def unknown_book() -> ImportRefusedError:
    """The refusal of a file that is of another kind."""
    return ImportRefusedError("这是旧版表格文件（.xls、.et），还不能直接读，", AS_XLSX)


def biff_book(stream: bytes) -> BiffBook:
    """What is read of a stream. Raises ImportRefusedError: locked, damaged, too large, another."""
    try:
        code, version, kind = unpack_from("<H2xHH", stream)
        if code == _BOF and version in (_LATEST, _OF_1995) and kind == _BOOK:
            return _Book(stream).read(version)
        if code == _BOF and version in (0, _OF_1995) and kind == _WORKSHEET:
            return _Book(stream).read_alone()
    except (StructError, IndexError) as error:
        raise damaged_book() from error
    raise unknown_book()


class _Book:
    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._looked_at = self._cells = 0

    def read(self, version: int) -> BiffBook:
        """The book whose records begin the stream."""
        book = self._records_of_book()
        sheets: dict[int, BiffSheet] = {}
        number = 0
        for code, body in book:
            if code == _SHEET:
                place, state, kind = unpack_from("<IBB", body)
                if kind == 0 and state & 3 == 0:
                    sheets[number] = self._sheet(place)
                number += kind == 0
        encoding = _encoding(book) if version == _OF_1995 else None
        if encoding:
            book = [one for one in book if one[0] != _ENCODING]
        return BiffBook(_joined(version, book, sheets), encoding, sheets)

    def read_alone(self) -> BiffBook:
        """A sheet without a book, as small programs write them: its cells have no looks."""
        sheet = self._sheet(0)
        sheet.records = [
            (code, body[:4] + b"\0\0" + body[6:]) if code in _CELLS else (code, body)
            for code, body in sheet.records
            if code in _CELLS_ALONE
        ]
        sheets = {0: sheet}
        return BiffBook(_joined(_OF_1995, [*_NO_LOOKS], sheets), _CHINESE, sheets)

    def _records_of_book(self) -> list[_Record]:
        kept: list[_Record] = []
        shared = looks = 0
        for code, body, depth in self._substream(0):
            if code == _LOCKED:
                raise ImportRefusedError("这个表格加了密码，或者保护了工作簿，", UNPROTECT)
            if depth == 1 and code in _OF_BOOK:
                kept.append((code, body))
                looks += code in _COUNTED
                shared += len(body) if code == _TEXTS_SHARED else 0
                if code == _TEXTS_SHARED and unpack_from("<4xI", body)[0] > _TEXTS:
                    raise too_large_sheets()
            elif code == _CONTINUE and kept and kept[-1][0] in (_TEXTS_SHARED, _CONTINUE):
                kept.append((code, body))
                shared += len(body)
            if shared > _TEXT_BYTES or looks > _LOOKS:
                raise too_large_sheets()
        return kept

    def _sheet(self, place: int) -> BiffSheet:
        sheet = BiffSheet()
        looks = before = shape = 0
        text_of_shape = False
        for code, body, depth in self._substream(place):
            if code == _CONTINUE:
                if text_of_shape:
                    sheet.has_text_boxes |= bool(body[1:].strip(b" \0\n\r\t"))
                elif depth == 1 and before in _GO_ON:
                    sheet.records.append((code, body))
            else:
                before = code
            text_of_shape = text_of_shape and code == _CONTINUE
            if depth > 1:
                continue
            if code in _OF_SHEET:
                sheet.records.append((code, body))
                self._count(code, body)
                looks += code in _COUNTED
                if code in FORMULAS:
                    sheet.formulas.look_at(body)
            elif code in SHARED_FORMULAS:
                sheet.formulas.look_at_shared(code, body)
            elif code == _OBJECT:
                shape = unpack_from("<4xH", body)[0] if len(body) >= 6 else 0
            elif code == _OBJECT_TEXT:
                text_of_shape = shape in _SHAPES
            if looks > _LOOKS:
                raise too_large_sheets()
        return sheet

    def _count(self, code: int, body: bytes) -> None:
        if code == _ROW_OF_NUMBERS:
            self._cells += max(1, (len(body) - 6) // 6)
        elif code == _MERGED:
            self._cells += len(body) // 8
        else:
            self._cells += code in _CELLS
        if self._cells > 2 * SHEET_CELL_LIMIT:
            raise too_large_sheets()

    def _substream(self, place: int) -> Iterator[tuple[int, bytes, int]]:
        """The records from a place on to the end of what begins there, without begin and end.

        With each stands how many have begun and not ended: a chart stands in a sheet.
        """
        depth = 0
        while True:
            code, length = unpack_from("<HH", self._stream, place)
            body = self._stream[place + 4 : place + 4 + length]
            place += 4 + length
            self._looked_at += 1
            if len(body) < length or (depth == 0 and code != _BOF):
                raise damaged_book()
            if self._looked_at > _RECORDS:
                raise too_large_sheets()
            if code == _BOF:
                depth += 1
            elif code == _EOF:
                depth -= 1
                if not depth:
                    return
            else:
                yield code, body, depth


def _encoding(book: list[_Record]) -> str | None:
    """The encoding of a file of 1995 that is Chinese; None where it names its own."""
    page = next((unpack("<H", body[:2])[0] for code, body in book if code == _ENCODING), 0)
    return _CHINESE if page in _PAGES else None


def _joined(version: int, book: list[_Record], sheets: dict[int, BiffSheet]) -> bytes:
    """The records in one stream, in which the book tells where each sheet begins now."""
    stream = bytearray()
    told: list[int] = []
    for code, body in _with_ends(version, _BOOK, book):
        told += [len(stream) + 4] if code == _SHEET and not body[5] else []
        stream += pack("<HH", code, len(body)) + body
    for number, sheet in sheets.items():
        pack_into("<I", stream, told[number], len(stream))
        for code, body in _with_ends(version, _WORKSHEET, sheet.records):
            stream += pack("<HH", code, len(body)) + body
        sheet.records.clear()
    return bytes(stream)


def _with_ends(version: int, kind: int, records: list[_Record]) -> list[_Record]:
    """Records as a part of a stream: its begin, which tells version, kind and year, and its end."""
    begin = pack("<HHHH", version, kind, 4000, 1997)
    return [(_BOF, begin), *records, (_EOF, b"")]
