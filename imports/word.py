"""A Word file (.docx) -> lines and rows, by the standard library's zip and XML readers.

Only `word/document.xml` is read, as a stream, up to a limit that holds whatever sizes the
archive claims. A document type, the door of entity bombs, is refused.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from xml.parsers import expat

from imports.levels import settle_levels
from imports.reading import ImportRefusedError
from imports.source import SourceBlock
from imports.word_flow import WordFlow

XML_LIMIT = 12 * 1024 * 1024
"""Bytes the document's XML may unpack to; a report has about 1,000,000."""
DEPTH_LIMIT = 500
"""Elements that may stand in one another; Word writes about 30."""

_DOCUMENT = re.compile(r"word/document\d*\.xml")
_PIECE = 1 << 16


def word_blocks(data: bytes) -> list[SourceBlock]:
    """The paragraphs and table rows of a Word file, in order.

    Raises ImportRefusedError when it is damaged, locked, too large or no Word file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = sorted(filter(_DOCUMENT.fullmatch, archive.namelist()))
            if not names:
                raise ImportRefusedError(
                    "这个压缩文件里没有 Word 文档，", "请选 Word 或 WPS 存成的 .docx 文件。"
                )
            with archive.open(names[0]) as file:
                flow = _read(iter(lambda: file.read(_PIECE), b""))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _damaged() from error
    except (expat.ExpatError, LookupError, OSError, ValueError) as error:
        raise _damaged() from error
    return settle_levels(flow.blocks)


def _damaged() -> ImportRefusedError:
    return ImportRefusedError(
        "这个 Word 文件坏了或加了密码，读不出来，", "请在 Word 或 WPS 里打开，另存为 .docx 再导入。"
    )


def _read(pieces: Iterable[bytes]) -> WordFlow:
    parser = expat.ParserCreate(namespace_separator=" ")
    flow = WordFlow()
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH_LIMIT:
            raise ImportRefusedError("这个 Word 文件套得太深，", "请复制报告的正文，粘贴读入。")
        flow.begin(_plain(name), {_plain(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        flow.end(_plain(name))

    def refuse(*_: object) -> None:
        raise ImportRefusedError(
            "这个 Word 文件里有不该有的定义，没有读，", "请复制报告的正文，粘贴读入。"
        )

    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = flow.text
    parser.StartDoctypeDeclHandler = refuse
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > XML_LIMIT:
            raise ImportRefusedError(
                f"Word 文件展开后超过{XML_LIMIT // 1024 // 1024}MB的上限，",
                "请复制报告的正文，粘贴读入。",
            )
        parser.Parse(piece, False)
    parser.Parse(b"", True)
    return flow


def _plain(name: str) -> str:
    """A name without its namespace: the strict and the usual one have the same names."""
    return name.rpartition(" ")[2]
