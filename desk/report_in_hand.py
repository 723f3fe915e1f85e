"""A report that is being worked on: changed, undone, checked. Nothing of it is stored here.

The rule: `report` is the truth. Whoever shows it asks to be told; whoever changes it calls
`change`. open_report.py adds the library, reading_in_hand.py what was read and is not stored yet.
"""

from collections.abc import Callable, Generator, Sequence
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from nianbao.desk.read_ahead import FilledIn, ReadAhead
from nianbao.report.checks import checking
from nianbao.report.checks.keeping import Memory
from nianbao.report.dismissal import dismiss, take_up_again
from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.finding import Dismissal, Finding
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.steps import finish
from nianbao.report.words.codes import Codes, Printed, fill_report
from nianbao.storage.machine import now, user

if TYPE_CHECKING:  # a check without registers does without
    from nianbao.desk.left_place import LeftPlace
    from nianbao.report.registers.beside_report import RegistersBeside


UNDO_STEPS = 200
"""Reports kept for Ctrl+Z; they share all that was not changed between them."""


class Told(Enum):
    """What has become different about the report in hand."""

    REPORT = auto()
    """Its figures or words."""
    REFUSED = auto()
    """Nothing: a change was refused, `locked` says why."""
    TYPING = auto()
    """Whether something is typed that is not in the report yet."""
    FINDINGS = auto()
    """What was found about it, or last year's report that it is checked against."""
    SAVING = auto()
    """How far saving is."""
    STANDING = auto()
    """Where it stands, and with it whether it can be changed."""


class ReportInHand:
    """One report, whoever shows it; `previous` is last year's, None where there is none."""

    standing: Standing | None = None  # of one that is in no library
    registers: "RegistersBeside | None" = None  # the same
    place: "LeftPlace | None" = None  # the same
    large_changes = 0  # that were asked for by name, such as a fill, however little they do
    ahead: ReadAhead | None = None  # what was made ready of it before it was opened
    check_is_due = False  # whether somebody is about to check it as it is now

    def __init__(self, report: Report, office: Office, previous: Report | None = None) -> None:
        self._report = report
        self._before: list[Report] = []
        self._after: list[Report] = []
        self._tell: Callable[[Told], None] = lambda _: None
        self._filled: FilledIn | None = self.ahead.filled if self.ahead else None
        self.office, self.previous = office, previous
        self.typing, self.typed_over = False, report
        self._memory = self.ahead.memory if self.ahead else Memory()
        self._checked = report, self.find()

    def listen(self, tell: Callable[[Told], None]) -> None:
        """Have every change told once, in the thread in which it came about."""
        self._tell = tell

    @property
    def report(self) -> Report:
        """The report as it is now."""
        return self._report

    @property
    def locked(self) -> str:
        """The sentence that says why nothing can be changed; empty when it can."""
        return ""

    @property
    def printed(self) -> Report:
        """The report with its codes filled in, as it is checked, shown, copied and named."""
        return self._codes_filled()[2].report

    @property
    def codes(self) -> Codes:
        """What the codes in the words stand for."""
        return self._codes_filled()[3]

    @property
    def findings(self) -> Sequence[Finding]:
        """What the last check has found."""
        return self._checked[1]

    @property
    def is_checked(self) -> bool:
        """Whether the findings are about the report as it is now."""
        return self._checked[0] is self._report

    @property
    def open_findings(self) -> Sequence[Finding]:
        """The findings that are not dismissed."""
        return [finding for finding in self.findings if not finding.dismissed]

    # --- Changes

    def may_change(self) -> bool:
        """Whether the report can be changed; told where it is locked."""
        if self.locked:
            self._tell(Told.REFUSED)
        return not self.locked

    def change(self, report: Report, *, large: bool = False) -> bool:
        """Take a changed report and keep the one before for undo; False where it is locked."""
        if report == self._report:
            return True
        if not self.may_change():
            return False
        self.large_changes += large
        self._before = [*self._before[-UNDO_STEPS + 1 :], self._report]
        self._after = []
        self._take(report)
        return True

    def set_figure(self, ref: CellRef, figure: Figure) -> bool:
        """Put a figure (件 or 万元) into a typed cell, None for a blank."""
        return self.change(self._report.with_figure(ref, figure))

    def set_prose(self, field: FieldRef | str, text: str) -> bool:
        """Put a text into a field."""
        return self.change(self._report.with_prose(field, text))

    def undo(self) -> Report | None:
        """Take the last change back; gives the report as it was until now, None without one."""
        return self._step(self._before, self._after)

    def redo(self) -> Report | None:
        """Do the change again that was taken back last; gives what `undo` gives."""
        return self._step(self._after, self._before)

    def put_aside(self, finding: Finding, reason: str) -> None:
        """Dismiss a warning for a reason, or take it up again where the reason is empty."""
        if reason:
            changed = dismiss(self._report, finding, Dismissal(reason, user(), now().isoformat()))
        else:
            changed = take_up_again(self._report, finding)
        self.change(changed)
        self.check()

    def say_typing(self, on: bool) -> None:
        """Say whether something is typed that is not in the report yet."""
        if on != self.typing:
            self.typing, self.typed_over = on, self.report
            self._tell(Told.TYPING)

    # --- Checks

    def checking(self) -> Generator[None, None, Sequence[Finding]]:
        """All findings about the report as of today, a rule a step."""
        return _checking(self, self._codes_filled()[2], self._memory)

    def find(self) -> Sequence[Finding]:
        """The same at once."""
        return finish(self.checking())

    def check(self) -> None:
        """Check now."""
        self.take_findings(self.find())

    def take_findings(self, findings: Sequence[Finding]) -> None:
        """Take what a check of the present report has found."""
        self._checked = self._report, findings
        self.check_is_due = False
        self._tell(Told.FINDINGS)

    def _take(self, report: Report) -> None:
        self._report = report
        self._tell(Told.REPORT)

    def _step(self, source: list[Report], target: list[Report]) -> Report | None:
        if not source or not self.may_change():
            return None
        until_now = self._report
        target.append(until_now)
        self._take(source.pop())
        return until_now

    def _codes_filled(self) -> FilledIn:
        kept = self._filled
        if kept is None or kept[0] is not self._report or kept[1] is not self.previous:
            codes = Codes(self._report, self.previous)
            kept = self._report, self.previous, fill_report(self._report, self.previous), codes
            self._filled = kept
        return kept


def join_steps(held: ReportInHand, before: Report) -> None:
    """Make one step for undo of all changes since `before` was in hand; none where it is again."""
    steps = held._before
    if any(one is before for one in steps):
        while steps[-1] is not before:
            steps.pop()
        if held.report == before:
            steps.pop()


def _checking(
    held: ReportInHand, printed: Printed, memory: Memory
) -> Generator[None, None, Sequence[Finding]]:
    return checking(
        held.report,
        held.previous,
        office=held.office,
        today=date.today(),
        printed=printed,
        standing=held.standing,
        memory=memory,
        registers=held.registers,
    )
