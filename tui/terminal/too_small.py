"""One sentence in place of a screen that would not fit."""

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from nianbao.tui.terminal.seams import LeftOnce

LEAST_COLUMNS, LEAST_ROWS = 60, 18
"""The smallest terminal the screens fit in, in terminal cells."""


def fits(size: Size) -> bool:
    """Whether the screens fit in a terminal of this size."""
    return size.width >= LEAST_COLUMNS and size.height >= LEAST_ROWS


class TooSmallScreen(ModalScreen[None], LeftOnce[None]):
    """Stands before everything until the window is large enough again; nothing is lost."""

    def on_screen_resume(self) -> None:
        """Go, where the window became large while a question stood before this."""
        if fits(self.app.size):
            self.dismiss()

    def compose(self) -> ComposeResult:
        """What to do."""
        yield Static(f"窗口太小，请放大到至少{LEAST_COLUMNS}列{LEAST_ROWS}行。填写的内容都在。")
