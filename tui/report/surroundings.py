"""What stands around the pages of a report: its title and state, the county's words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.widgets import Static

from nianbao.report.standing import WHOLE_REPORT
from nianbao.report.state import STATES
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.plain import plain

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen


class CountyWords(Static):
    """What the county said about the page in view and the whole; not there without words."""

    _said = ""

    def tell(self, returned: Mapping[str, str], page: str) -> None:
        """Show these words; drawn anew only when they are others, for that lays out the screen."""
        heads = ((page, "县里的意见"), (WHOLE_REPORT, "县里对整份报告的意见"))
        said = "\n".join(f"{head}：{returned[key]}" for key, head in heads if key in returned)
        if said != self._said:
            self._said = said
            self.update(Flowing(said))
            self.display = bool(said)


def draw_title(screen: "ReportScreen", width: int) -> None:
    """The title and where the report stands, in so many terminal cells; a long title is cut."""
    state = STATES[screen.held.standing.state]
    title, room = screen.report.title, width - cell_len(state) - 4
    if cell_len(title) > room:
        title = set_cell_size(title, max(0, room - 1)).rstrip() + "…"
    screen.query_one(".title-line", Static).update(plain(f"{title}　{state}"), layout=False)
