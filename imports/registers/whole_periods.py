"""Rows that count a quarter, half a year or a year beside the months of it: sums, no records."""

from collections.abc import Sequence
from dataclasses import dataclass

from nianbao.imports.registers.sheet_days import sheet_day, span_of_months
from nianbao.imports.registers.sheet_tables import NumberedRow

SUM_OF_MONTHS = "是几个月的合计，没有当作一条"
_ANY_YEAR = 2024


@dataclass(frozen=True, slots=True)
class _Span:
    """What a row counts: its kind in words, the year if it says one, the months."""

    kind: str
    year: int | None
    first: int
    last: int

    def holds(self, other: "_Span") -> bool:
        """Whether the months of another row lie within, and are fewer."""
        return (
            self.kind == other.kind
            and (self.year == other.year or None in (self.year, other.year))
            and self.first <= other.first
            and other.last <= self.last
            and (self.first, self.last) != (other.first, other.last)
        )


def sums_of_months(
    rows: Sequence[NumberedRow], dated: int, beside: Sequence[int]
) -> frozenset[int]:
    """The places of the rows (from 0) whose months hold those of another row.

    `dated` is the column (from 0) of days, `beside` those of what is counted: another kind, another
    channel is another count.
    """
    spans: list[_Span | None] = []
    for _, row in rows:
        span = span_of_months(row[dated].text) if dated in row else None
        kind = "|".join(row[at].text.strip() if at in row else "" for at in beside)
        if (
            span is None
            and dated in row
            and (day := sheet_day(row[dated].text, _ANY_YEAR, number=False))
        ):
            span = (None, day.month, day.month)
        spans.append(_Span(kind, *span) if span else None)
    held = [one for one in spans if one]
    return frozenset(
        at
        for at, one in enumerate(spans)
        if one and one.first < one.last and any(one.holds(other) for other in held)
    )
