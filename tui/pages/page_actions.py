"""What is done to one page of a report beside typing: zeros, rows, notes, sub-heads."""

from unicodedata import normalize

from textual import work

from desk.address import Address
from report.form.figures import CellRef
from tui.kit.dialogs import AskText
from tui.pages.screen import Result
from tui.pages.walking import WalkingView
from tui.prose.overview import OverviewPanel


class EditingView(WalkingView[Result]):
    """Changes the page in hand; a locked report refuses."""

    def action_fill_zeros(self) -> None:
        """Fill the blanks of the table in hand with 0."""
        if not self._is_table():
            self.app.notify("这一部分不是表格，没有要填0的格。")
        elif self.may_change():
            blanks = len(self.report.blanks(self._page))
            self.change(self.report.with_zeros(self._page))
            words = f"{blanks}格填了0，Ctrl+Z 可以撤销。" if blanks else "这张表没有空着的格。"
            self.app.notify(words)

    def action_no_requests(self) -> None:
        """Nothing asked all year: the blanks of tables three and four become 0 in one step."""
        if not self.may_change():
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
        if not kept:
            self.offer_sentences()

    def offer_sentences(self) -> None:
        """Offer the sentences that tell of a year without requests, where there are any."""

    @work
    async def action_go_to_row(self) -> None:
        """Ask for a row's number and go there."""
        tables = [t for t in self.report.form.tables if t.key == self._page]
        tables += [t for t in self.report.form.tables if t.balances and t.key != self._page]
        tables += [t for t in self.report.form.tables if t not in tables]

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
            await self.go(Address(ref.table, ref))

    @work
    async def action_note(self) -> None:
        """Ask for the note on the cell in hand."""
        place = self.panel.place()
        if place.cell is None:
            self.app.notify("批注写在表格的格里；先把光标移到一格。")
            return
        if not self.may_change():
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
            if self.may_change():
                self.panel.open_sub_heads()
        else:
            self.app.notify("只有第一部分有小标题。")

    def action_accept_totals(self) -> None:
        """Take the derived totals where a printed report had others."""
        if not self.may_change():
            return
        number = len(self.report.stated)
        self.change(self.report.with_derived_totals())
        words = f"{number}个总计改用程序算出的数。" if number else "没有印错的总计。"
        self.app.notify(words)

    def _is_table(self) -> bool:
        return any(table.key == self._page for table in self.report.form.tables)
