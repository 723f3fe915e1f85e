"""A report as text: Markdown, plain text, HTML, JSON. Pure: a report in, a string out.

Writers are loaded when they are first used. The caller writes the string to disk.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from report.document import Report

DRAFT_MARK = "-草稿"
"""What the file name of a report with errors or blanks says behind the title."""


def _markdown(report: Report) -> str:
    from exports.markdown import write_markdown

    return write_markdown(report)


def _text(report: Report) -> str:
    from exports.plain_text import write_plain_text

    return write_plain_text(report)


def _html(report: Report) -> str:
    from exports.html import write_html

    return write_html(report)


def _json(report: Report) -> str:
    from exports.json_export import write_json

    return write_json(report)


WRITERS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {"markdown": _markdown, "text": _text, "html": _html, "json": _json}
)
"""Writers by target, the word that follows `export --to`; every text ends with one newline."""

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {"markdown": ".md", "text": ".txt", "html": ".html", "json": ".json"}
)
"""File name suffixes by target."""


def write_section(report: Report, key: str, target: str, *, aligned: bool = False) -> str:
    """One section of the report (by its key) as `markdown`, `text` or `html`.

    It is the very text it has in the whole report; `aligned` pads the columns of a `text` for
    the screen. Raises FormError for an unknown section, KeyError for any other target.
    """
    from exports.outline import outline_section

    pieces = outline_section(report, key)
    if target == "text":
        from exports.plain_text import draw_plain_text

        return draw_plain_text(pieces, aligned=aligned)
    if target == "markdown":
        from exports.markdown import draw_markdown

        return draw_markdown(pieces)
    if target == "html":
        from exports.html import draw_html

        return draw_html(pieces)
    raise KeyError(target)
