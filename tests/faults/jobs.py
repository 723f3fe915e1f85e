"""The saves that faults are put into: what the file holds before, and what is saved."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef
from tests.bench.bench_storage import big_report
from tests.faults.stores import Reports, Store
from tests.reports import OFFICE

CELL = CellRef("requests", "received", "natural_person")
YEAR = 2021


@dataclass(frozen=True)
class Job:
    """A save. `refused` are calls that fail once beside the fault, so that tidying up is tried."""

    before: tuple[Report, ...]
    report: Report
    refused: tuple[str, ...] = ()

    @property
    def old(self) -> Reports:
        """What was acknowledged before the save."""
        return {(report.office, report.year): report for report in self.before}

    @property
    def new(self) -> Reports:
        """What is there once the save is acknowledged."""
        return {**self.old, (self.report.office, self.report.year): self.report}

    @property
    def next(self) -> Report:
        """What is saved afterwards, without a fault."""
        return self.report.with_figure(CELL, 3)

    def prepare(self, store: type[Store], path: Path) -> None:
        """Make the file as it is before the save; none, nor its folder, for a new library."""
        if self.before:
            path.parent.mkdir(parents=True, exist_ok=True)
            store.fill(path, self.before)


def small(received: int, year: int = YEAR) -> Report:
    """A report with one figure."""
    return new_report(OFFICE, year).with_figure(CELL, received)


LARGE = ("thirty", "hundred")
"""The jobs of libraries with many long reports: a record holds none of these."""


@cache
def jobs() -> dict[str, Job]:
    """Every kind of save, by name."""
    two = (small(1), small(0, 2020))
    many = tuple(big_report(2008 + place % 50, f"{OFFICE}{place // 50}") for place in range(100))
    long = small(1).with_prose("problems", "本镇主动公开政府信息，及时回应群众关切。" * 400)
    few = many[:30]
    return {
        "first": Job((), small(2)),
        "cell": Job(two, small(2)),
        "longer": Job(two, long),
        "shorter": Job((long, small(0, 2020)), long.with_prose("problems", "无")),
        "thirty": Job(few, few[15].with_figure(CELL, 2)),
        "hundred": Job(many, many[50].with_figure(CELL, 2)),
        "refused": Job(two, small(2), refused=("replace",)),
    }
