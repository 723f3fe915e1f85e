"""The fonts of a PDF: which characters the codes in its strings stand for, and how wide they are.

A code without a character becomes U+FFFD: it is seen, and told, and makes no figure.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from nianbao.imports.decoding import UNREAD

_CODES_LIMIT = 150_000
_MAP_LIMIT = 2_000_000
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<[0-9A-Fa-f\s]*>|\[|\]")

_BY_NAME = {
    "UCS2": "utf-16-be", "UTF16": "utf-16-be", "GBK": "gb18030", "GBK1": "gb18030",
    "GBK2K": "gb18030", "GBKp": "gb18030", "GBpc": "gb18030", "GB": "gb18030",
    "B5pc": "big5", "ETen": "big5",
}  # fmt: skip
_BASE = {"/MacRomanEncoding": "mac_roman", "/WinAnsiEncoding": "cp1252"}
_GLYPHS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "space": " ", "period": ".", "comma": ",",
    "hyphen": "-", "parenleft": "(", "parenright": ")", "slash": "/", "percent": "%", "colon": ":",
    "semicolon": ";", "plus": "+", "minus": "-", "equal": "=", "endash": "–", "emdash": "—",
}  # fmt: skip
_GLYPH_CODE = re.compile(r"(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))(?:\..*)?")


class ShownCode(NamedTuple):
    """A character, how wide it is (in sizes of the font), and whether it is the one-byte space."""

    text: str
    width: float
    is_space: bool


class PdfFont:
    """A font as a page names it."""

    def __init__(self, font: Any) -> None:
        """`font` is the font's dictionary; what of it is damaged is passed over."""
        self._is_wide = font.get("/Subtype") == "/Type0"
        self._lengths: list[int] = []
        self._map = self._to_unicode(font.get("/ToUnicode"))
        encoding = resolved(font.get("/Encoding"))
        self._codec = _codec_of(str(encoding)) if self._is_wide else None
        self._simple = {} if self._is_wide else _simple_codes(encoding)
        self._scale = 0.001
        if font.get("/Subtype") == "/Type3":
            matrix = _numbers(resolved(font.get("/FontMatrix")))
            self._scale = abs(matrix[0]) if matrix and matrix[0] else 0.001
        self._default = 1000.0 if self._is_wide else 500.0
        widths = self._wide_widths(font) if self._is_wide else self._simple_widths(font)
        self._widths = dict(islice(widths, _CODES_LIMIT))

    @property
    def codes(self) -> int:
        """How many characters are described, once for their words and once for their widths."""
        return len(self._map) + len(self._widths)

    def shown(self, data: bytes) -> Iterator[ShownCode]:
        """The characters of a string."""
        for code, length in self._codes(data):
            width = self._widths.get(code, self._default)
            if self._codec and code not in self._widths:
                width = 500.0 if length == 1 else 1000.0
            text = self._map.get(code)
            if text is None:
                text = self._without_map(code, length)
            yield ShownCode(text, width * self._scale, length == 1 and code == 32)

    def _codes(self, data: bytes) -> Iterator[tuple[int, int]]:
        if not self._is_wide:
            yield from ((code, 1) for code in data)
            return
        place = 0
        while place < len(data):
            length = 2
            if self._codec == "gb18030" or self._codec == "big5":
                length = 1 if data[place] < 0x81 else 2
            elif self._lengths == [1]:
                length = 1
            yield int.from_bytes(data[place : place + length], "big"), length
            place += length

    def _without_map(self, code: int, length: int) -> str:
        if not self._is_wide:
            return self._simple.get(code, UNREAD)
        if self._codec:
            return code.to_bytes(length, "big").decode(self._codec, "replace")
        return UNREAD

    def _to_unicode(self, stream: Any) -> dict[int, str]:
        stream = resolved(stream)
        if not hasattr(stream, "get_data"):
            return {}
        found: dict[int, str] = {}
        room = _CODES_LIMIT
        for kind, body in _SECTION.findall(stream.get_data()[:_MAP_LIMIT]):
            tokens = _TOKEN.findall(body)
            if kind == b"codespacerange":
                self._lengths += sorted({len(_bytes(token)) for token in tokens[::2]})
            elif kind == b"bfchar":
                pairs = zip(tokens[::2], tokens[1::2], strict=False)
                found.update((_number(code), _text(text)) for code, text in pairs)
            else:
                given = list(islice(_ranges(tokens), room))
                found.update(given)
                room -= len(given)
            room -= len(tokens)
            if room < 0:
                break
        return found

    def _simple_widths(self, font: Any) -> Iterator[tuple[int, float]]:
        first = resolved(font.get("/FirstChar"))
        widths = _numbers(resolved(font.get("/Widths")))
        yield from enumerate(widths[:256], start=first if isinstance(first, int) else 0)

    def _wide_widths(self, font: Any) -> Iterator[tuple[int, float]]:
        inside = resolved(font.get("/DescendantFonts"))
        inside = resolved(inside[0]) if isinstance(inside, list) and inside else {}
        default = resolved(inside.get("/DW"))
        if isinstance(default, int | float):
            self._default = float(default)
        listed = resolved(inside.get("/W"))
        items = [resolved(item) for item in listed] if isinstance(listed, list) else []
        place = 0
        while place + 1 < len(items):
            first, second = items[place : place + 2]
            if not isinstance(first, int):
                place += 1
            elif isinstance(second, list):
                yield from enumerate(_numbers(second), start=first)
                place += 2
            else:
                width = items[place + 2] if place + 2 < len(items) else None
                if isinstance(second, int) and isinstance(width, int | float):
                    last = min(second, first + _CODES_LIMIT)
                    yield from ((code, float(width)) for code in range(first, last + 1))
                place += 3


def _codec_of(name: str) -> str | None:
    """How the codes of a named CMap are read as text; None where the font's own map must do."""
    parts = name.strip("/").split("-")
    return next((_BY_NAME[part] for part in reversed(parts) if part in _BY_NAME), None)


def _simple_codes(encoding: Any) -> dict[int, str]:
    name = encoding.get("/BaseEncoding") if isinstance(encoding, dict) else encoding
    codec = _BASE.get(str(name), "cp1252")
    codes = {code: bytes([code]).decode(codec, "replace") for code in range(32, 256)}
    differences = resolved(encoding.get("/Differences")) if isinstance(encoding, dict) else None
    code = 0
    for item in differences if isinstance(differences, list) else ():
        if isinstance(item, int):
            code = item
        else:
            codes[code] = _glyph(str(item).lstrip("/"))
            code += 1
    return codes


def _glyph(name: str) -> str:
    if match := _GLYPH_CODE.fullmatch(name):
        number = int(match[1] or match[2], 16)
        return chr(number) if number < 0x110000 else UNREAD
    return name if len(name) == 1 else _GLYPHS.get(name, UNREAD)


def _ranges(tokens: list[bytes]) -> Iterator[tuple[int, str]]:
    place = 0
    while place + 2 < len(tokens):
        first, last = _number(tokens[place]), _number(tokens[place + 1])
        last = min(last, first + 0xFFFF)
        if tokens[place + 2] == b"[":
            end = place + 3
            while end < len(tokens) and tokens[end] != b"]":
                end += 1
            texts = map(_text, tokens[place + 3 : end])
            yield from zip(range(first, last + 1), texts, strict=False)
            place = end + 1
            continue
        start = _text(tokens[place + 2])
        for code in range(first, last + 1):
            moved = ord(start[-1]) + code - first if start else 0xFFFD
            yield code, start[:-1] + chr(moved) if moved < 0x110000 else UNREAD
        place += 3


def _bytes(token: bytes) -> bytes:
    match = _HEX.fullmatch(token)
    digits = b"".join(match[1].split()) if match else b""
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _number(token: bytes) -> int:
    return int.from_bytes(_bytes(token)[:4], "big")


def _text(token: bytes) -> str:
    data = _bytes(token)[:64]
    if len(data) == 1:
        return data.decode("latin-1")
    return data.decode("utf-16-be", "replace")


def resolved(value: Any) -> Any:
    """A value of a PDF; where it only names another object, that object."""
    return value.get_object() if hasattr(value, "get_object") else value


def _numbers(values: Any) -> list[float]:
    if not isinstance(values, list):
        return []
    items = map(resolved, values[:_CODES_LIMIT])
    return [float(item) if isinstance(item, int | float) else 0.0 for item in items]
