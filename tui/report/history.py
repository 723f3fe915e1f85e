"""The earlier versions of the report in hand, one a sitting; Enter shows what changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import set_cell_size
from textual.app import App

from nianbao.desk.open_report import OpenReport
from nianbao.report.changes import differences
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.state import STATES
from nianbao.storage.errors import UnreadableReportError
from nianbao.storage.history import History, Version
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.report.changes import ChangesScreen, Earlier

_NONE_YET = (
    "还没有以前的样子。\n"
    "每次打开报告，第一次改动存盘时，会先记下改之前的样子；下次打开再改，这里就有两次可以比。"
)


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version, None in place of a report that can't be read, and the version kept next.

    `changed` counts what differs between the two, None where that can't be told yet.
    """

    version: Version
    report: Report | None
    next: "KeptVersion | None"
    changed: int | None

    @property
    def time(self) -> str:
        """When it was saved, as the machine's clock had it then."""
        return set_cell_size(self.version.summary.changed[:16].replace("T", " "), 16)


async def show_history(app: App[Any], held: OpenReport) -> None:
    """Read the versions of a report, and list them; what is wrong with them is told there."""
    history, report = History(held.library.path), held.report
    versions: Sequence[KeptVersion] = ()
    words = _NONE_YET
    try:
        versions = await off_loop(app, "正在读历史", lambda: _read(history, report))
    except ReportError as error:
        words = str(error)
    app.push_screen(HistoryScreen(held, versions, words))


class HistoryScreen(ListScreen[None, KeptVersion]):
    """Lists versions, the newest first, against what the report is by now."""

    KEYS = "上下键 选择　回车 看从那时到现在改了什么"

    def __init__(self, held: OpenReport, versions: Sequence[KeptVersion], none_words: str) -> None:
        super().__init__()
        self._held = held
        self._versions = versions
        self._none_words = none_words

    def heading(self) -> str:
        """The report's title."""
        return f"历史：{self._held.report.title}"

    def empty_words(self) -> str:
        """Why there are none."""
        return self._none_words

    def help_words(self) -> str:
        """What a version is, and how to use the list."""
        return (
            "每一行是一次改动之前的样子：什么时候、谁存的、什么状态，后来又改了几处。\n"
            "打开报告到离开算一次。时间和名字是这台电脑的；次序按记下的先后，不看时间。\n"
            "按回车看从那时到现在改了什么，可以一处一处恢复，也可以全部恢复。\n"
            "每份报告最多记30次，太多了，最早的先去掉。"
        )

    def on_screen_resume(self) -> None:
        """List them against what the report is by now."""
        self.draw()

    def entries(self) -> Iterator[Entry[KeptVersion]]:
        """The present, and each version with what was changed after it."""
        if self._versions:
            yield Entry(plain("现在"))
        for kept in self._versions:
            yield Entry(plain(_line(kept, self._held.report)), kept)

    def take(self, value: KeptVersion) -> None:
        """Show what changed since a version."""
        if value.report is None:
            self.app.notify("这一次的记录读不出来。", severity="error")
            return
        after = value.next
        later = Earlier(after.report, after.time) if after and after.report else None
        earlier = Earlier(value.report, value.time)
        self.app.push_screen(ChangesScreen(self._held, earlier, later))


def _read(history: History, report: Report) -> Sequence[KeptVersion]:
    """All versions of a report, the newest first; raises StorageError. On a disk."""
    found: list[KeptVersion] = []
    after: KeptVersion | None = None
    for version in history.versions(*report.key):
        earlier = _load(history, version)
        both = earlier and after and after.report
        changed = len(differences(earlier, both)) if earlier and both else None
        after = KeptVersion(version, earlier, after, changed)
        found.append(after)
    return found


def _load(history: History, version: Version) -> Report | None:
    try:
        return history.load(version)
    except UnreadableReportError:
        return None


def _line(kept: KeptVersion, now: Report) -> str:
    """A version in one line: when, in which state, how much was changed after it, by whom."""
    changed = kept.changed
    if kept.report and kept.next is None:
        changed = len(differences(kept.report, now))
    if kept.report is None:
        later = "读不出来"
    elif changed is None:
        later = ""
    else:
        later = f"后来改了{changed}处" if changed else "后来没有改"
    state = set_cell_size(STATES[kept.version.summary.state], 8)
    return f"{kept.time}  {state}{set_cell_size(later, 18)}{kept.version.by}"
