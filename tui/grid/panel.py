"""A table: the grid, the row in hand in full, and whether its column balances."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Key, Paste
from textual.theme import Theme
from textual.timer import Timer
from textual.widgets import Static

from nianbao.desk.address import Address
from nianbao.desk.report_in_hand import ReportInHand
from nianbao.report.document import Report
from nianbao.report.errors import FigureError
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef, add, is_in_yuan, parse_figure, print_figure
from nianbao.report.form.shape import FigureTable
from nianbao.report.text import paragraphs
from nianbao.report.words.codes import Codes
from nianbao.report.years.figures import figure_to_take
from nianbao.tui.grid import messages
from nianbao.tui.grid.balance import balance_text
from nianbao.tui.grid.glyphs import BOXED, PLAIN, Glyphs
from nianbao.tui.grid.grid import FigureGrid
from nianbao.tui.grid.last_year_line import last_year_text
from nianbao.tui.grid.marking import block_words, cleared
from nianbao.tui.grid.sums import is_sum, sum_so_far, typed_figure
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.panel import Panel
from nianbao.tui.kit.pasting import HOW_TO_PASTE

_TELL_AFTER = 0.02
"""Seconds after a move until the row in hand is told: the cursor is painted first."""
_MARKED_KEYS = "Ctrl+C/X 复制/剪切　Delete 清空　Esc 不选"
_REFUSED = "$text-error"
_WORST = (Severity.INFO, Severity.WARNING, Severity.ERROR)


class FigurePanel(Panel):
    """The page of one table, whichever it is: the form tells all."""

    ACTIONS = ("fill_zeros", "go_to_row", "note")
    copied_lines: ClassVar[Sequence[str]] = ()
    """The rows of the block that was copied last, from any table: there is one clipboard."""

    def __init__(self, page: str, held: ReportInHand) -> None:
        super().__init__(page, held)
        self._told = self._told_style = ""
        self._told_at: CellRef | None = None
        self._told_of: Report | None = None
        self._tell_timer: Timer | None = None
        self._tells_sum = False
        self.copying = asyncio.Lock()  # one block after another reaches the clipboard

    def compose(self) -> ComposeResult:
        """The grid, and under it the row and the column in hand."""
        yield FigureGrid(self.report, self.page, glyphs=self._glyphs())
        yield Static("", classes="in-hand")

    @property
    def grid(self) -> FigureGrid:
        """The grid of this page."""
        return self.query_one(FigureGrid)

    def on_mount(self) -> None:
        """Tell about the first cell; draw with other characters when the look changes."""
        self._tell()
        self.app.theme_changed_signal.subscribe(self, self._dress)

    def _glyphs(self) -> Glyphs:
        return PLAIN if self.app.has_class("-plain") else BOXED

    def _dress(self, _: Theme) -> None:
        self.grid.dress(self._glyphs())

    def show(self, report: Report) -> None:
        """Hand the report down to the grid, and tell anew; of the one before all is said."""
        self.report = report
        self._told = self._told if report is self._told_of else ""
        self.grid.show(report)
        self._tell_soon()

    def mark(self, findings: Sequence[Finding], codes: Codes) -> None:
        """Mark the cells of findings, the worst where there are several; blanks mark themselves."""
        del codes  # a table has none
        marks: dict[CellRef, Severity] = {}
        for finding in sorted(findings, key=lambda finding: _WORST.index(finding.severity)):
            if finding.rule != "N03" and finding.section == self.page:
                marks.update(dict.fromkeys(finding.cells, finding.severity))
        self.grid.mark(marks)

    def compare(self, last: Report | None, *, compare_on: bool) -> None:
        """Mark what came over from last year; show its figures beside this year's, or not."""
        super().compare(last, compare_on=compare_on)
        self.grid.compare(last, compare_on=self.compare_on)
        self._tell()

    def take_over(self) -> None:
        """Put the figure that follows from last year's report, or last year's, into the cell."""
        ref = self.grid.cursor
        figure = figure_to_take(self.last, self.report, ref) if self.last else None
        if figure is None:
            self.say("上年这一格没有数。")
        elif figure == self.report.figure(ref):
            self.say(f"已经是{print_figure(figure)}了。")
        else:
            self.held.set_figure(ref, figure)
            self.say(f"照上年填了{print_figure(figure)}，Ctrl+Z 可以撤销。")

    def fold(self) -> None:
        """Take the digits being typed into the report."""
        grid = self.grid
        if grid.editing:
            figure = typed_figure(grid.typed, self.report.form.columns[grid.cursor].unit)
            grid.cancel()
            self.held.set_figure(grid.cursor, figure)

    def lock_fields(self, on: bool) -> None:
        """Lock the grid, or unlock it."""
        self.grid.locked = on

    def land(self, address: Address) -> None:
        """Put the cursor on a cell."""
        self.screen.set_focus(self.grid)
        self.grid.move_to(address.cell or self.report.form.table(self.page).typed_cells[0])

    def address(self) -> Address:
        """The cell under the cursor."""
        return Address(self.page, self.grid.cursor)

    def help_words(self) -> str:
        """What row and column in hand count, and what the table is about."""
        return _help_on(self.report.form.table(self.page), self.grid.cursor)

    def on_key(self, event: Key) -> None:
        """Let Esc put away what was refused, and not leave the report: that is what it is for."""
        if event.key == "escape" and self._told and self._told_style == _REFUSED:
            self._say("", "")
            event.stop()
            event.prevent_default()

    def on_figure_grid_highlighted(self, event: FigureGrid.Highlighted) -> None:
        """Tell about the cell the cursor came to; a screen may follow it, too."""
        if event.ref != self._told_at:
            self._told = ""
        self._tell_soon()

    def on_figure_grid_entered(self, event: FigureGrid.Entered) -> None:
        """Put a figure into the report."""
        event.stop()
        self._told = ""
        self.held.set_figure(event.ref, event.figure)
        self.held.say_typing(False)
        if is_in_yuan(event.text):
            self.say(f"“{event.text.strip()}”已换算成{print_figure(event.figure)}万元。")

    def on_figure_grid_rejected(self, event: FigureGrid.Rejected) -> None:
        """Say why what was typed is no figure; the old one stays."""
        event.stop()
        self.refuse(event.error)

    def on_figure_grid_typing(self, event: FigureGrid.Typing) -> None:
        """Tell whether digits are typed that are not committed, and what a sum comes to."""
        event.stop()
        self.held.say_typing(event.on)
        if self._tells_sum or is_sum(self.grid.typed):
            self._tell_soon()

    def on_figure_grid_counted(self, event: messages.Counted) -> None:
        """Add one to a figure of the report, as it is by now."""
        event.stop()
        self._told = ""
        figure = add((self.held.report.figure(event.ref), 1))
        try:
            parse_figure(print_figure(figure), self.report.form.columns[event.ref].unit)
        except FigureError as error:
            self.refuse(error)
        else:
            self.held.set_figure(event.ref, figure)

    def on_figure_grid_marked(self, event: messages.Marked) -> None:
        """Tell how many cells are marked, and their sum."""
        event.stop()
        self._told = ""
        self._tell_soon()

    def on_figure_grid_cleared(self, event: messages.Cleared) -> None:
        """Clear what is typed in a block, in one step."""
        event.stop()
        blanks = cleared(self.held.report, event.refs)
        if not blanks:
            self.say("选中的格里没有填过的数，总计不用清。")
        elif self.held.change(self.held.report.with_figures(blanks), large=True):
            self.say(f"清空了{len(blanks)}格，Ctrl+Z 可以一次撤销。")

    def on_figure_grid_no_blank_left(self, event: messages.NoBlankLeft) -> None:
        """Tell that the table is filled."""
        event.stop()
        self.say("这张表没有别的空着的格了，Ctrl+下 到下一部分。")

    def on_figure_grid_copy_wanted(self, event: messages.CopyWanted) -> None:
        """Copy a block, or the cell in hand, or cut it."""
        from nianbao.tui.grid.copying import copy_block

        event.stop()
        self.run_worker(copy_block(self, event.rows, cut=event.cut))

    def on_figure_grid_block_pasted(self, event: FigureGrid.BlockPasted) -> None:
        """Show what a pasted block would fill, and fill it when the clerk agrees."""
        from nianbao.tui.grid.asking_paste import ask_paste

        event.stop()
        ask_paste(self, event)

    def on_figure_grid_paste_asked(self, event: messages.PasteAsked) -> None:
        """Paste what was copied here last, or tell which keys paste."""
        event.stop()
        if self.copied_lines:
            self.grid.post_message(Paste("\n".join(self.copied_lines)))
        else:
            self.say(HOW_TO_PASTE)

    def say(self, words: str) -> None:
        """Show a sentence under the grid until the cursor moves, or the report changes."""
        self._say(words, "$text-warning")

    def _say(self, words: str, style: str) -> None:
        self._told, self._told_at, self._told_style = words, self.grid.cursor, style
        self._told_of = self.report
        self._tell()

    def refuse(self, error: FigureError) -> None:
        """Say beside the grid why something was not taken."""
        self._say(f"{error}原来的数没有变。", _REFUSED)

    def _tell_soon(self) -> None:
        """Tell once the grid is painted."""
        if self._tell_timer is None:
            self._tell_timer = self.set_timer(_TELL_AFTER, self._tell)

    def _tell(self) -> None:
        """Write the row in hand in full, and under it its column's balance."""
        self._tell_timer = None
        ref = self.grid.cursor
        row = self.report.form.table(self.page).rows[ref.row]
        above = "".join(f"{label.text} > " for label in row.under[1:])
        note = self.report.notes.get(str(ref))
        pieces = [(f"{row.number}  {above}{row.label.text}\n", "")]
        so_far = sum_so_far(self.grid.typed, self.report.form.columns[ref].unit)
        self._tells_sum = bool(so_far)
        if so_far:
            pieces.append((so_far, "bold"))
        elif self._told:
            pieces.append((self._told, f"{self._told_style} bold"))
        elif marked := self.grid.picture.marked:
            said = block_words(self.report, [cell for line in marked for cell in line])
            pieces.append((f"{said}　{_MARKED_KEYS}", "bold"))
        elif balance := balance_text(self.report, ref):
            pieces.append((balance, "bold"))
        else:
            pieces.append((row.note, "$text-muted"))
        then = self.last and last_year_text(self.report, self.last, ref, compare_on=self.compare_on)
        if then:
            pieces.append((f"\n{then}", "$text-accent"))
        if note:
            pieces.append((f"\n批注：{note}", "$text-muted"))
        if under := self.report.notes.get(self.page):
            words = f"\n表下说明：{' '.join(paragraphs(under))}"
            pieces.append((words, "$text-muted"))
        self.query_one(".in-hand", Static).update(Flowing(pieces), layout=False)


def _help_on(table: FigureTable, ref: CellRef) -> str:
    row, column = table.rows[ref.row], table.columns[ref]
    path = " > ".join(label.text for label in (*row.under, row.label))
    head = " > ".join(label.text for label in (*column.under, column.label))
    counted = f"\n\n{head}\n{column.note}" if column.note else ""
    return f"{path}\n{row.note}{row.more}{counted}\n\n{table.title.text}\n{table.help}"
