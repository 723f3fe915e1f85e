"""The office's sentences: written, changed, removed; kept for all its reports."""

from dataclasses import replace

from textual import work
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from desk.remembered import PHRASES
from report.errors import ReportError
from report.words.phrases import Phrase, Phrases, place_of_field, places, with_phrase
from tui.actions import bindings
from tui.kit.choice_list import ChoiceList
from tui.kit.clerk_screen import ClerkScreen
from tui.kit.dialogs import Choose
from tui.kit.flowing import Flowing
from tui.kit.key_line import KeyLine
from tui.kit.plain import plain
from tui.report.report_view import ReportView
from tui.words.choosing_phrases import phrase_line
from tui.words.phrase_text import PhraseText

ABOUT = (
    "常用句是单位每年都要写的话，按方面排好，写报告时按 Ctrl+E 选一句填进去。\n"
    "数不要写死，用花括号里的名字，如 {年份}、{新收合计}、{专区}；填进去以后数改了，句子跟着改。"
)


class PhrasesScreen(ClerkScreen[None]):
    """Lists the sentences in the order of the report; the one in hand is shown whole."""

    CSS_PATH = "../kit/lists.tcss"
    ACTION_IDS = ("add_line", "edit_line", "remove_line", "undo", "back")
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, view: ReportView) -> None:
        super().__init__()
        self._view = view
        self._phrases: Phrases = PHRASES.load(view.keeping.library)
        self._before: list[Phrases] = []
        self._names = places(view.report.form)

    def compose(self) -> ComposeResult:
        """What they are for, the sentences, the one in hand, the keys."""
        yield Static("常用句", classes="title-line")
        yield Static(Flowing(ABOUT), classes="greeting")
        yield ChoiceList(markup=False)
        yield Static("", classes="in-full")
        yield Static("上下键 选择　回车 改这一句", classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def action_ids(self) -> tuple[str, ...]:
        """What every screen has goes with it."""
        return (*self.ACTION_IDS, "help", "palette", "quit")

    def help_words(self) -> str:
        """What the sentences are for, and how they are written."""
        return f"{ABOUT}\n所有年份的报告共用。程序备好的几句可以改，也可以删。"

    def on_mount(self) -> None:
        """List them."""
        self.set_focus(self.query_one(OptionList))
        self._list(0)

    def on_option_list_option_highlighted(self) -> None:
        """Show the sentence in hand as it is kept."""
        at = self._at
        words = self._phrases[at].text if at is not None else ""
        self.query_one(".in-full", Static).update(Flowing(words))

    @work
    async def on_option_list_option_selected(self) -> None:
        """Change the sentence that was chosen, or write a new one."""
        if self.is_current:
            await (self._add() if self._at is None else self._edit(self._at))

    @work
    async def action_add_line(self) -> None:
        """Write a new sentence."""
        await self._add()

    @work
    async def action_edit_line(self) -> None:
        """Change the sentence in hand."""
        if self._at is not None:
            await self._edit(self._at)

    def action_remove_line(self) -> None:
        """Take the sentence in hand away; undo brings it back."""
        at = self._at
        if at is not None and self._keep((*self._phrases[:at], *self._phrases[at + 1 :]), at):
            self.app.notify("删除了，Ctrl+Z 可以撤销。")

    def action_undo(self) -> None:
        """Bring the sentences back as they were before the last change made here."""
        if not self._before:
            self.app.notify("在这里没有改过什么。")
        elif self._keep(self._before[-1], self.query_one(OptionList).highlighted or 0):
            del self._before[-2:]  # what it was, and what keeping it has put there

    def action_back(self) -> None:
        """Go back to the report."""
        self.dismiss(None)

    async def _add(self) -> None:
        here = self._view.panel.place().field
        place = self._phrases[self._at].place if self._at is not None else ""
        place = place or (place_of_field(self._view.report, here) if here else "")
        choices = list(self._names.items())
        chosen = await self.app.push_screen_wait(
            Choose("新的常用句写在哪里？", choices, selected=place)
        )
        if chosen is None:
            return
        words = await self._ask(f"“{self._names[chosen]}”的常用句", "")
        if words is not None:
            phrase = Phrase(chosen, words)
            phrases = with_phrase(self._phrases, phrase, self._view.report.form)
            self._keep(phrases, phrases.index(phrase))

    async def _edit(self, at: int) -> None:
        phrase = self._phrases[at]
        words = await self._ask("改这一句", phrase.text)
        if words is not None:
            changed = replace(phrase, text=words)
            self._keep((*self._phrases[:at], changed, *self._phrases[at + 1 :]), at)

    async def _ask(self, title: str, value: str) -> str | None:
        form = self._view.report.form
        return await self.app.push_screen_wait(PhraseText(title, value, self._view.codes, form))

    def _keep(self, phrases: Phrases, at: int) -> bool:
        """Keep the sentences as they are now; False, and told, when they can't be kept."""
        if phrases == self._phrases:
            return False
        try:
            PHRASES.keep(self._view.keeping.library, phrases)
        except ReportError as error:
            self.app.notify(str(error), severity="error", timeout=15)
            return False
        self._before.append(self._phrases)
        self._phrases = phrases
        self._list(at)
        return True

    @property
    def _at(self) -> int | None:
        """The sentence under the cursor; None on the line below them."""
        at = self.query_one(OptionList).highlighted
        return at if at is not None and at < len(self._phrases) else None

    def _list(self, cursor: int) -> None:
        report, codes = self._view.report, self._view.codes
        options = self.query_one(OptionList)
        options.set_options(
            [
                *(Option(plain(phrase_line(one, report, codes))) for one in self._phrases),
                Option("+ 写一句新的"),
            ]
        )
        options.highlighted = min(cursor, options.option_count - 1)
