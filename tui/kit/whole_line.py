"""A line of words that keeps all that is pasted: Textual's own takes the first line only."""

from textual import events
from textual.binding import Binding
from textual.reactive import var
from textual.widgets import Input

from nianbao.report.text import clean_text
from nianbao.tui.terminal.seams import COMPACT

SELECT_ALL = Binding("ctrl+a", "select_all", "全选", show=False)
"""What Ctrl+A does in every other program; Textual's lines go to their beginning."""


class WholeLine(Input):
    """A line that takes a paste of several lines as one, and says so; it says what it can't take.

    `joint` is what comes to stand between the lines.
    """

    BINDINGS = [SELECT_ALL]
    DEFAULT_CLASSES = COMPACT
    compact = var(True)  # Textual's puts the class on when styles are there already
    joint = " "

    def on_paste(self, event: events.Paste) -> None:
        """Put the pasted words in place of the selection."""
        event.stop()
        event.prevent_default()
        lines = [line.strip() for line in clean_text(event.text).split("\n") if line.strip()]
        before = self.value
        self.replace(self.joint.join(lines), *self.selection)
        if len(lines) > 1 and self.value != before:
            self.app.notify(f"粘贴的{len(lines)}行接成了一行，请看一看。")

    def restricted(self) -> None:
        """Say that there is no room, in place of a bell: a whole paste may be left out."""
        self.app.notify(f"这一行最多{self.max_length}字，放不下，没有放进来。", severity="warning")
