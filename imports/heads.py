"""The heads of sections: known by their words, never by their number.

Rows of table three begin with 一、二、三、四 too, and sub-heads repeat the words of section two
under another numbering.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from imports.labels import core, section_key
from report.finding import Finding, Severity
from report.form.numbering import chinese_number, split_number
from report.form.shape import Form

HEAD_LIMIT = 60
"""Characters the head of a section may have."""
_PART = re.compile(r"第([一二三四五六七八九])(?:部分|章)\s*[、.．:：]?\s*")
_BARE = re.compile(r"([一二三四五六七八九])[\s:：]+(?=\S)")
_NUMERALS = "一二三四五六七八九"


class Head(NamedTuple):
    """The section a head names, the style and the value of its number, and its words."""

    key: str
    style: str
    number: int
    words: str


def read_head(form: Form, text: str) -> Head | None:
    """The head of a section that a line could be; None when its words are no section's."""
    line = text.strip()
    if len(line) > HEAD_LIMIT:
        return None
    style, number, words = split_number(line)
    for pattern in (_PART, _BARE):
        if not style and (match := pattern.match(line)):
            style, number, words = "一、", _NUMERALS.index(match[1]) + 1, line[match.end() :]
    key = section_key(form, words)
    return Head(key, style, number, words) if key else None


def head_findings(form: Form, head: Head, line: int) -> Iterator[Finding]:
    """S02: the number equals the place; S03: the words are the official ones."""
    place = [section.key for section in form.sections].index(head.key) + 1
    title = form.section(head.key).title.text
    if head.number != place:
        printed = f"编号是“{chinese_number(head.number)}”" if head.number else "没有编号"
        yield Finding(
            "S02",
            Severity.WARNING,
            f"原文第{line}行“{head.words}”{printed}，应为“{chinese_number(place)}”；导出时会改好。",
            head.key,
        )
    if core(head.words) != core(title):
        yield Finding(
            "S03",
            Severity.INFO,
            f"原文第{line}行的标题是“{head.words}”，表式规定的是“{title}”；导出时用规定的。",
            head.key,
        )
