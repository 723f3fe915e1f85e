"""A report made ready before it is opened: read, and gone through by the rules.

Nothing is taken for true that may have changed since. Who opens the report reads it anew and takes
what is equal in place of what was read; what the rules found stands for the very same values, and
for no others (report/checks/keeping.py).
"""

from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from nianbao.desk.previous import PreviousFinder
from nianbao.desk.registers_beside import registers_beside
from nianbao.report.checks import checking
from nianbao.report.checks.keeping import Memory
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.words.codes import Codes, Printed, fill_report
from nianbao.storage.library import Library
from nianbao.storage.stored import Key, report_of

if TYPE_CHECKING:  # a check without registers does without
    from nianbao.report.registers.beside_report import RegistersBeside

FilledIn = tuple[Report, Report | None, Printed, Codes]
"""A report and last year's, the report with its codes filled in, and what they stand for."""


class Known(NamedTuple):
    """A report of the library, and all that it is checked beside."""

    report: Report
    previous: Report | None
    office: Office
    standing: Standing
    registers: "RegistersBeside | None"


@dataclass(frozen=True)
class ReadAhead:
    """What was known of a report, with its codes filled in, and what its check has kept."""

    known: Known
    filled: FilledIn
    memory: Memory = field(default_factory=Memory)

    def checking(self) -> Generator[None, None, object]:
        """Go through the rules as of today, a rule a step: what they find is kept."""
        return checking(
            self.known.report,
            self.known.previous,
            office=self.known.office,
            today=date.today(),
            printed=self.filled[2],
            standing=self.known.standing,
            memory=self.memory,
            registers=self.known.registers,
        )


def known_now(library: Library, report: Report, ahead: ReadAhead | None = None) -> Known:
    """What the library has beside a report; raises StorageError. On a disk.

    Each value that equals the one from before is that very one: what was worked out of it stands.
    """
    there = library.contains(*report.key)
    now = Known(
        report,
        PreviousFinder(library).load(report.key),
        library.office(),
        library.standing(*report.key) if there else Standing(),
        registers_beside(library, report.key),
    )
    if ahead is None:
        return now
    return Known._make(
        old if old == new else new for old, new in zip(ahead.known, now, strict=True)
    )


def read_ahead(library: Library, key: Key) -> ReadAhead | None:
    """A report as it is in the library; None where it can't be read. On a disk.

    The library takes no note of it: nobody has it in hand.
    """
    with suppress(ReportError):
        if document := library.document(*key):
            known = known_now(library, report_of(document))
            both = known.report, known.previous
            return ReadAhead(known, (*both, fill_report(*both), Codes(*both)))
    return None
