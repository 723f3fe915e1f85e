"""The cells of a sheet at their places -> lines and rows, what is hidden left out.

A sheet keeps tables of different widths above one another: its rows are divided at the heads of
sections, and each part is as wide as what stands in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from nianbao.imports.cells import is_figure_like
from nianbao.imports.heads import looks_like_section_head
from nianbao.imports.labels import is_head
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.sheets.columns import (
    HeadedRows,
    ShownRow,
    counting_columns,
    rows_under_heads,
)
from nianbao.imports.sheets.turned import straightened
from nianbao.imports.source import SourceBlock, TextLine
from nianbao.imports.spans import SpannedRow, row_blocks
from nianbao.imports.ways_out import KEEP_TABLES
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.text import clean_line, clean_marks

SHEET_CELL_LIMIT = 100_000
"""Cells with something in them that the sheets of a file may have; a report has about 400."""
_COVER_LIMIT = 200_000
_ROWS = _COLUMNS = 20_000


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

    def __post_init__(self) -> None:
        self.name = clean_line(self.name)

    def put(self, row: int, column: int, cell: SheetCell) -> None:
        """Keep a cell. Raises ImportRefusedError where the sheet is larger than any report's."""
        if len(self.cells) >= SHEET_CELL_LIMIT or row >= _ROWS or column >= _COLUMNS:
            raise too_large_sheets()
        self.cells[row, column] = cell


def too_large_sheets() -> ImportRefusedError:
    """The refusal of sheets that are larger than any report's."""
    return ImportRefusedError("这个表格太大，不像年度报告，", KEEP_TABLES)


def cell_words(text: str) -> str:
    """What stands in a cell, without marks that can't be seen; an indent of words is kept."""
    words = clean_marks(text)
    return words.strip(" \n") if words.strip() else ""


@dataclass(slots=True)
class SheetLines:
    """The lines and rows of a sheet, and what of it is in none of them.

    `left` are the columns that are none of the form's and hold figures, by their heads, `words`
    what else stands in such columns, by row, `lacking` the form's columns that are not there, by
    name, with their cells.
    """

    blocks: list[SourceBlock] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)
    words: list[tuple[int, str]] = field(default_factory=list)
    lacking: dict[str, tuple[CellRef, ...]] = field(default_factory=dict)


def sheet_lines(sheet: Sheet, number: int = 1) -> SheetLines:
    """The lines and rows of a sheet, row 0 of it numbered `number`."""
    rows = _visible(sheet)
    found = SheetLines()
    part: list[ShownRow] = []
    for place in sorted(rows):
        row = rows[place]
        words = [text for text in row.texts.values() if text]
        is_headed = looks_like_section_head(words[0]) if words else False
        if is_headed and (len(words) == 1 or _has_sentences(words)):
            _add_part(found, part, number)
            part = []
        if is_headed and _has_sentences(words):
            lines = (line for text in words for line in text.split("\n"))
            found.blocks += [TextLine(number + row.number, line) for line in lines if line.strip()]
        elif words:
            part.append(row)
    _add_part(found, part, number)
    return found


def _has_sentences(words: Sequence[str]) -> bool:
    """Whether the head of a section has its words beside it."""
    return len(words) == 2 and words[1].rstrip().endswith("。")


def named_lines(sheet: Sheet, number: int) -> SheetLines:
    """The same, with the sheet's name in front where that is the head of the section it holds."""
    found = sheet_lines(sheet, number)
    heads = (block for block in found.blocks if isinstance(block, TextLine))
    has_head = any(looks_like_section_head(block.text) for block in heads)
    if found.blocks and not has_head and looks_like_section_head(sheet.name):
        found.blocks.insert(0, TextLine(found.blocks[0].number, sheet.name.strip()))
    return found


def _visible(sheet: Sheet) -> dict[int, ShownRow]:
    """All that is shown, by row.

    A merged cell of which a part is hidden shows its words in the first place that is not.
    """
    rows: dict[int, ShownRow] = {}
    room = _COVER_LIMIT
    for (top, left), cell in sorted(sheet.cells.items()):
        height, width = min(cell.rowspan, _ROWS - top), min(cell.colspan, _COLUMNS - left)
        if height * width > 1:
            room -= height * width
        if room < 0:
            raise ImportRefusedError("这个表格合并的格太多，", KEEP_TABLES)
        lines = [row for row in range(top, top + height) if row not in sheet.hidden_rows]
        columns = [one for one in range(left, left + width) if one not in sheet.hidden_columns]
        for place, line in enumerate(lines):
            row = rows.setdefault(line, ShownRow(line))
            for column in columns:
                if place == 0 and column == columns[0]:
                    if column not in row.covered:
                        row.texts[column] = cell.text
                else:
                    row.covered.add(column)
                    row.texts.pop(column, None)
                    if place == 0 and cell.text:
                        row.over[column] = cell.text
    return rows


def _add_part(found: SheetLines, given: Sequence[ShownRow], number: int) -> None:
    """Add rows that belong together, without the columns that none of them uses."""
    counting = counting_columns(given)
    part = straightened(given, counting)
    wide = [row for row in part if sum(map(bool, row.texts.values())) > 1]
    filled = sorted({column for row in wide for column, text in row.texts.items() if text})
    used: list[int] = []
    if filled:
        between = range(filled[0], filled[-1] + 1)
        passed = set(between).intersection(*(row.covered for row in wide)) | counting
        used = [column for column in between if column not in passed]
    for headed in rows_under_heads(part, counting):
        _note_left(found, headed, number)
        kept = [column for column in used if column not in headed.left]
        for row in headed.own_rows:
            found.blocks += row_blocks([_shown(row, headed, kept)], number + row.number)


def _shown(row: ShownRow, headed: HeadedRows, used: Sequence[int]) -> SpannedRow:
    words = [(column, text) for column, text in row.texts.items() if text]
    if len(words) == 1 and words[0][0] not in used:
        column, text = words[0]
        is_left = column in headed.left and (is_figure_like(text) or row in headed.head)
        return SpannedRow(("" if is_left else text,))
    if headed.order:
        return _laid(row, headed)
    places = (place for place, column in enumerate(used) if column in row.covered)
    return SpannedRow(tuple(row.texts.get(one, "") for one in used), frozenset(places))


def _laid(row: ShownRow, headed: HeadedRows) -> SpannedRow:
    """A row below a head that is understood: its labels, and a cell for each column of the form."""
    labels = [text for one in headed.labels if (text := row.texts.get(one, ""))]
    order = headed.order
    covered = (at for at, one in enumerate(order, start=len(labels)) if one in row.covered)
    names = headed.names if headed.head and row is headed.head[-1] else {}
    figures = ("" if one is None else names.get(one) or row.texts.get(one, "") for one in order)
    return SpannedRow((*labels, *figures), frozenset() if names else frozenset(covered))


def _note_left(found: SheetLines, headed: HeadedRows, number: int) -> None:
    """Keep what stands in the columns that are left out, but for their heads."""
    found.lacking |= headed.lacking
    own = headed.own_rows if headed.other else []
    for row in headed.rows[len(own) :]:
        for column, text in row.texts.items():
            name = headed.other or headed.left.get(column)
            if name is None:
                continue
            if is_figure_like(text) and any(map(str.isdigit, text)):
                found.left[name] = found.left.get(name, 0) + 1
            elif _is_of_no_table(text) and row not in headed.head and not is_figure_like(text):
                found.words.append((number + row.number, f"{name}：{text}" if name else text))


def _is_of_no_table(text: str) -> bool:
    return bool(text) and not any(is_head(table, text) for table in FORM_2021.tables)
