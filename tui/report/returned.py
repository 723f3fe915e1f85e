"""What the county said about a report it sent back: a line for each page, as many as wanted."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from nianbao.desk.left_place import LeftPlace, question_before
from nianbao.tui.kit.dialogs import AskText, Choice, ListDialog, confirm, refuse_long
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.plain import plain

_TITLE = "县里退回：哪些部分，怎么说的"
_QUESTION = question_before(_TITLE, "")


class _End(Enum):
    """The line below the pages."""

    DONE = "完成"


class ReturnedScreen(ListDialog[dict[str, str], str | _End]):
    """Asks for the county's words; gives them by page.

    What is written stays at `place` until the report is sent back, or it is given up.
    """

    def __init__(self, pages: Sequence[Choice[str]], place: LeftPlace) -> None:
        """Take these pages, each with its key and title."""
        super().__init__()
        self._titles, self._place = dict(pages), place
        place.asked = _QUESTION
        self._words = _parted(place.words(_QUESTION), self._titles)

    def compose(self) -> ComposeResult:
        """The pages, and the line that ends it."""
        with Vertical(id="dialog"):
            yield Static(_TITLE, classes="dialog-title")
            yield EntryList(self._entries(), compact=True)
            yield Static("", id="refusal", classes="error-words")
            yield Static("上下键 选部分　回车 写；写完选“完成”　Esc 不退回", classes="dialog-keys")

    def on_mount(self) -> None:
        """Be ready to choose a page."""
        self.set_focus(self.list)

    @work
    async def take(self, value: str | _End) -> None:
        """Ask for the words about a page, or end."""
        if value is _End.DONE:
            self._end()
            return
        words = await self.app.push_screen_wait(
            AskText(
                self._titles[value],
                value=self._words.get(value, ""),
                body="县里怎么说的？可以整段粘贴；清空就是没有意见。",
                limit=0,
                refuse=refuse_long,
                typed=partial(self._note, value),
                goes_on=True,
            )
        )
        if words is not None:
            self._words[value] = words.strip()
            self.list.show(self._entries())
        self._note(value, self._words.get(value, ""))

    def _note(self, page: str, words: str) -> None:
        """Keep what is written, words about a page being so far."""
        self._place.note_words(_QUESTION, _joined({**self._words, page: words}, self._titles))

    @work
    async def action_back(self) -> None:
        """Give nothing; words that were written are asked about first."""
        if not any(self._words.values()) or await confirm(
            self.app,
            "写好的意见不要了？",
            yes="不要了，不退回",
            no="回去接着写",
            no_first=True,
        ):
            self._place.drop_words()
            self._leave(None)

    def _leave(self, words: dict[str, str] | None) -> None:
        self._place.asked = ""
        self.dismiss(words)

    def _end(self) -> None:
        words = {page: words for page, words in self._words.items() if words}
        if words:
            self._leave(words)
        else:
            self.query_one("#refusal", Static).update("请至少在一个部分写上县里怎么说。")

    def _entries(self) -> Iterator[Entry[str | _End]]:
        for page, title in self._titles.items():
            yield Entry(plain(f"{title}　{self._words.get(page, '')}".rstrip()), page)
        yield Entry(plain(_End.DONE.value), _End.DONE)


def _joined(words: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """What is written about pages, a line for each; empty where nothing is."""
    return "\n".join(f"{title}：{words[page]}" for page, title in titles.items() if words.get(page))


def _parted(text: str, titles: Mapping[str, str]) -> dict[str, str]:
    """The words about each page, of the lines that `_joined` made of them."""
    lines = text.split("\n")
    return {
        page: line.removeprefix(f"{title}：")
        for page, title in titles.items()
        for line in lines
        if line.startswith(f"{title}：")
    }
