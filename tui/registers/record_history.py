"""What a record was: each save with what it changed; Enter brings back how it was before it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import set_cell_size

from nianbao.report.registers.fields import FieldKind
from nianbao.report.registers.record import Record
from nianbao.storage.stored_records import EarlierRecord
from nianbao.tui.kit.dialogs import confirm
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.registers.places import shown_value

if TYPE_CHECKING:
    from nianbao.tui.registers.record_screen import RecordScreen

_TIME_CELLS = 21


async def go_back_in_history(screen: "RecordScreen") -> None:
    """Show what a record was, and take what the clerk wants back; undo takes it back."""
    with telling_errors(screen.app):
        steps = await off_loop(screen.app, "正在读历史", screen.held.history)
        if not steps:
            screen.app.notify("这一件存过以后还没有改过。")
            return
        chosen = await screen.app.push_screen_wait(RecordHistoryScreen(screen.record, steps))
        if chosen is not None and await confirm(
            screen.app,
            "恢复成那次改之前的样子？",
            yes="恢复",
            no="不恢复",
            body="现在的样子也留在历史里，按 Ctrl+Z 可以撤销。",
            no_first=True,
        ):
            screen.panel.take_back(chosen.record)


class RecordHistoryScreen(ListScreen[EarlierRecord, EarlierRecord]):
    """Lists the saves of a record, the newest first."""

    KEYS = "上下键 选择　回车 恢复成那次改之前的样子"

    def __init__(self, record: Record, steps: Sequence[EarlierRecord]) -> None:
        super().__init__()
        self._record, self._steps = record, steps

    def heading(self) -> str:
        """Whose history."""
        return f"历史：{self._record.shape.name} {self._record.text('number')}"

    def help_words(self) -> str:
        """What a line is."""
        return "每一行是一次改动：什么时候、改了哪几栏，从什么改成什么。"

    def entries(self) -> Iterator[Entry[EarlierRecord]]:
        """Each save, with what it changed."""
        after = self._record
        for step in self._steps:
            when = set_cell_size(step.until[:19].replace("T", " "), _TIME_CELLS)
            words = f"{when}{changed_words(step, after)}"
            yield Entry(Flowing(words), step)
            after = step.record

    def take(self, value: EarlierRecord) -> None:
        """Give the one that was chosen."""
        self.dismiss(value)


def changed_words(step: EarlierRecord, after: Record) -> str:
    """What a save has made of the record before it."""
    if not step.changed:
        return "去掉" if after.removed else "放回来"
    told = []
    for name in step.changed:
        field = after.shape.by_name.get(name)
        if field is None or field.kind is FieldKind.PARTS:
            told.append(field.label if field else name)
            continue
        old, new = (shown_value(field, one.values.get(name)) for one in (step.record, after))
        told.append(f"{field.label} {old or '空'}→{new or '空'}")
    return "；".join(told)
