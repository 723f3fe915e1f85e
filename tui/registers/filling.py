"""The registers' figures beside those of a report; what is marked is filled in, in one step."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from textual import work

from nianbao.desk.address import address_of
from nianbao.desk.open_report import OpenReport
from nianbao.desk.registers import RegistersInHand
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.registers.publications import publications_of, with_publications
from nianbao.report.registers.record import Record
from nianbao.report.registers.tables import FillLine, with_lines
from nianbao.tui.actions import bindings
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.fitting import fit
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen

_ALL, _TOLD, _EVERY = -1, -2, -3
"""Stand for the line that fills them in, that of what was published, that which marks them all."""
_RULE = "Z01"
"""The rule that finds cells which differ from the registers."""
_FACTS_SHOWN = 2
_WHERE_CELLS, _FIGURE_CELLS = 44, 9


@work
async def fill_from_registers(screen: "ReportScreen") -> None:
    """Show where the registers differ from the report, and fill in what the clerk wants."""
    held = screen.held
    with telling_errors(screen.app):
        lines, published, left_out = await off_loop(screen.app, "正在算", lambda: _found(held))
        if not lines and not published:
            screen.app.notify(f"台账里{held.report.year}年还没有登记，没有可以填的。")
            return
        differing = [line for line in lines if line.differs]
        told = with_publications(held.report, published) if published else held.report
        if not differing and told == held.report:
            screen.app.notify(f"台账管得到的{len(lines)}格，报告里都和台账一样。{left_out}")
            return
        asking = FillScreen(held.report, differing, told, left_out, _led_to(screen))
        chosen = await screen.app.push_screen_wait(asking)
        if chosen and held.change(chosen, large=True):
            screen.app.notify("从台账填了，Ctrl+Z 一次撤销。")


def _led_to(screen: "ReportScreen") -> Collection[CellRef]:
    """The cells of the finding that has just led here; none where no such finding has."""
    finding = screen.last_finding
    if finding is None or finding.rule != _RULE or screen.panel.address() != address_of(finding):
        return ()
    return finding.cells


def _found(held: OpenReport) -> tuple[Sequence[FillLine], Sequence[Record], str]:
    """The cells beside the registers, what was published in the year, and what is left out."""
    registers, today = RegistersInHand(held.library, held.report.office), date.today()
    year = held.report.year
    published = publications_of(registers.records("publications"), year)
    return registers.fill_lines(held.report, today), published, registers.left_out(year, today)


class FillScreen(ListScreen[Report, int]):
    """Lists the cells that differ; a row stands for the place of its line.

    `told` is the report with the facts and sentences of what was published, `left_out` what the
    registers could not count, `only` the cells that are wanted at first. Where it is empty all
    are, but those that would go from a figure to 0. Gives the report with all that is wanted.
    """

    ACTION_IDS = ("take_figures", "back")
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "上下键 选择　回车 这一格填不填"

    def __init__(
        self,
        report: Report,
        lines: Sequence[FillLine],
        told: Report,
        left_out: str,
        only: Collection[CellRef],
    ) -> None:
        super().__init__()
        self._report, self._lines, self._told, self._left_out = report, lines, told, left_out
        self._every = {*range(len(lines)), *([] if told == report else [_TOLD])}
        few = {at for at, line in enumerate(lines) if line.ref in only}
        emptied = {at for at, line in enumerate(lines) if line.empties}
        self._wanted = few or self._every - emptied

    def heading(self) -> str:
        """What is asked."""
        return f"从台账填：{self._report.year}年的报告有{len(self._lines)}格和台账不一样"

    def greeting(self) -> str:
        """What the registers could not count, and the heads of the columns."""
        heads = (set_cell_size(one, _FIGURE_CELLS) for one in ("报告里", "台账里", "相差"))
        columns = f" {set_cell_size('哪一格', _WHERE_CELLS)}{''.join(heads)}"
        return f"{self._left_out}\n{columns}" if self._left_out else columns

    def help_words(self) -> str:
        """What is asked, and what Enter does."""
        return (
            "每一行是一格：报告里填的、台账算出来的、相差多少。前面有 √ 的会填成台账的。\n"
            "哪一格不要填，光标放上去按回车；看好了按 F9，或者选第一行。填错了 Ctrl+Z 一次撤销。\n"
            "报告里有数、台账里是0的，可能是没有登记，先不标。\n"
            "从核对的列表过来的，先只标那一处的；都要填的，选“都标上”。\n"
            "台账里没有登记过的表，不会填成0。\n"
            "公开工作台账的数记进“常用数”，句子里写 {公开总条数} 就会印出来；"
            "第一部分的第一段还空着的，也写上一句。"
        )

    def entries(self) -> Iterator[Entry[int]]:
        """What fills them in, and each cell."""
        cells = len(self._wanted - {_TOLD})
        yield Entry(plain(f"+ 照台账填这{cells}格（F9）"), _ALL)
        if self._wanted != self._every:
            yield Entry(plain(f"+ 都标上（{len(self._lines)}格）"), _EVERY)
        if self._told != self._report:
            yield Entry(Flowing(self._facts_line()), _TOLD)
        for at, line in enumerate(self._lines):
            yield Entry(Flowing(self._line(line, wanted=at in self._wanted)), at)

    def _line(self, line: FillLine, *, wanted: bool) -> str:
        table = self._report.form.table(line.ref.table)
        row, column = table.rows[line.ref.row], table.columns[line.ref]
        where = f"{row.number} {row.label.text} {column.label.short or column.label.text}"
        figures = [print_figure(line.typed) or "没填", print_figure(line.figure)]
        figures.append(print_figure(line.difference))
        told = "".join(set_cell_size(one, _FIGURE_CELLS) for one in figures)
        return f"{'√' if wanted else ' '} {fit(where, _WHERE_CELLS)}{told}"

    def _facts_line(self) -> str:
        """What the register of publications gives, with its first numbers."""
        facts = [fact for fact in self._told.facts if fact not in self._report.facts]
        shown = "、".join(f"{one.name}{print_figure(one.total)}" for one in facts[:_FACTS_SHOWN])
        mark = "√" if _TOLD in self._wanted else " "
        return f"{mark} 公开工作记进常用数和第一部分：{shown or '一句话'}"

    def take(self, value: int) -> None:
        """Fill in, or mark a cell to be filled in or not."""
        if value == _ALL:
            self.action_take_figures()
        elif value == _EVERY:
            self._wanted = set(self._every)
            self.draw(on=_ALL)
        else:
            self._wanted ^= {value}
            self.draw()

    def action_take_figures(self) -> None:
        """Give the report with what is marked."""
        lines = [line for at, line in enumerate(self._lines) if at in self._wanted]
        report = self._told if _TOLD in self._wanted else self._report
        self.dismiss(with_lines(report, lines))
