"""What is to be done about the registers: the first lines of what is left to do."""

from collections.abc import Iterator
from datetime import date

from nianbao.desk.registers import RegistersInHand
from nianbao.report.day_words import day_of_year, day_words
from nianbao.report.registers.clocks import DueItem
from nianbao.storage.library import Library

_SOON = 5
"""Working days before something runs out from which on it is told of."""
_TOLD = 3
"""Things that are told of one by one."""
_LINE = 32
"""Characters of a line behind which no room is left for what a request is about."""
_SAID = 14
"""Characters of what a request is about."""


def pressing(library: Library, office: str, today: date) -> tuple[tuple[str, str], ...]:
    """What runs out within days, or is late: words, and the id of the request; raises StorageError.

    Who applied is not said.
    """
    return tuple(_lines(RegistersInHand(library, office), today))


def _lines(registers: RegistersInHand, today: date) -> Iterator[tuple[str, str]]:
    items = [item for item in registers.due(today) if item.left <= _SOON]
    for item in items[:_TOLD]:
        yield _words(item, today), item.record.id
    if (rest := len(items) - _TOLD) > 0:
        yield f"台账里还有{rest}件快到期或者过了期", ""


def _words(item: DueItem, today: date) -> str:
    about = item.record.text("summary").split("\n")[0]
    about = about if len(about) <= _SAID else f"{about[:_SAID]}…"
    due = item.due.day
    day = day_of_year(due) if due.year == today.year else day_words(due)
    if item.left < 0:
        left = f"{day}到期，过了{-item.left}个工作日"
    else:
        left = f"{day}到期，还剩{item.left}个工作日" if item.left else f"今天（{day}）到期"
    told = f"{item.record.text('number')} {item.words}：{left}"
    return told if len(told) > _LINE else f"{told}　{about}"
