"""The earlier versions of the report in hand; Enter shows what changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from rich.cells import set_cell_size
from textual.app import App

from nianbao.desk.open_report import OpenReport
from nianbao.report.changes import differences
from nianbao.report.changes.difference import Difference
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.form.names import table_name
from nianbao.report.form.shape import FigureTable
from nianbao.report.state import STATES
from nianbao.report.text import spoken_length
from nianbao.storage.errors import UnreadableReportError
from nianbao.storage.history import History, Version
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.line_breaking import hanging
from nianbao.tui.kit.list_screen import ListScreen, row_cells
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.kit.saved_first import SETTLE
from nianbao.tui.report.changes import ChangesScreen, Earlier

_INDENT = " " * 4
_NONE_YET = (
    "还没有以前的样子。\n"
    "每次打开报告，第一次改动存盘时，会先记下改之前的样子；以后每改几分钟、每次大改之前再记一次。"
)


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version, None in place of a report that can't be read, and the version kept next.

    `changes` are what differs between the two, None where that can't be told yet.
    """

    version: Version
    report: Report | None
    next: "KeptVersion | None"
    changes: Sequence[Difference] | None

    @property
    def time(self) -> str:
        """When it was saved to the second, as the machine's clock had it then."""
        return set_cell_size(self.version.summary.changed[:19].replace("T", " "), 19)

    @property
    def is_like_the_next(self) -> bool:
        """Whether the one after it was kept of the same report in the same state."""
        return (
            self.next is not None
            and self.changes == ()
            and self.next.version.summary.state is self.version.summary.state
        )


async def show_history(app: App[Any], held: OpenReport) -> None:
    """Read the versions of a report, and list them; what is wrong with them is told there."""
    history, report = History(held.library.path), held.report
    versions: Sequence[KeptVersion] = ()
    words = _NONE_YET
    try:
        versions = await off_loop(app, "正在读历史", partial(_read_saved, held, history, report))
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
            "每一行是一次改动之前的样子：什么时候、什么状态，后来在哪里改了几处。\n"
            "打开报告到离开算一次，记一次；中间每改几分钟，和大段删、贴、填、恢复之前，也各记一次；"
            "一样的并成一行。时间和名字是这台电脑的；次序按记下的先后，不看时间。\n"
            "按回车看从那时到现在改了什么，可以一处一处恢复，也可以全部恢复。\n"
            "每份报告最多记30次，中间的另记30次，太多了，最早的先去掉。"
        )

    def on_screen_resume(self) -> None:
        """List them against what the report is by now."""
        self.draw()

    def entries(self) -> Iterator[Entry[KeptVersion]]:
        """The present, and each version with what was changed after it."""
        if self._versions:
            yield Entry(plain("现在"))
        for kept in self._versions:
            if not kept.is_like_the_next:
                yield Entry(plain(_lines(kept, self._held.report, row_cells(self))), kept)

    def take(self, value: KeptVersion) -> None:
        """Show what changed since a version."""
        if value.report is None:
            self.app.notify("这一次的记录读不出来。", severity="error")
            return
        after = value.next
        later = Earlier(after.report, after.time) if after and after.report else None
        earlier = Earlier(value.report, value.time)
        self.app.push_screen(ChangesScreen(self._held, earlier, later))


def _read_saved(held: OpenReport, history: History, report: Report) -> Sequence[KeptVersion]:
    """What `_read` gives, once a change that was just made is saved: it keeps what was before."""
    held.settle(SETTLE)
    return _read(history, report)


def _read(history: History, report: Report) -> Sequence[KeptVersion]:
    """All versions of a report, the newest first; raises StorageError. On a disk."""
    found: list[KeptVersion] = []
    after: KeptVersion | None = None
    for version in history.versions(*report.key):
        earlier = _load(history, version)
        both = earlier and after and after.report
        changes = differences(earlier, both) if earlier and both else None
        after = KeptVersion(version, earlier, after, changes)
        found.append(after)
    return found


def _load(history: History, version: Version) -> Report | None:
    try:
        return history.load(version)
    except UnreadableReportError:
        return None


def _lines(kept: KeptVersion, now: Report, cells: int) -> str:
    """A version in rows of so many cells: when, in which state, what was changed after it."""
    changes = kept.changes
    if kept.report and kept.next is None:
        changes = differences(kept.report, now)
    if kept.report is None:
        later = "读不出来"
    elif changes is None:
        later = ""
    else:
        later = f"后来改了{len(changes)}处" if changes else "后来没有改"
    state = set_cell_size(STATES[kept.version.summary.state], 8)
    where = f"\n{hanging(_INDENT, _where(changes, now), cells)}" if changes else ""
    return f"{kept.time}  {state}{later}{where}"


def _where(changes: Sequence[Difference], now: Report) -> str:
    """In which sections, how many places in each, and how many characters more or less."""
    said = []
    for key, some in groupby(changes, lambda change: change.section):
        inside = list(some)
        words = f"{_section_name(now, key)}{len(inside)}处"
        more = sum(spoken_length(one.new) - spoken_length(one.old) for one in inside)
        if more and not any(table.key == key for table in now.form.tables):
            words += f"（{'多' if more > 0 else '少'}{abs(more)}字）"
        said.append(words)
    return "，".join(said)


def _section_name(report: Report, key: str) -> str:
    """`表二` for a table, else the section's title; what has no section is around them."""
    for section in report.form.sections:
        if section.key == key:
            is_table = isinstance(section, FigureTable)
            return table_name(report.form, key) if is_table else section.title.text
    return "标题、导语、常用数"
