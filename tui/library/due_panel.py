"""The clerk's calendar: how long until the report must be in, how far it is, what is left to do."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static

from nianbao.desk.beside import beside
from nianbao.report.errors import ReportError
from nianbao.report.office import Office
from nianbao.storage.library import Library
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.flowing import Flowing

if TYPE_CHECKING:  # only when there is something to look at, after the first paint
    from nianbao.desk.to_do import Due, ToDo

FIRST_LOOK_AFTER = 0.4
"""Seconds until the first look: loading what it needs must not come before the first keys."""


class DuePanel(Vertical):
    """Looks into the library beside the keys, and posts `Chosen` for a line."""

    @dataclass
    class Chosen(Message):
        """A line was chosen: what to do, for which office's report of which year."""

        to_do: "ToDo"
        office: str
        year: int

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.display = False
        self._library = library
        self._due: Due | None = None
        self._is_wanted = False

    def enter(self) -> None:
        """Take the keys, now or once the lines are there."""
        self._is_wanted = True
        if self._due is not None:
            self._go_in()

    def _go_in(self) -> None:
        """Take the keys, if they are still at home."""
        rows = self.query_one(EntryList)
        if self._is_wanted and rows.display and self.screen.is_current:
            self.screen.set_focus(rows)
            rows.highlighted = 0
        self._is_wanted = False

    def compose(self) -> ComposeResult:
        """The day and how far the report is, and the lines."""
        yield Static("", classes="due-head")
        rows = EntryList["ToDo"](compact=True)
        rows.id = "to-do"
        yield rows

    def look(self, office: Office) -> None:
        """Look what is due for an office, once what is on the screen is painted."""
        look = partial(self._look, office, date.today())
        if not office.name:
            self.display = False
        elif self._due is None:
            self.set_timer(FIRST_LOOK_AFTER, look)
        else:
            self.call_after_refresh(look)

    @work(exclusive=True)
    async def _look(self, office: Office, today: date) -> None:
        try:
            due = await beside(partial(_due, self._library, office, today))
        except ReportError:  # its line in the list tells, when it is opened
            self.display = False
            return
        if len(self.children) < 2:
            return  # the program has ended meanwhile
        if due != self._due or not self.display:
            self._due = due
            self._draw(due, today)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell what was chosen."""
        event.stop()
        to_do = self.query_one(EntryList).in_hand
        if self._due is not None and to_do is not None:
            self.post_message(self.Chosen(to_do, self._due.office.name, self._due.year))

    def _draw(self, due: "Due", today: date) -> None:
        from nianbao.desk.to_do import correction_words, deadline_words, progress_words, to_do

        rows: EntryList[ToDo] = self.query_one(EntryList)
        in_hand = rows.in_hand if self.screen.focused is rows else None  # else from the top
        lines = [line for line in to_do(due) if line.place or not self._library.read_only]
        same = [line for line in lines if in_hand and line.words == in_hand.words]
        correction = correction_words(due.standing, today)
        heads = filter(None, (deadline_words(due, today), correction, progress_words(due)))
        self.query_one(".due-head", Static).update(Flowing("\n".join(heads)))
        entries = (Entry(Flowing(line.words, head="- "), line) for line in lines)
        rows.show(entries, on=next(iter((*same, *lines)), None))
        rows.display = bool(lines)
        self.display = True
        self._go_in()


def _due(library: Library, office: Office, today: date) -> "Due":
    """Not on the screen: what this needs is imported here."""
    from nianbao.desk.to_do import due_report

    return due_report(library, office, today)
