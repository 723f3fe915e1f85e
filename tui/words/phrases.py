"""The office's sentences: written, changed, removed; kept for all its reports."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from textual import work
from textual.app import App
from textual.widgets import Static

from nianbao.desk.left_place import question_before
from nianbao.desk.open_report import OpenReport
from nianbao.desk.remembered import PHRASES
from nianbao.report.errors import ReportError
from nianbao.report.field import FieldRef
from nianbao.report.words.phrases import Phrase, Phrases, place_of_field, places, with_phrase
from nianbao.tui.actions import bindings
from nianbao.tui.kit.asking import Asking, Typed
from nianbao.tui.kit.dialogs import Choose
from nianbao.tui.kit.entry_list import Entry
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.notices import tell_error
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.words.choosing_phrases import line_cells, phrase_line
from nianbao.tui.words.phrase_text import PhraseText

_ABOUT = (
    "常用句是单位每年都要写的话，按方面排好，写报告时按 Ctrl+E 选一句填进去。\n"
    "数不要写死，用花括号里的名字，如 {年份}、{新收合计}、{专区}；填进去以后数改了，句子跟着改。"
)

_LEFT_FREE = 74
"""Terminal cells that the sentences leave to their places, and free, on a wide screen."""


async def show_phrases(app: App[Any], held: OpenReport, field: FieldRef | None) -> None:
    """List the sentences; `field` is where the caret is. What can't be read is told instead."""
    library = held.library
    try:
        phrases = await off_loop(app, "正在读常用句", lambda: PHRASES.load(library))
    except ReportError as error:
        tell_error(app, error)
    else:
        app.push_screen(PhrasesScreen(held, phrases, field))


class PhrasesScreen(ListScreen[None, int]):
    """Lists the sentences in the order of the report; the one in hand is shown whole.

    A row stands for the number of its sentence, the last one for that of a new one.
    """

    ACTION_IDS = ("add_line", "edit_line", "remove_line", "undo", "back")
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "上下键 选择　回车 改这一句"

    def __init__(self, held: OpenReport, phrases: Phrases, field: FieldRef | None) -> None:
        """`field` is where the caret is: a new sentence is for its place."""
        super().__init__()
        self._held, self._library = held, held.library
        self._phrases = phrases
        self._before: list[Phrases] = []
        self._names = places(held.report.form)
        self._place = place_of_field(held.report, field) if field else ""

    def heading(self) -> str:
        """What is listed."""
        return "常用句"

    def greeting(self) -> str:
        """What they are for."""
        return _ABOUT

    def told(self) -> Iterator[Static]:
        """The sentence in hand."""
        yield Static("", classes="in-full")

    def tell(self, value: int | None) -> None:
        """Show the sentence in hand as it is kept."""
        del value
        phrase = self._phrase
        self.query_one(".in-full", Static).update(Flowing(phrase.text if phrase else ""))

    def help_words(self) -> str:
        """What the sentences are for, and how they are written."""
        return f"{_ABOUT}\n所有年份的报告共用。程序备好的几句可以改，也可以删。"

    def entries(self) -> Iterator[Entry[int]]:
        """Each with its place and its beginning; then one to write."""
        report, codes = self._held.report, self._held.codes
        room = max(line_cells(self.app), self.size.width - _LEFT_FREE)
        for at, phrase in enumerate(self._phrases):
            yield Entry(plain(phrase_line(phrase, report, codes, room)), at)
        yield Entry(plain("+ 写一句新的"), len(self._phrases))

    @work
    async def take(self, value: int) -> None:
        """Change the sentence that was chosen, or write a new one."""
        await (self._edit(value) if value < len(self._phrases) else self._add())

    @work
    async def action_add_line(self) -> None:
        """Write a new sentence."""
        await self._add()

    @work
    async def action_edit_line(self) -> None:
        """Change the sentence in hand."""
        if self._phrase and self.in_hand is not None:
            await self._edit(self.in_hand)

    @work
    async def action_remove_line(self) -> None:
        """Take the sentence in hand away; undo brings it back."""
        at = self.in_hand
        if self._phrase is None or at is None:
            return
        if await self._keep((*self._phrases[:at], *self._phrases[at + 1 :]), at):
            self.app.notify("删除了，Ctrl+Z 可以撤销。")

    @work
    async def action_undo(self) -> None:
        """Bring the sentences back as they were before the last change made here."""
        if not self._before:
            self.app.notify("在这里没有改过什么。")
        elif await self._keep(self._before[-1], self.in_hand):
            del self._before[-2:]  # what it was, and what keeping it has put there

    async def _add(self) -> None:
        place = self._phrase.place if self._phrase else self._place
        chosen = await self.app.push_screen_wait(
            Choose("新的常用句写在哪里？", list(self._names.items()), selected=place)
        )
        if chosen is None:
            return

        def added(words: str) -> tuple[Phrases, int]:
            phrase = Phrase(chosen, words)
            phrases = with_phrase(self._phrases, phrase, self._held.report.form)
            return phrases, phrases.index(phrase)

        await self._write(f"“{self._names[chosen]}”的常用句", "", added)

    async def _edit(self, at: int) -> None:
        phrase = self._phrases[at]

        def changed(words: str) -> tuple[Phrases, int]:
            now = replace(phrase, text=words)
            return (*self._phrases[:at], now, *self._phrases[at + 1 :]), at

        await self._write("改这一句", phrase.text, changed)

    async def _write(
        self, title: str, words: str, made: Callable[[str], tuple[Phrases, int]]
    ) -> None:
        """Ask for the words and keep what is made of them; where the disk takes none, again."""
        form, codes = self._held.report.form, self._held.codes
        asking, question = Asking(self, self._held.place), question_before(title, words)

        def asks(shown: str, left: str, note: Typed) -> PhraseText:
            return PhraseText(title, shown, codes, form, left, note)

        while True:
            typed = await asking.ask(question, words, asks)
            if typed is None:
                return
            words, (phrases, at) = typed, made(typed)
            if phrases == self._phrases or await self._keep(phrases, at):
                return

    async def _keep(self, phrases: Phrases, at: int | None) -> bool:
        """Keep the sentences as they are now; False, and told, when they can't be kept."""
        if phrases == self._phrases:
            return False
        try:
            await off_loop(self.app, "正在存", lambda: PHRASES.keep(self._library, phrases))
        except ReportError as error:
            tell_error(self.app, error)
            return False
        self._before.append(self._phrases)
        self._phrases = phrases
        self.draw(on=at)
        return True

    @property
    def _phrase(self) -> Phrase | None:
        """The sentence in hand; None on the line below them."""
        at = self.in_hand
        return self._phrases[at] if at is not None and at < len(self._phrases) else None
