"""A list of folders with a line for a path: what every screen has that looks for a place."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.screen import Screen
from textual.widgets import Input, Static

from nianbao.desk.folders import FolderEntry, Listing
from nianbao.desk.places import Place
from nianbao.report.text import clean_marks
from nianbao.tui.kit.choice_list import ChoiceList
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.fitting import fit_middle
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.line_breaking import hanging
from nianbao.tui.kit.plain import plain
from nianbao.tui.kit.whole_line import SELECT_ALL

BrowseRow = FolderEntry | Place | str
"""What a row of the list stands for: something in the folder, a place, a word for what it does."""
PATH_KEYS = "上下键 选择　回车 打开　退格 上一层　打字 写路径"
"""The keys of such a list, in one line under it."""
_NAME_CELLS = 92
"""Terminal cells a file's name takes at most: its size stands near it on a wide screen."""
_FRAME = 4
"""Terminal cells of a row that padding and scroll bar take."""
_COLUMNS, _AROUND = 28, 10
"""Terminal cells of a line for size, date and what stands around; the last alone for a folder."""
_FILES_SHOWN = 8
"""Files shown of a folder where no file is wanted."""
_END = 0.4
"""The share of a name that is cut which its end has."""
_FOLDER = "folder"
"""The name of the line that says where the list is, for style sheets."""
_NAMED = 8
"""Terminal cells of a place's name, the room behind it counted."""


class PathLine(Input):
    """The line for a path, which has all the keys; the list takes those that are not for it.

    Backspace in the empty line goes `up`; a paste for which `took` gives True was no path.
    """

    BINDINGS = [SELECT_ALL]

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


def place_rows(
    places: tuple[Place, ...], here: Path | None, width: int
) -> Iterator[Entry[BrowseRow]]:
    """A row for each place where one is not already, on a screen of `width` terminal cells."""
    for place in places:
        if place.path != here:
            where = clean_marks(str(place.path)).replace("\n", " ")
            words = hanging(set_cell_size(place.name, _NAMED), where, width - _FRAME)
            yield Entry(plain(words), place)


def entry_rows(listing: Listing, width: int, more: str | None = None) -> Iterator[Entry[BrowseRow]]:
    """A row for what is in a folder, on a screen of `width` terminal cells.

    Where there is more than is listed a last line says so, unless the caller has one (`more`).
    """
    for entry in listing.entries:
        yield Entry(plain(_line(entry, width)), entry)
    if listing.beyond and more is None:
        yield Entry(plain(f"还有{listing.beyond}个没有列出，请写路径。"))


def folder_rows(listing: Listing, width: int) -> Iterator[Entry[BrowseRow]]:
    """The same where a folder is wanted: it is known by its newest files, which nobody chooses."""
    folders = tuple(entry for entry in listing.entries if entry.is_folder)
    yield from entry_rows(replace(listing, entries=folders, beyond=0), width)
    files = [entry for entry in listing.entries if not entry.is_folder]
    for entry in files[:_FILES_SHOWN]:
        yield Entry(plain(_line(entry, width)))
    if rest := len(files[_FILES_SHOWN:]) + listing.beyond:
        yield Entry(plain(f"还有{rest}个没有列出。"))


def first_looked_at(listing: Listing, came_from: Path | None) -> FolderEntry | None:
    """What was come from, else the newest file, else the first folder; None where is nothing."""
    there = [entry for entry in listing.entries if entry.path == came_from]
    files = [entry for entry in listing.entries if not entry.is_folder]
    return next(iter((*there, *files, *listing.entries)), None)


def folder_line() -> Static:
    """The line that says where the list is, once that is known."""
    return Static(plain("位置："), id=_FOLDER)


def say_folder(screen: Screen[Any], folder: Path | None) -> None:
    """Say where the list is, None being the drives; nothing when the screen was left meanwhile."""
    words = str(folder).replace("\n", " ") if folder else "这台电脑"
    for line in screen.query(f"#{_FOLDER}").results(Static):
        line.update(Flowing(words, head="位置："))


class WholeName(Static):
    """The line for the name in hand, where its row has no room for it."""

    def __init__(self) -> None:
        super().__init__("", classes="quiet whole-name")
        self.display = False

    def on_mount(self) -> None:
        """Follow the cursor."""
        self.watch(self.screen.query_one(EntryList), "highlighted", self._say)

    def _say(self) -> None:
        value: object = self.screen.query_one(EntryList).in_hand
        name = _name(value) if isinstance(value, FolderEntry) else ""
        is_cut = isinstance(value, FolderEntry) and cell_len(name) > _room(
            value, self.screen.size.width
        )
        self.display = is_cut
        self.update(Flowing(name if is_cut else ""))


def shortened(name: str, room: int) -> str:
    """A file's name in so many terminal cells: its beginning, and its end with the ending."""
    return fit_middle(name, room, "...", _END)


def _name(entry: FolderEntry) -> str:
    return clean_marks(entry.path.name or str(entry.path)).replace("\n", " ")


def _room(entry: FolderEntry, width: int) -> int:
    """Terminal cells of a name on a screen of `width` cells."""
    if entry.is_folder:
        return max(20, width - _AROUND)
    return max(20, min(width - _COLUMNS, _NAME_CELLS))


def _line(entry: FolderEntry, width: int) -> str:
    """A folder's or a file's line on a screen of `width` terminal cells."""
    room = _room(entry, width)
    name = shortened(_name(entry), room)
    if entry.is_folder:
        return f"{name}/"
    size = f"{max(1, entry.size // 1024)}K"
    changed = f"{entry.changed:%Y-%m-%d}" if entry.changed else ""
    return f"{set_cell_size(name, room)}{size:>8}  {changed}"
