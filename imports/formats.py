"""Which format a source has: told by what is in it, for a file's ending often lies.

A site's `.doc` is as often a web page as a Word file, and its `.xls` a page or a text. The ending
decides only what the content leaves open.
"""

import re
from enum import Enum
from itertools import islice

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.ways_out import COPY_ALL, UNPACK
from nianbao.report.text import late


class Format(Enum):
    """The formats that can be read, and the containers that must be looked into."""

    TEXT = "文本"
    MARKDOWN = "Markdown"
    HTML = "网页"
    MAIL_PAGE = "单个文件的网页"
    WORD = "Word"
    JSON = "JSON"
    OLD_WORD = "旧版 Word"
    OPEN_TEXT = "ODT"
    RTF = "RTF"
    WORKBOOK = "表格"
    OLD_WORKBOOK = "旧版表格"
    OPEN_SHEET = "ODS 表格"
    DELIMITED = "CSV 表格"
    PDF = "PDF"
    ZIP = "zip"
    ARCHIVE = "压缩包"
    OLE = "OLE"


READABLE_SUFFIXES = frozenset(
    (".txt", ".md", ".markdown", ".htm", ".html", ".mht", ".mhtml", ".eml", ".json", ".docx",
     ".docm", ".doc", ".wps", ".odt", ".rtf", ".pdf", ".xlsx", ".xlsm", ".xls", ".et", ".ods",
     ".csv", ".tsv", ".ofd")
)  # fmt: skip
"""Endings of files that may be reports. A `.doc` or `.xls` of a site is often a page; one that
can't be read, an `.ofd` ever, is refused in a sentence that says what to do."""

READABLE = (
    "网页（.html、.mht）、邮件（.eml）、Word（.docx、.doc、.wps、.odt、.rtf）、PDF、"
    "表格（.xlsx、.xls、.et、.ods、.csv）、文本（.txt）、Markdown（.md）"
    "和本程序导出的数据（.json）"
)
"""What can be read, as a clerk is told."""

_BEGINNINGS = (
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh\d", "这是压缩包，", UNPACK),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP"
        rb"|.{4}ftyp(?:hei|hev|mif|msf|avi)",
        "这是图片，里面的字读不出来，",
        "请找有文字的原件，或者照着图填写。",
    ),
)
"""How files begin that can't be read, what they are, and what to do."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What Word files before 2007 begin with, and locked ones of any age."""
SHEET_ALONE = b"\x09\x08\x08\x00"
"""What an old sheet begins with that a small program wrote: no OLE file around it."""
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_RTF = b"{\\rtf"
_SAVED_BY_OFFICE = frozenset(
    (".docx", ".docm", ".doc", ".wps", ".odt", ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".pdf",
     ".ofd")
)  # fmt: skip
_NAMES = {
    "Word 文件": (".docx", ".docm", ".doc"),
    "WPS 文字": (".wps",),
    "ODT 文件": (".odt",),
    "Excel 表格": (".xlsx", ".xlsm", ".xls"),
    "WPS 表格": (".et",),
    "ODS 表格": (".ods",),
    "CSV 表格": (".csv", ".tsv"),
    "PDF 文件": (".pdf",),
    "OFD 文件": (".ofd",),
}
"""What a clerk calls a file, by its ending."""
_SHOWN = 4096
"""Bytes or characters that are enough to tell a format by."""

_VIEWED = frozenset((".ceb", ".cebx", ".gd", ".gw", ".sep", ".caj"))
"""Endings of papers that only a program of their own shows."""
_MAILS = (".mht", ".mhtml", ".eml")
_LETTER_HEAD = 64 * 1024
"""Bytes of a letter's head: who passed it on stands before what it is."""

_JSON = re.compile(r'\s*\{\s*"')
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|div|p|table|h[1-6]|section|article|span|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype|html|head|body|meta)\b", re.I | re.S
)
_HEADS = re.compile(r"^ {0,3}#{1,6} ?[（(]?[一二三四五六1-6]", re.MULTILINE)
_HEADS_ENOUGH = 3
"""Lines that begin as numbered headings of Markdown before a text is taken for such."""
_OFFICE_XML = re.compile(
    r"\s*<\?xml[^>]*>.{0,999}?(?:schemas-microsoft-com:office:spreadsheet|office/word/2003/wordml"
    r"|office/2006/xmlPackage|opendocument:xmlns:office)",
    re.DOTALL,
)
_OTHER_XML = (
    r"\s*(?:<[?!][^>]*>\s*)*<(?!html\b|svg\b)[A-Za-z][^>]*?\sxmlns="
    r"[\"'](?!http://www\.w3\.org/(?:1999/xhtml|TR/REC-html40))"
)
"""How a text in some other language of tags begins: it says which, by the address of its names."""
_CLOSED = re.compile(r"</(?:t[dr]|p|div|span|table)>", re.IGNORECASE)
_PARTED = r"(?i)<(?:p|div|br|li|h[1-6])\b"
"""What parts the words of a page; where there is none beside its tables, the lines are lines."""
_CLOSED_ENOUGH = 8
"""Tags that must be closed in a text before it is a page that was cut out of its source."""
_MAIL = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:mime-version|content-type):",
    re.I,
)


def format_of_bytes(data: bytes, suffix: str) -> Format | None:
    """The format of a file whose bytes tell it; None for one that is text.

    Raises ImportRefusedError for the files that can't be read, with what to do instead.
    """
    if data.startswith(_ZIP):
        return Format.ZIP
    if data.startswith(_OLE):
        return Format.OLE
    if data.startswith(SHEET_ALONE):
        return Format.OLD_WORKBOOK
    if data.lstrip().startswith(_RTF):
        return Format.RTF
    if _PDF in data[:_SHOWN] and (suffix == ".pdf" or data.lstrip().startswith(_PDF)):
        return Format.PDF
    for beginning, what, way_out in _BEGINNINGS:
        if re.match(beginning, data[:_SHOWN], re.DOTALL):
            raise ImportRefusedError(what, way_out)
    if suffix in _VIEWED and b"\0" in data[:_SHOWN]:
        raise ImportRefusedError(f"这是版式文件（{suffix}），还不能直接读，", COPY_ALL)
    refuse_damaged(data, suffix)
    if _MAIL.match(data[:_SHOWN]) or (suffix in _MAILS and _MAIL.match(data[:_LETTER_HEAD])):
        return Format.MAIL_PAGE
    return None


def kind_named(suffix: str) -> str:
    """What a file of this ending is called; nothing where the ending tells nothing."""
    found = (f"{name}（{suffix}）" for name, suffixes in _NAMES.items() if suffix in suffixes)
    return next(found, "")


def refuse_damaged(data: bytes, suffix: str) -> None:
    """Raises ImportRefusedError for an empty file, and for what is left of an office file."""
    if not data:
        raise ImportRefusedError("这个文件是空的，", "请确认文件拷全了，再读入。")
    is_cut = data.startswith((_ZIP[:2], _OLE[:4])) or b"\0" in data[:_SHOWN]
    if suffix in _SAVED_BY_OFFICE and is_cut and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ImportRefusedError(
            f"这个 {kind_named(suffix)}坏了，或者只拷来了一部分，",
            "请找原来的文件，在 Word、Excel 或 WPS 里打开，另存一份再读入。",
        )


def format_of_text(text: str, suffix: str) -> Format:
    """The format of a text. Raises ImportRefusedError for one that only an office program reads."""
    if _OFFICE_XML.search(text[:_SHOWN]):
        raise ImportRefusedError(
            "这是 XML 格式的 Office 文件，还不能直接读，",
            "请在 WPS 或 Word、Excel 里打开，另存为 .docx 或 .xlsx 再读入。",
        )
    if text.lstrip().startswith("<") and late(_OTHER_XML).match(text[:_SHOWN]):
        raise ImportRefusedError("这是 XML 文件，看不出哪些字属于哪一部分，", COPY_ALL)
    if suffix == ".json" or _JSON.match(text):
        return Format.JSON
    if suffix in (".htm", ".html") or _HTML.match(text[:_SHOWN]):
        is_piece = suffix not in (".htm", ".html") and not _PAGE.match(text[:_SHOWN])
        return Format.MARKDOWN if is_piece and _is_markdown(text, suffix) else Format.HTML
    if suffix in (".csv", ".tsv", ".xls", ".xlsx", ".et"):
        return Format.DELIMITED
    if _is_markdown(text, suffix):
        return Format.MARKDOWN
    if len(list(islice(_CLOSED.finditer(text), _CLOSED_ENOUGH))) == _CLOSED_ENOUGH:
        is_lines = "<table" in text.lower() and not late(_PARTED).search(text)
        return Format.MARKDOWN if is_lines else Format.HTML
    return Format.TEXT


def _is_markdown(text: str, suffix: str) -> bool:
    """Whether a text is Markdown: by its ending, or by the headings in it."""
    heads = islice(_HEADS.finditer(text), _HEADS_ENOUGH)
    return suffix in (".md", ".markdown") or sum(1 for _ in heads) == _HEADS_ENOUGH
