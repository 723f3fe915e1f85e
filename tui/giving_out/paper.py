"""A report as its page would look on paper, in rows of terminal cells. Pure."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from nianbao.exports.grid import Grid
from nianbao.exports.outline import Element, Heading, Paragraph
from nianbao.tui.giving_out.paper_rows import PaperRow
from nianbao.tui.giving_out.table_rows import ruled_rows
from nianbao.tui.kit.line_breaking import broken

_INDENT = "　　"


def paper_rows(elements: Iterable[Element], width: int) -> list[PaperRow]:
    """Headings, paragraphs and tables on a page of so many terminal cells."""
    rows: list[PaperRow] = []
    for element in elements:
        rows += [PaperRow("")] if rows else []
        if isinstance(element, Grid):
            rows += ruled_rows(element, width)
        elif isinstance(element, Heading):
            rows += _heading(element, width)
        else:
            rows += _paragraph(element, width)
    return rows


def _heading(heading: Heading, width: int) -> Iterator[PaperRow]:
    is_title = heading.level == 1
    for row in broken(heading.text if is_title else _INDENT + heading.text, width):
        left = " " * max(0, (width - cell_len(row)) // 2) if is_title else ""
        yield PaperRow(left + row, is_title=True)


def _paragraph(paragraph: Paragraph, width: int) -> Iterator[PaperRow]:
    if paragraph.closing:
        yield PaperRow(" " * max(0, width - cell_len(paragraph.text) - 4) + paragraph.text)
    else:
        yield from map(PaperRow, broken(_INDENT + paragraph.text, width))
