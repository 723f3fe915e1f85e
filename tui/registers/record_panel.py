"""A record as a form that is filled in: what is typed is taken into the record in hand.

The rule: a line or a paragraph is taken when the hands rest, any other field when it is left.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from nianbao.desk.record_in_hand import RecordInHand
from nianbao.report.registers.fields import FieldKind, RegisterField
from nianbao.report.registers.record import Record, Value
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.prose.spell import Spell
from nianbao.tui.registers.form import RecordForm
from nianbao.tui.registers.form_rows import FieldRow
from nianbao.tui.registers.places import (
    Slot,
    field_at,
    record_lines,
    typed_value,
    value_at,
    with_value_at,
)
from nianbao.tui.registers.record_words import field_words
from nianbao.tui.registers.typed_values import FieldAround, TypedError, heard, limit_of, read_typed

_REST, _AT_LATEST = 0.4, 3.0
"""Seconds without a key after which words are taken, and after which they are while keys come."""
_WORDS = (FieldKind.LINE, FieldKind.TEXT)
_GOES_ON = ("enter", "tab", "down")
_ADDS = "这一行按回车或空格增加一次。"
_LAST = "这是最后一栏，已经存好。按 Esc 回到列表。"


class RecordPanel(Vertical):
    """The form of a record in hand, and what belongs into the field in hand.

    `told` is called when record or typing have become different, `list_values` lists choices.
    """

    BLANK = True

    def __init__(
        self, held: RecordInHand, told: Callable[[], None], list_values: Callable[[], object]
    ) -> None:
        super().__init__()
        self.held = held
        self.form = RecordForm(self.go_on)
        self._told, self._list_values = told, list_values
        self._opened: frozenset[str] = frozenset()
        self._given = self._proposed = ""
        self._spell = Spell(self, self._rested, _REST, _AT_LATEST)

    def compose(self) -> ComposeResult:
        """The form, and what belongs into the field in hand."""
        yield self.form
        yield Static("", classes="field-words")

    # --- The record and the line in hand

    @property
    def record(self) -> Record:
        """The record as it is now."""
        return self.held.record

    @property
    def slot(self) -> Slot | None:
        """What the line in hand stands for."""
        line = self.form.in_hand
        return line.at if line is not None and isinstance(line.at, Slot) else None

    @property
    def field(self) -> RegisterField | None:
        """The field in hand; None where a part can be added, and nothing be filled in."""
        slot = self.slot
        return field_at(self.record, slot) if slot and not slot.adds else None

    @property
    def typing(self) -> bool:
        """Whether something is typed that the record has not; a mere proposal is none."""
        return self.form.field.value not in (self._given, self._proposed or self._given)

    @property
    def is_proposed(self) -> bool:
        """Whether what stands in the field is only proposed, and nothing of the record."""
        return bool(self._proposed) and self.form.field.value == self._proposed

    @property
    def around(self) -> FieldAround:
        """What a day without its year is read by."""
        dated = self.record.shape.dated
        since = self.record.day(dated) if self.slot and self.slot.name != dated else None
        return FieldAround(date.today(), since)

    # --- What is shown

    def begin(self, name: str) -> None:
        """Begin at the field of that name, or at the first that is missing."""
        self.screen.set_focus(self.form.field)
        lines = self._lines()
        wanted = [at for at, line in enumerate(lines) if line.at and line.at.name == name]
        missing = [at for at, line in enumerate(lines) if line.missing]
        self._open((wanted or missing or [0])[0])

    def take_back(self, record: Record) -> None:
        """Make the record what it was, or is to be, and show the field in hand anew."""
        self.held.change(record)
        self.show_anew()

    def show_anew(self) -> None:
        """Show the record as it is now, the field in hand too: what is typed there is dropped."""
        self._open(self.form.at)

    def say(self, words: str, *, bad: bool = False) -> None:
        """Say something about the field in hand, until another is."""
        line = self.query_one(".field-words", Static)
        line.set_class(bad, "-bad")
        line.update(Flowing(words), layout=False)

    def _lines(self) -> list[FieldRow[Slot]]:
        numbers_itself = self.held.is_new and self.record.register == "requests"
        return record_lines(self.record, self._opened, numbers_itself=numbers_itself)

    def _open(self, at: int) -> None:
        """Put the field on a line, or the nearest that can be filled in."""
        lines = self._lines()
        there = [number for number, line in enumerate(lines) if line.at is not None]
        self.form.show(lines, min(there, key=lambda number: (abs(number - at), number < at)))
        field, slot, line = self.field, self.slot, self.form.field
        self._given = self._proposed = ""
        if field is None or slot is None:
            line.refuse, line.listing = _ADDS, partial(self.go_on, "enter", 1)
            self.form.open("", whole=False, limit=1)
        else:
            line.refuse = self.held.locked
            line.listing = self._list_values if field.choices else None
            self._given = typed_value(field, value_at(self.record, slot))
            if self.held.is_new and field.name == self.record.shape.dated and not slot.within:
                self._proposed = date.today().isoformat()
            whole = field.kind not in _WORDS
            self.form.open(self._proposed or self._given, whole=whole, limit=limit_of(field))
        self.say(field_words(self.record, field, slot))
        self._told()

    # --- What is typed

    def go_on(self, key: str, steps: int) -> None:
        """Take what is typed, and go on by so many lines; Enter where a part is added adds it."""
        slot = self.slot
        if slot is not None and slot.adds and key == "enter":
            if not self.held.locked:
                self._opened |= {slot.name}
                self._open(self.form.at + 1)
        elif self.commit(key):
            lines = self._lines()
            there = [at for at, line in enumerate(lines) if line.at is not None]
            here = next((at for at, line in enumerate(lines) if line.at == slot), self.form.at)
            wanted = sum(at < here for at in there) + steps
            if key == "enter" and wanted >= len(there):
                self.app.notify(_LAST)
            self._open(there[max(0, min(wanted, len(there) - 1))])

    def commit(self, key: str = "") -> bool:
        """Take what is typed into the record; False, and said, when it can't be taken.

        What is only proposed is taken by a key that goes on from it, and by none that leaves.
        """
        self._spell.end()
        field, slot, text = self.field, self.slot, self.form.field.value
        taken = self.typing or (self.is_proposed and key in _GOES_ON)
        if field is None or slot is None or not taken:
            return True
        try:
            value = read_typed(field, text, self.around)
        except TypedError as error:
            self.say(str(error), bad=True)
            self.form.field.action_select_all()  # what is typed next comes in its place
            return False
        self._given, self._proposed = text, ""
        if value != value_at(self.record, slot):
            self.held.change(with_value_at(self.record, slot, value))
            self._show_lines(slot)
        if field.kind not in _WORDS:
            self._given = typed_value(field, value)
            self.form.open(self._given, whole=True, limit=limit_of(field))
        self._told()
        return True

    def put(self, slot: Slot, key: str) -> None:
        """Take a choice from the list; where several can be, beside those that are there."""
        field, there = field_at(self.record, slot), value_at(self.record, slot)
        value: Value = key
        if field.kind is FieldKind.CHOICES:
            chosen = {key, *(there if isinstance(there, tuple) else ())}
            value = tuple(one.key for one in field.choices if one.key in chosen)
        self.take_back(with_value_at(self.record, slot, value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what Enter would take; words are taken when the hands rest."""
        event.stop()
        field = self.field
        if event.value != self.form.field.value or field is None:
            return
        self._told()
        if self.typing and field.kind in _WORDS:
            self._spell.go_on()
        elif self.typing and (words := heard(field, event.value, self.around)):
            self.say(words)
        elif not self.typing and (slot := self.slot) is not None:
            self.say(field_words(self.record, field, slot))

    def _show_lines(self, slot: Slot) -> None:
        """Show the lines of the record as it is now; what is typed stays."""
        lines = self._lines()
        at = next((at for at, line in enumerate(lines) if line.at == slot), self.form.at)
        self.form.show(lines, at)

    def _rested(self) -> None:
        """Take words that are typed, as the hands rest."""
        if self._spell.is_on and self.is_attached:
            self.commit()
