"""One register as a list: what runs out first on top, filtered as one types."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from textual import events, work

from nianbao.desk.record_in_hand import RecordInHand
from nianbao.desk.registers import RegistersInHand
from nianbao.report.registers.fields import REGISTERS
from nianbao.report.registers.record import Record
from nianbao.tui.actions import ACTIONS, bindings
from nianbao.tui.kit.dialogs import Choose
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import holding_keys, off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.registers.record_rows import record_row, said_of
from nianbao.tui.registers.record_screen import RecordScreen
from nianbao.tui.registers.removing import may_remove
from nianbao.tui.registers.seeking import Seeking

_LISTED = 300
"""Records that are listed at most: more are looked for by words."""
_ADD, _MORE = "add_record", "more"


class RegisterScreen(ListScreen[None, str]):
    """Lists the records of a register; a row stands for the id of its record, or for an action."""

    ACTION_IDS = (
        "add_record",
        "remove_record",
        "undo",
        "redo",
        "removed_records",
        "back",
    )
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "上下键 选择　回车 打开　打字 筛选"

    def __init__(self, registers: RegistersInHand, register: str) -> None:
        super().__init__()
        self.registers, self.shape = registers, REGISTERS[register]
        self._records: Sequence[Record] = ()
        self._seeking = Seeking()
        self._has_looked = False
        self._looking = asyncio.Lock()
        self._opened: str | None = None

    def heading(self) -> str:
        """The register's name, and how much is in it."""
        return f"{self.shape.name}　{len(self._records)}件"

    def greeting(self) -> str:
        """The words that are sought; what to do where nothing is registered yet."""
        if self._seeking.sought:
            found = sum(map(self._is_found, self._records))
            return f"筛选“{self._seeking.sought}”：{found}件。退格改，Esc 看全部。"
        if not self._records:
            return (
                f"还没有登记。{self.shape.help}\n按回车登记第一件；有现成的 Excel 表，可以读进来。"
            )
        return ""

    def help_words(self) -> str:
        """What the register is for, and how the list is used."""
        return (
            f"{self.shape.name}：{self.shape.help}\n"
            "回车打开光标所在的一件，Insert 登记新的一件，Delete 去掉（以后找得回来）。\n"
            "打几个字就只列有这些字的：编号、年份（2026年）、内容、结果，几个词用空格隔开。\n"
            "申请人、联系方式只存在台账里，不写进年报，不进导出给别人的表。"
        )

    def entries(self) -> Iterator[Entry[str]]:
        """The records, then what can be done."""
        found = [one for one in self._records if self._is_found(one)]
        width = max(self.size.width, 80) - 4
        for record in found[:_LISTED]:
            yield Entry(plain(record_row(record, state_words(record), width)), record.id)
        if (rest := len(found) - _LISTED) > 0:
            yield Entry(plain(f"… 还有{rest}件：打几个字筛选"), _MORE)
        if not self.registers.locked:
            yield Entry(plain("+ 登记新的一件（Insert）"), _ADD)

    def on_mount(self) -> None:
        """Read what is there."""
        self.run_worker(self.look())

    @work
    async def on_screen_resume(self) -> None:
        """Read again what may have changed on another screen."""
        if self._has_looked:
            await self.look(self._opened)

    async def look(self, on: str | None = None) -> None:
        """Read the register again and show it, the cursor on the record of that id."""
        async with self._looking:  # what was read first must not be shown last
            with telling_errors(self.app):
                read = partial(self.registers.records, self.shape.id)
                self._records = in_order(await off_loop(self.app, "正在读台账", read))
            self._has_looked = True
            self.draw(on=on)

    def draw(self, *, on: str | None = None) -> None:
        """Show the rows, once it is known what they are."""
        if self._has_looked:
            super().draw(on=on)

    def on_key(self, event: events.Key) -> None:
        """Take characters as words to look for; several words narrow it down."""
        character = event.character if event.is_printable else ""
        if self._records and self._seeking.typed(event.key, character or ""):
            event.stop()
            self._list_anew()

    def _list_anew(self) -> None:
        self.list.highlighted = None  # the first is the one that is meant
        self.draw()

    def _is_found(self, record: Record) -> bool:
        return self._seeking.finds(said_of(record, state_words(record)))

    # --- Actions

    @work
    async def take(self, value: str) -> None:
        """Open the record that was chosen, or do what the line says."""
        if value == _MORE:
            self.app.notify("打几个字筛选：编号、年份、内容、结果都行。")
        elif value in ACTIONS:
            await self.run_action(ACTIONS[value].call)
        else:
            await self.open(next(one for one in self._records if one.id == value))

    @work
    async def action_add_record(self) -> None:
        """Open a new record; it is in the register once something is filled in."""
        if self.registers.locked:
            self.app.notify(self.registers.locked, severity="warning")
        else:
            await self.open(self.registers.new(self.shape.id))

    async def open(self, record: Record) -> None:
        """Open a record; the list is read anew when it is left."""
        with telling_errors(self.app), holding_keys(self.app):
            held = await off_loop(
                self.app, "正在打开", partial(RecordInHand, self.registers, record)
            )
            if not self.is_current:
                held.close()  # Enter came twice
                return
            self._opened = record.id
            await self.app.push_screen(RecordScreen(held))

    @work
    async def action_remove_record(self) -> None:
        """Ask, then take the record in hand out."""
        chosen = [one for one in self._records if one.id == self.in_hand]
        if not chosen:
            self.app.notify("先把光标放到要去掉的一件上。")
        elif await may_remove(self.app, self.registers.locked, chosen[0]):
            await self._do("正在去掉", partial(self.registers.remove, chosen[0]), None)

    @work
    async def action_undo(self) -> None:
        """Take back the last change of the registers."""
        await self._do("正在撤销", self.registers.undo, "这一次打开以后没有改过台账。")

    @work
    async def action_redo(self) -> None:
        """Do again what was taken back last."""
        await self._do("正在重做", self.registers.redo, "没有可以重做的了。")

    @work
    async def action_removed_records(self) -> None:
        """Ask which record that was taken out to put back."""
        with telling_errors(self.app):
            read = partial(self.registers.removed, self.shape.id)
            gone = await off_loop(self.app, "正在找", read)
            if not gone:
                self.app.notify("没有去掉过的。")
                return
            choices = [(one, record_row(one, "", 64)) for one in reversed(gone)]
            chosen = await self.app.push_screen_wait(Choose("放回哪一件？", choices, search=True))
            if chosen is not None:
                await self._do("正在放回去", partial(self.registers.restore, chosen), None)

    async def _do(
        self, words: str, job: Callable[[], Record | tuple[Record, ...]], none_left: str | None
    ) -> None:
        """Change the registers on the disk, and list anew; the cursor on what was changed."""
        changed: Record | tuple[Record, ...] = ()
        with telling_errors(self.app):
            changed = await off_loop(self.app, words, job)
            if changed == () and none_left:
                self.app.notify(none_left)
        one = changed[0] if isinstance(changed, tuple) and changed else changed
        await self.look(one.id if isinstance(one, Record) else None)

    def action_back(self) -> None:
        """List all again, or go back."""
        if self._seeking.sought:
            self._seeking = Seeking()
            self._list_anew()
        else:
            self.dismiss(None)


def in_order(records: Sequence[Record]) -> list[Record]:
    """What is open first, then the newest."""

    def key(record: Record) -> tuple[bool, float]:
        day = record.day(record.shape.dated)
        open_ = record.register == "requests" and record.day("decided") is None
        return not open_, -(day.toordinal() if day else 0)

    return sorted(records, key=key)


def state_words(record: Record) -> str:
    """How a request stands; empty for the other registers."""
    if record.register != "requests":
        return ""
    outcome = record.text("outcome")
    if record.day("decided") and outcome:
        return record.shape.by_name["outcome"].labels[outcome]
    return "在办"
