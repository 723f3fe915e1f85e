"""Bytes of a text file -> text: UTF-8 with or without BOM, UTF-16, GB18030."""

import codecs
import contextlib
import re
from collections.abc import Iterator

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.ways_out import KEEP_REPORT
from nianbao.report.text import late

SIZE_LIMIT = 20 * 1024 * 1024
"""Bytes a file may have; a report has about 20,000."""

CHARACTER_LIMIT = 1_000_000
"""Characters a text may have, a page's tags counted bare; a report has about 10,000."""

_ESCAPED = r"(?i)&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});"
_LEFT = r"&(?:nbsp|e[mn]sp|[lr][ds]quo|quot|[mn]dash|middot|hellip|#\d{3,7}|#x[0-9A-Fa-f]{3,6});"
"""What a copy of a page's source leaves in a text: spaces, quotation marks, dashes, characters
beyond ASCII. An `&amp;` or `&#35;` may be meant as it stands."""
UNREAD = "\ufffd"
"""What stands where a byte could not be read."""

_ONE, _DAMAGE = 3, 1000
"""Marks that one damaged byte may leave, and characters of a text for each further one."""

_MARKS = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_BIG5 = re.compile(rb"charset\s*=\s*[\"']?big5", re.IGNORECASE)
_SAID = 4096
"""Bytes in which a page says how it is encoded. What it says is often wrong; of what a text can't
show, only this is believed."""

_EVERYDAY = "，。、的年一0\n\t"
"""Characters that every report is full of, and that a wrong decoding hardly ever gives."""


def named_characters(text: str) -> str:
    """A text without names of characters (`&ldquo;`), escaped up to three times."""
    import html

    for _ in range(3):
        if "&" not in text or not late(_ESCAPED).search(text):
            break
        text = late(_ESCAPED).sub(lambda found: html.unescape(found[0]), text)
    return text


def without_left_names(text: str) -> str:
    """A plain text without the names of characters that a page's source left in it."""
    is_of_page = "&" in text and len(late(_LEFT).findall(text)) > 1
    return named_characters(text) if is_of_page else text


def refuse_large_file(data: bytes) -> None:
    """Raises ImportRefusedError, naming the limit, when a file is too large to be a report."""
    if len(data) > SIZE_LIMIT:
        raise ImportRefusedError(
            f"文件有{len(data) // 1024 // 1024}MB，超过{SIZE_LIMIT // 1024 // 1024}MB的上限，",
            "请确认选的是年度报告。",
        )


def refuse_long_text(text: str) -> None:
    """The same for a text; what only looks long (a page's scripts) is taken off before."""
    if len(text) > CHARACTER_LIMIT:
        raise ImportRefusedError(
            f"文字有{len(text) // 10_000}万字，超过{CHARACTER_LIMIT // 10_000}万字的上限，",
            KEEP_REPORT,
        )


def decode(data: bytes) -> str:
    """The text in a file's bytes; raises ImportRefusedError when it is no text."""
    data = data.removeprefix(codecs.BOM_UTF8)  # also in front of what is no UTF-8
    texts = []
    for encoding in _encodings(data):
        with contextlib.suppress(UnicodeDecodeError):
            texts.append(data.decode(encoding))
    texts += _damaged(data)
    likeliest = max(texts, key=_likeness, default="")
    if not texts or (0 in data and _likeness(likeliest) <= 0):
        raise ImportRefusedError(
            "这不是能读的文件，", "请选网页、Word、表格或文本文件，或者打开它，复制全文，粘贴读入。"
        )
    return likeliest


def _damaged(data: bytes) -> Iterator[str]:
    """A text of which few bytes are damaged, read around them; a U+FFFD stands in their place."""
    if 0 in data:
        return
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        if 0 < text.count(UNREAD) <= max(_ONE, len(text) // _DAMAGE) and len(text) > _DAMAGE // 4:
            yield text


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    wide = ("utf-16-le", "utf-16-be") if 0 in data else ()
    traditional = ("big5hkscs",) if _BIG5.search(data[:_SAID]) else ()
    return ("utf-8", "gb18030", *wide, *traditional)


def _likeness(text: str) -> int:
    """How much a text looks like Chinese prose with figures; the first of equals is taken."""
    return sum(map(text.count, _EVERYDAY)) - text.count("\0")
