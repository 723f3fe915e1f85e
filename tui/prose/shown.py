"""A paragraph as it is shown: a code stands as its value, and as its name where the caret is. Pure.

The rule: what is typed is the truth, what is shown a mapping of it. Carets, selections, marks and
edits count typed characters; rows and cells count shown ones; they meet here and nowhere else.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from nianbao.report.words.codes import CODE, has_code

CodeValues = Callable[[str], str | None]
"""What the code of a name stands for; empty or None where it stands for nothing yet."""


def no_values(name: str) -> None:
    """The values of words that hold no codes: none."""
    del name


class PlacedCode(NamedTuple):
    """A code that has a value: its typed characters, its shown ones, whether these are its name."""

    start: int
    stop: int
    shown_start: int
    shown_stop: int
    is_open: bool


_START, _SHOWN_START = attrgetter("start"), attrgetter("shown_start")


@dataclass(frozen=True, slots=True)
class ShownText:
    """The characters shown for a paragraph with codes, and which typed ones each stands for."""

    text: str
    codes: tuple[PlacedCode, ...]

    def shown(self, typed: int) -> int:
        """Where a typed place is shown; inside a code shown as its value, where that starts."""
        index = bisect_left(self.codes, typed, key=_START)
        if not index:
            return typed
        code = self.codes[index - 1]
        if typed >= code.stop:
            return code.shown_stop + typed - code.stop
        return code.shown_start + (typed - code.start if code.is_open else 0)

    def shown_span(self, start: int, stop: int) -> tuple[int, int]:
        """The shown characters for typed ones; a value is taken whole."""
        last = self.shown(stop)
        folded = self._folded_around(stop)
        return self.shown(start), folded.shown_stop if folded and start < stop else last

    def typed(self, shown: int) -> int:
        """The typed place of a shown one; inside a value, the nearer end of its code."""
        index = bisect_left(self.codes, shown, key=_SHOWN_START)
        if not index:
            return shown
        code = self.codes[index - 1]
        if shown >= code.shown_stop:
            return code.stop + shown - code.shown_stop
        if code.is_open:
            return code.start + shown - code.shown_start
        before, after = shown - code.shown_start, code.shown_stop - shown
        return code.start if before < after else code.stop

    def outside(self, typed: int, *, forward: bool) -> int:
        """A typed place, or the end of the code around it that shows its value."""
        folded = self._folded_around(typed)
        if folded is None:
            return typed
        return folded.stop if forward else folded.start

    def is_open_at(self, carets: Collection[int]) -> bool:
        """Whether the codes that carets touch, and no others, are shown by their names."""
        return all(code.is_open == _touched(code[:2], carets) for code in self.codes)

    def _folded_around(self, typed: int) -> PlacedCode | None:
        """The code that shows its value and has a typed place between its characters."""
        index = bisect_left(self.codes, typed, key=_START)
        code = self.codes[index - 1] if index else None
        return code if code and not code.is_open and typed < code.stop else None


def show(typed: str, values: CodeValues, carets: Collection[int]) -> ShownText | None:
    """A paragraph as it is shown; None where that is as typed, for it has no code with a value.

    A code that one of the carets touches is shown by its name.
    """
    if not has_code(typed):
        return None
    words: list[str] = []
    codes: list[PlacedCode] = []
    at = length = 0
    for match in CODE.finditer(typed):
        value = values(match[1])
        if not value or "\n" in value:
            continue
        start, stop = match.span()
        is_open = _touched((start, stop), carets)
        words += [typed[at:start], match[0] if is_open else value]
        first = length + start - at
        at, length = stop, first + len(words[-1])
        codes.append(PlacedCode(start, stop, first, length, is_open))
    return ShownText("".join((*words, typed[at:])), tuple(codes)) if codes else None


def _touched(span: tuple[int, int], carets: Collection[int]) -> bool:
    return any(span[0] <= caret <= span[1] for caret in carets)
