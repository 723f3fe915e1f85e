"""X08 and C05 for money: the fees in the words are in table two.

X08 looks at the fees that table two is about. Where the words name several, one of them or all
together may be the table's. C05 looks at what was charged for answering requests, which is a part
of them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import WARNING, Fault, rule
from nianbao.report.claims.claims import Fee, Passage, read_fees, read_processing_fees
from nianbao.report.claims.quantities import FEES
from nianbao.report.finding import Span
from nianbao.report.form.figures import print_figure
from nianbao.report.form.names import cell_name
from nianbao.report.text import late

_YUAN = 10_000
"""元 in one 万元."""
_CONVERTED = (
    r"(?P<yuan>\d[\d,]*(?:\.\d+)?)元[，,、（(]?\s*(?:即|折合?|合|计|也就是|换算为?)?"
    r"(?P<wan>\d+(?:\.\d+)?)万元"
)
"""A sum in 元 and the same in 万元: 320元，计0.032万元."""


def wrong_fees(context: Context) -> Iterator[Fault]:
    """A fee in the words above the table's; else the first, when neither one nor all are it."""
    fee = context.tables.figures.get(FEES)
    if fee is None:
        return
    told = list(chain.from_iterable(context.each(_fees_in, context.passages)))
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
        f"{wrong.passage.called}写“{wrong.words}”，{cell_name(context.form, FEES)}"
        f"是{print_figure(fee)}万元，"
        f"文字{'多' if gap > 0 else '少'}{print_figure(_in_myriads(abs(gap)))}万元；"
        "请核对，改正写错的一处。",
        wrong.span,
        expected=fee,
        actual=_in_myriads(wrong.amount),
    )


@rule(
    "C05",
    WARNING,
    source="国办函〔2020〕109号；表二",
    help=(
        "信息处理费要算在表二的收费里，审核的人会对文字里写的收了多少。"
        "表二以万元为单位，200元是0.02，收费金额不会比信息处理费少。"
    ),
)
def check_fee_charged(context: Context) -> Iterator[Fault]:
    """What was charged for answering requests is no more than the table's fees, in 元 or 万元."""
    yield from chain.from_iterable(context.each(_wrong_conversions, context.passages))
    fee = context.tables.figures.get(FEES)
    if fee is None:
        return
    for one in chain.from_iterable(context.each(_processing_fees_in, context.passages)):
        gap = one.amount - Decimal(fee) * _YUAN
        if gap > 0:
            yield Fault(
                f"{one.passage.called}写“{one.words}”，{cell_name(context.form, FEES)}"
                f"是{print_figure(fee)}万元，比它还少{print_figure(_in_myriads(gap))}万元；"
                "信息处理费要算在里面，请核对，改正写错的一处。",
                one.span,
                expected=fee,
                actual=_in_myriads(one.amount),
            )
            return


def _wrong_conversions(_: Context, passage: Passage) -> Sequence[Fault]:
    """Every fee that is told in 元 and in 万元, not alike: 320元，计0.32万元."""
    if "费" not in passage.text or "万元" not in passage.text:
        return ()
    return tuple(
        Fault(
            f"{passage.called}写“{match[0]}”，{match['yuan']}元是{print_figure(right)}万元；"
            "请核对，改正写错的一处。",
            Span(passage.field, *match.span()),
            expected=right,
            actual=said,
        )
        for match in late(_CONVERTED).finditer(passage.text)
        for right, said in [(_in_myriads(_amount(match["yuan"])), _amount(match["wan"]))]
        if abs(right - said) > Decimal(1).scaleb(int(said.as_tuple().exponent)) / 2
    )


def _amount(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _fees_in(_: Context, passage: Passage) -> Sequence[Fee]:
    return tuple(read_fees(passage))


def _processing_fees_in(_: Context, passage: Passage) -> Sequence[Fee]:
    return tuple(read_processing_fees(passage))


def _in_myriads(yuan: Decimal) -> Decimal:
    return yuan / _YUAN
