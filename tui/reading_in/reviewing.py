"""What was read, beside the lines it was read from; it is mended here, and then stored or not.

Cells are marked by how sure they are: `!` nothing was read, `?` a guess, `~` changed here.
"""

from collections.abc import Sequence
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from nianbao.desk.progress import PageState
from nianbao.desk.reading_in_hand import ReadingInHand
from nianbao.imports import Reading
from nianbao.report.document import Report
from nianbao.report.office import Office, due_year
from nianbao.report.text import clean_marks
from nianbao.tui.actions import bindings
from nianbao.tui.grid.grid import FigureGrid
from nianbao.tui.grid.panel import FigurePanel
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.key_line import KeyLine
from nianbao.tui.kit.panel import Panel
from nianbao.tui.kit.plain import plain
from nianbao.tui.pages.screen import PAGES_CSS, PagesScreen, Pane
from nianbao.tui.reading_in.accepting import Acceptance
from nianbao.tui.reading_in.following import Follower
from nianbao.tui.reading_in.review_actions import leave_review, may_drop
from nianbao.tui.reading_in.source_lines import SourceLines
from nianbao.tui.reading_in.verdict import is_doubtful, verdict

_NARROW = 110
"""Terminal cells below which the source stands above what was read, and not beside it."""

_ACTION_IDS = (
    "store_reading",
    "unplaced_lines",
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
    "table_note",
    "sub_heads",
    "back",
)
_HELP = (
    "左边（或上面）是原文，右边（或下面）是读到的；光标到哪里，原文就跟到哪里。\n"
    "格子前面有“!”的没有读到，有“?”的是猜的，有“~”的在这里改过，没有记号的都读准了。\n"
    "按 F2 列出看不准的地方，按 F8 一处一处走；不对的在这里就改，撤销按 Ctrl+Z。\n"
    "原文里没有放进报告的行，行号后面有“+”；按 F4 列出来，选一栏放进去，没用的标成不要。\n"
    "最下面写着哪几部分有文字，要填的数读准了几格；总计由程序算，不在这些格里。\n"
    "看好了按 F9 存进库里；在这以前什么也不存。\n\n"
)


class ReviewScreen(PagesScreen[Report | None]):
    """Gives the report that was stored, or None."""

    held: ReadingInHand

    CSS_PATH = [*PAGES_CSS, "reviewing.tcss", "source_lines.tcss"]
    ACTION_IDS = _ACTION_IDS
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, reading: Reading, report: Report, name: str, acceptance: Acceptance) -> None:
        """Take a reading, its report as it was read, its source's name, what stores it."""
        self.acceptance = acceptance
        self._source_name = name
        self._follower = Follower(self)
        held = ReadingInHand(reading, report, acceptance.office)
        super().__init__(held, held.first_address())

    def action_ids(self) -> tuple[str, ...]:
        """What matters first: to store what was read, and what is doubtful about it."""
        own = self.panels.own_actions()
        later = own if self.held.unplaced.open else (*own, "unplaced_lines")
        rest = [name for name in self.ACTION_IDS if name not in (*later, "back")]
        split = rest.index("sections")
        first, (sections, *others) = rest[:split], rest[split:]
        return (*first, "palette", "back", "help", sections, *later, *others, "quit")

    def help_words(self) -> str:
        """How to go over what was read."""
        return f"{_HELP}{self.panel.help_words()}"

    def compose(self) -> ComposeResult:
        """Whose report it is, the source beside the panel in hand, what is doubtful, the keys."""
        self.set_class(self.app.size.width < _NARROW, "-narrow")
        yield Static("", classes="title-line")
        with Pane(id="body"):
            yield SourceLines(self.held.reading.source)
            with Pane(id="right"):
                yield Static("", id="page-title")
        yield Static("", id="verdict")
        yield KeyLine(self.action_ids())

    async def on_mount(self) -> None:
        """Show the source, where there is one to be seen."""
        self.query_one(SourceLines).display = bool(self.held.reading.source)

    def on_resize(self, event: events.Resize) -> None:
        """Put the source above on a narrow terminal."""
        self.set_class(event.size.width < _NARROW, "-narrow")
        self.tell_status()

    def mark(self, panel: Panel) -> None:
        """Mark the cells of a table by how sure they are, the words of prose by findings."""
        if isinstance(panel, FigurePanel):
            doubts = self.held.doubts(panel.page)
            panel.grid.mark({ref: doubt.value for ref, doubt in doubts.items()})
        else:
            super().mark(panel)

    def states(self) -> Sequence[PageState]:
        """What was read of each page."""
        return self.held.states()

    def draw_around(self, pages: Sequence[PageState], page: PageState) -> None:
        """Whose report it is, and where it was read."""
        del pages, page
        source = clean_marks(self._source_name)
        words = f"读到：{self.acceptance.whose(self.report)}　来自 {source}"
        self.query_one(".title-line", Static).update(plain(words), layout=False)
        self._follower.follow_soon()

    def tell_status(self) -> None:
        """Say that nothing is stored yet, what was read, what is doubtful, which lines are left."""
        line = self.query_one("#verdict", Static)
        line.set_class(is_doubtful(self.held), "-doubtful")
        line.update(Flowing(verdict(self.held, self.size.width - 2)))
        self.query_one(SourceLines).mark(self.held.unplaced.open_numbers)

    @on(FigureGrid.Highlighted)
    @on(TextArea.SelectionChanged)
    @on(events.DescendantFocus)
    @on(events.ScreenResume)
    def follow_cursor(self) -> None:
        """Let the source follow: in a table, in a text, to another field, from a dialog."""
        self._follower.follow_soon()

    def action_back(self) -> None:
        """Go back to the panel, or leave."""
        leave_review(self)

    async def leave(self) -> bool:
        """Ask before what was read is dropped."""
        return self.fold() and await may_drop(self, "不存，退出")


def first_report(reading: Reading, office: Office) -> Report:
    """The report that was read, on this office and the year that is due where it tells none.

    Raises ImportRefusedError when nothing of a report was found.
    """
    name = reading.office or office.name or "（单位）"
    return reading.report(name, reading.year or due_year(date.today()))
