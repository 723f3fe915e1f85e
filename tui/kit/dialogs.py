"""The questions a screen can ask: yes or no, one of several, a line of text."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.worker import Worker

from nianbao.report.errors import ReportError
from nianbao.report.text import LINE_LIMIT
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import Dialog, Result
from nianbao.tui.kit.entry_list import Entry, EntryList, Listed
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.whole_line import WholeLine

ENTER = Binding("enter", "take", "确定", show=False, priority=True)
"""Enter is taken at once: by way of a message, the next keys would still land in the dialog."""

_WORDS_LIMIT = 300
"""Characters of a remark: with more of it, a page of 24 rows would be full of it."""

Chosen = TypeVar("Chosen")
Choice = tuple[Chosen, str]
"""What is chosen, and the words for it."""

_DIALOG_CELLS, _AROUND_LIST = 76, 10
"""Terminal cells of a dialog, where the screen has as many; those beside a row of its list."""
FEW_ROWS = 24
"""Rows of a screen that are too few for the longest list with all that stands around it."""
_NOT_FOUND = "这里没有。换几个字试试，或者按 Esc 回去。"
"""What a list says in which nothing has the words."""


class ListDialog(Dialog[Result | None], Generic[Result, Listed]):
    """A question over a list; Enter takes the entry under the cursor, Esc gives None.

    Where words are typed above the list, the arrows still move in it.
    """

    CSS_PATH = Path(__file__).with_name("dialogs.tcss")
    BINDINGS = [*bindings(("back",)), ENTER]

    @property
    def list(self) -> EntryList[Listed]:
        """The list itself."""
        return self.query_one(EntryList)

    @abstractmethod
    def take(self, value: Listed) -> Worker[None] | None:
        """Do what Enter does with what is under the cursor."""

    @on(events.Mount)
    @on(events.Resize)
    def give_way(self) -> None:
        """Where there are few rows, let the list have fewer: title and keys stay in view."""
        self.set_class(self.app.size.height < FEW_ROWS, "-few-rows")

    def on_key(self, event: events.Key) -> None:
        """Move in the list."""
        self.list.move(event.key)

    def action_take(self) -> None:
        """Take what is under the cursor."""
        value = self.list.in_hand
        if value is not None:
            self.take(value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        if isinstance(event.option, Entry) and event.option.value is not None:
            self.take(event.option.value)

    def action_back(self) -> Worker[None] | None:
        """Choose nothing."""
        self.dismiss(None)
        return None


class Choose(ListDialog[Chosen, Chosen], Generic[Chosen]):
    """Ask for one of several; gives what was chosen, or None for Esc.

    `body` are plain words above the choices, `selected` what the cursor starts on. With
    `search` a line is there to type words in, and only choices that hold them stay, or those
    that `found` gives for them; `nothing` is said where there are none. `shown` gives the words
    that stand below the choices for the one under the cursor. The rows of a choice begin where
    its words behind the first `hang` cells do.
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[Chosen]],
        *,
        body: str = "",
        selected: Chosen | None = None,
        search: bool = False,
        found: Callable[[str], Sequence[Choice[Chosen]]] | None = None,
        nothing: str = _NOT_FOUND,
        shown: Callable[[Chosen], str] | None = None,
        hang: int = 0,
    ) -> None:
        super().__init__()
        self._title = title
        self._hang = hang
        self._nothing = nothing
        self._choices = choices
        self._body = body
        self._selected = selected
        self._search = search
        self._found = found or self._holding
        self._shown = shown

    def compose(self) -> ComposeResult:
        """The question, the search line if there is one, the choices."""
        self.set_class(self._shown is not None, "-shown", update=False)  # nothing is styled yet
        self.set_class(self._search, "-search", update=False)
        with Vertical(id="dialog"):
            yield Static(Flowing(self._title), classes="dialog-title")
            if self._body:
                yield Static(Flowing(self._body), classes="dialog-body")
            if self._search:
                yield WholeLine(placeholder="输入几个字查找")
            yield EntryList(self._entries(""), compact=True)
            if self._shown is not None:
                yield Static("", id="shown")
            yield Static("上下键 选择　回车 确定　Esc 取消", classes="dialog-keys")

    def on_mount(self) -> None:
        """Put the cursor on the choice that is selected."""
        there = [choice for choice, _ in self._choices]
        self.list.highlighted = there.index(self._selected) if self._selected in there else 0
        self.set_focus(self.query_one(Input) if self._search else self.list)

    def take(self, value: Chosen) -> None:
        """Give the choice."""
        self.dismiss(value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the choices that hold the words typed."""
        self.list.highlighted = None
        self.list.show(self._entries(event.value))

    def on_option_list_option_highlighted(self) -> None:
        """Show what belongs to the choice under the cursor."""
        value = self.list.in_hand
        if self._shown is not None and value is not None:
            words = self._shown(value)
            self.query_one("#shown", Static).update(Flowing(words), layout=False)

    def _entries(self, words: str) -> list[Entry[Chosen]]:
        """The choices that the words mean, all of them before any is typed."""
        found = self._found(words.strip()) if words.strip() else self._choices
        entries = [Entry(_row(label, self._hang), value) for value, label in found]
        return entries or [Entry(Flowing(self._nothing))]

    def _holding(self, words: str) -> list[Choice[Chosen]]:
        """The choices that hold the words, those first that begin with them."""
        sought = words.lower()
        found = [choice for choice in self._choices if sought in choice[1].lower()]
        found.sort(key=lambda choice: not choice[1].lower().startswith(sought))
        return found


@lru_cache(maxsize=256)
def _row(label: str, hang: int) -> Flowing:
    """A choice's words; those of the commands come again with every letter, broken as before."""
    return Flowing(label, hang=hang)


async def confirm(
    app: App[Any], title: str, *, yes: str, no: str, body: str = "", no_first: bool = False
) -> bool:
    """Ask whether to do something; False for no and for Esc.

    `yes` and `no` are the words of the two answers, the cursor is on the first; what destroys
    something has `no_first`.
    """
    choices = [(True, yes), (False, no)]
    question = Choose(title, choices[::-1] if no_first else choices, body=body)
    answer: bool | None = await app.push_screen_wait(question)
    return answer is True


def list_cells(app: App[Any]) -> int:
    """Terminal cells of a row of a dialog's list."""
    return min(_DIALOG_CELLS, app.size.width) - _AROUND_LIST


def refusal(read: Callable[[str], object]) -> Callable[[str], str]:
    """What is wrong with a typed text, as `read` says it; nothing where it reads well."""

    def refuse(text: str) -> str:
        try:
            read(text)
        except ReportError as error:
            return str(error)
        return ""

    return refuse


def take_back_refusal(dialog: Dialog[Any]) -> None:
    """Clear what was said to be wrong: what is typed may be right by now."""
    if (told := dialog.query_one("#refusal", Static)).content:
        told.update("")


class AskText(Dialog[str | None]):
    """Ask for a line of text; gives it, or None for Esc.

    `refuse` takes what was typed and gives the sentence that says what is wrong, or nothing;
    `tell` gives what Enter would do, while the line is typed; `typed` takes each text on the way,
    for who keeps it before Enter. `limit` is how many characters the line takes, 0 for any number.
    What is typed takes the place of the value, or goes on behind it with `goes_on`.
    """

    CSS_PATH = Path(__file__).with_name("dialogs.tcss")
    BINDINGS = [*bindings(("back",)), ENTER]
    KEYS = "回车 确定　Esc 取消"

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        body: str = "",
        limit: int = LINE_LIMIT,
        refuse: Callable[[str], str] = lambda _: "",
        tell: Callable[[str], str] | None = None,
        typed: Callable[[str], None] = lambda _: None,
        goes_on: bool = False,
    ) -> None:
        super().__init__()
        self._tell, self._typed = tell, typed
        self._goes_on = goes_on
        self._limit = limit
        self._title = title
        self._value = value
        self._body = body
        self._refuse = refuse

    def compose(self) -> ComposeResult:
        """The question, the line, and room for what is wrong with it."""
        with Vertical(id="dialog"):
            yield Static(Flowing(self._title), classes="dialog-title")
            if self._body:
                yield Static(Flowing(self._body), classes="dialog-body")
            select = not self._goes_on
            yield WholeLine(self._value, max_length=self._limit, select_on_focus=select)
            yield Static("", id="refusal", classes="error-words")
            if self._tell:
                yield Static(Flowing(self._tell(self._value)), id="telling")
            yield Static(self.KEYS, classes="dialog-keys")

    def on_mount(self) -> None:
        """Be ready to type."""
        self.set_focus(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what Enter would do now, and what is typed so far."""
        if self.is_left:
            return
        take_back_refusal(self)
        self._typed(event.value)
        if self._tell:
            self.query_one("#telling", Static).update(Flowing(self._tell(event.value)))

    def action_take(self) -> None:
        """Give the text, or say what is wrong with it."""
        text = self.query_one(Input).value
        if wrong := self._refuse(text):
            self.query_one("#refusal", Static).update(Flowing(wrong))
        else:
            self.dismiss(text)

    def action_back(self) -> None:
        """Give nothing."""
        self.dismiss(None)


def refuse_long(text: str) -> str:
    """What is wrong with a remark; empty when it is short enough."""
    over = len(text) - _WORDS_LIMIT
    return f"最多{_WORDS_LIMIT}字，请去掉{over}字。" if over > 0 else ""
