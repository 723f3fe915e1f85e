"""Where the report is that is to be read in: a file, found with the keys, or a pasted text.

Nothing is stored before the clerk has seen what was read (reviewing.py).
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from rich.cells import cell_len, set_cell_size
from textual import events, work
from textual.app import App
from textual.widget import Widget
from textual.widgets import Input, Static

from nianbao.desk.files import is_folder, read_file, typed_path
from nianbao.desk.folders import FolderEntry, Listing, has_above, list_above, list_folder
from nianbao.desk.remembered import IMPORT_FOLDER
from nianbao.imports.formats import READABLE
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.text import clean_marks, split_lines
from nianbao.storage.library import Library
from nianbao.tui.actions import bindings
from nianbao.tui.kit.choice_list import ChoiceList
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.list_screen import LISTS_CSS, ListScreen
from nianbao.tui.kit.plain import plain
from nianbao.tui.reading_in.pasted import PasteScreen
from nianbao.tui.reading_in.sources import READING_IN, Purpose

_PATH_LIMIT = 4096
"""Characters a pasted line may have to be a path and no text."""
_COLUMNS = 28
"""Terminal cells of a line for size, date and what stands around."""
_EMPTY = (
    "这个文件夹里没有能读的文件。退格到上一层去找，或者打字写出路径；"
    "也可以在网页、Word 里复制报告的全文，在这里粘贴。"
)
_PASTE, _UP, _ALL = "paste_text", "up", "all_files"


class PathLine(Input):
    """The line for a path, which has all the keys; the screen takes those that are not for it."""

    def on_key(self, event: events.Key) -> None:
        """Move in the list; in an empty line Backspace goes up."""
        screen = self.screen
        if not isinstance(screen, ImportScreen) or (self.value and event.key in ("home", "end")):
            return
        if event.key == "backspace" and not self.value:
            screen.go_up()
        elif not screen.query_one(ChoiceList).move(event.key):
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
        """Take a path; a text is read."""
        event.stop()
        event.prevent_default()
        if is_text(event.text) and isinstance(self.screen, ImportScreen):
            self.screen.paste(event.text)
        else:
            self.insert_text_at_cursor(clean_marks(event.text).strip())


class ImportScreen(ListScreen[Report, FolderEntry | str]):
    """Lists folders and the files that can be read; Enter goes into one or reads it.

    Gives the report that was read and stored. It is left while a source is being read, too:
    nothing is lost, and a network may be dead.
    """

    CSS_PATH = [*LISTS_CSS, "importing.tcss"]
    ACTION_IDS = (_PASTE, _ALL, "back")
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "上下键 选择　回车 打开　退格 上一层　打字 写路径"

    def __init__(self, library: Library, purpose: Purpose = READING_IN) -> None:
        super().__init__()
        self._library = library
        self._purpose = purpose
        self._listing = Listing(None, ())
        self._every = False
        self._jobs = Jobs()

    def help_words(self) -> str:
        """How to find a file, and what can be read."""
        return (
            "选一个报告的文件，按回车读入；先看读到了什么，再决定存不存。\n"
            f"能读{READABLE}。"
            "别的文件请打开它，复制全文，再选“粘贴文字”。\n"
            "回车进文件夹，退格到上一层。直接打字就是写路径，也可以从文件管理器复制路径来粘贴。\n"
            "复制了报告的全文，在这里直接粘贴也行。"
        )

    def heading(self) -> str:
        """What is asked for."""
        return self._purpose.heading

    def above(self) -> Iterator[Widget]:
        """The folder, and the line for a path."""
        yield Static("", id="folder")
        yield PathLine(placeholder="写文件或文件夹的路径（直接打字就写在这里）", compact=True)

    def told(self) -> Iterator[Widget]:
        """What is being read, or what went wrong."""
        yield self._jobs

    def entries(self) -> Iterator[Entry[FolderEntry | str]]:
        """What can be done instead, the way up, what is in the folder, what is not listed."""
        yield Entry(plain("+ 粘贴文字（从网页、Word、PDF 复制的全文）"), _PASTE)
        if self._listing.folder and has_above(self._listing.folder):
            yield Entry(plain(".. 上一层"), _UP)
        for entry in self._listing.entries:
            yield Entry(plain(_line(entry, self.size.width)), entry)
        if words := _more(self._listing, every=self._every):
            yield Entry(plain(words), _ALL)

    def greeting(self) -> str:
        """What to do where the folder holds nothing that can be chosen."""
        return "" if self._listing.entries else _EMPTY

    def draw(self, *, on: FolderEntry | str | None = None) -> None:
        """Show the folder, and what is in it; nothing when the clerk has gone back meanwhile."""
        if not self.query("#folder"):
            return
        super().draw(on=on)
        folder = self._listing.folder
        words = clean_marks(str(folder) if folder else "这台电脑")
        rows = broken(words, max(20, self.size.width - 10))
        self.query_one("#folder", Static).update(plain("位置：" + "\n      ".join(rows)))

    def on_mount(self) -> None:
        """Begin in the folder of the last file; the line for a path has the keys."""
        self.list.can_focus = False
        self.set_focus(self.query_one(PathLine))
        self._show("正在打开文件夹", partial(_first_listing, self._library))

    @work
    async def take(self, value: FolderEntry | str) -> None:
        """Go into a folder, read a file, or do what the line says."""
        if not self._jobs.is_free:
            return
        if isinstance(value, FolderEntry):
            with self._jobs.telling_errors():
                await self._open(value)
        elif value == _UP:
            self.go_up()
        else:
            await self.run_action(value)

    @work
    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the folder, or read the file, whose path was typed; else what the list is on."""
        if not event.value.strip():
            self.list.action_select()
        elif not self._jobs.is_free or not await self._open_typed(event.value):
            self.query_one(PathLine).put_back(event.value)

    def action_paste_text(self) -> None:
        """Read a text that is pasted."""
        if self._jobs.is_free:
            self.paste("")

    def action_all_files(self) -> None:
        """List all files, or only those that can be read."""
        self._every = not self._every
        if self._listing.folder is not None:
            folder = self._listing.folder
            job = partial(list_folder, folder, every=self._every)
            self._show(f"正在打开 {folder}", job)

    @work
    async def paste(self, text: str) -> None:
        """Read a text that is pasted, or is to be."""
        report = await self.app.push_screen_wait(PasteScreen(self._library, text, self._purpose))
        if report is not None:
            self.dismiss(report)

    def go_up(self) -> None:
        """List what is above the folder."""
        folder = self._listing.folder
        if folder is not None and has_above(folder):
            job = partial(list_above, folder, every=self._every)
            self._show(f"正在打开 {folder.parent}", job)

    async def _open_typed(self, words: str) -> bool:
        """Go where a typed path leads; False, and told, when that is nowhere."""
        try:
            path = typed_path(words, self._listing.folder)
            there = await self._jobs.do(f"正在找 {path}，不等了按 Esc", partial(is_folder, path))
            await self._open(FolderEntry(path, there))
        except ReportError as error:
            self._jobs.tell(str(error), bad=True)
            return False
        return True

    @work
    async def _show(self, words: str, job: Callable[[], Listing]) -> None:
        with self._jobs.telling_errors():
            self._take(await self._jobs.do(f"{words}，不等了按 Esc", job))

    async def _open(self, entry: FolderEntry) -> None:
        """List a folder, or read a file; raises ReportError."""
        if entry.is_folder:
            job = partial(list_folder, entry.path, every=self._every)
            self._take(await self._jobs.do(f"正在打开 {entry.path}，不等了按 Esc", job))
            return
        name, folder = entry.path.name, self._listing.folder
        stored = await self._purpose.take(
            self._jobs,
            self._library,
            name,
            partial(read_file, entry.path),
            words=f"正在读 {name}",
            keep=partial(_keep_folder, self._library, folder) if folder else None,
        )
        if stored is not None:
            self.dismiss(stored)

    def _take(self, listing: Listing) -> None:
        """Show another folder, the cursor on the one come from, else on its first entry."""
        came_from, self._listing = self._listing.folder, listing
        there = [entry for entry in listing.entries if entry.path == came_from]
        rest = [entry.value for entry in self.entries()]
        self.draw(on=next(iter((*there, *listing.entries, rest[-1]))))


async def read_in(app: App[Any], library: Library) -> Report | None:
    """Let the clerk read a report in, and say which it was; None when none was stored."""
    report: Report | None = await app.push_screen_wait(ImportScreen(library))
    if report is not None:
        app.notify(f"已读入{report.office}{report.year}年的报告。")
    return report


def _first_listing(library: Library) -> Listing:
    """The folder of the last file, else the one the program was begun in."""
    kept = IMPORT_FOLDER.load(library)
    return list_folder(kept if kept and is_folder(kept) else Path.cwd())


def _keep_folder(library: Library, folder: Path) -> None:
    """Begin there the next time. An empty library stays empty until a report is stored."""
    with suppress(ReportError):  # where a file was is not worth a question
        if not library.is_empty:
            IMPORT_FOLDER.keep(library, folder)


def _more(listing: Listing, *, every: bool) -> str:
    """The last line: what is not listed, empty when everything is."""
    beyond = f"还有{listing.beyond}个没有列出，请写路径。" if listing.beyond else ""
    if every:
        return f"{beyond}（只列能读的文件）"
    return f"{beyond}（另有{listing.others}个别的文件，全部列出）" if listing.others else beyond


def _line(entry: FolderEntry, width: int) -> str:
    """A folder's or a file's line on a screen of `width` terminal cells."""
    if entry.is_folder:
        return f"{entry.path.name or entry.path}/"
    room = max(20, width - _COLUMNS)
    name = clean_marks(entry.path.name).replace("\n", " ")
    if cell_len(name) > room:
        name = set_cell_size(name, room - 3).rstrip() + "..."
    size = f"{max(1, entry.size // 1024)}K"
    changed = f"{entry.changed:%Y-%m-%d}" if entry.changed else ""
    return f"{set_cell_size(name, room)}{size:>8}  {changed}"


def is_text(pasted: str) -> bool:
    """Whether what was pasted is a text to be read and no path."""
    lines = [line for line in split_lines(pasted) if line.strip()]
    return len(lines) > 1 or len(pasted) > _PATH_LIMIT
