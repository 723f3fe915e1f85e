"""What the list of a register shows: its records as they stand, those that typed words are of.

Pure; `read_listed` alone is work on a disk.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nianbao.desk.registers import RegistersInHand
from nianbao.report.registers.fields import REGISTERS, Register
from nianbao.report.registers.record import Record
from nianbao.tui.registers.record_rows import record_row, said_of

MOST_LISTED = 300
"""Records that are listed at most: more are looked for by words."""


@dataclass(frozen=True, slots=True)
class ListedRecords:
    """The records of a register in the order of the list, and how each stands, by its id."""

    shape: Register
    records: Sequence[Record] = ()
    standings: Mapping[str, str] = field(default_factory=dict)

    def found(self, words: str) -> list[Record]:
        """The records that have all the words."""
        sought = words.split()
        said = (said_of(one, self.standings.get(one.id, "")) for one in self.records)
        pairs = zip(self.records, said, strict=True)
        return [record for record, told in pairs if all(word in told for word in sought)]

    def row(self, record: Record, width: int) -> str:
        """A record in a line of `width` cells."""
        return record_row(record, self.standings.get(record.id, ""), width)

    def greeting(self, words: str) -> str:
        """The words that are sought; what to do where nothing is registered yet."""
        if words:
            return f"筛选“{words}”：{len(self.found(words))}件。退格改，Esc 看全部。"
        return "" if self.records else f"还没有登记。{self.shape.help}\n按回车登记第一件。"

    def help_words(self) -> str:
        """What the register is for, and how the list is used."""
        return (
            f"{self.shape.name}：{self.shape.help}\n"
            "回车打开光标所在的一件，Insert 登记新的一件，Delete 去掉（以后找得回来）。\n"
            "打几个字就只列有这些字的：编号、年份（2026年）、内容、结果，几个词用空格隔开。\n"
            "申请人、联系方式只存在台账里，不写进年报，不进导出给别人的表。"
        )


def read_listed(registers: RegistersInHand, register: str) -> ListedRecords:
    """A register as it is now; raises StorageError."""
    records = in_list_order(registers.records(register))
    standings = {one.id: state_words(one) for one in records}
    return ListedRecords(REGISTERS[register], records, standings)


def in_list_order(records: Sequence[Record]) -> list[Record]:
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
