"""What is done from the first screen: functions over it that end with the list as it is then.

Most of what they need is imported when it is wanted: the list of reports should come at once.
"""

from collections.abc import Awaitable
from functools import partial
from typing import TYPE_CHECKING

from nianbao.storage.library import Library
from nianbao.storage.stored import Key
from nianbao.tui.actions import ACTIONS, Needs, Run
from nianbao.tui.kit.notices import may_write, telling_errors
from nianbao.tui.kit.off_loop import holding_keys, off_loop
from nianbao.tui.library.due_panel import DuePanel
from nianbao.tui.library.second_window import may_stay, tell_edited, write_again

if TYPE_CHECKING:
    from nianbao.desk.address import Address
    from nianbao.desk.open_report import OpenReport
    from nianbao.desk.read_ahead import ReadAhead
    from nianbao.desk.to_do import ToDo
    from nianbao.tui.library.home import HomeScreen


async def greet(home: "HomeScreen") -> None:
    """List what is there; on an empty library ask for the office, and begin a report."""
    with telling_errors(home.app):
        tell_edited(home.app, await off_loop(home.app, "正在读", home.library.edited_outside))
    await home.look()
    if home.library.read_only:
        if not await may_stay(home.app, home.library):
            home.app.exit()
        await home.look()
    elif not (home.shelf.reports or home.shelf.office.name or home.shelf.unread):
        await start_report(home)


async def do(home: "HomeScreen", run: Run) -> None:
    """Do what an action does at home, where what it needs is so."""
    if run.needs is not Needs.CHANGE or may_write(home.app, home.library):
        await run.load()(home)


async def list_after(home: "HomeScreen", work: Awaitable[Key | None]) -> None:
    """Do some work, tell what went wrong, and list anew, on the report that it gives."""
    on = None
    with telling_errors(home.app):
        on = await work
    await home.look(on)


async def open_one(home: "HomeScreen", key: Key, to_do: "ToDo | None" = None) -> None:
    """Open a report, and go to what is to be done in it."""
    from nianbao.tui.report.leaving import keep_place
    from nianbao.tui.report.not_taken import offer_typed
    from nianbao.tui.report.screen import ReportScreen

    with telling_errors(home.app):
        with holding_keys(home.app):
            job = partial(_opened, home.library, key, home.making_ready.take(key))
            held, left = await off_loop(home.app, "正在打开", job)
            if home.app.screen is not home:
                held.close()  # Enter came twice: a second would overwrite the first's
                return
            home.opened = key if home.in_hand != key else None
            screen = ReportScreen(held, to_do.place if to_do and to_do.place else left)
            await home.app.push_screen(screen)
            offer_typed(screen, typed=not (to_do and to_do.action))  # an action would take it
            keep_place(screen)
        if to_do and to_do.action:
            await screen.run_action(ACTIONS[to_do.action].call)


async def do_due(home: "HomeScreen", chosen: "ToDo", key: Key) -> None:
    """Do what is left to do: in the registers, here, or in the report of `key`."""
    if chosen.request:
        await open_registers(home, chosen.request)
    elif chosen.action in home.ACTION_IDS:
        await home.run_action(ACTIONS[chosen.action].call)
    else:
        await open_one(home, key, chosen)


async def start_report(home: "HomeScreen") -> None:
    """Ask for the year and begin its report; before the first one ask for the office."""
    from nianbao.tui.library.beginning import begin_report

    if home.shelf.unread:
        await home.look()
    if not (home.shelf.office.name or home.shelf.unread):
        await settle_office(home, first_run=True)
    if home.shelf.office.name:
        with telling_errors(home.app):
            is_first = not home.shelf.reports
            key = await begin_report(home.app, home.library, home.shelf)
            if key is None and is_first:
                home.query_one(DuePanel).enter()
            elif key is not None:
                await open_one(home, key)
                if is_first:
                    home.app.notify("第一次用？按 F1，再按回车，七步带你看一遍。", timeout=20)


async def settle_office(home: "HomeScreen", *, first_run: bool = False) -> None:
    """Ask for the office and its settings."""
    from nianbao.tui.library.renaming import change_office

    work = change_office(home.app, home.library, home.shelf, first_run=first_run)
    await list_after(home, work)


async def import_one(home: "HomeScreen") -> None:
    """Read a report in."""
    from nianbao.tui.reading_in.importing import read_in

    if may_write(home.app, home.library) and (report := await read_in(home.app, home.library)):
        await home.look(report.key)


async def delete_one(home: "HomeScreen") -> None:
    """Ask, then take the report under the cursor out."""
    from nianbao.tui.library.deleting import delete_report

    lines = [one for one in home.shelf.reports if (one.office, one.year) == home.in_hand]
    if lines:
        await list_after(home, delete_report(home.app, home.library, lines[0], home.removed))
    else:
        home.app.notify("先把光标放到要删除的报告上。")


async def change_name_or_year(home: "HomeScreen") -> None:
    """Put the report under the cursor under another office or year."""
    from nianbao.tui.library import renaming

    lines = [one for one in home.shelf.reports if (one.office, one.year) == home.in_hand]
    if lines:
        await list_after(home, renaming.change_key(home.app, home.library, home.shelf, lines[0]))
    else:
        home.app.notify("先把光标放到要改的报告上。")


async def undo_delete(home: "HomeScreen") -> None:
    """Put back the report that was deleted last."""
    from nianbao.tui.library.deleting import put_back

    await list_after(home, put_back(home.app, home.library, home.removed))


async def find_deleted(home: "HomeScreen") -> None:
    """Bring back a report that was deleted, however long ago."""
    from nianbao.tui.library.deleting import bring_back

    await list_after(home, bring_back(home.app, home.library))


async def show_backups(home: "HomeScreen") -> None:
    """Show the backups of the library."""
    from nianbao.tui.library.backups import BackupsScreen

    await home.app.push_screen(BackupsScreen(home.library))


async def write_once_more(home: "HomeScreen") -> None:
    """Write again, once the other window is closed."""
    await list_after(home, write_again(home.app, home.library))


async def set_habits(home: "HomeScreen") -> None:
    """Change how the office prints its reports."""
    from nianbao.tui.settings.habits import change_habits

    with telling_errors(home.app):
        await change_habits(home.app, home.library)


async def open_rollup(home: "HomeScreen") -> None:
    """Put many offices' reports together, as a county does."""
    from nianbao.tui.rollup.setup import show_rollup

    with telling_errors(home.app):
        await show_rollup(home.app, home.library)


async def open_registers(home: "HomeScreen", request: str = "") -> None:
    """Open the registers that are kept through the year, or the request of that id in its list."""
    from nianbao.tui.registers.registers_screen import show_registers

    await show_registers(home.app, home.library, request)


def _opened(library: Library, key: Key, ahead: "ReadAhead | None") -> "tuple[OpenReport, Address]":
    """A report in hand, checked, and where it was left; raises StorageError."""
    from nianbao.desk.open_report import OpenReport

    held = OpenReport(library, library.load(*key), ahead)
    return held, held.place.load(held.report)
