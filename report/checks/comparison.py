"""How a claim compares with the tables."""

from report.checks.context import Context
from report.claims.claims import Claim
from report.claims.quantities import ACCEPTED, ISSUED, OUTCOMES, RECEIVED, Quantity, Sum
from report.document import Report
from report.form.names import cell_name, table_name


def cell_value(report: Report, cells: Sum) -> int | None:
    """The sum of cells; None when a typed cell in it is blank or the form has none such."""
    total = 0
    for ref in cells:
        parts = report.form.parts.get(ref, (ref,))
        if any(part not in report.figures for part in parts):
            return None
        total += int(report.figure(ref) or 0)
    return total


def differs(context: Context, claim: Claim) -> bool:
    """Whether a claim is another number than the table's; not where a cell it needs is blank."""
    sums = accepted(context, claim)
    values = [cell_value(context.report, cells) for cells in sums]
    if None in values or claim.value in values:
        return False
    return all(claim.value != _printed(context.report, cells) for cells in sums)


def is_of_none(context: Context, claim: Claim) -> bool:
    """Whether words or table say that nothing came, or the words that nothing was issued."""
    if claim.quantity is ISSUED:
        return claim.denied
    if claim.quantity not in (RECEIVED, ACCEPTED):
        return False
    values = [cell_value(context.report, cells) for cells in accepted(context, claim)]
    return claim.denied or not any(values)


def sum_name(report: Report, quantity: Quantity) -> str:
    """What a clerk calls the cells that a quantity is compared with."""
    cells = quantity.accepts[0]
    if len(cells) == 1:
        return cell_name(report.form, cells[0])
    return f"{table_name(report.form, cells[0].table)}里{quantity.name}几格相加"


def accepted(context: Context, claim: Claim) -> tuple[Sum, ...]:
    """The sums a claim may equal: only the first where its words leave no other meaning.

    新收 are the new requests alone; 予以公开 beside 部分公开 are those granted in full.
    """
    quantity = claim.quantity
    plain = quantity is RECEIVED and "新收" in claim.words
    if quantity is OUTCOMES["予以公开"]:
        beside = context.claims_in(claim.span.field, claim.sentence)
        plain = any(other.quantity is OUTCOMES["部分公开"] for other in beside)
    return quantity.accepts[:1] if plain else quantity.accepts


def _printed(report: Report, cells: Sum) -> int:
    """The sum of cells with totals as printed, where a printed report's differ."""
    figures = (report.stated.get(ref, report.figure(ref)) for ref in cells)
    return sum(int(figure or 0) for figure in figures)
