"""X04: the numbers of one paragraph close among themselves: new + in = done + out."""

from collections.abc import Iterator

from report.checks.comparison import cell_value
from report.checks.rule import Context
from report.claims.claims import Claim, read_claims
from report.claims.quantities import ANSWERED, BROUGHT, FORWARD, RECEIVED
from report.document import Report
from report.field import FieldRef
from report.finding import Finding, Severity, Span

_FLOWS = (RECEIVED, BROUGHT, ANSWERED, FORWARD)


def check_closing(context: Context) -> Iterator[Finding]:
    """X04: each paragraph that states what came, what was done, and a carried number.

    A paragraph that states one of them twice is left alone: which one counts is not certain.
    """
    paragraphs: dict[tuple[FieldRef, int], list[Claim]] = {}
    for claim in read_claims(context.report):
        if claim.quantity in _FLOWS and not claim.denied:
            number = claim.passage.text.count("\n", 0, claim.span.start)
            paragraphs.setdefault((claim.span.field, number), []).append(claim)
    for claims in paragraphs.values():
        sides = _sides(context.report, claims)
        if sides and sides[0] != sides[1]:
            yield _finding(claims, *sides)


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


def _finding(claims: list[Claim], came: int, went: int) -> Finding:
    first, last = claims[0], claims[-1]
    said = "、".join(f"“{claim.words}”" for claim in claims)
    more = "多" if went > came else "少"
    return Finding(
        "X04",
        Severity.WARNING,
        f"{first.passage.called}写{said}，收进来的共{came}件，办结和结转的共{went}件，"
        f"{more}{abs(went - came)}件；新收加上年结转应等于办结加结转下年度，请核对这几个数。",
        first.passage.section,
        span=Span(first.span.field, first.span.start, last.span.end),
        expected=came,
        actual=went,
    )
