"""The earlier versions of the report in hand, one a sitting; Enter shows what changed since."""

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report.changes import changes
from report.document import Report
from report.errors import ReportError
from report.state import STATES
from storage.history import History, Version
from tui.actions import bindings
from tui.kit.choice_list import ChoiceList
from tui.kit.clerk_screen import ClerkScreen
from tui.kit.flowing import Flowing
from tui.kit.key_line import KeyLine
from tui.kit.plain import plain
from tui.report.changes import ChangesScreen, Earlier
from tui.report.report_view import ReportView

NONE_YET = (
    "还没有以前的样子。\n"
    "每次打开报告，第一次改动存盘时，会先记下改之前的样子；下次打开再改，这里就有两次可以比。"
)


class HistoryScreen(ClerkScreen[None]):
    """Lists the versions of the report that a report screen shows."""

    CSS_PATH = "../kit/lists.tcss"
    ACTION_IDS = ("back",)
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, view: ReportView) -> None:
        super().__init__()
        self._view = view
        self._history = History(view.keeping.library.path)
        self._versions: tuple[Version, ...] = ()
        self._reports: list[Report | None] = []

    def compose(self) -> ComposeResult:
        """The report's title, its versions or why there are none, the keys."""
        title = f"历史：{self._view.report.title}"
        yield Static(plain(title), classes="title-line")
        yield Static("", classes="empty-words")
        yield ChoiceList(markup=False)
        yield Static("上下键 选择　回车 看从那时到现在改了什么", classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def action_ids(self) -> tuple[str, ...]:
        """What every screen has goes with it."""
        return (*self.ACTION_IDS, "help", "palette", "quit")

    def help_words(self) -> str:
        """What a version is, and how to use the list."""
        return (
            "每一行是一次改动之前的样子：什么时候、谁存的、什么状态，后来又改了几处。\n"
            "打开报告到离开算一次。时间和名字是这台电脑的；次序按记下的先后，不看时间。\n"
            "按回车看从那时到现在改了什么，可以一处一处恢复，也可以全部恢复。\n"
            "每份报告最多记30次，太多了，最早的先去掉。"
        )

    def on_mount(self) -> None:
        """Read the versions."""
        words = NONE_YET
        try:
            report = self._view.report
            self._versions = self._history.versions(report.office, report.year)
            self._reports = [self._load(version) for version in self._versions]
        except ReportError as error:
            words = str(error)
        options, empty = self.query_one(OptionList), self.query_one(".empty-words", Static)
        empty.update(Flowing(words))
        empty.display, options.display = not self._versions, bool(self._versions)
        self.set_focus(options)

    def on_screen_resume(self) -> None:
        """List them against what the report is by now."""
        options = self.query_one(OptionList)
        cursor = options.highlighted
        options.set_options(self._options())
        options.highlighted = cursor or 1

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show what changed since a version."""
        if not self.is_current:
            return  # Enter came twice
        at = int(str(event.option_id))
        report = self._reports[at]
        if report is None:
            self.app.notify("这一次的记录读不出来。", severity="error")
            return
        after = self._reports[at - 1] if at else None
        later = Earlier(after, _time(self._versions[at - 1])) if after else None
        earlier = Earlier(report, _time(self._versions[at]))
        self.app.push_screen(ChangesScreen(self._view, earlier, later))

    def action_back(self) -> None:
        """Go back to the report."""
        self.dismiss(None)

    def _load(self, version: Version) -> Report | None:
        try:
            return self._history.load(version)
        except ReportError:
            return None

    def _options(self) -> list[Option]:
        options = [Option("现在", id="now", disabled=True)]
        after: Report | None = self._view.report
        for at, (version, report) in enumerate(zip(self._versions, self._reports, strict=True)):
            options.append(Option(plain(_line(version, report, after)), id=str(at)))
            after = report
        return options


def _line(version: Version, report: Report | None, after: Report | None) -> str:
    """A version in one line: when, in which state, how much was changed after it, by whom."""
    if report is None:
        later = "读不出来"
    elif after is None:
        later = ""
    else:
        number = len(changes(report, after))
        later = f"后来改了{number}处" if number else "后来没有改"
    state = set_cell_size(STATES[version.summary.state], 8)
    return f"{_time(version)}  {state}{set_cell_size(later, 18)}{version.by}"


def _time(version: Version) -> str:
    """When a version was saved, as the machine's clock had it then."""
    return set_cell_size(version.summary.changed[:16].replace("T", " "), 16)
