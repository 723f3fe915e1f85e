"""Until when a document is in force, 有效期至 -> the day on which it no longer is."""

from dataclasses import replace
from datetime import date, timedelta

from nianbao.imports.registers.sheet_file import RowCell
from nianbao.imports.registers.sheet_heads import ColumnFound
from nianbao.report.registers.columns import SheetColumn
from nianbao.report.registers.record import LATEST, Value
from nianbao.report.text import late

_ENDED = SheetColumn("ended")
_WITHOUT_END = "(?:长期|永久|一直)(?:有效)?|无期限|不限|未(?:设|定)(?:有效期|期限)?|有效"
"""What says that a document has no last day."""


def is_of_term(column: ColumnFound) -> bool:
    """Whether a column says until when something is in force, not from when it no longer is."""
    return column.column == _ENDED and "效期" in column.head


def without_term(column: ColumnFound, cell: RowCell) -> RowCell:
    """A cell of such a column, emptied where it says that there is no last day."""
    is_endless = is_of_term(column) and late(_WITHOUT_END).fullmatch("".join(cell.text.split()))
    return replace(cell, text="", serial=None) if is_endless else cell


def day_behind(column: ColumnFound, value: Value | None) -> Value | None:
    """The day behind the last one where a column says that; any other value as it is."""
    if not (is_of_term(column) and isinstance(value, date) and value < LATEST):
        return value
    return value + timedelta(1)
