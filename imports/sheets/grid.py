"""The cells of a sheet at their places -> lines and rows, what is hidden left out.

A sheet keeps tables of different widths above one another: its rows are divided at the heads of
sections, and each part is as wide as what stands in it.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.sections import looks_like_section_head
from nianbao.imports.source import SourceBlock, TextLine
from nianbao.imports.spans import SpannedRow, row_blocks
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.text import clean_marks

SHEET_CELL_LIMIT = 100_000
"""Cells with something in them that the sheets of a file may have; a report has about 400."""
_COVER_LIMIT = 200_000
_ROWS = _COLUMNS = 20_000
_COUNTING = frozenset({"序号", "编号", "行次", "行号"})
"""How a column is headed that only counts the rows."""
_HEAD_ROWS = 4


@dataclass(frozen=True, slots=True)
class SheetCell:
    """The words of a cell, and how many rows and columns it takes.

    `serial` is the number it holds, where it holds one that may be a day: counted from the end of
    1899, whatever the sheet counts from.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    serial: Decimal | None = None


@dataclass(slots=True)
class Sheet:
    """A sheet: its cells by row and column (from 0), and which rows and columns are hidden."""

    name: str = ""
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def put(self, row: int, column: int, cell: SheetCell) -> None:
        """Keep a cell. Raises ImportRefusedError where the sheet is larger than any report's."""
        if len(self.cells) >= SHEET_CELL_LIMIT or row >= _ROWS or column >= _COLUMNS:
            raise ImportRefusedError("这个表格太大，不像年度报告，", "请只留下报告的几张表再读入。")
        self.cells[row, column] = cell


def cell_words(text: str) -> str:
    """What stands in a cell, without marks that can't be seen; an indent of words is kept."""
    words = clean_marks(text)
    return words.strip(" \n") if words.strip() else ""


def sheet_blocks(sheet: Sheet, number: int = 1) -> list[SourceBlock]:
    """The lines and rows of a sheet, row 0 of it numbered `number`."""
    rows = _visible(sheet)
    blocks: list[SourceBlock] = []
    part: list[tuple[int, dict[int, str], Set[int]]] = []
    for row in sorted(rows):
        cells, covered = rows[row]
        words = [text for text in cells.values() if text]
        if len(words) == 1 and looks_like_section_head(FORM_2021, words[0]):
            blocks += _part_blocks(part, number)
            part = []
        if words:
            part.append((row, cells, covered))
    blocks += _part_blocks(part, number)
    return blocks


def named_blocks(sheet: Sheet, number: int) -> list[SourceBlock]:
    """The same, with the sheet's name in front where that is the head of the section it holds."""
    blocks = sheet_blocks(sheet, number)
    heads = (block for block in blocks if isinstance(block, TextLine))
    has_head = any(looks_like_section_head(FORM_2021, block.text) for block in heads)
    if blocks and not has_head and looks_like_section_head(FORM_2021, sheet.name):
        return [TextLine(blocks[0].number, sheet.name.strip()), *blocks]
    return blocks


def _visible(sheet: Sheet) -> dict[int, tuple[dict[int, str], set[int]]]:
    """By row: the texts by column, and the columns covered by merged cells, of all that is shown.

    A merged cell of which a part is hidden shows its words in the first place that is not.
    """
    rows: dict[int, tuple[dict[int, str], set[int]]] = {}
    room = _COVER_LIMIT
    for (top, left), cell in sorted(sheet.cells.items()):
        height, width = min(cell.rowspan, _ROWS - top), min(cell.colspan, _COLUMNS - left)
        if height * width > 1:
            room -= height * width
        if room < 0:
            raise ImportRefusedError("这个表格合并的格太多，", "请只留下报告的几张表再读入。")
        lines = [row for row in range(top, top + height) if row not in sheet.hidden_rows]
        columns = [one for one in range(left, left + width) if one not in sheet.hidden_columns]
        for place, row in enumerate(lines):
            texts, covered = rows.setdefault(row, ({}, set()))
            for column in columns:
                if place == 0 and column == columns[0]:
                    if column not in covered:
                        texts[column] = cell.text
                else:
                    covered.add(column)
                    texts.pop(column, None)
    return rows


def _counting_columns(rows: Sequence[dict[int, str]]) -> set[int]:
    """The columns that only count the rows: their numbers are no figures of the report."""
    return {
        column
        for cells in rows[:_HEAD_ROWS]
        for column, text in cells.items()
        if "".join(text.split()) in _COUNTING
    }


def _part_blocks(
    part: Sequence[tuple[int, dict[int, str], Set[int]]], number: int
) -> Iterator[SourceBlock]:
    """The blocks of rows that belong together, without the columns that none of them uses."""
    wide = [(cells, covered) for _, cells, covered in part if sum(map(bool, cells.values())) > 1]
    filled = sorted({column for cells, _ in wide for column, text in cells.items() if text})
    used: list[int] = []
    if filled:
        between = range(filled[0], filled[-1] + 1)
        passed = set(between).intersection(*(covered for _, covered in wide))
        passed |= _counting_columns([cells for cells, _ in wide])
        used = [column for column in between if column not in passed]
    for row, cells, covered in part:
        words = [(column, text) for column, text in cells.items() if text]
        if len(words) == 1 and words[0][0] not in used:
            shown = SpannedRow((words[0][1],))
        else:
            places = (place for place, column in enumerate(used) if column in covered)
            shown = SpannedRow(tuple(cells.get(one, "") for one in used), frozenset(places))
        yield from row_blocks([shown], number + row)
