"""A report page by page, whoever owns it: the panel in view, what stands around it, the keys.

The rule: the report in hand is the truth, screens and panels show it. They change it by calling
it, and are told once what has become different.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from inspect import isawaitable
from pathlib import Path, PurePath
from threading import get_ident
from time import monotonic
from typing import Any, ClassVar

from textual.containers import Container
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker

from nianbao.desk.address import Address, address_of_change
from nianbao.desk.check_at_rest import CheckAtRest
from nianbao.desk.open_report import OpenReport
from nianbao.desk.progress import PageState, page_states
from nianbao.desk.report_in_hand import ReportInHand, Told
from nianbao.report.document import Report
from nianbao.report.finding import Finding
from nianbao.tui.actions import RUNS, Needs
from nianbao.tui.kit.clerk_screen import ClerkScreen, Result
from nianbao.tui.kit.key_line import KeyLine
from nianbao.tui.kit.panel import Panel
from nianbao.tui.kit.plain import write_plain
from nianbao.tui.pages.page_list import PageList
from nianbao.tui.pages.panels import Panels
from nianbao.tui.terminal.dressed_app import keys_are_painted

_TELL_LOCKED_AFTER = 3.0
"""Seconds after which a key that a locked report refuses is told again."""
_WAY_OUT = "请先改好这一格，或者按 Esc 恢复原来的数。"
_NO_STEP, _HISTORY = "没有可以撤销的了。", "更早的样子在历史里，按 Ctrl+L 看。"
_TUI = Path(__file__).parents[1]

PAGES_CSS: list[str | PurePath] = [
    _TUI / "pages" / "pages.tcss",
    _TUI / "grid" / "grid.tcss",
    _TUI / "prose" / "editor.tcss",
]
"""The style sheets of every screen that shows pages, wherever its own class stands."""


class Pane(Container):
    """Room for other widgets. Only its background shows, and that costs no look at its lines."""

    BLANK = True


class PagesScreen(ClerkScreen[Result]):
    """Composes `#right` with a `#page-title`, in which the panel in view is mounted, a KeyLine."""

    CSS_PATH = PAGES_CSS
    PUTS_ASIDE: ClassVar[bool] = False
    """Whether a warning can be put aside in the list of findings."""
    last_finding: Finding | None = None
    """The finding F8 has led to last."""

    @dataclass
    class BecameDifferent(Message):
        """What the report in hand told in another thread than the screen's."""

        told: Told

    def __init__(self, held: ReportInHand, start: Address) -> None:
        super().__init__()
        self.held = held
        self.panels = Panels(self, held, self.mark)
        self._start = start
        quiet = partial(keys_are_painted, self)
        self._at_rest = CheckAtRest(held, partial(_later, self), is_quiet=quiet)
        self._locked_told = -_TELL_LOCKED_AFTER
        self._thread = get_ident()

    @property
    def report(self) -> Report:
        """The report as it is now."""
        return self.held.report

    @property
    def findings(self) -> Sequence[Finding]:
        """What the last check has found."""
        return self.held.findings

    @property
    def page(self) -> str:
        """The key of the page in view, empty before the first."""
        return self.panels.page

    @property
    def panel(self) -> Panel:
        """The panel in view."""
        return self.panels.in_view

    # --- What a screen shows in its own way

    def states(self) -> Sequence[PageState]:
        """How far each page is."""
        return page_states(self.report, self.findings)

    def mark(self, panel: Panel) -> None:
        """Mark what the findings are about on a page, and the codes in its words."""
        panel.mark(self.held.open_findings, self.held.codes)

    def draw_around(self, pages: Sequence[PageState], page: PageState) -> None:
        """Draw what stands around the page in view."""

    def tell_status(self) -> None:
        """Tell what became of the last change, and how many findings there are."""

    # --- What the report in hand tells

    def told(self, told: Told) -> None:
        """Show it, by way of a message from another thread; not when screen or program is left."""
        if get_ident() != self._thread:
            self.post_message(self.BecameDifferent(told))
        elif self.app.is_running and not self.is_left:
            self.show_told(told)

    def on_pages_screen_became_different(self, event: BecameDifferent) -> None:
        """Show what was told in another thread."""
        self.told(event.told)

    def show_told(self, told: Told) -> None:
        """Show what has become different about the report."""
        match told:
            case Told.REPORT:
                self.panels.show()
                self.tell_status()
                self._at_rest.changed()
            case Told.REFUSED:
                self.panels.show()  # what is refused does not stay in view
                self.tell_locked()
            case Told.FINDINGS:
                self.panels.mark()
                self.draw()
            case Told.STANDING:
                self.panels.lock()
                self.draw()
            case Told.TYPING | Told.SAVING:
                self.tell_status()

    def draw(self) -> None:
        """The page's title, keys and status as they are now."""
        pages = self.states()
        page = next(state for state in pages if state.key == self.page)
        words = "　".join(filter(None, (page.title, page.progress, page.counts)))
        write_plain(self.query_one("#page-title", Static), words)
        self.query_one(KeyLine).show_actions(self.action_ids())
        self.draw_around(pages, page)
        self.tell_status()

    # --- Pages

    async def on_mount(self) -> None:
        """Open the page where the report was left."""
        self.held.listen(self.told)
        await self.go(self._start)

    async def go(self, address: Address) -> bool:
        """Go to an address on any page; False when typing can't be taken or the screen is left."""
        if not self.fold() or not await self.panels.turn_to(address):
            return False
        self.draw()
        return True

    async def turn_to(self, address: Address) -> bool:
        """Go to an address; notices about the one before would lie over it."""
        self.app.clear_notifications()
        return await self.go(address)

    async def on_page_list_chosen(self, event: PageList.Chosen) -> None:
        """Open the page that was clicked."""
        await self.turn_to(Address(event.key))

    def fold(self) -> bool:
        """Take what is being typed into the report; False, and told, when it can't be taken."""
        if error := self.panels.fold():
            self.app.notify(f"{error}{_WAY_OUT}", severity="warning")
        return error is None

    def may_change(self) -> bool:
        """Take in what is being typed; False, and told, when that or any change is refused."""
        if self.held.locked:
            self.tell_locked()
            return False
        return self.fold()

    def tell_locked(self) -> None:
        """Say why nothing can be changed; not at every key."""
        if monotonic() - self._locked_told > _TELL_LOCKED_AFTER:
            self._locked_told = monotonic()
            self.app.notify(self.held.locked, severity="warning")

    def on_key_refused(self) -> None:
        """Say why a field took no key."""
        self.tell_locked()

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
            await take_back(self)

    async def action_redo(self) -> None:
        """Do the change again that was taken back last, and go there."""
        if self.may_change():
            await go_to_change(self, self.held.redo(), "重做", "没有可以重做的了。")


Pages = PagesScreen[Any]
"""Such a screen, whatever it gives in the end."""


async def take_back(screen: Pages) -> None:
    """Take the last change back, and go there; one of a sitting before is called so, once."""
    held = screen.held
    stored = held if isinstance(held, OpenReport) else None
    told = stored is None or stored.recalled
    await go_to_change(screen, held.undo(), "撤销", _NO_STEP + (_HISTORY if stored else ""))
    if stored and stored.recalled and not told:
        screen.app.notify(f"撤销的是上次打开时改的，Ctrl+Y 可以改回来。{_HISTORY}")


async def go_to_change(screen: Pages, before: Report | None, done: str, none_left: str) -> None:
    """Go to where the report differs from what it was before; say so when there was no step.

    Where it differs in several places not all of them are in view: it is said what was `done`.
    """
    if before is None:
        screen.app.notify(none_left)
        return
    after = screen.report
    await screen.turn_to(address_of_change(before, after, screen.page))
    from nianbao.report.changes import differences

    found = differences(before, after)
    if len(found) > 1:
        screen.app.notify(f"{done}了{len(found)}处，第一处是{found[0].place}。")


def _later(screen: Pages, seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    """Do some work later, beside the screen's messages: a key asks for its paint by one."""

    def begin() -> None:
        screen.run_worker(work, group="checking")

    screen.set_timer(seconds, begin)
