"""The first screen: the reports that are there, and what can be begun."""

import asyncio
from collections.abc import Iterator, Sequence
from functools import partial

from textual import events, work
from textual.widget import Widget

from nianbao.storage.library import Library, Removed
from nianbao.storage.stored import Key
from nianbao.tui.actions import ACTIONS, RUNS, bindings
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.list_screen import ListScreen, say_keys
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.library import home_actions as actions
from nianbao.tui.library.due_panel import DuePanel
from nianbao.tui.library.making_ready import MakingReady
from nianbao.tui.library.narrowing import Narrowing
from nianbao.tui.library.shelf import Shelf, shelf_of

_BACKUPS = ("backups", "备份：找回以前的样子，拷到U盘，换电脑")
_REGISTERS = ("registers", "台账：平时登记申请、复议诉讼、文件，期限和表自己算")
_BEGIN = (
    ("new_report", "新建一年的报告"),
    ("import_report", "读入一份已有的报告（F9）"),
    _REGISTERS,
    _BACKUPS,
    ("settings", "设置：单位、截止日期"),
    ("looks", "外观：浅色、深色、高对比、朴素"),
    ("rollup", "汇总：县里把各单位的报告放在一起（县、市、区用）"),
)
"""The lines under the reports: an action's id, and what it says."""
_BEGIN_FIRST = (("import_report", "读入去年的报告（F9）"), _BEGIN[0], *_BEGIN[2:])
"""The same where there is no report: last year's comes first, all else follows from it."""
_AGAIN = "read_again"
_UNREAD = ((_AGAIN, "再读一次"),)
"""The same where the library could not be read: nothing is begun before it is known."""
_READING = (("write_again", "改为可写（先关掉另一个窗口，或等磁盘能写）"), _BACKUPS)
"""The same for a second window, which can only read."""
_EMPTY = "这里还没有报告。有去年的先读进来，上年结转就自动填好；没有的新建一份。"
_EMPTY_READ_ONLY = "这里还没有报告，现在也不能写。能写了，选“改为可写”，再读入或者新建。"
_HELP = (
    "每一行是一年的报告：年份、状态、查出的错误和提醒、离截止日期的天数、单位。\n"
    "下面是要报的那一年还剩什么要做，按 Tab 过去，按回车就到那里。\n"
    "按回车打开光标所在的报告。最下面几行可以新建、读入、设置。\n"
    "报告多的，打几个字就只列有这些字的：单位（拼音首字母也行）、年份、状态、错误，几个词用空格隔开。\n"
    "删除的报告，在关闭程序之前可以按 Ctrl+Z 找回来，以后用“找回删除的”。"
)
_ACTION_IDS = (
    "import_report",
    "delete_report",
    "undo",
    "deleted_reports",
    "new_report",
    "change_key",
    "registers",
    "rollup",
    "backups",
    "settings",
    "habits",
    "write_again",
)
_UNFOLD = "unfold"
_SHORT = 30
"""Rows of a screen below which what is left to do gets fewer of them."""


class HomeScreen(ListScreen[None, Key | str]):
    """Lists the library; Enter opens a report, or does the action whose id a line stands for.

    What is shown was read in a thread: nothing here asks the library on the event loop.
    """

    ACTION_IDS = _ACTION_IDS
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "上下键 选择　回车 打开　Tab 到要做的事"

    def __init__(self, library: Library, shelf: Shelf) -> None:
        """`shelf` is what was read of the library just now."""
        super().__init__()
        self.library, self.shelf = library, shelf
        self._is_new = True
        self._looking = asyncio.Lock()
        self.removed: list[Removed] = []
        self.narrowing = Narrowing()
        self.opened: Key | None = None  # another report than that under the cursor
        self.making_ready = MakingReady(self, library)

    def action_ids(self) -> tuple[str, ...]:
        """Help first: this is where a clerk begins."""
        return ("help", *self.ACTION_IDS, "palette", "quit")

    def help_words(self) -> str:
        """What to do here."""
        return _HELP

    def heading(self) -> str:
        """The program's name, and whether nothing can be changed."""
        return self.app.title + ("（只能看，不能改）" if self.library.read_only else "")

    def entries(self) -> Iterator[Entry[Key | str]]:
        """The reports, then what can be begun; a second window can only wait for the first."""
        shown = self.narrowing.listed(self.shelf)
        for report, line in zip(shown, self.shelf.lines(shown, self.size.width), strict=True):
            yield Entry(plain(line), (report.office, report.year))
        if rest := len(self.narrowing.found(self.shelf)) - len(shown):
            yield Entry(plain(f"… 还有{rest}份：打几个字筛选，或者按回车都列出来"), _UNFOLD)
        for action, words in self._begun():
            yield Entry(plain(f"+ {words}"), action)

    def greeting(self) -> str:
        """The words that are looked for; how to come by the first report, where there is none."""
        none = self.shelf.unread or ("" if self.shelf.reports else _empty(self.library))
        return self.narrowing.said(self.shelf) or none

    def tell(self, value: Key | str | None) -> None:
        """Have the report ready that the cursor has come to."""
        self.making_ready.want(value if isinstance(value, tuple) else None)

    def on_key(self, event: events.Key) -> None:
        """Take characters as words to look for; several words narrow it down."""
        character = event.character if event.is_printable else ""
        if len(self.shelf.reports) > 1 and self.narrowing.typed(event.key, character or ""):
            event.stop()
            self._list_anew()

    def _list_anew(self) -> None:
        """Show what the words find; the cursor stays with its report, else goes to the first."""
        if self.in_hand not in self.narrowing.keys(self.shelf):
            self.list.highlighted = None
        self.draw()

    def list_keys(self) -> str:
        """Where Tab goes from here."""
        is_below = any(panel.has_focus_within for panel in self.query(DuePanel))
        return "上下键 选择　回车 去做　Tab 回到报告" if is_below else self.KEYS

    def on_descendant_focus(self) -> None:
        """Tell the keys of the list that the cursor has come to."""
        say_keys(self, self.list_keys())

    def told(self) -> Iterator[Widget]:
        """What is left to do for the report that is due."""
        yield DuePanel(self.library)

    def on_mount(self) -> None:
        """List what is there, and ask what has to be asked first."""
        self.run_worker(actions.greet(self))

    @work
    async def on_screen_resume(self) -> None:
        """List again what may have changed on another screen; the cursor goes to what was open."""
        if not self._is_new:
            opened, self.opened = self.opened, None
            await self.look(opened)

    async def look(self, on: Key | None = None) -> None:
        """Read the library again and show it; the cursor goes to the report `on`, or stays."""
        async with self._looking:  # what was read first must not be shown last
            if on or not self._is_new:  # else it is on the screen
                with telling_errors(self.app):
                    self.shelf = await off_loop(self.app, "正在读", partial(shelf_of, self.library))
                self.draw(on=on)
            self._is_new = False
            for panel in self.query(DuePanel):  # none when the program was ended meanwhile
                panel.look(self.shelf.office)

    def draw(self, *, on: Key | str | None = None) -> None:
        """Show the rows; the one of `on` is among them.

        At first the cursor is on the report that was in hand last, be it before a kill. On a
        short screen what is left to do gets less room, and the reports.
        """
        self.narrowing.few = self.size.height < _SHORT
        self.set_class(self.narrowing.few, "-short")
        if on is None and not self.list.option_count:
            on = self.shelf.last
        if isinstance(on, tuple):
            self.narrowing.show(on, self.shelf)
        super().draw(on=on)

    @work
    async def take(self, value: Key | str) -> None:
        """Open a report, or begin something."""
        if value == _UNFOLD:
            self.narrowing.unfolded = True
            self.draw()
        elif value == _AGAIN:
            await self.look()
        elif isinstance(value, str):
            await self.run_action(ACTIONS[value].call)
        else:
            await actions.open_one(self, value)

    @work
    async def on_due_panel_chosen(self, event: DuePanel.Chosen) -> None:
        """Do what is left to do: here, or in the report."""
        await actions.do_due(self, event.to_do, (event.office, event.year))

    @work
    async def action_do(self, name: str) -> None:
        """Do what the registry has for the list of reports, where it may be done."""
        await actions.do(self, RUNS[name])

    @work
    async def action_import_report(self) -> None:
        """Read a report in."""
        await actions.import_one(self)

    @work
    async def action_undo(self) -> None:
        """Put back the report that was deleted last."""
        await actions.undo_delete(self)

    def action_back(self) -> None:
        """List all again, the report in hand among them; nothing lies behind the first screen."""
        in_hand = self.in_hand
        self.narrowing.end(in_hand if isinstance(in_hand, tuple) else None, self.shelf)
        self._list_anew()

    def _begun(self) -> Sequence[tuple[str, str]]:
        """What can be begun: an action's id, and what its line says."""
        if self.shelf.unread:
            return _UNREAD
        if self.library.read_only:
            return _READING
        lines = _BEGIN if self.shelf.reports else _BEGIN_FIRST
        shown = self.shelf.registers_shown
        return [line for line in lines if shown or line is not _REGISTERS]


def _empty(library: Library) -> str:
    return _EMPTY_READ_ONLY if library.read_only else _EMPTY
