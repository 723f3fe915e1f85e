"""The registers of the office: what each is for, and how much is in it."""

import asyncio
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from rich.cells import set_cell_size
from textual import work
from textual.app import App

from nianbao.desk.registers import RegistersInHand
from nianbao.desk.remembered import REGISTERS_SHOWN
from nianbao.report.office import Office
from nianbao.report.registers.fields import REGISTERS
from nianbao.storage.library import Library
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.line_breaking import hanging
from nianbao.tui.kit.list_screen import ListScreen, row_cells
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.registers.calendar_screen import CalendarScreen
from nianbao.tui.registers.letters import edit_letter_habits
from nianbao.tui.registers.register_findings import show_register_findings
from nianbao.tui.registers.register_screen import RegisterScreen
from nianbao.tui.registers.year_screen import show_year

_SHOWN, _CALENDAR, _YEAR, _CHECK, _LETTERS = "shown", "calendar", "year", "check", "letters"
_MORE = (
    (_YEAR, "一年的表：台账算出的表三、表四、表二，回车看一格是哪几件"),
    (_CHECK, "核对：期限、补正、日期先后、文号、条款，不对的列出来"),
    (_CALENDAR, "工作日：放假和调休，期限照着算"),
    (_LETTERS, "文书：发文机关代字、联系方式、救济途径"),
)
_NAME_CELLS, _COUNT_CELLS = 16, 8


async def show_registers(app: App[Any], library: Library, request: str) -> None:
    """Open the registers of the library's office, or a request of that id; it must have a name."""
    with telling_errors(app):
        job = partial(_begun, library)
        office, is_shown = await off_loop(app, "正在读", job)
        if not office.name:
            app.notify("请先在“设置”里填单位名称，台账是单位的。", severity="warning")
            return
        registers = RegistersInHand(library, office.name)
        if request:
            await app.push_screen(RegisterScreen(library, registers, "requests", request))
        else:
            await app.push_screen(RegistersScreen(library, registers, is_shown=is_shown))


class RegistersScreen(ListScreen[None, str]):
    """Lists the four registers; a row stands for the id of one."""

    KEYS = "上下键 选择　回车 打开"

    def __init__(self, library: Library, registers: RegistersInHand, *, is_shown: bool) -> None:
        """`is_shown` tells whether home has a line for them."""
        super().__init__()
        self.registers = registers
        self._library, self._is_shown = library, is_shown
        self._counts: Mapping[str, int] = {}
        self._looking = asyncio.Lock()

    def heading(self) -> str:
        """Whose registers."""
        return f"台账：{self.registers.office}"

    def greeting(self) -> str:
        """What they are for, before there is anything in them."""
        return "" if any(self._counts.values()) else _ABOUT

    def help_words(self) -> str:
        """What the registers are for."""
        return _ABOUT

    def entries(self) -> Iterator[Entry[str]]:
        """The four registers, each with its count."""
        for shape in REGISTERS.values():
            name = set_cell_size(shape.name, _NAME_CELLS)
            count = set_cell_size(f"{self._counts.get(shape.id, 0)}件", _COUNT_CELLS)
            words = hanging(f"{name}{count}", shape.help, row_cells(self))
            yield Entry(plain(words), shape.id)
        told = (
            "有，回车就不显示（用 Ctrl+P 找“台账”进来）" if self._is_shown else "没有，回车就显示"
        )
        for value, words in _MORE:
            yield Entry(plain(words), value)
        yield Entry(plain(f"首页上台账的一行：{told}"), _SHOWN)

    @work
    async def on_screen_resume(self) -> None:
        """Count anew what may have changed on another screen."""
        async with self._looking:
            with telling_errors(self.app):
                job = partial(_counts, self.registers)
                self._counts = await off_loop(self.app, "正在读台账", job)
            self.draw()

    @work
    async def take(self, value: str) -> None:
        """Open a register, or do what the line says."""
        if value in REGISTERS:
            await self.app.push_screen(RegisterScreen(self._library, self.registers, value))
        elif value == _YEAR:
            await show_year(self.app, self._library, self.registers)
        elif value == _LETTERS:
            await edit_letter_habits(self.app, self._library, self.registers.office)
        elif value == _CHECK:
            await show_register_findings(self.app, self._library, self.registers)
        elif value == _CALENDAR:
            with telling_errors(self.app):
                calendar = await off_loop(self.app, "正在读", lambda: self.registers.calendar)
                await self.app.push_screen(CalendarScreen(self._library, self.registers, calendar))
        else:
            with telling_errors(self.app):
                keep = partial(REGISTERS_SHOWN.keep, self._library, not self._is_shown)
                await off_loop(self.app, "正在存", keep)
                self._is_shown = not self._is_shown
            self.draw(on=value)


_ABOUT = (
    "平时收到一件登记一件，期限自己算，年底表三、表四、表二从台账里算出来，不用再数。\n"
    "不想用的，不用管它，年报照样直接填。申请人的姓名、联系方式只存在台账里，不出去。"
)


def _counts(registers: RegistersInHand) -> Mapping[str, int]:
    return {name: len(registers.records(name)) for name in REGISTERS}


def _begun(library: Library) -> tuple[Office, bool]:
    """The office, and whether home has a line for its registers."""
    return library.office(), REGISTERS_SHOWN.load(library)
