"""The first screen: the reports that are there, and what can be begun."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
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
from tui.kit.choice_list import ChoiceList
from tui.kit.clerk_screen import ClerkScreen
from tui.kit.key_line import KeyLine
from tui.kit.plain import plain
from tui.library.due_panel import DuePanel
from tui.library.home_lines import BEGIN, READING, report_line
from tui.library.second_window import may_stay, tell_edited, write_again

if TYPE_CHECKING:  # the list of reports should come at once
    from desk.to_do import ToDo


class HomeScreen(ClerkScreen[None]):
    """Lists the library; Enter opens a report or begins something."""

    CSS_PATH = "../kit/lists.tcss"
    ACTION_IDS = (
        "import_report",
        "delete_report",
        "undo",
        "deleted_reports",
        "new_report",
        "backups",
        "settings",
        "habits",
        "write_again",
    )
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
            "下面是要报的那一年还剩什么要做，按 Tab 过去，按回车就到那里。\n"
            "按回车打开光标所在的报告。最下面几行可以新建、读入、设置。\n"
            "删除的报告，在关闭程序之前可以按 Ctrl+Z 找回来，以后用“找回删除的”。"
        )

    def compose(self) -> ComposeResult:
        """Title, greeting when empty, the list, the keys."""
        yield Static(plain(self.app.title), classes="title-line")
        yield Static("", classes="greeting")
        yield ChoiceList(markup=False)
        yield DuePanel(self._library)
        yield Static("上下键 选择　回车 打开　Tab 到要做的事", classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def on_mount(self) -> None:
        """List what is there; on an empty library ask for the office."""
        self.set_focus(self.query_one(OptionList))
        self._list()
        tell_edited(self.app, self._library)
        if self._library.read_only:
            self._ask_to_wait()
        elif not self._lines and not self._office().name:
            self._ask_office(first_run=True)

    def on_screen_resume(self) -> None:
        """List again what may have changed on another screen."""
        self._list()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the lines to the width."""
        self.set_class(event.size.height < 30, "-short")
        self._list()

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a report, or begin something."""
        if event.option_list is not self.query_one(OptionList):
            return
        if event.option_id is not None and event.option_id.isdigit():
            line = self._lines[int(event.option_id)]
            await self._open(line.office, line.year)
        else:
            await self.run_action(str(event.option_id))

    @work
    async def on_due_panel_chosen(self, event: DuePanel.Chosen) -> None:
        """Do what is left to do: here, or in the report."""
        chosen = event.to_do
        if hasattr(self, f"action_{chosen.action}"):
            await self.run_action(chosen.action)
        else:
            await self._open(event.office, event.year, chosen)

    @work
    async def _ask_to_wait(self) -> None:
        if not await may_stay(self.app, self._library):
            self.app.exit()
        self._list()

    def action_write_again(self) -> None:
        """Write again, once the other window is closed."""
        write_again(self.app, self._library)
        self._list()

    @work
    async def action_new_report(self) -> None:
        """Ask for the year and begin its report, from last year's if that is there."""
        from tui.library.beginning import begin_report

        office = self._office()
        if not office.name:
            self._ask_office(first_run=True)
            return
        first = not self._lines
        with self._telling_errors():
            proposed = self._due_year(office)
            if key := await begin_report(self.app, self._library, office.name, proposed):
                await self._open(*key)
                if first:
                    self.app.notify("第一次用？按 F1，再按回车，五步带你看一遍。", timeout=20)

    @work
    async def action_import_report(self) -> None:
        """Read a report in."""
        from tui.reading_in.importing import ImportScreen

        report = await self.app.push_screen_wait(ImportScreen(self._library))
        if report is not None:
            self._list(selected=(report.office, report.year))
            self.app.notify(f"已读入{report.office}{report.year}年的报告。")

    @work
    async def action_delete_report(self) -> None:
        """Ask, then take the report under the cursor out."""
        from tui.library.deleting import delete_report

        at = self.query_one(OptionList).highlighted
        if at is None or at >= len(self._lines):
            return
        line = self._lines[at]
        with self._telling_errors():
            removed = await delete_report(self.app, self._library, line)
            self._removed += [removed] if removed else []
        self._list()

    @work
    async def action_deleted_reports(self) -> None:
        """Bring back a report that was deleted, however long ago."""
        from tui.library.deleting import bring_back

        with self._telling_errors():
            key = await bring_back(self.app, self._library)
            self._list(selected=key)

    def action_undo(self) -> None:
        """Put back the report that was deleted last."""
        if not self._removed:
            self.app.notify("没有删除过报告。")
            return
        with self._telling_errors():
            line = self._library.restore(self._removed[-1])
            self._removed.pop()
            self._list(selected=(line.office, line.year))

    def action_backups(self) -> None:
        """Show the backups of the library."""
        from tui.library.backups import BackupsScreen

        self.app.push_screen(BackupsScreen(self._library))

    def action_settings(self) -> None:
        """Change the office and its settings."""
        self._ask_office(first_run=False)

    def action_habits(self) -> None:
        """Change how the office prints its reports."""
        from tui.settings.habits import HabitsScreen

        with self._telling_errors():
            self.app.push_screen(HabitsScreen(self._library))

    @work
    async def _ask_office(self, *, first_run: bool) -> None:
        from tui.settings.office import OfficeScreen

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
        if lines:
            from tui.library.renaming import rename_drafts

            await rename_drafts(self.app, self._library, lines, name)

    async def _open(self, office: str, year: int, at: "ToDo | None" = None) -> None:
        from desk.keeping import Keeping
        from tui.report.screen import ReportScreen

        if self.app.screen is not self:
            return  # Enter came twice: a second screen would overwrite what the first one saved
        with self._telling_errors():
            report = self._library.load(office, year)
            keeping = Keeping.of(self._library, office, year)
            place = keeping.take_place(report)
            screen = ReportScreen(report, keeping, at.place if at and at.place else place)
            await self.app.push_screen(screen)
            if at and at.action:
                await screen.run_action(at.action)

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

    def _list(self, selected: tuple[str, int] | None = None) -> None:
        """Draw the list anew; the cursor stays on its line, or goes to the one selected."""
        options = self.query_one(OptionList)
        cursor = options.highlighted or 0
        with self._telling_errors():
            self._lines = self._library.summaries()
            office = self._office()
            width = max(self.size.width, 80) - 4
            longest = max((cell_len(line.office) for line in self._lines), default=0)
            texts = [report_line(line, office, width, longest) for line in self._lines]
            options.set_options(
                [Option(plain(text), id=str(at)) for at, text in enumerate(texts)]
                + [Option(plain(f"+ {words}"), id=action) for action, words in self._begin()]
            )
        keys = [(line.office, line.year) for line in self._lines]
        options.highlighted = keys.index(selected) if selected in keys else cursor
        mark = "（只能看，不能改）" if self._library.read_only else ""
        self.query_one(".title-line", Static).update(plain(self.app.title + mark))
        greeting = self.query_one(".greeting", Static)
        greeting.display = not self._lines
        self.query_one(DuePanel).look(self._office())
        greeting.update("这里还没有报告。按回车新建一份；手里有去年的报告，先按 F9 读进来。")

    def _begin(self) -> tuple[tuple[str, str], ...]:
        """The lines under the reports; a second window can only wait for the first."""
        return READING if self._library.read_only else BEGIN
