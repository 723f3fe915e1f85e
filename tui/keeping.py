"""How one report is checked and kept: the library, the office's settings, last year's report."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from report.checks import run_checks
from report.document import Report
from report.finding import Finding
from report.office import Office
from storage.errors import UnreadableReportError
from storage.library import Library


@dataclass(frozen=True, slots=True)
class Keeping:
    """Checks and saves a report.

    `previous` is last year's, None where there is none or its record is damaged.
    """

    library: Library
    office: Office
    previous: Report | None

    @classmethod
    def of(cls, library: Library, office: str, year: int) -> "Keeping":
        """What goes with the report of an office and year; raises StorageError."""
        previous = None
        if library.contains(office, year - 1):
            with suppress(UnreadableReportError):
                previous = library.load(office, year - 1)
        return cls(library, library.office(), previous)

    def check(self, report: Report) -> Sequence[Finding]:
        """All findings about a report, as of today."""
        return run_checks(report, self.previous, office=self.office, today=date.today())

    def save(self, report: Report) -> None:
        """Store a report with the counts of its findings; raises StorageError."""
        self.library.save(report, self.check(report))
