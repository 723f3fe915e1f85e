"""How a claim compares with the tables: the cells' sum, and which rule tells a difference."""

from report.claims.claims import Claim, read_claims
from report.claims.quantities import (
    ACCEPTED,
    AFTER,
    ANSWERED,
    BODIES,
    BROUGHT,
    CLASSES,
    DECISIONS,
    DIRECT,
    DISPUTES,
    DUE,
    FORWARD,
    HANDLED,
    IN_FORCE,
    ISSUED,
    NATURAL,
    OUTCOMES,
    REASONS,
    RECEIVED,
    REPEALED,
    RESULTS,
    REVIEWS,
    SUITS,
    Quantity,
    Sum,
)
from report.document import Report
from report.form.names import cell_name, table_name

COMPARED: dict[str, tuple[Quantity, ...]] = {
    "X01": (RECEIVED, ACCEPTED, DUE, HANDLED, NATURAL, BODIES, *CLASSES.values()),
    "X02": (ANSWERED, *OUTCOMES.values(), *REASONS.values()),
    "X03": (BROUGHT, FORWARD),
    "X05": (REVIEWS, SUITS, DIRECT, AFTER, DISPUTES, *RESULTS.values()),
    "X07": (RECEIVED, ACCEPTED),
    "X08": (*DECISIONS.values(), ISSUED, REPEALED, IN_FORCE),
    "X13": (ISSUED,),
}
"""What each rule compares with the tables; X07 and X13 tell where one of them says nothing."""
_RULE = {
    quantity: rule for rule in ("X01", "X02", "X03", "X05", "X08") for quantity in COMPARED[rule]
}


def cell_value(report: Report, cells: Sum) -> int | None:
    """The sum of cells; None when a typed cell in it is blank or the form has none such."""
    total = 0
    for ref in cells:
        parts = report.form.parts.get(ref, (ref,))
        if any(part not in report.figures for part in parts):
            return None
        total += int(report.figure(ref) or 0)
    return total


def differs(report: Report, claim: Claim) -> str:
    """The rule that tells how a claim differs from the table; empty where it does not."""
    quantity = claim.quantity
    if quantity not in _RULE:
        return ""
    sums = accepted(report, claim)
    values = [cell_value(report, cells) for cells in sums]
    if None in values or claim.value in values:
        return ""
    if any(claim.value == _printed(report, cells) for cells in sums):
        return ""
    if quantity in (RECEIVED, ACCEPTED) and (claim.denied or not any(values)):
        return "X07"
    return "X13" if quantity is ISSUED and claim.denied else _RULE[quantity]


def sum_name(report: Report, quantity: Quantity) -> str:
    """What a clerk calls the cells that a quantity is compared with."""
    cells = quantity.accepts[0]
    if len(cells) == 1:
        return cell_name(report.form, cells[0])
    return f"{table_name(report.form, cells[0].table)}里{quantity.name}几格相加"


def accepted(report: Report, claim: Claim) -> tuple[Sum, ...]:
    """The sums a claim may equal: only the first where its words leave no other meaning.

    新收 are the new requests alone; 予以公开 beside 部分公开 are those granted in full.
    """
    quantity = claim.quantity
    plain = quantity is RECEIVED and "新收" in claim.words
    if quantity is OUTCOMES["予以公开"]:
        place = claim.span.field, claim.sentence
        plain = any(
            other.quantity is OUTCOMES["部分公开"] and (other.span.field, other.sentence) == place
            for other in read_claims(report)
        )
    return quantity.accepts[:1] if plain else quantity.accepts


def _printed(report: Report, cells: Sum) -> int:
    """The sum of cells with totals as printed, where a printed report's differ."""
    figures = (report.stated.get(ref, report.figure(ref)) for ref in cells)
    return sum(int(figure or 0) for figure in figures)
