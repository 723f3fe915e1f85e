"""How many characters a page of prose has."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

from nianbao.report.text import spoken_length


class CountLine(Static):
    """Tells `本部分800字`, and how far that is over what the page should not exceed."""

    def __init__(self) -> None:
        super().__init__("", classes="count")
        self._told = ""

    def show_count(self, texts: Iterable[str], limit: int) -> None:
        """Count the characters of texts as printed, spaces left out; a limit of 0 is none."""
        number = sum(map(spoken_length, texts))
        over = bool(limit) and number > limit
        of = f"，一般不超过{limit}字" if limit else ""
        words = f"本部分{number}字{of}" + (f"，超出{number - limit}字" if over else "")
        if words != self._told:
            self._told = words
            style = "$text-warning" if over else "$text-muted"
            self.update(Content.styled(words, style), layout=False)
