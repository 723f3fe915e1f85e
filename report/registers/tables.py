"""Tables two, three and four of a year as the registers give them, and what a report has instead.

Each figure comes with the records that give it. A table is told only for what a register is kept
of: an empty register proves no zero.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nianbao.report.document import Report
from nianbao.report.form import form_of
from nianbao.report.form.figures import CellRef, Figure, add, subtract
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import FigureTable
from nianbao.report.registers.counting import CountingRules, request_cells
from nianbao.report.registers.fields import (
    CHALLENGES_TABLE,
    COMPULSION,
    DISCLOSURE_TABLE,
    FEE_RECORDS,
    LICENSING,
    NORMATIVE,
    PENALTIES,
    REQUESTS_TABLE,
)
from nianbao.report.registers.record import Record
from nianbao.report.registers.suits import Case, review_cells

_YUAN_TO_MONEY = -4
"""Places that 元 moves to be 万元."""

_ENDS = ("decided", "closed", "ended")
"""The fields that say when something ended."""
_OPEN = ("requests", "reviews")
"""The registers of things that are open for a while."""


@dataclass(frozen=True, slots=True)
class RegisterFigure:
    """A figure of the registers, and the records it is made of."""

    figure: Figure
    records: tuple[Record, ...] = ()


RegisterFigures = Mapping[CellRef, RegisterFigure]


@dataclass(frozen=True, slots=True)
class FillLine:
    """One typed cell beside its register: what is in the report, and what the register gives."""

    ref: CellRef
    typed: Figure
    register: RegisterFigure

    @property
    def figure(self) -> Figure:
        """The register's figure."""
        return self.register.figure

    @property
    def differs(self) -> bool:
        """Whether the report has another figure, or none."""
        return self.typed != self.figure

    @property
    def empties(self) -> bool:
        """Whether the register has nothing of what the report counts: it may not have been kept."""
        return bool(self.typed) and not self.figure

    @property
    def difference(self) -> Figure:
        """The register's figure less the typed one; None while nothing is typed."""
        return None if self.typed is None else subtract(self.figure, self.typed)


def register_figures(
    records: Iterable[Record], year: int, rules: CountingRules | None = None
) -> RegisterFigures:
    """What the registers give of a year, totals too, cell by cell in printed order.

    Cells of which no register was begun by the end of the year are left out.
    """
    there = [one for one in records if not one.removed]
    rules = rules or CountingRules()
    typed: dict[CellRef, RegisterFigure] = {}
    if _is_begun(there, "requests", year):
        requests = request_cells(there, year, rules)
        each = {cell: [(one,) for one in found] for cell, found in requests.items()}
        typed |= _counted_cells(REQUESTS_TABLE, each)
    if _is_begun(there, "reviews", year):
        typed |= _counted_cells(CHALLENGES_TABLE, review_cells(there, year))
    for kind, figures in _FROM_DOCUMENTS.items():
        of_kind = [one for one in there if one.register == "documents" and one.text("kind") == kind]
        if _is_begun(of_kind, "documents", year):
            typed |= figures(kind, of_kind, year)
    return _with_totals(typed)


def _is_begun(records: Iterable[Record], register: str, year: int) -> bool:
    """Whether a register was begun by the end of a year; of years before, it says nothing."""
    return any(one.register == register and (one.year or year + 1) <= year for one in records)


def kept_figures(
    records: Iterable[Record], year: int, rules: CountingRules | None = None
) -> RegisterFigures:
    """The same, only of what was still kept in that year: what was given up before says nothing.

    A year in which nothing was entered counts as kept where something was entered later, or where
    something was open at the end of the last one.
    """
    there = [one for one in records if not one.removed]
    figures = register_figures(there, year, rules)
    kept = {
        (CHALLENGES_TABLE.key, ""): _is_kept(there, "reviews", "", year),
        (REQUESTS_TABLE.key, ""): _is_kept(there, "requests", "", year),
        **{
            (DISCLOSURE_TABLE.key, kind): _is_kept(there, "documents", kind, year)
            for kind in _FROM_DOCUMENTS
        },
    }
    return {
        ref: one
        for ref, one in figures.items()
        if kept.get((ref.table, ref.row)) or kept.get((ref.table, ""))
    }


def _is_kept(records: Iterable[Record], register: str, kind: str, year: int) -> bool:
    of_it = [one for one in records if one.register == register]
    of_it = [one for one in of_it if not kind or one.text("kind") == kind]
    years = [one.year for one in of_it if one.year is not None]
    ends = [day.year for one in of_it for name in _ENDS if (day := one.day(name))]
    open_ = [one.year + 1 for one in of_it if one.year and register in _OPEN and not _ended(one)]
    return bool(years) and year <= max(years + ends + open_)


def _ended(one: Record) -> bool:
    return any(one.day(name) for name in _ENDS)


def fill_lines(report: Report, figures: RegisterFigures) -> tuple[FillLine, ...]:
    """The typed cells of a report beside the registers, in printed order.

    None for a form the registers don't give.
    """
    if report.form_version != FORM_2021.version:
        return ()
    form = form_of(report.form_version)
    return tuple(
        FillLine(ref, report.figures.get(ref), figures[ref])
        for table in form.tables
        for ref in table.typed_cells
        if ref in figures
    )


def with_lines(report: Report, lines: Iterable[FillLine]) -> Report:
    """The report with the register's figures of these lines."""
    return report.with_figures({line.ref: line.figure for line in lines})


def _counted_cells(
    table: FigureTable, cells: Mapping[tuple[str, str], Sequence[Case]]
) -> dict[CellRef, RegisterFigure]:
    """All typed cells of a table of which cases are counted; one without any is zero."""
    counted: dict[CellRef, RegisterFigure] = {}
    for ref in table.typed_cells:
        cases = cells.get((ref.row, ref.column), ())
        counted[ref] = RegisterFigure(len(cases), tuple(one for case in cases for one in case))
    return counted


def _normative(kind: str, records: list[Record], year: int) -> dict[CellRef, RegisterFigure]:
    columns: dict[str, list[Record]] = {"issued": [], "repealed": [], "in_force": []}
    for one in records:
        begun, ended = one.day("date"), one.day("ended")
        if begun is None or begun.year > year:
            continue
        end = max(begun, ended) if ended else None
        if begun.year == year:
            columns["issued"].append(one)
        if end and end.year == year:
            columns["repealed"].append(one)
        if end is None or end.year > year:
            columns["in_force"].append(one)
    return {
        CellRef(DISCLOSURE_TABLE.key, kind, column): RegisterFigure(len(found), tuple(found))
        for column, found in columns.items()
    }


def _decisions(kind: str, records: list[Record], year: int) -> dict[CellRef, RegisterFigure]:
    found = tuple(one for one in records if one.year == year)
    total = sum(one.whole("count") or 0 for one in found)
    return {CellRef(DISCLOSURE_TABLE.key, kind, "decisions"): RegisterFigure(total, found)}


def _fees(kind: str, records: list[Record], year: int) -> dict[CellRef, RegisterFigure]:
    found = tuple(one for one in records if one.year == year)
    yuan = sum((one.money("amount") or Decimal(0) for one in found), Decimal(0))
    amount = yuan.scaleb(_YUAN_TO_MONEY).normalize()
    whole = amount == amount.to_integral_value()
    money = amount.quantize(Decimal(1)) if whole else amount
    return {CellRef(DISCLOSURE_TABLE.key, kind, "amount"): RegisterFigure(money, found)}


_FROM_DOCUMENTS: Mapping[str, Callable[[str, list[Record], int], dict[CellRef, RegisterFigure]]] = {
    NORMATIVE: _normative,
    LICENSING: _decisions,
    PENALTIES: _decisions,
    COMPULSION: _decisions,
    FEE_RECORDS: _fees,
}


def _with_totals(typed: Mapping[CellRef, RegisterFigure]) -> RegisterFigures:
    """The figures with the totals of the form put in, in printed order."""
    figures = dict(typed)
    for table in FORM_2021.tables:
        for derived in table.derivations:
            parts = [figures[ref] for ref in derived.parts if ref in figures]
            if len(parts) == len(derived.parts):
                records = tuple(one for part in parts for one in part.records)
                figures[derived.ref] = RegisterFigure(add(p.figure for p in parts), records)
    return {
        ref: figures[ref] for table in FORM_2021.tables for ref in table.cells if ref in figures
    }
