"""Another file that is put into a Word file whole (`altChunk`): a page is read in its place."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from nianbao.imports.decoding import decode
from nianbao.imports.formats import Format, format_of_bytes, format_of_text
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.source import CellRow, Gathered, TextLine
from nianbao.imports.word.items import Line, Table, WordCell, WordItem
from nianbao.imports.word.left import Left, LeftOut
from nianbao.imports.word.package import WordPackage


def read_chunk(package: WordPackage, left: LeftOut, mark: str) -> Sequence[WordItem]:
    """What stands in a file put in under a mark, the first time it is asked for.

    A file of a kind that is not read here is counted.
    """
    relation = package.relations.pop(mark, None)
    data = package.content(relation.target) if relation else None
    try:
        page = _page(data) if data else None
    except ImportRefusedError:
        page = None
    if page is None:
        left.add(Left.FILE)
        return []
    left.add(Left.ON_PAGE, len(page.findings))
    beside = sorted((*page.around, *page.unplaced))
    return [*_items(page), Line("", notes=[words for _, words in beside])]


def _page(data: bytes) -> Gathered | None:
    """What a page holds; None for any other file."""
    from nianbao.imports.page.reading_page import page_source

    if format_of_bytes(data, "") is Format.MAIL_PAGE:
        from nianbao.imports.page.saved_page import mail_page_html

        return page_source(mail_page_html(data))
    text = decode(data)
    return page_source(text) if format_of_text(text, "") is Format.HTML else None


def _items(page: Gathered) -> Iterator[WordItem]:
    for is_table, group in groupby(page.blocks, key=lambda block: isinstance(block, CellRow)):
        if is_table:
            yield Table([_cells(row, page) for row in group if isinstance(row, CellRow)])
            continue
        for line in group:
            if isinstance(line, TextLine):
                yield Line(line.text, line.level, _marks(page, line.number))


def _cells(row: CellRow, page: Gathered) -> list[WordCell]:
    """The cells of a row; a mark in it is the one's whose words stand before it."""
    marks = _marks(page, row.number)
    return [
        WordCell(
            [Line(text, marks=[mark for mark in marks if mark[0] == text])] if text else [],
            void=place in row.covered,
        )
        for place, text in enumerate(row.cells)
    ]


def _marks(page: Gathered, number: int) -> list[tuple[str, str]]:
    return [(one.words, one.mark) for one in page.marks if one.number == number]
