"""A plain table of words in a Word file: rows of cells, a head that is printed on every page."""

from collections.abc import Iterator, Sequence

from nianbao.exports.word import TABLE_BORDERS, word_paragraph

_LINE = 320
"""Twips of a line, whatever font stands in for its own."""


def word_rows(rows: Sequence[Sequence[str]], widths: Sequence[int], size: int) -> Iterator[str]:
    """The table's XML; the first row is its head.

    `widths` are twips of the columns, `size` half-points of the type. A newline in a cell begins
    a paragraph.
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
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/>'
            f"</w:tcPr>{_paragraphs(words, side, size)}</w:tc>"
            for width, words in zip(widths, row, strict=True)
        )
        yield f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{cells}</w:tr>"
    yield "</w:tbl>"


def word_line(words: str, side: str, size: int) -> str:
    """A paragraph of a form, at the side `left`, `center` or `right`."""
    look = (
        f'<w:pStyle w:val="Cell"/><w:spacing w:line="{_LINE}" w:lineRule="atLeast"/>'
        f'<w:jc w:val="{side}"/>'
    )
    return word_paragraph(words, look, size)


def _paragraphs(words: str, side: str, size: int) -> str:
    return "".join(word_line(line, side, size) for line in words.split("\n"))
