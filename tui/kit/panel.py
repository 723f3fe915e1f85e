"""What every panel of the report screen can do."""

from collections.abc import Sequence

from textual.containers import Vertical

from nianbao.desk.address import Address
from nianbao.desk.report_in_hand import ReportInHand
from nianbao.report.document import Report
from nianbao.report.errors import FigureError
from nianbao.report.finding import Finding
from nianbao.report.words.codes import Codes


class Panel(Vertical):
    """One page of a report: shows the report handed down, changes the one in hand.

    `report` is the one shown. What is being typed is the panel's own until it is committed;
    `fold` commits it at once, for a screen that is about to leave or to undo.
    """

    BLANK = True  # only its background shows: painting it costs no look at its lines
    ACTIONS: tuple[str, ...] = ()
    """Ids of the actions that make sense on this page only, shown first in the key line."""

    last: Report | None = None
    """Last year's report."""
    compare_on = False
    """Whether it is shown beside this year's."""

    def __init__(self, page: str, held: ReportInHand) -> None:
        super().__init__()
        self.page = page
        self.held = held
        self.report = held.report

    def show(self, report: Report) -> None:
        """Show another report value; typing that is under way goes on."""
        raise NotImplementedError

    def mark(self, findings: Sequence[Finding], codes: Codes) -> None:
        """Mark the cells or words that findings are about, and the codes in the words."""
        raise NotImplementedError

    def compare(self, last: Report | None, *, compare_on: bool) -> None:
        """Take last year's report, None for none, and show it beside this year's or not."""
        self.last, self.compare_on = last, compare_on and last is not None

    def enter_beside(self) -> bool:
        """Move into last year's words to read on in them; False where there is nothing to enter."""
        return False

    def take_over(self) -> None:
        """Put what last year's report has in the place in hand."""
        raise NotImplementedError

    def fold(self) -> None:
        """Take what is being typed into the report; raises FigureError when that is no figure."""
        raise NotImplementedError

    def refuse(self, error: FigureError) -> None:
        """Say at the place in hand why what was typed there is not taken."""

    def land(self, address: Address) -> None:
        """Put the cursor on a place of this page; without a cell or field, on its first."""
        raise NotImplementedError

    def address(self) -> Address:
        """Where the cursor is."""
        raise NotImplementedError

    def lock_fields(self, on: bool) -> None:
        """Take no key that would change the report, or take them again."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Show a sentence about the place in hand, until the cursor moves on."""
        self.app.notify(words)

    def help_words(self) -> str:
        """Help on the row or field in hand."""
        raise NotImplementedError
