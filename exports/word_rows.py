"""A plain table of words in a Word file: rows of cells, a head that is printed on every page."""

from collections.abc import Iterator, Sequence

from nianbao.exports.word import TABLE_BORDERS, word_paragraph

_LINE = 320
"""Twips of a line, whatever font stands in for its own."""
_MARGINS = 216
"""Twips that a cell leaves free at its sides, where nothing is said of it."""
_WHOLE = 12
"""Lines of a row that is kept on one page: a taller one would leave half a page empty."""


def word_rows(
    rows: Sequence[Sequence[str]], widths: Sequence[int], size: int, *, closed: bool = False
) -> Iterator[str]:
    """The table's XML; the first row is its head, which stays with the second.

    `widths` are twips of the columns, `size` half-points of the type. A newline in a cell begins
    a paragraph. The last row of one that is `closed` stays with what follows the table.
    """
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{TABLE_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    for number, row in enumerate(rows):
        again = "<w:tblHeader/>" if number == 0 else ""
        side = "left" if number else "center"
        kept = number == 0 or (closed and number == len(rows) - 1)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/>'
            f"</w:tcPr>{_paragraphs(words, side, size, kept=kept)}</w:tc>"
            for width, words in zip(widths, row, strict=True)
        )
        yield f"<w:tr><w:trPr>{kept_whole(row, widths, size)}{again}</w:trPr>{cells}</w:tr>"
    yield "</w:tbl>"


def word_line(words: str, side: str, size: int, *, kept: bool = False) -> str:
    """A paragraph of a form, at the side `left`, `center` or `right`.

    One that is `kept` stays on the page of what follows it.
    """
    look = (
        f'<w:pStyle w:val="Cell"/>{"<w:keepNext/>" if kept else ""}'
        f'<w:spacing w:line="{_LINE}" w:lineRule="atLeast"/><w:jc w:val="{side}"/>'
    )
    return word_paragraph(words, look, size)


def _paragraphs(words: str, side: str, size: int, *, kept: bool) -> str:
    return "".join(word_line(line, side, size, kept=kept) for line in words.split("\n"))


def kept_whole(row: Sequence[str], widths: Sequence[int], size: int) -> str:
    """What keeps a row on one page, nothing for a tall one; measures as in `word_rows`."""
    from rich.cells import cell_len

    rooms = ((width - _MARGINS) // (size * 5) for width in widths)
    lines = max(
        sum(max(1, -(-cell_len(line) // room)) for line in words.split("\n"))
        for words, room in zip(row, rooms, strict=True)
    )
    return "<w:cantSplit/>" if lines <= _WHOLE else ""
