"""What is done from the list of a register: functions over it that end with the list as it is then.

What they need is imported when it is wanted.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from nianbao.report.registers.record import Record
from nianbao.tui.kit.dialogs import Choose
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.registers.opening import open_record

if TYPE_CHECKING:
    from nianbao.tui.registers.register_screen import RegisterScreen

_ROW_CELLS = 64


async def add_record(screen: "RegisterScreen") -> None:
    """Open a new record; it is in the register once something is filled in."""
    if screen.registers.locked:
        screen.app.notify(screen.registers.locked, severity="warning")
    else:
        await open_record(screen, screen.registers.new(screen.shape.id))


async def count_one_more(screen: "RegisterScreen") -> None:
    """Add one to the count of the record in hand; undo takes it back."""
    record = screen.record
    if record is None or not any(field.name == "count" for field in record.asked):
        screen.app.notify("先把光标放到记着数量的一条上，再按 + 加1。")
    elif screen.registers.locked:
        screen.app.notify(screen.registers.locked, severity="warning")
    else:
        changed = record.with_value("count", (record.whole("count") or 0) + 1)
        await do_on_disk(screen, "正在存", partial(screen.registers.save, changed), "")


async def take_out(screen: "RegisterScreen") -> None:
    """Ask, then take the record in hand out."""
    from nianbao.tui.registers.removing import may_take_out

    record = screen.record
    if record is None:
        screen.app.notify("先把光标放到要去掉的一件上。")
    elif await may_take_out(screen.app, screen.registers.locked, record):
        await do_on_disk(screen, "正在去掉", partial(screen.registers.remove, record), "")


async def bring_records_back(screen: "RegisterScreen") -> None:
    """Ask which record that was taken out to put back."""
    with telling_errors(screen.app):
        read = partial(screen.registers.removed, screen.shape.id)
        gone = await off_loop(screen.app, "正在找", read)
        if not gone:
            screen.app.notify("没有去掉过的。")
            return
        choices = [(one, screen.listed.row(one, _ROW_CELLS)) for one in reversed(gone)]
        chosen = await screen.app.push_screen_wait(Choose("放回哪一件？", choices, search=True))
        if chosen is not None:
            put_back = partial(screen.registers.restore, chosen)
            await do_on_disk(screen, "正在放回去", put_back, "")


async def import_sheet(screen: "RegisterScreen") -> None:
    """Bring a sheet's file into the register."""
    from nianbao.tui.registers.sheet_screen import bring_file_in

    if screen.registers.locked:
        screen.app.notify(screen.registers.locked, severity="warning")
        return
    with telling_errors(screen.app):
        if await bring_file_in(screen.app, screen.library, screen.registers, screen.shape.id):
            await screen.look()


async def import_pasted(screen: "RegisterScreen", text: str) -> None:
    """Bring rows that were pasted into the register."""
    from nianbao.tui.registers.sheet_screen import bring_text_in

    if screen.registers.locked:
        screen.app.notify(screen.registers.locked, severity="warning")
        return
    with telling_errors(screen.app):
        if await bring_text_in(screen.app, screen.registers, screen.shape.id, text):
            await screen.look()


async def export_sheet(screen: "RegisterScreen") -> None:
    """Write the register as a sheet."""
    from nianbao.tui.registers.giving_sheets import give_sheet

    await give_sheet(screen)


async def register_findings(screen: "RegisterScreen") -> None:
    """List what is wrong with the records of the registers."""
    from nianbao.tui.registers.register_findings import show_register_findings

    await show_register_findings(screen.app, screen.library, screen.registers)


async def step(
    screen: "RegisterScreen", called: str, job: Callable[[], tuple[Record, ...]], none_left: str
) -> None:
    """Undo or redo a step, and say what it was: it may be of another register than this one."""
    screen.registers.stepped = ""
    await do_on_disk(screen, f"正在{called}", job, none_left)
    if screen.registers.stepped:
        screen.app.notify(f"{called}：{screen.registers.stepped}。")


async def do_on_disk(
    screen: "RegisterScreen",
    words: str,
    job: Callable[[], Record | tuple[Record, ...]],
    none_left: str,
) -> None:
    """Change the registers on the disk, and list anew; the cursor on what was changed.

    `none_left` is said where the job gives no record.
    """
    changed: Record | tuple[Record, ...] = ()
    with telling_errors(screen.app):
        changed = await off_loop(screen.app, words, job)
        if changed == () and none_left:
            screen.app.notify(none_left)
    one = changed[0] if isinstance(changed, tuple) and changed else changed
    await screen.look(one.id if isinstance(one, Record) else None)
