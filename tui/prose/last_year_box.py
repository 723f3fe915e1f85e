"""The box beside or under an editor that holds last year's words: a line of keys over them."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from report.text import clean_marks
from report.years.words import OldParagraph
from tui.kit.plain import plain
from tui.prose.last_year_pane import LastYearPane


class LastYearBox(Vertical):
    """Last year's words with what can be done to them; out of view until they are asked for."""

    BLANK = True

    def __init__(self) -> None:
        super().__init__()
        self.pane = LastYearPane()
        self.display = False
        self._year = 0

    def compose(self) -> ComposeResult:
        """The line of keys, the words."""
        yield Static("", classes="beside-title")
        yield self.pane

    def show_words(self, year: int, words: Sequence[OldParagraph]) -> None:
        """Show paragraphs of a year."""
        self._year = year
        cleaned = [OldParagraph(*map(clean_marks, paragraph)) for paragraph in words]
        self.pane.show_paragraphs(cleaned)
        self._tell()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Tell the keys of the words."""
        del event
        self._tell()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Tell the keys of the editor."""
        del event
        self._tell()

    def _tell(self) -> None:
        if self.pane.in_hand is None:
            words = f"{self._year}年没有这一栏的话"
        elif self.pane.has_focus:
            words = f"{self._year}年　上下键 选段　回车 接过来　Esc 回去写　F4 收起"
        else:
            words = f"{self._year}年　Ctrl+K 接过来“>”一段　F4 翻看"
        self.query_one(".beside-title", Static).update(plain(words), layout=False)
