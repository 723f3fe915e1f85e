"""Choosing a look: the ruler, and the looks, each worn as the cursor comes to it."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from nianbao.desk.remembered import LOOK
from nianbao.report.errors import ReportError
from nianbao.storage.library import Library
from nianbao.tui.kit.dialogs import ListDialog
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.terminal.dressed_app import DressedApp
from nianbao.tui.terminal.ruler import Ruler
from nianbao.tui.terminal.themes import LOOKS


class LooksScreen(ListDialog[str, str]):
    """Asks for a look and wears the one under the cursor; gives its key, None for Esc."""

    def __init__(self, app: DressedApp) -> None:
        super().__init__()
        self._app = app
        self._look = app.look

    def compose(self) -> ComposeResult:
        """The ruler, what to look for, the looks."""
        with Vertical(id="dialog"):
            yield Static("外观", classes="dialog-title")
            yield Static("看这两行：右边的竖线对齐吗？没有对齐，选“朴素”。", classes="dialog-body")
            yield Ruler()
            entries = (Entry(plain(f"{one.name}：{one.tip}"), key) for key, one in LOOKS.items())
            yield EntryList(entries, compact=True)
            yield Static("上下键 选择，马上看到　回车 确定　Esc 不改", classes="dialog-keys")

    def on_mount(self) -> None:
        """Put the cursor on the look that is worn."""
        self.list.highlighted = list(LOOKS).index(self._look)
        self.set_focus(self.list)

    def on_option_list_option_highlighted(self) -> None:
        """Wear what is under the cursor."""
        key = self.list.in_hand
        if key and key != self._app.look:
            self._app.wear(key)

    def take(self, value: str) -> None:
        """Give the look that was chosen."""
        self.dismiss(value)

    def action_back(self) -> None:
        """Wear again what was worn before."""
        self._app.wear(self._look)
        self.dismiss(None)


async def choose_look(app: DressedApp, library: Library) -> None:
    """Ask which look to wear, and keep it in the library's settings."""
    chosen = await app.push_screen_wait(LooksScreen(app))
    if chosen is None:
        return
    app.wear(chosen)
    try:
        await off_loop(app, "正在存", partial(LOOK.keep, library, chosen))
    except ReportError as error:
        app.notify(f"{error}这次就用这个外观，下次打开还是原来的。", severity="warning")
