"""Which reports of a shelf are listed: all, the first of them, or those that typed words are of."""

from dataclasses import dataclass, field

from nianbao.storage.stored import Key, Summary
from nianbao.tui.kit.list_screen import words_after
from nianbao.tui.library.shelf import Shelf

_FOLDED_TO, _FOLDED_TO_FEW = 12, 6
"""Reports that are listed before the rest is asked for, also on a short screen: what can be begun
stays in sight. One more is listed where there is no rest."""
_LISTED = 1000
"""Reports that are listed at most: more are looked for by words."""


@dataclass
class Narrowing:
    """The words that the reports in view are of, and whether the rest was asked for."""

    sought: str = ""
    unfolded: bool = False
    few: bool = False
    """Whether the screen is short."""
    kept: Key | None = None
    """A report that is listed whichever the first are: one that was open, or is new."""

    _last: tuple[Shelf | None, str, list[Summary]] = field(default=(None, "", []), repr=False)
    """What was found last: one key asks for it several times."""

    def found(self, shelf: Shelf) -> list[Summary]:
        """All that the words are of, the own office's first."""
        of, words, found = self._last
        if of is not shelf or words != self.sought:
            found = shelf.found(self.sought)
            self._last = shelf, self.sought, found
        return found

    def listed(self, shelf: Shelf) -> list[Summary]:
        """The reports to list, the own office's first."""
        found = self.found(shelf)
        first = _FOLDED_TO_FEW - bool(self.sought) if self.few else _FOLDED_TO
        if self.unfolded or len(found) <= first + 1:
            return found[:_LISTED]
        kept = (one for one in found[first:] if (one.office, one.year) == self.kept)
        return [*found[:first], *kept]

    def keys(self, shelf: Shelf) -> list[Key]:
        """The same by office and year."""
        return [(one.office, one.year) for one in self.listed(shelf)]

    def show(self, key: Key, shelf: Shelf) -> None:
        """Have a report among them."""
        if key not in self.keys(shelf):
            self.kept = key
            if key not in self.keys(shelf):
                self.sought = ""

    def end(self, key: Key | None, shelf: Shelf) -> None:
        """Look for no words any more, and fold the list; a report found by words stays in it."""
        found_by_words = bool(self.sought)
        self.sought, self.unfolded, self.kept = "", False, None
        if found_by_words and key is not None:
            self.show(key, shelf)

    def said(self, shelf: Shelf) -> str:
        """What is told above the list; empty without words."""
        if not self.sought:
            return ""
        found = len(self.found(shelf))
        return f"筛选“{self.sought}”：{found}份（单位、年份、状态、错误）。退格改，Esc 看全部。"

    def typed(self, key: str, character: str) -> bool:
        """Take a key: a character, or backspace; False when it is none of the words'."""
        words = words_after(self.sought, key, character)
        if words is None:
            return False
        self.sought, self.unfolded = words, False
        return True
