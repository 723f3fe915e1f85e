"""One register as a list: what runs out first on top, filtered as one types."""

import asyncio
from collections.abc import Iterator
from datetime import date
from functools import partial

from textual import events, work

from nianbao.desk.registers import RegistersInHand
from nianbao.report.registers.fields import REGISTERS
from nianbao.report.registers.record import Record
from nianbao.report.text import clean_line, split_lines
from nianbao.storage.library import Library
from nianbao.tui.actions import ACTIONS, RUNS, bindings
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.list_screen import ListScreen, words_after
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.registers import register_actions as actions
from nianbao.tui.registers.listed import MOST_LISTED, ListedRecords, read_listed
from nianbao.tui.registers.opening import open_record
from nianbao.tui.terminal.bursts import BurstField

_ADD, _MORE = "add_record", "more"
_LEAST_CELLS = 80


class RegisterScreen(ListScreen[None, str]):
    """Lists the records of a register; a row stands for the id of its record, or for an action."""

    burst_field = BurstField.ROWS
    ACTION_IDS = (
        "add_record",
        "remove_record",
        "register_findings",
        "import_sheet",
        "export_sheet",
        "back",
        "undo",
        "redo",
        "removed_records",
    )
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "上下键 选择　回车 打开　打字 筛选"

    def __init__(
        self, library: Library, registers: RegistersInHand, register: str, begun: str = ""
    ) -> None:
        """`begun` is the id of a record to open at once."""
        super().__init__()
        self._begun = begun
        self.library = library
        self.registers, self.shape = registers, REGISTERS[register]
        self.listed = ListedRecords(self.shape)
        self.sought = ""
        """The words that the rows in view have; empty for all."""
        self._has_looked = False
        self._looking = asyncio.Lock()
        self.opened: str | None = None
        """The id of the record that was opened last."""

    @property
    def record(self) -> Record | None:
        """The record under the cursor."""
        return next((one for one in self.listed.records if one.id == self.in_hand), None)

    def heading(self) -> str:
        """The register's name, and how much is in it."""
        return f"{self.shape.name}　{len(self.listed.records)}件"

    def greeting(self) -> str:
        """The words that are sought; what to do where nothing is registered yet."""
        return self.listed.greeting(self.sought)

    def help_words(self) -> str:
        """What the register is for, and how the list is used."""
        return self.listed.help_words()

    def entries(self) -> Iterator[Entry[str]]:
        """The records, then what can be done."""
        found = self.listed.found(self.sought)
        width = max(self.size.width, _LEAST_CELLS) - 4
        for record in found[:MOST_LISTED]:
            yield Entry(plain(self.listed.row(record, width)), record.id)
        if (rest := len(found) - MOST_LISTED) > 0:
            yield Entry(plain(f"… 还有{rest}件：打几个字筛选"), _MORE)
        if not self.registers.locked:
            yield Entry(plain("+ 登记新的一件（Insert）"), _ADD)

    def on_mount(self) -> None:
        """Read what is there, and open what it begins with."""
        self.run_worker(self._begin())

    async def _begin(self) -> None:
        await self.look(self._begun or None)
        if self._begun and self.record is not None:
            await open_record(self, self.record)

    @work
    async def on_screen_resume(self) -> None:
        """Read again what may have changed on another screen."""
        if self._has_looked:
            await self.look(self.opened)

    async def look(self, on: str | None = None) -> None:
        """Read the register again and show it, the cursor on the record of that id."""
        async with self._looking:  # what was read first must not be shown last
            with telling_errors(self.app):
                job = partial(read_listed, self.registers, self.shape.id, date.today())
                self.listed = await off_loop(self.app, "正在读台账", job)
            self._has_looked = True
            self.draw(on=on)

    def draw(self, *, on: str | None = None) -> None:
        """Show the rows, once it is known what they are."""
        if self._has_looked:
            super().draw(on=on)

    def on_key(self, event: events.Key) -> None:
        """Take characters as words to look for; several words narrow it down."""
        character = event.character if event.is_printable else ""
        if character in ("+", "＋") and not self.sought and self.shape.by_name.get("count"):
            event.stop()
            self.run_worker(actions.count_one_more(self))
        elif self.listed.records and self._type(event.key, character or ""):
            event.stop()

    def _type(self, key: str, character: str) -> bool:
        """Look for one character more, or less; False when the key is none of the words'."""
        words = words_after(self.sought, key, character)
        if words is not None:
            self._look_for(words)
        return words is not None

    def _look_for(self, words: str) -> None:
        self.sought = words
        self.list.highlighted = None  # the first is the one that is meant
        self.draw()

    # --- Actions

    @work
    async def take(self, value: str) -> None:
        """Open the record that was chosen, or do what the line says."""
        if value == _MORE:
            self.app.notify("打几个字筛选：编号、年份、内容、结果都行。")
        elif value in ACTIONS:
            await self.run_action(ACTIONS[value].call)
        elif self.record is not None:
            await open_record(self, self.record)

    @work
    async def action_do(self, name: str) -> None:
        """Do what the registry has for a register."""
        await RUNS[name].load()(self)

    @work
    async def on_paste(self, event: events.Paste) -> None:
        """Take rows of a sheet, or words to look for."""
        if "\t" in event.text or len(split_lines(event.text.strip())) > 1:
            await actions.import_pasted(self, event.text)
        else:
            self._type("", clean_line(event.text))

    @work
    async def action_remove_record(self) -> None:
        """Ask, then take the record in hand out."""
        await actions.take_out(self)

    @work
    async def action_undo(self) -> None:
        """Take back the last change of the registers."""
        none_left = "这一次打开以后没有改过台账。"
        await actions.step(self, "撤销", self.registers.undo, none_left)

    @work
    async def action_redo(self) -> None:
        """Do again what was taken back last."""
        await actions.step(self, "重做", self.registers.redo, "没有可以重做的了。")

    def action_back(self) -> None:
        """List all again, or go back."""
        if self.sought:
            self._look_for("")
        else:
            self.dismiss(None)
