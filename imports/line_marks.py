"""Marks that a copy put before every line of a text: `>` of a mail, the numbers of an editor."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(r"^[ \t]*(?:(?:>|&gt;|＞)[ \t\xa0]?)+")
_COUNTED = re.compile(r"^[ \t]*(\d{1,5})(?:\t|[:：|.、)][ \t]+| {2,}|\s*$)")
_FEWEST = 12
"""Lines that must be marked: a list of items is shorter, and skips its own further lines."""
_MOST_OTHERS = 5
"""One line of so many may be without the mark: what was written above the quoted text."""


def without_line_marks(text: str) -> str:
    """The text without such marks where all lines have them, or nearly all are quoted."""
    if "\n>" not in text and "\n&gt;" not in text and not text[:80].lstrip()[:1].isdigit():
        return text
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    quoted = sum(bool(_QUOTED.match(line)) for line in filled)
    is_all = quoted == len(filled) > 1
    if is_all or (quoted >= _FEWEST and quoted * _MOST_OTHERS > len(filled) * (_MOST_OTHERS - 1)):
        return without_line_marks("\n".join(_QUOTED.sub("", line) for line in lines))
    if _are_counted(filled):
        return "\n".join(_COUNTED.sub("", line) for line in lines)
    return text


def _are_counted(lines: Sequence[str]) -> bool:
    """Whether every line begins with a number one higher than the line before."""
    numbers = [int(found[1]) for line in lines if (found := _COUNTED.match(line))]
    first = numbers[0] if numbers else 0
    return len(lines) >= _FEWEST and numbers == list(range(first, first + len(lines)))
