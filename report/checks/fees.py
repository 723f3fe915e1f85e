"""X08 for money: the fee in the words is the fee in table two.

Only the fees that table two is about count, not the one for processing requests. Where the
words name several, one of them or all together may be the table's.
"""

from collections.abc import Iterator
from decimal import Decimal

from report.checks.context import Context
from report.checks.rule import Fault
from report.claims.claims import read_fees
from report.claims.quantities import FEES
from report.form.figures import print_figure
from report.form.names import cell_name

_YUAN = 10_000
"""元 in one 万元."""


def wrong_fees(context: Context) -> Iterator[Fault]:
    """A fee in the words above the table's; else the first, when neither one nor all are it."""
    fee = context.report.figures.get(FEES)
    if fee is None:
        return
    told = [one for passage, _ in context.passages for one in read_fees(passage)]
    amounts = {one.amount for one in told}
    yuan = Decimal(fee) * _YUAN
    if not told or fee in amounts:
        return
    above = [one for one in told if one.amount > yuan]
    if not above and (yuan in amounts or yuan == sum(amounts)):
        return
    wrong = (above or told)[0]
    gap = wrong.amount - yuan
    yield Fault(
        f"{wrong.passage.called}写“{wrong.words}”，{cell_name(context.report.form, FEES)}"
        f"是{print_figure(fee)}万元，"
        f"文字{'多' if gap > 0 else '少'}{print_figure(_in_myriads(abs(gap)))}万元；"
        "请核对，改正写错的一处。",
        wrong.span,
        expected=fee,
        actual=_in_myriads(wrong.amount),
    )


def _in_myriads(yuan: Decimal) -> Decimal:
    return (yuan / _YUAN).normalize() if yuan % _YUAN else yuan // _YUAN
