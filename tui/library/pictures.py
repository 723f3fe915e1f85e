"""This year beside the years before, as bars: where one looks rather than reads."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.years.trends import topics
from nianbao.storage.library import Library
from nianbao.storage.stored import report_of
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.key_line import KeyLine
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.library.bars import bar_lines

_EMPTY = "还没有报告可以画。先新建一份，或者按 F9 读入往年的，有两年就能比。按 Esc 返回。"
_ALONE = "只有一年的报告。按 F9 读入往年的，就能一年一年比。"


class PicturesScreen(ClerkScreen[None]):
    """Shows the bars of all reports of an office; arrows scroll."""

    CSS_PATH = "../kit/reading.tcss"
    ACTION_IDS = ("back",)
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "上下键 翻看　Esc 返回　　F12 不是另存为，另存为按 F5"

    def __init__(self, office: str, reports: Sequence[Report]) -> None:
        super().__init__()
        self._office = office
        self._reports = reports

    def compose(self) -> ComposeResult:
        """The office, the bars, the keys."""
        yield Static(plain(f"历年图　{self._office}"), classes="title-line")
        with VerticalScroll():
            yield Static("", id="bars")
        yield Static(self.KEYS, classes="quiet reading-keys")
        yield KeyLine(self.action_ids())

    def help_words(self) -> str:
        """What the bars are."""
        return (
            "每一条是一年的数，最长的一条是最大的数；数写在条的后面。\n"
            "同一组里条的长短可以互相比；第二部分每一种数自己一个比例。\n"
            "2019、2020年的旧表式，只画新表式里也有的数。\n"
            "要的是另存为（Word、WPS 里的 F12）：按 Esc 返回，在报告里按 F5 导出。"
        )

    def on_mount(self) -> None:
        """Be ready to scroll."""
        self.set_focus(self.query_one(VerticalScroll))

    def on_resize(self) -> None:
        """Fit the bars to the width."""
        width = max(40, self.size.width - 4)
        lines: list[str] = []
        if len(self._reports) < 2:
            lines += [*broken(_ALONE if self._reports else _EMPTY, width), ""]
        for topic in topics(self._reports) if self._reports else ():
            lines.append(f"【{topic.title}】")
            for line in bar_lines(topic, width):
                lines += broken(line, width) if line.startswith("各年") else [line]
        self.query_one("#bars", Static).update(plain("\n".join(lines)))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


async def show_pictures(app: App[Any], library: Library, report: Report | None) -> None:
    """Show a report beside the years before, or all of the office; raises StorageError."""
    office, reports = await off_loop(app, "正在读", partial(_reports, library, report))
    await app.push_screen(PicturesScreen(office, reports))


def _reports(library: Library, report: Report | None) -> tuple[str, list[Report]]:
    """The office and all its reports that can be read; damaged ones are told where they open.

    With `report`, it is that one's office, and that one takes the place of what is stored.
    """
    office = report.office if report else library.office().name
    reports = [report] if report else []
    for line in library.summaries():
        if line.office != office or (report and line.year == report.year):
            continue
        document = library.document(line.office, line.year)
        try:
            reports += [report_of(document)] if document else []
        except ReportError:
            continue
    return office, reports
