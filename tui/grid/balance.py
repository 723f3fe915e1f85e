"""One line of plain words about the column or row in hand: both sides, and what is amiss. Pure.

The words come from the form's balances and totals; nothing here knows a row or a column.
"""

from collections.abc import Sequence

from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, Figure, add, print_figure, subtract
from nianbao.report.form.names import column_name, row_mark
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import Balance, ColumnTotal, FigureTable, Label

_BLANK = "空"


def balance_text(report: Report, ref: CellRef) -> str:
    """Say how the balance of a cell's column stands, or else what its row adds up to.

    `自然人列：一12＋二1＝13，三14＋四空＝14，三四项多1件`; with two equal sides `两边相等`; where
    one typed row could close it, its figure: `结转填2，两边就相等`. A table with neither balance
    nor totals gives an empty text.
    """
    table = report.form.table(ref.table)
    for balance in table.balances:
        return _balance(report, table, balance, ref)
    for total in table.column_totals:
        return _row_total(report, table, total, ref)
    return ""


def _balance(report: Report, table: FigureTable, balance: Balance, ref: CellRef) -> str:
    left, right = balance.sides(ref)
    expected, actual = _sum(report, left), _sum(report, right)
    said = f"{column_name(table, ref)}列：{_side(report, left)}，{_side(report, right)}"
    if expected is None and actual is None:
        return said
    difference = subtract(actual, expected)
    if difference == 0:
        return said if expected is None or actual is None else f"{said}，两边相等"
    marks = "".join(row_mark(table.rows[cell.row]) for cell in right)
    more, amount = ("多", difference) if difference > 0 else ("少", -difference)
    unit = table.columns[ref].unit.value
    said = f"{said}，{marks}项{more}{print_figure(amount)}{unit}"
    return said + _closing(report, table, right, difference)


def _closing(
    report: Report, table: FigureTable, side: Sequence[CellRef], difference: Figure
) -> str:
    """The figure that the one typed cell of a side needs for the balance to close."""
    typed = [cell for cell in side if cell not in table.derived_cells]
    if len(typed) != 1:
        return ""
    needed = subtract(report.figure(typed[0]), difference)
    if needed < 0:
        return ""
    return f"，{_name(table.rows[typed[0].row].label)}填{print_figure(needed)}，两边就相等"


def _row_total(report: Report, table: FigureTable, total: ColumnTotal, ref: CellRef) -> str:
    cells = [ref._replace(column=part) for part in total.parts]
    terms = "＋".join(_term(report, table, cell) for cell in cells)
    row = table.rows[ref.row]
    words = "·".join(label.text for label in (*row.under[-1:], row.label))
    return f"{words}：{terms}＝{_term(report, table, ref._replace(column=total.key))}"


def _term(report: Report, table: FigureTable, ref: CellRef) -> str:
    label = table.columns[ref].label
    return f"{label.short or label.text}{_figure(report.figure(ref))}"


def _side(report: Report, cells: Sequence[CellRef]) -> str:
    rows = report.form.table(cells[0].table).rows
    terms = (f"{row_mark(rows[cell.row])}{_figure(report.figure(cell))}" for cell in cells)
    return f"{'＋'.join(terms)}＝{_figure(_sum(report, cells))}"


def _sum(report: Report, cells: Sequence[CellRef]) -> Figure:
    return add(report.figure(cell) for cell in cells)


def _figure(figure: Figure) -> str:
    return print_figure(figure) or _BLANK


def _name(label: Label) -> str:
    """The first two characters of a label, without its number: what heads are shortened to."""
    return label.short or split_number(label.text)[2][:2]
