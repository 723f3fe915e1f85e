"""A report value shown page by page: panels, undo, findings; where it comes from is open.

The rule: `report` is the truth. Panels send a change up; this screen keeps the report before
and hands the new one down. Nothing else changes a report. report_view.py adds saving,
reviewing.py what was read and is not stored yet.
"""

from collections.abc import Sequence
from pathlib import Path, PurePath
from time import monotonic
from typing import TypeVar

from textual.containers import Container
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Static

from desk.address import FRONT, Address, address_of_change
from desk.progress import PageState, page_states
from report.document import Report, new_report
from report.errors import FigureError
from report.finding import Finding
from report.form.shape import FigureTable
from report.office import Office
from report.words.codes import Codes
from tui.grid.panel import FigurePanel
from tui.kit.clerk_screen import ClerkScreen
from tui.kit.key_line import KeyLine
from tui.kit.panel import Panel
from tui.kit.plain import plain
from tui.pages.page_list import PageList
from tui.prose.front import FrontPanel
from tui.prose.overview import OverviewPanel
from tui.prose.panel import ProsePanel

UNDO_STEPS = 200
TELL_LOCKED_AFTER = 3.0
"""Seconds after which a key that a locked report refuses is told again."""
CHECK_AFTER = 0.05
"""Seconds after a change until the report is checked again: never between key and paint."""
CHECK_AT_LATEST = 1.0
"""Seconds after a change until it is checked though more is being typed: a check takes a while."""

WAY_OUT = "请先改好这一格，或者按 Esc 恢复原来的数。"

_TUI = Path(__file__).parents[1]
PAGES_CSS: list[str | PurePath] = [
    _TUI / "pages" / "pages.tcss",
    _TUI / "grid" / "grid.tcss",
    _TUI / "prose" / "editor.tcss",
]
"""The style sheets of every screen that shows pages, wherever its own class stands."""

Result = TypeVar("Result")


class Pane(Container):
    """Room for other widgets. Only its background shows, and that costs no look at its lines."""

    BLANK = True


class PagesView(ClerkScreen[Result]):
    """Composes `#right` with a `#page-title`, in which the panel in hand is mounted, a KeyLine."""

    CSS_PATH = PAGES_CSS
    report: var[Report] = var(lambda: new_report("", 2021), init=False)
    beside = False
    """Whether last year's report is shown beside this year's."""

    def __init__(self, report: Report, start: Address) -> None:
        super().__init__()
        self.set_reactive(PagesView.report, report)
        self.findings: Sequence[Finding] = self.find(report)
        self._start = start
        self._page = ""
        self._panels: dict[str, Panel] = {}
        self._typing = False
        self._before: list[Report] = []
        self._after: list[Report] = []
        self._check_timer: Timer | None = None
        self._changed_at = 0.0
        self._locked_told = -TELL_LOCKED_AFTER

    # --- What a screen tells of its report

    @property
    def office(self) -> Office:
        """The settings of the office whose report it is."""
        raise NotImplementedError

    @property
    def locked(self) -> str:
        """The sentence that says why nothing can be changed; empty when it can."""
        return ""

    @property
    def previous(self) -> Report | None:
        """Last year's report, where there is one."""
        return None

    @property
    def codes(self) -> Codes:
        """What the codes in the words stand for."""
        return Codes(self.report, self.previous)

    def find(self, report: Report) -> Sequence[Finding]:
        """All findings about a report."""
        raise NotImplementedError

    async def find_at_ease(self, report: Report) -> Sequence[Finding]:
        """The same, while keys come."""
        return self.find(report)

    def states(self) -> Sequence[PageState]:
        """How far each page is."""
        return page_states(self.report, self.findings)

    def mark(self, panel: Panel) -> None:
        """Mark what the findings are about on a page, and the codes in its words."""
        panel.mark(self.open_findings, self.codes)

    def draw_around(self, pages: Sequence[PageState], page: PageState) -> None:
        """Draw what stands around the page in hand."""

    def tell_status(self) -> None:
        """Tell what became of the last change, and how many findings there are."""

    # --- Pages

    async def on_mount(self) -> None:
        """Open the page where the report was left."""
        await self.go(self._start)

    @property
    def panel(self) -> Panel:
        """The panel in hand."""
        return self._panels[self._page]

    @property
    def open_findings(self) -> Sequence[Finding]:
        """The findings that are not dismissed."""
        return [finding for finding in self.findings if not finding.dismissed]

    async def go(self, address: Address) -> bool:
        """Go to a place on any page; False when what is being typed can't be taken."""
        if self._page and not self.fold():
            return False
        if address.page not in self._panels:
            panel = self._new_panel(address.page)
            await self.query_one("#right").mount(panel)
            panel.show(self.report)
            panel.compare(self.previous, beside=self.beside)
            self.mark(panel)
            self._panels[address.page] = panel
            self.lock_panels()
        for key, panel in self._panels.items():
            panel.display = key == address.page
        self._page = address.page
        self.panel.land(address)
        self.draw()
        return True

    def fold(self) -> bool:
        """Take what is being typed into the report; False, and told, when it can't be taken."""
        try:
            self.change(self.panel.fold(self.report))
        except FigureError as error:
            if isinstance(self.panel, FigurePanel):
                self.panel.refuse(error)
            self.app.notify(f"{error}{WAY_OUT}", severity="warning")
            return False
        self._typing = False
        return True

    def change(self, report: Report) -> None:
        """Take a changed report, keep the one before for undo. A locked one never changes."""
        if report == self.report:
            return
        if self.locked:
            self.tell_locked()
            for panel in self._panels.values():
                panel.show(self.report)  # what is refused does not stay in view
            return
        self._before = [*self._before[-UNDO_STEPS + 1 :], self.report]
        self._after = []
        self.report = report

    def may_change(self) -> bool:
        """Take in what is being typed; False, and told, when that or any change is refused."""
        if self.locked:
            self.tell_locked()
            return False
        return self.fold()

    def tell_locked(self) -> None:
        """Say why nothing can be changed; not at every key."""
        if monotonic() - self._locked_told > TELL_LOCKED_AFTER:
            self._locked_told = monotonic()
            self.app.notify(self.locked, severity="warning")

    def on_key_refused(self) -> None:
        """Say why a field took no key."""
        self.tell_locked()

    def lock_panels(self) -> None:
        """Let the fields take keys, or no keys, as the report may be changed or not."""
        for panel in self._panels.values():
            panel.lock_fields(bool(self.locked))

    def say_unsaved(self, on: bool) -> None:
        """Say truthfully that something is not kept yet."""
        self._typing = on
        self.tell_status()

    async def action_undo(self) -> None:
        """Take the last change back."""
        if self.may_change():
            await self._step(self._before, self._after, "没有可以撤销的了。")

    async def action_redo(self) -> None:
        """Do the change again that was taken back last."""
        if self.may_change():
            await self._step(self._after, self._before, "没有可以重做的了。")

    async def _step(self, source: list[Report], target: list[Report], none_left: str) -> None:
        if not source:
            self.app.notify(none_left)
            return
        report = source.pop()
        target.append(self.report)
        await self.go(address_of_change(self.report, report, self._page))
        self.report = report

    def watch_report(self, report: Report) -> None:
        """Hand a new report down; check it when the keys rest."""
        for panel in self._panels.values():
            panel.show(report)
        self.tell_status()
        if self._check_timer is None:
            self._changed_at = monotonic()
            self._check_soon()

    def on_panel_changed(self, event: Panel.Changed) -> None:
        """Take what a panel changed."""
        self._typing = False
        self.change(event.change(self.report))
        self.tell_status()

    def on_panel_typing(self, event: Panel.Typing) -> None:
        """Say truthfully that something typed is not kept yet."""
        self.say_unsaved(event.on)

    async def on_page_list_chosen(self, event: PageList.Chosen) -> None:
        """Open the page that was clicked."""
        await self.go(Address(event.key))

    def _check_soon(self) -> None:
        self._check_timer = self.set_timer(CHECK_AFTER, self._check_at_rest)

    async def _check_at_rest(self) -> None:
        """Check now, or a little later while more is being typed."""
        report, before = self.report, self.findings
        if self._typing and monotonic() - self._changed_at < CHECK_AT_LATEST:
            self._check_soon()
            return
        findings = await self.find_at_ease(report)
        if report is not self.report:
            self._check_soon()
        elif self.findings is before:  # else it was checked meanwhile, maybe by another year
            self._show_found(findings)

    def recheck(self) -> None:
        """Check the report again, now, and show what was found."""
        self._show_found(self.find(self.report))

    def _show_found(self, findings: Sequence[Finding]) -> None:
        self._check_timer = None
        self.findings = findings
        for panel in self._panels.values():
            self.mark(panel)
        self.draw()

    def _new_panel(self, page: str) -> Panel:
        if page == FRONT:
            return FrontPanel(page, self.report)
        section = self.report.form.section(page)
        if isinstance(section, FigureTable):
            return FigurePanel(page, self.report)
        if section.aspects:
            return OverviewPanel(page, self.report, self.office.overview_limit)
        return ProsePanel(page, self.report)

    def draw(self) -> None:
        """The page's title, keys and status as they are now."""
        pages = self.states()
        page = next(state for state in pages if state.key == self._page)
        words = "　".join(filter(None, (page.title, page.progress, page.counts)))
        self.query_one("#page-title", Static).update(plain(words), layout=False)
        self.query_one(KeyLine).show_actions(self.action_ids())
        self.draw_around(pages, page)
        self.tell_status()
