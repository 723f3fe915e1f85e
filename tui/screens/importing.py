"""Reading a report in: the file, what was understood, office and year, and only then storing."""

from collections.abc import Sequence
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from imports import Reading
from report.document import FIRST_YEAR, LAST_YEAR, Report
from report.errors import ReportError
from report.finding import Finding, count_findings
from storage.library import Library
from tui.actions import bindings
from tui.files import read_file, typed_path
from tui.keeping import Keeping, save_imported
from tui.screens.dialogs import AskText, Choose
from tui.sitting import keep_version
from tui.widgets.plain import plain
from tui.words import SEVERITIES, STATES

SHOWN = 8
"""Findings listed at most."""


class ImportScreen(ModalScreen[Report | None]):
    """Asks for a file and reads it; gives the report that was stored, or None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(("back",))

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def compose(self) -> ComposeResult:
        """The line for the file's path."""
        with Vertical(id="dialog"):
            yield Static("读入一份报告", classes="dialog-title")
            yield Static(
                "文件在哪里？能读网页（.html、.mht）、Word（.docx）、文本（.txt）、"
                "Markdown（.md）和本程序导出的数据（.json）。",
                classes="dialog-body",
            )
            yield Input(str(Path.cwd()) + "/", compact=True)
            yield Static("", id="refusal", classes="error-words")
            yield Static(
                "回车 读入（先看读到了什么，再决定存不存）　Esc 返回", classes="dialog-keys"
            )

    def on_mount(self) -> None:
        """Be ready to type."""
        self.set_focus(self.query_one(Input))

    @work
    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the file, show what was understood, store it when the clerk agrees."""
        try:
            reading = read_file(typed_path(event.value))
            report = await self._settle(reading)
            if report is not None and await self._agreed(report):
                self.dismiss(report)
        except ReportError as error:
            self.query_one("#refusal", Static).update(plain(str(error)))

    def action_back(self) -> None:
        """Read nothing."""
        self.dismiss(None)

    async def _settle(self, reading: Reading) -> Report | None:
        """The report, after asking for the office and the year that the text does not tell."""
        office, year = reading.office, reading.year
        if reading.found and office is None:
            name = self._library.office().name
            office = await self.app.push_screen_wait(
                AskText("从标题里看不出是哪个单位，请写单位全称", value=name, refuse=_refuse_empty)
            )
            if office is None:
                return None
        if reading.found and year is None:
            text = await self.app.push_screen_wait(
                AskText("从标题里看不出是哪一年，请写年份", refuse=refuse_year)
            )
            if text is None:
                return None
            year = int(text)
        return reading.report(office, year)

    async def _agreed(self, report: Report) -> bool:
        """Show what was read; True when it was stored."""
        keeping = Keeping.of(self._library, report.office, report.year)
        findings = keeping.check(report)
        there = self._library.contains(report.office, report.year)
        state = f"（{STATES[keeping.standing.state]}）"
        store = f"换掉库里这一年的报告{state}" if there else "存进库里"
        chosen = await self.app.push_screen_wait(
            Choose(
                f"读到：{report.office} {report.year}年",
                [("no", "不存，回去"), ("yes", store)],
                body="\n".join(_lines(report, findings)),
                selected="no" if there else "yes",
            )
        )
        if chosen != "yes":
            return False
        if words := keep_version(self._library, report.office, report.year):
            self.app.notify(words, severity="warning")
        save_imported(self._library, report, findings)
        return True


def refuse_year(text: str) -> str:
    """What is wrong with a typed year; empty when it is one."""
    if text.strip().isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return ""
    return f"“{text.strip()[:20]}”不是年份，请写四位数字，如 2024。"


def _refuse_empty(text: str) -> str:
    return "" if text.strip() else "单位全称不能空着。"


def _lines(report: Report, findings: Sequence[Finding]) -> list[str]:
    lines = [
        f"{table.title.text}：{len(table.typed_cells) - len(report.blanks(table.key))}个数，"
        f"空{len(report.blanks(table.key))}格"
        for table in report.form.tables
    ]
    for section in report.form.prose_sections():
        fields = report.prose.fields(section.key)
        size = sum(len(report.prose.text(name)) for name in fields)
        lines.append(f"{section.title.text}：{size}字")
    errors, warnings = count_findings(findings)
    lines.append(f"查出{errors}个错误，{warnings}个提醒：")
    lines += [f"{SEVERITIES[f.severity]}　{f.message}" for f in findings[:SHOWN]]
    return lines
