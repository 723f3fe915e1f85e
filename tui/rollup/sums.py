"""The sums, cell by cell; Enter shows the offices a sum is made of, and where each figure stood."""

from collections.abc import Iterator

from rich.cells import set_cell_size
from textual import work
from textual.content import Content

from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import cell_name
from nianbao.report.rollup.sums import Addend, Sums
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.line_breaking import hanging
from nianbao.tui.kit.list_screen import ListScreen, row_cells
from nianbao.tui.kit.plain import plain
from nianbao.tui.kit.reading import ReadingScreen

_FIGURE = 12
"""Terminal cells of a sum."""
_ALL = "all"


class SumsScreen(ListScreen[None, CellRef | str]):
    """Lists the cells that are not 0, or all; Enter opens one to its addends."""

    KEYS = "上下键 选择　回车 看是哪些单位加起来的"

    def __init__(self, sums: Sums) -> None:
        super().__init__()
        self._sums = sums
        self._every = False

    def heading(self) -> str:
        """What is added up."""
        groups = "、".join(one.group for one in self._sums.by_group if one.group in self._sums.on)
        return f"合计：{self._sums.reports}份报告（{groups or '没有'}）"

    def help_words(self) -> str:
        """How to read it."""
        return (
            "一行一格：合计、有几个单位没填这一格、格的名称。没有填的不当作0。\n"
            "按回车看每个单位是多少，在哪个文件的第几行。"
        )

    def empty_words(self) -> str:
        """That there is nothing to add up."""
        return "没有计入的报告。按 Esc 回去，在“计入”的行上按回车。"

    def entries(self) -> Iterator[Entry[CellRef | str]]:
        """Each table with its cells."""
        if not self._sums.reports:
            return
        words = "只列不是0的" if self._every else "列出全部200格"
        yield Entry(plain(f"+ {words}"), _ALL)
        for table in FORM_2021.tables:
            told = [ref for ref in table.cells if self._every or self._says_something(ref)]
            title = table.title.text if told else f"{table.title.text}　都是0"
            yield Entry(Content.styled(title, "bold"))
            for ref in told:
                yield Entry(plain(self._words(ref)), ref)

    def _says_something(self, ref: CellRef) -> bool:
        return bool(self._sums.figure(ref) or self._sums.blanks(ref))

    def _words(self, ref: CellRef) -> str:
        blank = self._sums.blanks(ref)
        lacking = f"缺{blank}" if blank else ""
        head = set_cell_size(print_figure(self._sums.figure(ref)) or "-", _FIGURE)
        head += set_cell_size(lacking, 6)
        return hanging(head, cell_name(FORM_2021, ref), row_cells(self))

    @work
    async def take(self, value: CellRef | str) -> None:
        """Show the addends of a cell, or list more cells."""
        if isinstance(value, CellRef):
            title = f"{cell_name(FORM_2021, value)}：{print_figure(self._sums.figure(value))}"
            words = "\n".join(_addend_rows(self._sums.addends(value)))
            await self.app.push_screen_wait(ReadingScreen(title, words))
        else:
            self._every = not self._every
            self.draw()


def _addend_rows(addends: tuple[Addend, ...]) -> Iterator[str]:
    """What each office brings, those that bring something first; then where it stood."""
    if not addends:
        yield "份数太多，没有留着；各单位的数在 reports.csv 里。"
    for one in sorted(addends, key=lambda one: (one.figure is None, -(one.figure or 0))):
        line = f"第{one.line}行" if one.line else ""
        figure = "没有填" if one.figure is None else print_figure(one.figure)
        yield f"{set_cell_size(figure, _FIGURE)}{one.office.name}"
        yield f"{' ' * _FIGURE}{one.file}{line and ' ' + line}"
