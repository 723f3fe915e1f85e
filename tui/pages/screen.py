"""A report page by page, whoever owns it: the panel in hand, what stands around it, the keys.

The rule: the report in hand is the truth, screens and panels show it. They change it by calling
it, and are told once what has become different.
"""

from collections.abc import Sequence
from inspect import isawaitable
from pathlib import Path, PurePath
from threading import get_ident
from time import monotonic
from typing import ClassVar, TypeVar

from textual.containers import Container
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker

from desk.address import FRONT, Address, address_of_change
from desk.check_at_rest import CheckAtRest
from desk.progress import PageState, page_states
from desk.report_in_hand import ReportInHand, Told
from report.document import Report
from report.errors import FigureError
from report.finding import Finding
from report.form.shape import FigureTable
from tui.actions import RUNS, Needs
from tui.grid.panel import FigurePanel
from tui.kit.clerk_screen import ClerkScreen
from tui.kit.key_line import KeyLine
from tui.kit.panel import Panel
from tui.kit.plain import plain
from tui.pages.page_list import PageList
from tui.prose.front import FrontPanel
from tui.prose.overview import OverviewPanel
from tui.prose.panel import ProsePanel

TELL_LOCKED_AFTER = 3.0
"""Seconds after which a key that a locked report refuses is told again."""

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


class PagesScreen(ClerkScreen[Result]):
    """Composes `#right` with a `#page-title`, in which the panel in hand is mounted, a KeyLine."""

    CSS_PATH = PAGES_CSS
    PUTS_ASIDE: ClassVar[bool] = False
    """Whether a warning can be put aside in the list of findings."""
    compare_on = False
    """Whether last year's report is shown beside this year's."""
    last_finding: Finding | None = None
    """The finding F8 has led to last."""

    class BecameDifferent(Message):
        """What the report in hand told in another thread than the screen's."""

        def __init__(self, told: Told) -> None:
            super().__init__()
            self.told = told

    def __init__(self, held: ReportInHand, start: Address) -> None:
        super().__init__()
        self.held = held
        self.page = ""
        self.panels: dict[str, Panel] = {}
        self._stale: set[str] = set()
        self._start = start
        self._at_rest = CheckAtRest(held, self.set_timer)
        self._locked_told = -TELL_LOCKED_AFTER
        self._thread = get_ident()

    # --- What a screen tells of its report

    @property
    def report(self) -> Report:
        """The report as it is now."""
        return self.held.report

    @property
    def findings(self) -> Sequence[Finding]:
        """What the last check has found."""
        return self.held.findings

    def states(self) -> Sequence[PageState]:
        """How far each page is."""
        return page_states(self.report, self.findings)

    def mark(self, panel: Panel) -> None:
        """Mark what the findings are about on a page, and the codes in its words."""
        panel.mark(self.held.open_findings, self.held.codes)

    def draw_around(self, pages: Sequence[PageState], page: PageState) -> None:
        """Draw what stands around the page in hand."""

    def tell_status(self) -> None:
        """Tell what became of the last change, and how many findings there are."""

    # --- What the report in hand tells

    def told(self, told: Told) -> None:
        """Show what has become different; from another thread, by way of a message."""
        if get_ident() != self._thread:
            self.post_message(self.BecameDifferent(told))
        elif self.is_attached and self in self.app.screen_stack:  # else it is being left
            self.show_told(told)

    def on_pages_screen_became_different(self, event: BecameDifferent) -> None:
        """Show what was told in another thread."""
        self.told(event.told)

    def show_told(self, told: Told) -> None:
        """Show what has become different about the report."""
        match told:
            case Told.REPORT:
                self._show_report()
                self._at_rest.changed()
            case Told.REFUSED:
                self._show_report()  # what is refused does not stay in view
                self.tell_locked()
            case Told.FINDINGS:
                self._stale = set(self.panels) - {self.page}
                self.mark(self.panel)
                self.draw()
            case Told.STANDING:
                self.lock_panels()
                self.draw()
            case Told.TYPING | Told.SAVING:
                self.tell_status()

    def _show_report(self) -> None:
        """Show it on the page in hand; the others, unseen, when they are turned to."""
        self._stale = set(self.panels) - {self.page}
        self.panel.show(self.report)
        self.tell_status()

    # --- Pages

    async def on_mount(self) -> None:
        """Open the page where the report was left."""
        self.held.listen(self.told)
        await self.go(self._start)

    @property
    def panel(self) -> Panel:
        """The panel in hand."""
        return self.panels[self.page]

    async def go(self, address: Address) -> bool:
        """Go to an address on any page; False when what is being typed can't be taken."""
        if self.page and not self.fold():
            return False
        if address.page not in self.panels:
            panel = self._new_panel(address.page)
            await self.query_one("#right").mount(panel)
            panel.compare(self.held.previous, compare_on=self.compare_on)
            self.panels[address.page] = panel
            self.lock_panels()
            self._stale.add(address.page)
        for key, panel in self.panels.items():
            panel.display = key == address.page
        self.page = address.page
        if self.page in self._stale:
            self._stale.remove(self.page)
            self.panel.show(self.report)
            self.mark(self.panel)
        self.panel.land(address)
        self.draw()
        return True

    async def turn_to(self, address: Address) -> bool:
        """Go to an address; notices about the one before would lie over it."""
        self.app.clear_notifications()
        return await self.go(address)

    def fold(self) -> bool:
        """Take what is being typed into the report; False, and told, when it can't be taken."""
        try:
            self.panel.fold()
        except FigureError as error:
            self.panel.refuse(error)
            self.app.notify(f"{error}{WAY_OUT}", severity="warning")
            return False
        self.held.say_typing(False)
        return True

    def may_change(self) -> bool:
        """Take in what is being typed; False, and told, when that or any change is refused."""
        if self.held.locked:
            self.tell_locked()
            return False
        return self.fold()

    def tell_locked(self) -> None:
        """Say why nothing can be changed; not at every key."""
        if monotonic() - self._locked_told > TELL_LOCKED_AFTER:
            self._locked_told = monotonic()
            self.app.notify(self.held.locked, severity="warning")

    def on_key_refused(self) -> None:
        """Say why a field took no key."""
        self.tell_locked()

    def lock_panels(self) -> None:
        """Let the fields take keys, or no keys, as the report may be changed or not."""
        for panel in self.panels.values():
            panel.lock_fields(bool(self.held.locked))

    async def on_page_list_chosen(self, event: PageList.Chosen) -> None:
        """Open the page that was clicked."""
        await self.go(Address(event.key))

    def draw(self) -> None:
        """The page's title, keys and status as they are now."""
        pages = self.states()
        page = next(state for state in pages if state.key == self.page)
        words = "　".join(filter(None, (page.title, page.progress, page.counts)))
        self.query_one("#page-title", Static).update(plain(words), layout=False)
        self.query_one(KeyLine).show_actions(self.action_ids())
        self.draw_around(pages, page)
        self.tell_status()

    def _new_panel(self, page: str) -> Panel:
        if page == FRONT:
            return FrontPanel(page, self.held)
        section = self.report.form.section(page)
        if isinstance(section, FigureTable):
            return FigurePanel(page, self.held)
        if section.aspects:
            return OverviewPanel(page, self.held)
        return ProsePanel(page, self.held)

    # --- Actions

    async def action_do(self, name: str) -> None:
        """Do what the registry has for a report in hand, once what it needs is so."""
        run = RUNS[name]
        if run.needs is Needs.FOLD and not self.fold():
            return
        if run.needs is Needs.CHANGE and not self.may_change():
            return
        done = run.load()(self)
        if isawaitable(done) and not isinstance(done, Worker):
            await done

    async def action_undo(self) -> None:
        """Take the last change back, and go there."""
        if self.may_change():
            await self._go_to_change(self.held.undo(), "没有可以撤销的了。")

    async def action_redo(self) -> None:
        """Do the change again that was taken back last, and go there."""
        if self.may_change():
            await self._go_to_change(self.held.redo(), "没有可以重做的了。")

    async def _go_to_change(self, before: Report | None, none_left: str) -> None:
        if before is None:
            self.app.notify(none_left)
        else:
            await self.go(address_of_change(before, self.report, self.page))
