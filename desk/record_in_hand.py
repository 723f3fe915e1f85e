"""One record of a register that is being filled in: changed, undone, saved beside the screen.

The rule: `record` is the truth, and every change of it is on its way to the disk at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from nianbao.desk.registers import RegistersInHand
from nianbao.desk.saver import Saver, SaveState
from nianbao.report.registers.record import Record
from nianbao.storage.stored_records import EarlierRecord

_STEPS = 200
_SETTLE = 5.0
"""Seconds a save that is under way is waited for."""
_NUMBER = "number"


class RecordInHand:
    """A record of the registers in hand; one that is new is stored with its first value.

    Taking it in hand, settling and closing are work on a disk. `tell` is called from the saver's
    own thread, too.
    """

    def __init__(self, registers: RegistersInHand, record: Record) -> None:
        self.registers = registers
        self._record, self._begun = record, record
        self._before: list[Record] = []
        self._after: list[Record] = []
        self.tell: Callable[[], None] = lambda: None
        self.is_new = registers.find(record.register, record.id) is None
        self._numbers = registers.last_numbers()
        self.saver: Saver[Record] = Saver(self._save, self._told)

    @property
    def record(self) -> Record:
        """The record as it is now."""
        return self._record

    @property
    def locked(self) -> str:
        """The sentence that says why nothing can be changed; empty when it can."""
        return self.registers.locked

    def change(self, record: Record) -> None:
        """Take a changed record, and keep the one before for undo; nothing where it is locked."""
        if self.locked or record == self._record:
            return
        self._before = [*self._before[-_STEPS + 1 :], self._record]
        self._after = []
        self._take(self._numbered(record))

    def undo(self) -> bool:
        """Take the last change back; False where there is none."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """Do the change again that was taken back last; False where there is none."""
        return self._step(self._after, self._before)

    def history(self) -> Sequence[EarlierRecord]:
        """What the record was, the newest first, once all is saved; raises ReportError."""
        if self.is_new:
            return ()
        self.saver.settle(_SETTLE)
        return self.registers.history(self._record)

    def remove(self) -> None:
        """Take the record out of its register, once all is saved; raises ReportError."""
        if not self.is_new:
            self.saver.settle(_SETTLE)
            self.registers.remove(self._record)

    def settle(self, seconds: float) -> SaveState:
        """Save now and wait until that is done, has failed or the time is over."""
        return self.saver.settle(seconds)

    def close(self) -> None:
        """End the saver's thread, after a save that is under way."""
        self.saver.close()

    def _step(self, source: list[Record], target: list[Record]) -> bool:
        if not source or self.locked:
            return False
        target.append(self._record)
        self._take(source.pop())
        return True

    def _take(self, record: Record) -> None:
        self._record = record
        empty = not record.values and not self._begun.values
        self.saver.submit(replace(record, removed=True) if empty else record)
        self.is_new = empty

    def _numbered(self, record: Record) -> Record:
        """A request with its number, or the next one of its year: none is without."""
        if record.shape.id != "requests" or record.text(_NUMBER) or not record.values:
            return record
        year = record.year or date.today().year
        given = self._record.text(_NUMBER) or f"{year}-{self._numbers.get(year, 0) + 1}"
        return record.with_value(_NUMBER, given)

    def _save(self, record: Record) -> None:
        self.registers.save(record)

    def _told(self, state: SaveState) -> None:
        del state  # by now a newer record may be on its way: the saver knows
        self.tell()
