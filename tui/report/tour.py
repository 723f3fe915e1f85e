"""The tour: seven steps over the report that is open, each about one thing that is really there."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from nianbao.desk.address import Address
from nianbao.report.form.shape import FigureTable, Form
from nianbao.tui.kit.clerk_screen import Dialog
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.report.screen import ReportScreen

TOURED = "-toured"
"""The class of the widget that a step is about: it stands out, with and without colours."""

_ROW = 70
"""Terminal cells of the words in the box."""


@dataclass(frozen=True, slots=True)
class TourStep:
    """What a step says, which widget it is about, whether it goes to the table that balances."""

    title: str
    words: str
    about: str
    at_table: bool = False
    at_top: bool = False


STEPS = (
    TourStep(
        "报告有六个部分",
        "上面第二行写着现在是哪一部分，填完了没有。Ctrl+上、Ctrl+下 到上一部分、下一部分，"
        "F10 从单子里选；标题和导语也在 F10 里。",
        "#page-title",
    ),
    TourStep(
        "文字里的数，从表里来",
        "写到数的地方打 {，接着打“新收”或拼音首字母 xs，上下键选，回车填入。"
        "句子里看到的是表里的数，带底色；表里改了，句子跟着改。每年都写的话，按 Ctrl+E 选。",
        "ProseEditor",
    ),
    TourStep(
        "表里直接打数字",
        "光标在哪一格，打数字就替换哪一格；按回车存好，到下一行。5+3 自动算好，按 + 加1。"
        "没有发生的填0，F7 一次填好空着的格。总计不用填，程序自己算。",
        "FigureGrid",
        at_table=True,
    ),
    TourStep(
        "找格，选一片",
        "Ctrl+G 打行号或字，如“重复 商业”，就到那一格；Ctrl+右 到下一个空着的格。"
        "Shift+方向键选一片，Ctrl+C 复制，Delete 清空，Ctrl+Z 一次撤销。",
        "FigureGrid",
        at_table=True,
    ),
    TourStep(
        "两边平不平，看表下面",
        "表下面写着光标所在的这一行，和这一列两边各是多少、差几件。不知道这一行怎么算，按 F1。"
        "上年的报告也读进来了的，F4 把上年的数放在旁边，Ctrl+K 照上年填。",
        ".in-hand",
        at_table=True,
        at_top=True,
    ),
    TourStep(
        "不用存盘",
        "左下角写着“已保存”，就是真的存好了；填错了按 Ctrl+Z。右边数着查出的错误和提醒："
        "F2 全部列出来，F8 一处一处走过去。窗口有160列宽的，查出的一直列在右边。",
        "StatusLine",
        at_table=True,
        at_top=True,
    ),
    TourStep(
        "填完以后，和忘了键的时候",
        "F3 预览，F6 一块一块复制到网站上，F5 导出文件。最下面一行是常用的键，可以用鼠标点；"
        "忘了就按 Ctrl+P，打两个字找命令。平时登记申请、文件，首页有“台账”，年底的表它自己算。",
        "KeyLine",
        at_table=True,
        at_top=True,
    ),
)


class TourScreen(Dialog[None]):
    """Walks the report beneath it from step to step, and puts the cursor back at the end."""

    CSS_PATH = "tour.tcss"

    def __init__(self, report_screen: ReportScreen) -> None:
        super().__init__()
        self._beneath = report_screen
        self._begun_at = report_screen.panel.address()
        self._at = 0

    def compose(self) -> ComposeResult:
        """The box with the words."""
        with Vertical(id="tour"):
            yield Static("", id="tour-title", markup=False)
            yield Static("", id="tour-words", markup=False)
            yield Static("", id="tour-keys", markup=False)

    async def on_mount(self) -> None:
        """Begin."""
        await self._show()

    async def on_key(self, event: events.Key) -> None:
        """Enter and the arrows walk, Esc ends; no other key does anything."""
        event.stop()
        event.prevent_default()
        if event.key in ("enter", "right", "down", "space"):
            await self._walk(1)
        elif event.key in ("left", "up", "backspace"):
            await self._walk(-1)
        elif event.key == "escape":
            await self._end()

    async def on_click(self) -> None:
        """Walk on."""
        await self._walk(1)

    async def _walk(self, step: int) -> None:
        if self._at + step >= len(STEPS):
            await self._end()
        elif self._at + step >= 0:
            self._unmark()
            self._at += step
            await self._show()

    async def _show(self) -> None:
        step, beneath = STEPS[self._at], self._beneath
        form = beneath.report.form
        page = _balancing(form).key if step.at_table else form.sections[0].key
        if beneath.panel.page != page:
            await beneath.go(Address(page))
        self.set_class(step.at_top, "-top")
        for widget in beneath.query(step.about):
            widget.add_class(TOURED)
        self.query_one("#tour-title", Static).update(
            f"带你看一遍 {self._at + 1}/{len(STEPS)}　{step.title}"
        )
        rows = broken(step.words, min(_ROW, self.size.width - 6))
        self.query_one("#tour-words", Static).update("\n".join(rows))
        last = self._at + 1 == len(STEPS)
        forth = "看完了，开始填" if last else "下一步"
        self.query_one("#tour-keys", Static).update(f"回车 {forth}　左方向键 上一步　Esc 不看了")

    def _unmark(self) -> None:
        for widget in self._beneath.query(f".{TOURED}"):
            widget.remove_class(TOURED)

    async def _end(self) -> None:
        self._unmark()
        await self._beneath.go(self._begun_at)
        self.dismiss(None)


def _balancing(form: Form) -> FigureTable:
    """The table with two sides to balance: there is most to show."""
    return next(table for table in form.tables if table.balances)
