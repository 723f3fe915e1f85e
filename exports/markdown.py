"""A report as Markdown (CommonMark with GFM tables), for a CMS or a repository.

Nothing a clerk types changes the structure: `exports.markdown_escape` sees to that. A Markdown
table has one head row, so a column's heads are joined with `/`, and each block of a table is a
table of its own.
"""

from collections.abc import Iterable, Iterator, Sequence

from nianbao.exports.grid import Grid, GridBlock, Kind, Placed, cover
from nianbao.exports.markdown_escape import (
    escape_first,
    escape_heading,
    escape_line,
    escape_words,
)
from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.exports.outline import Element, Heading, outline
from nianbao.report.document import Report


def write_markdown(report: Report, *, options: PrintOptions = DEFAULT) -> str:
    """The report as Markdown that ends with one newline."""
    return draw_markdown(outline(report, options))


def draw_markdown(elements: Iterable[Element]) -> str:
    """Headings, paragraphs and tables, an empty line between any two of them."""
    return "\n\n".join(map(_element, elements)) + "\n"


def _element(element: Element) -> str:
    if isinstance(element, Grid):
        return "\n\n".join(block for part in element.blocks for block in _block(element, part))
    if not isinstance(element, Heading):
        return (escape_first if element.seems_headed else escape_line)(element.text)
    words = escape_line(element.text)
    if element.level == 3:
        words = escape_heading(element.number, element.words)
    return f"{'#' * element.level} {words}"


def _block(grid: Grid, block: GridBlock) -> Iterator[str]:
    """The caption of a block, if it has one, and its table."""
    if block.caption:
        yield escape_line(block.caption.text)
    head, body = cover(block.head, grid.width), cover(block.body, grid.width)
    columns = _own_columns(head + body, grid.width)
    lines = [_row(_head_words(head, column, grid.label_columns) for column in columns)]
    lines.append(_row("---:" if _is_figures(body, column) else "---" for column in columns))
    for row, line in enumerate(body):
        lines.append(_row(escape_words(line[c].text_at(row, c)) for c in columns))
    yield "\n".join(lines)


def _own_columns(lines: Sequence[Sequence[Placed]], width: int) -> list[int]:
    """The columns in which some cell begins: the others only give room to wider blocks."""
    begun = {placed.column for line in lines for placed in line}
    return [column for column in range(width) if column in begun]


def _head_words(head: Sequence[Sequence[Placed]], column: int, label_columns: int) -> str:
    """The heads over a figure column, outermost first; the corner stands over the first label."""
    over = dict.fromkeys(line[column] for line in head)
    if column < label_columns:
        over = {placed: None for placed in over if placed.column == column}
    return "/".join(escape_words(placed.cell.text) for placed in over)


def _is_figures(body: Sequence[Sequence[Placed]], column: int) -> bool:
    return all(line[column].cell.kind is Kind.FIGURE for line in body)


def _row(words: Iterable[str]) -> str:
    return f"| {' | '.join(words)} |"
