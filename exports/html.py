"""A report as a bare piece of HTML, for the source view of a content management system.

No class, style, script or document around it: the site brings its own.
"""

from collections.abc import Iterable, Iterator
from html import escape

from nianbao.exports.grid import Cell, Grid, Kind
from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.exports.outline import Element, Heading, outline
from nianbao.report.document import Report


def write_html(report: Report, *, options: PrintOptions = DEFAULT) -> str:
    """The report as h1, h2, h3, p and table elements; ends with one newline."""
    return draw_html(outline(report, options))


def draw_html(elements: Iterable[Element]) -> str:
    """One element a line, tables one row a line."""
    return "\n".join(map(_element, elements)) + "\n"


def _element(element: Element) -> str:
    if isinstance(element, Grid):
        return "\n".join(_table(element))
    name = f"h{element.level}" if isinstance(element, Heading) else "p"
    return f"<{name}>{escape(element.text)}</{name}>"


def _table(grid: Grid) -> Iterator[str]:
    yield '<table border="1">'
    for row in grid.rows:
        yield f"<tr>{''.join(map(_cell, row))}</tr>"
    yield "</table>"


def _cell(cell: Cell) -> str:
    name = "th" if cell.kind is Kind.HEAD else "td"
    rowspan = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    colspan = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return f"<{name}{rowspan}{colspan}>{escape(cell.text)}</{name}>"
