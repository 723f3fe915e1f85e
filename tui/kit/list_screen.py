"""A full screen that is one list: its heading, the list or why it is empty, the keys.

A row carries the value it stands for, so that nobody reads numbers out of option ids.
"""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.actions import bindings
from tui.kit.choice_list import ChoiceList
from tui.kit.clerk_screen import ClerkScreen, Result
from tui.kit.flowing import Flowing
from tui.kit.key_line import KeyLine
from tui.kit.plain import plain

Listed = TypeVar("Listed")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Listed]):
    """A row of the list: its words, and what it stands for; None for a heading nobody chooses."""

    words: Content
    value: Listed | None = None


class ListScreen(ClerkScreen[Result | None], Generic[Result, Listed]):
    """Lists entries; Enter takes the one under the cursor, Esc gives None.

    A subclass tells `heading`, `entries` and `take`, and what is `EMPTY` about an empty list.
    """

    CSS_PATH = Path(__file__).with_name("lists.tcss")
    ACTION_IDS = ("back",)
    BINDINGS = bindings(("back",))
    KEYS = "上下键 选择　回车 确定"
    """The keys of the list itself, in one line under it."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry[Listed]] = ()

    @abstractmethod
    def heading(self) -> str:
        """What the list is, in one line."""

    @abstractmethod
    def entries(self) -> Iterable[Entry[Listed]]:
        """The rows as they are now; called again whenever the screen's width changes."""

    @abstractmethod
    def take(self, value: Listed) -> None:
        """Do what Enter does with what is under the cursor."""

    def empty_words(self) -> str:
        """What is said where the list has no rows, and what to do then."""
        return ""

    def told(self) -> Iterable[Widget]:
        """What stands between the list and its keys."""
        return ()

    def action_ids(self) -> tuple[str, ...]:
        """The screen's own actions, then help, palette and the way out of the program."""
        return (*self.ACTION_IDS, "help", "palette", "quit")

    def compose(self) -> ComposeResult:
        """The heading, words for an empty list, the list, what is told, the keys."""
        yield Static("", classes="title-line")
        yield Static("", classes="empty-words")
        yield ChoiceList(markup=False)
        yield from self.told()
        yield Static(self.KEYS, classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def on_mount(self) -> None:
        """Be ready to choose."""
        self.set_focus(self.list)

    def on_resize(self) -> None:
        """Show the list, its rows fitted to the width; at first its first row is chosen."""
        self.draw()

    @property
    def list(self) -> OptionList:
        """The list itself."""
        return self.query_one(OptionList)

    @property
    def in_hand(self) -> Listed | None:
        """What the row under the cursor stands for; None where there is none."""
        at = self.list.highlighted
        return None if at is None or at >= len(self._entries) else self._entries[at].value

    def draw(self, *, on: Listed | None = None) -> None:
        """Show the rows as they are now; the cursor stays, or goes to the row of `on`."""
        cursor = self.list.highlighted
        self._entries = tuple(self.entries())
        self.query_one(".title-line", Static).update(plain(self.heading()))
        self.list.set_options(
            Option(one.words, id=str(at), disabled=one.value is None)
            for at, one in enumerate(self._entries)
        )
        values = [one.value for one in self._entries]
        if on is not None and on in values:
            cursor = values.index(on)
        first = next((at for at, value in enumerate(values) if value is not None), None)
        self.list.highlighted = cursor if cursor is not None else first
        self.list.display = bool(values)
        empty = self.query_one(".empty-words", Static)
        empty.display = not values
        empty.update(Flowing("" if values else self.empty_words()))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was chosen; a second Enter finds the screen gone."""
        value = self._entries[event.option_index].value
        if value is not None and self.is_current:
            self.take(value)

    def action_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
