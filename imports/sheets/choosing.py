"""Which sheets of a workbook are the report: where two hold the same table, at most one is read.

A workbook is also where last year's report, half a year's figures, an empty form or another
office's report lie. Two tables read into one would be wrong figures without a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import row_key
from nianbao.imports.places import label_place, trim
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.sheets.fields import SheetFields, fields_of
from nianbao.imports.sheets.grid import SheetLines
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.imports.titles import can_be_title, is_title, office_and_year, tells_office, tidy_year
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import table_name
from nianbao.report.form.shape import FigureTable

_ROWS_ENOUGH = 3
"""Rows of a table three that make it one; another table has fewer in all."""
_NAMED = 3
_CAPTION = 40
"""Characters that a line may have which says of what year, or what part of it, a sheet is."""
_LINES = 3
_YEAR_OF_SHEET = re.compile(r"(?<!\d)(20\d\d)(?!\d|版|表式|格式)")
_YEAR_OF_LINE = re.compile(r"(?<!\d)(20\d\d)\s*年(?!版)")
_FILLED_IN = re.compile(r"日期|时间|月|统计期限")
"""Words of a line whose year is the one in which it was written."""
_OTHER = re.compile(
    r"上\s*年|去年|上一年|往年|上期|同期|旧|作废|草稿|底稿|备份|副本|模板|样表|样例|示例|范例|空表|空白|说明|"
    r"上半年|下半年|季度|[一二三四1-4]季|\d+\s*月|[-—~至]\d+月|预计|计划"
)
"""Names of sheets that are not the year's report: old ones, drafts, parts of a year."""


@dataclass
class OneSheet:
    """A sheet that is shown: its name, its lines and rows, and whose report it says it is.

    `filled` are the rows of each table that have digits, by key; `empty` the tables whose rows are
    there without any. `fields` is what stood above the tables.
    """

    name: str
    blocks: list[SourceBlock]
    office: str | None = None
    year: int | None = None
    filled: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)
    lines: SheetLines = field(default_factory=SheetLines)
    fields: SheetFields = field(default_factory=SheetFields)

    @property
    def is_other(self) -> bool:
        """Whether its name or first line says that it is not the year's report."""
        captions = [text for text in _captions(self.blocks) if not is_title(FORM_2021, text)]
        return any(_OTHER.search(words) for words in (self.name, *captions[:1]))


@dataclass(frozen=True, slots=True)
class ChosenSheets:
    """The sheets that are read, in their order, and what is told of the others."""

    sheets: list[OneSheet]
    findings: list[Finding]


def one_sheet(name: str, blocks: list[SourceBlock]) -> OneSheet:
    """A sheet with what its lines and its name tell of it."""
    sheet = OneSheet(name, blocks)
    fields = fields_of(blocks)
    sheet.blocks = blocks = [block for block in blocks if block not in fields.rows]
    sheet.fields = fields
    sheet.office, sheet.year = title_of_sheet(blocks)
    if sheet.year is None:
        known = (text for text in _captions(blocks) if not _FILLED_IN.search(text))
        years = [_YEAR_OF_SHEET.search(name), *map(_YEAR_OF_LINE.search, known)]
        sheet.year = fields.year or next((int(found[1]) for found in years if found), None)
    sheet.office = sheet.office or fields.office
    for table in FORM_2021.tables:
        rows = [row for block in blocks if (row := _row_of(table, block))]
        with_digits = tuple(row for row in rows if any(map(_has_digit, row[1:])))
        if with_digits and len(rows) >= min(_ROWS_ENOUGH, len(table.rows) if rows[0][0] else 1):
            sheet.filled[table.key] = with_digits
        elif not with_digits and _labels(table, blocks) >= min(_ROWS_ENOUGH, len(table.rows)):
            sheet.empty.add(table.key)
    return sheet


def title_of_sheet(blocks: Sequence[SourceBlock]) -> tuple[str | None, int | None]:
    """Office and year of the title of a sheet that names both; None where there is none."""
    for block in blocks:
        text = block.text.strip() if isinstance(block, TextLine) else ""
        if text and is_title(FORM_2021, text) and can_be_title(FORM_2021, text):
            office, year = office_and_year(FORM_2021, tidy_year(text))
            if office and year and tells_office(FORM_2021, text, office):
                return office, year
    return None, None


def year_of(sheets: Sequence[OneSheet]) -> int | None:
    """The year that a field names, else the one that all sheets with tables say they are of."""
    named = next((one.fields.year for one in sheets if one.fields.year), None)
    years = {one.year for one in sheets if one.filled}
    return named or (years.pop() if len(years) == 1 else None)


def choose_sheets(sheets: Sequence[OneSheet]) -> ChosenSheets:
    """Leave out the sheets that are not the report; raises ImportRefusedError for two offices."""
    chosen = ChosenSheets(list(sheets), [])
    _leave_years(chosen)
    _leave(chosen, [one for one in _twice(chosen.sheets) if one.is_other], "看名称或开头不是全年的")
    _leave(chosen, list(_without_figures(chosen.sheets)), "表里没有填数")
    _refuse_offices(chosen.sheets)
    for table in FORM_2021.tables:
        _leave_table(chosen, table)
    return chosen


def _captions(blocks: Sequence[SourceBlock]) -> list[str]:
    lines = (block.text.strip() for block in blocks[:_LINES] if isinstance(block, TextLine))
    return [text for text in lines if len(text) <= _CAPTION and "。" not in text]


def _row_of(table: FigureTable, block: SourceBlock) -> tuple[str, ...] | None:
    """A row of a table: its key, "" where the table is one line of figures, and its cells."""
    if not isinstance(block, CellRow):
        return None
    if place := label_place(table, block.own_cells):
        return place[0], *trim(block.own_cells[place[1] :])
    texts = [text for text in block.own_cells if text]
    is_line = table.side_by_side and len(texts) == len(table.cells)
    return ("", *texts) if is_line and 2 * sum(map(is_figure_like, texts)) > len(texts) else None


def _labels(table: FigureTable, blocks: Sequence[SourceBlock]) -> int:
    """How many labels of a table's rows stand in a sheet, beside figures or not."""
    texts = (
        text
        for block in blocks
        for text in (block.cells if isinstance(block, CellRow) else (block.text,))
    )
    return sum(row_key(table, text) is not None for text in texts if text)


def _has_digit(text: str) -> bool:
    return is_figure_like(text) and any(map(str.isdigit, text))


def _twice(sheets: Sequence[OneSheet]) -> list[OneSheet]:
    """The sheets that hold a table which another holds too."""
    return [
        one
        for one in sheets
        if any(set(one.filled) & set(other.filled) for other in sheets if other is not one)
    ]


def _leave(chosen: ChosenSheets, left: Sequence[OneSheet], why: str) -> None:
    """Leave sheets out, but never every one that holds a table."""
    gone = {id(one) for one in left}
    kept = [one for one in chosen.sheets if id(one) not in gone]
    held = {key for one in kept for key in one.filled}
    left = [one for one in left if not one.filled or held & set(one.filled)]
    if left:
        gone = {id(one) for one in left}
        chosen.sheets[:] = [one for one in chosen.sheets if id(one) not in gone]
        names = "、".join(f"“{one.name}”" for one in left[:_NAMED])
        more = f"等{len(left)}张" if len(left) > _NAMED else ""
        fact = f"工作表{names}{more}{why}，没有读入；要读它，请单独存成一个文件。"
        chosen.findings.append(Finding("S01", Severity.WARNING, fact, "overview"))


def _leave_years(chosen: ChosenSheets) -> None:
    """Leave out the sheets of years before the last, where one of them has a table twice."""
    twice = _twice(chosen.sheets)
    last = max((one.year for one in chosen.sheets if one.year), default=0)
    old = sorted({one.year for one in twice if one.year and one.year < last})
    for year in old:
        left = [one for one in chosen.sheets if one.year == year]
        _leave(chosen, left, f"是{year}年的")
    chosen.findings.extend(
        _of_another_year(one, last)
        for one in chosen.sheets
        if one.filled and one.year and one.year < last
    )


def _of_another_year(sheet: OneSheet, year: int) -> Finding:
    keys = list(sheet.filled)
    cells = tuple(ref for key in keys for ref in FORM_2021.table(key).cells)
    fact = f"工作表“{sheet.name}”写的是{sheet.year}年，报告是{year}年的，"
    fact += "请核对里面的数是哪一年的。"
    return Finding("S01", Severity.WARNING, fact, keys[0], cells)


def _without_figures(sheets: Sequence[OneSheet]) -> Iterator[OneSheet]:
    """The sheets with nothing but tables to be filled in, which are filled in elsewhere."""
    held = {key for one in sheets for key in one.filled}
    for one in sheets:
        sentences = any(block.text.rstrip().endswith("。") for block in one.blocks)
        if one.empty and one.empty <= held and not one.filled and not sentences:
            yield one


def _refuse_offices(sheets: Sequence[OneSheet]) -> None:
    titled = [one for one in sheets if title_of_sheet(one.blocks)[0]]
    offices = {one.office: one.name for one in (*titled, *_twice(sheets)) if one.office}
    if any(one not in other and other not in one for one in offices for other in offices):
        named = "、".join(
            f"“{name}”是{office}的" for office, name in list(offices.items())[:_NAMED]
        )
        raise ImportRefusedError(
            f"这个表格里有{len(offices)}个单位的报告（工作表{named}），",
            "请把每个单位的单独存成一个文件，再读入。",
        )


def _leave_table(chosen: ChosenSheets, table: FigureTable) -> None:
    """Take a table out of all sheets but one that has it in the same words; out of all else."""
    held = [one for one in chosen.sheets if table.key in one.filled]
    if len(held) < 2:
        return
    is_same = len({one.filled[table.key] for one in held}) == 1
    for one in held[1:] if is_same else held:
        one.blocks = [block for block in one.blocks if not _row_of(table, block)]
    names = "、".join(f"“{one.name}”" for one in held[:_NAMED])
    what = f"工作表{names}都有{table_name(FORM_2021, table.key)}，"
    if is_same:
        fact = f"{what}数一样，读了前一张。"
        chosen.findings.append(Finding("S01", Severity.INFO, fact, table.key))
    else:
        fact = f"{what}数不一样，看不出用哪一张，都没有读入；请只留下一张，再读入。"
        chosen.findings.append(Finding("S01", Severity.ERROR, fact, table.key, table.cells))
