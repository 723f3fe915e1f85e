"""Where the report is that is to be read in: a file, found with the keys, or a pasted text.

Nothing is stored before the clerk has seen what was read (reviewing.py).
"""

from contextlib import suppress
from functools import partial
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from textual import events, work
from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from desk.files import is_folder, read_file, typed_path
from desk.folders import FolderEntry, Listing, above, list_folder
from desk.remembered import IMPORT_FOLDER
from report.errors import ReportError
from report.text import clean_marks, split_lines
from storage.library import Library
from tui.actions import bindings
from tui.kit.choice_list import ChoiceList
from tui.kit.flowing import Flowing
from tui.kit.key_line import KeyLine
from tui.kit.line_breaking import broken
from tui.kit.plain import plain
from tui.reading_in.pasted import PasteScreen
from tui.reading_in.sources import SourceScreen

PATH_LIMIT = 4096
"""Characters a pasted line may have to be a path and no text."""
_COLUMNS = 28
"""Terminal cells of a line for size, date and what stands around."""
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


class ImportScreen(SourceScreen):
    """Lists folders and the files that can be read; Enter goes into one or reads it."""

    CSS_PATH = "importing.tcss"
    ACTION_IDS = (_PASTE, _ALL, "back")
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._listing = Listing(None, ())
        self._every = False

    def action_ids(self) -> tuple[str, ...]:
        """What every screen has goes with it."""
        return (*self.ACTION_IDS, "help", "palette", "quit")

    def help_words(self) -> str:
        """How to find a file, and what can be read."""
        return (
            "选一个报告的文件，按回车读入；先看读到了什么，再决定存不存。\n"
            "能读网页（.html、.mht）、Word（.docx）、文本（.txt）、Markdown（.md）和本程序导出的"
            "数据（.json）。PDF、旧版 Word 请打开它，复制全文，再选“粘贴文字”。\n"
            "回车进文件夹，退格到上一层。直接打字就是写路径，也可以从文件管理器复制路径来粘贴。\n"
            "复制了报告的全文，在这里直接粘贴也行。"
        )

    def compose(self) -> ComposeResult:
        """The folder, the line for a path, what is in the folder, what went wrong, the keys."""
        yield Static("读入一份报告", classes="title-line")
        yield Static("", id="folder")
        yield PathLine(placeholder="写文件或文件夹的路径（直接打字就写在这里）", compact=True)
        yield Static("", classes="greeting")
        yield ChoiceList(markup=False)
        yield Static("", classes="outcome")
        yield Static("上下键 选择　回车 打开　退格 上一层　打字 写路径", classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def on_mount(self) -> None:
        """Begin in the folder of the last file."""
        self.query_one(OptionList).can_focus = False
        self.set_focus(self.query_one(PathLine))
        self._draw()
        kept = IMPORT_FOLDER.load(self.library)
        self._go(kept if kept and kept.is_dir() else Path.cwd())

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self._draw(self.query_one(OptionList).highlighted or 0)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go into a folder, read a file, or do what the line says."""
        if not self.is_free:
            return
        match event.option_id:
            case "paste_text":
                self.action_paste_text()
            case "up":
                self.go_up()
            case "all_files":
                self.action_all_files()
            case at:
                self._choose(self._listing.entries[int(str(at))])

    @work
    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the folder, or read the file, whose path was typed; else what the list is on."""
        if not event.value.strip():
            self.query_one(OptionList).action_select()
        elif not self.is_free or not await self._open_typed(event.value):
            self.query_one(PathLine).put_back(event.value)

    def action_paste_text(self) -> None:
        """Read a text that is pasted."""
        if self.is_free:
            self.paste("")

    def action_all_files(self) -> None:
        """List all files, or only those that can be read."""
        self._every = not self._every
        if self._listing.folder is not None:
            self._go(self._listing.folder)

    def on_read(self) -> None:
        """Begin here the next time. An empty library stays empty until a report is stored."""
        if self._listing.folder is not None and not self.library.is_empty:
            with suppress(ReportError):  # where a file was is not worth a question
                IMPORT_FOLDER.keep(self.library, self._listing.folder)

    @work
    async def paste(self, text: str) -> None:
        """Read a text that is pasted, or is to be."""
        report = await self.app.push_screen_wait(PasteScreen(self.library, text))
        if report is not None:
            self.dismiss(report)

    async def _open_typed(self, words: str) -> bool:
        """Go where a typed path leads; False, and told, when that is nowhere."""
        try:
            path = typed_path(words, self._listing.folder)
            there = await self.do(f"正在找 {path}，不等了按 Esc", partial(is_folder, path))
            await self._open(FolderEntry(path, there))
        except ReportError as error:
            self.tell(str(error), bad=True)
            return False
        return True

    @work
    async def _choose(self, entry: FolderEntry) -> None:
        with self.telling_errors():
            await self._open(entry)

    async def _open(self, entry: FolderEntry) -> None:
        """List a folder, or read a file; raises ReportError."""
        if entry.is_folder:
            job = partial(list_folder, entry.path, every=self._every)
            self._take(await self.do(f"正在打开 {entry.path}，不等了按 Esc", job))
        else:
            name = entry.path.name
            await self.review(f"正在读 {name}", name, partial(read_file, entry.path))

    def go_up(self) -> None:
        """List what is above the folder."""
        if self._listing.folder is None:
            return
        match above(self._listing.folder):
            case Path() as parent:
                self._go(parent)
            case Listing() as drives:
                self._take(drives)

    def _go(self, folder: Path) -> None:
        self._choose(FolderEntry(folder))

    def _take(self, listing: Listing) -> None:
        """Show another folder, the cursor on the one come from, else on its first entry."""
        came_from, self._listing = self._listing.folder, listing
        places = [at for at, entry in enumerate(listing.entries) if entry.path == came_from]
        first = len(self._options()) - len(listing.entries) - bool(listing.others or self._every)
        self._draw(first + places[0] if places else min(first, len(self._options()) - 1))

    def _draw(self, highlighted: int = 0) -> None:
        folder = self._listing.folder
        words = str(folder) if folder else "这台电脑"
        rows = broken(clean_marks(words), max(20, self.size.width - 10))
        self.query_one("#folder", Static).update(plain("位置：" + "\n      ".join(rows)))
        greeting = self.query_one(".greeting", Static)
        greeting.display = not self._listing.entries
        greeting.update(
            Flowing(
                "这个文件夹里没有能读的文件。退格到上一层去找，或者打字写出路径；"
                "也可以在网页、Word 里复制报告的全文，在这里粘贴。"
            )
        )
        options = self.query_one(OptionList)
        options.set_options(self._options())
        options.highlighted = min(highlighted, options.option_count - 1)

    def _options(self) -> list[Option]:
        listing = self._listing
        options = [Option("+ 粘贴文字（从网页、Word、PDF 复制的全文）", id=_PASTE)]
        if listing.folder and above(listing.folder):
            options.append(Option(".. 上一层", id=_UP))
        options += [
            Option(plain(self._line(e)), id=str(at)) for at, e in enumerate(listing.entries)
        ]
        if words := self._more():
            options.append(Option(words, id=_ALL))
        return options

    def _more(self) -> str:
        """The last line: what is not listed, empty when everything is."""
        beyond = f"还有{self._listing.beyond}个没有列出，请写路径。" if self._listing.beyond else ""
        if self._every:
            return f"{beyond}（只列能读的文件）"
        if self._listing.others:
            return f"{beyond}（另有{self._listing.others}个别的文件，全部列出）"
        return beyond

    def _line(self, entry: FolderEntry) -> str:
        room = max(20, self.size.width - _COLUMNS)
        if entry.is_folder:
            return f"{entry.path.name or entry.path}/"
        name = clean_marks(entry.path.name).replace("\n", " ")
        if cell_len(name) > room:
            name = set_cell_size(name, room - 3).rstrip() + "..."
        size = f"{max(1, entry.size // 1024)}K"
        changed = f"{entry.changed:%Y-%m-%d}" if entry.changed else ""
        return f"{set_cell_size(name, room)}{size:>8}  {changed}"


def is_text(pasted: str) -> bool:
    """Whether what was pasted is a text to be read and no path."""
    lines = [line for line in split_lines(pasted) if line.strip()]
    return len(lines) > 1 or len(pasted) > PATH_LIMIT
