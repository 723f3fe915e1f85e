"""The pieces of an RTF file: groups, words of control with their numbers, and text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.ways_out import KEEP_REPORT

_TOKENS_LIMIT = 600_000
"""Pieces a file may have; a report has about 60,000."""
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])"
    rb"|[\r\n]+|([^\\{}\r\n]+)"
)


class Token(NamedTuple):
    """A word of control (`word`, `number`), a byte or plain text (`data`), or `{` and `}`.

    What is no letter behind a backslash keeps it.
    """

    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The pieces in order; what fits nowhere is passed over. What \\bin brings is left out."""
    place = count = 0
    while match := _TOKEN.search(data, place):
        place = match.end()
        count += 1
        if count > _TOKENS_LIMIT:
            raise ImportRefusedError("这个 RTF 文件太大，不像年度报告，", KEEP_REPORT)
        name, number, code, symbol, brace, text = match.groups()
        if name:
            value = int(number) if number else None
            if name == b"bin":
                place += max(0, value or 0)
            else:
                yield Token(name.decode("ascii"), value)
        elif code:
            yield Token("'", data=bytes([int(code, 16)]))
        elif symbol:
            yield Token("\\" + symbol.decode("latin-1"))
        elif brace:
            yield Token(brace.decode("ascii"))
        elif text:
            yield Token(data=text)
