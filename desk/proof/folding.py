"""Texts without what a portal makes of them: white space, and the shapes of marks.

Two steps. What is the same `bare` is the same on the page: white space, invisible characters and
the shape of quotation marks are no words. What is only the same `folded` looks otherwise: digits
and marks of another width, another dash.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, normalize

_QUOTES = dict.fromkeys("“”„‟＂「」『』〝〞〟", '"') | dict.fromkeys("‘’‚‛＇`´", "'")
_SHAPES = (
    dict.fromkeys("‐‑‒–—―─━－﹣−", "-")
    | dict.fromkeys("•・‧∙●", "·")
    | {"〜": "~", "∶": ":", "戶": "户"}
)
_INVISIBLE = ("Cf", "Cc", "Zs", "Zl", "Zp")


@lru_cache(maxsize=8192)
def _bare(mark: str) -> str:
    if mark.isspace() or category(mark) in _INVISIBLE:
        return ""
    return _QUOTES.get(mark, mark)


@lru_cache(maxsize=8192)
def _folded(mark: str) -> str:
    plain = _bare(mark)
    shape = _SHAPES.get(plain, plain)
    return "".join(_SHAPES.get(one, one) for one in normalize("NFKC", shape) if not one.isspace())


def bare(text: str) -> str:
    """A text without white space and invisible characters, its quotation marks straight."""
    return "".join(map(_bare, text))


def folded(text: str) -> str:
    """The same with every mark and digit of one width and shape."""
    return "".join(map(_folded, text))


@dataclass(frozen=True)
class Stream:
    """The lines of a page as one folded text, of which every piece can be found again.

    `origins` tell for every character of `text` its line and its place in it.
    """

    lines: Sequence[str]
    text: str
    origins: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, lines: Sequence[str]) -> "Stream":
        """The stream of some lines."""
        marks = [
            (one, number, place)
            for number, line in enumerate(lines)
            for place, mark in enumerate(line)
            for one in _folded(mark)
        ]
        text = "".join(one for one, _, _ in marks)
        return cls(lines, text, [(number, place) for _, number, place in marks])

    def begins_line(self, at: int) -> bool:
        """Whether a line begins at a place of the text, or the text ends there."""
        if at in (0, len(self.text)):
            return True
        return self.origins[at - 1][0] != self.origins[at][0]

    def pieces(self, start: int, end: int) -> list[str]:
        """The text between two places as it stood, line by line."""
        found: dict[int, list[int]] = {}
        for number, place in self.origins[start:end]:
            found.setdefault(number, []).append(place)
        return [self.lines[number][at[0] : at[-1] + 1] for number, at in found.items()]


def parts(text: str) -> frozenset[str]:
    """A label or a head as folded words: the whole, and what its joints (`·`, `/`) keep apart."""
    whole = folded(text)
    return frozenset((whole, *whole.replace("/", "·").split("·")))
