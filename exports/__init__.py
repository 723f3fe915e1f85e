"""A report as a file: Markdown, plain text, HTML, a web page, JSON, Word. Pure, no disk.

Writers are loaded when they are first used. Most give a string; what is no text comes as bytes.
The caller writes it to disk.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.report.document import Report

DRAFT_MARK = "-草稿"
"""What the file name of a report with errors or blanks says behind the title."""


class Writer(Protocol):
    """Makes a text of a report."""

    def __call__(self, report: Report, options: PrintOptions = DEFAULT, /) -> str:
        """The text, printed as an office does; it ends with one newline."""


class BytesWriter(Protocol):
    """Makes a file of a report that is no text."""

    def __call__(self, report: Report, options: PrintOptions = DEFAULT, /) -> bytes:
        """The file's bytes, printed as an office does."""


def _markdown(report: Report, options: PrintOptions = DEFAULT) -> str:
    from nianbao.exports.markdown import write_markdown

    return write_markdown(report, options=options)


def _text(report: Report, options: PrintOptions = DEFAULT) -> str:
    from nianbao.exports.plain_text import write_plain_text

    return write_plain_text(report, options=options)


def _html(report: Report, options: PrintOptions = DEFAULT) -> str:
    from nianbao.exports.html import write_html

    return write_html(report, options=options)


def _page(report: Report, options: PrintOptions = DEFAULT) -> str:
    from nianbao.exports.page import write_page

    return write_page(report, options=options)


def _json(report: Report, _options: PrintOptions = DEFAULT) -> str:
    from nianbao.exports.json_export import write_json

    return write_json(report)


def _word(report: Report, options: PrintOptions = DEFAULT) -> bytes:
    from nianbao.exports.word import write_word

    return write_word(report, options=options)


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {"markdown": _markdown, "text": _text, "html": _html, "page": _page, "json": _json}
)
"""Writers by target, the word that follows `export --to`; every text ends with one newline."""

BYTES_WRITERS: Mapping[str, BytesWriter] = MappingProxyType({"docx": _word})
"""Writers of files that are no text, by target."""

EXPORT_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        "markdown": ".md",
        "text": ".txt",
        "html": ".html",
        "page": "-网页.html",
        "json": ".json",
        "docx": ".docx",
    }
)
"""What a file name ends with, by target."""


def write_file(report: Report, target: str, options: PrintOptions = DEFAULT) -> bytes:
    """The bytes of an export's file: UTF-8, but for a plain text that old Notepads must read.

    Raises KeyError for an unknown target.
    """
    if target in BYTES_WRITERS:
        return BYTES_WRITERS[target](report, options)
    text = WRITERS[target](report, options)
    if target == "text" and options.gb18030:
        from nianbao.exports.old_text import encode_old

        return encode_old(text)
    return text.encode("utf-8")


def write_section(report: Report, key: str, target: str, options: PrintOptions = DEFAULT) -> str:
    """One section of the report (by its key) as `markdown`, `text` or `html`.

    It is the very text it has in the whole report. Raises FormError for an unknown section,
    KeyError for any other target.
    """
    from nianbao.exports.outline import outline_section

    elements = outline_section(report, key, options)
    if target == "text":
        from nianbao.exports.plain_text import draw_plain_text

        return draw_plain_text(elements, aligned=options.aligned)
    if target == "markdown":
        from nianbao.exports.markdown import draw_markdown

        return draw_markdown(elements)
    if target == "html":
        from nianbao.exports.html import draw_html

        return draw_html(elements)
    raise KeyError(target)
