"""Rules that seek words: where a pattern stands in a view of a text, unless something excuses it.

Such a rule is a table of `Sought`. A new row is its pattern, what is said, and texts that show it,
in which `«` and `»` stand around the words that are marked.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from enum import Enum
from typing import NamedTuple

from nianbao.report.checks.context import CheckedText, Context
from nianbao.report.finding import Severity
from nianbao.report.words.sentences import Stretch, sentences


class Remark(NamedTuple):
    """What a rule has to say of the characters of a text from start up to end.

    `severity` is that of its rule where it is None.
    """

    start: int
    end: int
    message: str
    severity: Severity | None = None


TextCheck = Callable[[Context, CheckedText], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that were found: in which text, in which stretch of the view of it, as what match."""

    context: Context
    text: CheckedText
    stretch: Stretch
    match: re.Match[str]

    @property
    def span(self) -> tuple[int, int]:
        """Where they stand in the text, spaces around them left out."""
        words = self.match[0]
        start = self.stretch.start + self.match.start() + len(words) - len(words.lstrip())
        return start, start + len(words.strip())

    @property
    def words(self) -> str:
        """The words as the text has them."""
        start, end = self.span
        return self.text.text[start:end]


@dataclass(frozen=True, eq=False)
class Sought:
    """One pattern a rule seeks, and what it says of words that match.

    `says` is a sentence, with `{words}` for the words, or makes one. `unless` tells whether a spot
    is lawful. `marks` are texts with the words to be marked between `«` and `»`, `leaves` are texts
    in which nothing is: those that `unless` excuses, and others that look alike.
    """

    pattern: re.Pattern[str]
    says: str | Callable[[Spot], str]
    _: KW_ONLY
    marks: tuple[str, ...]
    leaves: tuple[str, ...] = ()
    unless: Callable[[Spot], bool] | None = None
    severity: Severity | None = None

    def remarks(self, context: Context, text: CheckedText, stretch: Stretch) -> Iterator[Remark]:
        """What there is to say of a stretch of a text."""
        for match in self.pattern.finditer(stretch.text):
            spot = Spot(context, text, stretch, match)
            if not (self.unless and self.unless(spot)):
                yield Remark(*spot.span, self._words(spot), self.severity)

    def _words(self, spot: Spot) -> str:
        if isinstance(self.says, str):
            return self.says.format(words=spot.words)
        return self.says(spot)


class View(Enum):
    """A text as it is looked at, by the name of what `CheckedText` calls it."""

    WHOLE = "text"
    MASKED = "masked"
    UNQUOTED = "unquoted"
    NARROW = "narrow"
    NUMBERS = "numbers"

    def of(self, text: CheckedText) -> str:
        """The text as it is looked at; as long as the text itself."""
        words: str = getattr(text, self.value)
        return words


@dataclass(frozen=True, eq=False)
class SoughtWords:
    """A table of words to seek in a view of a text, row by row.

    `by_sentence` looks at one sentence after the other, which then is the stretch of a spot. `once`
    marks words for the first row only that they match.
    """

    rows: tuple[Sought, ...]
    _: KW_ONLY
    view: View = View.WHOLE
    by_sentence: bool = False
    once: bool = False

    def remarks(self, context: Context, text: CheckedText) -> Iterator[Remark]:
        """What there is to say of a text."""
        seen = self.view.of(text)
        rows = [row for row in self.rows if row.pattern.search(seen)]
        if not rows:
            return
        taken: set[int] = set()
        for stretch in sentences(seen) if self.by_sentence else (Stretch(0, len(seen), seen),):
            for row in rows:
                for remark in row.remarks(context, text, stretch):
                    place = range(remark.start, remark.end)
                    if not self.once or taken.isdisjoint(place):
                        taken.update(place if self.once else ())
                        yield remark
