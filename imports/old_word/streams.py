"""The streams of an old Word file, and the text in them: put together by its table of pieces."""

from contextlib import suppress
from dataclasses import dataclass
from struct import error as StructError
from struct import unpack_from

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.ways_out import AS_DOCX, UNLOCK

_CHARACTERS_LIMIT = 1_000_000
"""Characters a file may have; a report has about 10,000."""

_WORD, _OLDEST = 0xA5EC, 0x00C1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_COMPRESSED = 0x40000000
_PIECES, _CHARACTERS, _PARAGRAPHS = 0x01A2, 0x00FA, 0x0102
_LISTS, _USES = 0x02E2, 0x02EA
"""Where the header tells the places of these tables."""
_LENGTHS = {"notes": 0x50, "margins": 0x54, "comments": 0x5C, "end notes": 0x60, "boxes": 0x64}
_LATIN = {
    0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021,
    0x88: 0x02C6, 0x89: 0x2030, 0x8A: 0x0160, 0x8B: 0x2039, 0x8C: 0x0152, 0x91: 0x2018,
    0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014,
    0x98: 0x02DC, 0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A, 0x9C: 0x0153, 0x9F: 0x0178,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Characters:
    """The text of a file, and where in its stream each of its characters lies.

    `main` is how many characters the document itself has; `beside` tells how many its notes,
    margins, comments and text boxes have, which follow it.
    """

    text: str
    places: list[int]
    main: int
    beside: dict[str, int]


@dataclass(frozen=True, slots=True)
class Streams:
    """The document's stream, and that of its tables."""

    document: bytes
    tables: bytes

    def table(self, place: int) -> bytes:
        """The table that the header tells of at a place; empty where there is none."""
        start, length = unpack_from("<II", self.document, place)
        return self.tables[start : start + length]


def streams_of(data: bytes) -> Streams:
    """The streams of a file. Raises ImportRefusedError when it can't be read, and why."""
    import olefile

    try:
        with olefile.OleFileIO(data) as ole:
            document = ole.openstream("WordDocument").read()
            kind, version, flags = *unpack_from("<HH", document), *unpack_from("<H", document, 10)
            if flags & _ENCRYPTED:
                raise ImportRefusedError("这个 Word 文件加了密码，", UNLOCK)
            if kind != _WORD or version < _OLDEST:
                raise ImportRefusedError("这个 Word 文件的格式太老，还不能直接读，", AS_DOCX)
            tables = ole.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    except ImportRefusedError:
        raise
    except Exception as error:  # whatever the library meets in a damaged file
        raise damaged_word() from error
    return Streams(document, tables)


def damaged_word() -> ImportRefusedError:
    """The refusal of a file that is damaged."""
    return ImportRefusedError("这个旧版 Word 文件坏了，读不出来，", AS_DOCX)


def characters_of(streams: Streams) -> Characters:
    """The text of a file. Raises ImportRefusedError where its pieces don't fit together."""
    try:
        pieces = _piece_table(streams.table(_PIECES))
        return _joined(streams.document, pieces)
    except (StructError, IndexError, ValueError) as error:
        raise damaged_word() from error


def property_tables(streams: Streams) -> tuple[bytes, bytes]:
    """Where the properties of characters and those of paragraphs lie."""
    try:
        return streams.table(_CHARACTERS), streams.table(_PARAGRAPHS)
    except StructError as error:
        raise damaged_word() from error


def list_tables(streams: Streams) -> tuple[bytes, bytes]:
    """What lists there are, and which paragraphs' marks mean which of them."""
    try:
        return streams.tables[unpack_from("<I", streams.document, _LISTS)[0] :], streams.table(
            _USES
        )
    except StructError as error:
        raise damaged_word() from error


def _piece_table(data: bytes) -> bytes:
    """The table of pieces, behind properties that may stand before it."""
    place = 0
    while place < len(data) and data[place] == 1:
        place += 3 + int(unpack_from("<H", data, place + 1)[0])
    if place >= len(data) or data[place] != 2:
        raise ValueError("no table of pieces")
    (length,) = unpack_from("<I", data, place + 1)
    if place + 5 + length > len(data):
        raise ValueError("cut off")
    return data[place + 5 : place + 5 + length]


def _joined(document: bytes, pieces: bytes) -> Characters:
    count = (len(pieces) - 4) // 12
    bounds = unpack_from(f"<{count + 1}I", pieces)
    main, *beside = (int(unpack_from("<i", document, at)[0]) for at in (0x4C, *_LENGTHS.values()))
    if bounds[-1] > _CHARACTERS_LIMIT or main < 0 or main > bounds[-1] or min(beside) < 0:
        raise ValueError("lengths that don't fit")
    texts: list[str] = []
    places: list[int] = []
    for number in range(count):
        length = bounds[number + 1] - bounds[number]
        (where,) = unpack_from("<I", pieces, 4 * (count + 1) + 8 * number + 2)
        wide = not where & _COMPRESSED
        start = (where & ~_COMPRESSED) if wide else (where & ~_COMPRESSED) // 2
        size = 2 if wide else 1
        data = document[start : start + size * length]
        if length < 0 or len(data) < size * length:
            raise ValueError("a piece outside the file")
        texts.append(_wide(data) if wide else _narrow(data))
        places.extend(range(start, start + size * length, size))
    return Characters("".join(texts), places, main, dict(zip(_LENGTHS, beside, strict=True)))


def _wide(data: bytes) -> str:
    """One character for every two bytes: halves of a rare one stay apart until they are joined."""
    return (
        data.decode("utf-16-le", "surrogatepass")
        if not _has_pairs(data)
        else "".join(map(chr, unpack_from(f"<{len(data) // 2}H", data)))
    )


def _has_pairs(data: bytes) -> bool:
    return any(0xD8 <= high < 0xE0 for high in data[1::2])


def _narrow(data: bytes) -> str:
    """One character a byte; where a program wrote GBK, the place of a second byte is empty."""
    high = [byte for byte in data if byte >= 0x80]
    if len(high) > 1 and len(high) % 2 == 0 and 4 * len(high) > len(data) and min(high) > 0xA0:
        with suppress(UnicodeDecodeError):
            text = data.decode("gb18030")
            return "".join(one if one.isascii() else one + "\0" for one in text)
    return "".join(chr(_LATIN.get(byte, byte)) for byte in data)
