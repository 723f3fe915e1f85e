"""What the list of a register shows: its records as they stand, those that typed words are of.

Pure; `read_listed` alone is work on a disk.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nianbao.desk.registers import RegistersInHand
from nianbao.exports.letters.forms import plain_label
from nianbao.report.form.figures import print_figure
from nianbao.report.registers.clocks import CLOCK_STATES, AnswerClock, ClockState, answer_clock
from nianbao.report.registers.fields import REGISTERS, Register
from nianbao.report.registers.publications import publication_facts
from nianbao.report.registers.record import Record
from nianbao.tui.registers.record_rows import record_row, said_of

_REQUESTS = "requests"
MOST_LISTED = 300
"""Records that are listed at most: more are looked for by words."""


@dataclass(frozen=True, slots=True)
class ListedRecords:
    """The records of a register in the order of the list, and how each stands, by its id."""

    shape: Register
    records: Sequence[Record] = ()
    said: Sequence[str] = ()
    """What can be sought in each: no key waits for it to be put together."""
    standings: Mapping[str, str] = field(default_factory=dict)
    told: str = ""
    """What is not sure about the days that are left; what a tally has come to."""

    def found(self, words: str) -> list[Record]:
        """The records that have all the words."""
        sought = words.split()
        pairs = zip(self.records, self.said, strict=True)
        return [record for record, told in pairs if all(word in told for word in sought)]

    def row(self, record: Record, width: int) -> str:
        """A record in a line of `width` cells."""
        return record_row(record, self.standings.get(record.id, ""), width)

    def greeting(self, words: str) -> str:
        """The words that are sought; what to do where nothing is registered yet."""
        if words:
            return f"筛选“{words}”：{len(self.found(words))}件。退格改，Esc 看全部。"
        empty = f"还没有登记。{self.shape.help}\n按回车登记第一件。"
        return self.told if self.records else empty

    def help_words(self) -> str:
        """What the register is for, and how the list is used."""
        counted = "在一条上按 +，数量加1，当时存下。\n" if "count" in self.shape.by_name else ""
        return (
            f"{self.shape.name}：{self.shape.help}\n{counted}"
            "回车打开光标所在的一件，Insert 登记新的一件，Delete 去掉（以后找得回来）。\n"
            "打几个字就只列有这些字的：编号、年份（2026年）、内容、结果，几个词用空格隔开。\n"
            "申请人、联系方式只存在台账里，不写进年报，不进导出给别人的表。"
        )


def read_listed(registers: RegistersInHand, register: str, today: date) -> ListedRecords:
    """A register as it is now, its clocks as of a day; raises StorageError."""
    calendar, records = registers.calendar, registers.records(register)
    clocks = {one.id: answer_clock(one, calendar, today) for one in records}
    standings = {one.id: standing_words(one, clocks[one.id]) for one in records}
    doubts = {clock.due.doubt for clock in clocks.values() if clock and clock.due and _runs(clock)}
    ordered = sorted(records, key=lambda one: _place(one, clocks[one.id]))
    told = "".join(sorted(filter(None, doubts))) or _tally(records, today.year)
    said = [said_of(one, standings[one.id]) for one in ordered]
    return ListedRecords(REGISTERS[register], ordered, said, standings, told)


def _tally(records: Iterable[Record], year: int) -> str:
    """What the register of publications has come to in the last two years; else empty."""
    lines = []
    for one in (year, year - 1):
        facts = publication_facts(records, one)
        numbers = (f"{fact.name}{print_figure(fact.total)}{fact.unit}" for fact in facts)
        if told := "，".join(numbers):
            lines.append(f"{one}年：{told}")
    return "\n".join(lines)


def standing_words(record: Record, clock: AnswerClock | None) -> str:
    """How a request stands; empty for the other registers."""
    if record.register != _REQUESTS:
        return ""
    outcome, decided = record.text("outcome"), record.day("decided")
    if decided and outcome:
        return plain_label(record.shape.by_name["outcome"].labels[outcome])
    if decided or outcome:  # half an ending counts as none in the tables
        return "没选办理结果" if decided else "没写办结日期"
    if clock is None:
        return "没写收到日期"
    left = clock.left
    if left is None or clock.state is ClockState.WAITING:
        return CLOCK_STATES[ClockState.WAITING]
    if clock.state is ClockState.OVERDUE and not left:
        return "已过期限"
    paused = f"{CLOCK_STATES[clock.state]}，" if clock.state is ClockState.PAUSED else ""
    return paused + (f"超期{-left}天" if left < 0 else f"还剩{left}天")


def _runs(clock: AnswerClock) -> bool:
    return clock.state in (ClockState.RUNNING, ClockState.PAUSED, ClockState.OVERDUE)


def _place(record: Record, clock: AnswerClock | None) -> tuple[int, int, int]:
    """Where a record stands in the list: what runs out first, what waits, then the newest."""
    day = record.day(record.shape.dated)
    newest = -(day.toordinal() if day else date.max.toordinal())
    if record.register != _REQUESTS or record.day("decided"):
        return 2, 0, newest
    if clock is None or clock.left is None:
        return 1, 0, newest
    return 0, clock.left, newest
