"""Which format a source has: told by what is in it, for a file's ending often lies.

A site's `.doc` is as often a web page as a Word file. The ending decides only what the content
leaves open.
"""

import re
from enum import Enum
from itertools import islice

from imports.reading import ImportRefusedError


class Format(Enum):
    """The formats that can be read."""

    TEXT = "文本"
    MARKDOWN = "Markdown"
    HTML = "网页"
    MAIL_PAGE = "单个文件的网页"
    WORD = "Word"
    JSON = "JSON"


READABLE_SUFFIXES = frozenset(
    (".txt", ".md", ".markdown", ".htm", ".html", ".mht", ".mhtml", ".docx", ".doc", ".json")
)
"""Endings of files that may be reports. A `.doc` of a site is often a page; one by Word is
refused in a sentence that says what to do."""

_UNREADABLE = {
    ".doc": ("旧版 Word 文件", "请在 Word 或 WPS 里打开，另存为 .docx 再导入。"),
    ".wps": ("WPS 文件", "请在 WPS 里打开，另存为 .docx 再导入。"),
    ".rtf": ("RTF 文件", "请在 Word 或 WPS 里打开，另存为 .docx 再导入。"),
    ".pdf": ("PDF 文件", "请打开它，全选复制，粘贴读入，或存成 .txt 文件再导入。"),
    ".ofd": ("OFD 文件", "请打开它，全选复制，粘贴读入，或存成 .txt 文件再导入。"),
    ".xls": ("表格文件", "请打开它，全选复制，粘贴读入，或存成 .txt 文件再导入。"),
    ".xlsx": ("表格文件", "请打开它，全选复制，粘贴读入，或存成 .txt 文件再导入。"),
}
_BEGINNINGS = (
    (b"%PDF", ".pdf"),
    (b"{\\rtf", ".rtf"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What Word files before 2007 begin with, and locked ones of any age."""
_SHOWN = 4096
"""Bytes or characters that are enough to tell a format by."""

_JSON = re.compile(r'\s*\{\s*"')
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|div|p|table|h[1-6]|section|article|span|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(r"</(?:t[dr]|p|div|span|table)>", re.IGNORECASE)
_CLOSED_ENOUGH = 8
"""Tags that must be closed in a text before it is a page that was cut out of its source."""
_MAIL = re.compile(
    rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:mime-version|content-type):", re.I
)


def format_of_bytes(data: bytes, suffix: str) -> Format | None:
    """The format of a file whose bytes tell it; None for one that is text.

    Raises ImportRefusedError for the files that can't be read, with what to do instead.
    """
    if data.startswith(b"PK\x03\x04") and suffix not in (".xlsx", ".ofd"):
        return Format.WORD
    if data.startswith(_OLE):
        raise _unreadable(suffix if suffix in _UNREADABLE else ".doc")
    for beginning, ending in _BEGINNINGS:
        if data.startswith(beginning):
            raise _unreadable(ending)
    if _MAIL.match(data[:_SHOWN]):
        return Format.MAIL_PAGE
    return None


def format_of_text(text: str, suffix: str) -> Format:
    """The format of a text. Raises ImportRefusedError as `format_of_bytes` does."""
    if suffix == ".json" or _JSON.match(text):
        return Format.JSON
    if suffix in (".htm", ".html") or _HTML.match(text[:_SHOWN]):
        return Format.HTML
    if suffix in _UNREADABLE or suffix == ".docx":
        raise _unreadable(suffix)
    if suffix in (".md", ".markdown"):
        return Format.MARKDOWN
    if len(list(islice(_CLOSED.finditer(text), _CLOSED_ENOUGH))) == _CLOSED_ENOUGH:
        return Format.HTML
    return Format.TEXT


def _unreadable(suffix: str) -> ImportRefusedError:
    kind, hint = _UNREADABLE.get(suffix, ("这样的 Word 文件", _UNREADABLE[".doc"][1]))
    return ImportRefusedError(f"还不能直接读{kind}（{suffix}），", hint)
