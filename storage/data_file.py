"""What the bytes of the data file say: JSON in UTF-8, one document a line, as TinyDB reads it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from storage.errors import BrokenFileError, shown
from storage.schema import Tables

_encode_text = json.JSONEncoder(ensure_ascii=False).encode
_encode_ascii = json.JSONEncoder(ensure_ascii=True).encode


def parse(content: bytes, path: Path) -> Tables:
    """The tables in the content of a data file; raises BrokenFileError, which names the path."""
    if not content.strip():
        raise _broken(path, "文件是空的")
    try:
        data = json.loads(content.decode("utf-8-sig"))
        if _is_tables(data):
            return data  # type: ignore[no-any-return]
    except (ValueError, RecursionError) as error:
        raise _broken(path, "内容不完整或已损坏") from error
    raise _broken(path, "不是本程序的数据文件")


def encode(value: object) -> bytes:
    """One line of JSON. Half a character (from a file name that is no UTF-8) is escaped."""
    try:
        return _encode_text(value).encode("utf-8")
    except UnicodeEncodeError:
        return _encode_ascii(value).encode("ascii")


def layout(tables: Mapping[str, Mapping[str, bytes]]) -> Iterator[bytes]:
    """The pieces of a data file, from the line of every document of every table.

    They are to be joined once: copying megabytes around is what a save would cost.
    """
    before_table = b"{\n"
    for name, lines in tables.items():
        yield before_table + encode(name) + b": {"
        before_line = b"\n"
        for number, line in lines.items():
            yield b'%s"%s": ' % (before_line, number.encode())
            yield line
            before_line = b",\n"
        yield b"\n}"
        before_table = b",\n"
    yield b"\n}\n"


def _is_tables(data: Any) -> bool:
    return isinstance(data, dict) and all(
        isinstance(table, dict)
        and all(
            number.isdecimal() and str(int(number)) == number and isinstance(document, dict)
            for number, document in table.items()
        )
        for table in data.values()
    )


def _broken(path: Path, reason: str) -> BrokenFileError:
    return BrokenFileError(
        f"数据文件“{shown(path)}”打不开：{reason}。", "文件没有改动，请用备份恢复，或另选数据文件。"
    )
