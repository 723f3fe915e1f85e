"""A table that stands twice in its section, for two years: the one of another year goes."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from nianbao.imports.cells import is_figure_like
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.finding import Finding, Severity
from nianbao.report.text import late

_CAPTION_LIMIT = 40
"""Characters that a line above a table may have that tells its year."""
_YEAR = r"20\d\d(?=\s*年)|(?:上|去)年度?|(?:本|今|当)年度?"
_STOPS = ("。", "；")


def tables_of_other_years(blocks: Sequence[SourceBlock], year: int | None) -> list[SourceBlock]:
    """The rows of a section, with the lines above them, that say that they are of another year.

    Only where others say that they are of the report's own `year`, and name all the same rows.
    """
    captions = [
        (place, told)
        for place, block in enumerate(blocks[:-1])
        if (told := _year_of(block, year)) and isinstance(blocks[place + 1], CellRow)
    ]
    own = {words for at, told in captions if told == year for words in _names(_rows(blocks, at))}
    taken: list[SourceBlock] = []
    for place, told in captions:
        rows = _rows(blocks, place)
        if told != year and own.issuperset(_names(rows)):
            taken += [blocks[place], *rows]
    return taken if own else []


def other_year_finding(blocks: Sequence[SourceBlock], key: str) -> Iterator[Finding]:
    """S01: where the table of another year begins, which is not read; `key` is its section."""
    if blocks:
        first = blocks[0]
        fact = f"原文第{first.number}行“{first.text.strip()[:20]}”下面是另一年的表，没有读入。"
        yield Finding("S01", Severity.WARNING, fact, key)


def _year_of(block: SourceBlock, year: int | None) -> int | None:
    """The year that a caption tells; None where it is none, or tells two."""
    words = block.text.strip()
    if not year or isinstance(block, CellRow) or len(words) > _CAPTION_LIMIT:
        return None
    told = set() if words.endswith(_STOPS) else set(late(_YEAR).findall(words))
    if len(told) != 1:
        return None
    one = told.pop()
    if one.isdigit():
        return int(one)
    return year - (one[0] in "上去")


def _rows(blocks: Sequence[SourceBlock], caption: int) -> list[CellRow]:
    """The rows that stand right beneath a caption."""
    below = takewhile(lambda block: isinstance(block, CellRow), blocks[caption + 1 :])
    return [row for row in below if isinstance(row, CellRow)]


def _names(rows: Sequence[CellRow]) -> set[str]:
    """What stands in rows beside figures."""
    return {text for row in rows for text in row.cells if text and not is_figure_like(text)}
