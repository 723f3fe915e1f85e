"""Old workbooks (.xls) made record by record: what no program at hand still writes, or would."""

from collections.abc import Iterable, Sequence
from struct import pack

Value = str | float | bytes | None
"""What a cell is made of; bytes are whole records."""
BIFF8, BIFF5 = 0x600, 0x500
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SECTOR = 512


def record(code: int, body: bytes = b"") -> bytes:
    """One record of a stream."""
    return pack("<HH", code, len(body)) + body


def begin(version: int, kind: int) -> bytes:
    """What a book (5), a sheet (16) or a chart (32) begins with."""
    return record(0x809, pack("<HHHH", version, kind, 4000, 1997) + bytes(8))


def words(text: str, version: int = BIFF8) -> bytes:
    """A text with its length in front."""
    if version == BIFF5:
        data = text.encode("gbk")
        return pack("<H", len(data)) + data
    return pack("<HB", len(text), 1) + text.encode("utf-16-le")


def cell(row: int, column: int, value: Value, version: int = BIFF8, look: int = 0) -> bytes:
    """A text or a number at a place (from 0)."""
    place = pack("<HHH", row, column, look)
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return record(0x204, place + words(value, version))
    return b"" if value is None else record(0x203, place + pack("<d", value))


def formula(row: int, column: int, value: bytes, steps: bytes, flags: int = 0) -> bytes:
    """A formula with the value of eight bytes that was kept."""
    head = pack("<HHH", row, column, 0) + value + pack("<H4xH", flags, len(steps))
    return record(0x06, head + steps)


def sheet(rows: Iterable[Sequence[Value]] = (), more: bytes = b"", version: int = BIFF8) -> bytes:
    """A sheet of rows of cells."""
    cells = (
        cell(at, column, value, version)
        for at, row in enumerate(rows)
        for column, value in enumerate(row)
    )
    return begin(version, 0x10) + b"".join(cells) + more + record(0x0A)


def stream_of(
    *sheets: bytes,
    names: Sequence[str] = (),
    states: Sequence[int] = (),
    looks: Sequence[tuple[int, str]] = (),
    more: bytes = b"",
    version: int = BIFF8,
) -> bytes:
    """A book; `looks` are the styles behind the first, each by its font's flags and its format."""
    fonts = [0, 0, 0, 0, *(flags for flags, _ in looks)]
    known = b"".join(
        record(0x31, pack("<HHHHHBBBBB", 200, flags, 32767, 400, 0, 0, 0, 134, 0, 0) + b"\0")
        for flags in fonts
    )
    known += b"".join(
        record(0x41E, pack("<H", 164 + at) + words(code)) for at, (_, code) in enumerate(looks)
    )
    styles = [(0, 0), *((5 + at, 164 + at) for at in range(len(looks)))]
    size = 20 if version == BIFF8 else 16
    known += b"".join(
        record(0xE0, pack("<HH", font, code).ljust(5, b"\0").ljust(size, b"\0"))
        for font, code in styles
    )
    listed = [
        (names[at] if at < len(names) else f"Sheet{at + 1}", states[at] if at < len(states) else 0)
        for at in range(len(sheets))
    ]

    def book(places: Sequence[int]) -> bytes:
        bounds = b"".join(
            record(0x85, pack("<IBB", place, state, 0) + _name(name, version))
            for place, (name, state) in zip(places, listed, strict=True)
        )
        return begin(version, 5) + more + known + bounds + record(0x0A)

    start = len(book([0] * len(sheets)))
    places = [start + sum(map(len, sheets[:at])) for at in range(len(sheets))]
    return book(places) + b"".join(sheets)


def _name(name: str, version: int) -> bytes:
    if version == BIFF5:
        data = name.encode("gbk")
        return pack("<B", len(data)) + data
    return pack("<BB", len(name), 1) + name.encode("utf-16-le")


def ole_file(stream: bytes, name: str = "Workbook") -> bytes:
    """An OLE file of one stream, of 7 MB at most."""
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % _SECTOR)
    sectors = len(stream) // _SECTOR
    tables = -(-(sectors + 1) // (_SECTOR // 4 - 1))
    chain = [_FAT] * tables + [_END] + [tables + 2 + at for at in range(sectors - 1)] + [_END]
    fat = pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += pack("<9I", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    header += pack("<109I", *[*range(tables), *[_FREE] * (109 - tables)])
    folder = _entry("Root Entry", 5, _END, 0, 1) + _entry(name, 2, tables + 1, len(stream), _FREE)
    return header + fat + folder.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    called = name.encode("utf-16-le")
    return (
        called.ljust(64, b"\0")
        + pack("<HBB3I", len(called) + 2, kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + pack("<IQ", start, size)
    )


def old_book(*sheets: bytes, version: int = BIFF8, **more: object) -> bytes:
    """The file of a book of sheets; see `stream_of`."""
    name = "Workbook" if version == BIFF8 else "Book"
    return ole_file(stream_of(*sheets, version=version, **more), name)  # type: ignore[arg-type]
