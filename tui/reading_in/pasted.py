"""A report that is pasted: as a text, or as the source of a page; in one piece or in several."""

from functools import partial

from textual import events, work
from textual.app import ComposeResult
from textual.widgets import Static

from nianbao.imports import read_report
from nianbao.imports.decoding import SIZE_LIMIT
from nianbao.report.document import Report
from nianbao.report.text import split_lines, spoken_length
from nianbao.storage.library import Library
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.dialogs import confirm
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.key_line import KeyLine
from nianbao.tui.reading_in.source_lines import SourceLines
from nianbao.tui.reading_in.sources import Purpose, SourceToRead
from nianbao.tui.terminal.bursts import BurstField

_DRAW_AFTER = 0.1
"""Seconds after a key until what was pasted is drawn: some terminals paste key by key."""


class PasteBox(SourceLines):
    """Takes what is pasted behind what is there, and keys where a terminal pastes by keys."""

    burst_field = BurstField.ANYTHING

    def __init__(self, text: str) -> None:
        super().__init__()
        self._pieces = [text]
        self._length = len(text)
        self._refused = 0
        self._drawing = False

    @property
    def text(self) -> str:
        """All that was pasted."""
        return "".join(self._pieces)

    @text.setter
    def text(self, text: str) -> None:
        self._pieces, self._length, self._refused = [text], len(text), 0
        self._draw_soon()

    def on_mount(self) -> None:
        """Show what is there."""
        self._draw()

    def on_paste(self, event: events.Paste) -> None:
        """Take a piece whole, or not at all when it is too large."""
        event.stop()
        event.prevent_default()
        self.add(event.text)

    def on_key(self, event: events.Key) -> None:
        """Take a character, Enter and Tab; Backspace takes one away, Delete all."""
        if event.key == "delete":
            self.text = ""
        elif event.key == "backspace":
            self.text = self.text[:-1]
        elif event.key in ("enter", "tab"):
            self.add("\n" if event.key == "enter" else "\t")
        elif event.character is not None and event.character.isprintable():
            self.add(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def add(self, text: str) -> None:
        """Put a piece behind the others."""
        fits = self._length + len(text) <= SIZE_LIMIT
        self._refused = 0 if fits else len(text)
        if fits:
            self._pieces.append(text)
            self._length += len(text)
        self._draw_soon()

    def _draw_soon(self) -> None:
        if not self._drawing:
            self._drawing = True
            self.set_timer(_DRAW_AFTER, self._draw)

    def _draw(self) -> None:
        self._drawing = False
        lines = enumerate(split_lines(self.text), start=1)
        self.show_lines([(number, line) for number, line in lines if line.strip()])
        self.screen.query_one("#count", Static).update(Flowing(self._count()))

    def _count(self) -> str:
        if self._refused:
            return f"这一块有{self._refused // 10_000}万字，太长，没有放进来；请只复制报告的全文。"
        if not self._length:
            return (
                "还没有文字。在网页、Word 或 PDF 里选中报告的全文（连同标题和表格）复制，"
                "在这里粘贴；一次贴不完的，接着再贴。网页的源代码也可以。"
            )
        text = self.text
        lines = sum(1 for line in split_lines(text) if line.strip())
        return f"已粘贴{spoken_length(text)}字，{lines}行。按 F9 读入；Delete 清空重来。"


class PasteScreen(ClerkScreen[Report | None]):
    """Shows what was pasted; F9 reads it. Gives the report that was read and stored."""

    CSS_PATH = ["../kit/browsing.tcss", "source_lines.tcss"]
    ACTION_IDS = ("read_pasted", "back")
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, library: Library, text: str, purpose: Purpose) -> None:
        super().__init__()
        self._library = library
        self._purpose = purpose
        self._text = text
        self._jobs = Jobs()

    def help_words(self) -> str:
        """How to paste."""
        return (
            "在网页、Word、WPS 或 PDF 里选中报告的全文复制，回到这里粘贴（Ctrl+Shift+V、"
            "Shift+Insert 或鼠标右键，看终端是哪一种）。\n"
            "可以分几次粘贴，后面的接在前面的后面。Backspace 删去最后一个字，Delete 清空。\n"
            "粘贴好了按 F9 读入。"
        )

    def compose(self) -> ComposeResult:
        """How much there is, the text, what went wrong, the keys."""
        yield Static(self._purpose.pasting, classes="title-line")
        yield Static("", id="count")
        yield PasteBox(self._text)
        yield self._jobs
        yield KeyLine(self.action_ids())

    def on_mount(self) -> None:
        """Be ready for the paste."""
        self.set_focus(self.query_one(PasteBox))

    @work
    async def action_read_pasted(self) -> None:
        """Read what was pasted."""
        text = self.query_one(PasteBox).text
        if not text.strip():
            self.app.notify("还没有文字；先把报告的全文粘贴进来。")
        elif self._jobs.is_free:
            with self._jobs.telling_errors():
                read = partial(read_report, text)
                source = SourceToRead("粘贴的文字", read, "正在读粘贴的文字")
                stored = await self._purpose.take(self._jobs, self._library, source)
                if stored is not None:
                    self.dismiss(stored)

    @work
    async def action_back(self) -> None:
        """Go back; what was pasted is not thrown away without a question."""
        pasted = self.query_one(PasteBox).text.strip()
        if not pasted or await self._may_drop():
            self.dismiss(None)

    async def _may_drop(self) -> bool:
        return await confirm(
            self.app, "不读粘贴的文字了？", yes="不读了，回去", no="接着粘贴", no_first=True
        )
