"""A document as a Word file: merged cells as Word writes them."""

import io
import random
import zipfile
from collections.abc import Iterator
from html import escape

from exports.grid import Grid, cover
from exports.outline import Heading
from tests.samples.documents import Document

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(shown: Document, chance: random.Random) -> bytes:
    """The bytes of the .docx."""
    return zipped("".join(_pieces(shown, chance.choice((True, False)))))


def zipped(body: str, before: str = "") -> bytes:
    """A .docx with this XML in its body; `before` stands in front of the document element."""
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{before}'
        f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml)
    return data.getvalue()


def paragraph(text: str, style: str = "") -> str:
    """A paragraph in two runs, as editing leaves them."""
    middle = len(text) // 2
    runs = "".join(
        f'<w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>{escape(part)}</w:t></w:r>'
        for part in (text[:middle], text[middle:])
    )
    mark = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{mark}<w:tabs><w:tab w:val='left' w:pos='420'/></w:tabs></w:pPr>{runs}</w:p>"
    )


def _pieces(shown: Document, styled: bool) -> Iterator[str]:
    for piece in shown.pieces:
        if isinstance(piece, Grid):
            yield _table(piece)
        else:
            level = piece.level if isinstance(piece, Heading) and styled else ""
            yield paragraph(piece.text, str(level))


def _table(grid: Grid) -> str:
    rows = []
    for number, line in enumerate(cover(grid.rows, grid.width)):
        cells = []
        for placed in dict.fromkeys(line):
            merge = ""
            if placed.cell.rowspan > 1:
                merge = '<w:vMerge w:val="restart"/>' if placed.row == number else "<w:vMerge/>"
            text = placed.text_at(number, placed.column)
            span = f'<w:gridSpan w:val="{placed.cell.colspan}"/>'
            cells.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{paragraph(text)}</w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"
