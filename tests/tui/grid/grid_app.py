"""An app with one FigureGrid whose parent keeps the report, and helpers to drive it."""

from textual import events
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Footer, Header, Input

from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.grid import FigureGrid
from nianbao.tui.grid.messages import Counted
from tests.seams import rows_on_screen

SIZES = [(80, 24), (120, 40)]


class KeptApp(App[None]):
    """A parent that keeps the report and all it was told, and sees what bubbles."""

    CSS_PATH = "../../../tui/grid/grid.tcss"

    def __init__(self, table: str = "requests", report: Report | None = None) -> None:
        super().__init__()
        self.report = report or new_report("民权县北关镇人民政府", 2021)
        self.got: list[Message] = []
        self.bubbled: list[str] = []
        self.grid = FigureGrid(self.report, table)

    def compose(self) -> ComposeResult:
        yield Header()
        yield self.grid
        yield Input()
        yield Footer()

    def on_mount(self) -> None:
        self.grid.focus()

    def on_key(self, event: events.Key) -> None:
        self.bubbled.append(event.key)

    def on_figure_grid_entered(self, message: FigureGrid.Entered) -> None:
        self.got.append(message)
        self.report = self.report.with_figure(message.ref, message.figure)
        self.grid.show(self.report)

    def on_figure_grid_counted(self, message: Counted) -> None:
        self.got.append(message)
        figure = (self.report.all_figures[message.ref] or 0) + 1
        self.report = self.report.with_figure(message.ref, figure)
        self.grid.show(self.report)

    def on_figure_grid_rejected(self, message: FigureGrid.Rejected) -> None:
        self.got.append(message)

    def on_figure_grid_block_pasted(self, message: FigureGrid.BlockPasted) -> None:
        self.got.append(message)

    def figure(self, row: str, column: str = "natural_person") -> object:
        return self.report.figure(CellRef(self.grid.table.key, row, column))

    @property
    def at(self) -> tuple[str, str]:
        return self.grid.cursor.row, self.grid.cursor.column

    @property
    def lines(self) -> list[str]:
        region = self.grid.region
        strips = rows_on_screen(self)[region.y : region.bottom]
        return [strip.text for strip in strips]


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
