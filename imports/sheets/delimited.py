"""A sheet as text (.csv, .tsv) -> its cells: which mark stands between them is told by the text."""

import csv
import io
from collections.abc import Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.heads import looks_like_section_head
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.sheets.fields import fields_of
from nianbao.imports.sheets.grid import Sheet, SheetCell, cell_words, sheet_lines
from nianbao.imports.sheets.remarks import Remarks
from nianbao.imports.source import Gathered
from nianbao.imports.ways_out import AS_XLSX
from nianbao.report.text import split_lines

_MARKS = ",\t;|，"
"""What may stand between cells, the likelier first."""
_SAMPLE = 200_000
"""Characters that are looked at to tell the mark."""
_LINES_OF_A_CELL = 40
"""Lines a cell may have; one with more has lost the mark of quotation at its end."""


def delimited_blocks(text: str) -> Gathered:
    """The lines and rows of a sheet that is text, numbered as its rows.

    Raises ImportRefusedError where the sheet is larger than any report's.
    """
    text = "\n".join(split_lines(text))
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        text, mark = rest, first[4]
    else:
        mark = max(_MARKS, key=lambda mark: _figures(_rows(text[:_SAMPLE], mark)))
    sheet = Sheet()
    for number, row in enumerate(_whole(row, mark) for row in _rows(text, mark)):
        for column, cell in enumerate(row):
            if words := cell_words(_typed(cell)):
                sheet.put(number, column, SheetCell(words))
    lines, remarks = sheet_lines(sheet), Remarks()
    remarks.note_columns("", lines.left, lines.lacking)
    fields = fields_of(lines.blocks)
    return Gathered(
        [block for block in lines.blocks if block not in fields.rows],
        tuple((row.number, row.text) for row in fields.rows),
        tuple(remarks.findings()),
        unplaced=tuple(lines.words),
        office=fields.office,
        year=fields.year,
    )


def divided_rows(text: str, mark: str, lines_of_a_cell: int) -> list[list[str]] | None:
    """The cells of each row; where a quotation has no end, quotes are marks like others.

    A cell with so many lines has lost its end. None where one is longer than any.
    """
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=quoting))
        except csv.Error:
            continue
        if all(cell.count("\n") < lines_of_a_cell for row in rows for cell in row):
            return rows
    return None


def _rows(text: str, mark: str) -> list[list[str]]:
    rows = divided_rows(text, mark, _LINES_OF_A_CELL)
    if rows is None:
        raise ImportRefusedError("这个表格里有一格太长，", AS_XLSX)
    return rows


def _whole(row: list[str], mark: str) -> list[str]:
    """A row; where it is a sentence that has the mark in it, that sentence."""
    words = [cell.strip() for cell in row if cell.strip()]
    is_sentence = (
        len(words) > 1
        and words[-1].endswith("。")
        and not any(
            is_figure_like(word) and not _goes_on(before, word)
            for before, word in zip(["", *words], words, strict=False)
        )
        and not looks_like_section_head(words[0])
    )
    return [mark.join(row)] if is_sentence else row


def _goes_on(before: str, word: str) -> bool:
    """Whether a cell goes on with a number whose thousands a comma parts: 信息1 | 295条."""
    return before[-1:].isdigit() and word[:3].isdigit() and not word[3:4].isdigit()


def _figures(rows: Sequence[Sequence[str]]) -> int:
    """Cells that are figures, in rows that have others beside them."""
    several = (row for row in rows if len(row) > 2)
    return sum(is_figure_like(cell) and bool(cell.strip()) for row in several for cell in row)


def _typed(cell: str) -> str:
    """A cell that was written as `="50"`, so that a sheet keeps it as text."""
    words = cell.strip()
    return words[2:-1] if words.startswith('="') and words.endswith('"') else cell
