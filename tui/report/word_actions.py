"""What is done to the words of a report beside typing: codes and sentences put in, words found."""

from collections.abc import Mapping
from dataclasses import replace

from textual import work

from desk.remembered import PHRASES
from report.errors import ReportError
from report.field import FieldRef
from report.words.phrases import (
    Phrase,
    Phrases,
    clean_phrase,
    lacking,
    place_of_field,
    places,
    put_into,
    with_phrase,
    zero_offers,
)
from tui.kit.dialogs import Choose
from tui.prose.panel import ProsePanel
from tui.report.standing import StandingView


class WordsView(StandingView):
    """The report screen with its actions on prose."""

    _sought = ""

    @work
    async def action_insert_code(self) -> None:
        """Ask for a number by its name, and put its code where the caret is."""
        from tui.words.codes import Elsewhere, choose_code

        panel = self._words_in_hand()
        if panel is None or not self.may_change():
            return
        chosen = await choose_code(self.app, self.codes, self.report.form)
        if chosen is Elsewhere.FACTS:
            self.action_facts()
        elif chosen is not None:
            panel.put_in(f"{{{chosen}}}")

    def action_facts(self) -> None:
        """List the office's own numbers."""
        from tui.words.facts import FactsScreen

        if self.fold():
            self.app.push_screen(FactsScreen(self))

    @work
    async def action_find_words(self) -> None:
        """Ask for words, and go to where they stand."""
        from tui.words.finding import FindScreen

        if not self.fold():
            return
        screen = FindScreen(self.report, self.codes, self.panel.place(), self._sought)
        place = await self.app.push_screen_wait(screen)
        self._sought = screen.sought
        if place is not None:
            await self.go(place)

    # --- Sentences

    @work
    async def action_insert_phrase(self) -> None:
        """Ask for one of the office's sentences, and put it in."""
        from tui.words.choosing_phrases import PhraseWish, choose_phrase

        panel, phrases = self._words_in_hand(), self._phrases()
        if panel is None or not self.may_change():
            return
        chosen = await choose_phrase(self.app, phrases, self.report, self.codes, panel.field)
        if chosen is PhraseWish.KEEP:
            await self._keep_paragraph(panel)
        elif chosen is PhraseWish.MANAGE:
            self.action_phrases()
        elif isinstance(chosen, Phrase):
            text = panel.editor.text
            if chosen.text in text:
                self.app.notify("这句话已经有了。")
            else:
                self._put_in({panel.field: put_into(text, chosen.text, *panel.selected())})

    @work
    async def action_phrases(self) -> None:
        """List the office's sentences."""
        from tui.words.phrases import show_phrases

        if self.fold():
            await show_phrases(self.app, self, self.panel.place().field)

    def offer_sentences(self) -> None:
        """Show the sentences of a year without requests, and put them in if they are wanted."""
        offers = zero_offers(self._phrases(), self.report, self.codes)
        if offers:
            self._ask_for_sentences(offers)

    @work
    async def _ask_for_sentences(self, offers: Mapping[FieldRef, Phrase]) -> None:
        names = places(self.report.form)
        told = [
            f"{names[phrase.place]}：{self.codes.fill(phrase.text).text}"
            for phrase in offers.values()
        ]
        each = [(str(field), f"只填“{names[phrase.place]}”的") for field, phrase in offers.items()]
        several = len(offers) > 1
        choices = [
            ("all", "都填进去" if several else "填进去"),
            *(each if several else ()),
            ("none", "不填"),
        ]
        chosen = await self.app.push_screen_wait(
            Choose("没有申请的话也填进文字？", choices, body="\n\n".join(told))
        )
        wanted = (
            offers if chosen == "all" else {f: p for f, p in offers.items() if str(f) == chosen}
        )
        if wanted and self.may_change():
            texts = {field: self.report.prose.text(field) for field in wanted}
            self._put_in({f: put_into(texts[f], p.text, 0, 0) for f, p in wanted.items()})

    def _put_in(self, texts: Mapping[FieldRef, str]) -> None:
        """Give fields their texts, and the report the facts their codes need; one undo."""
        report = self.report
        facts = lacking("".join(texts.values()), self.codes)
        for field, text in texts.items():
            report = report.with_prose(field, text)
        self.change(replace(report, facts=(*report.facts, *facts)))
        if facts:
            names = "、".join(fact.name for fact in facts)
            words = f"“常用数”里加了{names}，请填上数（Ctrl+D 的列表里有“常用数”）。"
            self.app.notify(words, timeout=10)

    async def _keep_paragraph(self, panel: ProsePanel) -> None:
        """Keep the paragraph in hand as a sentence; the year in it becomes its code."""
        text = clean_phrase(panel.paragraph).replace(f"{self.report.year}年", "{年份}年")
        place, names = place_of_field(self.report, panel.field), places(self.report.form)
        phrases = self._phrases()
        if not text or any(phrase.text == text for phrase in phrases):
            self.app.notify("这一句已经有了。" if text else "光标所在的一段是空的。")
            return
        if place not in names:
            choices = list(names.items())
            chosen = await self.app.push_screen_wait(Choose("存到哪里？", choices))
            place = chosen or ""
        if place:
            try:
                kept = with_phrase(phrases, Phrase(place, text), self.report.form)
                PHRASES.keep(self.keeping.library, kept)
            except ReportError as error:
                self.app.notify(str(error), severity="error", timeout=15)
            else:
                self.app.notify(f"存好了，在“{names[place]}”里；以后每年都能用。")

    def _phrases(self) -> Phrases:
        """The office's sentences; none, and told, where the library can't be read."""
        try:
            return PHRASES.load(self.keeping.library)
        except ReportError as error:
            self.app.notify(str(error), severity="error", timeout=15)
            return ()

    def _words_in_hand(self) -> ProsePanel | None:
        """The page with the caret in its prose; None, and told, where there is no such."""
        panel = self.panel
        if isinstance(panel, ProsePanel) and panel.place().field in panel.names():
            return panel
        self.app.notify("这里不能填；先把光标放到文字里。")
        return None
