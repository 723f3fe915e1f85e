"""Where to write a report, in which formats; asks before it overwrites."""

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static

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
from nianbao.exports.options import PrintOptions
from nianbao.report.errors import ReportError
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import Dialog
from nianbao.tui.kit.dialogs import confirm
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
_HABITS = "导出习惯（编号、小数、落款、编码……）"


class ExportScreen(Dialog[None]):
    """Writes a report and shows the full path of what was written."""

    CSS_PATH = "../kit/dialogs.tcss"
    BINDINGS = bindings(("back",))

    def __init__(self, held: OpenReport) -> None:
        super().__init__()
        self._held = held
        self._draft = is_draft(held.report, held.findings)
        self._folder = held.library.path.parent

    def compose(self) -> ComposeResult:
        """The formats, the folder, what was done."""
        with Vertical(id="dialog"):
            yield Static("导出", classes="dialog-title")
            if self._draft:
                yield Static(
                    "还有错误或没填的格，文件名会带“草稿”。按 F2 看要改什么。",
                    classes="error-words",
                )
            lines = (*_FORMATS, (_HABITS, ()))
            yield EntryList((Entry(plain(name), one) for name, one in lines), compact=True)
            yield Static("写到哪个文件夹（Tab 到这里改）：", classes="dialog-body")
            folder = WholeLine(str(self._folder), compact=True)
            folder.styles.margin = 0
            yield folder
            yield Static("", id="outcome", classes="dialog-body")
            yield Static("上下键 选格式　回车 导出　Esc 返回", classes="dialog-keys")

    def on_mount(self) -> None:
        """Put the cursor on the first format."""
        rows = self.query_one(EntryList)
        rows.highlighted = 0
        self.set_focus(rows)

    def on_input_submitted(self) -> None:
        """Enter in the folder's line exports the format under the cursor."""
        self.query_one(EntryList).action_select()

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Write the chosen formats, or change the habits: their line stands for no format."""
        targets = event.option.value if isinstance(event.option, Entry) else ()
        try:
            if targets:
                await self._export(targets)
            else:
                await self._change_habits()
        except ReportError as error:
            self._tell(str(error), bad=True)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def _export(self, targets: tuple[str, ...]) -> None:
        """Write the formats, after asking for each file that is there; raises StorageError."""
        folder = typed_path(self.query_one(Input).value)
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
        names = [f"  {path.name}" for path in paths.values()]
        self._tell("\n".join([f"已写到：{folder}", *names, *remarks]))

    def _write(self, paths: Mapping[str, Path], options: PrintOptions) -> list[str]:
        """Write each format; gives what is to be told besides. Runs in a thread."""
        for target, path in paths.items():
            write_export(self._drawn(target, options), path, self._held.library.path)
        held = self._held
        told = [remark(held.report, held.previous, target, options) for target in paths]
        return list(filter(None, told))

    def _drawn(self, target: str, options: PrintOptions) -> str | bytes:
        held = self._held
        if target in REVIEW_SHEETS:
            return review_sheet(held.report, held.findings, held.previous, target)
        return export_file(held.report, held.previous, target, options)

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
        self.call_after_refresh(outcome.scroll_visible, animate=False)


def _names_there(paths: Mapping[str, Path]) -> list[str]:
    """The names of the files that are there already."""
    return [path.name for path in paths.values() if os.path.lexists(path)]
