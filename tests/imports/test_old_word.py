"""Old Word files: the real one damaged where it matters, and what its characters stand for."""

import io
import struct

import olefile
import pytest

from nianbao.imports import ImportRefusedError, read_report
from nianbao.imports.old_word.lists import OldLists
from nianbao.imports.old_word.properties import changes, paragraph_properties, run_properties
from nianbao.imports.old_word.streams import Streams, characters_of
from tests.samples.by_programs import kept_files

DOC = kept_files()["word.doc"]


def with_header(place: int, value: int) -> bytes:
    """The real file with another number in its header."""
    stream = io.BytesIO(DOC)
    with olefile.OleFileIO(stream, write_mode=True) as ole:
        data = bytearray(ole.openstream("WordDocument").read())
        struct.pack_into("<H", data, place, value)
        ole.write_stream("WordDocument", bytes(data))
    return stream.getvalue()


REFUSED = (
    (with_header(10, 0x1300), "加了密码"),
    (with_header(2, 0x0065), "格式太老"),
    (with_header(0, 0), "格式太老"),
    (with_header(0x01A2, 0xFFFF), "坏了"),
    (with_header(0x4C, 0xFFFF), "坏了|没有找到"),
    (DOC[: len(DOC) // 2], "坏了"),
)


@pytest.mark.parametrize(("data", "why"), REFUSED, ids=[why for _, why in REFUSED])
def test_what_can_not_be_read(data: bytes, why: str) -> None:
    with pytest.raises(ImportRefusedError, match=why) as caught:
        read_report(data, ".doc").report()
    assert str(caught.value).endswith("。")


def pieces(*parts: tuple[bytes, bool]) -> Streams:
    """Streams of a document of these pieces: their bytes, and whether they are two a character."""
    header = bytearray(0x200)
    bounds, descriptions, body = [0], b"", b""
    for data, wide in parts:
        start = len(header) + len(body)
        place = start if wide else 0x40000000 | 2 * start
        descriptions += struct.pack("<HIH", 0, place, 0)
        bounds.append(bounds[-1] + len(data) // (2 if wide else 1))
        body += data
    table = struct.pack(f"<{len(bounds)}I", *bounds) + descriptions
    clx = b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(table)) + table
    struct.pack_into("<I", header, 0x4C, bounds[-1])
    struct.pack_into("<II", header, 0x01A2, 0, len(clx))
    return Streams(bytes(header) + body, clx)


TEXTS = (
    ((("甲乙".encode("utf-16-le"), True), (b"12\x93\x94", False)), "甲乙12“”"),
    ((("甲乙丙丁".encode("gb18030"), False),), "甲\0乙\0丙\0丁\0"),
    ((("𠮷".encode("utf-16-le"), True),), "\ud842\udfb7"),
    (((b"", True), (b"a\xe9", False)), "aé"),
)


@pytest.mark.parametrize(("parts", "text"), TEXTS, ids=ascii)
def test_pieces_are_joined(parts: tuple[tuple[bytes, bool], ...], text: str) -> None:
    found = characters_of(pieces(*parts))
    assert found.text == text
    assert len(found.places) == len(text)


def list_table(kind: int, pattern: str, start: int = 1) -> bytes:
    """A list of one level, numbered in a kind of numbers by a pattern."""
    head = struct.pack("<H", 1) + struct.pack("<i", 77) + bytes(22) + b"\x01\0"
    level = struct.pack("<iB", start, kind) + bytes(23)
    return head + level + struct.pack("<H", len(pattern)) + pattern.encode("utf-16-le")


USES = struct.pack("<I", 1) + struct.pack("<i", 77) + bytes(12)
LISTS = (
    (list_table(0x27, "（\0）"), ["（一）", "（二）"]),
    (list_table(0x25, "\0、", 9), ["九、", "十、"]),
    (list_table(0, "\0."), ["1.", "2."]),
    (list_table(23, "\uf0b7"), ["", ""]),
    (list_table(0, "\0.")[:50], [None, None]),
)


@pytest.mark.parametrize(("table", "labels"), LISTS)
def test_numbers_that_word_counts_itself(table: bytes, labels: list[str | None]) -> None:
    lists = OldLists(table, USES)
    assert [lists.label(1, 0) for _ in labels] == labels
    assert lists.label(2, 0) is None


def test_changes_end_where_they_are_cut() -> None:
    grid = b"\x08\xd6\x0a\x00\x01" + struct.pack("<hh", 0, 100) + b"\x60\0\0\0\0\0"
    data = b"\x16\x24\x01" + b"\x17\x24\x01" + b"\x49\x66\x01\0\0\0"
    found = paragraph_properties(0, data)
    assert (found.in_table, found.is_row_end, found.depth) == (True, True, 1)
    assert [code for code, _ in changes(data[:-1])] == [0x2416, 0x2417]
    assert list(changes(grid[:2])) == []
    assert paragraph_properties(3, b"").level == 4
    assert run_properties(b"\x3c\x08\x01\x37\x08\x00\x48\x2a\x01").is_hidden
