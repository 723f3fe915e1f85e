"""A report of the library in hand: every change is saved; it stands somewhere, and moves on.

Front ends and tests use this one object to change, undo, check, save and hand on a report.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path
from threading import Lock

from nianbao.desk.crash import keep_details
from nianbao.desk.earlier_versions import BeforeSaves
from nianbao.desk.files import kept_exports, kept_sheet
from nianbao.desk.left_place import LeftPlace
from nianbao.desk.previous import PreviousFinder, choose_last
from nianbao.desk.read_ahead import ReadAhead, known_now
from nianbao.desk.registers_beside import registers_beside
from nianbao.desk.report_in_hand import ReportInHand, Told
from nianbao.desk.saver import Saver, SaveState
from nianbao.exports.options import PrintOptions, options_of
from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.errors import ReportError, StandingError
from nianbao.report.finding import Finding, count_findings
from nianbao.report.office import due_year
from nianbao.report.standing import Standing, first_standing
from nianbao.report.state import STATES, State
from nianbao.storage.frozen import freeze
from nianbao.storage.library import Library
from nianbao.storage.machine import now, user
from nianbao.storage.stored import Summary

_SETTLE = 5.0
"""Seconds a step to another state waits for a save that is under way."""


class OpenReport(ReportInHand):
    """A report of the library, held by one screen, command or test.

    `standing` is where it stands; `before_saves` keeps what it was, `place` where it is left.
    """

    def __init__(self, library: Library, report: Report, ahead: ReadAhead | None = None) -> None:
        """Take a report that was loaded from the library, or is new; raises StorageError."""
        known = known_now(library, report, ahead)
        self.library, self.ahead, self.registers = library, ahead, known.registers
        self.standing: Standing = known.standing
        self.before_saves, self._counts_lock = BeforeSaves(library, report), Lock()
        self.place: LeftPlace = LeftPlace(library, report)
        self._earlier, self.recalled = self.before_saves.earlier(), False
        self.saver = Saver(self._save, lambda _: self._tell(Told.SAVING), lambda: self.check_is_due)
        self._counted: tuple[int, int] | None = None
        super().__init__(known.report, known.office, known.previous)

    @classmethod
    def load(cls, library: Library, office: str, year: int) -> "OpenReport":
        """Take the report of an office and year in hand; raises StorageError."""
        return cls(library, library.load(office, year))

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

    def undo(self) -> Report | None:
        """Take the last change back, be it of a sitting before; then `recalled` is set."""
        if not self._before and not self.locked:
            self._before += islice((one for one in self._earlier if one != self.report), 1)
            self.recalled |= bool(self._before)
        return super().undo()

    # --- What it is checked against, and how it is printed

    def choose_previous(self, last: Report) -> None:
        """Keep which report counts as last year's; raises StorageError. On a disk."""
        choose_last(self.library, self.report.key, last.key)

    def compare_with(self, last: Report) -> None:
        """Check against another report as last year's, from now on."""
        self.previous = last
        self.check()

    def heed_settings(self) -> None:
        """Go by the office's settings and registers as they are now, and check by them."""
        with suppress(ReportError):  # else by those it was opened with
            self.office = self.library.office()
            self.registers = registers_beside(self.library, self.report.key, self.registers)
        self.check()

    def print_options(self) -> PrintOptions:
        """How the office prints today; its habits may have changed since the report was opened.

        Where the library can't be read, they are those it had then.
        """
        office = self.office
        with suppress(ReportError):
            office = self.library.office()
        return options_of(office, date.today())

    # --- Saving

    def take_stored(self, report: Report) -> None:
        """Take what has just been stored in place of this report, be it locked or not."""
        if self.locked:
            self._take(report)
        else:
            self.change(report, large=True)

    def settle(self, seconds: float) -> SaveState:
        """Save now and wait until that is done, has failed or the time is over. On a disk."""
        return self.saver.settle(seconds)

    def close(self) -> None:
        """End the saver's thread, after a save that is under way. On a disk."""
        self.saver.close()

    def take_findings(self, findings: Sequence[Finding]) -> None:
        """Take what a check has found; counts that were saved too early are saved again."""
        with self._counts_lock:
            self._checked = self.report, findings
        super().take_findings(findings)
        with self._counts_lock:  # a save from here on counts these
            stale = self._counted not in (None, count_findings(findings))
        if stale:
            self.saver.submit(self.report)
        self.saver.look_again()

    def _take(self, report: Report) -> None:
        self.saver.submit(report)
        super()._take(report)

    def _save(self, report: Report) -> None:
        """Called from the saver's thread: it stores the last counts, whatever is being checked."""
        try:
            self._store(report, None)
        except ReportError:
            raise
        except Exception as error:
            keep_details(self.library.path, error)
            raise

    def _store(self, report: Report, standing: Standing | None) -> None:
        self.before_saves.keep(report, self.large_changes)
        with self._counts_lock:
            self._counted = count_findings(findings := self.findings)
        with self.place.kept_beside() as settings:
            self.library.save(report, findings, standing=standing, settings=settings)
        self.before_saves.saved(report)

    def go_to_state(self, standing: Standing) -> Path | None:
        """Lock, write the step, keep a frozen copy of a final report; gives the copy's folder.

        What can't be written leaves the standing as it was, and raises StorageError or
        StandingError. On a disk.
        """
        before = self.standing
        self._stand(standing)
        try:
            return self._write_step(standing)
        except Exception:
            self._stand(before)
            raise

    def _stand(self, standing: Standing) -> None:
        self.standing = standing
        self._tell(Told.STANDING)

    def _write_step(self, standing: Standing) -> Path | None:
        if self.settle(_SETTLE).kind != "saved":
            raise StandingError("还有改动没有存到磁盘上。", "存好以后再试。")
        folder = None
        if standing.state is State.FINAL:
            exports = kept_exports(self.report, self.previous, self.print_options())
            exports |= kept_sheet(self.report, self.findings, self.previous)
            folder = freeze(self.library.path, self.report, exports, now())
        self._store(self.report, standing)
        return folder


def findings_of(library: Library, report: Report) -> Sequence[Finding]:
    """All findings about a report as one of the library, as of today; raises StorageError."""
    previous = PreviousFinder(library).load(report.key)
    there = library.contains(*report.key)
    return run_checks(
        report,
        previous,
        office=library.office(),
        today=date.today(),
        standing=library.standing(*report.key) if there else Standing(),
        registers=registers_beside(library, report.key),
    )


def store(library: Library, report: Report) -> Summary:
    """Store a report that is new, or new in this place; raises StorageError. On a disk."""
    return library.save(report, findings_of(library, report))


def save_imported(
    library: Library, report: Report, findings: Sequence[Finding], *, replace: bool = True
) -> Summary:
    """Store a report that was read in; raises StorageError. On a disk.

    One that replaces another stands where that one stood; else an old one is published.
    """
    if library.contains(*report.key):
        standing = library.standing(*report.key)
    else:
        due = due_year(date.today())
        standing = first_standing(report.year, due, at=now().isoformat(), by=user())
    return library.save(report, findings, replace=replace, standing=standing)
