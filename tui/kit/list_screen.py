"""A full screen that is one list: its heading, the list or why it is empty, the keys."""

from abc import abstractmethod
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any, Generic

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.worker import Worker

from nianbao.report.text import LINE_LIMIT, clean_marks
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import ClerkScreen, Result
from nianbao.tui.kit.entry_list import Entry, EntryList, Listed
from nianbao.tui.kit.fitting import fit_middle
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.key_line import KeyLine

LISTS_CSS: list[str | PurePath] = [Path(__file__).with_name("lists.tcss")]
"""The style sheet of every list, for a screen that has one more."""

_LEAST, _FRAME = 20, 4
"""Terminal cells a heading has at least; those of a row that padding and scroll bar take."""


class ListScreen(ClerkScreen[Result | None], Generic[Result, Listed]):
    """Lists entries; Enter takes the one under the cursor, Esc gives None.

    A subclass tells `heading`, `entries` and `take`. It may have words above the list (`greeting`),
    in place of an empty one (`empty_words`), and below it (`told`, of the row in hand `tell`).
    """

    CSS_PATH = LISTS_CSS
    ACTION_IDS: tuple[str, ...] = ("back",)
    BINDINGS = bindings(("back",))
    KEYS = "上下键 选择　回车 确定"
    _fitted_to = Size(0, 0)

    @abstractmethod
    def heading(self) -> str:
        """What the list is, in one line."""

    @abstractmethod
    def entries(self) -> Iterable[Entry[Listed]]:
        """The rows as they are now; called again whenever the screen's width changes."""

    @abstractmethod
    def take(self, value: Listed) -> Worker[None] | None:
        """Do what Enter does with what is under the cursor."""

    def greeting(self) -> str:
        """What is said above the list."""
        return ""

    def empty_words(self) -> str:
        """What is said where the list has no rows, and what to do then."""
        return ""

    def above(self) -> Iterable[Widget]:
        """What stands between the heading and the list."""
        return ()

    def told(self) -> Iterable[Widget]:
        """What stands between the list and its keys."""
        return ()

    def tell(self, value: Listed | None) -> None:
        """Say what belongs to the row the cursor has come to; None where it is no row's."""

    def list_keys(self) -> str:
        """The keys of the list itself, in one line under it."""
        return self.KEYS

    def compose(self) -> ComposeResult:
        """The heading, the words about the list, the list, what is told, the keys."""
        yield Static("", classes="title-line")
        yield from self.above()
        yield Static("", classes="greeting")
        yield Static("", classes="empty-words")
        yield EntryList[Listed](classes="headed")
        yield from self.told()
        yield Static(self.list_keys(), classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def on_mount(self) -> None:
        """Show the list, before anything is painted; be ready to choose, if nothing else is."""
        self.on_resize()
        if self.focused is None:
            self.set_focus(self.list)

    def on_resize(self) -> None:
        """Fit the rows to the size, where it is another."""
        if self.size != self._fitted_to:
            self._fitted_to = self.size
            self.draw()

    @property
    def list(self) -> EntryList[Listed]:
        """The list itself."""
        return self.query_one(EntryList)

    @property
    def in_hand(self) -> Listed | None:
        """What the row under the cursor stands for; None where there is none."""
        return self.list.in_hand

    def draw(self, *, on: Listed | None = None) -> None:
        """Show all of it as it is now; the cursor stays, or goes to the row of `on`."""
        if not (self.query(EntryList) and self.query(".title-line")):
            return  # the screen was left, or the program ended, while this was being read
        self.list.show(self.entries(), on=on)
        self.tell(self.in_hand)  # at once: told later, its rows would move the list
        self.query_one(".title-line", Static).update(_fitted(self.heading(), self.size.width - 2))
        self.list.display = bool(self.list.option_count)
        say_at(self, ".greeting", self.greeting())
        say_at(self, ".empty-words", "" if self.list.display else self.empty_words())
        say_keys(self, self.list_keys() if self.list.display else "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was chosen; a second Enter finds the screen gone."""
        if self.is_active and isinstance(event.option, Entry) and event.option.value is not None:
            self.take(event.option.value)

    def on_option_list_option_highlighted(self) -> None:
        """Tell of the row the cursor has come to."""
        self.tell(self.in_hand)

    def action_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def words_after(words: str, key: str, character: str) -> str | None:
    """The words to look for in a list after a key: a character more, or backspace.

    None where the key is none of theirs: a space before any word, backspace without one.
    """
    if key == "backspace" and words:
        return words[:-1]
    if character and (words or character != " ") and len(words) < LINE_LIMIT:
        return words + character
    return None


def row_cells(screen: ListScreen[Any, Any]) -> int:
    """Terminal cells of a row of a list, a scroll bar being there or not."""
    return screen.size.width - _FRAME


def _fitted(heading: str, cells: int) -> Content:
    return Content(fit_middle(clean_marks(heading), max(_LEAST, cells)))


def say_at(screen: Screen[Any], where: str, words: str) -> None:
    """Show words in a line of a screen; no line where there are none."""
    line = screen.query_one(where, Static)
    line.display = bool(words)
    flowing = Flowing(words)
    if line.content != flowing:
        line.update(flowing)


def say_keys(screen: Screen[Any], words: str) -> None:
    """Say what the keys of a list do; their row stays where there is nothing to be done."""
    line = screen.query_one(".list-keys", Static)
    if line.content != words:  # a list is drawn anew with every letter that narrows it down
        line.update(words, layout=False)
