"""The report as on paper, and the exact exports, on the screen: whole or one section."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from textual.app import App, ComposeResult
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Static

from nianbao.desk.files import export_text
from nianbao.desk.open_report import OpenReport
from nianbao.exports import write_section
from nianbao.exports.options import PrintOptions
from nianbao.exports.outline import outline, outline_section
from nianbao.report.document import Report
from nianbao.report.form.shape import Section
from nianbao.tui.actions import bindings
from nianbao.tui.giving_out.paper import PaperRow, paper_rows
from nianbao.tui.giving_out.paper_view import PaperView
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.key_line import KeyLine
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.off_loop import holding_keys, off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.terminal.exact import keep_words

_PAPER = "paper"
_VIEWS = (
    ("纸面", _PAPER, True),
    ("纯文本（表格对齐）", "text", True),
    ("纯文本（粘贴用，制表符分列）", "text", False),
    ("Markdown", "markdown", False),
    ("网页代码", "html", False),
)
"""What can be shown: its name, the page or an export's target, whether tables are aligned."""
_KEYS = "方向键 PageUp PageDown 翻看"
_KEYS_EXPORTED = f"{_KEYS}　比窗口宽的往右翻；对着行名看数，按 F3 到纸面"
"""What is exported is shown to the character: its rows are not broken, nor their labels kept."""
_PAGE_CELLS = 116
"""A page wider than this is no easier to read."""


class _Exported(Static):
    """What would be exported, not a character changed."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None that changes a character."""
        return keep_words(super().get_line_filters())


class PreviewScreen(ClerkScreen[None]):
    """Shows the page first. F3 shows it in the next format, F10 whole or one section."""

    CSS_PATH = "preview.tcss"
    ACTION_IDS = ("next_view", "next_part", "back")
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, report: Report, page: str, options: PrintOptions) -> None:
        super().__init__()
        self._report = report
        self._options = options
        self._view = 0
        self._parts: list[Section | None] = [None, *report.form.sections]
        self._part = 0
        self._page = page

    def compose(self) -> ComposeResult:
        """What is shown, the text, the keys."""
        yield Static("", classes="title-line")
        yield PaperView()
        with ScrollableContainer(id="exported"):
            yield _Exported("", id="text")
        yield Static("", classes="quiet preview-keys")
        yield KeyLine(self.action_ids())

    def action_ids(self) -> tuple[str, ...]:
        """The next format and the next part come first."""
        return (*self.ACTION_IDS, "help", "palette", "quit")

    def help_words(self) -> str:
        """What is shown here."""
        return (
            "先看纸面：表格和印出来的一样，往下翻表头留在上面。\n"
            "按 F3 换成导出来的原样，一个字不差；按 F10 只看一个部分。"
        )

    def on_mount(self) -> None:
        """Show the whole report."""
        self._draw()

    def action_next_view(self) -> None:
        """Show the next format."""
        self._view = (self._view + 1) % len(_VIEWS)
        self._draw()

    def action_next_part(self) -> None:
        """Show the next section; after the last the whole. The first is the page in hand."""
        keys = [part.key if part else "" for part in self._parts]
        if self._part == 0 and self._page and self._page in keys:
            self._part = keys.index(self._page)
            self._page = ""
        else:
            self._part = (self._part + 1) % len(self._parts)
        self._draw()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        self._draw()

    def _draw(self) -> None:
        name, target, aligned = _VIEWS[self._view]
        part = self._parts[self._part]
        title = f"预览：{part.title.text if part else '全文'}　{name}"
        self.query_one(".title-line", Static).update(plain(title))
        paper, exported = self.query_one(PaperView), self.query_one("#exported")
        paper.display, exported.display = target == _PAPER, target != _PAPER
        self.query_one(".preview-keys", Static).update(_KEYS if paper.display else _KEYS_EXPORTED)
        self.set_focus(paper if paper.display else exported)
        if target == _PAPER:
            paper.show(self._page_rows(part))
            return
        options = replace(self._options, aligned=aligned)
        if part is None:
            text = export_text(self._report, None, target, options)
        else:
            text = write_section(self._report, part.key, target, options)
        rows = _rows(text, self._text_width)
        self.query_one("#text", Static).update(Content("\n".join(rows)))
        exported.scroll_home(animate=False)

    def _page_rows(self, part: Section | None) -> list[PaperRow]:
        report, options = self._report, self._options
        whole = outline(report, options)
        drawn = outline_section(report, part.key, options) if part else whole
        return paper_rows(drawn, min(self._text_width, _PAGE_CELLS))

    @property
    def _text_width(self) -> int:
        return max(20, self.size.width - 4)


async def show_preview(app: App[Any], held: OpenReport, page: str) -> None:
    """Show the exact export of a report, from which the clerk came at a page."""
    with holding_keys(app):
        options = await off_loop(app, "正在读", held.print_options)
        await app.push_screen(PreviewScreen(held.printed, page, options))


def _rows(text: str, width: int) -> Iterator[str]:
    """The lines of a text, prose broken into rows of `width` cells; rows of tables stay whole."""
    for line in text.split("\n"):
        if "\t" in line or "│" in line or line.startswith("|"):
            yield line
        else:
            yield from broken(line, width)
