"""The names of tables, rows and cells in messages: words a clerk sees on the form, never a key."""

from nianbao.report.form.figures import CellRef
from nianbao.report.form.numbering import chinese_number
from nianbao.report.form.shape import FigureTable, Form, Row


def table_name(form: Form, key: str) -> str:
    """`表三`: tables are called by the number of their section."""
    number = [section.key for section in form.sections].index(key) + 1
    return f"表{chinese_number(number)}"


def row_mark(row: Row) -> str:
    """The first-level number of a row in Chinese: 一 for 1, 三 for 3.7."""
    return chinese_number(int(row.number.partition(".")[0]))


def row_name(row: Row) -> str:
    """A row by its words; with the innermost label above it where that tells more."""
    above = f"{row.under[-1].text}·" if len(row.under) > 1 else ""
    return f"“{above}{_short(row.label.text)}”"


def column_name(table: FigureTable, ref: CellRef) -> str:
    """The head of a cell's column."""
    return table.columns[ref].label.text.partition("（")[0]


def cell_name(form: Form, ref: CellRef) -> str:
    """The table, the row with the label above it, and the column: `表三“…·3.其他”行“总计”列`."""
    table = form.table(ref.table)
    row = row_name(table.rows[ref.row])
    return f"{table_name(form, ref.table)}{row}行“{column_name(table, ref)}”列"


def _short(label: str, limit: int = 20) -> str:
    words = label.partition("（区分")[0]
    return words if len(words) <= limit else words[: limit - 1] + "…"
