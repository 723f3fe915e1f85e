"""The records that a figure of the year's tables is made of; Enter opens one."""

from collections.abc import Iterator, Sequence
from functools import partial

from textual import work

from nianbao.desk.registers import RegistersInHand
from nianbao.report.registers.record import Record
from nianbao.storage.library import Library
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.registers.listed import standing_words
from nianbao.tui.registers.opening import open_record
from nianbao.tui.registers.record_rows import record_row


class CellRecordsScreen(ListScreen[None, str]):
    """Lists records; a row stands for the id of one."""

    KEYS = "上下键 选择　回车 打开这一件"

    def __init__(
        self, library: Library, registers: RegistersInHand, words: str, records: Sequence[Record]
    ) -> None:
        """`words` tell of the cell."""
        super().__init__()
        self.library, self.registers = library, registers
        self._words, self._records = words, records
        self.opened: str | None = None

    def heading(self) -> str:
        """Which cell."""
        return self._words

    def help_words(self) -> str:
        """What is listed."""
        return "这一格是这几件算出来的。哪一件不对，按回车打开来改，改了表就跟着变。"

    def entries(self) -> Iterator[Entry[str]]:
        """The records."""
        for record in self._records:
            is_open = record.register == "requests" and not record.text("outcome")
            stands = "在办" if is_open else standing_words(record, None)
            words = record_row(record, stands, self.size.width - 4)
            yield Entry(plain(words), record.id)

    @work
    async def take(self, value: str) -> None:
        """Open the record that was chosen."""
        record = next(one for one in self._records if one.id == value)
        await open_record(self, record)

    @work
    async def on_screen_resume(self) -> None:
        """Show what may have changed in a record that was opened."""
        if self.opened is None:
            return
        with telling_errors(self.app):
            found = await off_loop(self.app, "正在读台账", partial(self._read, self._records))
            self._records = found
            self.draw()

    def _read(self, records: Sequence[Record]) -> Sequence[Record]:
        """The records as they are now; those taken out are gone."""
        now = (self.registers.find(one.register, one.id) for one in records)
        return [one for one in now if one and not one.removed]
