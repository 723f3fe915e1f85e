"""What is done with a whole report: preview, export, copy, import, leave."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work

from desk.address import address_in
from report.document import Report
from report.finding import Finding
from tui.actions import bindings
from tui.kit.dialogs import Choose
from tui.report.comparing import ComparingView
from tui.report.leaving import keep, leave, mend_saving

if TYPE_CHECKING:  # loaded when the list opens
    from tui.pages.findings import PutAside


class ReportScreen(ComparingView):
    """The report screen with its keys."""

    ACTION_IDS = (
        "findings",
        "preview",
        "last_year",
        "export",
        "paste_queue",
        "next_finding",
        "sections",
        "undo",
        "next_section",
        "previous_section",
        "previous_finding",
        "redo",
        "import_report",
        "fill_zeros",
        "go_to_row",
        "note",
        "take_over",
        "no_requests",
        "sub_heads",
        "insert_phrase",
        "phrases",
        "insert_code",
        "facts",
        "find_words",
        "repetition",
        "standing",
        "accept_totals",
        "save",
        "history",
        "choose_last",
        "back",
    )
    BINDINGS = bindings(ACTION_IDS)

    def action_ids(self) -> tuple[str, ...]:
        """What every page has, and what this page alone has."""
        own = self.panel.ACTIONS if self._page else ()
        if self.beside:
            own = ("take_over", *own)
        first = ("help", "findings", "last_year", "export", *own[:1], "sections", "palette")
        rest = (
            "preview",
            "paste_queue",
            "next_finding",
            *own[1:],
            "undo",
            "no_requests",
            "next_section",
            "standing",
        )
        return (*first, *rest, "quit", "back")

    def help_words(self) -> str:
        """Help on the row or field in hand."""
        return self.panel.help_words()

    def putting_aside(self) -> "PutAside":
        """Warnings are put aside in the list."""
        return self._put_aside

    def _put_aside(self, finding: Finding, reason: str) -> tuple[Report, Sequence[Finding]]:
        self.change(self.keeping.put_aside(self.report, finding, reason))
        self.recheck()
        return self.report, self.findings

    @work
    async def action_repetition(self) -> None:
        """List what stood in last year's report too, and go to the words that are chosen."""
        from tui.words.repetition import RepetitionScreen

        if self.fold():
            screen = RepetitionScreen(self.report, self.keeping.previous)
            chosen = await self.app.push_screen_wait(screen)
            if chosen is not None:
                await self.go(address_in(chosen))

    @work
    async def action_history(self) -> None:
        """List earlier versions, to take back what was changed since."""
        from tui.report.history import show_history

        if self.fold():
            await show_history(self.app, self)

    # --- Out of the program

    @work
    async def action_preview(self) -> None:
        """Show the exact export."""
        from tui.giving_out.preview import show_preview

        if self.fold():
            await show_preview(self.app, self.report, self.keeping, self._page)

    def action_export(self) -> None:
        """Ask where to write the report, and write it."""
        from tui.giving_out.exporting import ExportScreen

        if self.fold():
            self.app.push_screen(ExportScreen(self.report, self.keeping))

    @work
    async def action_paste_queue(self) -> None:
        """Copy the report piece by piece."""
        from tui.giving_out.paste_queue import show_paste_queue

        if self.fold():
            await show_paste_queue(self.app, self.report, self.keeping)

    def action_import_report(self) -> None:
        """Read a report in, beside this one."""
        from tui.reading_in.importing import ImportScreen

        if self.fold():
            self.app.push_screen(ImportScreen(self.keeping.library), self._take_imported)

    def _take_imported(self, report: Report | None) -> None:
        """Show what was read in place of this report, or check this one against it."""
        if report is None:
            return
        self.app.notify(f"已读入{report.office}{report.year}年的报告。")
        if (report.office, report.year) == (self.report.office, self.report.year):
            if self.keeping.locked:
                self.report = report  # it stands in the library by now
            self.change(report)
        elif report.year == self.report.year - 1:
            self._compare_with(report)

    @work
    async def _compare_with(self, last: Report) -> None:
        """Check this report against one that was read in; under another name, ask first."""
        if last.office != self.report.office:
            chosen = await self.app.push_screen_wait(
                Choose(
                    f"用{last.office}{last.year}年的报告作上年的吗？",
                    [("yes", "作上年的"), ("no", "不用，只存在库里")],
                )
            )
            if chosen != "yes":
                return
        await self.take_last_year(last)

    async def leave(self) -> bool:
        """Save everything first; False when the clerk wants to stay."""
        return await leave(self)

    async def keep(self) -> None:
        """Save what was typed; the program is being ended."""
        await keep(self)

    @work
    async def action_save(self) -> None:
        """Save at once, and help when that fails."""
        await mend_saving(self)

    @work
    async def action_back(self) -> None:
        """Leave the report; all of it is saved first."""
        if await self.leave() and self.is_current:  # Esc may have come twice
            self.app.pop_screen()
