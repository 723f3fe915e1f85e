"""The screen of one report of the library: its pages, its status, the list of pages beside it.

What is done with the report are functions over this screen, in the modules around it.
"""

import asyncio
from collections.abc import Sequence

from textual import events, work
from textual.app import ComposeResult
from textual.widgets import Static

from nianbao.desk.open_report import OpenReport
from nianbao.desk.progress import PageState
from nianbao.desk.report_in_hand import Told
from nianbao.report.finding import count_findings
from nianbao.tui.actions import bindings
from nianbao.tui.kit.key_line import KeyLine
from nianbao.tui.pages.findings_beside import show_findings
from nianbao.tui.pages.page_list import PageList
from nianbao.tui.pages.screen import PagesScreen, Pane
from nianbao.tui.report.leaving import keep, leave
from nianbao.tui.report.own_actions import REPORT_ACTION_IDS, shown_ids
from nianbao.tui.report.status_line import StatusLine
from nianbao.tui.report.surroundings import (
    CountyWords,
    draw_title,
    fit_to,
    fold_pages,
    open_beside,
    page_states_of,
)


class ReportScreen(PagesScreen[None]):
    """Shows one report, page by page; every change is kept."""

    held: OpenReport
    PUTS_ASIDE = True
    sought = ""
    """The words looked for last."""
    settling = False
    """Whether a save is waited for, or a question about one that failed is open."""
    ACTION_IDS = REPORT_ACTION_IDS
    BINDINGS = bindings(ACTION_IDS)

    def action_ids(self) -> tuple[str, ...]:
        """What every page has, and what this page alone has."""
        return shown_ids(self.panels.own_actions(), compare_on=self.panels.compare_on)

    def help_words(self) -> str:
        """Help on the row or field in hand."""
        return self.panel.help_words()

    def heed_settings(self) -> None:
        """Check by the limits as they are now."""
        self.held.heed_settings()

    def states(self) -> Sequence[PageState]:
        """How far each page is, and what the county said about it."""
        return page_states_of(self.held)

    def compose(self) -> ComposeResult:
        """Title, pages beside the panel in hand, status, keys."""
        fold_pages(self, self.app.size.width)  # while nothing is there to be dressed again
        yield Static("", classes="title-line")
        with Pane(id="body"):
            yield PageList()
            with Pane(id="right"):
                yield Static("", id="page-title")
                yield CountyWords("", id="county-words")
        yield StatusLine()
        yield KeyLine(self.action_ids())

    async def on_mount(self) -> None:
        """Where there is room, have last year's beside this year's from the beginning."""
        open_beside(self)

    async def on_unmount(self) -> None:
        """End the saver's thread; the loop does not wait for it."""
        await asyncio.to_thread(self.held.close)

    async def on_resize(self, event: events.Resize) -> None:
        """Fold the list of pages away on a narrow terminal, have the findings on a wide one."""
        await fit_to(self, event.size.width)

    def show_told(self, told: Told) -> None:
        """Show what has become different, and what the history has to tell after a save."""
        super().show_told(told)
        if told is not Told.SAVING or self.held.saver.state.kind == "failed":
            return  # of the two that one is to be read, and the history is tried again with it
        if words := self.held.before_saves.take_words():
            self.app.notify(words, severity="warning", timeout=15)

    def draw_around(self, pages: Sequence[PageState], page: PageState) -> None:
        """Title, the county's words, list of pages as they are now."""
        draw_title(self, self.size.width)
        self.query_one(CountyWords).tell(self.held, page.key)
        self.query_one(PageList).show_pages(pages, page.key)
        show_findings(self)

    def tell_status(self) -> None:
        """Say truthfully whether all is saved, and count the findings."""
        errors, warnings = count_findings(self.findings)
        self.query_one(StatusLine).tell(
            self.held.saver.state,
            typing=self.held.typing,
            locked=self.held.locked_briefly,
            errors=errors,
            warnings=warnings,
        )

    def action_import_report(self) -> None:
        """Read a report in, beside this one."""
        from nianbao.tui.report.outward import import_beside

        if self.fold():
            import_beside(self)

    async def leave(self) -> bool:
        """Save everything first; False when the clerk wants to stay."""
        return await leave(self)

    async def keep(self) -> None:
        """Save what was typed; the program is being ended."""
        await keep(self)

    @work
    async def action_back(self) -> None:
        """Leave the report; all of it is saved first."""
        if await self.leave() and self.is_active:  # Esc may have come twice
            self.app.pop_screen()
