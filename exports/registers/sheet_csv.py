"""A register as .csv: for Excel and WPS, which take nothing in it for a formula."""

import csv
import io
from datetime import date

from nianbao.exports.registers.sheet_table import SheetTable, SheetValue
from nianbao.report.text import no_formula


def write_sheet_csv(table: SheetTable) -> str:
    """The text, a line a record, lines ended by CRLF; a file of it wants a BOM in front."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.heads)
    writer.writerows([_words(value) for value in row] for row in table.rows)
    return text.getvalue()


def _words(value: SheetValue) -> str:
    if isinstance(value, str):
        return no_formula(value)
    return "" if value is None else value.isoformat() if isinstance(value, date) else f"{value:f}"
