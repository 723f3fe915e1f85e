"""Out of the report: preview, export, copying, its history, and reading another one in."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from nianbao.report.document import Report
from nianbao.tui.kit.dialogs import confirm
from nianbao.tui.kit.notices import may_write
from nianbao.tui.report.comparing import compare_with

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen


@work
async def preview(screen: "ReportScreen") -> None:
    """Show the exact export."""
    from nianbao.tui.giving_out.preview import show_preview

    await show_preview(screen.app, screen.held, screen.page)


@work
async def ask_export(screen: "ReportScreen") -> None:
    """Ask where to write the report, and write it."""
    from nianbao.tui.giving_out.exporting import show_export

    screen.held.check()
    await show_export(screen.app, screen.held)


@work
async def paste_queue(screen: "ReportScreen") -> None:
    """Copy the report piece by piece."""
    from nianbao.tui.giving_out.paste_queue import show_paste_queue

    screen.held.check()
    await show_paste_queue(screen.app, screen.held)


@work
async def history(screen: "ReportScreen") -> None:
    """List earlier versions, to take back what was changed since."""
    from nianbao.tui.report.history import show_history

    await show_history(screen.app, screen.held)


def import_beside(screen: "ReportScreen") -> None:
    """Read a report in, beside the one in hand; not where nothing of it could be stored."""
    if not may_write(screen.app, screen.held.library):
        return
    from nianbao.tui.reading_in.importing import ImportScreen
    from nianbao.tui.reading_in.sources import READING_IN
    from nianbao.tui.report.verifying import ReadOrVerify

    taking = ReadOrVerify(screen.held)

    def take(report: Report | None) -> None:
        if report is not None and not taking.done:
            _take_imported(screen, report)

    purpose = replace(READING_IN, take=taking)
    screen.app.push_screen(ImportScreen(screen.held.library, purpose), take)


def _take_imported(screen: "ReportScreen", report: Report) -> None:
    """Show what was read in place of the report in hand, or check this one against it."""
    held = screen.held
    if report.key == held.report.key:
        held.take_stored(report)
    elif report.year == held.report.year - 1:
        _compare_with_imported(screen, report)


@work
async def _compare_with_imported(screen: "ReportScreen", last: Report) -> None:
    """Check the report against one that was read in; under another name, ask first."""
    if last.office == screen.report.office or await confirm(
        screen.app,
        f"用{last.office}{last.year}年的报告作上年的吗？",
        yes="作上年的",
        no="不用，只存在库里",
    ):
        await compare_with(screen, last)
