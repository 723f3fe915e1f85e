"""Bytes of a text file -> text: UTF-8 with or without BOM, UTF-16, GB18030."""

import codecs

from imports.reading import ImportRefusedError

SIZE_LIMIT = 20 * 1024 * 1024
"""Bytes a file may have; a report has about 20,000."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """The text in a file's bytes; raises ImportRefusedError when it is too large or no text."""
    if len(data) > SIZE_LIMIT:
        raise ImportRefusedError(
            f"文件有{len(data) // 1024 // 1024}MB，超过{SIZE_LIMIT // 1024 // 1024}MB的上限，",
            "请确认选的是年度报告。",
        )
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportRefusedError("文件不是文字，读不出来，", "请选文本（.txt、.md、.json）文件。")


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    head = data[:1000]
    if len(head) >= 4 and head.count(0) > len(head) // 8:
        return (
            ("utf-16-le", "utf-16-be")
            if head[1::2].count(0) > head[::2].count(0)
            else (
                "utf-16-be",
                "utf-16-le",
            )
        )
    return ("utf-8", "gb18030")
