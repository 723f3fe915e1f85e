"""The question for the words of a sentence: a field that shows all of it, and takes codes."""

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from nianbao.report.form.shape import Form
from nianbao.report.text import clean_marks
from nianbao.report.words.codes import Codes
from nianbao.report.words.phrases import clean_phrase
from nianbao.tui.actions import bindings
from nianbao.tui.kit.asking import Typed
from nianbao.tui.kit.clerk_screen import Dialog
from nianbao.tui.kit.dialogs import ENTER
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.plain import plain
from nianbao.tui.prose.editor import ProseEditor
from nianbao.tui.words.codes import choose_code


class PhraseText(Dialog[str | None]):
    """Ask for a sentence; gives it cleaned, or None for Esc. Enter takes it, as it is one line.

    `left` is said of words that were left there; `typed` takes each text on the way.
    """

    CSS_PATH = ["../kit/dialogs.tcss", "../prose/editor.tcss"]
    BINDINGS = [
        *bindings(("back",)),
        ENTER,
        Binding("ctrl+d", "insert_code", "填入数", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        value: str,
        codes: Codes,
        form: Form,
        left: str = "",
        typed: Typed = lambda _: None,
    ) -> None:
        super().__init__()
        self._left, self._typed = left, typed
        self._title = title
        self._value = value
        self._codes = codes
        self._form = form

    def compose(self) -> ComposeResult:
        """The question, the field, what is wrong with it, the keys."""
        with Vertical(id="dialog"):
            yield Static(plain(self._title), classes="dialog-title")
            yield Static("写成一段；数用名字代替，按 Ctrl+D 选。", classes="dialog-body")
            if self._left:
                yield Static(Flowing(self._left), classes="dialog-body")
            yield ProseEditor(self._value, clean=_one_paragraph)
            yield Static("", id="refusal", classes="error-words")
            yield Static("回车 确定　Ctrl+D 填入数　Esc 取消", classes="dialog-keys")

    def on_mount(self) -> None:
        """Be ready to write on."""
        self._editor.action_cursor_text_end()
        self.set_focus(self._editor)

    @work
    async def action_insert_code(self) -> None:
        """Ask for a number by its name, and put its code where the caret is."""
        chosen = await choose_code(self.app, self._codes, self._form, facts=False)
        if isinstance(chosen, str):
            self._editor.put_in(f"{{{chosen}}}")

    @on(ProseEditor.Changed)
    def hand_on(self, event: ProseEditor.Changed) -> None:
        """Hand on what is typed so far."""
        event.stop()
        if not self.is_left:
            self._typed(self._editor.text)

    def action_take(self) -> None:
        """Give the sentence, or say that there is none."""
        if words := clean_phrase(self._editor.text):
            self.dismiss(words)
        else:
            self.query_one("#refusal", Static).update("还没有写。")

    def action_back(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    @property
    def _editor(self) -> ProseEditor:
        return self.query_one(ProseEditor)


def _one_paragraph(text: str) -> str:
    return clean_marks(text).replace("\n", " ")
