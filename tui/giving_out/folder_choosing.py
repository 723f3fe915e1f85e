"""Which folder to write to: one of the usual places, one found with the keys, or one typed."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from textual import work
from textual.widget import Widget
from textual.widgets import Input, Static

from nianbao.desk.files import typed_path
from nianbao.desk.folders import FolderEntry, Listing, has_above, list_above, list_folder
from nianbao.desk.places import Place
from nianbao.report.errors import ReportError
from nianbao.tui.actions import bindings
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.list_screen import LISTS_CSS, ListScreen
from nianbao.tui.kit.path_line import BrowseRow, PathLine, folder_words, place_rows, shortened
from nianbao.tui.kit.plain import plain

_HERE, _UP = "here", "up"
_HELP = (
    "选一个文件夹。上面几行是桌面、文档、下载、插着的U盘和上次的文件夹，按回车就到那里；\n"
    "下面是这个文件夹里的文件夹，回车进去，退格到上一层。到了选第一行。\n"
    "直接打字就是写路径。"
)


class FolderScreen(ListScreen[Path, BrowseRow]):
    """Lists places and folders; Enter goes into one, its first line gives the folder it is in."""

    CSS_PATH = [*LISTS_CSS, "../kit/browsing.tcss"]
    BINDINGS = bindings(("back",))
    KEYS = "上下键 选择　回车 打开　退格 上一层　打字 写路径"

    def __init__(
        self,
        folder: Path,
        places: tuple[Place, ...],
        heading: str = "导出到哪个文件夹",
        here: str = "就放在这里",
    ) -> None:
        """Begin in a folder; `here` is what the line says that takes the folder in hand."""
        super().__init__()
        self._heading, self._here = heading, here
        self._begun, self._places = folder, places
        self._listing = Listing(folder, ())
        self._jobs = Jobs()

    def help_words(self) -> str:
        """How to find a folder."""
        return _HELP

    def heading(self) -> str:
        """What is asked for."""
        return self._heading

    def above(self) -> Iterator[Widget]:
        """The folder, and the line for a path."""
        yield Static("", id="folder")
        yield PathLine("写文件夹的路径（直接打字就写在这里）", self.go_up)

    def told(self) -> Iterator[Widget]:
        """What is being opened, or what went wrong."""
        yield self._jobs

    def entries(self) -> Iterator[Entry[BrowseRow]]:
        """The folder itself, the places, the way up, the folders in it."""
        folder = self._listing.folder
        if folder is not None:
            yield Entry(plain(f"+ {self._here}"), _HERE)
        yield from place_rows(self._places, folder)
        if folder is not None and has_above(folder):
            yield Entry(plain(".. 上一层"), _UP)
        for entry in self._listing.entries:
            name = shortened(entry.path.name or str(entry.path), max(20, self.size.width - 10))
            yield Entry(plain(f"{name}/"), entry)

    def draw(self, *, on: BrowseRow | None = None) -> None:
        """Show the folder, and what is in it; nothing when the clerk has gone back meanwhile."""
        if self.query("#folder"):
            super().draw(on=on)
            words = folder_words(self._listing.folder, self.size.width)
            self.query_one("#folder", Static).update(plain(words))

    def on_mount(self) -> None:
        """Begin in the folder that was proposed; the line for a path has the keys."""
        self.list.can_focus = False
        self.set_focus(self.query_one(PathLine))
        self._show(self._begun, partial(list_folder, self._begun, files=False))

    def take(self, value: BrowseRow) -> None:
        """Go to a folder, or give the one it is in."""
        folder = self._listing.folder
        if isinstance(value, (FolderEntry, Place)):
            self._show(value.path, partial(list_folder, value.path, files=False))
        elif value == _UP:
            self.go_up()
        else:
            self.dismiss(folder)

    @work
    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the folder whose path was typed; else take what the list is on."""
        if not event.value.strip():
            self.list.action_select()
            return
        try:
            path = typed_path(event.value, self._listing.folder)
            await self._open(path, partial(list_folder, path, files=False))
        except ReportError as error:
            self._jobs.tell(str(error), bad=True)
            self.query_one(PathLine).put_back(event.value)

    def go_up(self) -> None:
        """List what is above the folder."""
        folder = self._listing.folder
        if folder is not None and has_above(folder):
            self._show(folder.parent, partial(list_above, folder, files=False))

    @work
    async def _show(self, folder: Path, job: Callable[[], Listing]) -> None:
        with self._jobs.telling_errors():
            await self._open(folder, job)

    async def _open(self, folder: Path, job: Callable[[], Listing]) -> None:
        """List a folder, the cursor where Enter takes it; raises ReportError."""
        if self._jobs.is_free:
            self._listing = await self._jobs.do(f"正在打开 {folder}，不等了按 Esc", job)
            self.draw(on=_HERE)
