"""The first screen: the reports that are there, and what can be begun."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from rich.cells import cell_len, set_cell_size
from textual import events, work
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report.errors import ReportError
from report.office import Office, due_year
from report.state import OPEN
from storage.library import Library, Removed
from storage.stored import Summary
from tui.actions import bindings
from tui.screens.base import ClerkScreen
from tui.screens.dialogs import AskText, Choose
from tui.widgets.key_line import KeyLine
from tui.widgets.plain import plain
from tui.words import STATES

BEGIN = (
    ("new_report", "新建一年的报告"),
    ("import_report", "读入一份已有的报告（F9）"),
    ("settings", "设置：单位、截止日期"),
)
"""The lines under the reports: an action's id, and what it says."""


class HomeScreen(ClerkScreen[None]):
    """Lists the library; Enter opens a report or begins something."""

    CSS_PATH = "lists.tcss"
    ACTION_IDS = ("import_report", "delete_report", "undo", "new_report", "settings")
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._lines: tuple[Summary, ...] = ()
        self._removed: list[Removed] = []

    def action_ids(self) -> tuple[str, ...]:
        """What every screen has goes with it."""
        return ("help", *self.ACTION_IDS, "palette", "quit")

    def help_words(self) -> str:
        """What to do here."""
        return (
            "每一行是一年的报告：年份、状态、查出的错误和提醒、离截止日期的天数、单位。\n"
            "按回车打开光标所在的报告。最下面几行可以新建、读入、设置。\n"
            "删除的报告，在关闭程序之前可以按 Ctrl+Z 找回来。"
        )

    def compose(self) -> ComposeResult:
        """Title, greeting when empty, the list, the keys."""
        yield Static(plain(self.app.title), classes="title-line")
        yield Static("", classes="greeting")
        yield OptionList(markup=False)
        yield Static("↑↓ 选择　回车 打开", classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def on_mount(self) -> None:
        """List what is there; on an empty library ask for the office."""
        self.set_focus(self.query_one(OptionList))
        self._list()
        if not self._lines and not self._office().name:
            self._ask_office(first_run=True)

    def on_screen_resume(self) -> None:
        """List again what may have changed on another screen."""
        self._list()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the lines to the width."""
        del event
        self._list()

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a report, or begin something."""
        if event.option_id is not None and event.option_id.isdigit():
            line = self._lines[int(event.option_id)]
            await self._open(line.office, line.year)
        else:
            await self.run_action(str(event.option_id))

    @work
    async def action_new_report(self) -> None:
        """Ask for the year and begin its report, from last year's if that is there."""
        from report.carry import begin_year
        from report.document import new_report
        from tui.keeping import Keeping
        from tui.screens.importing import refuse_year

        office = self._office()
        if not office.name:
            self._ask_office(first_run=True)
            return
        text = await self.app.push_screen_wait(
            AskText(
                "新建哪一年的报告？",
                value=str(self._due_year(office)),
                body=f"{office.name}。库里有上一年的，就从上一年开始：上年结转和小标题带过来。",
                refuse=lambda text: refuse_year(text) or self._refuse_there(office, int(text)),
            )
        )
        if text is None:
            return
        with self._telling_errors():
            keeping = Keeping.of(self._library, office.name, int(text))
            last = keeping.previous
            if last is None and self._library.contains(office.name, int(text) - 1):
                words = f"{int(text) - 1}年的报告读不出来，这一份从空白开始。"
                self.app.notify(words, severity="warning")
            report = begin_year(last) if last else new_report(office.name, int(text))
            keeping.save(report)
            await self._open(report.office, report.year)

    @work
    async def action_import_report(self) -> None:
        """Read a report in."""
        from tui.screens.importing import ImportScreen

        report = await self.app.push_screen_wait(ImportScreen(self._library))
        if report is not None:
            self._list(selected=(report.office, report.year))
            self.app.notify(f"已读入{report.office}{report.year}年的报告。")

    @work
    async def action_delete_report(self) -> None:
        """Ask, then take the report under the cursor out."""
        at = self.query_one(OptionList).highlighted
        if at is None or at >= len(self._lines):
            return
        line = self._lines[at]
        chosen = await self.app.push_screen_wait(
            Choose(
                f"删除{line.office}{line.year}年的报告？",
                [("no", "不删除"), ("yes", "删除")],
                body="关闭程序之前，可以按 Ctrl+Z 找回来。",
            )
        )
        if chosen == "yes":
            with self._telling_errors():
                self._removed.append(self._library.remove(line.office, line.year))
                self.app.notify("已删除，Ctrl+Z 找回。")
            self._list()

    def action_undo(self) -> None:
        """Put back the report that was deleted last."""
        if not self._removed:
            self.app.notify("没有删除过报告。")
            return
        with self._telling_errors():
            line = self._library.restore(self._removed[-1])
            self._removed.pop()
            self._list(selected=(line.office, line.year))

    def action_settings(self) -> None:
        """Change the office and its settings."""
        self._ask_office(first_run=False)

    @work
    async def _ask_office(self, *, first_run: bool) -> None:
        from tui.screens.office import OfficeScreen

        before = self._office()
        office = await self.app.push_screen_wait(OfficeScreen(before, first_run=first_run))
        if office is None:
            return
        with self._telling_errors():
            self._library.set_office(office)
            if before.name and before.name != office.name:
                await self._rename_drafts(before.name, office.name)
        self._list()
        if first_run:
            self.action_new_report()

    async def _rename_drafts(self, before: str, name: str) -> None:
        """Offer to put the new name on reports that are still being written."""
        lines = [line for line in self._lines if line.office == before and line.state in OPEN]
        if not lines:
            return
        years = "、".join(f"{line.year}年" for line in lines)
        chosen = await self.app.push_screen_wait(
            Choose(
                "单位名称改了",
                [("yes", f"{years}的报告也改成新名称"), ("no", "原来的报告不改")],
                body=f"{before} 改为 {name}",
            )
        )
        if chosen != "yes":
            return
        from tui.keeping import Keeping

        for line in lines:
            report = replace(self._library.load(line.office, line.year), office=name)
            keeping = Keeping.of(self._library, name, line.year)
            key = (line.office, line.year)
            self._library.save(report, keeping.check(report), instead_of=key)

    async def _open(self, office: str, year: int) -> None:
        from tui.keeping import Keeping
        from tui.screens.report import ReportScreen

        if self.app.screen is not self:
            return  # Enter came twice: a second screen would overwrite what the first one saved
        with self._telling_errors():
            report = self._library.load(office, year)
            keeping = Keeping.of(self._library, office, year)
            place = keeping.take_place(report)
            await self.app.push_screen(ReportScreen(report, keeping, place))

    @contextmanager
    def _telling_errors(self) -> Iterator[None]:
        """Show what went wrong with the library; nothing else is lost by it."""
        try:
            yield
        except ReportError as error:
            self._tell(error)

    def _tell(self, error: ReportError) -> None:
        self.app.notify(str(error), severity="error", timeout=15)

    def _office(self) -> Office:
        try:
            return self._library.office()
        except ReportError as error:
            self._tell(error)
            return Office()

    def _due_year(self, office: Office) -> int:
        """The year whose report is to be begun: the one due, or the next that is not there."""
        year = due_year(date.today())
        there = {line.year for line in self._lines if line.office == office.name}
        while year in there:
            year += 1
        return year

    def _refuse_there(self, office: Office, year: int) -> str:
        if any((line.office, line.year) == (office.name, year) for line in self._lines):
            return f"库里已经有{year}年的报告，按 Esc 回去打开它。"
        return ""

    def _list(self, selected: tuple[str, int] | None = None) -> None:
        """Draw the list anew; the cursor stays on its line, or goes to the one selected."""
        options = self.query_one(OptionList)
        cursor = options.highlighted or 0
        with self._telling_errors():
            self._lines = self._library.summaries()
            office = self._office()
            width = max(self.size.width, 80) - 4
            longest = max((cell_len(line.office) for line in self._lines), default=0)
            texts = [_line(line, office, width, longest) for line in self._lines]
            options.set_options(
                [Option(plain(text), id=str(at)) for at, text in enumerate(texts)]
                + [Option(plain(f"+ {words}"), id=action) for action, words in BEGIN]
            )
        keys = [(line.office, line.year) for line in self._lines]
        options.highlighted = keys.index(selected) if selected in keys else cursor
        greeting = self.query_one(".greeting", Static)
        greeting.display = not self._lines
        greeting.update("这里还没有报告。按回车新建一份；手里有去年的报告，先按 F9 读进来。")


def _line(line: Summary, office: Office, width: int, longest: int) -> str:
    """A report in one line of `width` terminal cells; the last change only where it fits."""
    state = set_cell_size(STATES[line.state], 8)
    counts = set_cell_size(f"错误{line.errors} 提醒{line.warnings}", 15)
    days = set_cell_size(_days(line, office), 12)
    changed = line.changed[5:16].replace("T", " ")
    name = set_cell_size(line.office, min(longest, max(10, width - 43)))
    return set_cell_size(f"{line.year}年  {name}  {state}{counts}{days}{changed}", width).rstrip()


def _days(line: Summary, office: Office) -> str:
    """How long until the report must be in; empty when it is done."""
    if line.state not in OPEN or not 0 < line.year < date.max.year:
        return ""
    left = (office.deadline(line.year) - date.today()).days
    return f"还有{left}天" if left >= 0 else f"已过{-left}天"
