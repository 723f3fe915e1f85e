"""A report in the pieces a portal takes: one box for all of it, one a section, one a table.

The rule: a piece is a run of the elements of the whole report, so that a piece pasted alone reads
as it does in the whole, in every format.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nianbao.exports.flat import flatten
from nianbao.exports.grid import Grid
from nianbao.exports.markdown import draw_markdown
from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.exports.outline import (
    Element,
    outline,
    outline_preface,
    outline_section,
    outline_signature,
    outline_title,
)
from nianbao.exports.plain_text import draw_plain_text
from nianbao.exports.tabbed import draw_tabbed
from nianbao.report.document import Report
from nianbao.report.form.names import table_name

BODY = "body"
"""The key of the piece that is all but the title, for portals with a field for that."""
WHOLE = "whole"
"""The key of the piece that is the whole report, and the last one."""
TABLE = ".table"
"""What the key of a table has behind the key of its section."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the report that is copied at once.

    `key` is `title`, `preface`, a section's key, that key and `.table` for its table alone,
    `signature`, `body` or `whole`. `name` is what the clerk calls it. Every format ends with one
    newline.
    """

    key: str
    name: str
    elements: tuple[Element, ...]
    aligned: bool = False

    def flat(self) -> "Piece":
        """The piece with no merged cell in its tables."""
        return replace(self, elements=tuple(flatten(self.elements)))

    def text(self) -> str:
        """The piece as plain text, its tables in tabs or aligned as the office prints them."""
        return draw_plain_text(self.elements, aligned=self.aligned)

    def html(self) -> str:
        """The piece as a bare fragment of HTML."""
        from nianbao.exports.html import draw_html

        return draw_html(self.elements)

    def markdown(self) -> str:
        """The piece as Markdown."""
        return draw_markdown(self.elements)

    def tabbed(self) -> str:
        """The piece as rows for a sheet, cells kept apart by tabs."""
        return draw_tabbed(self.elements)


def pieces(report: Report, options: PrintOptions = DEFAULT) -> tuple[Piece, ...]:
    """The pieces in printed order, each table behind its section, the whole last.

    There is no lead-in or signature where none is printed.
    """
    return tuple(
        Piece(key, name, elements, options.aligned)
        for key, name, elements in _runs(report, options)
        if elements
    )


def _runs(report: Report, options: PrintOptions) -> Iterator[tuple[str, str, tuple[Element, ...]]]:
    yield "title", "标题", (outline_title(report),)
    yield "preface", "导语", tuple(outline_preface(report, options))
    for section in report.form.sections:
        elements = tuple(outline_section(report, section.key, options))
        yield section.key, section.title.text, elements
        grids = tuple(element for element in elements if isinstance(element, Grid))
        yield f"{section.key}{TABLE}", table_name(report.form, section.key), grids
    yield "signature", "落款", tuple(outline_signature(report, options))
    _, *body = outline(report, options)
    yield BODY, "正文（不带标题）", tuple(body)
    yield WHOLE, "全文", tuple(outline(report, options))
