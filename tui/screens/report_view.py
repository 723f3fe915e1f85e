"""One report on the screen: its pages, the one value they show, and undo.

The rule: `report` is the truth. Panels send a change up; this screen keeps the report before,
hands the new one down and to the saver. Nothing else changes a report. What is done with a
whole report (findings, preview, export, leaving) stands in report.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Static

from report.document import Report, new_report
from report.errors import FigureError
from report.finding import Finding, count_findings
from report.form import FigureTable
from tui.keeping import Keeping
from tui.panels.base import Panel
from tui.panels.figures import FigurePanel
from tui.panels.front import FrontPanel
from tui.panels.overview import OverviewPanel
from tui.panels.prose import ProsePanel
from tui.place import FRONT, Place, place_of_change
from tui.saver import Saver, SaveState
from tui.screens.base import ClerkScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.page_list import PageList, page_states
from tui.widgets.plain import plain
from tui.widgets.status_line import StatusLine
from tui.widgets.title_words import title_words
from tui.words import STATES

NARROW = 110
"""Terminal cells below which the list of pages folds away."""
PAGES_WIDTH = 28
UNDO_STEPS = 200
TELL_LOCKED_AFTER = 3.0
"""Seconds after which a key that a locked report refuses is told again."""
CHECK_AFTER = 0.05
"""Seconds after a change until the report is checked again: never between key and paint."""


class _Pane(Container):
    """Room for other widgets. Only its background shows, and that costs no look at its lines."""

    BLANK = True


class ReportView(ClerkScreen[None]):
    """Shows one report, page by page, and keeps every change."""

    CSS_PATH = [
        "report.tcss",
        "../widgets/figure_grid.tcss",
        "../widgets/prose_editor.tcss",
    ]
    report: var[Report] = var(lambda: new_report("", 2021), init=False)
    settling = False
    """Whether a save is waited for, or a question about one that failed is open."""

    @dataclass
    class SaveTold(Message):
        """The saver has come to another state."""

        state: SaveState

    def __init__(self, report: Report, keeping: Keeping, start: Place) -> None:
        super().__init__()
        self.set_reactive(ReportView.report, report)
        self.keeping = keeping
        self.findings: Sequence[Finding] = keeping.check(report)
        self.saver = Saver(lambda report: self.keeping.save(report), self._tell_saved)
        self._start = start
        self._page = ""
        self._panels: dict[str, Panel] = {}
        self._typing = False
        self._before: list[Report] = []
        self._after: list[Report] = []
        self._check_timer: Timer | None = None
        self._locked_told = -TELL_LOCKED_AFTER
        self._said = ""

    def compose(self) -> ComposeResult:
        """Title, pages beside the panel in hand, status, keys."""
        yield Static("", classes="title-line")
        with _Pane(id="body"):
            yield PageList()
            with _Pane(id="right"):
                yield Static("", id="page-title")
                yield Static("", id="county-words")
        yield StatusLine()
        yield KeyLine(self.action_ids())

    async def on_mount(self) -> None:
        """Open the page where the report was left."""
        await self.go(self._start)

    def on_unmount(self) -> None:
        """End the saver's thread."""
        self.saver.close()

    def on_resize(self, event: events.Resize) -> None:
        """Fold the list of pages away on a narrow terminal."""
        self.set_class(event.size.width < NARROW, "-narrow")
        self._draw_title(event.size.width)

    @property
    def panel(self) -> Panel:
        """The panel in hand."""
        return self._panels[self._page]

    @property
    def open_findings(self) -> Sequence[Finding]:
        """The findings that are not dismissed."""
        return [finding for finding in self.findings if not finding.dismissed]

    async def go(self, place: Place) -> bool:
        """Go to a place on any page; False when what is being typed can't be taken."""
        if self._page and not self.fold():
            return False
        if place.page not in self._panels:
            panel = self._new_panel(place.page)
            await self.query_one("#right").mount(panel)
            panel.show(self.report)
            panel.mark(self.open_findings)
            self._panels[place.page] = panel
            self.lock_panels()
        for key, panel in self._panels.items():
            panel.display = key == place.page
        self._page = place.page
        self.panel.land(place)
        self._draw()
        return True

    def fold(self) -> bool:
        """Take what is being typed into the report; False, and told, when it can't be taken."""
        try:
            self.change(self.panel.fold(self.report))
        except FigureError as error:
            if isinstance(self.panel, FigurePanel):
                self.panel.refuse(error)
            return False
        self._typing = False
        return True

    def change(self, report: Report) -> None:
        """Take a changed report, keep the one before for undo. A locked one never changes."""
        if report == self.report:
            return
        if self.keeping.locked:
            self.tell_locked()
            for panel in self._panels.values():
                panel.show(self.report)  # what is refused does not stay in view
            return
        self._before = [*self._before[-UNDO_STEPS + 1 :], self.report]
        self._after = []
        self.report = report

    def may_change(self) -> bool:
        """Take in what is being typed; False, and told, when that or any change is refused."""
        if self.keeping.locked:
            self.tell_locked()
            return False
        return self.fold()

    def tell_locked(self) -> None:
        """Say why nothing can be changed; not at every key."""
        if monotonic() - self._locked_told > TELL_LOCKED_AFTER:
            self._locked_told = monotonic()
            self.app.notify(self.keeping.locked, severity="warning")

    def on_key_refused(self) -> None:
        """Say why a field took no key."""
        self.tell_locked()

    def lock_panels(self) -> None:
        """Let the fields take keys, or no keys, as the report may be changed or not."""
        for panel in self._panels.values():
            panel.lock_fields(bool(self.keeping.locked))

    def say_unsaved(self, on: bool) -> None:
        """Say truthfully that something is not kept yet."""
        self._typing = on
        self._tell_status()

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
        await self.go(place_of_change(self.report, report, self._page))
        self.report = report

    def watch_report(self, report: Report) -> None:
        """Hand a new report down and to the saver; check it when the keys rest."""
        for panel in self._panels.values():
            panel.show(report)
        self.saver.submit(report)
        self._tell_status()
        if self._check_timer is None:
            self._check_timer = self.set_timer(CHECK_AFTER, self.recheck)

    def on_panel_changed(self, event: Panel.Changed) -> None:
        """Take what a panel changed."""
        self._typing = False
        self.change(event.change(self.report))
        self._tell_status()

    def on_panel_typing(self, event: Panel.Typing) -> None:
        """Say truthfully that something typed is not kept yet."""
        self.say_unsaved(event.on)

    async def on_page_list_chosen(self, event: PageList.Chosen) -> None:
        """Open the page that was clicked."""
        await self.go(Place(event.key))

    def on_report_view_save_told(self, event: SaveTold) -> None:
        """Show the state of saving, and what the history has to tell."""
        del event  # by now a newer report may be on its way: the saver knows
        self._tell_status()
        if self.saver.state.kind == "failed":
            return  # of the two that one is to be read, and the history is tried again with it
        if words := self.keeping.sitting.take_words():
            self.app.notify(words, severity="warning", timeout=15)

    def recheck(self) -> None:
        """Check the report again and show what was found."""
        self._check_timer = None
        self.findings = self.keeping.check(self.report)
        for panel in self._panels.values():
            panel.mark(self.open_findings)
        self._draw()

    def _new_panel(self, page: str) -> Panel:
        if page == FRONT:
            return FrontPanel(page, self.report)
        section = self.report.form.section(page)
        if isinstance(section, FigureTable):
            return FigurePanel(page, self.report)
        if section.aspects:
            return OverviewPanel(page, self.report, self.keeping.office.overview_limit)
        return ProsePanel(page, self.report)

    def _draw(self) -> None:
        """Title, list of pages, keys and status as they are now."""
        standing = self.keeping.standing
        pages = page_states(self.report, self.findings, standing.returned)
        page = next(state for state in pages if state.key == self._page)
        self._draw_title(self.size.width)
        self._draw_county_words(standing.returned.get(self._page, ""))
        self.query_one(PageList).show_pages(pages, self._page, PAGES_WIDTH)
        words = "　".join(filter(None, (page.title, page.progress, page.counts)))
        self.query_one("#page-title", Static).update(plain(words), layout=False)
        self.query_one(KeyLine).show_actions(self.action_ids())
        self._tell_status()

    def _draw_title(self, width: int) -> None:
        words = title_words(self.report.title, STATES[self.keeping.standing.state], width - 2)
        self.query_one(".title-line", Static).update(plain(words), layout=False)

    def _draw_county_words(self, said: str) -> None:
        if said != self._said:  # drawing them lays out the screen anew
            self._said = said
            line = self.query_one("#county-words", Static)
            line.update(plain(f"县里的意见：{said}"))
            line.display = bool(said)

    def _tell_saved(self, state: SaveState) -> None:
        """Called from the saver's thread."""
        self.post_message(self.SaveTold(state))

    def _tell_status(self) -> None:
        errors, warnings = count_findings(self.findings)
        self.query_one(StatusLine).tell(
            self.saver.state,
            typing=self._typing,
            locked=self.keeping.locked_briefly,
            errors=errors,
            warnings=warnings,
        )
