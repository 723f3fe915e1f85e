"""A report as HTML, piece by piece, for tests that change one of them."""

from html import escape

from nianbao.exports.grid import Grid
from nianbao.exports.options import DEFAULT
from nianbao.exports.outline import Heading, outline
from nianbao.report.document import Report


def page(report: Report, *changes: tuple[str, str]) -> str:
    """The report as a plain page, each of the changes made once; what is changed must be there."""
    pieces = []
    for piece in outline(report, DEFAULT):
        if isinstance(piece, Grid):
            pieces.append(table(piece))
        elif isinstance(piece, Heading) and piece.level == 3:
            pieces.append(f"<p>{escape(piece.number + piece.words)}</p>")
        else:
            pieces.append(f"<p>{escape(piece.text)}</p>")
    text = "<html><body>\n" + "\n".join(pieces) + "\n</body></html>"
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def table(grid: Grid) -> str:
    """A table with its spans."""
    rows = (
        "".join(
            f'<td rowspan="{cell.rowspan}" colspan="{cell.colspan}">{escape(cell.text)}</td>'
            for cell in row
        )
        for row in grid.rows
    )
    return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"
