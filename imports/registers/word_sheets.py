"""The tables of a Word file as sheets of a register: each is a sheet, the lines above its title."""

from collections.abc import Iterator

from nianbao.imports.registers.sheet_file import TITLE_LINES, RowCell, SheetFile, SheetRows
from nianbao.imports.sheets.grid import cell_words
from nianbao.imports.word.items import Line, Table, WordCell
from nianbao.imports.word.left import LeftOut
from nianbao.imports.word.package import WordPackage
from nianbao.imports.word.reading_docx import word_items


def word_sheets(data: bytes) -> SheetFile:
    """The tables of a Word file (.docx), their rows counted from 1.

    Raises ImportRefusedError where it is damaged, locked or too large.
    """
    left = LeftOut()
    lines: list[str] = []
    sheets: list[SheetRows] = []
    for item in word_items(WordPackage(data), left):
        if isinstance(item, Line):
            lines.append(item.text)
            continue
        titles = [words for line in lines if (words := cell_words(line))][-TITLE_LINES:]
        above = [(at - len(titles) - 1, {0: RowCell(words)}) for at, words in enumerate(titles)]
        sheets.append(SheetRows(f"第{len(sheets) + 1}个表格", [*above, *_rows(item)]))
        lines = []
    told = left.phrases()
    return SheetFile(tuple(sheets), remarks=(f"文件里的{told}没有读入。",) if told else ())


def _rows(table: Table) -> Iterator[tuple[int, dict[int, RowCell]]]:
    """The rows that hold something; a cell merged over several rows stands in each of them."""
    above: dict[int, RowCell] = {}
    for number, cells in enumerate(table.rows, start=1):
        row = _row(cells, above)
        above = row
        if row:
            yield number, row


def _row(cells: list[WordCell], above: dict[int, RowCell]) -> dict[int, RowCell]:
    row: dict[int, RowCell] = {}
    column = 0
    for cell in cells:
        words = cell_words(cell.text())
        if cell.void and column in above:
            row[column] = RowCell(above[column].text, is_written=True, goes_on=True)
        elif words and not cell.void:
            row[column] = RowCell(words, is_written=True)
        column += cell.colspan
    return row
