"""Sub-heads without numbers in a source that marks nothing: they are proved by one another."""

import re
from collections.abc import Sequence

from nianbao.imports.odd_heads import Heads, is_clause
from nianbao.imports.source import TextLine
from nianbao.report.form.numbering import split_number

_ENOUGH = 3
"""Sub-heads there must be, and how many of them must speak of what a report tells."""
_ASPECTS = re.compile("公开|公示|平台|网站|信息管理|监督|保障|考核|评议|培训|解读|回应")
_GOES_ON = re.compile("(?:涉及|包括|如下|[的和与及在为由对是有])$")
_PARAGRAPH = ("。", "！", "；", "”", "）")
"""How the paragraphs end that stand above and below a sub-head."""
_COLON = "：:"


def bare_heads(lines: Sequence[TextLine]) -> Heads:
    """The lines that are sub-heads without a number, counted from 1; none where one is doubtful.

    Each is one short clause between whole paragraphs, and most of them name what section one of
    every report tells of.
    """
    found = [place for place, line in enumerate(lines) if _is_bare(line)]
    texts = [line.text.strip() for line in lines]
    spoken = sum(bool(_ASPECTS.search(texts[place])) for place in found)
    if spoken < max(_ENOUGH, len(found) // 2 + 1):
        return {}
    if any(_GOES_ON.search(texts[place]) for place in found):
        return {}
    if not all(_stands_between(texts, place) for place in found):
        return {}
    return {
        lines[place].number: (number, texts[place].rstrip(_COLON))
        for number, place in enumerate(found, start=1)
    }


def _is_bare(line: TextLine) -> bool:
    text = line.text.strip()
    is_plain = line.level is None and not line.literal and not text.endswith("。")
    return is_plain and is_clause(text) and not split_number(text)[0]


def _stands_between(texts: Sequence[str], place: int) -> bool:
    """Whether a paragraph ends above a line, if anything is above it, and one follows below."""
    above, below = texts[place - 1 : place], texts[place + 1 : place + 2]
    follows = bool(below) and (below[0].endswith(_PARAGRAPH) or not is_clause(below[0]))
    return follows and all(text.endswith(_PARAGRAPH) for text in above)
