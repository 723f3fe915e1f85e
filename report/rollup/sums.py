"""The sums of all reports: every cell with its addends, blanks counted and not taken for 0."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, Figure, add, subtract
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.totals import differing
from nianbao.report.rollup.handed import CELLS, HandedReport
from nianbao.report.rollup.roster import RosterOffice

CountedReport = tuple[RosterOffice, HandedReport]
"""An office and the report of it that counts."""


@dataclass(frozen=True, slots=True)
class Addend:
    """What one office brings to a cell: None is a blank. `line` is 0 where none is known.

    A deduction is a figure below 0, its reason stands in the place of the file.
    """

    office: RosterOffice
    figure: Figure
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Deduction:
    """What the county takes off a cell of an office, and why; `line` is that of its list."""

    office: RosterOffice
    ref: CellRef
    figure: int | Decimal
    reason: str
    line: int


@dataclass(frozen=True)
class GroupSum:
    """The reports of one group added up: figures of CELLS, how many are blank in each cell.

    `printed` are the sums of the totals as they are printed, for the cells that are totals.
    """

    group: str
    reports: int
    figures: tuple[Figure, ...]
    blanks: tuple[int, ...]
    printed: Mapping[CellRef, Figure]


@dataclass(frozen=True)
class Sums:
    """The sum of the groups that are switched on.

    `by_group` holds every group in the order of the roster, `on` those that count. `counted` are
    the offices with their reports; empty where there were too many to keep, then `addends` gives
    nothing and the tidy columns hold them. `deductions` are taken off already.
    """

    by_group: tuple[GroupSum, ...]
    on: frozenset[str]
    counted: tuple[CountedReport, ...] = ()
    deductions: tuple[Deduction, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """All groups, in the order of the roster."""
        return tuple(one.group for one in self.by_group)

    @property
    def reports(self) -> int:
        """How many reports are added up."""
        return sum(one.reports for one in self._on)

    def switched(self, on: Collection[str]) -> "Sums":
        """The same with just these groups counted."""
        return replace(self, on=frozenset(on))

    def less(self, deductions: Iterable[Deduction]) -> "Sums":
        """The same with deductions taken off the cells, and off the totals they are part of."""
        taken = tuple(deductions)
        groups = (
            _less(one, [each for each in taken if each.office.group == one.group])
            for one in self.by_group
        )
        return replace(self, by_group=tuple(groups), deductions=(*self.deductions, *taken))

    def figure(self, ref: CellRef) -> Figure:
        """The sum in a cell; None where every report left it blank."""
        return self.figures[ref]

    def blanks(self, ref: CellRef) -> int:
        """How many reports left a cell blank."""
        place = CELLS.index(ref)
        return sum(one.blanks[place] for one in self._on)

    def addends(self, ref: CellRef) -> tuple[Addend, ...]:
        """What each office brings to a cell, blanks too, in the order of the roster.

        What is taken off comes behind.
        """
        brought = (
            Addend(office, one.figure(ref), one.origin.place, one.line(ref))
            for office, one in self.counted
            if office.group in self.on
        )
        taken = (
            Addend(one.office, -one.figure, f"扣减：{one.reason}", one.line)
            for one in self.deductions
            if one.office.group in self.on and ref in _touched(one.ref)
        )
        return (*brought, *taken)

    @cached_property
    def figures(self) -> dict[CellRef, Figure]:
        """Every cell's sum, in printed order."""
        columns = zip(*(one.figures for one in self._on), strict=True)
        summed = [add(column) for column in columns] or [None] * len(CELLS)
        return dict(zip(CELLS, summed, strict=True))

    def report(self, name: str, year: int) -> Report:
        """The sums as a report, so that they can be checked and drawn in the form's own tables.

        Totals are summed from their parts; where the printed totals of the reports come to
        something else, that is the report's printed total.
        """
        derived = FORM_2021.derived_cells
        typed = {
            ref: figure
            for ref, figure in self.figures.items()
            if ref not in derived and figure is not None
        }
        printed = {
            ref: add(one.printed.get(ref) for one in self._on) for ref in CELLS if ref in derived
        }
        stated = differing(FORM_2021, typed, printed)
        return Report(name, year, FORM_2021.version, typed, stated)

    @cached_property
    def _on(self) -> tuple[GroupSum, ...]:
        return tuple(one for one in self.by_group if one.group in self.on)


def _less(group: GroupSum, deductions: Sequence[Deduction]) -> GroupSum:
    figures = dict(zip(CELLS, group.figures, strict=True))
    printed = dict(group.printed)
    for one in deductions:
        for ref in _touched(one.ref):
            figures[ref] = subtract(figures[ref], one.figure)
            if ref in printed:
                printed[ref] = subtract(printed[ref], one.figure)
    return replace(group, figures=tuple(figures.values()), printed=printed)


def _touched(ref: CellRef) -> tuple[CellRef, ...]:
    """A typed cell and the totals it is part of."""
    return (ref, *(total for total, parts in FORM_2021.parts.items() if ref in parts))


class Adding:
    """Adds up reports one after another; keeps no more than the sums of the groups."""

    def __init__(self) -> None:
        self._groups: dict[str, _Group] = {}

    def add(self, office: RosterOffice, one: HandedReport) -> None:
        """Take a report in."""
        self._groups.setdefault(office.group, _Group()).add(one)

    def sums(self, counted: Sequence[CountedReport] = ()) -> Sums:
        """What has come together, all groups switched on."""
        groups = tuple(group.sum(name) for name, group in self._groups.items())
        return Sums(groups, frozenset(self._groups), tuple(counted))


def sums_of(counted: Iterable[CountedReport]) -> Sums:
    """The sums of reports, with their addends."""
    adding, kept = Adding(), tuple(counted)
    for office, one in kept:
        adding.add(office, one)
    return adding.sums(kept)


class _Group:
    def __init__(self) -> None:
        self._reports = 0
        self._figures: list[Figure] = [None] * len(CELLS)
        self._blanks = [0] * len(CELLS)
        self._printed: dict[CellRef, Figure] = {}

    def add(self, one: HandedReport) -> None:
        self._reports += 1
        for place, figure in enumerate(one.figures):
            if figure is None:
                self._blanks[place] += 1
            elif figure or self._figures[place] is None:
                self._figures[place] = add((self._figures[place], figure))
        for ref in _TOTALS:
            printed = one.stated.get(ref, one.figure(ref))
            if printed is not None:
                self._printed[ref] = add((self._printed.get(ref), printed))

    def sum(self, name: str) -> GroupSum:
        return GroupSum(
            name, self._reports, tuple(self._figures), tuple(self._blanks), dict(self._printed)
        )


_TOTALS = tuple(ref for ref in CELLS if ref in FORM_2021.derived_cells)
