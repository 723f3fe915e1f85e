"""A report as a bare piece of HTML, for the source view of a content management system.

No class, script or document around it: the site brings its own. What no site can be trusted to
bring stands on the elements themselves: single rules around cells, figures in their middle, and
paragraphs set in by two characters.
"""

from collections.abc import Iterable, Iterator
from html import escape

from nianbao.exports.grid import Cell, Grid, Kind
from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.exports.outline import Element, Heading, Paragraph, outline
from nianbao.report.document import Report

_RULES = ' border="1" cellspacing="0" style="border-collapse: collapse"'
_MIDDLE = ' style="text-align: center"'
_IN_CELL = f' align="center"{_MIDDLE}'
_RIGHT = ' style="text-align: right"'
_SET_IN = ' style="text-indent: 2em"'
"""How elements look where a site says nothing of them; an editor keeps what it knows.

Of a cell TinyMCE keeps the attribute and others the style.
"""
_WIDE = "\u3000"
_SPACED = ' class="spaced"'
"""What our own page is told of a paragraph that the clerk has set in by spaces."""


def write_html(report: Report, *, options: PrintOptions = DEFAULT) -> str:
    """The report as h1, h2, h3, p and table elements; ends with one newline."""
    return draw_html(outline(report, options))


def draw_html(elements: Iterable[Element], *, dressed: bool = True) -> str:
    """One element a line, tables one row a line; undressed for a page that has a style itself."""
    return "\n".join(_element(element, dressed=dressed) for element in elements) + "\n"


def _element(element: Element, *, dressed: bool) -> str:
    if isinstance(element, Grid):
        # Quill takes the end of a line between two rows for a space in a cell.
        return ("" if element.flat else "\n").join(_table(element, dressed=dressed))
    name = f"h{element.level}" if isinstance(element, Heading) else "p"
    look = _look(element) if dressed else _SPACED if element.text.startswith(_WIDE) else ""
    return f"<{name}{look}>{_words(element.text)}</{name}>"


def _look(element: Heading | Paragraph) -> str:
    """How a heading or a paragraph stands; one that is set in by spaces is not set in twice."""
    if isinstance(element, Heading):
        return _MIDDLE if element.level == 1 else ""
    if element.closing:
        return _RIGHT
    return "" if element.text.startswith(_WIDE) else _SET_IN


def _table(grid: Grid, *, dressed: bool) -> Iterator[str]:
    """The head of the first block is the table's, its caption too; later ones are in the body."""
    heads = len(grid.blocks[0].rows) - len(grid.blocks[0].body)
    yield f"<table{_RULES if dressed else ''}>"
    for name, rows in (("thead", grid.rows[:heads]), ("tbody", grid.rows[heads:])):
        yield f"<{name}>"
        for row in rows:
            cells = (_cell(cell, dressed=dressed, flat=grid.flat) for cell in row)
            yield f"<tr>{''.join(cells)}</tr>"
        yield f"</{name}>"
    yield "</table>"


def _cell(cell: Cell, *, dressed: bool, flat: bool) -> str:
    """A cell; a flat table that is pasted has no `th`: Quill would glue them into one cell."""
    name, scope = "td", ""
    if cell.kind is Kind.HEAD and not (dressed and flat):
        name, scope = "th", ' scope="col"'
    rowspan = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    colspan = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    look = "" if cell.kind is Kind.LABEL or name == "th" or not dressed else _IN_CELL
    return f"<{name}{scope}{rowspan}{colspan}{look}>{_words(cell.text)}</{name}>"


def _words(text: str) -> str:
    """Words as they stand between tags, where a quote needs no escape: a source view shows it."""
    return escape(text, quote=False)
