"""The working days of the years: days off and weekend days that are worked, entered or read in."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from rich.cells import set_cell_size
from textual import work

from nianbao.desk.files import beginning_of
from nianbao.desk.registers import RegistersInHand
from nianbao.report.registers.calendar import (
    Calendar,
    YearDays,
    print_days,
    read_announcement,
    read_days,
)
from nianbao.storage.library import Library
from nianbao.tui.actions import bindings
from nianbao.tui.kit.browse_screen import choose_file
from nianbao.tui.kit.dialogs import AskText, confirm, refusal
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain

_READ = 0
"""Stands for the line that reads a file."""
_COUNT_CELLS = 30
_SIZE_LIMIT = 1_000_000
"""Bytes of a file of days; a year's has some thousand."""
_ABOUT = (
    "期限按工作日算：周一到周五，去掉放假的，加上周末要上班的（调休）。国务院办公厅每年11月左右公布下一年的。\n"
    "还没有录入的年份按周一到周五算，算出来的每个日子旁边都写明。"
)
_OFF_HELP = "放假的日子，如 1.1-3、2.15-23、10.1-7；周末本来就休的，写不写都行。"
_WORK_HELP = "周末要上班的日子（调休），如 2.14、2.28；没有就空着。"


class CalendarScreen(ListScreen[None, int]):
    """Lists years; Enter changes the days of one, a row stands for its year."""

    ACTION_IDS = ("undo", "back")
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "上下键 选择　回车 改这一年的"

    def __init__(self, library: Library, registers: RegistersInHand, calendar: Calendar) -> None:
        super().__init__()
        self._library, self._registers, self._calendar = library, registers, calendar
        self._before: list[Calendar] = []

    def heading(self) -> str:
        """What is listed."""
        return "工作日：放假和调休"

    def greeting(self) -> str:
        """What they are for."""
        return _ABOUT

    def help_words(self) -> str:
        """What they are for, and how they are entered."""
        return f"{_ABOUT}\n{_OFF_HELP}\n{_WORK_HELP}\n也可以读入 holiday-cn 的一年的文件（.json）。"

    def entries(self) -> Iterator[Entry[int]]:
        """The years that are known, this one and the next; then a file."""
        this = date.today().year
        for year in sorted({*self._calendar.years, this, this + 1}):
            yield Entry(plain(self._line(year)), year)
        yield Entry(plain("+ 读入放假安排的文件（holiday-cn 的 .json）"), _READ)

    def _line(self, year: int) -> str:
        if not self._calendar.knows(year):
            return f"{year}年　还没有录入，按周一到周五算"
        days = self._calendar.years[year]
        counts = f"放假{len(days.off)}天，周末上班{len(days.work)}天"
        return f"{year}年　{set_cell_size(counts, _COUNT_CELLS)}{days.source}"

    @work
    async def take(self, value: int) -> None:
        """Change the days of a year, or read a file."""
        with telling_errors(self.app):
            await (self._edit(value) if value != _READ else self._read())

    async def _edit(self, year: int) -> None:
        days = self._calendar.years.get(year, YearDays())
        refuse = refusal(partial(read_days, year=year))
        title = f"{year}年哪些天放假？"
        question = AskText(title, value=print_days(days.off), body=_OFF_HELP, refuse=refuse)
        off = await self.app.push_screen_wait(question)
        if off is None:
            return
        title = f"{year}年哪些周末要上班？"
        question = AskText(title, value=print_days(days.work), body=_WORK_HELP, refuse=refuse)
        worked = await self.app.push_screen_wait(question)
        if worked is not None:
            typed = YearDays(read_days(off, year), read_days(worked, year), "手工录入")
            changed = days if (typed.off, typed.work) == (days.off, days.work) else typed
            await self._keep(self._calendar.with_year(year, changed), year)

    async def _read(self) -> None:
        title = "读入哪个放假安排的文件"
        path = await choose_file(self.app, self._library, title, (".json",))
        if path is None:
            return
        found = await off_loop(self.app, "正在读", partial(_announced, path))
        lines = [f"{y}年：放假{len(d.off)}天，周末上班{len(d.work)}天" for y, d in found.items()]
        if await confirm(
            self.app, "采用这个文件里的？", yes="采用", no="不用", body="\n".join(lines)
        ):
            calendar = self._calendar
            for year, days in found.items():
                calendar = calendar.with_year(year, days)
            await self._keep(calendar, max(found))

    @work
    async def action_undo(self) -> None:
        """Take back the last change that was made here."""
        if not self._before:
            self.app.notify("在这里没有改过什么。")
            return
        with telling_errors(self.app):
            await self._keep(self._before[-1], None)
            del self._before[-2:]  # what it was, and what keeping it has put there

    async def _keep(self, calendar: Calendar, year: int | None) -> None:
        if calendar != self._calendar:
            keep = partial(self._registers.set_calendar, calendar)
            await off_loop(self.app, "正在存", keep)
            self._before.append(self._calendar)
            self._calendar = calendar
        self.draw(on=year)


def _announced(path: Path) -> dict[int, YearDays]:
    """The days in a file; raises ReportError."""
    content = beginning_of(path, _SIZE_LIMIT)
    return read_announcement(content.decode("utf-8-sig", errors="replace"))
