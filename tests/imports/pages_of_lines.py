"""Paragraphs broken into the lines of a page, as PDFs and browsers do."""

import re
from collections.abc import Callable, Iterator

_UNBROKEN = re.compile(r"[A-Za-z0-9.%]+|.")
_NEVER_FIRST = "，。、；：！？”’）》〉】%"
_NEVER_LAST = "（《“‘"

Size = Callable[[str], float]


def half_digits(text: str) -> float:
    """The width in full characters, digits and letters half as wide."""
    return sum(0.5 if character < "\u2000" else 1 for character in text)


def broken(
    paragraph: str, width: int, size: Size, indent: str = "", *, kinsoku: bool = True
) -> Iterator[str]:
    """The lines of a paragraph, at most `width` wide; with `kinsoku` no line begins with 。"""
    line = indent
    for word in _words(paragraph) if kinsoku else iter(paragraph):
        if size(line + word) > width:
            yield line
            line = ""
        line += word
    yield line


def _words(paragraph: str) -> Iterator[str]:
    """What is never parted: numbers, and marks with the character before or behind them."""
    word = ""
    for piece in _UNBROKEN.findall(paragraph):
        if word and piece not in _NEVER_FIRST and word[-1] not in _NEVER_LAST:
            yield word
            word = ""
        word += piece
    if word:
        yield word
