"""A document as a Word file by GB/T 9704-2012: A4, 28 characters a line, 22 lines a page.

What is fixed of the paper stands in `exports/word_parts.py`. Two lines stay free over the
signature: the seal (42 mm) stands over office and date, its upper edge within a line of the text.
"""

from collections.abc import Iterator, Sequence

from nianbao.exports.letters.letter import FilledForm, Letter, Paper, PrintedList
from nianbao.exports.letters.text_letters import (
    LINE_CHARACTERS,
    attachment_lines,
    signature_middle,
)
from nianbao.exports.word import TABLE_BORDERS, pack_word, word_body, word_paragraph
from nianbao.exports.word_parts import PAGE_HEIGHT, SECTION, TEXT_WIDTH, landscape, twips
from nianbao.exports.word_rows import kept_whole

_FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_TOGETHER = "<w:keepNext/>"
_CHARACTER = 320
"""Twips of a character of 16 points."""
_FORM_TYPE, _LIST_TYPE = 24, 18
"""Half-points of the type in a form, and in a list."""
_FORM_LINE, _LIST_LINE = 420, 300
"""Twips of a line there, whatever font stands in for its own."""
_LABEL = twips(34)
_MARGIN, _LIST_MARGIN = twips(2), twips(1) // 2
"""Between a rule and the words in a cell."""
_LIST_WIDTH = PAGE_HEIGHT - twips(37) - twips(35)


def write_word_paper(paper: Paper) -> bytes:
    """The bytes of a `.docx` file. Its properties are title and office: nobody's name."""
    return pack_word(draw_word_paper(paper), paper.title, paper.office)


def draw_word_paper(paper: Paper) -> str:
    """The document's XML, without its declaration."""
    if isinstance(paper, Letter):
        return word_body("\n".join(_letter(paper)))
    if isinstance(paper, FilledForm):
        return word_body("\n".join(_form(paper)))
    return word_body("\n".join(_listing(paper)), landscape(SECTION))


def _letter(letter: Letter) -> Iterator[str]:
    yield from _head(letter.office, letter.title, letter.number)
    if letter.addressee:
        yield word_paragraph(f"{letter.addressee}：", _FLUSH)
    *body, last = letter.paragraphs or ("",)
    yield from (word_paragraph(words, "") for words in body)
    yield word_paragraph(last, _TOGETHER)
    if letter.attachments:
        yield word_paragraph("", _TOGETHER)
        for line in attachment_lines(letter.attachments):
            yield word_paragraph(line, _TOGETHER)
    yield from (word_paragraph("", _TOGETHER) for _ in range(2))
    look = _signature_look(letter)
    yield word_paragraph(letter.office, _TOGETHER + look)
    yield word_paragraph(letter.date_line, (_TOGETHER if letter.remark else "") + look)
    if letter.remark:
        yield word_paragraph("", _TOGETHER)
        yield word_paragraph(f"（{letter.remark}）", "")


def _signature_look(letter: Letter) -> str:
    """Office and date centred over one another, the date four characters from the right.

    Both are centred in the same room, so that it holds in whatever width a font gives to digits.
    """
    left = max(0.0, LINE_CHARACTERS - 2 * signature_middle(letter))
    chars, width = round(left * 100), round(left * _CHARACTER)
    return (
        f'<w:ind w:leftChars="{chars}" w:left="{width}" w:firstLineChars="0" w:firstLine="0"/>'
        '<w:jc w:val="center"/>'
    )


def _head(office: str, title: str, number: str) -> Iterator[str]:
    after = "0" if number else "560"
    yield word_paragraph(
        f"{office}\n{title}",
        f'<w:pStyle w:val="Title"/><w:spacing w:after="{after}" w:line="640" w:lineRule="exact"/>',
    )
    if number:
        look = f'<w:spacing w:before="280" w:after="280"/>{_FLUSH}<w:jc w:val="center"/>'
        yield word_paragraph(number, look)


def _form(form: FilledForm) -> Iterator[str]:
    yield from _head(form.office, form.title, form.number)
    widths = (_LABEL, TEXT_WIDTH - _LABEL)
    yield _table_begin(widths, _MARGIN)
    for line in form.lines:
        cells = line.text.split("\n")
        cells += [""] * (line.least - len(cells))
        name = _cell(widths[0], (line.name,), _FORM_TYPE, "center")
        whole = kept_whole((line.name, line.text), widths, _FORM_TYPE)
        words = _cell(widths[1], cells, _FORM_TYPE, "left")
        yield f"<w:tr><w:trPr>{whole}</w:trPr>{name}{words}</w:tr>"
    yield "</w:tbl>"
    yield _small(form.remark)


def _listing(listing: PrintedList) -> Iterator[str]:
    yield from _head(listing.office, listing.title, "")
    parts = sum(listing.shares)
    widths = [_LIST_WIDTH * share // parts for share in listing.shares]
    yield _table_begin(widths, _LIST_MARGIN)
    for number, row in enumerate((listing.heads, *listing.rows)):
        whole = kept_whole(row, widths, _LIST_TYPE)
        begin = _HEAD_ROW if number == 0 else f"<w:tr><w:trPr>{whole}</w:trPr>"
        cells = zip(widths, row, strict=True)
        yield (
            begin
            + "".join(
                _cell(width, words.split("\n"), _LIST_TYPE, "center" if number == 0 else "left")
                for width, words in cells
            )
            + "</w:tr>"
        )
    yield "</w:tbl>"
    yield _small(listing.remark)


_HEAD_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


def _table_begin(widths: Sequence[int], margin: int) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{TABLE_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def _cell(width: int, lines: Sequence[str], size: int, side: str) -> str:
    paragraphs = "".join(word_paragraph(line, _cell_look(side, size), size) for line in lines)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraphs}</w:tc>"
    )


def _cell_look(side: str, size: int) -> str:
    line = _FORM_LINE if size == _FORM_TYPE else _LIST_LINE
    return (
        f'<w:pStyle w:val="Cell"/><w:spacing w:line="{line}" w:lineRule="exact"/>'
        f'<w:jc w:val="{side}"/>'
    )


def _small(words: str) -> str:
    """What stands under a table; a table must not be the last thing of a document."""
    return word_paragraph(words, _cell_look("left", _LIST_TYPE), 21)
