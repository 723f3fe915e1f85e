"""For widgets that show the report's own words: no character of theirs gives way to another."""

from collections.abc import Sequence

from textual.filter import LineFilter

from nianbao.tui.terminal.line_filters import SureWidths


def keep_words(filters: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """The filters without the one that puts other characters in place."""
    return [kept for kept in filters if not isinstance(kept, SureWidths)]
