"""What is done with a whole report: walk its pages and findings, preview, export, leave."""

from dataclasses import replace
from unicodedata import normalize

from textual import work

from report.document import Report
from report.figures import CellRef
from report.finding import Finding
from tui.actions import bindings
from tui.panels.overview import OverviewPanel
from tui.panels.prose import ProsePanel
from tui.place import FRONT, Place, place_of
from tui.screens.dialogs import AskText, Choose
from tui.screens.leaving import keep, leave, mend_saving
from tui.screens.report_view import ReportView
from tui.widgets.page_list import page_states


class ReportScreen(ReportView):
    """The report screen with its keys."""

    ACTION_IDS = (
        "findings",
        "preview",
        "export",
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
        "accept_totals",
        "save",
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
        rest = ("next_finding", *own[1:], "undo", "no_requests", "next_section", "quit", "back")
        return (*first, *rest)

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
        pages = page_states(self.report, self.findings)
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
        findings = self.keeping.check(self.report)
        chosen = await self.app.push_screen_wait(FindingsScreen(self.report, findings))
        if chosen is not None:
            await self._go_to_finding(chosen)

    async def action_next_finding(self) -> None:
        """Go to the next finding, from the last page on to the first."""
        await self._walk(1)

    async def action_previous_finding(self) -> None:
        """Go to the finding before."""
        await self._walk(-1)

    async def _walk(self, step: int) -> None:
        if not self.fold():
            return
        self.findings = self.keeping.check(self.report)
        if not self.findings:
            self.app.notify("没有查出问题。")
            return
        last = self._last_finding
        if last in self.findings:
            place = self.findings.index(last) + step
        else:
            place = self._first_from_here() if step > 0 else self._first_from_here() - 1
        await self._go_to_finding(self.findings[place % len(self.findings)])

    def _first_from_here(self) -> int:
        """The first finding of this page or of one after it."""
        keys = [FRONT, *(section.key for section in self.report.form.sections)]
        here = keys.index(self._page)
        for place, finding in enumerate(self.findings):
            if keys.index(place_of(finding).page) >= here:
                return place
        return 0

    async def _go_to_finding(self, finding: Finding) -> None:
        self._last_finding = finding
        if await self.go(place_of(finding)):
            self.panel.say(finding.message)

    # --- One table

    def action_fill_zeros(self) -> None:
        """Fill the blanks of the table in hand with 0."""
        if not self._is_table():
            self.app.notify("这一部分不是表格，没有要填0的格。")
        elif self.fold():
            blanks = len(self.report.blanks(self._page))
            self.change(self.report.with_zeros(self._page))
            words = f"{blanks}格填了0，Ctrl+Z 可以撤销。" if blanks else "这张表没有空格。"
            self.app.notify(words)

    def action_no_requests(self) -> None:
        """Nothing asked all year: the blanks of tables three and four become 0 in one step."""
        if not self.fold():
            return
        report, blanks = self.report, 0
        for table in report.form.tables:
            if table.column_totals:
                blanks += len(report.blanks(table.key))
                report = report.with_zeros(table.key)
        kept = sum(
            1
            for ref, figure in report.figures.items()
            if figure and report.form.table(ref.table).column_totals
        )
        self.change(report)
        filled = f"表三、表四有{blanks}格填了0，Ctrl+Z 可以撤销。"
        words = filled if blanks else "表三、表四没有空着的格。"
        if kept:
            words += f"另有{kept}格已填了数，没有动，请核对。"
        self.app.notify(words)

    @work
    async def action_go_to_row(self) -> None:
        """Ask for a row's number and go there."""
        tables = [t for t in self.report.form.tables if t.key == self._page]
        tables += [t for t in self.report.form.tables if t.balances and t.key != self._page]

        def find(text: str) -> CellRef | None:
            number = normalize("NFKC", text).strip().replace("。", ".").strip(".")
            for table in tables:
                for ref in table.typed_cells:
                    if table.rows[ref.row].number == number:
                        return ref
            return None

        text = await self.app.push_screen_wait(
            AskText(
                "到哪一行？",
                body="输入行号，如 1、3.3.5。行号印在表格下面那一行的开头。",
                refuse=lambda text: "" if find(text) else "没有这一行，或者这一行由程序计算。",
            )
        )
        if text is not None and (ref := find(text)):
            await self.go(Place(ref.table, ref))

    @work
    async def action_note(self) -> None:
        """Ask for the note on the cell in hand."""
        place = self.panel.place()
        if place.cell is None:
            self.app.notify("批注写在表格的格里；先把光标移到一格。")
            return
        if not self.fold():
            return
        note = await self.app.push_screen_wait(
            AskText(
                "这一格的批注",
                value=self.report.notes.get(str(place.cell), ""),
                body="印在数字后面的括号里，如 22（其中修订16件）。清空就去掉批注。",
            )
        )
        if note is not None:
            self.change(self.report.with_note(str(place.cell), note))

    def action_sub_heads(self) -> None:
        """Open the list of sub-heads, on the page that has them."""
        if isinstance(self.panel, OverviewPanel):
            if self.fold():
                self.panel.open_sub_heads()
        else:
            self.app.notify("只有第一部分有小标题。")

    def action_insert_offer(self) -> None:
        """Put in the sentence this page offers."""
        if isinstance(self.panel, ProsePanel) and self.panel.offers:
            if self.fold():
                self.panel.insert_offer()
        else:
            self.app.notify("这一部分没有备好的句子。")

    def action_accept_totals(self) -> None:
        """Take the derived totals where a printed report had others."""
        if not self.fold():
            return
        number = len(self.report.stated)
        self.change(self.report.with_derived_totals())
        words = f"{number}个总计改用程序算出的数。" if number else "没有印错的总计。"
        self.app.notify(words)

    def _is_table(self) -> bool:
        return any(table.key == self._page for table in self.report.form.tables)

    # --- Out of the program

    def action_preview(self) -> None:
        """Show the exact export."""
        from tui.screens.preview import PreviewScreen

        if self.fold():
            self.app.push_screen(PreviewScreen(self.report, self._page))

    def action_export(self) -> None:
        """Ask where to write the report, and write it."""
        from tui.screens.exporting import ExportScreen

        if self.fold():
            self.app.push_screen(ExportScreen(self.report, self.keeping))

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

    @work(exclusive=True, group="saving")
    async def action_save(self) -> None:
        """Save at once, and help when that fails."""
        await mend_saving(self)

    @work
    async def action_back(self) -> None:
        """Leave the report; all of it is saved first."""
        if await self.leave() and self.is_current:  # Esc may have come twice
            self.app.pop_screen()
