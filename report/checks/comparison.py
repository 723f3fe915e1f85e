"""How a statement compares with the tables: the cells' sum, and which rule tells a difference."""

from report.checks.places import cell_name, table_name
from report.checks.quantities import ACCEPTED, ISSUED, RECEIVED, Quantity, Sum
from report.checks.statements import Statement
from report.document import Report


def cell_value(report: Report, cells: Sum) -> int | None:
    """The sum of cells; None when a typed cell in it is blank or the form has none such."""
    total = 0
    for ref in cells:
        parts = report.form.parts.get(ref, (ref,))
        if any(part not in report.figures for part in parts):
            return None
        total += int(report.figure(ref) or 0)
    return total


def differs(report: Report, statement: Statement) -> str:
    """The rule that tells how a statement differs from the table; empty where it does not."""
    quantity = statement.quantity
    values = [cell_value(report, cells) for cells in quantity.accepts]
    if not values or None in values or statement.value in values:
        return ""
    if any(statement.value == _printed(report, cells) for cells in quantity.accepts):
        return ""
    if quantity in (RECEIVED, ACCEPTED) and (statement.denied or not any(values)):
        return "X07"
    return "X13" if quantity is ISSUED and statement.denied else quantity.rule


def sum_name(report: Report, quantity: Quantity) -> str:
    """What a clerk calls the cells that a quantity is compared with."""
    cells = quantity.accepts[0]
    if len(cells) == 1:
        return cell_name(report.form, cells[0])
    return f"{table_name(report.form, cells[0].table)}里{quantity.name}几格相加"


def _printed(report: Report, cells: Sum) -> int:
    """The sum of cells with totals as printed, where a printed report's differ."""
    figures = (report.stated.get(ref, report.figure(ref)) for ref in cells)
    return sum(int(figure or 0) for figure in figures)
