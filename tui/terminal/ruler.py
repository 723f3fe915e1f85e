"""Two rows that tell whether this console draws characters as wide as the program counts them."""

from collections.abc import Sequence

from textual.filter import LineFilter
from textual.widgets import Static

from nianbao.tui.terminal.exact import keep_words

SURE, _UNSURE = "一二三四五", "“”…—·│─●→×"
"""As many cells, unless the console draws ambiguous characters two cells wide."""


class Ruler(Static):
    """Two rows that end in line only where ambiguous characters are one cell wide."""

    def __init__(self) -> None:
        super().__init__(f"  |{SURE}|\n  |{_UNSURE}|", markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None that changes a character."""
        return keep_words(super().get_line_filters())
