"""The report as on paper, and the exact exports, on the screen: whole or one section."""

from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Static

from nianbao.desk.files import export_text
from nianbao.desk.open_report import OpenReport
from nianbao.exports import write_section
from nianbao.exports.options import PrintOptions
from nianbao.exports.outline import outline, outline_section
from nianbao.report.document import Report
from nianbao.report.form.shape import Section
from nianbao.tui.actions import bindings
from nianbao.tui.giving_out.exported_rows import source_rows, text_rows
from nianbao.tui.giving_out.paper import paper_rows
from nianbao.tui.giving_out.paper_rows import PaperRow
from nianbao.tui.giving_out.paper_view import PaperView
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.key_line import KeyLine
from nianbao.tui.kit.off_loop import holding_keys, off_loop
from nianbao.tui.kit.plain import plain

_PAPER = "paper"
_TEXT = "text"
_VIEWS = (
    ("纸面", _PAPER, ""),
    ("纯文本（表格对齐）", _TEXT, ""),
    ("纯文本（粘贴用，制表符分列）", _TEXT, "│ 是制表符。"),
    ("Markdown", "markdown", ""),
    ("网页代码", "html", ""),
)
"""What can be shown: its name, the page or an export's target, what a mark in it stands for."""
_BROKEN = "窗口放不下的行折成了几行，导出来的不折。"
_KEYS = "方向键 PageUp PageDown 翻看"
_PAGE_CELLS = 116
"""A page wider than this is no easier to read."""


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
        self._drawn_for = 0

    def compose(self) -> ComposeResult:
        """What is shown, the text, the keys."""
        yield Static("", classes="title-line")
        yield Static("", classes="quiet preview-told")
        yield PaperView()
        yield Static(_KEYS, classes="quiet preview-keys")
        yield KeyLine(self.action_ids())

    def help_words(self) -> str:
        """What is shown here."""
        return (
            "先看纸面：表格和印出来的一样，往下翻表头留在上面。\n"
            "按 F3 换成导出来的样子，一个字不差，太长的行只在这里折开；按 F10 只看一个部分。"
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
        """Fit the rows to the width, where it is another."""
        if self._text_width != self._drawn_for:
            self._draw()

    def _draw(self) -> None:
        self._drawn_for = self._text_width
        name, target, mark = _VIEWS[self._view]
        part = self._parts[self._part]
        title = f"预览：{part.title.text if part else '全文'}　{name}"
        self.query_one(".title-line", Static).update(plain(title))
        rows = self._rows(target, part)
        is_broken = target != _PAPER and any(row.goes_on for row in rows)
        told = self.query_one(".preview-told", Static)
        told.update(mark + (_BROKEN if is_broken else ""))
        told.display = bool(mark) or is_broken
        paper = self.query_one(PaperView)
        self.set_focus(paper)
        paper.show(rows)

    def _rows(self, target: str, part: Section | None) -> list[PaperRow]:
        report, options, width = self._report, self._options, self._text_width
        if target in (_PAPER, _TEXT):
            whole = outline(report, options)
            drawn = outline_section(report, part.key, options) if part else whole
            is_page = target == _PAPER
            return (
                paper_rows(drawn, min(width, _PAGE_CELLS)) if is_page else text_rows(drawn, width)
            )
        if part is None:
            text = export_text(report, None, target, options)
        else:
            text = write_section(report, part.key, target, options)
        return source_rows(text, width)

    @property
    def _text_width(self) -> int:
        return max(20, self.size.width - 4)


async def show_preview(app: App[Any], held: OpenReport, page: str) -> None:
    """Show the exact export of a report, from which the clerk came at a page."""
    with holding_keys(app):
        options = await off_loop(app, "正在读", held.print_options)
        await app.push_screen(PreviewScreen(held.printed, page, options))
