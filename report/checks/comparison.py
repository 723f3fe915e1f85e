"""How a statement compares with the tables: the cells' sum, and which rule tells a difference."""

from report.claims.claims import Statement, read_statements
from report.claims.quantities import ACCEPTED, ISSUED, OUTCOMES, RECEIVED, Quantity, Sum
from report.document import Report
from report.form.names import cell_name, table_name

_GRANTED, _GRANTED_IN_PART = list(OUTCOMES.values())[:2]


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
    sums = accepted(report, statement)
    values = [cell_value(report, cells) for cells in sums]
    if not values or None in values or statement.value in values:
        return ""
    if any(statement.value == _printed(report, cells) for cells in sums):
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


def accepted(report: Report, statement: Statement) -> tuple[Sum, ...]:
    """The sums a statement may equal: only the first where its words leave no other meaning.

    新收 are the new requests alone; 予以公开 beside 部分公开 are those granted in full.
    """
    quantity = statement.quantity
    plain = quantity is RECEIVED and "新收" in statement.words
    if quantity is _GRANTED:
        place = statement.span.field, statement.sentence
        plain = any(
            other.quantity is _GRANTED_IN_PART and (other.span.field, other.sentence) == place
            for other in read_statements(report)
        )
    return quantity.accepts[:1] if plain else quantity.accepts


def _printed(report: Report, cells: Sum) -> int:
    """The sum of cells with totals as printed, where a printed report's differ."""
    figures = (report.stated.get(ref, report.figure(ref)) for ref in cells)
    return sum(int(figure or 0) for figure in figures)
