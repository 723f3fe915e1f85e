"""One report of the library on the screen: every change is kept.

What is done with a whole report (findings, preview, export, leaving) stands in report.py.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from desk.address import Address
from desk.keeping import Keeping
from desk.progress import PageState, page_states
from desk.saver import Saver, SaveState
from report.document import Report
from report.errors import ReportError
from report.finding import Finding, count_findings
from report.office import Office
from report.state import STATES
from tui.kit.flowing import Flowing
from tui.kit.key_line import KeyLine
from tui.kit.plain import plain
from tui.pages.page_actions import EditingView
from tui.pages.page_list import PageList
from tui.pages.screen import Pane
from tui.prose.overview import OverviewPanel
from tui.report.status_line import StatusLine
from tui.report.title_words import title_words

NARROW = 110
"""Terminal cells below which the list of pages folds away."""
NARROW_BESIDE = 150
"""The same while last year's report is shown beside this year's."""
PAGES_WIDTH = 28


class ReportView(EditingView[None]):
    """Shows one report, page by page, and keeps every change."""

    settling = False
    """Whether a save is waited for, or a question about one that failed is open."""

    @dataclass
    class SaveTold(Message):
        """The saver has come to another state."""

        state: SaveState

    def __init__(self, report: Report, keeping: Keeping, start: Address) -> None:
        self.keeping = keeping
        super().__init__(report, start)
        self.saver = Saver(lambda report: self.keeping.save(report), self._tell_saved)
        self._said = ""

    @property
    def office(self) -> Office:
        """The settings of the office whose report it is."""
        return self.keeping.office

    @property
    def locked(self) -> str:
        """The sentence that says why nothing can be changed; empty when it can."""
        return self.keeping.locked

    @property
    def previous(self) -> Report | None:
        """Last year's report, or the one that was chosen as such."""
        return self.keeping.previous

    def find(self, report: Report) -> Sequence[Finding]:
        """All findings about a report, as of today."""
        return self.keeping.check(report)

    async def find_at_ease(self, report: Report) -> Sequence[Finding]:
        """The same, while keys come."""
        return await self.keeping.check_at_ease(report)

    def heed_settings(self) -> None:
        """Check by the limits as they are now."""
        with suppress(ReportError):  # else by those it was opened with
            self.keeping = replace(self.keeping, office=self.keeping.library.office())
        for panel in self._panels.values():
            if isinstance(panel, OverviewPanel):
                panel.limit = self.office.overview_limit
        self.recheck()

    def states(self) -> Sequence[PageState]:
        """How far each page is, and what the county said about it."""
        return page_states(self.report, self.findings, self.keeping.standing.returned)

    def compose(self) -> ComposeResult:
        """Title, pages beside the panel in hand, status, keys."""
        yield Static("", classes="title-line")
        with Pane(id="body"):
            yield PageList()
            with Pane(id="right"):
                yield Static("", id="page-title")
                yield Static("", id="county-words")
        yield StatusLine()
        yield KeyLine(self.action_ids())

    def on_unmount(self) -> None:
        """End the saver's thread."""
        self.saver.close()

    def on_resize(self, event: events.Resize) -> None:
        """Fold the list of pages away on a narrow terminal."""
        self.fold_pages(event.size.width)
        self._draw_title(event.size.width)

    def fold_pages(self, width: int) -> None:
        """Show the list of pages where there is room for it, all other things in any case."""
        self.set_class(width < NARROW, "-narrow")
        self.set_class(width < (NARROW_BESIDE if self.beside else NARROW), "-folded")
        self.set_class(self.beside, "-beside")

    def watch_report(self, report: Report) -> None:
        """Hand a new report down and to the saver."""
        self.saver.submit(report)
        super().watch_report(report)

    def on_report_view_save_told(self, event: SaveTold) -> None:
        """Show the state of saving, and what the history has to tell."""
        del event  # by now a newer report may be on its way: the saver knows
        self.tell_status()
        if self.saver.state.kind == "failed":
            return  # of the two that one is to be read, and the history is tried again with it
        if words := self.keeping.sitting.take_words():
            self.app.notify(words, severity="warning", timeout=15)

    def draw_around(self, pages: Sequence[PageState], page: PageState) -> None:
        """Title, the county's words, list of pages as they are now."""
        self._draw_title(self.size.width)
        self._draw_county_words(self.keeping.standing.returned.get(page.key, ""))
        self.query_one(PageList).show_pages(pages, page.key, PAGES_WIDTH)

    def _draw_title(self, width: int) -> None:
        words = title_words(self.report.title, STATES[self.keeping.standing.state], width - 2)
        self.query_one(".title-line", Static).update(plain(words), layout=False)

    def _draw_county_words(self, said: str) -> None:
        if said != self._said:  # drawing them lays out the screen anew
            self._said = said
            line = self.query_one("#county-words", Static)
            line.update(Flowing(f"县里的意见：{said}"))
            line.display = bool(said)

    def _tell_saved(self, state: SaveState) -> None:
        """Called from the saver's thread."""
        self.post_message(self.SaveTold(state))

    def tell_status(self) -> None:
        """Say truthfully whether all is saved, and count the findings."""
        errors, warnings = count_findings(self.findings)
        self.query_one(StatusLine).tell(
            self.saver.state,
            typing=self._typing,
            locked=self.keeping.locked_briefly,
            errors=errors,
            warnings=warnings,
        )
