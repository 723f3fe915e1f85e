"""The county's words about a page, kept while they are typed: a kill asks nobody."""

from functools import partial

from textual.widget import Widget

from nianbao.desk.rollup.county_desk import CountyDesk
from nianbao.desk.saver import Saver
from nianbao.report.rollup.who import OfficeLine
from nianbao.tui.prose.spell import Spell

_REST, _AT_LATEST = 0.5, 5.0
"""Seconds without a key after which words are kept, and after which they are while keys come."""


class Saying:
    """What is being said about a page of an office's report; `shown` is what is said by now."""

    def __init__(self, owner: Widget, desk: CountyDesk, line: OfficeLine, page: str) -> None:
        self._desk, self._before = desk, desk.drafts
        self._say = partial(desk.say, line, page)
        self.shown = self._typed = desk.words(line).get(page, "").replace("\n", " ")
        self._saver = Saver(self._say, lambda _: None)
        self._spell = Spell(owner, self.keep, _REST, _AT_LATEST)

    def note(self, words: str) -> None:
        """Take what is typed so far."""
        if words != self._typed:
            self._typed = words
            self._spell.go_on()

    def keep(self) -> None:
        """Have what is typed be on the disk soon."""
        if self._spell.end():
            self._saver.submit(self._typed)

    def close(self) -> None:
        """Have what is typed be on the disk; the program is being ended. On a disk."""
        self.keep()
        self._saver.close()

    def end(self, words: str | None) -> None:
        """Keep what was taken, what was before for None; raises StorageError. On a disk."""
        self._spell.end()
        self._saver.close()
        if words is None:
            self._desk.take_back(self._before)
        else:
            self._say(words)
