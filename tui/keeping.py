"""How one report is checked and kept: the library, the office's settings, last year's report."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from report.checks import run_checks
from report.dismissal import Dismissal, dismiss, take_up_again
from report.document import Report
from report.errors import ReportError
from report.finding import Finding
from report.office import Office
from storage.errors import UnreadableReportError
from storage.library import Library
from storage.machine import now, user
from tui.place import Place, place_from
from tui.sitting import Sitting

LEFT = "left"
"""The setting that keeps where each report was left."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Checks and saves a report.

    `previous` is last year's, None where there is none or its record is damaged; `sitting` keeps
    the state the report had when it was opened.
    """

    library: Library
    office: Office
    previous: Report | None
    sitting: Sitting = field(default_factory=Sitting)

    @classmethod
    def of(cls, library: Library, office: str, year: int) -> "Keeping":
        """What goes with the report of an office and year; raises StorageError."""
        previous = None
        if library.contains(office, year - 1):
            with suppress(UnreadableReportError):
                previous = library.load(office, year - 1)
        sitting = Sitting(library.document(office, year))
        return cls(library, library.office(), previous, sitting)

    def check(self, report: Report) -> Sequence[Finding]:
        """All findings about a report, as of today."""
        return run_checks(report, self.previous, office=self.office, today=date.today())

    def put_aside(self, report: Report, finding: Finding, reason: str) -> Report:
        """The report with a warning dismissed, or taken up again where the reason is empty."""
        if not reason:
            return take_up_again(report, finding)
        return dismiss(report, finding, Dismissal(reason, user(), now().isoformat()))

    def save(self, report: Report) -> None:
        """Store a report with the counts of its findings; raises StorageError."""
        self.sitting.keep_before(self.library)
        self.library.save(report, self.check(report))

    def take_place(self, report: Report) -> Place:
        """Where the report was left; forgotten now, so that after a crash it opens at its start."""
        left = self._left()
        plain = left.pop(_left_key(report), None)
        if plain is not None:
            with suppress(ReportError):  # where the cursor was is not worth a question
                self.library.set_setting(LEFT, left)
        return place_from(plain, report)

    def remember_place(self, report: Report, place: Place) -> None:
        """Keep where the report is left, for the next time it opens."""
        with suppress(ReportError):
            self.library.set_setting(LEFT, {**self._left(), _left_key(report): place.plain()})

    def _left(self) -> dict[str, Any]:
        left = self.library.setting(LEFT, {})
        return dict(left) if isinstance(left, dict) else {}


def _left_key(report: Report) -> str:
    return f"{report.year} {report.office}"
