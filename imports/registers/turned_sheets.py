"""A register that is kept sideways, a column for each record -> its rows.

序号 | 1 | 2 | 3 and below it 收到日期 | 3月5日 | 3月8日 | …. The rows are numbered as the columns
were, which is told.
"""

from nianbao.imports.registers.sheet_file import RowCell, SheetRows
from nianbao.imports.registers.sheet_heads import find_head, surely_named
from nianbao.report.registers.fields import Register

_NAMED_ENOUGH = 4
"""Names of columns that stand one below another before a sheet is one kept sideways."""
_NAMED_BESIDE = 2
"""Names in another column that tell a form for one record."""
_RECORDS = 2
"""Records beside them: one alone is a form."""
_ROWS, _COLUMNS = 60, 2000
_HEAD_COLUMNS = 2
"""Columns from the left in which the names are sought."""
TURNED = "是一列一件，横过来读的：下面说的第几行，是表里的第几列（A 是第1列），请核对。"


def turned(sheet: SheetRows, register: Register) -> tuple[SheetRows, str]:
    """The sheet with a row for each record, and what was done in words; else as it is."""
    if not sheet.rows or len(sheet.rows) > _ROWS:
        return sheet, ""
    at = next((at for at in range(_HEAD_COLUMNS) if _is_headed(sheet, register, at)), None)
    if at is None or find_head(sheet, register) is not None:
        return sheet, ""
    body = [(number, row) for number, row in sheet.rows if len(row) > 1]
    titles = [(number, row) for number, row in sheet.rows if len(row) == 1 and number < body[0][0]]
    columns = sorted({column for _, row in body for column in row if column >= at})
    if not body or not _RECORDS < len(columns) <= _COLUMNS:
        return sheet, ""
    rows: list[tuple[int, dict[int, RowCell]]] = [
        (number - len(sheet.rows) - body[0][0], dict(row)) for number, row in titles
    ]
    for column in columns:
        cells = {place: row[column] for place, (_, row) in enumerate(body) if column in row}
        if cells:
            rows.append((column + 1, cells))
    return SheetRows(sheet.name, rows, sheet.hidden), f"这张表{TURNED}"


def _is_headed(sheet: SheetRows, register: Register, at: int) -> bool:
    """Whether a column, and no other, holds names of columns, one below another.

    In a form for one record names stand in several, each before its value.
    """
    columns: dict[int, list[str]] = {}
    for _, row in sheet.rows:
        for place, cell in row.items():
            columns.setdefault(place, []).append(cell.text)
    named = {place: surely_named(register, texts) for place, texts in columns.items()}
    others = (count for place, count in named.items() if place != at)
    return named.get(at, 0) >= _NAMED_ENOUGH and max(others, default=0) < _NAMED_BESIDE
