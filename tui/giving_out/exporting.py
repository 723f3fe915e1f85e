"""Where to write a report, in which formats; asks before it overwrites."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from textual import work
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static

from nianbao.desk.file_window import show_folder, window_program
from nianbao.desk.files import (
    REVIEW_SHEETS,
    export_file,
    export_name,
    is_draft,
    remark,
    review_sheet,
    typed_path,
    write_export,
)
from nianbao.desk.open_report import OpenReport
from nianbao.desk.places import Place, places_to_write
from nianbao.desk.remembered import EXPORT_FOLDER
from nianbao.exports.options import PrintOptions
from nianbao.report.errors import ReportError
from nianbao.report.text import clean_marks
from nianbao.storage.own_files import own_paths
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import Dialog
from nianbao.tui.kit.dialogs import FEW_ROWS, confirm
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.off_loop import holding_keys, off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.kit.whole_line import WholeLine

_FORMATS = (
    ("Markdown 和纯文本（两个文件）", ("markdown", "text")),
    ("纯文本（.txt，粘贴用）", ("text",)),
    ("Markdown（.md）", ("markdown",)),
    ("网页代码（.html，粘贴到源代码框）", ("html",)),
    ("网页（.html，用浏览器打开，按按钮复制，可以打印）", ("page",)),
    ("Word（.docx，按公文格式）", ("docx",)),
    ("数据（.json，给本程序读回来）", ("json",)),
    ("审签单（给领导签字，Word，一页）", ("review-word",)),
    ("审签单（列出全部问题，Markdown 和纯文本）", ("review", "review-text")),
)
"""What can be written: its name, and the export's targets."""
_ROOMY = 32
"""Rows of a screen with room for all lines of the dialog, and for what was done."""
_FOLDER, _HABITS, _SHOW, _COPY = "folder", "habits", "show", "copy"
"""What else Enter does here, and where each line stands."""
_AFTER = ((_SHOW, "打开写到的文件夹"), (_COPY, "复制写到的路径"))
_OTHERS = (
    (_FOLDER, "换一个文件夹（桌面、文档、下载、U盘……）"),
    (_HABITS, "导出习惯（编号、小数、落款、编码……）"),
)


class ExportScreen(Dialog[None]):
    """Writes a report and shows the full path of what was written."""

    CSS_PATH = "../kit/dialogs.tcss"
    BINDINGS = bindings(("back",))

    def __init__(self, held: OpenReport, places: tuple[Place, ...], folder: Path) -> None:
        super().__init__()
        self._held = held
        self._draft = is_draft(held.report, held.findings)
        self._places, self._folder = places, folder
        self._written: tuple[Path, ...] = ()
        self._told = False

    def compose(self) -> ComposeResult:
        """The formats, the folder, what was done."""
        with Vertical(id="dialog", classes="-keys-stay"):
            yield Static("导出", classes="dialog-title")
            if self._draft:
                yield Static(
                    "还有错误或没填的格，文件名会带“草稿”。按 Esc 返回，再按 F2 看要改什么。",
                    classes="error-words",
                )
            yield EntryList(self._lines(), compact=True)
            yield Static("写到哪个文件夹（Tab 到这里改）：", classes="dialog-body")
            folder = WholeLine(_line_of(self._folder))
            folder.styles.margin = 0
            yield folder
            yield Static("", id="outcome", classes="dialog-body")
            yield Static("上下键 选格式　回车 导出　Esc 返回", classes="dialog-keys")

    def _lines(self) -> Iterator[Entry[tuple[str, ...] | str]]:
        """What can be done with what was written, the formats, what can be changed."""
        for what, name in _AFTER if self._written else ():
            if what != _SHOW or window_program():
                yield Entry(plain(name), what)
        for name, targets in _FORMATS:
            yield Entry(plain(name), targets)
        for what, name in _OTHERS:
            yield Entry(plain(name), what)

    def on_mount(self) -> None:
        """Put the cursor on the first format."""
        rows = self.query_one(EntryList)
        rows.highlighted = 0
        self.set_focus(rows)
        self._make_room()

    def on_input_submitted(self) -> None:
        """Enter in the folder's line exports the format under the cursor."""
        self.query_one(EntryList).action_select()

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Write the chosen formats, or do what else the line says."""
        value = event.option.value if isinstance(event.option, Entry) else None
        others = {
            _FOLDER: self._change_folder,
            _HABITS: self._change_habits,
            _SHOW: self._show_folder,
            _COPY: self._copy_path,
        }
        try:
            if value is not None:
                await (others[value]() if isinstance(value, str) else self._export(value))
        except ReportError as error:
            self._tell(str(error), bad=True)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def _export(self, targets: tuple[str, ...]) -> None:
        """Write the formats, after asking for each file that is there; raises StorageError."""
        folder = self._folder_now()
        paths = {
            target: folder / export_name(self._held.printed.title, target, draft=self._draft)
            for target in targets
        }
        there = await off_loop(self.app, "正在看文件夹", partial(_names_there, paths))
        if there and not await self._may_overwrite(there):
            self._tell("没有写，原来的文件没有动。")
            return
        with holding_keys(self.app):
            options = await off_loop(self.app, "正在读", self._held.print_options)
            remarks = await off_loop(self.app, "正在导出", partial(self._write, paths, options))
        self._written = tuple(paths.values())
        self.query_one(EntryList).show(self._lines())
        names = [f"  {path.name}" for path in paths.values()]
        self._tell("\n".join([f"已写到：{folder}", *names, *remarks]))

    def _write(self, paths: Mapping[str, Path], options: PrintOptions) -> list[str]:
        """Write each format; gives what is to be told besides. Runs in a thread."""
        for target, path in paths.items():
            write_export(self._drawn(target, options), path, self._held.library.path)
        held, folder = self._held, next(iter(paths.values())).parent
        with suppress(ReportError):  # where it went is not worth a question
            EXPORT_FOLDER.keep(held.library, folder)
        told = [remark(held.report, held.previous, target, options) for target in paths]
        return list(filter(None, told))

    def _drawn(self, target: str, options: PrintOptions) -> str | bytes:
        held = self._held
        if target in REVIEW_SHEETS:
            return review_sheet(held.report, held.findings, held.previous, target)
        return export_file(held.report, held.previous, target, options)

    def _folder_now(self) -> Path:
        """The folder in the line; the one that was chosen while nobody has typed there.

        Its name may hold what no line shows: bytes that are no characters, a space at its end.
        Raises StorageError.
        """
        words = self.query_one(Input).value
        return self._folder if words == _line_of(self._folder) else typed_path(words)

    async def _change_folder(self) -> None:
        from nianbao.tui.kit.browse_screen import BrowseScreen, Wanted

        line = self.query_one(Input)
        own = own_paths(self._held.library.path)
        wanted = Wanted("导出到哪个文件夹", own=own)
        screen = BrowseScreen(wanted, self._folder_now(), self._places)
        folder = await self.app.push_screen_wait(screen)
        if folder is not None:
            self._folder, line.value = folder, _line_of(folder)
            self._tell(f"导出会写到：{folder}")

    async def _show_folder(self) -> None:
        if program := window_program():
            folder = self._written[0].parent
            await off_loop(self.app, "正在打开文件夹", partial(show_folder, folder, program))

    async def _copy_path(self) -> None:
        from nianbao.desk.clipboard import Rich, copy, ways

        path = "\n".join(map(str, self._written))
        here = ways(self.app.copy_to_clipboard, None)
        copied = await off_loop(self.app, "正在复制", partial(copy, Rich(path), here))
        self._tell(f"已复制路径：\n{path}\n{copied.words}")

    async def _change_habits(self) -> None:
        from nianbao.tui.settings.habits import change_habits

        await change_habits(self.app, self._held.library)

    async def _may_overwrite(self, names: list[str]) -> bool:
        return await confirm(
            self.app,
            "文件已经有了",
            yes="覆盖",
            no="不覆盖，回去",
            body="\n".join(names),
            no_first=True,
        )

    def _tell(self, words: str, *, bad: bool = False) -> None:
        outcome = self.query_one("#outcome", Static)
        outcome.set_class(bad, "error-words")
        outcome.update(Flowing(words))
        self._told = True
        self._make_room()

    def on_resize(self) -> None:
        """Show as many rows as there is room for now."""
        self._make_room()

    def _make_room(self) -> None:
        """Shorten the list: what was done, and the keys, are worth more than all its rows."""
        self.set_class(self.size.height < FEW_ROWS, "-few-rows")
        self.query_one("#dialog").set_class(self._told and self.size.height < _ROOMY, "-short")
        self.call_after_refresh(self.query_one(EntryList).scroll_to_highlight)


async def show_export(app: App[Any], held: OpenReport) -> None:
    """Let the clerk export a report; the folder is looked for on a disk first."""
    with holding_keys(app):
        places, folder = await off_loop(
            app, "正在看文件夹", partial(places_to_write, held.library, EXPORT_FOLDER)
        )
        await app.push_screen(ExportScreen(held, places, folder))


def _line_of(folder: Path) -> str:
    return clean_marks(str(folder)).replace("\n", " ")


def _names_there(paths: Mapping[str, Path]) -> list[str]:
    """The names of the files that are there already."""
    return [path.name for path in paths.values() if os.path.lexists(path)]
