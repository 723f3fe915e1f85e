"""Words to read: help, messages. Arrows scroll, Esc goes back."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import Dialog
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.plain import plain


class ReadingScreen(Dialog[bool]):
    """Shows a title and plain text that may be longer than the screen."""

    CSS_PATH = "reading.tcss"
    BINDINGS = bindings(("back",))
    KEYS = "上下键 PageUp PageDown 翻看　Esc 返回"

    def __init__(self, title: str, words: str, keys: Flowing | None = None) -> None:
        """`keys` stand below the words."""
        super().__init__()
        self._title = title
        self._words, self._keys = words, keys

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        yield Static(plain(self._title), classes="title-line")
        with VerticalScroll():
            yield Static(Flowing(self._words))
            if self._keys:
                yield Static(self._keys)
        yield Static(self.KEYS, classes="quiet reading-keys")

    def on_mount(self) -> None:
        """Be ready to scroll."""
        self.set_focus(self.query_one(VerticalScroll))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(False)


class HelpScreen(ReadingScreen):
    """The help, from which the tour begins; gives whether the clerk wants it."""

    BINDINGS = [Binding("enter", "tour", "带你看一遍", show=False, priority=True)]
    KEYS = "上下键 PageUp PageDown 翻看　Esc 返回　回车 带你看一遍"

    def action_tour(self) -> None:
        """Ask for the tour."""
        self.dismiss(True)
