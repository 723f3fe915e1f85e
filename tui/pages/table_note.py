"""The words under a table, in paragraphs: written in a dialog of their own."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from nianbao.report.text import clean_marks, clean_text
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import Dialog
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.prose.editor import ProseEditor


class TableNote(Dialog[str]):
    """Lets the words under a table be written; Esc gives them, as they are cleaned.

    `keep` takes them whenever the keys rest: a power cut does not wait for Esc.
    """

    CSS_PATH = ["../kit/dialogs.tcss", "../prose/editor.tcss"]
    BINDINGS = bindings(("back",))

    def __init__(self, title: str, value: str, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Which table, the field, the keys."""
        with Vertical(id="dialog"):
            yield Static(Flowing(self._title), classes="dialog-title")
            yield Static("印在表格下面，如“注：……”；清空就没有说明。", classes="dialog-body")
            yield ProseEditor(self._value, clean=clean_marks)
            yield Static("回车 另起一段　Esc 写好了", classes="dialog-keys")

    def on_mount(self) -> None:
        """Be ready to write on."""
        editor = self.query_one(ProseEditor)
        editor.action_cursor_text_end()
        self.set_focus(editor)

    def on_prose_editor_committed(self, event: ProseEditor.Committed) -> None:
        """Keep what is written so far."""
        event.stop()
        if not self.is_left:
            self._keep(clean_text(event.text))

    async def keep(self) -> None:
        """Keep what is written; the program is being ended."""
        self._keep(clean_text(self.query_one(ProseEditor).text))

    def action_back(self) -> None:
        """Give what is written."""
        self.dismiss(clean_text(self.query_one(ProseEditor).text))
