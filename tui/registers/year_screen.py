"""The tables of a year as the registers give them; Enter on a cell lists what it is made of."""

import asyncio
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from nianbao.desk.registers import RegistersInHand
from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import print_figure
from nianbao.report.registers.record import Record
from nianbao.report.registers.tables import RegisterFigures
from nianbao.storage.library import Library
from nianbao.tui.actions import bindings
from nianbao.tui.grid.glyphs import BOXED, PLAIN
from nianbao.tui.grid.grid import FigureGrid
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.dialogs import Choose
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.key_line import KeyLine
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.registers.cell_records import CellRecordsScreen

_TABLES = ("requests", "challenges", "disclosure")
"""The tables that registers give, the one that is looked at most first."""
_COMPUTED = "这里的数是从台账里算出来的，不能改；按回车看是哪几件。"
_NOT_KEPT = "这一行的台账，这一年还没有登记过，所以空着。"
_FIRST_YEAR = 2021
"""The first year of the form that the registers give."""


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A year's figures with their records, and as a report that a grid shows."""

    year: int
    figures: RegisterFigures
    report: Report
    left_out: str
    """What could not be counted, in a sentence or two."""


async def show_year(app: App[Any], library: Library, registers: RegistersInHand) -> None:
    """Show the tables of this year."""
    with telling_errors(app):
        figures = await off_loop(app, "正在算", partial(year_figures, registers, date.today().year))
        await app.push_screen(YearScreen(library, registers, figures))


def year_figures(registers: RegistersInHand, year: int) -> YearFigures:
    """The figures of a year; raises StorageError."""
    today = date.today()
    figures = registers.figures(year, today)
    report = new_report(registers.office, year)
    typed = {ref for table in report.form.tables for ref in table.typed_cells}
    shown = {ref: one.figure for ref, one in figures.items() if ref in typed}
    left_out = registers.left_out(year, today)
    return YearFigures(year, figures, report.with_figures(shown), left_out)


class YearScreen(ClerkScreen[None]):
    """Shows one table after another; nothing is typed here."""

    CSS_PATH = [
        Path(__file__).parents[1] / "grid" / "grid.tcss",
        Path(__file__).with_name("form.tcss"),
    ]
    ACTION_IDS = ("other_year", "next_table", "previous_table", "back")
    BINDINGS = [
        *bindings(ACTION_IDS),
        Binding("enter", "list_cell", "看是哪几件", show=False, priority=True),
    ]

    def __init__(self, library: Library, registers: RegistersInHand, figures: YearFigures) -> None:
        super().__init__()
        self.library, self.registers = library, registers
        self._figures, self._year = figures, figures.year
        self._grids: dict[str, FigureGrid] = {}
        self._computing = asyncio.Lock()
        self._table = _TABLES[0]
        self._has_looked = False

    def action_ids(self) -> tuple[str, ...]:
        """Help first."""
        return ("help", *self.ACTION_IDS, "palette", "quit")

    def help_words(self) -> str:
        """What is shown."""
        return (
            "这是台账算出来的表：表三是依申请公开，表四是复议诉讼，表二是文件、许可、处罚、强制、收费。\n"
            "把光标放到一格上按回车，列出这一格是哪几件，回车打开来改。\n"
            "Ctrl+上、Ctrl+下 换表，F10 换一年。\n"
            "填进报告：打开那一年的报告，按 Ctrl+P 找“从台账填”。\n"
            "拆开办的各算一件；复议、诉讼以后重新答复的不再算一件（设置里可以改）。"
        )

    def compose(self) -> ComposeResult:
        """Title, table, the cell in hand, keys."""
        yield Static("", classes="title-line")
        yield self.grid
        yield Static("", classes="cell-words")
        yield Static("", classes="left-out")
        yield KeyLine(self.action_ids())

    @property
    def grid(self) -> FigureGrid:
        """The table in view; each is made when it is first turned to, and stays."""
        if self._table not in self._grids:
            glyphs = PLAIN if self.app.has_class("-plain") else BOXED
            grid = FigureGrid(self._figures.report, self._table, glyphs=glyphs)
            grid.locked = True
            self._grids[self._table] = grid
        return self._grids[self._table]

    def on_mount(self) -> None:
        """Tell of the first cell."""
        self.set_focus(self.grid)
        self._tell()

    @work
    async def on_screen_resume(self) -> None:
        """Compute anew what may have changed in a record."""
        if self._has_looked:
            await self._compute()
        self._has_looked = True

    async def _compute(self) -> None:
        async with self._computing:  # a year that was chosen meanwhile is computed next
            with telling_errors(self.app):
                job = partial(year_figures, self.registers, self._year)
                self._figures = await off_loop(self.app, "正在算", job)
                if not self.is_left:
                    for grid in self._grids.values():
                        grid.show(self._figures.report)
                    self._tell()

    def on_figure_grid_highlighted(self) -> None:
        """Tell of the cell the cursor came to."""
        self._tell()

    def on_key_refused(self) -> None:
        """Say why nothing is typed here."""
        self.app.notify(_COMPUTED)

    def _tell(self) -> None:
        report, ref = self._figures.report, self.grid.cursor
        table = report.form.table(self._table)
        title = f"台账算出的{self._figures.year}年{table.title.text}"
        self.query_one(".title-line", Static).update(plain(title))
        row, column = table.rows[ref.row], table.columns[ref]
        one = self._figures.figures.get(ref)
        told = f"{print_figure(one.figure)}{column.unit.value}" if one else _NOT_KEPT
        where = f"{row.number} {row.label.text}　{column.label.text}"
        self.query_one(".cell-words", Static).update(plain(f"{where}：{told}"))
        line = self.query_one(".left-out", Static)
        line.display = bool(self._figures.left_out)
        line.update(Flowing(self._figures.left_out))

    # --- Actions

    def action_list_cell(self) -> None:
        """List what the cell in hand is made of."""
        one = self._figures.figures.get(self.grid.cursor)
        if one is None:
            self.app.notify(_NOT_KEPT)
        elif not one.records:
            self.app.notify("这一格是0，一件也没有。")
        else:
            words = str(self.query_one(".cell-words", Static).content)
            found: tuple[Record, ...] = tuple(dict.fromkeys(one.records))
            screen = CellRecordsScreen(self.library, self.registers, words, found)
            self.app.push_screen(screen)

    async def action_next_table(self) -> None:
        """Show the next table."""
        await self._turn(1)

    async def action_previous_table(self) -> None:
        """Show the table before."""
        await self._turn(-1)

    async def _turn(self, steps: int) -> None:
        self._table = _TABLES[(_TABLES.index(self._table) + steps) % len(_TABLES)]
        if not self.grid.is_attached:
            await self.mount(self.grid, before=self.query_one(".cell-words"))
        for table, grid in self._grids.items():
            grid.display = table == self._table
        self.set_focus(self.grid)
        self._tell()

    @work
    async def action_other_year(self) -> None:
        """Ask for the year, and show its tables."""
        this = date.today().year
        years = [(year, f"{year}年") for year in range(this, _FIRST_YEAR - 1, -1)]
        question = Choose("哪一年的？", years, selected=self._figures.year)
        chosen = await self.app.push_screen_wait(question)
        if chosen is not None:
            self._year = chosen
            await self._compute()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
