"""Checking a report in hand when the keys rest: never between a key and what it paints."""

from collections.abc import Awaitable, Callable
from time import monotonic

from nianbao.desk.report_in_hand import ReportInHand
from nianbao.desk.stepwise import stepwise

CHECK_AFTER = 0.05
"""Seconds after a change until the report is checked again."""
CHECK_AT_LATEST = 1.0
"""Seconds after a change until it is checked though more is being typed: a check takes a while."""

Later = Callable[[float, Callable[[], Awaitable[None]]], object]
"""Does something so many seconds later, on the event loop."""


class CheckAtRest:
    """Checks one report, one check at a time; `later` is the front end's timer.

    `is_quiet` tells whether no key waits to be painted.
    """

    def __init__(
        self,
        held: ReportInHand,
        later: Later,
        clock: Callable[[], float] = monotonic,
        is_quiet: Callable[[], bool] = lambda: True,
    ):
        self._held, self._later, self._clock = held, later, clock
        self._is_quiet = is_quiet
        self._due = False
        self._changed_at = 0.0

    def changed(self) -> None:
        """The report is another one now: check it soon, unless that is about to happen."""
        self._held.check_is_due = True
        if not self._due:
            self._due = True
            self._changed_at = self._clock()
            self._later(CHECK_AFTER, self._check)

    async def _check(self) -> None:
        """Check now, or a little later while more is being typed; what is overtaken is dropped."""
        held = self._held
        busy = held.typing or not self._is_quiet()
        if busy and self._clock() - self._changed_at < CHECK_AT_LATEST:
            self._later(CHECK_AFTER, self._check)
            return
        report, before = held.report, held.findings
        findings = await stepwise(held.checking(), is_quiet=self._is_quiet)
        if report is not held.report:
            self._later(CHECK_AFTER, self._check)
            return
        self._due = False
        if held.findings is before:  # else it was checked meanwhile, maybe by another year
            held.take_findings(findings)
