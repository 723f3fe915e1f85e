"""Reading a published report: bytes or text in, a Reading out. Content never makes it fail.

Three steps, each in its own module: a source becomes lines and rows of cells (`plain_text`,
`markdown`), these are divided into the form's sections (`sections`), and each section is read
(`overview`, `tables`). JSON holds a report's own keys and goes its own way (`json_reader`).
"""

import re

from imports.decoding import decode
from imports.reading import ImportRefusedError, Reading

__all__ = ["ImportRefusedError", "Reading", "read_report"]

_UNREADABLE = {
    ".doc": "Word 文件",
    ".docx": "Word 文件",
    ".wps": "WPS 文件",
    ".pdf": "PDF 文件",
    ".xls": "表格文件",
    ".xlsx": "表格文件",
    ".htm": "网页文件",
    ".html": "网页文件",
    ".mht": "网页文件",
}


_JSON = re.compile(r'\s*\{\s*"')


def read_report(source: bytes | str, suffix: str = "") -> Reading:
    """Read a report from a file's bytes or a pasted text.

    `suffix` is the file's ending (`.md`); without one the text itself tells. Raises
    ImportRefusedError when the source is no text this program can read, or holds no report.
    """
    if kind := _UNREADABLE.get(suffix.lower()):
        raise ImportRefusedError(
            f"还不能直接读{kind}（{suffix}），",
            "请打开它，全选复制到记事本，另存为 .txt 文件再导入。",
        )
    text = decode(source) if isinstance(source, bytes) else source
    if suffix.lower() == ".json" or _JSON.match(text):
        from imports.json_reader import read_json

        return read_json(text)
    from imports.sections import marks_sections, read_blocks

    if suffix.lower() in (".md", ".markdown") or marks_sections(text):
        from imports.markdown import markdown_blocks

        return read_blocks(markdown_blocks(text))
    from imports.plain_text import plain_text_blocks

    return read_blocks(plain_text_blocks(text))
