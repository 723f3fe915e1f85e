"""What the county said about a report it sent back: a line for each page, as many as wanted."""

from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.actions import bindings
from tui.kit.dialogs import AskText, Choice, Choose, refuse_long
from tui.kit.plain import plain

_DONE = "done"


class ReturnedScreen(ModalScreen[dict[str, str] | None]):
    """Asks for the county's words; gives them by page, None for Esc."""

    CSS_PATH = "../kit/dialogs.tcss"
    BINDINGS = bindings(("back",))

    def __init__(self, pages: Sequence[Choice[str]]) -> None:
        """Build the form for these pages, each with its key and title."""
        super().__init__()
        self._pages = pages
        self._words: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The pages, and the line that ends it."""
        with Vertical(id="dialog"):
            yield Static("县里退回：哪些部分，怎么说的", classes="dialog-title")
            yield OptionList(markup=False, compact=True)
            yield Static("", id="refusal", classes="error-words")
            yield Static("上下键 选部分　回车 写；写完选“完成”　Esc 不退回", classes="dialog-keys")

    def on_mount(self) -> None:
        """List the pages."""
        self._list(0)
        self.set_focus(self.query_one(OptionList))

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the words about a page, or end."""
        page = str(event.option_id)
        if page == _DONE:
            self._end()
            return
        words = await self.app.push_screen_wait(
            AskText(
                dict(self._pages)[page],
                value=self._words.get(page, ""),
                body="县里怎么说的？可以整段粘贴；清空就是没有意见。",
                limit=0,
                refuse=refuse_long,
            )
        )
        if words is not None:
            self._words = {**self._words, page: words.strip()}
            self._list(event.option_index)

    @work
    async def action_back(self) -> None:
        """Give nothing; words that were written are asked about first."""
        if any(self._words.values()):
            chosen = await self.app.push_screen_wait(
                Choose("写好的意见不要了？", [("no", "回去接着写"), ("yes", "不要了，不退回")])
            )
            if chosen != "yes":
                return
        self.dismiss(None)

    def _end(self) -> None:
        words = {page: words for page, words in self._words.items() if words}
        if words:
            self.dismiss(words)
        else:
            self.query_one("#refusal", Static).update("请至少在一个部分写上县里怎么说。")

    def _list(self, cursor: int) -> None:
        options = self.query_one(OptionList)
        options.set_options(
            [
                *(
                    Option(plain(f"{title}　{self._words.get(page, '')}".rstrip()), id=page)
                    for page, title in self._pages
                ),
                Option("完成", id=_DONE),
            ]
        )
        options.highlighted = cursor
