"""What stands behind a whole report and is none of its words: another year's report, or its tables.

A report ends with section six. Where its heads or the rows of its tables come a second time behind
that, they are of another report: of last year's, pasted for comparison.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nianbao.imports.front import another_finding
from nianbao.imports.heads import Head, is_certain, numbered_head
from nianbao.imports.labels import is_part_of_head, row_key
from nianbao.imports.section_numbers import OFFICIAL
from nianbao.imports.source import CellRow, SourceBlock, TextLine, cells_of_line
from nianbao.imports.titles import is_title, office_and_year
from nianbao.imports.unplaced import could_be_menu
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.shape import FigureTable, Form

_SEEN = 3
"""Sections that must stand before the last one."""
_ROWS, _HEADS = 3, 2
"""Rows of one table, and heads of sections in their order, that are a second report."""
_REACH = 5
"""Lines above these among which its title or caption stands."""
_CAPTION = re.compile(
    r"^[（(【]?附(?:件|表|录|[:：])|(?:上|去|前|上一|前一)年度?|同期|20\d\d年(?!\d{1,2}月)|对比|比较"
)
_OTHER_YEAR = re.compile(r"(?:上|去|前|上一|前一)年|同期")
_YEAR = re.compile(r"20\d\d(?=年)")


def without_behind(
    blocks: Sequence[SourceBlock], form: Form
) -> tuple[list[SourceBlock], list[SourceBlock]]:
    """The blocks up to what is said for a second time behind section six, and the rest."""
    last = _last_head(blocks, form)
    if last is None:
        return list(blocks), []
    tables = list(_tables_behind(blocks, last, form))
    starts = [table.place for table in tables if table.is_another]
    starts += _heads_again(blocks, last, form, are_tables_new=bool(tables) and not starts)
    if not starts:
        return list(blocks), []
    cut = _caption(blocks, last + 1, min(starts), form)
    return list(blocks[:cut]), list(blocks[cut:])


def behind_finding(blocks: Sequence[SourceBlock], form: Form) -> Iterator[Finding]:
    """S01: where that begins, which is not read."""
    if any(is_title(form, block.text) for block in blocks[:_REACH]):
        yield from another_finding(blocks)
    elif blocks:
        fact = f"原文第{blocks[0].number}行起又有一遍报告的标题或表，像是另一年的，没有读入；"
        fact += "要读它，请单独存成一个文件。"
        yield Finding("S01", Severity.WARNING, fact, "other_matters")


def _last_head(blocks: Sequence[SourceBlock], form: Form) -> int | None:
    """Where the head of the last section stands, behind most of the others."""
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        head = _head(block, form)
        if head and head.key == form.sections[-1].key and len(seen) >= _SEEN:
            return place
        if head:
            seen.add(head.key)
    return None


def _head(block: SourceBlock, form: Form) -> Head | None:
    """The head of a section that a line could be, without a number or with its own."""
    head = numbered_head(form, block.text) if isinstance(block, TextLine) else None
    keys = [section.key for section in form.sections]
    if head and head.style != OFFICIAL and _is_labels(block, form):  # （六）其他 … 处理
        return None
    return head if head and head.number in (0, keys.index(head.key) + 1) else None


def _heads_again(
    blocks: Sequence[SourceBlock], last: int, form: Form, *, are_tables_new: bool
) -> Iterator[int]:
    """Where heads of sections follow one another again, in their order and numbered.

    With tables that did not stand before they are an appendix, unless it begins with section one.
    """
    found: list[tuple[int, int]] = []
    for place in range(last + 1, len(blocks)):
        head = _head(blocks[place], form)
        is_head = head and head.number and (head.style == OFFICIAL or is_certain(form, head))
        if head and is_head and (not found or head.number > found[-1][1]):
            found.append((place, head.number))
    if len(found) >= _HEADS and (not are_tables_new or found[0][1] == 1):
        yield found[0][0]


class _Table(NamedTuple):
    """Where a table begins behind the last head, and whether it is another one than the report's.

    It is where that one stands before, or where its caption tells another year.
    """

    place: int
    is_another: bool


def _tables_behind(blocks: Sequence[SourceBlock], last: int, form: Form) -> Iterator[_Table]:
    for table in form.tables:
        behind = _rows(table, blocks, last + 1, len(blocks))
        if len({key for _, key in behind}) >= _ROWS:
            place = behind[0][0]
            before = {key for _, key in _rows(table, blocks, 0, last)}
            is_again = len(before) >= _ROWS
            yield _Table(place, is_again or _is_of_other_year(blocks, last, place, form))


def _rows(
    table: FigureTable, blocks: Sequence[SourceBlock], start: int, end: int
) -> list[tuple[int, str]]:
    """The rows of a table that blocks name, each with the place of its block."""
    return [
        (place, key)
        for place in range(start, end)
        for text in _texts(blocks[place])
        if (key := row_key(table, text))
    ]


def _texts(block: SourceBlock) -> list[str]:
    """The cells of a row, or of a line that may be one."""
    if isinstance(block, CellRow):
        return [text for text in block.own_cells if text]
    return [text for text in cells_of_line(block.text) if text]


def _is_of_other_year(blocks: Sequence[SourceBlock], last: int, place: int, form: Form) -> bool:
    """Whether a caption above a table names another year than the report's title."""
    titles = (block.text for block in blocks[:last] if is_title(form, block.text))
    year = next((year for title in titles if (year := office_and_year(form, title)[1])), None)
    start = _caption(blocks, last + 1, place, form)
    above = "".join(block.text for block in blocks[start:place])
    years = {int(found) for found in _YEAR.findall(above)}
    return bool(_OTHER_YEAR.search(above)) or bool(years and year and year not in years)


def _caption(blocks: Sequence[SourceBlock], first: int, place: int, form: Form) -> int:
    """Where that begins which stands above a table or a head: its labels, its caption or title."""
    while place > first and (_head(blocks[place - 1], form) or _is_labels(blocks[place - 1], form)):
        place -= 1
    reach = range(max(first, place - _REACH), place)
    captions = [at for at in reach if _is_caption(blocks[at], form)]
    return captions[0] if captions else place


def _is_labels(block: SourceBlock, form: Form) -> bool:
    texts = _texts(block)
    return any(all(is_part_of_head(table, text) for text in texts) for table in form.tables)


def _is_caption(block: SourceBlock, form: Form) -> bool:
    words = block.text.strip()
    is_line = isinstance(block, TextLine) and could_be_menu(words)
    return is_title(form, words) or (is_line and bool(_CAPTION.search(words)))
