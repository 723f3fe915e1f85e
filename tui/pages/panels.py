"""The panels of a report's pages, one in view: made when first turned to, shown when in view."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from textual.screen import Screen

from nianbao.desk.address import FRONT, Address
from nianbao.desk.report_in_hand import ReportInHand
from nianbao.report.errors import FigureError
from nianbao.report.form.shape import FigureTable
from nianbao.tui.grid.panel import FigurePanel
from nianbao.tui.kit.off_loop import holding_keys
from nianbao.tui.kit.panel import Panel
from nianbao.tui.prose.front import FrontPanel
from nianbao.tui.prose.overview import OverviewPanel
from nianbao.tui.prose.panel import ProsePanel


class Panels:
    """The panels of one screen; `page` is the one in view, empty before the first.

    `mark` marks a panel with what is known about its page. The panels that are not in view are
    shown and marked when they are turned to.
    """

    def __init__(
        self, screen: Screen[Any], held: ReportInHand, mark: Callable[[Panel], None]
    ) -> None:
        self._screen, self._held, self._mark = screen, held, mark
        self._made: dict[str, Panel] = {}
        self._stale: set[str] = set()
        self.page = ""
        self.compare_on = False
        """Whether last year's report is shown beside this year's."""

    def __iter__(self) -> Iterator[Panel]:
        return iter(self._made.values())

    @property
    def in_view(self) -> Panel:
        """The panel in view."""
        return self._made[self.page]

    async def turn_to(self, address: Address) -> bool:
        """Bring a page into view, the cursor on an address in it; False when the screen is left.

        A page takes a moment to be made: keys typed for it wait, or the page before got them.
        """
        with holding_keys(self._screen.app):
            return await self._turn_to(address)

    async def _turn_to(self, address: Address) -> bool:
        page = address.page
        if page not in self._made:
            panel = _panel(page, self._held)
            panel.display = False  # until it is made: the page in view would make room for it
            for right in self._screen.query("#right"):
                await right.mount(panel)
            if not panel.is_attached or not panel.children:
                return False  # nothing is made on a screen that goes away meanwhile
            panel.compare(self._held.previous, compare_on=self.compare_on)
            panel.lock_fields(bool(self._held.locked))
            self._made[page] = panel
            self._stale.add(page)
        for key, panel in self._made.items():
            panel.display = key == page
        self.page = page
        if page in self._stale:
            self._stale.remove(page)
            self.in_view.show(self._held.report)
            self._mark(self.in_view)
        self.in_view.land(address)
        return True

    def show(self) -> None:
        """Show the report as it is now."""
        self._stale = set(self._made) - {self.page}
        self.in_view.show(self._held.report)

    def mark(self) -> None:
        """Mark what was found."""
        self._stale = set(self._made) - {self.page}
        self._mark(self.in_view)

    def lock(self) -> None:
        """Let the fields take keys, or no keys, as the report may be changed or not."""
        for panel in self:
            panel.lock_fields(bool(self._held.locked))

    def compare(self, *, on: bool) -> None:
        """Show last year's report beside this year's, or not."""
        self.compare_on = on
        for panel in self:
            panel.compare(self._held.previous, compare_on=on)

    def fold(self) -> FigureError | None:
        """Take what is being typed into the report; gives what is wrong with it, told in place."""
        if not self.page:
            return None  # a key came before the first page
        try:
            self.in_view.fold()
        except FigureError as error:
            self.in_view.refuse(error)
            return error
        self._held.say_typing(False)
        return None

    def own_actions(self) -> Sequence[str]:
        """The ids of the actions that make sense on the page in view only."""
        return self.in_view.ACTIONS if self.page else ()


def _panel(page: str, held: ReportInHand) -> Panel:
    """A new panel for a page: a table, prose, or one of the two special ones."""
    if page == FRONT:
        return FrontPanel(page, held)
    section = held.report.form.section(page)
    if isinstance(section, FigureTable):
        return FigurePanel(page, held)
    return OverviewPanel(page, held) if section.aspects else ProsePanel(page, held)
