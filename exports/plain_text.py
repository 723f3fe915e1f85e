"""A report as plain text, for pasting.

Tables are rows of cells kept apart by tabs: every row has as many cells as the table has
columns, a spanned cell stands at its upper left and leaves the places it covers empty, so that
a paste into WPS or Excel lines up. Aligned tables are for reading on a screen.
"""

from collections.abc import Iterable, Iterator, Sequence

from nianbao.exports.grid import Grid, Kind, Placed, cover
from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.exports.outline import Element, outline
from nianbao.report.document import Report

RULE = "│"
"""Keeps aligned columns apart, whatever width a terminal gives to ambiguous characters."""


def write_plain_text(report: Report, *, options: PrintOptions = DEFAULT) -> str:
    """The report as text that ends with one newline."""
    return draw_plain_text(outline(report, options), aligned=options.aligned)


def draw_plain_text(elements: Iterable[Element], *, aligned: bool = False) -> str:
    """Headings, paragraphs and tables, an empty line between any two of them."""
    blocks = (_element(element, aligned) for element in elements)
    return "\n\n".join(blocks) + "\n"


def _element(element: Element, aligned: bool) -> str:
    if isinstance(element, Grid):
        return "\n".join(aligned_lines(element) if aligned else _tabbed_rows(element))
    return element.text


def _tabbed_rows(grid: Grid) -> Iterator[str]:
    for row, line in enumerate(cover(grid.rows, grid.width)):
        yield "\t".join(placed.text_at(row, column) for column, placed in enumerate(line))


def aligned_lines(grid: Grid) -> Iterator[str]:
    """Rows padded with spaces to the same number of terminal cells; figures to the right."""
    widths = column_widths(grid)
    for row, line in enumerate(cover(grid.rows, grid.width)):
        words = []
        for placed in dict.fromkeys(line):
            text = placed.text_at(row, placed.column)
            pad = " " * (width_of(placed, widths) - _cells(text))
            words.append(pad + text if placed.cell.kind is Kind.FIGURE else text + pad)
        yield RULE.join(words)


def column_widths(grid: Grid) -> list[int]:
    """Terminal cells each column needs; the last of the columns a cell spans makes room for it."""
    widths = [0] * grid.width
    lines = cover(grid.rows, grid.width)
    placed_once = dict.fromkeys(placed for line in lines for placed in line)
    for placed in sorted(placed_once, key=lambda placed: placed.cell.colspan):
        lacking = _cells(placed.cell.text) - width_of(placed, widths)
        widths[placed.column + placed.cell.colspan - 1] += max(0, lacking)
    return widths


def width_of(placed: Placed, widths: Sequence[int]) -> int:
    """Terminal cells from a cell's first column to its last, rules between them included."""
    span = placed.cell.colspan
    return sum(widths[placed.column : placed.column + span]) + span - 1


def _cells(text: str) -> int:
    """The width of a text in terminal cells."""
    from rich.cells import cell_len

    return cell_len(text)
