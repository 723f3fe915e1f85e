"""Last year's report beside this one: shown, taken over cell by cell, found where it is missing."""

from textual import work
from textual.actions import SkipAction
from textual.widgets import Input

from desk.previous import PreviousFinder, candidates
from report.document import Report
from report.errors import ReportError
from report.years.carry import carried_figures
from storage.stored import Key
from tui.kit.dialogs import Choose
from tui.report.word_actions import WordsView

READ_IN = "read in"


class ComparingView(WordsView):
    """Compares with last year's report, and lets the clerk choose which report that is."""

    @work
    async def action_last_year(self) -> None:
        """Show last year's report beside this one, or hide it; find one where there is none."""
        if self.previous is None:
            await self._choose()
        elif not (self.beside and self.panel.enter_beside()):
            self._show_beside(not self.beside)

    @work
    async def action_choose_last(self) -> None:
        """Choose which report of the library is last year's."""
        await self._choose()

    def action_take_over(self) -> None:
        """Put what last year's report has into the place in hand; a line keeps the key."""
        if isinstance(self.focused, Input):
            raise SkipAction()
        if self.previous is None:
            self.app.notify("还没有上年的报告；按 F4 读入或者选一份。")
        elif self.may_change():
            self.panel.take_over()

    async def take_last_year(self, last: Report) -> None:
        """Compare with another report from now on; offer what is handed on, if it is missing."""
        try:
            self.keeping = self.keeping.with_last_year(self.report, last)
        except ReportError as error:
            self.app.notify(str(error), severity="error", timeout=15)
            return
        self._show_beside(self.beside)
        self.recheck()
        await self._offer_carried(last)

    def _show_beside(self, on: bool) -> None:
        self.beside = on
        self.fold_pages(self.size.width)
        for panel in self._panels.values():
            panel.compare(self.previous, beside=on)
        self.draw()

    async def _choose(self) -> None:
        """Ask which report is last year's, or for its file."""
        key = (self.report.office, self.report.year)
        library = self.keeping.library
        if library.read_only:
            missing = "" if self.previous else "还没有上年的报告。"
            self.app.notify(missing + library.read_only, severity="warning")
            return
        try:
            there = PreviousFinder(library).key_of(key)
            lines = candidates(library, key)
        except ReportError as error:
            self.app.notify(str(error), severity="error", timeout=15)
            return
        choices = [(str(at), f"{line.year}年　{line.office}") for at, line in enumerate(lines)]
        keys: list[Key] = [(line.office, line.year) for line in lines]
        chosen = await self.app.push_screen_wait(
            Choose(
                "哪一份报告作上年的？" if self.previous else _missing(there),
                [*choices, (READ_IN, "读入一份（F9）")],
                body="单位改过名称或者合并过的，选原来名称的报告。只有上一年的报告参加与上年的核对，"
                "更早的只能对照着看。",
                selected=str(keys.index(there)) if there in keys else None,
            )
        )
        if chosen == READ_IN:
            await self.run_action("import_report")
        elif chosen is not None:
            await self._load_last(keys[int(chosen)])

    async def _load_last(self, key: Key) -> None:
        found_none = self.previous is None
        try:
            last = self.keeping.library.load(*key)
        except ReportError as error:
            self.app.notify(str(error), severity="error", timeout=15)
            return
        await self.take_last_year(last)
        if found_none and self.previous is not None:
            self._show_beside(True)

    async def _offer_carried(self, last: Report) -> None:
        """Ask whether the cells that carry over are to be filled, if they are all blank."""
        carried = carried_figures(last, self.report)
        if not carried or self.locked or any(ref in self.report.figures for ref in carried):
            return
        chosen = await self.app.push_screen_wait(
            Choose(
                f"上年结转还空着，照{last.year}年的报告填上吗？",
                [("yes", f"填上{len(carried)}格，可以撤销"), ("no", "不填")],
            )
        )
        if chosen == "yes" and self.may_change():
            self.change(self.report.with_figures(carried))


def _missing(there: Key | None) -> str:
    return f"{there[1]}年的报告读不出来，换一份作上年的" if there else "还没有上年的报告"
