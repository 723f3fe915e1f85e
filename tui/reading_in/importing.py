"""Where the report is that is to be read in: a file, found with the keys, or a pasted text.

Nothing is stored before the clerk has seen what was read (reviewing.py).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from textual import events, on, work
from textual.app import App
from textual.widget import Widget
from textual.widgets import Input

from nianbao.desk.files import is_folder, read_file, typed_path
from nianbao.desk.folders import FolderEntry, Listing, has_above, list_above, list_folder
from nianbao.desk.places import Place, last_folder, usual_places
from nianbao.desk.remembered import IMPORT_FOLDER
from nianbao.imports.formats import READABLE
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.text import split_lines
from nianbao.storage.library import Library
from nianbao.storage.own_files import own_paths
from nianbao.tui.actions import bindings
from nianbao.tui.kit.browse_screen import begin_in, keep_folder
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.list_screen import LISTS_CSS, ListScreen
from nianbao.tui.kit.path_line import (
    PATH_KEYS,
    BrowseRow,
    PathLine,
    WholeName,
    entry_rows,
    first_looked_at,
    folder_line,
    place_rows,
    say_folder,
)
from nianbao.tui.kit.plain import plain
from nianbao.tui.reading_in.pasted import PasteScreen
from nianbao.tui.reading_in.sources import READING_IN, Purpose, SourceToRead

_PATH_LIMIT = 4096
"""Characters a pasted line may have to be a path and no text."""
_EMPTY = (
    "这个文件夹里没有能读的文件。退格到上一层去找，或者打字写出路径；"
    "也可以在网页、Word 里复制报告的全文，在这里粘贴。"
)
_HELP = (
    "选一个报告的文件，按回车读入；先看读到了什么，再决定存不存。新的文件在前。\n"
    f"能读{READABLE}。"
    "别的文件请打开它，复制全文，再选“粘贴文字”。\n"
    "县里退回来的“退回意见”也在这里打开：报告改成已退回，意见放到各部分。\n"
    "上面几行是桌面、文档、下载、插着的U盘和上次的文件夹，按回车就到那里。\n"
    "回车进文件夹，退格到上一层。直接打字就是写路径，也可以从文件管理器复制路径来粘贴。\n"
    "复制了报告的全文，在这里直接粘贴也行。"
)
_PASTE, _UP, _ALL = "paste_text", "up", "all_files"


@dataclass(frozen=True, slots=True)
class _Start:
    """Where it begins: the folder's list, the places to go to, what no clerk looks for."""

    listing: Listing
    places: tuple[Place, ...] = ()
    own: frozenset[Path] = frozenset()


class ImportScreen(ListScreen[Report, BrowseRow]):
    """Lists places, folders, files that can be read; Enter goes into one or reads it.

    Gives the report that was read and stored. It is left while a source is being read, too:
    nothing is lost, and a network may be dead.
    """

    CSS_PATH = [*LISTS_CSS, "../kit/browsing.tcss"]
    ACTION_IDS = (_PASTE, _ALL, "back")
    BINDINGS = bindings(ACTION_IDS)
    KEYS = PATH_KEYS

    def __init__(self, library: Library, purpose: Purpose = READING_IN) -> None:
        super().__init__()
        self._library = library
        self._purpose = purpose
        self._start = _Start(Listing(None, ()))
        self._listing = self._start.listing
        self._every = False
        self._is_beginning = True
        self._jobs = Jobs()

    def help_words(self) -> str:
        """How to find a file, and what can be read."""
        return _HELP

    def heading(self) -> str:
        """What is asked for."""
        return self._purpose.heading

    def above(self) -> Iterator[Widget]:
        """The folder, and the line for a path."""
        yield folder_line()
        line = "写文件或文件夹的路径（直接打字就写在这里）"
        yield PathLine(line, self.go_up, lambda text: is_text(text) and bool(self.paste(text)))

    def told(self) -> Iterator[Widget]:
        """The whole of a long name; what is being read, or what went wrong."""
        yield WholeName()
        yield self._jobs

    def entries(self) -> Iterator[Entry[BrowseRow]]:
        """What else can be done, the places, the way up, the folder, what is not listed."""
        width, more = self.size.width, _more(self._listing, every=self._every)
        return _rows(self._start.places, self._listing, width, more)

    def greeting(self) -> str:
        """What to do where the folder holds nothing that can be chosen, once it is listed."""
        return _EMPTY if self._listing.folder and not self._listing.entries else ""

    @on(events.Mount)
    async def begin(self) -> None:
        """Begin in the folder of the last file; the line for a path has the keys."""
        self.list.can_focus = False
        self.set_focus(self.query_one(PathLine))
        self._begin()
        await self._jobs.soon_listed()  # mostly it is, and all is painted once

    @work
    async def take(self, value: BrowseRow) -> None:
        """Go into a folder, read a file, or do what the line says."""
        if not await self._jobs.listed():
            return
        if isinstance(value, (FolderEntry, Place)):
            with self._jobs.telling_errors():
                await self._open(FolderEntry(value.path) if isinstance(value, Place) else value)
        elif value == _UP:
            await self._go_up()
        else:
            await self.run_action(value)

    @work
    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the folder, or read the file, whose path was typed; else what the list is on."""
        if not event.value.strip():
            if self._is_beginning:  # on a slow disk there are no rows yet, but those above them
                await self._jobs.listed()
            self.list.action_select()
        elif not await self._jobs.listed() or not await self._open_typed(event.value):
            self.query_one(PathLine).put_back(event.value)

    @work
    async def action_paste_text(self) -> None:
        """Read a text that is pasted."""
        if await self._jobs.listed():
            self.paste("")

    @work
    async def action_all_files(self) -> None:
        """List all files, or only those that can be read."""
        if await self._jobs.listed() and (folder := self._listing.folder):
            self._every = not self._every
            await self._show(f"正在打开 {folder}", partial(self._list, folder))

    @work
    async def paste(self, text: str) -> None:
        """Read a text that is pasted, or is to be."""
        report = await self.app.push_screen_wait(PasteScreen(self._library, text, self._purpose))
        if report is not None:
            self.dismiss(report)

    @work
    async def go_up(self) -> None:
        """List what is above the folder, the one that is being listed."""
        if await self._jobs.listed():
            await self._go_up()

    async def _open_typed(self, words: str) -> bool:
        """Go where a typed path leads; False, and told, when that is nowhere."""
        try:
            path = typed_path(words, self._listing.folder)
            finding = f"正在找 {path}"
            there = await self._jobs.do_listing(finding, partial(is_folder, path))
            await self._open(FolderEntry(path, there))
        except ReportError as error:
            self._jobs.tell(str(error), bad=True)
            return False
        return True

    def _list(self, folder: Path) -> Listing:
        return list_folder(folder, every=self._every, own=self._start.own)

    def _first(self) -> Listing:
        self._start = _begun(self._library)
        return self._start.listing

    @work
    async def _begin(self) -> None:
        await self._show("正在打开文件夹", self._first)
        self._is_beginning = False

    async def _go_up(self) -> None:
        if (folder := self._listing.folder) and has_above(folder):
            job = partial(list_above, folder, every=self._every, own=self._start.own)
            await self._show(f"正在打开 {folder.parent}", job)

    async def _show(self, words: str, job: Callable[[], Listing]) -> None:
        with self._jobs.telling_errors():
            self._take(await self._jobs.do_listing(words, job))

    async def _open(self, entry: FolderEntry) -> None:
        """List a folder, or read a file; raises ReportError."""
        if entry.is_folder:
            job = partial(self._list, entry.path)
            self._take(await self._jobs.do_listing(f"正在打开 {entry.path}", job))
            return
        name, folder = entry.path.name, self._listing.folder
        source = SourceToRead(
            name,
            partial(read_file, entry.path),
            f"正在读 {name}",
            partial(keep_folder, self._library, folder) if folder else None,
        )
        stored = await self._purpose.take(self._jobs, self._library, source)
        if stored is not None:
            self.dismiss(stored)

    def _take(self, listing: Listing) -> None:
        """Show another folder, the cursor on the one come from, else on the newest file."""
        came_from, self._listing = self._listing.folder, listing
        say_folder(self, listing.folder)
        rest = [entry.value for entry in self.entries()]
        self.draw(on=first_looked_at(listing, came_from) or rest[-1])


async def read_in(app: App[Any], library: Library) -> Report | None:
    """Let the clerk read a report in; None when none was stored."""
    return await app.push_screen_wait(ImportScreen(library))


def _rows(
    places: tuple[Place, ...], listing: Listing, width: int, more: str
) -> Iterator[Entry[BrowseRow]]:
    """The rows on a screen of `width` terminal cells; `more` tells what is not listed."""
    yield Entry(plain("+ 粘贴文字（从网页、Word、PDF 复制的全文）"), _PASTE)
    yield from place_rows(places, listing.folder, width)
    if listing.folder and has_above(listing.folder):
        yield Entry(plain(".. 上一层"), _UP)
    yield from entry_rows(listing, width, more="")
    if more:
        yield Entry(plain(more), _ALL)


def _begun(library: Library) -> _Start:
    """The folder of the last file, else the desktop, else the one the program was begun in."""
    own, places = own_paths(library.path), usual_places(last_folder(library, IMPORT_FOLDER))
    folder = begin_in(library, places, Path.cwd())
    return _Start(list_folder(folder, own=own), places, own)


def _more(listing: Listing, *, every: bool) -> str:
    """The last line: what is not listed, empty when everything is."""
    beyond = f"还有{listing.beyond}个没有列出，请写路径。" if listing.beyond else ""
    if every:
        return f"{beyond}（只列能读的文件）"
    return f"{beyond}（另有{listing.others}个别的文件，全部列出）" if listing.others else beyond


def is_text(pasted: str) -> bool:
    """Whether what was pasted is a text to be read and no path."""
    lines = [line for line in split_lines(pasted) if line.strip()]
    return len(lines) > 1 or len(pasted) > _PATH_LIMIT
