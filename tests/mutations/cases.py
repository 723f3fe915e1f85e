"""A valid report, last year's beside it, and every relation its words, form and past state.

No relation here asks the checks: which number stands for which cell is written down by hand
(`links.txt`) or by what wrote the words (`written.py`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property

from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.finding import Finding, Span
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from tests.mutations.numbers import value_of

Place = CellRef | Span

SUM, PARTS, SOME, KINDS = "sum", "parts", "some", "kinds"
SHARE, GROWTH = "share", "growth"
"""What several numbers of one text are to one another.

A total and all its parts; the same, but nobody misses a part that is left out; a total and some
of them (其中); the number of parts, a total, the
parts; a whole, a part, the percentage; this year's, last year's, the growth.
"""
ALIKE = frozenset((SUM, PARTS, SOME, KINDS, SHARE, GROWTH))
EITHER = {"came": ("received", "brought"), "open": ("granted", "partly")}
"""What may be the first cell alone, or with the second: 收到, and 予以公开 with no other kind."""

_CLASSES = {"np": "natural_person", "legal": "legal_service"}
_ROWS = {
    "outcomes": "outcomes_total",
    "brought": "brought_forward",
    "carried": "carried_forward",
    "partly": "granted_in_part",
    "refused": "not_processed",
    "third_party": "withheld_third_party",
    "deliberative": "withheld_deliberative",
    "not_held": "unable_not_held",
}
_DISCLOSED = {
    "issued": ("normative_documents", "issued"),
    "repealed": ("normative_documents", "repealed"),
    "in_force": ("normative_documents", "in_force"),
    "licensing": ("licensing", "decisions"),
    "penalties": ("penalties", "decisions"),
    "compulsion": ("compulsion", "decisions"),
    "fees": ("fees", "amount"),
}
_DISPUTES = {
    "recon": ("reconsideration",),
    "direct": ("litigation_direct",),
    "after": ("litigation_after",),
    "suits": ("litigation_direct", "litigation_after"),
}


@dataclass(frozen=True)
class Link:
    """Numbers at `marks` of a field: equal to a sum of cells, or to one another in a relation.

    `number` is how many there were at first, where it counts.
    """

    field: FieldRef
    marks: tuple[tuple[int, int], ...]
    relation: str
    number: int = 0

    def holds(self, report: Report) -> bool:
        """Whether the numbers still say what they should."""
        text = report.prose.text(self.field)
        values = [value_of(text[start:end]) for start, end in self.marks]
        match self.relation:
            case "sum":
                return values[0] == sum(values[1:])
            case "parts":
                gap = values[0] - sum(values[1:])
                return gap == 0 or (gap > 0 and len(values) < self.number)
            case "some":
                return values[0] >= sum(values[1:])
            case "kinds":
                return values[0] == len(values) - 2 and values[1] == sum(values[2:])
            case "share":
                whole, part, percent = values
                return _rounded(part, whole, percent)
            case "growth":
                new, old, percent = values
                return _rounded(new - old, old, percent)
        first, _, column = self.relation.partition(".")
        if first in EITHER:
            alone, more = (f"{name}.{column}".rstrip(".") for name in EITHER[first])
            return values[0] in (_sum(report, alone), _sum(report, f"{alone}+{more}"))
        return values[0] == _sum(report, self.relation)

    @property
    def cells(self) -> tuple[CellRef, ...]:
        """The cells the number stands for; none where numbers stand for one another."""
        return () if self.relation in ALIKE else _cells(self.relation)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the numbers stand."""
        return tuple(Span(self.field, start, end) for start, end in self.marks)


@dataclass(frozen=True)
class Case:
    """A report, the one of the year before, and what its words are bound to."""

    name: str
    report: Report
    previous: Report | None = None
    links: tuple[Link, ...] = ()
    previous_links: tuple[Link, ...] = ()

    def edited(self, field: FieldRef, start: int, end: int, words: str) -> "Case | None":
        """The case with characters of a field replaced; None where cleaning would move others.

        A number that is replaced whole stays bound; one that is taken away leaves its list.
        """
        text = self.report.prose.text(field)
        changed = text[:start] + words + text[end:]
        report = self.report.with_prose(field, changed)
        if report.prose.text(field) != changed:
            return None
        links = (_moved(link, field, (start, end), words) for link in self.links)
        return replace(self, report=report, links=tuple(link for link in links if link))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is found in the case as it is."""
        return run_checks(self.report, self.previous)

    @cached_property
    def broken(self) -> Mapping[object, tuple[Place, ...]]:
        """Every relation that does not hold: what tells it from others, and its places."""
        return dict((*_sums(self.report), *_last_year(self.report, self.previous), *self._words()))

    def _words(self) -> Iterator[tuple[object, tuple[Place, ...]]]:
        for link in self.links:
            if not link.holds(self.report):
                yield link, (*link.cells, *link.spans)


@cache
def cells_of(name: str) -> tuple[CellRef, ...]:
    """The cells of a short name: `received.np`, `withheld`, `recon.upheld`, `suits`, `fees`.

    `came` and `open` may mean either of two sums (see EITHER).
    """
    row, _, column = name.partition(".")
    if row in EITHER:
        return tuple(ref for one in EITHER[row] for ref in cells_of(f"{one}.{column}".rstrip(".")))
    if row in _DISCLOSED:
        return (CellRef("disclosure", *_DISCLOSED[row]),)
    if row in _DISPUTES:
        return tuple(CellRef("challenges", block, column or "total") for block in _DISPUTES[row])
    begins = _ROWS.get(row, row)
    column = _CLASSES.get(column, column) or "total"
    found = tuple(
        ref
        for ref in FORM_2021.table("requests").cells
        if (ref.row == begins or re.match(rf"{begins}_(?!in_part)", ref.row))
        and (
            ref.column == column
            or (column == "bodies" and ref.column not in ("natural_person", "total"))
        )
    )
    assert found, name
    return found


def _cells(names: str) -> tuple[CellRef, ...]:
    return tuple(ref for name in names.split("+") for ref in cells_of(name))


def _sum(report: Report, names: str) -> Decimal:
    return sum((Decimal(report.figure(ref) or 0) for ref in _cells(names)), Decimal(0))


def _moved(link: Link, field: FieldRef, place: tuple[int, int], words: str) -> Link | None:
    if link.field != field:
        return link
    start, end = place
    shift = len(words) - (end - start)
    marks = []
    for first, last in link.marks:
        if last <= start and (first, last) != place:
            marks.append((first, last))
        elif first >= end and (first, last) != place:
            marks.append((first + shift, last + shift))
        elif (first, last) == place and words:
            marks.append((first, last + shift))
    listed = link.relation in (SUM, PARTS, SOME, KINDS) and len(marks) > len(link.marks) - 2
    return replace(link, marks=tuple(marks)) if listed or len(marks) == len(link.marks) else None


def _rounded(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    return bool(whole) and abs(part * 100 / whole - percent) <= Decimal("0.05")


def _sums(report: Report) -> Iterator[tuple[object, tuple[Place, ...]]]:
    """The form's: each column of table three closes; printed totals are the sums."""
    for column in {ref.column for ref in FORM_2021.table("requests").cells}:
        rows = ("received", "brought_forward", "outcomes_total", "carried_forward")
        cells = [CellRef("requests", row, column) for row in rows]
        received, brought, done, carried = (int(report.figure(ref) or 0) for ref in cells)
        if received + brought != done + carried:
            yield ("balance", column), tuple(cells)
    for ref, stated in report.stated.items():
        if stated != report.figure(ref):
            yield ("total", ref), (ref,)


def _last_year(report: Report, last: Report | None) -> Iterator[tuple[object, tuple[Place, ...]]]:
    """Last year's: what was carried forward is brought forward; what is in force follows."""
    if last is None:
        return
    for ref in report.figures:
        if ref.row == "brought_forward":
            if report.figures[ref] != last.figures.get(ref._replace(row="carried_forward")):
                yield ("carried", ref), (ref,)
        elif ref.column == "in_force":
            row = [ref._replace(column=name) for name in ("issued", "repealed", "in_force")]
            made, ended, now = (int(report.figures[cell] or 0) for cell in row)
            if int(last.figures.get(ref) or 0) + made - ended != now:
                yield ("in force", ref), tuple(row)
