"""A report as a Word file, laid out as offices file it (GB/T 9704-2012).

The rule: the file holds text and nothing active, and the same report gives the same bytes. It is
written part by part with the standard library, so that every machine can do it; how it looks
stands in `word_parts.py`. A table is kept on one page, its rows whole.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from nianbao.exports.grid import Cell, Grid, Kind, Placed, bracketed, cover
from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.exports.outline import Element, Heading, outline
from nianbao.exports.title_break import broken_behind_year
from nianbao.exports.word_parts import (
    CELL_TYPE,
    DECLARATION,
    NAMESPACES,
    PACKAGE_PARTS,
    PROPERTY_NAMESPACES,
    SECTION,
    TEXT_WIDTH,
)
from nianbao.report.document import Report

_HEADINGS = {2: "Heading1", 3: "Heading2"}
_MARGIN = 28
"""Twips between a rule and the words in a cell: six digits of 9 points fit table three."""
_FEW = 6
"""Characters of a line so short that it matters where it ends."""
_DIGIT = 0.64
"""Width of a digit to its type's size, in the widest font that may stand in for the Latin one."""
_LONG_WORD = 20
"""Letters without a space that may leave half a line empty in front of them, as an address does."""
_RUN = '<w:rPr><w:rFonts w:hint="eastAsia"/>{}</w:rPr>'
"""Quotation marks and dashes are of the Chinese font: they stand in the Latin one, too."""
_TITLE_ROOM = 40
"""Terminal cells of a title that fit one line: twenty Chinese characters of 22 points."""
TABLE_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
"""A thin line around every cell of a table."""


def write_word(report: Report, *, options: PrintOptions = DEFAULT) -> bytes:
    """The bytes of a `.docx` file."""
    return pack_word(draw_document(report, options), report.title, report.office)


def pack_word(document: str, title: str, office: str) -> bytes:
    """The bytes of a `.docx` file that has this document; title and office are its properties."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in {
            **PACKAGE_PARTS,
            "docProps/core.xml": _properties(title, office),
            "word/document.xml": document,
        }.items():
            archive.writestr(_entry(name), (DECLARATION + part).encode("utf-8"))
    return file.getvalue()


def draw_document(report: Report, options: PrintOptions = DEFAULT) -> str:
    """The document's XML, without its declaration."""
    return word_elements(outline(report, options))


def word_elements(elements: Iterable[Element]) -> str:
    """A document's XML with headings, paragraphs and tables."""
    return word_body("\n".join(map(_element, elements)))


def word_body(body: str, section: str = SECTION) -> str:
    """A document's XML around its paragraphs and tables; `section` is its paper."""
    return f"<w:document {NAMESPACES}><w:body>\n{body}\n{section}</w:body></w:document>"


def _properties(title: str, office: str) -> str:
    """The file's properties: its title and whose it is; no person, no machine, no time."""
    return (
        f"<cp:coreProperties {PROPERTY_NAMESPACES}><dc:title>{escape(title)}</dc:title>"
        f"<dc:creator>{escape(office)}</dc:creator></cp:coreProperties>"
    )


def _entry(name: str) -> ZipInfo:
    """A part's entry in the file: no date, no system, or the bytes would change."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    return entry


def _element(element: Element) -> str:
    if isinstance(element, Grid):
        return "\n".join(_table(element))
    if isinstance(element, Heading):
        if element.level == 1:
            return word_title(element.text)
        return word_paragraph(element.text, f'<w:pStyle w:val="{_HEADINGS[element.level]}"/>')
    look = '<w:pStyle w:val="Closing"/>' if element.closing else _unstretched(element.text)
    return word_paragraph(element.text.lstrip("\u3000"), look)


def _unstretched(text: str) -> str:
    """What keeps the line in front of a web address from being stretched to both margins."""
    latin = (len(list(run)) for is_latin, run in groupby(text, _is_latin) if is_latin)
    return '<w:jc w:val="left"/>' if max(latin, default=0) >= _LONG_WORD else ""


def _is_latin(character: str) -> bool:
    return "!" <= character <= "~"


def word_title(title: str) -> str:
    """A title; one that a line can't hold is broken behind its year: none ends within a word."""
    from rich.cells import cell_len

    words = broken_behind_year(title, "\n") if cell_len(title) > _TITLE_ROOM else title
    return word_paragraph(words, '<w:pStyle w:val="Title"/>')


def word_paragraph(words: str, look: str, size: int | None = None) -> str:
    """A paragraph; the spaces that indent it elsewhere are the style's here.

    `size` is that of its type in half-points, where it is not its style's.
    """
    properties = f"<w:pPr>{look}</w:pPr>" if look else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
    own = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    run = f"<w:r>{_RUN.format(own)}{'<w:br/>'.join(lines)}</w:r>" if words else ""
    return f"<w:p>{properties}{run}</w:p>"


def _table(grid: Grid) -> Iterator[str]:
    widths = _widths(grid)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{TABLE_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    heads = len(grid.blocks[0].head) if len(grid.blocks) == 1 else 0
    lines, size = cover(grid.rows, grid.width), _figure_type(grid, widths)
    for row, line in enumerate(lines):
        again = "<w:tblHeader/>" if row < heads else ""
        last = row == len(lines) - 1
        cells = "".join(
            _cell(placed, row, widths, size, last=last) for placed in dict.fromkeys(line)
        )
        yield f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{cells}</w:tr>"
    yield "</w:tbl>"


def _cell(placed: Placed, row: int, widths: list[int], size: int | None, *, last: bool) -> str:
    """A cell, or the empty one where a cell only reaches; kept with the row below."""
    cell, column = placed.cell, placed.column
    width = sum(widths[column : column + cell.colspan])
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    begin = ' w:val="restart"' if row == placed.row else ""
    merge = f"<w:vMerge{begin}/>" if cell.rowspan > 1 else ""
    keep = "" if last else "<w:keepNext/>"
    side = '<w:jc w:val="left"/>' if cell.kind is Kind.LABEL else _in_even_lines(cell, width)
    look = f'<w:pStyle w:val="Cell"/>{keep}{side}'
    own = size if cell.kind is Kind.FIGURE else None
    words = word_paragraph(_cell_words(placed, row, column), look, own)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
        f'<w:vAlign w:val="center"/></w:tcPr>{words}</w:tc>'
    )


def _in_even_lines(cell: Cell, width: int) -> str:
    """What narrows a head to lines of as many characters: 商业 and 企业, and not 商业企 and 业."""
    room, character = width - 2 * _MARGIN, CELL_TYPE * 10
    fits = room // character
    if cell.kind is not Kind.HEAD or not 0 < fits < min(_FEW, len(cell.text)):
        return ""
    even = -(-len(cell.text) // -(-len(cell.text) // fits))
    slack = (room - even * character - character // 4) // 2
    return f'<w:ind w:left="{slack}" w:right="{slack}"/>' if even < fits else ""


def _cell_words(placed: Placed, row: int, column: int) -> str:
    """What stands at a place of a cell; a note on its figure has a line of its own."""
    words, note = placed.text_at(row, column), bracketed(placed.cell.note)
    return f"{placed.cell.bare}\n{note}" if words and note else words


def _figure_type(grid: Grid, widths: list[int]) -> int | None:
    """Half-points of the type in which no figure of a table is broken; None for its style's.

    It is one for all of them. Digits are taken for as wide as those of any font that may stand in.
    """
    fits = [CELL_TYPE]
    for placed in dict.fromkeys(one for line in cover(grid.rows, grid.width) for one in line):
        cell, column = placed.cell, placed.column
        if cell.kind is Kind.FIGURE and cell.bare:
            room = sum(widths[column : column + cell.colspan]) - 2 * _MARGIN
            fits.append(int(room / len(cell.bare) / _DIGIT / 10))
    return min(fits) if min(fits) < CELL_TYPE else None


def _widths(grid: Grid) -> list[int]:
    """Twips of each column; the innermost labels are the longest and get twice the room."""
    labels, figures = grid.label_columns, grid.width - grid.label_columns
    room = TEXT_WIDTH * labels // (labels + 3)
    shares = [1] * (labels - 1) + [2] * bool(labels)
    widths = [room * share // sum(shares) for share in shares]
    return widths + [(TEXT_WIDTH - room) // figures] * figures
