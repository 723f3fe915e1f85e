"""What was read, beside the lines it was read from; it is mended here, and then stored or not.

Cells are marked by how sure they are: `!` nothing was read, `?` a guess, `~` changed here.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from textual import events, work
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static

from desk.address import FRONT, Address, address_of
from desk.progress import PageState
from desk.reading_in_hand import ReadingInHand
from imports import Certainty, Reading
from report.document import Report
from report.field import FRONT_FIELDS
from report.finding import Severity
from report.form.figures import CellRef
from report.office import Office, due_year
from report.text import clean_marks, spoken_length
from tui.actions import bindings
from tui.grid.panel import FigurePanel
from tui.kit.dialogs import confirm
from tui.kit.flowing import Flowing
from tui.kit.key_line import KeyLine
from tui.kit.panel import Panel
from tui.kit.plain import plain
from tui.pages.screen import PAGES_CSS, PagesScreen, Pane
from tui.reading_in.accepting import Acceptance
from tui.reading_in.source_lines import SourceLines
from tui.reading_in.source_places import source_line

_NARROW = 110
"""Terminal cells below which the source stands above what was read, and not beside it."""
_FOLLOW_AFTER = 0.1
"""Seconds after which the source follows the cursor."""
_MARKS = {Certainty.MISSING: Severity.ERROR, Certainty.GUESSED: Severity.WARNING}


class ReviewScreen(PagesScreen[Report | None]):
    """Gives the report that was stored, or None."""

    held: ReadingInHand

    CSS_PATH = [*PAGES_CSS, "reviewing.tcss", "source_lines.tcss"]
    ACTION_IDS = (
        "store_reading",
        "findings",
        "next_finding",
        "source",
        "sections",
        "whose_report",
        "undo",
        "next_section",
        "previous_section",
        "previous_finding",
        "redo",
        "fill_zeros",
        "go_to_row",
        "note",
        "sub_heads",
        "back",
    )
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, reading: Reading, report: Report, name: str, acceptance: Acceptance) -> None:
        """Take a reading, its report as it was read, its source's name, what stores it."""
        self._reading = reading
        self._first = report
        self._certainty = {ref: reading.certainty(ref) for ref in report.form.cells}
        self._source_name = name
        self._acceptance = acceptance
        self._followed: Address | None = None
        self._follow_timer: Timer | None = None
        held = ReadingInHand(report, acceptance.office)
        super().__init__(held, self._first_address(held))

    def action_ids(self) -> tuple[str, ...]:
        """What matters first: to store what was read, and what is doubtful about it."""
        own = self.panel.ACTIONS if self.page else ()
        rest = [name for name in self.ACTION_IDS if name not in own]
        return (*rest[:5], "palette", "help", *own, *rest[5:], "quit")

    def help_words(self) -> str:
        """How to go over what was read."""
        return (
            "左边（或上面）是原文，右边（或下面）是读到的；光标到哪里，原文就跟到哪里。\n"
            "格子前面有“!”的没有读到，有“?”的是猜的，有“~”的在这里改过，没有记号的都读准了。\n"
            "按 F2 列出看不准的地方，按 F8 一处一处走；不对的在这里就改，撤销按 Ctrl+Z。\n"
            "看好了按 F9 存进库里；在这以前什么也不存。\n\n"
            f"{self.panel.help_words()}"
        )

    def compose(self) -> ComposeResult:
        """Whose report it is, the source beside the panel in hand, what is doubtful, the keys."""
        yield Static("", classes="title-line")
        with Pane(id="body"):
            yield SourceLines(self._reading.source)
            with Pane(id="right"):
                yield Static("", id="page-title")
        yield Static("", id="verdict")
        yield KeyLine(self.action_ids())

    async def on_mount(self) -> None:
        """Show the source, where there is one to be seen."""
        self.query_one(SourceLines).display = bool(self._reading.source)

    def on_resize(self, event: events.Resize) -> None:
        """Put the source above on a narrow terminal."""
        self.set_class(event.size.width < _NARROW, "-narrow")

    # --- What the pages are told

    def mark(self, panel: Panel) -> None:
        """Mark the cells of a table by how sure they are, the words of prose by findings."""
        if isinstance(panel, FigurePanel):
            cells = self.report.form.table(panel.page).typed_cells
            panel.grid.mark({ref: mark for ref in cells if (mark := self._mark(ref))})
        else:
            super().mark(panel)

    def states(self) -> Sequence[PageState]:
        """What was read of each page."""
        states = [replace(state, progress=self._progress(state.key)) for state in super().states()]
        return tuple(states)

    def draw_around(self, pages: Sequence[PageState], page: PageState) -> None:
        """Whose report it is, and where it was read."""
        del pages, page
        source = clean_marks(self._source_name)
        words = f"读到：{self._acceptance.whose(self.report)}　来自 {source}"
        self.query_one(".title-line", Static).update(plain(words), layout=False)
        self._follow_soon()

    def tell_status(self) -> None:
        """Say that nothing is stored yet, and what is doubtful."""
        typed = [ref for table in self.report.form.tables for ref in table.typed_cells]
        marks = [self._mark(ref) for ref in typed]
        missing, guessed, changed = (
            marks.count(level) for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        )
        words = f"还没有存，看好了按 F9　! 没读到{missing}格　? 猜的{guessed}格"
        words += f"　~ 改过{changed}格" if changed else ""
        words += f"　其余{len(typed) - missing - guessed - changed}格读准了"
        line = self.query_one("#verdict", Static)
        line.set_class(bool(missing or guessed), "-doubtful")
        line.update(Flowing(words), layout=False)

    def _mark(self, ref: CellRef) -> Severity | None:
        if self.report.all_figures[ref] != self._first.all_figures[ref]:
            return Severity.INFO
        return _MARKS.get(self._certainty[ref])

    def _progress(self, page: str) -> str:
        tables = [table for table in self.report.form.tables if table.key == page]
        for table in tables:
            marks = [self._mark(ref) for ref in table.typed_cells]
            missing, guessed = marks.count(Severity.ERROR), marks.count(Severity.WARNING)
            words = [f"没读到{missing}格"] if missing else []
            words += [f"猜的{guessed}格"] if guessed else []
            return " ".join(words) or "读准了"
        if page != FRONT and page not in self._reading.found:
            return "原文里没有找到"
        fields = FRONT_FIELDS if page == FRONT else self.report.prose.fields(page)
        return f"{sum(spoken_length(self.report.prose.text(name)) for name in fields)}字"

    def _first_address(self, held: ReadingInHand) -> Address:
        """The first doubtful cell, else what the first finding is about, else the first page."""
        for table in held.report.form.tables:
            for ref in table.typed_cells:
                if self._certainty[ref] in _MARKS:
                    return Address(table.key, ref)
        for finding in held.open_findings:
            if finding.severity is not Severity.INFO:
                return address_of(finding)
        return Address(held.report.form.sections[0].key)

    # --- The source

    def on_figure_grid_highlighted(self) -> None:
        """Follow the cursor in a table."""
        self._follow_soon()

    def on_text_area_selection_changed(self) -> None:
        """Follow the caret in a text."""
        self._follow_soon()

    def on_descendant_focus(self) -> None:
        """Follow to the title, to another field, and back out of the source."""
        self._follow_soon()

    def on_screen_resume(self) -> None:
        """Follow to where the cursor came while a dialog stood above."""
        self._follow_soon()

    def _follow_soon(self) -> None:
        """Follow a little later: the cursor is painted first."""
        if self._follow_timer is None:
            self._follow_timer = self.set_timer(_FOLLOW_AFTER, self._follow)

    def _follow(self) -> None:
        """Bring the line into view of which that was made where the cursor is; say its finding."""
        self._follow_timer = None
        source = self.query_one(SourceLines)
        if not self.is_current or not self.page or source.has_focus:
            return
        place = self.panel.place()
        if place == self._followed:
            return
        before, self._followed = self._followed, place
        line = source_line(self._reading, self.report, place)
        source.point_at(line)
        if place.cell and (before is None or place.cell != before.cell):
            for finding in self.report.import_findings:
                if place.cell in finding.cells and finding.severity is not Severity.INFO:
                    self.panel.say(finding.message)
                    break

    def action_source(self) -> None:
        """Go into the source to leaf through it, and back."""
        source = self.query_one(SourceLines)
        if not self._reading.source:
            self.app.notify("这种文件没有原文可看，数字都是按名称读的。")
        elif source.has_focus:
            self.panel.land(self.panel.place())
        else:
            self.set_focus(source)

    # --- To store it or not

    @work
    async def action_whose_report(self) -> None:
        """Change the office or the year."""
        if self.fold():
            named = await self._acceptance.ask_whose(self.app, self.report)
            if named is not None:
                self.held.change(named)
                self.draw()

    @work
    async def action_store_reading(self) -> None:
        """Ask, and store what was read."""
        if self.fold():
            stored = await self._acceptance.ask(self.app, self.report)
            if stored is not None:
                self.dismiss(stored)

    @work
    async def action_back(self) -> None:
        """Go back to the panel, or leave; what was mended here is not lost without a question."""
        if self.query_one(SourceLines).has_focus:
            self.panel.land(self.panel.place())
        elif self.fold() and (self.report == self._first or await self._may_drop("不存，回去")):
            self.dismiss(None)

    async def leave(self) -> bool:
        """Ask before what was read is dropped."""
        return self.fold() and await self._may_drop("不存，退出")

    async def _may_drop(self, words: str) -> bool:
        title = "读到的报告还没有存进库里"
        return await confirm(self.app, title, yes=words, no="接着看", no_first=True)


def first_report(reading: Reading, office: Office) -> Report:
    """The report that was read, on this office and the year that is due where it tells none.

    Raises ImportRefusedError when nothing of a report was found.
    """
    name = reading.office or office.name or "（单位）"
    return reading.report(name, reading.year or due_year(date.today()))
