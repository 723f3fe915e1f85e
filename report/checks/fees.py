"""X08 for money: the fee in the words is the fee in table two.

Only the fees that table two is about count, not the one for processing requests. Where the
words name several, one of them or all together may be the table's.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from report.checks.rule import Context
from report.claims.claims import Passage, passages, skeleton_of
from report.claims.quantities import FEES
from report.claims.skeleton import COUNT
from report.finding import Finding, Severity, Span
from report.form.figures import print_figure
from report.form.form_2021 import FORM_2021
from report.form.names import cell_name

_YUAN = 10_000
"""元 in one 万元."""
_NAME = FORM_2021.table(FEES.table).rows[FEES.row].label.text
_SUM = r"(?:用|金额|总额|收入|共计|合计|总计|共|计|为|是|了|达|[：:\s])*+" + COUNT
_COLLECTED = re.compile(
    rf"(?:{_NAME}|(?<!未)(?<!没有)(?:征收|收取|收缴)[^，。；;：\n{COUNT}]{{0,16}}?费){_SUM}"
    rf"(?:[、和及][^，。；;：、\n{COUNT}]{{1,16}}费{_SUM})*"
)
"""One fee, or several behind one verb."""
_NO_FEE_OF_TABLE_TWO = re.compile("信息处理费|减免|罚|经费|党费|会费|培训费")


def check_fee_words(context: Context) -> Iterator[Finding]:
    """A fee in the words above the table's; else the first, when neither one nor all are it."""
    fee = context.report.figures.get(FEES)
    if fee is None:
        return
    told = [one for passage in passages(context.report) for one in _amounts(passage)]
    amounts = {amount for _, _, amount in told}
    yuan = Decimal(fee) * _YUAN
    if not told or fee in amounts:
        return
    above = [one for one in told if one[2] > yuan]
    if not above and (yuan in amounts or yuan == sum(amounts)):
        return
    passage, span, amount = (above or told)[0]
    words = passage.text[span.start : span.end]
    gap = amount - yuan
    yield Finding(
        "X08",
        Severity.WARNING,
        f"{passage.called}写“{words}”，{cell_name(context.report.form, FEES)}"
        f"是{print_figure(fee)}万元，"
        f"文字{'多' if gap > 0 else '少'}{print_figure(_in_myriads(abs(gap)))}万元；"
        "请核对，改正写错的一处。",
        passage.section,
        span=span,
        expected=fee,
        actual=_in_myriads(amount),
    )


def _amounts(passage: Passage) -> Iterator[tuple[Passage, Span, Decimal]]:
    """The fees that a passage says were collected, in 元."""
    bones = skeleton_of(passage)
    for match in _COLLECTED.finditer(bones.text):
        numbers = [bones.numbers[at] for at in range(*match.span()) if bones.text[at] == COUNT]
        in_money = all(number.unit == "元" for number in numbers)
        if not in_money or not bones.clause(match.start()).ours:
            continue
        if not _NO_FEE_OF_TABLE_TWO.search(match[0]):
            amount = sum((Decimal(number.value) for number in numbers), Decimal(0))
            yield passage, Span(passage.field, *bones.span(*match.span())), amount


def _in_myriads(yuan: Decimal) -> Decimal:
    return (yuan / _YUAN).normalize() if yuan % _YUAN else yuan // _YUAN
