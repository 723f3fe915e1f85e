"""Rows that count a month, a quarter or a year beside the days or months of it: they are sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nianbao.imports.registers.sheet_days import counted_day, sheet_day, span_of_months
from nianbao.imports.registers.sheet_file import RowCell
from nianbao.imports.registers.sheet_tables import NumberedRow

SUM_OF_MONTHS = "是别的几行的合计，没有当作一条"
_ANY_YEAR = 2024


@dataclass(frozen=True, slots=True)
class _Span:
    """What a row counts: its kind in words, the year if it says one, the months."""

    kind: str
    year: int | None
    first: int
    last: int
    is_day: bool = False

    def holds(self, other: "_Span") -> bool:
        """Whether the months of another of its kind, or its day, lie within and are fewer."""
        return (
            (self.year == other.year or None in (self.year, other.year))
            and self.first <= other.first
            and other.last <= self.last
            and (other.is_day or (self.first, self.last) != (other.first, other.last))
        )


def sums_of_months(
    rows: Sequence[NumberedRow], dated: int, beside: Sequence[int]
) -> frozenset[int]:
    """The places of the rows (from 0) whose months hold those of another row.

    `dated` is the column (from 0) of days, `beside` those of what is counted: another kind, another
    channel is another count.
    """
    spans = [_span(row, dated, beside) for _, row in rows]
    held: dict[str, set[_Span]] = {}
    for one in filter(None, spans):
        held.setdefault(one.kind, set()).add(one)
    sums = {
        one
        for several in held.values()
        for one in several
        if not one.is_day and any(one.holds(other) for other in several)
    }
    return frozenset(at for at, one in enumerate(spans) if one in sums)


def _span(row: Mapping[int, RowCell], dated: int, beside: Sequence[int]) -> _Span | None:
    if dated not in row:
        return None
    words = row[dated].text
    kind = "|".join(row[at].text.strip() if at in row else "" for at in beside)
    if span := span_of_months(words):
        return _Span(kind, *span)
    if row[dated].serial is not None:
        day = counted_day(row[dated].serial or Decimal(0))
    else:
        day = sheet_day(words, _ANY_YEAR, number=False)
    if day is None:
        return None
    year = day.year if sheet_day(words, None, number=False) else None
    return _Span(kind, year, day.month, day.month, is_day=True)
