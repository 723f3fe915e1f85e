"""How one report is checked and kept: the library, the office's settings, last year's report."""

from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from desk.address import Address, address_there
from desk.earlier_versions import Sitting
from desk.previous import PreviousFinder, choose_last
from desk.remembered import LEFT
from desk.stepwise import at_ease, beside
from exports.options import PrintOptions, options_of
from report.checks import checking
from report.dismissal import dismiss, take_up_again
from report.document import Report
from report.errors import ReportError
from report.finding import Dismissal, Finding
from report.office import Office, due_year
from report.standing import Standing, first_standing
from report.state import STATES
from report.steps import finish
from report.words.codes import filled
from storage.library import Library
from storage.machine import now, user
from storage.stored import Summary


@dataclass(frozen=True, slots=True)
class Keeping:
    """Checks and saves a report.

    `previous` is last year's or what was chosen as such, None where there is none or its record
    is damaged; `standing` is where the report stands; `sitting` keeps the state it had when it
    was opened.
    """

    library: Library
    office: Office
    previous: Report | None
    standing: Standing = field(default_factory=Standing)
    sitting: Sitting = field(default_factory=Sitting)
    _last: list[tuple[Report, Sequence[Finding]]] = field(
        default_factory=list, init=False, compare=False
    )

    @classmethod
    def of(cls, library: Library, office: str, year: int) -> "Keeping":
        """What goes with the report of an office and year; raises StorageError."""
        previous = PreviousFinder(library).load((office, year))
        there = library.contains(office, year)
        standing = library.standing(office, year) if there else Standing()
        sitting = Sitting(library.document(office, year))
        return cls(library, library.office(), previous, standing, sitting)

    def with_last_year(self, report: Report, last: Report) -> "Keeping":
        """The same with `last` as last year's of a report, from now on; raises StorageError."""
        choose_last(self.library, report.key, last.key)
        return replace(self, previous=last)

    @property
    def locked(self) -> str:
        """The sentence that says why nothing can be changed; empty when it can."""
        if self.library.read_only:
            return self.library.read_only
        if self.standing.locked:
            return f"{STATES[self.standing.state]}，不能改；要改按 Ctrl+R 退回草稿。"
        return ""

    @property
    def locked_briefly(self) -> str:
        """The same in one line of the screen."""
        return "只读，不能改。" if self.library.read_only else self.locked

    def check(self, report: Report) -> Sequence[Finding]:
        """All findings about a report, as of today."""
        return finish(self._checking(report))

    async def check_at_ease(self, report: Report) -> Sequence[Finding]:
        """The same, while keys come."""
        return await at_ease(self._checking(report))

    def _checking(self, report: Report) -> Generator[None, None, Sequence[Finding]]:
        """What was found last is kept: of the screen and the saver only the first has the work."""
        for checked, findings in self._last:
            if checked is report:
                return findings
        findings = yield from checking(
            report, self.previous, office=self.office, today=date.today()
        )
        self._last[:] = [(report, findings)]
        return findings

    def print_options(self) -> PrintOptions:
        """How the office prints today; its habits may have changed since the report was opened.

        Where the library can't be read, they are those it had then.
        """
        office = self.office
        with suppress(ReportError):
            office = self.library.office()
        return options_of(office, date.today())

    def printed(self, report: Report) -> Report:
        """The report with its codes filled in, as it is shown and copied."""
        return filled(report, self.previous)

    def put_aside(self, report: Report, finding: Finding, reason: str) -> Report:
        """The report with a warning dismissed, or taken up again where the reason is empty."""
        if not reason:
            return take_up_again(report, finding)
        return dismiss(report, finding, Dismissal(reason, user(), now().isoformat()))

    def save(self, report: Report, standing: Standing | None = None) -> None:
        """Store a report with the counts of its findings, and where it stands when that is given.

        Between the rules it pauses for the screen's thread. Raises StorageError.
        """
        self.sitting.keep_before(self.library)
        self.library.save(report, beside(self._checking(report)), standing=standing)

    def take_place(self, report: Report) -> Address:
        """Where the report was left; forgotten now, so that after a crash it opens at its start."""
        left = LEFT.load(self.library, report.key)
        with suppress(ReportError):  # where the cursor was is not worth a question
            LEFT.forget(self.library, report.key)
        return address_there(report, left)

    def remember_place(self, report: Report, address: Address) -> None:
        """Keep where the report is left, for the next time it opens."""
        with suppress(ReportError):
            LEFT.keep(self.library, report.key, address)


def save_imported(
    library: Library, report: Report, findings: Sequence[Finding], *, replace: bool = True
) -> Summary:
    """Store a report that was read in; raises StorageError.

    One that replaces another stands where that one stood; else an old one is published.
    """
    if library.contains(report.office, report.year):
        standing = library.standing(report.office, report.year)
    else:
        due = due_year(date.today())
        standing = first_standing(report.year, due, at=now().isoformat(), by=user())
    return library.save(report, findings, replace=replace, standing=standing)
