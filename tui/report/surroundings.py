"""What stands around the pages of a report: title and state, the county's words, what has room."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.widgets import Static

from nianbao.desk.open_report import OpenReport
from nianbao.desk.progress import PageState, page_states
from nianbao.report.returning import mended
from nianbao.report.standing import WHOLE_REPORT, Standing
from nianbao.report.state import STATES
from nianbao.tui.kit.fitting import fit_middle
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.plain import write_plain
from nianbao.tui.pages.findings_beside import FindingsBox, cells_beside, show_findings
from nianbao.tui.pages.walking import mount_findings

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen

_NARROW = 110
"""Terminal cells below which the list of pages folds away."""
_NARROW_COMPARED = 150
"""The same while last year's report is shown beside this year's."""


_LINES = 4
"""Lines of what the county said about a page; with more the page itself would have no room."""


class CountyWords(Static):
    """What the county said about the page in view and the whole; not there without words."""

    _said = ""

    def tell(self, held: OpenReport, page: str) -> None:
        """Show them, and whether the page was mended since they were written.

        Drawn anew only when they are others, for that lays out the screen.
        """
        standing, changed = held.standing, _mended(held)
        heads = ((page, "县里的意见"), (WHOLE_REPORT, "县里对整份报告的意见"))
        said = "\n".join(
            f"{head}{_mark(standing, changed, key)}：{_clipped(standing.returned[key])}"
            for key, head in heads
            if key in standing.returned
        )
        if said != self._said:
            self._said = said
            self.update(Flowing(said))
            self.display = bool(said)


def page_states_of(held: OpenReport) -> Sequence[PageState]:
    """How far each page is, what the county said about it, and whether that was mended."""
    return page_states(held.report, held.findings, held.standing.returned, _mended(held))


def _mended(held: OpenReport) -> frozenset[str]:
    """The pages that were changed since the county wrote about them."""
    return mended(held.standing, held.printed) if held.standing.sent else frozenset()


def _mark(standing: Standing, changed: Collection[str], page: str) -> str:
    """Whether a page was mended; nothing where it is not known how the county read it."""
    if page not in standing.sent:
        return ""
    return "（已改）" if page in changed else "（未改）"


def _clipped(said: str) -> str:
    """As many lines as leave room for the page; the log has all."""
    lines = said.split("\n")
    if len(lines) <= _LINES:
        return said
    rest = len(lines) - _LINES + 1
    return "\n".join((*lines[: _LINES - 1], f"还有{rest}条，按 Ctrl+R，在“全部经过”里看。"))


def draw_title(screen: "ReportScreen", width: int) -> None:
    """The title and where the report stands, in so many terminal cells; a long title is cut."""
    state = STATES[screen.held.standing.state]
    title = fit_middle(screen.report.title, max(0, width - cell_len(state) - 4))
    write_plain(screen.query_one(".title-line", Static), f"{title}　{state}")


def open_beside(screen: "ReportScreen") -> None:
    """Show last year's report beside this year's at once, where three columns have room."""
    width = screen.app.size.width
    if cells_beside(width) and screen.held.previous is not None:
        screen.panels.compare_on = True
        fold_pages(screen, width)


async def fit_to(screen: "ReportScreen", width: int) -> None:
    """Show what so many terminal cells have room for."""
    fold_pages(screen, width)
    draw_title(screen, width)
    if cells_beside(width) and not screen.query(FindingsBox):
        await mount_findings(screen)
    show_findings(screen)


def fold_pages(screen: "ReportScreen", width: int) -> None:
    """Show the list of pages where there is room for it, all other things in any case."""
    on, found = screen.panels.compare_on, cells_beside(width)
    folded = width - found < (_NARROW_COMPARED if on else _NARROW)
    classes = {"-narrow": width < _NARROW, "-folded": folded, "-beside": on, "-wide": found > 0}
    screen.update_classes(classes)
