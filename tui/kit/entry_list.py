"""A list whose rows carry what they stand for, so that nobody reads numbers out of option ids."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from textual.content import Content
from textual.reactive import var
from textual.widgets.option_list import Option

from nianbao.tui.kit.choice_list import ChoiceList
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.notice_place import place_notices
from nianbao.tui.terminal.seams import COMPACT, notices

Listed = TypeVar("Listed")


class Entry(Option, Generic[Listed]):
    """A row: its words, and what it stands for; None for a heading, which nobody chooses."""

    def __init__(self, words: Content | Flowing, value: Listed | None = None) -> None:
        super().__init__(words, disabled=value is None)
        self.value = value


class EntryList(ChoiceList, Generic[Listed]):
    """A list of entries."""

    compact = var(False)  # Textual's puts the class on when styles are there already

    def __init__(
        self,
        entries: Iterable[Entry[Listed]] = (),
        *,
        compact: bool = False,
        classes: str | None = None,
    ) -> None:
        names = f"{COMPACT} {classes or ''}" if compact else classes
        super().__init__(*entries, markup=False, compact=compact, classes=names)

    @property
    def entries(self) -> list[Entry[Listed]]:
        """The rows, headings and all."""
        return [option for option in self.options if isinstance(option, Entry)]

    @property
    def in_hand(self) -> Listed | None:
        """What the row under the cursor stands for; None where there is none."""
        option = self.highlighted_option
        return option.value if isinstance(option, Entry) else None

    def head_rows(self) -> Sequence[int]:
        """The rows in view that have words: a notice leaves them in view where it can."""
        rows = range(self.content_region.height)
        return [row for row in rows if self.render_line(row).text.strip()]

    def show(self, entries: Iterable[Entry[Listed]], *, on: Listed | None = None) -> None:
        """Show other rows; the cursor goes to the row that stands for `on`.

        Without such a row it stays with what its row stands for, wherever that is now; where that
        is gone, with its number. From nowhere it goes to the first row that can be chosen.
        """
        cursor, stood_for = self.highlighted, self.in_hand
        self.set_options(entries)
        values = [entry.value for entry in self.entries]
        if on is not None and on in values:
            cursor = values.index(on)
        elif cursor is not None and stood_for is not None and stood_for in values:
            same = [(abs(at - cursor), at) for at, value in enumerate(values) if value == stood_for]
            cursor = min(same)[1]
        first = next((at for at, value in enumerate(values) if value is not None), None)
        self.highlighted = first if cursor is None else cursor
        if notices(self.app):  # they stand where they did on the screen before
            self.call_after_refresh(place_notices, self.app)

    def reword(self, value: Listed, words: Content | Flowing) -> None:
        """Show other words in the row that stands for a value, and nothing else anew."""
        row = [entry.value for entry in self.entries].index(value)
        self.replace_option_prompt_at_index(row, words)
