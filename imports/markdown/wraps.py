"""The line ends within a paragraph of Markdown: which only wrap it, and which end one.

Converters wrap lines where they are long; who writes by hand ends paragraphs without a blank line
between them.
"""

import re
import unicodedata
from collections.abc import Sequence

from nianbao.report.form.numbering import split_number

_LONG = 56
"""Columns from which on a line may be one that was wrapped."""
_SLACK, _ENOUGH = 6, 3
"""Columns by which wrapped lines differ, and how many of them prove a width."""
_ENDS = ("。", "；", "：", "！", "？", ":", ";")
_MARK_ALONE = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]+")
_ROW = re.compile(r"[|｜\t│]|\s\d[\d.]*\s+\d[\d.]*$")
"""What rows of a table have that was not marked as one."""
_WIDE = "WF"


def unwrapped(text: str) -> list[str]:
    """The paragraphs of a text with line ends in it."""
    lines = [words for line in text.split("\n") if (words := line.strip(" \t")).strip()]
    if len(lines) < 2:
        return lines
    widths = [shown_width(line) for line in lines]
    proved = _is_one_width(widths)
    joined = [lines[0]]
    for place, line in enumerate(lines[1:]):
        if _wraps(lines[place], widths[place], line, proved):
            joined[-1] = f"{joined[-1]}{_between(joined[-1], line)}{line}"
        else:
            joined.append(line)
    return joined


def _is_one_width(widths: Sequence[int]) -> bool:
    """Whether all lines but the last are as long as one another, as wrapped ones are."""
    full = widths[:-1]
    return len(full) >= _ENOUGH and max(full) - min(full) <= _SLACK and min(full) >= _LONG // 2


def _wraps(line: str, width: int, following: str, proved: bool) -> bool:
    if _MARK_ALONE.fullmatch(line):
        return True
    if split_number(following)[0] or _ROW.search(line) or _ROW.search(following):
        return False
    return proved or (width >= _LONG and not line.endswith(_ENDS))


def _between(before: str, after: str) -> str:
    """What stands where two lines are joined: nothing between Chinese characters."""
    wide = (unicodedata.east_asian_width(mark) in _WIDE for mark in (before[-1], after[0]))
    return "" if all(wide) else " "


def shown_width(line: str) -> int:
    """The columns of a screen that a line takes: wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(mark) in _WIDE else 1 for mark in line)
