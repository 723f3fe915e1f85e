"""What is done with a whole report: walk its pages and findings, preview, export, leave."""

from collections.abc import Sequence
from dataclasses import replace

from textual import work

from report.document import Report
from report.finding import Finding
from tui.actions import bindings
from tui.panels.prose import ProsePanel
from tui.place import FRONT, Place, place_of
from tui.screens.dialogs import Choose
from tui.screens.leaving import keep, leave, mend_saving
from tui.screens.report_editing import EditingView
from tui.widgets.page_list import page_states


class ReportScreen(EditingView):
    """The report screen with its keys."""

    ACTION_IDS = (
        "findings",
        "preview",
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
        "no_requests",
        "sub_heads",
        "insert_offer",
        "standing",
        "accept_totals",
        "save",
        "history",
        "back",
    )
    BINDINGS = bindings(ACTION_IDS)
    _last_finding: Finding | None = None

    def action_ids(self) -> tuple[str, ...]:
        """What every page has, and what this page alone has."""
        own = self.panel.ACTIONS if self._page else ()
        if self._page and isinstance(self.panel, ProsePanel) and self.panel.offers:
            own = ("insert_offer",)
        first = ("help", "findings", "preview", "export", *own[:1], "sections", "palette")
        rest = (
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

    # --- Pages and findings

    async def action_next_section(self) -> None:
        """Go to the next section's first field."""
        await self._turn(1)

    async def action_previous_section(self) -> None:
        """Go to the previous section's first field."""
        await self._turn(-1)

    async def _turn(self, step: int) -> None:
        keys = [section.key for section in self.report.form.sections]
        place = keys.index(self._page) + step if self._page in keys else 0
        if 0 <= place < len(keys):
            await self.go(Place(keys[place]))
        else:
            self.app.bell()

    @work
    async def action_sections(self) -> None:
        """Ask which page to go to."""
        pages = page_states(self.report, self.findings, self.keeping.standing.returned)
        choices = [(p.key, f"{p.title}　{p.progress} {p.counts}".rstrip()) for p in pages]
        chosen = await self.app.push_screen_wait(Choose("章节", choices, selected=self._page))
        if chosen is not None:
            await self.go(Place(chosen))

    @work
    async def action_findings(self) -> None:
        """List the findings and go to the one that is chosen."""
        from tui.screens.findings import FindingsScreen

        if not self.fold():
            return
        self.recheck()
        screen = FindingsScreen(self.report, self.findings, self._put_aside)
        chosen = await self.app.push_screen_wait(screen)
        if chosen is not None:
            await self._go_to_finding(chosen)

    def _put_aside(self, finding: Finding, reason: str) -> tuple[Report, Sequence[Finding]]:
        self.change(self.keeping.put_aside(self.report, finding, reason))
        self.recheck()
        return self.report, self.findings

    async def action_next_finding(self) -> None:
        """Go to the next finding, from the last page on to the first."""
        await self._walk(1)

    async def action_previous_finding(self) -> None:
        """Go to the finding before."""
        await self._walk(-1)

    async def _walk(self, step: int) -> None:
        if not self.fold():
            return
        self.recheck()
        findings = self.open_findings
        if not findings:
            self.app.notify("没有查出问题。")
            return
        last = self._last_finding
        if last in findings:
            place = findings.index(last) + step
        else:
            first = self._first_from_here(findings)
            place = first if step > 0 else first - 1
        await self._go_to_finding(findings[place % len(findings)])

    def _first_from_here(self, findings: Sequence[Finding]) -> int:
        """The first finding of this page or of one after it."""
        keys = [FRONT, *(section.key for section in self.report.form.sections)]
        here = keys.index(self._page)
        for place, finding in enumerate(findings):
            if keys.index(place_of(finding).page) >= here:
                return place
        return 0

    async def _go_to_finding(self, finding: Finding) -> None:
        self._last_finding = finding
        if await self.go(place_of(finding)):
            self.panel.say(finding.message)

    def action_history(self) -> None:
        """List earlier versions, to take back what was changed since."""
        from tui.screens.history import HistoryScreen

        if self.fold():
            self.app.push_screen(HistoryScreen(self))

    # --- Out of the program

    def action_preview(self) -> None:
        """Show the exact export."""
        from tui.screens.preview import PreviewScreen

        if self.fold():
            options = self.keeping.print_options()
            self.app.push_screen(PreviewScreen(self.report, self._page, options))

    def action_export(self) -> None:
        """Ask where to write the report, and write it."""
        from tui.screens.exporting import ExportScreen

        if self.fold():
            self.app.push_screen(ExportScreen(self.report, self.keeping))

    def action_paste_queue(self) -> None:
        """Copy the report piece by piece."""
        from tui.screens.paste_queue import PasteQueueScreen

        if self.fold():
            self.app.push_screen(PasteQueueScreen(self.report, self.keeping))

    def action_import_report(self) -> None:
        """Read a report in, beside this one."""
        from tui.screens.importing import ImportScreen

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
        elif (report.office, report.year) == (self.report.office, self.report.year - 1):
            self.keeping = replace(self.keeping, previous=report)
            self.recheck()

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
