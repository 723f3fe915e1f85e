"""Words to read: help, messages. Arrows scroll, Esc goes back."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import bindings
from tui.widgets.plain import plain


class ReadingScreen(ModalScreen[None]):
    """Shows a title and plain text that may be longer than the screen."""

    CSS_PATH = "reading.tcss"
    BINDINGS = bindings(("back",))

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self._title = title
        self._words = words

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        yield Static(plain(self._title), classes="title-line")
        with VerticalScroll():
            yield Static(plain(self._words))
        yield Static("上下键 PageUp PageDown 翻看　Esc 返回", classes="quiet reading-keys")

    def on_mount(self) -> None:
        """Be ready to scroll."""
        self.set_focus(self.query_one(VerticalScroll))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
