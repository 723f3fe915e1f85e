"""What the bytes of the data file say: JSON in UTF-8, one document a line, as TinyDB reads it.

The last table holds a checksum of every document. A torn file is no JSON any more; a file that
was edited by hand, or in which a bit has turned, is JSON whose checksums tell which documents
are not what was saved.
"""

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from nianbao.storage.bounded import JSON_LIMIT, has_too_many_values, load_json, read_regular
from nianbao.storage.errors import BrokenFileError, TooLargeError, shown
from nianbao.storage.saved_document import SavedDocument
from nianbao.storage.schema import Document, Tables

CHECKSUMS = "checksums"
"""The table of checksums: its one document has a checksum for `table number` each."""

_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")
_encode_text = json.JSONEncoder(ensure_ascii=False).encode
_encode_ascii = json.JSONEncoder(ensure_ascii=True).encode


class Content(NamedTuple):
    """What a data file holds.

    `lines` are documents as they stand in the file, by `table number`, those only that are
    what was saved, as their `checksums` tell; `edited` names the others: changed, added or taken
    out.
    """

    tables: Tables
    lines: dict[str, bytes]
    checksums: dict[str, str]
    edited: tuple[str, ...]


def read_data(path: Path) -> bytes:
    """The bytes of a data file.

    Raises BrokenFileError for one too large to be one, what `read_regular` raises for the rest.
    """
    try:
        return read_regular(path, JSON_LIMIT)
    except TooLargeError as error:
        reason = f"文件太大（超过{JSON_LIMIT // 1_000_000} MB）"
        raise _broken(path, reason) from error


def parse(content: bytes, path: Path) -> Content:
    """The content of a data file; raises BrokenFileError, which names the path."""
    if not content.strip():
        raise _broken(path, "文件是空的")
    try:
        data = load_json(content)
    except ValueError as error:
        raise _broken(path, "内容不完整或已损坏") from error
    if not _is_tables(data):
        raise _broken(path, "不是本程序的数据文件")
    sums = data.pop(CHECKSUMS, {}).get("1", {})
    lines = {
        called: line
        for called, line in documents_by_line(content)
        if checksum(line) == sums.get(called)
    }
    return Content(data, lines, sums, tuple(_edited(data, lines, sums)))


def parse_saved(content: bytes) -> Content | None:
    """The content of a file that stands to the byte as it was saved, its documents not decoded.

    None of any other, which `parse` has to look at.
    """
    if has_too_many_values(content):
        return None
    lines: dict[str, dict[str, bytes]] = {}
    for table, number, line in _pieces(content):
        documents = lines.setdefault(table, {})
        if number:
            documents[number] = line
            if not (is_document_number(number) and line.startswith(b"{")):
                return None
    written = dict(SavedDocument(lines.pop(CHECKSUMS, {}).get("1", b"")))
    by_name = {
        line_key(name, number): line
        for name, table in lines.items()
        for number, line in table.items()
    }
    sums = {called: checksum(line) for called, line in by_name.items()}
    if written != sums or b"".join(layout(lines, written)) != content:
        return None
    tables: Tables = {
        name: {number: SavedDocument(line) for number, line in table.items()}
        for name, table in lines.items()
    }
    return Content(tables, by_name, sums, ())


def documents_by_line(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What stands on the lines of a file that was laid out here, by `table number`, not parsed."""
    for table, number, line in _pieces(content):
        if number:
            yield line_key(table, number), line


def _pieces(content: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Table, number and line of each document; a table's own line has no number."""
    table = ""
    for line in content.split(b"\n"):
        name, colon, rest = line.partition(b": ")
        if not colon or not (name.startswith(b'"') and name.endswith(b'"')):
            continue
        words = name[1:-1].decode("utf-8", "replace")
        if rest == b"{":
            table = words
            yield table, "", b""
        else:
            yield table, words, rest.removesuffix(b",")


def checksum(line: bytes) -> str:
    """The checksum of a document's line: CRC-32 in eight hexadecimal digits."""
    return f"{zlib.crc32(line):08x}"


def encode(value: object) -> bytes:
    """One line of JSON. Half a character (from a file name that is no UTF-8) is escaped."""
    try:
        return _encode_text(value).encode("utf-8")
    except UnicodeEncodeError:
        return _encode_ascii(value).encode("ascii")


def line_of(document: Document) -> bytes:
    """The line of a document; one that was read or saved is not encoded again."""
    return document.line if isinstance(document, SavedDocument) else encode(dict(document))


def layout(
    tables: Mapping[str, Mapping[str, bytes]], checksums: Mapping[str, str]
) -> Iterator[bytes]:
    """The pieces of a data file, from the line of every document, and their checksums.

    They are to be joined once: copying megabytes around is what a save would cost.
    """
    before_table = b"{\n"
    for name, lines in {**tables, CHECKSUMS: {"1": encode(checksums)}}.items():
        yield before_table + encode(name) + b": {"
        before_line = b"\n"
        for number, line in lines.items():
            yield b'%s"%s": ' % (before_line, number.encode())
            yield line
            before_line = b",\n"
        yield b"\n}"
        before_table = b",\n"
    yield b"\n}\n"


def whole_file(tables: Tables) -> bytes:
    """The bytes of a data file that holds these tables."""
    lines = {
        name: {number: encode(dict(document)) for number, document in table.items()}
        for name, table in tables.items()
    }
    sums = {
        line_key(name, number): checksum(line)
        for name, table in lines.items()
        for number, line in table.items()
    }
    return b"".join(layout(lines, sums))


def line_key(table: str, number: str) -> str:
    """What a document is called in the table of checksums."""
    return f"{table} {number}"


def _edited(
    tables: Tables, lines: Mapping[str, bytes], sums: Mapping[str, object]
) -> Iterator[str]:
    """The documents that are not what was saved.

    Files of schema 1 have no checksums. One that another program laid out anew is encoded
    as this one would, before it is called edited.
    """
    if tables.get("meta", {}).get("1", {}).get("schema") == 1:
        return
    there = {
        line_key(name, number): document
        for name, table in tables.items()
        for number, document in table.items()
    }
    yield from sums.keys() - there.keys()
    for called in there.keys() - lines.keys():
        if checksum(encode(there[called])) != sums.get(called):
            yield called


def _is_tables(data: Any) -> bool:
    return isinstance(data, dict) and all(
        isinstance(table, dict)
        and all(
            is_document_number(number) and isinstance(document, dict)
            for number, document in table.items()
        )
        for table in data.values()
    )


def is_document_number(words: str) -> bool:
    """Whether words can be a document's number."""
    return _NUMBER.fullmatch(words) is not None


def _broken(path: Path, reason: str) -> BrokenFileError:
    return BrokenFileError(
        f"数据文件“{shown(path)}”打不开：{reason}。",
        "文件没有改动；运行 nianbao 打开画面，可以恢复。",
    )
