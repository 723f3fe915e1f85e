"""A list of folders with a line for a path: what every screen has that looks for a place."""

from collections.abc import Callable, Iterator
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.widgets import Input

from nianbao.desk.folders import FolderEntry
from nianbao.desk.places import Place
from nianbao.report.text import clean_marks
from nianbao.tui.kit.choice_list import ChoiceList
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.plain import plain

BrowseRow = FolderEntry | Place | str
"""What a row of the list stands for: something in the folder, a place, a word for what it does."""
_NAMED = 8
"""Terminal cells of a place's name, the room behind it counted."""


class PathLine(Input):
    """The line for a path, which has all the keys; the list takes those that are not for it.

    Backspace in the empty line goes `up`; a paste for which `took` gives True was no path.
    """

    def __init__(
        self,
        placeholder: str,
        up: Callable[[], object],
        took: Callable[[str], bool] = lambda _: False,
    ) -> None:
        super().__init__(placeholder=placeholder, compact=True)
        self._up, self._took = up, took

    def on_key(self, event: events.Key) -> None:
        """Move in the list; in an empty line Backspace goes up."""
        if self.value and event.key in ("home", "end"):
            return
        if event.key == "backspace" and not self.value:
            self._up()
        elif not self.screen.query_one(ChoiceList).move(event.key):
            return
        event.stop()
        event.prevent_default()

    async def action_submit(self) -> None:
        """Hand the path on, and be ready for the next keys at once."""
        path = self.value
        self.clear()
        self.post_message(self.Submitted(self, path))

    def put_back(self, path: str) -> None:
        """Show a path again that led nowhere, unless another is being typed."""
        if not self.value:
            self.value = path
            self.action_end()

    def on_paste(self, event: events.Paste) -> None:
        """Take a path."""
        event.stop()
        event.prevent_default()
        if not self._took(event.text):
            self.insert_text_at_cursor(clean_marks(event.text).strip())


def place_rows(places: tuple[Place, ...], here: Path | None) -> Iterator[Entry[BrowseRow]]:
    """A row for each place where one is not already."""
    for place in places:
        if place.path != here:
            where = clean_marks(str(place.path)).replace("\n", " ")
            yield Entry(plain(f"{set_cell_size(place.name, _NAMED)}{where}"), place)


def folder_words(folder: Path | None, width: int) -> str:
    """Where the list is, on a screen of `width` terminal cells; None are the drives."""
    words = clean_marks(str(folder) if folder else "这台电脑")
    return "位置：" + "\n      ".join(broken(words, max(20, width - 10)))


def shortened(name: str, room: int) -> str:
    """A file's name in so many terminal cells."""
    line = clean_marks(name).replace("\n", " ")
    return line if cell_len(line) <= room else set_cell_size(line, room - 3).rstrip() + "..."
