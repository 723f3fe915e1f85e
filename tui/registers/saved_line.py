"""The line that tells the truth about saving a record."""

from textual.content import Content
from textual.widgets import Static

from nianbao.desk.record_in_hand import RecordInHand
from nianbao.tui.report.status_line import save_words


class SavedLine(Static):
    """One line: saved or not, or why nothing can be changed."""

    def __init__(self) -> None:
        super().__init__("")
        self._shown: tuple[str, str] | None = None

    def tell(self, held: RecordInHand, *, typing: bool) -> None:
        """Show the state of saving; draws only what changed."""
        if held.is_new and not typing:
            shown = "还没有填，什么也没有存", "$text-accent"
        else:
            shown = save_words(held.saver.state, typing=typing, locked=held.locked)
        if shown != self._shown:
            self._shown = shown
            self.update(Content.assemble(shown), layout=False)
