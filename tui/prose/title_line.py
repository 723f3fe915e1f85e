"""The line of the report's title."""

from collections.abc import Sequence

from textual.filter import LineFilter
from textual.widgets import Input

from nianbao.desk.report_in_hand import ReportInHand
from nianbao.report.document import Report
from nianbao.report.field import TITLE
from nianbao.report.text import LINE_LIMIT
from nianbao.tui.kit.lockable import refuses
from nianbao.tui.kit.whole_line import WholeLine
from nianbao.tui.terminal.exact import keep_words


class TitleLine(WholeLine):
    """A line for the title of the report in hand, which is kept when the line is left.

    Locked, it takes no key; the caret still moves in it, and it can be copied.
    """

    locked = False
    joint = ""  # a printed title stands in two lines where it is long

    def __init__(self, held: ReportInHand) -> None:
        super().__init__(
            held.report.title, max_length=LINE_LIMIT, compact=True, select_on_focus=False
        )
        self._held = held
        self._shown = held.report

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of a span: every key that changes the line ends here."""
        if not refuses(self):
            super().replace(text, start, end)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None that changes a character."""
        return keep_words(super().get_line_filters())

    def show(self, report: Report) -> None:
        """Show the title of a report; one that is being typed stays."""
        kept = self._shown.with_prose(TITLE, self.value) == self._shown
        self._shown = report
        if kept or not self.has_focus:
            self.value = report.title

    def fold(self) -> None:
        """Take the line into the report."""
        self._held.set_prose(TITLE, self.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say whether the line is another title than the one that is kept."""
        event.stop()
        self._held.say_typing(event.value != self._shown.title)

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Keep the title; an empty line shows the one the program makes."""
        event.stop()
        self.fold()
        self._held.say_typing(False)
        if not event.value.strip():
            self.value = self._shown.generated_title
