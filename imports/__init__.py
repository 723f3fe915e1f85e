"""Reading a published report: bytes or text in, a Reading out. Content never makes it fail.

Three steps: a source becomes lines and rows of cells (a folder for each kind of source, chosen in
`formats`), these are divided into the form's sections (`dividing`, `sections`), and each section is
read (`overview`, `tables`). JSON holds a report's own keys and goes its own way
(`json_reader`). A reader is loaded when a source of its format comes.
"""

from collections.abc import Iterable
from dataclasses import replace

from nianbao.imports.decoding import (
    decode,
    refuse_large_file,
    refuse_long_text,
    without_left_names,
)
from nianbao.imports.formats import Format, format_of_bytes, format_of_text
from nianbao.imports.reading import Certainty, ImportRefusedError, Reading
from nianbao.imports.source import Gathered, SourceBlock
from nianbao.report.standing import RETURN_TITLE
from nianbao.report.text import without_spaces

__all__ = ["Certainty", "ImportRefusedError", "Reading", "read_report"]

_FIRST_LINES = 5
"""Lines among which the title of a paper stands."""
_Given = Iterable[SourceBlock] | Gathered | Reading
"""What a source's own reader gives: lines and rows, with what is beside them, or all of it."""


def read_report(source: bytes | str, suffix: str = "", year: int | None = None) -> Reading:
    """Read a report from a file's bytes or a pasted text.

    `suffix` is the file's ending (`.md`); it counts where the content does not tell, and so does
    the report's `year` where the clerk gave it (the form of 2019 or of 2021). Raises
    ImportRefusedError when the source is too large, nothing this program can read, or holds no
    report.
    """
    try:
        given = _of_source(source, suffix.lower(), year)
        return given if isinstance(given, Reading) else _read(given, year)
    except ImportRefusedError:
        raise
    except Exception as error:  # of a library, on a file made to do harm: one file, not the folder
        raise ImportRefusedError(
            "读这个文件时出了意外，没有读入，", "请打开它，复制报告的正文，粘贴读入。"
        ) from error


def _of_source(source: bytes | str, suffix: str, year: int | None) -> _Given:
    if isinstance(source, str):
        return _of_plain(source, suffix)
    refuse_large_file(source)
    kind = format_of_bytes(source, suffix)
    if kind is None:
        return _of_plain(decode(source), suffix)
    if kind in (Format.ZIP, Format.OLE):
        from nianbao.imports.containers import format_inside

        kind = format_inside(source, kind, suffix)
    if kind is Format.ARCHIVE:
        from nianbao.imports.archive import report_in_archive

        return report_in_archive(source, lambda data, ending: read_report(data, ending, year))
    return _of_file(source, kind)


def _of_plain(text: str, suffix: str) -> _Given:
    """Read a text by the reader of its format, without the marks that a copy put before lines."""
    kind = format_of_text(text, suffix)
    if kind in (Format.TEXT, Format.MARKDOWN, Format.DELIMITED):
        from nianbao.imports.line_marks import without_line_marks

        refuse_long_text(text)
        if kind is not Format.MARKDOWN:
            text = without_left_names(text)
        text = without_line_marks(text)
        kind = format_of_text(text, suffix)
    if kind is Format.TEXT:
        from nianbao.imports.head_marks import without_head_marks

        text = without_head_marks(text)
    return _of_text(text, kind)


def _of_file(data: bytes, kind: Format) -> _Given:
    """Read what is no text by the reader of its format."""
    match kind:
        case Format.MAIL_PAGE:
            from nianbao.imports.page.saved_page import mail_source

            return mail_source(data)
        case Format.OLD_WORD:
            from nianbao.imports.old_word.reading_doc import old_word_blocks

            return old_word_blocks(data)
        case Format.OPEN_TEXT:
            from nianbao.imports.open_document.reading_odt import open_document_blocks

            return open_document_blocks(data)
        case Format.RTF:
            from nianbao.imports.rtf.reading_rtf import rtf_blocks

            return rtf_blocks(data)
        case Format.PDF:
            from nianbao.imports.pdf.reading_pdf import pdf_blocks

            return pdf_blocks(data)
        case Format.WORKBOOK:
            from nianbao.imports.sheets.reading_sheets import workbook_blocks

            return workbook_blocks(data)
        case Format.OLD_WORKBOOK:
            from nianbao.imports.sheets.reading_sheets import old_workbook_blocks

            return old_workbook_blocks(data)
        case Format.OPEN_SHEET:
            from nianbao.imports.sheets.reading_sheets import open_sheet_blocks

            return open_sheet_blocks(data)
    from nianbao.imports.word.reading_docx import word_blocks

    return word_blocks(data)


def _of_text(text: str, kind: Format) -> _Given:
    match kind:
        case Format.JSON:
            from nianbao.imports.json_reader import read_json

            refuse_long_text(text)
            return read_json(text)
        case Format.HTML:
            from nianbao.imports.page.reading_page import page_source

            return page_source(text)
        case Format.DELIMITED:
            from nianbao.imports.sheets.delimited import delimited_blocks

            refuse_long_text(text)
            return delimited_blocks(text)
    from nianbao.imports.sections import marks_sections

    refuse_long_text(text)
    if kind is Format.MARKDOWN or marks_sections(text):
        from nianbao.imports.markdown.reading_markdown import markdown_source

        return markdown_source(text)
    from nianbao.imports.plain_text import plain_text_blocks

    return plain_text_blocks(text)


def _read(given: Iterable[SourceBlock] | Gathered, year: int | None) -> Reading:
    from nianbao.imports.sections import read_blocks

    if not isinstance(given, Gathered):
        return _refused_return(read_blocks(given, year=year))
    from nianbao.imports.told import findings_beside

    reading = read_blocks(given.blocks, year=year, around=given.around, outside=given.unplaced)
    _refused_return(reading)
    return replace(
        reading,
        office=reading.office or given.office,
        year=reading.year or given.year,
        findings=(*reading.findings, *findings_beside(reading, given)),
    )


def _refused_return(reading: Reading) -> Reading:
    """The reading; raises ImportRefusedError for the county's words on paper."""
    if any(without_spaces(words) == RETURN_TITLE for _, words in reading.source[:_FIRST_LINES]):
        raise ImportRefusedError(
            "这是退回意见的打印稿，不是报告，", "请打开同名的 .json 文件，意见就放到各部分。"
        )
    return reading
