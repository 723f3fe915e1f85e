"""A PDF -> its lines and rows, by pypdf: tables by the rules around their cells.

Bounded in pages, in operations and in what its streams may unpack to, so that a file made to do
harm is refused after seconds.
"""

import logging
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError

from nianbao.imports.cells import is_figure_like
from nianbao.imports.decoding import UNREAD
from nianbao.imports.pdf.columns import in_order
from nianbao.imports.pdf.lines import PrintedLine, printed_lines
from nianbao.imports.pdf.marks import Budget, Glyph, PageMarks, page_marks
from nianbao.imports.pdf.paragraphs import PageLines, margins_of, paragraphs_of, without_furniture
from nianbao.imports.pdf.ruled import RuledCell, RuledTable, ruled_tables
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.source import Gathered, SourceBlock, TextLine
from nianbao.imports.spans import SpannedCell, read_spans, row_blocks
from nianbao.imports.ways_out import COPY_OPENED
from nianbao.report.finding import Finding, Severity
from nianbao.report.text import clean_marks

PAGES_LIMIT = 200
"""Pages a PDF may have; a report has about 8."""
_STREAM_LIMIT = 20 * 1024 * 1024
_LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": _STREAM_LIMIT,
    "array_based_stream_maximum_output_length": _STREAM_LIMIT,
    "zlib_maximum_output_length": _STREAM_LIMIT,
    "lzw_maximum_output_length": _STREAM_LIMIT // 8,
    "run_length_maximum_output_length": _STREAM_LIMIT,
    "stream_decoding_work_maximum_length": 2 * _STREAM_LIMIT,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 5000,
    "page_tree_maximum_page_entries": 10_000,
}
_COPY = "请用浏览器或 WPS 打开它，全选复制，粘贴读入。"
_UNREAD_SHARE = 0.2
_LABEL_LIMIT = 100
"""Characters a cell may have before it holds paragraphs; the longest official label has 50."""
_PADDING = 5.7
"""Points that words stand from a cell's edges."""


def pdf_blocks(data: bytes) -> Gathered:
    """The lines and rows of a PDF. Raises ImportRefusedError, with what to do, when it has none."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # or it warns on the screen
    with apply_configuration(**_LIMITS):
        try:
            return _gathered(list(_pages(data)))
        except ImportRefusedError:
            raise
        except DependencyError as error:
            raise ImportRefusedError("这个 PDF 加了密码，读不出来，", _COPY) from error
        except Exception as error:  # whatever the library meets in a damaged file
            raise _damaged() from error


def _damaged() -> ImportRefusedError:
    return ImportRefusedError("这个 PDF 坏了，或者只拷来了一部分，", _COPY)


def _pages(data: bytes) -> Iterator[PageMarks]:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ImportRefusedError("这个 PDF 加了密码，读不出来，", _COPY)
    if len(reader.pages) > PAGES_LIMIT:
        raise ImportRefusedError(
            f"这个 PDF 有{len(reader.pages)}页，超过{PAGES_LIMIT}页的上限，",
            COPY_OPENED,
        )
    budget = Budget()
    for page in reader.pages:
        yield page_marks(page, budget)


def _gathered(pages: Sequence[PageMarks]) -> Gathered:
    glyphs = [glyph for page in pages for glyph in page.glyphs if glyph.text.strip()]
    slanted = next((page.slanted for page in pages if page.slanted), "")
    if not glyphs:
        raise ImportRefusedError(
            "这个 PDF 里没有文字，是扫描的图片，读不出来，", "请找有文字的原件，或者照着它填写。"
        )
    unread = sum(UNREAD in glyph.text for glyph in glyphs)
    if unread > _UNREAD_SHARE * len(glyphs):
        raise ImportRefusedError("这个 PDF 里的字没有写明是什么字，读不出来，", _COPY)
    marks: list[str] = []
    tables = [ruled_tables(page.rules) for page in pages]
    words = [_outside(page, found, marks) for page, found in zip(pages, tables, strict=True)]
    gone = without_furniture(words)
    scanned = sum(not glyph.is_seen for glyph in glyphs) > len(glyphs) // 2
    blanks = [
        number
        for number, page in enumerate(pages, start=1)
        if page.images and not any(glyph.text.strip() for glyph in page.glyphs)
    ]
    blocks, menus = _blocks(pages, tables, words, marks)
    beyond = _beyond_edges(pages)
    findings = tuple(_findings(gone, marks, blanks, beyond, slanted, scanned=scanned))
    return Gathered(blocks, menus, findings=findings)


def _beyond_edges(pages: Sequence[PageMarks]) -> tuple[int, str] | None:
    """The first page with words that stand beyond its left or right edge, and these words.

    A sheet that is wider than the paper goes on on another page, a page of the web is cut off:
    either way, a line may end or begin in the midst.
    """
    for number, page in enumerate(pages, start=1):
        words = "".join(
            glyph.text for glyph in page.glyphs if glyph.right <= 0 or glyph.left >= page.width
        )
        if words.strip():
            return number, words.strip()
    return None


def _outside(page: PageMarks, tables: Sequence[RuledTable], marks: list[str]) -> PageLines:
    """The lines of a page that stand in no table; those in one are put into its cells."""
    free: list[Glyph] = []
    for glyph in page.glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.base - 0.3 * glyph.size
        cells = (table.cell_at(x, y) for table in tables)
        cell = next((one for one in cells if one is not None), None)
        (cell.glyphs if cell else free).append(glyph)
    parts, menu = in_order(free, [table.ys[0] for table in tables])
    lines = [line for part in parts for line in printed_lines(part, marks)]
    return PageLines(page.width, page.height, lines, menu)


def _blocks(
    pages: Sequence[PageMarks],
    tables: Sequence[Sequence[RuledTable]],
    words: Sequence[PageLines],
    marks: list[str],
) -> tuple[list[SourceBlock], tuple[tuple[int, str], ...]]:
    """Paragraphs and tables in order; a paragraph may go on over a page. And menus beside them."""
    blocks: list[SourceBlock] = []
    menus: list[tuple[int, str]] = []
    waiting: list[PrintedLine] = []
    margins = (0.0, 0.0)

    def end_words() -> None:
        for text in paragraphs_of(waiting, margins):
            for line in clean_marks(text).split("\n"):
                blocks.append(TextLine(len(blocks) + len(menus) + 1, line))
        waiting.clear()

    for page, found, text in zip(pages, tables, words, strict=True):
        margins = margins_of(words, page.width)
        rest = list(text.lines)
        for table in found:
            while rest and rest[0].base < table.ys[0] + 0.5 * rest[0].size:
                waiting.append(rest.pop(0))
            end_words()
            blocks += _table_blocks(table, len(blocks) + len(menus) + 1, marks)
        waiting += rest
        for menu in text.menu:
            menus.append((len(blocks) + len(menus) + 1, menu))
    end_words()
    return blocks, tuple(menus)


def _table_blocks(table: RuledTable, number: int, marks: list[str]) -> Iterator[SourceBlock]:
    rows: dict[int, list[tuple[RuledCell, list[PrintedLine]]]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append((cell, printed_lines(cell.glyphs, marks)))
    spanned = read_spans([_spanned(rows.get(at, ())) for at in range(max(rows) + 1)])
    for place, cells in enumerate(spanned):
        yield from row_blocks([cells], number + place)


def _spanned(row: Sequence[tuple[RuledCell, list[PrintedLine]]]) -> list[SpannedCell]:
    """The cells of a row; only where it is one row, a figure may be broken over lines."""
    single = any(map(_is_one_figure, (lines for _, lines in row)))
    return [
        SpannedCell(_cell_words(cell, lines, single=single), cell.rowspan, cell.colspan)
        for cell, lines in row
    ]


def _cell_words(cell: RuledCell, lines: Sequence[PrintedLine], *, single: bool) -> str:
    if sum(len(line.text) for line in lines) > _LABEL_LIMIT:
        inside = min(line.left for line in lines), max(line.right for line in lines)
        return clean_marks("\n".join(paragraphs_of(lines, inside))).strip()
    words = ""
    for place, line in enumerate(lines):
        between = ""
        if words[-1:].isascii() and line.text[:1].isascii():
            is_full = single and _fills(cell, lines[place - 1], line)
            between = "" if is_full else " "
        words = f"{words}{between}{line.text}" if words else line.text
    return clean_marks(words).strip()


def _is_one_figure(lines: Sequence[PrintedLine]) -> bool:
    """Whether a cell holds one figure, with its note or without, and not several, line by line."""
    figures = sum(is_figure_like(line.text) for line in lines)
    begins = bool(lines) and lines[0].text[0].isdigit()
    return begins and (len(lines) == 1 or figures < len(lines))


def _fills(cell: RuledCell, line: PrintedLine, following: PrintedLine) -> bool:
    """Whether the first word of the next line had no room behind a line in its cell."""
    room = (cell.box[2] - cell.box[0]) - (line.right - line.left)
    return room < following.first + 2 * _PADDING


def _findings(
    gone: Sequence[tuple[int, str]],
    marks: Sequence[str],
    blanks: Sequence[int],
    beyond: tuple[int, str] | None,
    slanted: str,
    *,
    scanned: bool,
) -> Iterator[Finding]:
    if gone:
        page, text = gone[0]
        words = f"PDF 的页码、页眉、页脚共{len(gone)}行没有读入，如第{page}页的“{text[:30]}”。"
        yield Finding("S01", Severity.INFO, words, "overview")
    if slanted:
        words = f"PDF 里斜着印的“{slanted[:30]}”像是水印，没有读入。"
        yield Finding("S01", Severity.INFO, words, "overview")
    if marks:
        words = (
            f"PDF 里抬高的小字“{marks[0][:10]}”等{len(marks)}处像是注释的序号，没有读入，请核对。"
        )
        yield Finding("S01", Severity.WARNING, words, "overview")
    if blanks:
        words = f"PDF 第{blanks[0]}页等{len(blanks)}页是图片，里面的字读不出来，请照着它填写。"
        yield Finding("S01", Severity.WARNING, words, "overview")
    if beyond:
        page, text = beyond
        words = (
            f"PDF 第{page}页有字（“{text[:10]}”）在纸的边缘外面，像是太宽，横着分在几页上或没印全，"
            "行尾可能断开、丢字、接错，请用原来的表格或网页重新读入，或者逐行核对。"
        )
        yield Finding("S01", Severity.WARNING, words, "overview")
    if scanned:
        words = "这个 PDF 是扫描后由软件认出来的字，可能认错，请逐格对着原件核对。"
        yield Finding("S01", Severity.WARNING, words, "overview")
