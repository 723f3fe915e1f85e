"""What changed after an earlier version of a report; Enter takes one change back, or all."""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto
from typing import NamedTuple

from textual import work
from textual.content import Content

from nianbao.desk.open_report import OpenReport
from nianbao.report.changes import differences
from nianbao.report.changes.difference import Difference
from nianbao.report.document import Report
from nianbao.tui.kit.dialogs import Choose, confirm
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.plain import plain
from nianbao.tui.kit.reading import ReadingScreen
from nianbao.tui.report.difference import EDGE, Excerpt, excerpts

_SHORT = 30
"""Characters two values may have together to stand on one line."""
_FRAME = 18
"""Terminal cells of a row that padding, scrollbar and the words in front may take."""
_ASKED = 60
"""Characters of a difference that a question shows; the rest is read on a screen of its own."""
_CHANGED_AGAIN = "\n这里后来又改过，现在的会换掉；找不到原来那一段的，整栏换成那时的。"


class Earlier(NamedTuple):
    """An earlier value of the report, and its time in words."""

    report: Report
    time: str


class _Row(Enum):
    """A row that stands for no change."""

    ALL = auto()
    """All of them are taken back."""
    UNTIL = auto()
    """They are shown up to another time."""


class _Answer(Enum):
    RESTORE = auto()
    LEAVE = auto()
    READ = auto()


class ChangesScreen(ListScreen[None, Difference | _Row]):
    """Lists what changed from a version to the present or, where there is one, the version after.

    What is taken back is a change of the report in hand like any other.
    """

    KEYS = "上下键 选择　回车 恢复这一处，或看全文"

    def __init__(self, held: OpenReport, version: Earlier, next_version: Earlier | None) -> None:
        super().__init__()
        self._held = held
        self._version = version
        self._next = next_version
        self._until: Earlier | None = None
        self._changes: tuple[Difference, ...] = ()

    def heading(self) -> str:
        """Between what, and how many changes there are."""
        until = self._until.time if self._until else "现在"
        return f"{self._version.time} 到 {until}：{len(self._changes)}处不同"

    def help_words(self) -> str:
        """What the list tells, and what can be taken back."""
        return (
            "每一处不同写着在哪里、原来是什么、现在是什么。总计是程序算的，不列。\n"
            "按回车恢复这一处，别处不动；最上面一行把全部都恢复成那一次的样子。\n"
            "恢复之后回到报告里，按 Ctrl+Z 可以撤销。"
        )

    def draw(self, *, on: Difference | _Row | None = None) -> None:
        """Compare anew, and draw."""
        after = self._until.report if self._until else self._held.report
        self._changes = differences(self._version.report, after)
        super().draw(on=on)

    def entries(self) -> Iterator[Entry[Difference | _Row]]:
        """What is done with all of them, then each."""
        yield Entry(plain(f"+ 全部恢复成这一次（{self._version.time}）"), _Row.ALL)
        if self._next:
            words = "现在" if self._until else f"后一次（{self._next.time}）"
            yield Entry(plain(f"+ 看到{words}为止改了什么"), _Row.UNTIL)
        for change in self._changes:
            yield Entry(self._words(change), change)

    @work
    async def take(self, value: Difference | _Row) -> None:
        """Take back one change or all, or show the changes up to another time."""
        match value:
            case _Row.ALL:
                await self._take_all_back()
            case _Row.UNTIL:
                self._until = None if self._until else self._next
                self.draw()
            case change:
                await self._take_back(change)

    async def _take_back(self, change: Difference) -> None:
        now = self._held.report
        old, new = excerpts(change.old, change.new, _ASKED)
        choices = [
            (_Answer.RESTORE, "恢复成原来的"),
            (_Answer.LEAVE, "不恢复"),
            (_Answer.READ, "看全文"),
        ]
        body = f"原来：{_joined(old)}\n{self._later}：{_joined(new)}"
        body += "" if change.untouched(now) else _CHANGED_AGAIN
        answer = await self.app.push_screen_wait(Choose(change.place, choices, body=body))
        if answer is _Answer.READ:
            whole = f"原来：\n{change.old or '空'}\n\n{self._later}：\n{change.new or '空'}"
            self.app.push_screen(ReadingScreen(change.place, whole))
        elif answer is _Answer.RESTORE:
            self._take(change.undo(now), "已恢复这一处")

    async def _take_all_back(self) -> None:
        now = self._held.report
        then = replace(self._version.report, office=now.office, year=now.year)
        if await confirm(
            self.app,
            f"全部恢复成 {self._version.time} 的样子？",
            yes="全部恢复",
            no="不恢复",
            body=f"有{len(differences(then, now))}处会变回去。回到报告里按 Ctrl+Z 可以撤销。",
            no_first=True,
        ):
            self._take(then, "已全部恢复")

    def _take(self, report: Report, words: str) -> None:
        """Change the report, unless it is so already or may not be changed; say so."""
        if report == self._held.report:
            self.app.notify("现在已经是这样，或者它的小标题已经没有了，没有改动。")
            return
        self._held.change(report, large=True)
        if self._held.report == report:
            self.app.notify(f"{words}，回到报告里按 Ctrl+Z 可以撤销。")
            self.draw()

    @property
    def _later(self) -> str:
        return "后来" if self._until else "现在"

    def _words(self, change: Difference) -> Content:
        room = (self.size.width - _FRAME) // 2 - 2 * (EDGE + 1)
        old, new = excerpts(change.old, change.new, max(EDGE, room))
        if len(_joined(old)) + len(_joined(new)) <= _SHORT:
            between = "  改成  "
            return Content.assemble(change.place, "\n    ", *_styled(old), between, *_styled(new))
        return Content.assemble(
            change.place, "\n    原来  ", *_styled(old), f"\n    {self._later}  ", *_styled(new)
        )


def _joined(excerpt: Excerpt) -> str:
    return "".join(excerpt) or "空"


def _styled(excerpt: Excerpt) -> list[str | Content | tuple[str, str]]:
    if not any(excerpt):
        return [("空", "$text-muted")]
    lead, differing, tail = map(plain, excerpt)
    return [lead, differing.stylize("bold underline"), tail]
