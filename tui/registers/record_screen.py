"""One record of a register, field after field; every field that is left is kept at once."""

import asyncio
from collections.abc import Callable
from datetime import date
from threading import get_ident

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from nianbao.desk.record_in_hand import RecordInHand
from nianbao.desk.register_steps import changed_fields
from nianbao.report.registers.calendar import Calendar
from nianbao.report.registers.record import Record
from nianbao.storage.library import Library
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.key_line import KeyLine
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.registers import record_leaving
from nianbao.tui.registers.choosing_value import choose_value
from nianbao.tui.registers.record_history import go_back_in_history
from nianbao.tui.registers.record_panel import RecordPanel
from nianbao.tui.registers.record_words import clock_words, help_words, title_words
from nianbao.tui.registers.removing import may_take_out
from nianbao.tui.registers.saved_line import SavedLine

_REFUSED = "请先改好这一栏：直接打字就换掉，按退格清空，按 Esc 恢复原来的。"
_TOLD = 20
"""Characters of what was typed that are told."""


class RecordScreen(ClerkScreen[None]):
    """Shows a record as a form; a new one is in the register once something is filled in."""

    CSS_PATH = "form.tcss"
    ACTION_IDS = (
        "list_values",
        "papers",
        "undo",
        "back",
        "redo",
        "record_history",
        "remove_record",
        "save_records",
    )
    BINDINGS = bindings(ACTION_IDS)

    class SavingTold(Message):
        """The saver's thread has told how far saving is."""

    def __init__(self, library: Library, held: RecordInHand, calendar: Calendar, on: str) -> None:
        """`on` is the name of the field to begin with, the first that is missing when empty."""
        super().__init__()
        self.library = library
        self.held, self._calendar, self._on = held, calendar, on
        self.panel = RecordPanel(held, self.draw, self.action_list_values)
        self.settling = False
        self._thread = get_ident()
        self._drawn: tuple[object, ...] = ()

    @property
    def record(self) -> Record:
        """The record as it is now."""
        return self.held.record

    def action_ids(self) -> tuple[str, ...]:
        """Help first: it explains the field in hand. Papers are of requests alone."""
        left_out = {"remove_record", *(() if self.record.register == "requests" else ("papers",))}
        shown = [name for name in self.ACTION_IDS if name not in left_out]
        split = shown.index("back") + 1
        return ("help", *shown[:split], "palette", *shown[split:], "quit")

    def help_words(self) -> str:
        """What belongs into the field in hand, and each of its choices."""
        return help_words(self.record, self.panel.field)

    def compose(self) -> ComposeResult:
        """Title, clocks, the form, status, keys."""
        yield Static("", classes="title-line")
        yield Static("", classes="record-clock")
        yield self.panel
        yield SavedLine()
        yield KeyLine(self.action_ids())

    def on_mount(self) -> None:
        """Begin at the first field that is missing, and hear of saving."""
        self.held.tell = self._told_saving
        self.panel.begin(self._on)

    def draw(self) -> None:
        """Title, clocks and status as they are now."""
        record, is_new = self.record, self.held.is_new
        if self._drawn != (record, is_new):
            self._drawn = record, is_new
            title = title_words(record, new=is_new)
            self.query_one(".title-line", Static).update(plain(title), layout=False)
            clock = self.query_one(".record-clock", Static)
            words = clock_words(record, self._calendar, date.today())
            clock.display = bool(words)
            clock.update(Flowing(words))
        self.query_one(SavedLine).tell(self.held, typing=self.panel.typing)

    def fold(self) -> bool:
        """Take what is typed; False, and told, when it can't be taken."""
        taken = self.panel.commit()
        if not taken:
            self.app.notify(_REFUSED, severity="warning")
        return taken

    # --- Saving

    def _told_saving(self) -> None:
        if get_ident() != self._thread:
            self.post_message(self.SavingTold())
        elif self.app.is_running and not self.is_left:
            self.draw()

    def on_record_screen_saving_told(self) -> None:
        """Show how far saving is."""
        self._told_saving()

    async def leave(self) -> bool:
        """Save everything first; False when the clerk wants to stay."""
        return await record_leaving.leave_record(self)

    def keep_at_once(self) -> str:
        """Save what was typed while something is broken; says what could not be saved."""
        return record_leaving.keep_record_at_once(self)

    async def keep(self) -> None:
        """Save what was typed; the program is being ended."""
        await record_leaving.keep_record(self)

    async def on_unmount(self) -> None:
        """End the saver's thread; the loop does not wait for it."""
        await asyncio.to_thread(self.held.close)

    # --- Actions

    @work
    async def action_list_values(self) -> None:
        """List what can be chosen for the field in hand, each explained, and take one."""
        await choose_value(self.panel)

    @work
    async def action_papers(self) -> None:
        """Print a document of the record."""
        if self.fold():
            from nianbao.tui.registers.papers import print_paper

            await print_paper(self)

    @work
    async def action_record_history(self) -> None:
        """Show what the record was."""
        if self.fold():
            await go_back_in_history(self)

    @work
    async def action_remove_record(self) -> None:
        """Ask, then take the record out, and go back."""
        if self.fold() and await may_take_out(self.app, self.held.locked, self.record):
            with telling_errors(self.app):
                await off_loop(self.app, "正在去掉", self.held.remove)
                self.dismiss(None)

    def action_save_records(self) -> None:
        """Save now; nobody has to, but a clerk may want to see it."""
        record_leaving.save_record(self)

    def action_undo(self) -> None:
        """Take the last change of the record back."""
        self._step("撤销", self.held.undo, "没有可以撤销的了。以前的样子按 Ctrl+L 看。")

    def action_redo(self) -> None:
        """Do the change again that was taken back last."""
        self._step("重做", self.held.redo, "没有可以重做的了。")

    def _step(self, called: str, step: Callable[[], bool], none_left: str) -> None:
        if self.fold():
            before = self.record
            words = f"{called}：{changed_fields(before, self.record)}。" if step() else none_left
            self.app.notify(words)
            self.panel.show_anew()

    @work
    async def action_back(self) -> None:
        """Leave the record; all of it is saved first. What can't be taken is given up before."""
        typed = self.panel.form.field.value[:_TOLD]
        if not self.panel.commit():
            self.panel.show_anew()
            self.app.notify(f"“{typed}”不能填在这一栏，恢复成原来的了。再按 Esc 返回。")
        elif await self.leave() and self.is_active:
            self.dismiss(None)
