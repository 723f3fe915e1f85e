"""What is done to the words of a report beside typing: codes put in, words found."""

from textual import work

from tui.panels.prose import ProsePanel
from tui.screens.standing import StandingView


class WordsView(StandingView):
    """The report screen with its actions on prose."""

    _sought = ""

    @work
    async def action_insert_code(self) -> None:
        """Ask for a number by its name, and put its code where the caret is."""
        from tui.screens.codes import FACTS, choose_code

        if not self._at_words() or not self.may_change():
            return
        chosen = await choose_code(self.app, self.codes, self.report.form)
        if chosen == FACTS:
            self.action_facts()
        elif chosen is not None and isinstance(self.panel, ProsePanel):
            self.panel.put_in(f"{{{chosen}}}")

    def action_facts(self) -> None:
        """List the office's own numbers."""
        from tui.screens.facts import FactsScreen

        if self.fold():
            self.app.push_screen(FactsScreen(self))

    @work
    async def action_find_words(self) -> None:
        """Ask for words, and go to where they stand."""
        from tui.screens.finding_words import FindScreen

        if not self.fold():
            return
        screen = FindScreen(self.report, self.codes, self.panel.place(), self._sought)
        place = await self.app.push_screen_wait(screen)
        self._sought = screen.sought
        if place is not None:
            await self.go(place)

    def _at_words(self) -> bool:
        """Whether the caret is in prose; says so where it is not."""
        panel = self.panel
        if isinstance(panel, ProsePanel) and panel.place().field in panel.names():
            return True
        self.app.notify("这里不能填；先把光标放到文字里。")
        return False
