"""A list in which rows can be marked, one by one or a run of them, for what is done with all."""

from collections.abc import Callable, Iterable

from textual import events
from textual.content import Content
from textual.message import Message

from nianbao.tui.kit.entry_list import EntryList, Listed

_WITH_SHIFT = "shift+"


class MarkingList(EntryList[Listed]):
    """Space marks the row under the cursor or takes its mark away, Shift and a move marks a run.

    `words` gives the words of a row, marked or not, and None for one that can't be marked; the
    screen is told by `Marked`.
    """

    class Marked(Message):
        """Other rows are marked now."""

    def __init__(self, words: Callable[[Listed, bool], Content | None]) -> None:
        super().__init__()
        self._words = words
        self.marked: set[Listed] = set()

    def on_key(self, event: events.Key) -> None:
        """Mark, before the next key is looked at."""
        start = self.highlighted
        if event.key == "space":
            if self.in_hand is not None:
                self._mark([self.in_hand], on=self.in_hand not in self.marked)
                self.move("down")
        elif not event.key.startswith(_WITH_SHIFT) or start is None:
            return
        elif self.move(event.key.removeprefix(_WITH_SHIFT)):
            end = self.highlighted or 0
            run = self.entries[min(start, end) : max(start, end) + 1]
            self._mark([entry.value for entry in run if entry.value is not None], on=True)
        event.stop()
        event.prevent_default()

    def unmark(self) -> None:
        """Take all marks away; the rows are shown anew by whoever does this."""
        self.marked.clear()
        self.post_message(self.Marked())

    def _mark(self, values: Iterable[Listed], *, on: bool) -> None:
        for value in values:
            words = self._words(value, on)
            if words is not None and (value in self.marked) != on:
                self.marked.symmetric_difference_update([value])
                self.reword(value, words)
        self.post_message(self.Marked())
