"""What is inside a zip or an OLE file: the format that can be read, or a refusal that says so."""

import re

from nianbao.imports.formats import Format, kind_named
from nianbao.imports.office_package import OfficePackage
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.ways_out import AS_DOCX, AS_XLSX, COPY_ALL, OTHER_KIND, UNLOCK

_OPEN_TEXT = "application/vnd.oasis.opendocument.text"
_OPEN_SHEET = "application/vnd.oasis.opendocument.spreadsheet"
_WORD = re.compile(r"word/document\d*\.xml")
_TYPES = "[content_types].xml"
_WORD_TYPE = re.compile(
    rb"(?:wordprocessingml|ms-word)\.(?:document|template)\.(?:macroEnabled\.)?main"
)
"""How a package names a Word document of any name that is its own; others may be in it."""
_ARCHIVED = re.compile(r"\.(?:docx?|wps|pdf|txt|html?|xlsx?|et|csv|md|rtf|odt|ods)$", re.I)

_SHEETS = (".xls", ".xlsx", ".xlsm", ".et")


def format_inside(data: bytes, container: Format, suffix: str) -> Format:
    """The format of what a zip or an OLE file holds, whose name ends with `suffix`.

    Raises ImportRefusedError for one that holds no report, with what to do instead.
    """
    return _of_zip(data, suffix) if container is Format.ZIP else _of_ole(data, suffix)


def _of_zip(data: bytes, suffix: str) -> Format:
    called = f" {kind_named(suffix)}" if kind_named(suffix) else "文件"
    package = OfficePackage(data, called, "请在 WPS 里打开，另存一份再读入。")
    names = package.names()
    is_named = _TYPES in names and _WORD_TYPE.search(package.read(_TYPES))
    if is_named or any(map(_WORD.fullmatch, names)):
        return Format.WORD
    if "xl/workbook.xml" in names:
        return Format.WORKBOOK
    if "xl/workbook.bin" in names:
        raise ImportRefusedError("这是二进制的表格文件（.xlsb），还不能直接读，", AS_XLSX)
    if "mimetype" in names:
        kind = package.read("mimetype").decode("ascii", "replace").strip()
        if kind.startswith(_OPEN_SHEET):
            return Format.OPEN_SHEET
        if kind.startswith(_OPEN_TEXT):
            return Format.OPEN_TEXT
    if "ofd.xml" in names:
        raise ImportRefusedError("这是 OFD 文件，还不能直接读，", COPY_ALL)
    if any(name.startswith("ppt/") for name in names):
        raise ImportRefusedError("这是演示文稿，不是年度报告，", COPY_ALL)
    if any(map(_ARCHIVED.search, names)):
        return Format.ARCHIVE
    if kind_named(suffix):
        raise ImportRefusedError(f"这个{called}里没有能读的文档，", OTHER_KIND)
    raise ImportRefusedError("这个压缩文件里没有能读的文档，", OTHER_KIND)


def _of_ole(data: bytes, suffix: str) -> Format:
    import olefile

    try:
        with olefile.OleFileIO(data) as ole:
            names = {path[0] for path in ole.listdir()}
    except Exception as error:  # whatever the library meets in a damaged file
        if suffix in _SHEETS:
            what = f"这个旧版 Office 文件坏了，{kind_named(suffix)}读不出来，"
            raise ImportRefusedError(what, AS_XLSX) from error
        raise ImportRefusedError("这个旧版 Office 文件坏了，读不出来，", AS_DOCX) from error
    if "EncryptedPackage" in names:
        raise ImportRefusedError("这个文件加了密码，", UNLOCK)
    if names & {"Workbook", "Book"}:
        return Format.OLD_WORKBOOK
    if "WordDocument" in names:
        return Format.OLD_WORD
    if "PowerPoint Document" in names:
        raise ImportRefusedError("这是演示文稿，不是年度报告，", COPY_ALL)
    if suffix in _SHEETS:
        raise ImportRefusedError("这是旧版表格文件（.xls、.et），还不能直接读，", AS_XLSX)
    raise ImportRefusedError("这个文件里没有 Word 文档，还不能直接读，", AS_DOCX)
