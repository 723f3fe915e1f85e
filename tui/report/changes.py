"""What changed after an earlier version of a report; Enter takes one change back, or all."""

from dataclasses import replace
from typing import NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report.changes import changes
from report.changes.difference import Change
from report.document import Report
from tui.actions import bindings
from tui.kit.choice_list import ChoiceList
from tui.kit.clerk_screen import ClerkScreen
from tui.kit.dialogs import Choose
from tui.kit.key_line import KeyLine
from tui.kit.plain import plain
from tui.kit.reading import ReadingScreen
from tui.report.difference import AROUND, Excerpt, excerpts
from tui.report.report_view import ReportView

SHORT = 30
"""Characters two values may have together to stand on one line."""
FRAME = 18
"""Terminal cells of a row that padding, scrollbar and the words in front may take."""
ASKED = 60
"""Characters of a difference that a question shows; the rest is read on a screen of its own."""
CHANGED_AGAIN = "\n这里后来又改过，现在的会换掉；找不到原来那一段的，整栏换成那时的。"


class Earlier(NamedTuple):
    """An earlier value of the report, and its time in words."""

    report: Report
    time: str


class ChangesScreen(ClerkScreen[None]):
    """Lists what changed from a version to the present or, where there is one, the version after.

    What is taken back is a change of the report screen's report like any other.
    """

    CSS_PATH = "../kit/lists.tcss"
    ACTION_IDS = ("back",)
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, view: ReportView, version: Earlier, next_version: Earlier | None) -> None:
        super().__init__()
        self._view = view
        self._version = version
        self._next = next_version
        self._until_next = False
        self._changes: tuple[Change, ...] = ()

    def compose(self) -> ComposeResult:
        """Between what, the changes, the keys."""
        yield Static("", classes="title-line")
        yield ChoiceList(markup=False)
        yield Static("上下键 选择　回车 恢复这一处，或看全文", classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def action_ids(self) -> tuple[str, ...]:
        """What every screen has goes with it."""
        return (*self.ACTION_IDS, "help", "palette", "quit")

    def help_words(self) -> str:
        """What the list tells, and what can be taken back."""
        return (
            "每一处不同写着在哪里、原来是什么、现在是什么。总计是程序算的，不列。\n"
            "按回车恢复这一处，别处不动；最上面一行把全部都恢复成那一次的样子。\n"
            "恢复之后回到报告里，按 Ctrl+Z 可以撤销。"
        )

    def on_mount(self) -> None:
        """Be ready to choose."""
        self.set_focus(self.query_one(OptionList))

    def on_resize(self) -> None:
        """Fit the excerpts to the width."""
        self._list()

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take back one change or all, or show the changes up to another time."""
        if not self.is_current:
            return  # Enter came twice
        match str(event.option_id):
            case "all":
                await self._take_all_back()
            case "until":
                self._until_next = not self._until_next
                self._list()
            case place:
                await self._take_back(self._changes[int(place)])

    def action_back(self) -> None:
        """Go back to the list of versions."""
        self.dismiss(None)

    async def _take_back(self, change: Change) -> None:
        now = self._view.report
        old, new = excerpts(change.old, change.new, ASKED)
        choices = [("yes", "恢复成原来的"), ("no", "不恢复"), ("read", "看全文")]
        body = f"原来：{_words(old)}\n{self._later}：{_words(new)}"
        body += "" if change.untouched(now) else CHANGED_AGAIN
        chosen = await self.app.push_screen_wait(Choose(change.place, choices, body=body))
        if chosen == "read":
            whole = f"原来：\n{change.old or '空'}\n\n{self._later}：\n{change.new or '空'}"
            self.app.push_screen(ReadingScreen(change.place, whole))
        elif chosen == "yes":
            self._take(change.undo(now), "已恢复这一处")

    async def _take_all_back(self) -> None:
        now = self._view.report
        then = replace(self._version.report, office=now.office, year=now.year)
        chosen = await self.app.push_screen_wait(
            Choose(
                f"全部恢复成{self._version.time}的样子？",
                [("no", "不恢复"), ("yes", "全部恢复")],
                body=f"有{len(changes(then, now))}处会变回去。回到报告里按 Ctrl+Z 可以撤销。",
            )
        )
        if chosen == "yes":
            self._take(then, "已全部恢复")

    def _take(self, report: Report, words: str) -> None:
        """Change the report, unless it is so already or may not be changed; say so."""
        if report == self._view.report:
            self.app.notify("现在已经是这样，或者它的小标题已经没有了，没有改动。")
            return
        self._view.change(report)
        if self._view.report == report:
            self.app.notify(f"{words}，回到报告里按 Ctrl+Z 可以撤销。")
            self._list()

    @property
    def _later(self) -> str:
        return "后来" if self._until_next else "现在"

    def _list(self) -> None:
        """Compare anew and draw; the cursor stays where it was."""
        after = self._next.report if self._next and self._until_next else self._view.report
        self._changes = changes(self._version.report, after)
        until = self._next.time if self._next and self._until_next else "现在"
        title = f"{self._version.time} 到 {until}：{len(self._changes)}处不同"
        self.query_one(".title-line", Static).update(plain(title))
        options = self.query_one(OptionList)
        cursor = options.highlighted or 0
        first = [Option(plain(f"+ 全部恢复成这一次（{self._version.time}）"), id="all")]
        if self._next:
            words = "现在" if self._until_next else f"后一次（{self._next.time}）"
            first.append(Option(plain(f"+ 看到{words}为止改了什么"), id="until"))
        lines = [Option(self._line(one), id=str(at)) for at, one in enumerate(self._changes)]
        options.set_options([*first, *lines])
        options.highlighted = min(cursor, options.option_count - 1)

    def _line(self, change: Change) -> Content:
        room = (self.size.width - FRAME) // 2 - 2 * (AROUND + 1)
        old, new = excerpts(change.old, change.new, max(AROUND, room))
        if len(_words(old)) + len(_words(new)) <= SHORT:
            between = "  改成  "
            return Content.assemble(change.place, "\n    ", *_styled(old), between, *_styled(new))
        return Content.assemble(
            change.place, "\n    原来  ", *_styled(old), f"\n    {self._later}  ", *_styled(new)
        )


def _words(excerpt: Excerpt) -> str:
    return "".join(excerpt) or "空"


def _styled(excerpt: Excerpt) -> list[str | Content | tuple[str, str]]:
    if not any(excerpt):
        return [("空", "$text-muted")]
    lead, differing, tail = map(plain, excerpt)
    return [lead, differing.stylize("bold underline"), tail]
