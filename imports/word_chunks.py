"""Another file that is put into a Word file whole (`altChunk`): a page is read in its place."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from imports.decoding import decode
from imports.formats import Format, format_of_bytes, format_of_text
from imports.reading import ImportRefusedError
from imports.source import CellRow, SourceBlock, TextLine
from imports.word_items import Line, Table, WordCell, WordItem
from imports.word_left import Left, LeftOut
from imports.word_package import WordPackage


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
    from imports.html import page_source

    return list(_items(page_source(page).blocks))


def _page(data: bytes) -> str | None:
    """The code of a page; None for any other file."""
    if format_of_bytes(data, "") is Format.MAIL_PAGE:
        from imports.mail_page import mail_page_html

        return mail_page_html(data)
    text = decode(data)
    return text if format_of_text(text, "") is Format.HTML else None


def _items(blocks: Sequence[SourceBlock]) -> Iterator[WordItem]:
    for is_table, group in groupby(blocks, key=lambda block: isinstance(block, CellRow)):
        if is_table:
            yield Table([_cells(block) for block in group if isinstance(block, CellRow)])
        else:
            yield from (
                Line(block.text, block.level) for block in group if isinstance(block, TextLine)
            )


def _cells(row: CellRow) -> list[WordCell]:
    return [
        WordCell([Line(text)] if text else [], void=place in row.covered)
        for place, text in enumerate(row.cells)
    ]
