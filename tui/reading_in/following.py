"""The source follows the cursor: the line is in view of which that was made where it stands."""

from typing import TYPE_CHECKING

from textual.timer import Timer

from nianbao.desk.address import Address, address_of
from nianbao.desk.source_places import source_line
from nianbao.report.finding import Finding, Severity
from nianbao.report.listing import under_heading
from nianbao.tui.reading_in.source_lines import SourceLines

if TYPE_CHECKING:
    from nianbao.tui.reading_in.reviewing import ReviewScreen

_FOLLOW_AFTER = 0.1
"""Seconds after which the source follows: the cursor is painted first."""


class Follower:
    """Lets the source of a review screen follow its cursor."""

    def __init__(self, screen: "ReviewScreen") -> None:
        self._screen = screen
        self._followed: Address | None = None
        self._timer: Timer | None = None
        self._finding: Finding | None = None

    def follow_soon(self) -> None:
        """The cursor may be elsewhere now."""
        if self._timer is None:
            self._timer = self._screen.set_timer(_FOLLOW_AFTER, self._follow)

    def _follow(self) -> None:
        """Bring the line into view, and say what was found about the cell."""
        self._timer = None
        screen = self._screen
        source = screen.query_one(SourceLines)
        if not screen.is_current or not screen.page or source.has_focus:
            return
        at, led = screen.panel.address(), self._newly_led()
        if at == self._followed and led is None:
            return
        before, self._followed = self._followed, at
        source.point_at(source_line(screen.held.reading, screen.report, led or at))
        if led is not None:
            return  # what was found is said by whoever led here
        if at.cell and (before is None or at.cell != before.cell):
            for finding in screen.report.import_findings:
                if at.cell in finding.cells and finding.severity is not Severity.INFO:
                    screen.panel.say(under_heading(screen.report.form, finding))
                    break

    def _newly_led(self) -> Address | None:
        """Where a finding points that has just led here; the cursor stands in no derived cell."""
        before, self._finding = self._finding, self._screen.last_finding
        if self._finding is None or self._finding is before:
            return None
        return address_of(self._finding)
