"""A record opened from a list of records, whichever that is."""

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from nianbao.report.registers.record import Record
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import holding_keys, off_loop

if TYPE_CHECKING:
    from nianbao.desk.record_in_hand import RecordInHand
    from nianbao.report.registers.calendar import Calendar
    from nianbao.tui.registers.cell_records import CellRecordsScreen
    from nianbao.tui.registers.register_findings import RegisterFindingsScreen
    from nianbao.tui.registers.register_screen import RegisterScreen

    Opens: TypeAlias = RegisterScreen | CellRecordsScreen | RegisterFindingsScreen


async def open_record(screen: "Opens", record: Record, on: str = "") -> None:
    """Open a record, at the field of that name; the list is read anew when it is left."""
    from nianbao.tui.registers.record_screen import RecordScreen

    with telling_errors(screen.app), holding_keys(screen.app):
        job = partial(_in_hand, screen, record)
        held, calendar = await off_loop(screen.app, "正在打开", job)
        if not screen.is_current:
            held.close()  # Enter came twice
            return
        screen.opened = record.id
        await screen.app.push_screen(RecordScreen(screen.library, held, calendar, on))


def _in_hand(screen: "Opens", record: Record) -> "tuple[RecordInHand, Calendar]":
    """A record in hand, and the calendar its clocks go by; raises StorageError."""
    from nianbao.desk.record_in_hand import RecordInHand

    return RecordInHand(screen.registers, record), screen.registers.calendar
