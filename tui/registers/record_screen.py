"""One record of a register, field after field; every field that is left is kept at once.

The rule: the register in hand is the truth. A line or a paragraph is kept when the hands rest, any
other field when it is left; the status line tells what is not on the disk yet.
"""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import partial
from threading import get_ident

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from nianbao.desk.record_in_hand import RecordInHand
from nianbao.report.registers.fields import FieldKind, RegisterField
from nianbao.report.registers.record import Record, Value
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.key_line import KeyLine
from nianbao.tui.kit.plain import plain
from nianbao.tui.prose.spell import Spell
from nianbao.tui.registers import record_leaving, record_words
from nianbao.tui.registers.choosing_value import choose_value
from nianbao.tui.registers.form import RecordForm
from nianbao.tui.registers.form_rows import FormLine
from nianbao.tui.registers.places import (
    Spot,
    field_at,
    record_lines,
    typed_value,
    value_at,
    with_value_at,
)
from nianbao.tui.registers.saved_line import SavedLine
from nianbao.tui.registers.typed_values import Around, TypedError, heard, limit_of, read_typed

_REST, _AT_LATEST = 0.4, 3.0
"""Seconds without a key after which words are kept, and after which they are while keys come."""
_WORDS = (FieldKind.LINE, FieldKind.TEXT)
_ADDS = "这一行按回车或空格增加一次。"


class RecordScreen(ClerkScreen[None]):
    """Shows a record as a form; a new one is in the register once something is filled in."""

    CSS_PATH = "form.tcss"
    ACTION_IDS = (
        "list_values",
        "undo",
        "redo",
        "save_records",
        "back",
    )
    BINDINGS = bindings(ACTION_IDS)

    class SavingTold(Message):
        """The saver's thread has told how far saving is."""

    def __init__(self, held: RecordInHand, on: str = "") -> None:
        """`on` is the name of the field to begin with, the first that is missing when empty."""
        super().__init__()
        self.held, self._on = held, on
        self.settling = False
        self._opened: frozenset[str] = frozenset()
        self._given = self._proposed = ""
        self._thread = get_ident()
        self._spell = Spell(self, self._rested, _REST, _AT_LATEST)

    # --- The record and the line in hand

    @property
    def record(self) -> Record:
        """The record as it is now."""
        return self.held.record

    @property
    def form(self) -> RecordForm:
        """The form."""
        return self.query_one(RecordForm)

    @property
    def spot(self) -> Spot | None:
        """What the line in hand stands for."""
        line = self.form.in_hand
        return line.at if line is not None and isinstance(line.at, Spot) else None

    @property
    def field(self) -> RegisterField | None:
        """The field in hand; None where a part can be added, and nothing be filled in."""
        spot = self.spot
        return field_at(self.record, spot) if spot and not spot.adds else None

    @property
    def typing(self) -> bool:
        """Whether something is typed that the register has not."""
        return self.form.field.value != self._given

    @property
    def around(self) -> Around:
        """What a day without its year is read by."""
        dated = self.record.shape.dated
        since = self.record.day(dated) if self.spot and self.spot.name != dated else None
        return Around(date.today(), since)

    def action_ids(self) -> tuple[str, ...]:
        """Help first: it explains the field in hand."""
        return ("help", *self.ACTION_IDS, "palette", "quit")

    def help_words(self) -> str:
        """What belongs into the field in hand, and each of its choices."""
        return record_words.help_words(self.record, self.field)

    # --- What is on the screen

    def compose(self) -> ComposeResult:
        """Title, clocks, the form, what belongs into the field, status, keys."""
        yield Static("", classes="title-line")
        yield Static("", classes="record-clock")
        yield RecordForm(self.go_on)
        yield Static("", classes="field-words")
        yield SavedLine()
        yield KeyLine(self.action_ids())

    def on_mount(self) -> None:
        """Begin at the first field that is missing, and hear of saving."""
        self.held.tell = self._told_saving
        self.set_focus(self.form.field)
        lines = self._lines()
        wanted = [at for at, line in enumerate(lines) if line.at and line.at.name == self._on]
        missing = [at for at, line in enumerate(lines) if line.missing and self._asks(line)]
        self._open((wanted or missing or [0])[0])

    def _asks(self, line: FormLine[Spot]) -> bool:
        """Whether a missing line is to be asked for: a new record's number comes by itself."""
        return not (self.held.is_new and line.at is not None and line.at.name == "number")

    def _lines(self) -> list[FormLine[Spot]]:
        return record_lines(self.record, self._opened)

    def draw(self) -> None:
        """Show the record as it is now; what is typed stays."""
        if self.is_left:
            return
        lines, spot = self._lines(), self.spot
        at = next((at for at, line in enumerate(lines) if line.at == spot), 0)
        self.form.show(lines, at)
        self.draw_around()

    def draw_around(self) -> None:
        """Title, clocks and status as they are now."""
        record = self.record
        title = record_words.title_words(record, new=self.held.is_new)
        self.query_one(".title-line", Static).update(plain(title))
        clock = self.query_one(".record-clock", Static)
        words = record_words.clock_words(record)
        clock.display = bool(words)
        clock.update(Flowing(words))
        self.tell_status()

    def tell_status(self) -> None:
        """Say truthfully whether all is saved."""
        self.query_one(SavedLine).tell(self.held, typing=self.typing)

    def say(self, words: str, *, bad: bool = False) -> None:
        """Say something about the field in hand, until another is."""
        line = self.query_one(".field-words", Static)
        line.set_class(bad, "-bad")
        line.update(Flowing(words), layout=False)

    def _open(self, at: int) -> None:
        """Put the field on a line."""
        lines = self._lines()
        at = max(0, min(at, len(lines) - 1))
        self.form.show(lines, at)
        field, spot = self.field, self.spot
        line = self.form.field
        self._given = self._proposed = ""
        if field is None or spot is None:
            line.refuse, line.listing = _ADDS, partial(self.go_on, "enter", 1)
            self.form.open("", whole=False, limit=1)
        else:
            line.refuse = self.held.locked
            line.listing = self.action_list_values if field.choices else None
            self._given = typed_value(field, value_at(self.record, spot))
            if self.held.is_new and field.name == self.record.shape.dated and not spot.within:
                self._proposed = date.today().isoformat()
            whole = field.kind not in _WORDS
            self.form.open(self._proposed or self._given, whole=whole, limit=limit_of(field))
        self.say(record_words.field_words(self.record, field, spot))
        self.draw_around()

    # --- Keys

    def go_on(self, key: str, steps: int) -> None:
        """Commit what is typed, and go on by so many lines; Enter where a part is added adds it."""
        spot = self.spot
        if spot is not None and spot.adds and key == "enter":
            self._opened |= {spot.name}
            self._open(self.form.at + 1)
        elif self.commit(key):
            lines = self._lines()
            there = [at for at, line in enumerate(lines) if line.at is not None]
            here = next((at for at, line in enumerate(lines) if line.at == spot), self.form.at)
            wanted = sum(at < here for at in there) + steps
            if key == "enter" and wanted >= len(there):
                self.app.notify("这是最后一栏，已经存好。按 Esc 回到列表。")
            self._open(there[max(0, min(wanted, len(there) - 1))])

    def commit(self, key: str = "") -> bool:
        """Take what is typed into the record; False, and said, when it can't be taken.

        What is only proposed is taken by a key that goes on from it, and by none that leaves.
        """
        self._spell.end()
        field, spot, text = self.field, self.spot, self.form.field.value
        kept = not self.typing or (text == self._proposed and key not in ("enter", "tab", "down"))
        if field is None or spot is None or kept:
            return True
        try:
            value = read_typed(field, text, self.around)
        except TypedError as error:
            self.say(str(error), bad=True)
            return False
        self._given = text
        if value != value_at(self.record, spot):
            self.held.change(with_value_at(self.record, spot, value))
            self.draw()
        self.tell_status()
        return True

    def fold(self) -> bool:
        """Take what is typed; False, and told, when it can't be taken."""
        if not self.commit():
            self.app.notify("请先改好这一栏，或者清空它。", severity="warning")
            return False
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what Enter would take; words are kept when the hands rest."""
        field = self.field
        if event.value != self.form.field.value or field is None:
            return
        self.tell_status()
        if not self.typing:
            return
        if field.kind in _WORDS:
            self._spell.go_on()
        elif words := heard(field, event.value, self.around):
            self.say(words)

    def _rested(self) -> None:
        """Keep words that are typed, as the hands rest."""
        if self._spell.is_on and not self.is_left:
            self.commit()

    # --- Saving

    def _told_saving(self) -> None:
        if get_ident() != self._thread:
            self.post_message(self.SavingTold())
        elif self.app.is_running and not self.is_left:
            self.tell_status()

    def on_record_screen_saving_told(self) -> None:
        """Show how far saving is."""
        self._told_saving()

    async def leave(self) -> bool:
        """Save everything first; False when the clerk wants to stay."""
        return await record_leaving.leave(self)

    def keep_at_once(self) -> str:
        """Save what was typed while something is broken; says what could not be saved."""
        return record_leaving.keep_at_once(self)

    async def on_unmount(self) -> None:
        """End the saver's thread; the loop does not wait for it."""
        await asyncio.to_thread(self.held.close)

    async def keep(self) -> None:
        """Save what was typed; the program is being ended."""
        await record_leaving.keep(self)

    # --- Actions

    @work
    async def action_list_values(self) -> None:
        """List what can be chosen for the field in hand, each explained, and take one."""
        await choose_value(self)

    def put(self, spot: Spot, key: str) -> None:
        """Take a choice from the list; where several can be, beside those that are there."""
        field, there = field_at(self.record, spot), value_at(self.record, spot)
        value: Value = key
        if field.kind is FieldKind.CHOICES:
            chosen = {key, *(there if isinstance(there, tuple) else ())}
            value = tuple(one.key for one in field.choices if one.key in chosen)
        self.held.change(with_value_at(self.record, spot, value))
        self._open(self.form.at)

    def action_save_records(self) -> None:
        """Save now; nobody has to, but a clerk may want to see it."""
        record_leaving.save(self)

    def action_undo(self) -> None:
        """Take the last change of the record back."""
        self._step(self.held.undo, "没有可以撤销的了。以前的样子按 Ctrl+L 看。")

    def action_redo(self) -> None:
        """Do the change again that was taken back last."""
        self._step(self.held.redo, "没有可以重做的了。")

    def _step(self, step: Callable[[], bool], none_left: str) -> None:
        if not self.fold():
            return
        if not step():
            self.app.notify(none_left)
        self._open(self.form.at)

    @work
    async def action_back(self) -> None:
        """Leave the record; all of it is saved first."""
        if await self.leave() and self.is_active:
            self.dismiss(None)
