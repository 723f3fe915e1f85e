"""A folder, or a file of some kinds: found with the keys in the usual places, or typed."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypedDict

from textual import work
from textual.app import App
from textual.widget import Widget
from textual.widgets import Input

from nianbao.desk.files import is_folder, leads_to_folder, typed_path
from nianbao.desk.folders import FolderEntry, Listing, has_above, list_above, list_folder
from nianbao.desk.places import DESKTOP, Place, last_folder, usual_places
from nianbao.desk.remembered import IMPORT_FOLDER
from nianbao.report.errors import ReportError
from nianbao.storage.library import Library
from nianbao.storage.own_files import own_paths
from nianbao.tui.actions import bindings
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.list_screen import LISTS_CSS, ListScreen
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.path_line import (
    PATH_KEYS,
    BrowseRow,
    PathLine,
    WholeName,
    entry_rows,
    first_looked_at,
    folder_line,
    folder_rows,
    place_rows,
    say_folder,
)
from nianbao.tui.kit.plain import plain

_HERE, _UP = "here", "up"
_HELP = (
    "{what}。上面几行是桌面、文档、下载、插着的U盘和上次的文件夹，按回车就到那里；\n"
    "下面是这个文件夹里的，回车进文件夹，退格到上一层。{then}\n"
    "直接打字就是写路径，也可以从文件管理器复制路径来粘贴。"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be chosen: a file with one of the endings, or where there are none a folder.

    `here` is what the line says that takes the folder in hand; `own` no clerk looks for.
    """

    heading: str
    endings: tuple[str, ...] = ()
    here: str = "就放在这里"
    own: frozenset[Path] = frozenset()


class _Asked(TypedDict):
    """What is asked of a folder."""

    endings: tuple[str, ...]
    own: frozenset[Path]
    every: bool


class BrowseScreen(ListScreen[Path, BrowseRow]):
    """Lists places, folders and the files that are wanted; gives the one that is chosen."""

    CSS_PATH = [*LISTS_CSS, "browsing.tcss"]
    BINDINGS = bindings(("back",))
    KEYS = PATH_KEYS

    def __init__(self, wanted: Wanted, folder: Path, places: tuple[Place, ...]) -> None:
        """Begin in a folder, whether it is there or not."""
        super().__init__()
        self._wanted, self._places = wanted, places
        self._listing = Listing(folder, ())
        self._told_empty = ""
        self._is_beginning = True
        self._jobs = Jobs()

    def help_words(self) -> str:
        """How to find what is wanted."""
        if self._wanted.endings:
            return _HELP.format(what="选一个文件，按回车", then="新的文件在前。")
        return _HELP.format(what="选一个文件夹", then="到了选第一行。")

    def heading(self) -> str:
        """What is asked for."""
        endings = self._wanted.endings
        return self._wanted.heading + (f"（{'、'.join(endings)}）" if endings else "")

    def greeting(self) -> str:
        """What to do where the folder has nothing to choose."""
        return self._told_empty

    def above(self) -> Iterator[Widget]:
        """The folder, and the line for a path."""
        what = "文件或文件夹" if self._wanted.endings else "文件夹"
        yield folder_line()
        yield PathLine(f"写{what}的路径（直接打字就写在这里）", self.go_up)

    def told(self) -> Iterator[Widget]:
        """The whole of a long name; what is being opened, or what went wrong."""
        yield WholeName()
        yield self._jobs

    def entries(self) -> Iterator[Entry[BrowseRow]]:
        """The folder itself, the places, the way up, what is in it."""
        folder = self._listing.folder
        if folder is not None and not self._wanted.endings:
            files = sum(not entry.is_folder for entry in self._listing.entries)
            told = f"（里面有{files}个文件）" if files and not self._listing.beyond else ""
            yield Entry(plain(f"+ {self._wanted.here}{told}"), _HERE)
        yield from place_rows(self._places, folder, self.size.width)
        if folder is not None and has_above(folder):
            yield Entry(plain(".. 上一层"), _UP)
        if self._wanted.endings:
            yield from entry_rows(self._listing, self.size.width)
        else:
            yield from folder_rows(self._listing, self.size.width)

    def on_mount(self) -> None:
        """Begin in the folder that was proposed; the line for a path has the keys."""
        self.list.can_focus = False
        self.set_focus(self.query_one(PathLine))
        say_folder(self, self._listing.folder)
        if folder := self._listing.folder:
            self._begin(folder)

    @work
    async def take(self, value: BrowseRow) -> None:
        """Go to a folder, or give what was chosen."""
        if not await self._jobs.listed():
            return
        if isinstance(value, FolderEntry) and not value.is_folder:
            self.dismiss(value.path)
        elif isinstance(value, (FolderEntry, Place)):
            await self._show(value.path, partial(self._list, value.path))
        elif value == _UP:
            await self._go_up()
        elif value == _HERE:
            self.dismiss(self._listing.folder)

    @work
    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the folder, or give the file, whose path was typed; else what the list is on."""
        if not event.value.strip():
            if self._is_beginning:  # on a slow disk there are no rows yet, but those above them
                await self._jobs.listed()
            self.list.action_select()
            return
        if not await self._jobs.listed():
            self.query_one(PathLine).put_back(event.value)
            return
        try:
            path = typed_path(event.value, self._listing.folder)
            finding = f"正在找 {path}"
            if self._wanted.endings and not await self._jobs.do_listing(
                finding, partial(leads_to_folder, path)
            ):
                self.dismiss(path)  # a file, whose reader says what is wrong with it
            else:
                await self._open(path, partial(self._list, path))
        except ReportError as error:
            self._jobs.tell(str(error), bad=True)
            self.query_one(PathLine).put_back(event.value)

    @work
    async def go_up(self) -> None:
        """List what is above the folder, the one that is being listed."""
        if await self._jobs.listed():
            await self._go_up()

    async def _go_up(self) -> None:
        folder = self._listing.folder
        if folder is not None and has_above(folder):
            await self._show(folder.parent, partial(list_above, folder, **self._asked()))

    def _list(self, folder: Path) -> Listing:
        return list_folder(folder, **self._asked())

    def _asked(self) -> _Asked:
        """What is listed: the files that are wanted, or all, for a folder is known by them."""
        endings, own = self._wanted.endings, self._wanted.own
        return {"endings": endings, "own": own, "every": not endings}

    @work
    async def _begin(self, folder: Path) -> None:
        await self._show(folder, partial(self._list, folder))
        self._is_beginning = False

    async def _show(self, folder: Path, job: Callable[[], Listing]) -> None:
        with self._jobs.telling_errors():
            await self._open(folder, job)

    async def _open(self, folder: Path, job: Callable[[], Listing]) -> None:
        """List a folder, the cursor on the one come from, or on what is likely wanted."""
        begun_on = self.list.in_hand
        listing = await self._jobs.do_listing(f"正在打开 {folder}", job)
        came_from, self._listing = self._listing.folder, listing
        say_folder(self, listing.folder)
        has_files = not all(entry.is_folder for entry in listing.entries)
        wanted = "要找的文件" if self._wanted.endings else "文件"
        told = listing.folder is not None and not has_files
        self._told_empty = f"这个文件夹里没有{wanted}。" if told else ""
        likely = first_looked_at(listing, came_from)
        into = self._wanted.endings or (likely is not None and likely.path == came_from)
        if self._is_beginning and self.list.in_hand != begun_on:
            self.draw()  # the clerk has gone to a place meanwhile
        else:
            self.draw(on=likely if into else _HERE)


async def choose_file(
    app: App[Any], library: Library, title: str, endings: tuple[str, ...]
) -> Path | None:
    """Let the clerk choose a file with one of these endings; None for Esc. Raises nothing."""
    folder, places = await off_loop(app, "正在看文件夹", partial(_begun, library))
    wanted = Wanted(title, endings, own=own_paths(library.path))
    path = await app.push_screen_wait(BrowseScreen(wanted, folder, places))
    if path is not None:
        await off_loop(app, "正在看文件夹", partial(keep_folder, library, path.parent))
    return path


def begin_in(library: Library, places: tuple[Place, ...], otherwise: Path) -> Path:
    """The folder of the file that was read in last, else the desktop, else another. On a disk."""
    kept = last_folder(library, IMPORT_FOLDER)
    desktop = next((place.path for place in places if place.name == DESKTOP), otherwise)
    return kept if kept and is_folder(kept) else desktop


def keep_folder(library: Library, folder: Path) -> None:
    """Begin there the next time. An empty library stays empty until a report is stored."""
    with suppress(ReportError):  # where a file was is not worth a question
        if not library.is_empty:
            IMPORT_FOLDER.keep(library, folder)


def _begun(library: Library) -> tuple[Path, tuple[Place, ...]]:
    places = usual_places(last_folder(library, IMPORT_FOLDER))
    return begin_in(library, places, Path.home()), places
