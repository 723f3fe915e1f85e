"""Old workbooks (.xls, .et): the same comes out as of an .xlsx; what is odd is refused or told."""

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from struct import pack
from subprocess import run

import pytest

from nianbao.imports import ImportRefusedError, read_report
from nianbao.imports.registers.register_sheet import read_register
from nianbao.imports.registers.sheet_rows import rows_of_file
from nianbao.imports.sheets.grid import Sheet
from nianbao.imports.sheets.old_workbook import old_workbook_sheets
from nianbao.imports.sheets.remarks import Remarks
from nianbao.report.registers.fields import REGISTERS
from tests.imports.test_sheets import COLUMNS, HEAD, NEW, OLD, RECEIVED, TITLE
from tests.reports import full_report
from tests.samples.by_programs import kept_files
from tests.samples.old_sheets import (
    BIFF5,
    Value,
    begin,
    cell,
    formula,
    old_book,
    ole_file,
    record,
    sheet,
    stream_of,
)
from tests.samples.sheets import rows_xml, workbook

ROWS: list[list[Value]] = [[TITLE], [HEAD], [*COLUMNS], [*NEW], [*OLD]]  # type: ignore[list-item]
STRUCK = 8


def sheets_of(data: bytes) -> tuple[list[Sheet], Remarks]:
    remarks = Remarks()
    return list(old_workbook_sheets(data, remarks)), remarks


def texts(given: Sheet) -> list[str]:
    return [one.text for _, one in sorted(given.cells.items())]


def shared(*runs: tuple[int, int], text: str) -> bytes:
    body = pack("<HBH", len(text), 9, len(runs)) + text.encode("utf-16-le")
    return record(0xFC, pack("<ii", 1, 1) + body + b"".join(pack("<HH", *run) for run in runs))


def test_what_a_program_made_is_read_as_its_xlsx() -> None:
    files = kept_files()
    other = read_report(files["sheet.xlsx"], ".xlsx")
    for suffix in (".xls", ".et", ".xlsx", ".doc", ""):
        read = read_report(files["sheet.xls"], suffix)
        assert (read, read.report().figures) == (other, full_report().figures)
    old, new = (rows_of_file(files[f"sheet.{end}"], f".{end}") for end in ("xls", "xlsx"))
    assert old == new


def test_cells_are_read_as_they_are_shown() -> None:
    looks = [(0, "yyyy-m-d"), (0, '0"件"'), (0, "0.0"), (STRUCK, "General"), (0, "0%")]
    truth = record(0x205, pack("<HHHBB", 1, 0, 0, 1, 0))
    fault = record(0x205, pack("<HHHBB", 1, 1, 0, 0x17, 1))
    small = record(0x27E, pack("<HHHI", 1, 2, 0, 12 << 2 | 2))
    many = record(0xBD, pack("<HHHIHIH", 1, 3, 0, 1295 << 2 | 3, 5, 50 << 2 | 2, 4))
    kept = formula(1, 5, pack("<d", 7), b"\x1e\1\0\x1e\2\0\x03")
    said = formula(1, 6, b"\0" * 6 + b"\xff\xff", b"") + record(0x207, pack("<HB", 1, 0) + b"A")
    shown = [cell(0, at, 5.25 + 45000 * (at == 0), look=at + 1) for at in range(5)]
    rows = sheet([shown], truth + fault + small + many + kept + said)
    (given,), remarks = sheets_of(old_book(rows, looks=looks))
    assert " ".join(texts(given)) == ("2023-3-20 5件 5.3 525% TRUE #REF! 12 12.95 5000% 7 A")
    assert remarks.struck == [(1, "5.25")]
    assert remarks.rounded == [(1, "5.3", "5.25")]
    assert given.cells[0, 0].serial == Decimal("45005.25")
    (since,), _ = sheets_of(old_book(rows, looks=looks, more=record(0x22, b"\1\0")))
    assert (since.cells[0, 0].text, since.cells[0, 0].serial) == ("2027-3-21", Decimal("46467.25"))


def test_pieces_of_texts_struck_and_raised() -> None:
    raised = record(0x31, pack("<HHHHHBBBBB", 200, 0, 32767, 400, 1, 0, 0, 134, 0, 0) + b"\0")
    place = record(0xFD, pack("<HHHi", 0, 0, 0, 0))
    looks = [(STRUCK, "General")]
    for runs, text, words, said in (
        (((0, 5), (2, 0)), "4850", "50", "48"),
        (((2, 5),), "5048", "50", "48"),
        (((1, 0), (2, 0)), "50", "50", ""),
    ):
        data = old_book(sheet([[place]]), looks=looks, more=shared(*runs, text=text))
        (given,), remarks = sheets_of(data)
        assert (texts(given), "".join(words for _, words in remarks.struck)) == ([words], said)
    data = old_book(sheet([[place]]), more=raised + shared((1, 0), text="51"))
    (given,), remarks = sheets_of(data)
    assert (texts(given), remarks.marks) == (["5"], [(1, "5", "1")])


def test_what_is_hidden_merged_or_beside_is_as_in_an_xlsx() -> None:
    rows = [[*row] for row in ROWS] + [["六、其他需要报告的事项"], ["乙"], ["甲"]]
    row = record(0x208, pack("<HHHHHHI", 6, 0, 9, 255, 0, 0, 0x20))
    column = record(0x7D, pack("<HHHHHH", 7, 7, 900, 0, 1, 0))
    merged = record(0xE5, pack("<HHHHH", 1, 0, 0, 0, 7))
    names = ["报告", "旧表"]
    last = [[TITLE.replace("2023", "2022")]]
    chart = begin(0x600, 0x20) + cell(0, 0, "图") + record(0x0A)
    data = old_book(
        sheet(rows, row + column + merged + chart), sheet(last), names=names, states=[0, 1]
    )
    xml = "<cols><col min='8' max='8' hidden='1'/></cols>" + rows_xml(rows).replace(
        '<row r="7"', '<row hidden="1" r="7"'
    )
    assert xml.count("hidden") == 2
    other = workbook(
        xml + "<mergeCells><mergeCell ref='A1:H1'/></mergeCells>",
        rows_xml(last), names=names, states=["visible", "hidden"],
    )  # fmt: skip
    read = read_report(data, ".xls")
    assert read == read_report(other, ".xlsx")
    assert read.printed.get(RECEIVED) is None
    assert "隐藏" in "".join(one.message for one in read.findings)


def test_a_register_is_read_as_its_xlsx() -> None:
    head: list[Value] = ["序号", "收到日期", "申请人", "申请内容", "联系电话"]
    days = [cell(row, 1, 46091.0, look=1) for row in (1, 2)]
    rows: list[list[Value]] = [
        [1.0, days[0], "张三", "预算\n决算", 13800001111.0],
        ["2026-2", days[1], "李四", "低保"],
    ]
    style = '<c s="0"><v>46091</v></c>'
    plain = [[style if isinstance(one, bytes) else one for one in row] for row in rows]
    styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    merged = record(0xE5, pack("<HHHHH", 1, 1, 2, 1, 1))
    old, new = (
        read_register(rows_of_file(data, suffix), REGISTERS["requests"])
        for data, suffix in (
            (old_book(sheet([head, *rows], merged), looks=[(0, "yyyy-m-d")]), ".et"),
            (
                workbook(
                    rows_xml([head, *plain]) + "<mergeCells><mergeCell ref='B2:B3'/></mergeCells>",
                    parts={"xl/styles.xml": styles},
                ),
                ".xlsx",
            ),
        )
    )
    assert [row.values for row in old.rows] == [row.values for row in new.rows]
    assert [row.values["received"] for row in old.rows] == [date(2026, 3, 10)] * 2
    assert [one.sentence for one in old.faults] == [one.sentence for one in new.faults]


def test_formulas_without_a_value_are_told() -> None:
    nothing, waiting = b"\3\0\0\0\0\0\xff\xff", bytes(8)
    of_one = b"\x44\0\0\1\xc0\x19\x10\0\0"
    of_row = b"\x25" + pack("<HHHH", 0, 0, 0xC001, 0xC002) + b"\x19\x10\0\0"
    adds, refers, names = b"\x25" + bytes(8) + b"\x19\x10\0\0", b"\x01\0\0\0\0", b"\x17\0\0"
    for cells, told in (
        (formula(0, 0, nothing, adds), [1]),
        (formula(0, 0, nothing, b"\x25" + bytes(8) + b"\x42\1\4\0"), [1]),
        (formula(0, 0, nothing, b"\x1e\1\0\x1e\1\0\x03"), [1]),
        (formula(0, 0, nothing, refers) + record(0x4BC, bytes(8) + pack("<H", 13) + adds), [1]),
        (formula(0, 0, nothing, names), []),
        (formula(0, 0, pack("<d", 0), adds), []),
        (formula(0, 0, waiting, b"\x1e\5\0\x1e\0\0\x03", 2), [1]),
        (formula(0, 0, waiting, of_row, 2) + formula(1, 0, waiting, of_row, 2), [1, 2]),
        (formula(0, 0, waiting, of_row, 2) + formula(1, 0, pack("<d", 4), of_row, 2), []),
        (formula(0, 0, waiting, of_one, 2) + formula(1, 0, waiting, of_row, 2), [1, 2]),
        (formula(0, 0, waiting, of_one, 2), []),
    ):
        _, remarks = sheets_of(old_book(sheet([["甲", 0.0, 7.0]], cells)))
        assert remarks.formulas == told, cells


def test_words_in_boxes_are_told_but_not_those_of_notes_and_charts() -> None:
    def box(kind: int, words: bytes = b"\1Au") -> bytes:
        shape = record(0x5D, pack("<HHHH", 0x15, 0x12, kind, 1) + bytes(14))
        return shape + record(0x1B6, bytes(10) + pack("<H", 1)) + record(0x3C, words)

    for more, told in (
        (box(6), True),
        (box(2), True),
        (box(0x19), False),
        (box(6, b"\1  "), False),
        (begin(0x600, 0x20) + box(6) + record(0x0A), False),
    ):
        assert sheets_of(old_book(sheet(ROWS, more)))[1].text_boxes is told


def test_files_of_1995_and_sheets_without_a_book_are_chinese() -> None:
    rows = sheet(ROWS, version=BIFF5)
    for page in (b"\xa8\x03", b"\xe4\x04", b""):
        known = record(0x42, page) if page else b""
        read = read_report(old_book(rows, version=BIFF5, names=["附表"], more=known), ".xls")
        assert (read.office, read.printed[RECEIVED]) == ("青河县柳林镇人民政府", 5)
    alone = record(0x809, pack("<HHHH", 0, 16, 0, 0)) + rows[len(begin(BIFF5, 16)) :]
    assert read_report(alone, ".xls").printed == read.printed


WHOLE = stream_of(sheet(ROWS))
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "locked": (lambda: old_book(sheet(ROWS), more=record(0x2F, bytes(54))), "密码"),
    "cut": (lambda: ole_file(WHOLE[:-4]), "坏了"),
    "another": (lambda: ole_file(b"<x/>" * 2000), "还不能直接读.*另存为 .xlsx"),
    "another stream": (lambda: ole_file(WHOLE, "Data"), "还不能直接读.*另存为 .xlsx"),
    "of 1990": (lambda: ole_file(record(0x409, pack("<HH", 0, 16)) + record(0x0A)), "还不能直接读"),
    "no record": (lambda: ole_file(b""), "还不能直接读"),
    "empty": (lambda: old_book(sheet()), "没有能看到的字"),
    "far": (lambda: old_book(sheet([[cell(60_000, 0, 1)]])), "太大"),
    "cells": (
        lambda: old_book(sheet([], record(0xBD, pack("<HH", 0, 0) + bytes(1500)) * 900)), "太大"
    ),
    "records": (lambda: old_book(sheet([], record(0x201) * 700_000)), "太大"),
    "columns": (
        lambda: old_book(sheet([], record(0x7D, pack("<5H", 0, 255, 1, 0, 0)) * 10_001)), "太大"
    ),
    "merges": (lambda: old_book(sheet([], record(0xE5, bytes(8002)) * 201)), "太大"),
    "texts": (lambda: old_book(sheet(), more=record(0xFC, pack("<ii", 9, 1 << 30) + b"a")), "太大"),
    "bytes of texts": (
        lambda: old_book(sheet(), more=record(0xFC, bytes(9)) + record(0x3C, bytes(8000)) * 600),
        "太大",
    ),
    "a long text everywhere": (
        lambda: old_book(
            sheet([[record(0xFD, pack("<HHHi", 0, at, 0, 0)) for at in range(200)]]),
            more=shared(text="长" * 30_000),
        ),
        "太大",
    ),
    "many looks everywhere": (
        lambda: old_book(
            sheet([[record(0xFD, pack("<HHHi", 0, at, 0, 0)) for at in range(250)]]),
            more=shared(*[(at % 9, 0) for at in range(2000)], text="长" * 9),
        ),
        "太大",
    ),
    "a place that is none": (lambda: ole_file(WHOLE.replace(begin(0x600, 16), b"")), "坏了"),
    "a style that is none": (lambda: old_book(sheet([[cell(0, 0, 1, look=9)]])), "坏了"),
    "a text that is none": (lambda: old_book(sheet([[record(0xFD, bytes(10))]])), "坏了"),
}  # fmt: skip


def test_what_can_not_be_read_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    for name, (make, says) in REFUSED.items():
        data = make()
        with pytest.raises(ImportRefusedError, match=says):
            read_report(data, ".et")
        if name != "empty":
            with pytest.raises(ImportRefusedError, match=says):
                rows_of_file(data, ".xls")
    assert capsys.readouterr() == ("", "")


def test_the_reader_is_loaded_when_such_a_file_comes() -> None:
    code = (
        "import sys; from nianbao.imports import read_report; import nianbao.imports.containers;"
        "import nianbao.imports.sheets.old_workbook; print('xlrd' in sys.modules)"
    )
    done = run([sys.executable, "-W", "error", "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == [b"False"]
