"""A FigureGrid of table three whose parent keeps the report: for a key-to-paint bench.

The parent does what the report screen does at each figure: a new report, its checks, marks.
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header

from nianbao.report.checks import run_checks
from nianbao.report.document import new_report
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.grid import FigureGrid


class GridApp(App[None]):
    CSS_PATH = "../../tui/grid/grid.tcss"

    def __init__(self, table: str = "requests") -> None:
        super().__init__()
        self._report = new_report("民权县北关镇人民政府", 2021).with_zeros(table)
        self._table = table

    def compose(self) -> ComposeResult:
        yield Header()
        yield FigureGrid(self._report, self._table)
        yield Footer()

    def on_figure_grid_entered(self, message: FigureGrid.Entered) -> None:
        self._report = self._report.with_figure(message.ref, message.figure)
        grid = self.query_one(FigureGrid)
        grid.show(self._report)
        grid.mark(marks_of(run_checks(self._report)))


def marks_of(findings: tuple[Finding, ...]) -> dict[CellRef, Severity]:
    """The cells of errors and warnings; blanks are seen anyway."""
    return {
        ref: finding.severity
        for finding in reversed(findings)
        for ref in finding.cells
        if finding.rule != "N03"
    }


if __name__ == "__main__":
    GridApp(*sys.argv[1:]).run()
