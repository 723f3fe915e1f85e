"""Which file to read: one found with the keys in the usual places, or one whose path is typed."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from textual import work
from textual.app import App
from textual.widget import Widget
from textual.widgets import Input, Static

from nianbao.desk.files import is_folder, typed_path
from nianbao.desk.folders import FolderEntry, Listing, has_above, list_above, list_folder
from nianbao.desk.places import Place, last_folder, usual_places
from nianbao.desk.remembered import IMPORT_FOLDER
from nianbao.storage.library import Library
from nianbao.tui.actions import bindings
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.list_screen import LISTS_CSS, ListScreen
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.path_line import BrowseRow, PathLine, folder_words, place_rows, shortened
from nianbao.tui.kit.plain import plain

_UP = "up"
_HELP = (
    "选一个文件，按回车。上面几行是桌面、文档、下载、插着的U盘和上次的文件夹；"
    "回车进文件夹，退格到上一层。\n直接打字就是写路径，也可以从文件管理器复制路径来粘贴。"
)


async def choose_file(
    app: App[Any], library: Library, title: str, suffixes: tuple[str, ...]
) -> Path | None:
    """Let the clerk choose a file with one of these endings; None for Esc."""
    places = await off_loop(app, "正在看文件夹", partial(_places, library))
    return await app.push_screen_wait(FileScreen(title, suffixes, places))


class FileScreen(ListScreen[Path, BrowseRow]):
    """Lists places, folders and files of some kinds; Enter goes into one or gives the file."""

    CSS_PATH = [*LISTS_CSS, "../kit/browsing.tcss"]
    BINDINGS = bindings(("back",))
    KEYS = "上下键 选择　回车 打开　退格 上一层　打字 写路径"

    def __init__(self, title: str, suffixes: tuple[str, ...], places: tuple[Place, ...]) -> None:
        super().__init__()
        self._title, self._suffixes, self._places = title, suffixes, places
        self._begun = places[0].path if places else Path.home()
        self._listing = Listing(self._begun, ())
        self._jobs = Jobs()

    def help_words(self) -> str:
        """How to find a file."""
        return _HELP

    def heading(self) -> str:
        """What is asked for."""
        return f"{self._title}（{'、'.join(self._suffixes)}）"

    def above(self) -> Iterator[Widget]:
        """The folder, and the line for a path."""
        yield Static("", id="folder")
        yield PathLine("写文件的路径（直接打字就写在这里）", self.go_up)

    def told(self) -> Iterator[Widget]:
        """What is being opened, or what went wrong."""
        yield self._jobs

    def entries(self) -> Iterator[Entry[BrowseRow]]:
        """The places, the way up, the folders, the files."""
        folder = self._listing.folder
        yield from place_rows(self._places, folder)
        if folder is not None and has_above(folder):
            yield Entry(plain(".. 上一层"), _UP)
        for entry in self._listing.entries:
            name = shortened(entry.path.name or str(entry.path), max(20, self.size.width - 10))
            if entry.is_folder:
                yield Entry(plain(f"{name}/"), entry)
            elif entry.path.suffix.lower() in self._suffixes:
                yield Entry(plain(name), entry)

    def draw(self, *, on: BrowseRow | None = None) -> None:
        """Show the folder, and what is in it; nothing when the clerk has gone back meanwhile."""
        if self.query("#folder"):
            super().draw(on=on)
            words = folder_words(self._listing.folder, self.size.width)
            self.query_one("#folder", Static).update(plain(words))

    def on_mount(self) -> None:
        """Begin in the last folder; the line for a path has the keys."""
        self.list.can_focus = False
        self.set_focus(self.query_one(PathLine))
        self._show(self._begun, partial(list_folder, self._begun, every=True))

    def take(self, value: BrowseRow) -> None:
        """Go to a folder, or give a file."""
        if isinstance(value, FolderEntry) and not value.is_folder:
            self.dismiss(value.path)
        elif isinstance(value, (FolderEntry, Place)):
            self._show(value.path, partial(list_folder, value.path, every=True))
        else:
            self.go_up()

    @work
    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was typed; else take what the list is on."""
        if not event.value.strip():
            self.list.action_select()
            return
        with self._jobs.telling_errors():
            path = typed_path(event.value, self._listing.folder)
            if await self._jobs.do(f"正在找 {path}，不等了按 Esc", partial(is_folder, path)):
                await self._open(path, partial(list_folder, path, every=True))
            else:
                self.dismiss(path)

    def go_up(self) -> None:
        """List what is above the folder."""
        folder = self._listing.folder
        if folder is not None and has_above(folder):
            self._show(folder.parent, partial(list_above, folder, every=True))

    @work
    async def _show(self, folder: Path, job: Callable[[], Listing]) -> None:
        with self._jobs.telling_errors():
            await self._open(folder, job)

    async def _open(self, folder: Path, job: Callable[[], Listing]) -> None:
        """List a folder; raises ReportError."""
        if self._jobs.is_free:
            self._listing = await self._jobs.do(f"正在打开 {folder}，不等了按 Esc", job)
            self.draw()


def _places(library: Library) -> tuple[Place, ...]:
    return usual_places(last_folder(library, IMPORT_FOLDER))
