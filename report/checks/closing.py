"""The numbers of one paragraph close among themselves: new + in = done + out."""

from collections.abc import Iterator

from report.checks.comparison import cell_value
from report.checks.context import Context
from report.checks.rule import WARNING, Fault, rule
from report.claims.claims import Claim
from report.claims.quantities import ANSWERED, BROUGHT, FORWARD, RECEIVED
from report.document import Report
from report.field import FieldRef
from report.finding import Span

_FLOWS = (RECEIVED, BROUGHT, ANSWERED, FORWARD)


@rule(
    "X04",
    WARNING,
    source="表三的勾稽关系",
    help=(
        "同一段里写的几个数要对得上：新收加上年结转，等于办结加结转下年度。"
        "对不上的，多半是漏写了一项，或有一个数没有跟着表格改。"
    ),
)
def check_closing(context: Context) -> Iterator[Fault]:
    """Each paragraph that states what came, what was done, and a carried number.

    A paragraph that states one of them twice is left alone: which one counts is not certain.
    """
    paragraphs: dict[tuple[FieldRef, int], list[Claim]] = {}
    for claim in context.claims:
        if claim.quantity in _FLOWS and not claim.denied:
            number = claim.passage.text.count("\n", 0, claim.span.start)
            paragraphs.setdefault((claim.span.field, number), []).append(claim)
    for claims in paragraphs.values():
        sides = _sides(context.report, claims)
        if sides and sides[0] != sides[1]:
            yield _fault(claims, *sides)


def _sides(report: Report, claims: list[Claim]) -> tuple[int, int] | None:
    """What came and what became of it; None when the words leave too much unsaid."""
    told = {claim.quantity: claim.value for claim in claims}
    received, done = told.get(RECEIVED), told.get(ANSWERED)
    brought, forward = told.get(BROUGHT), told.get(FORWARD)
    if len(told) < len(claims) or received is None or done is None:
        return None
    if forward is None:
        return (received + brought, done) if brought and done > received + brought else None
    if brought is None:
        left_out = done + forward - received
        old = cell_value(report, BROUGHT.accepts[0])
        return None if left_out > 0 and old in (None, left_out) else (received, done + forward)
    return None if received == done + forward else (received + brought, done + forward)


def _fault(claims: list[Claim], came: int, went: int) -> Fault:
    first, last = claims[0], claims[-1]
    said = "、".join(f"“{claim.words}”" for claim in claims)
    more = "多" if went > came else "少"
    return Fault(
        f"{first.passage.called}写{said}，收进来的共{came}件，办结和结转的共{went}件，"
        f"{more}{abs(went - came)}件；新收加上年结转应等于办结加结转下年度，请核对这几个数。",
        Span(first.span.field, first.span.start, last.span.end),
        expected=came,
        actual=went,
    )
