"""The line of the report's title."""

from collections.abc import Sequence

from textual.filter import LineFilter
from textual.widgets import Input

from tui.kit.lockable import refuses
from tui.terminal.exact import keep_words


class TitleLine(Input):
    """A line of text that may be locked; the caret still moves in it, and it can be copied."""

    locked = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in place of a span: every key that changes the line ends here."""
        if not refuses(self):
            super().replace(text, start, end)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None that changes a character."""
        return keep_words(super().get_line_filters())
