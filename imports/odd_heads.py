"""Sub-heads of another make among others: a bracket lost, a mark at the end, text run in.

They are proved by the others: one number is missing between two sub-heads, and one line between
them begins with it.
"""

import re
from collections.abc import Mapping, Sequence

from nianbao.imports.source import TextLine
from nianbao.report.form.numbering import chinese_number, split_number

CLAUSE_LIMIT = 20
"""Characters of words that are a sub-head for certain."""
_ENDS = "。：:"

Heads = dict[int, tuple[int, str]]
"""Sub-heads by the number of their line: the number in front of each, and its words."""


def odd_heads(
    lines: Sequence[TextLine], plain: Sequence[tuple[int, int]]
) -> tuple[Heads, Mapping[int, TextLine]]:
    """The sub-heads of another make; and the numbers before whole paragraphs, with their lines.

    `plain` are the places among the lines of the sub-heads that are like the first, with their
    numbers, in order.
    """
    heads: Heads = {}
    run_in: dict[int, TextLine] = {}
    before, last = -1, 0
    for place, number in plain:
        between = lines[before + 1 : place]
        is_whole = _numbers(between, lines[place]) == list(range(last + 1, number))
        for missing in range(last + 1, number):
            found = [(line, words) for line in between if (words := _words(line, missing))]
            if len(found) == 1 and (is_whole or not _is_of_a_list(found[0][0], between)):
                line, words = found[0]
                if is_clause(words) and line.number != between[-1].number:
                    heads[line.number] = missing, words.strip().rstrip(_ENDS)
                elif split_number(line.text.strip())[1] == missing:
                    run_in[missing] = line
        before, last = place, number
    return heads, run_in


def _words(line: TextLine, number: int) -> str:
    """What follows a number in front of a line, however it is marked; empty where it is not."""
    pattern = (
        rf"[（(]?\s*(?:{chinese_number(number)}|{number})\s*(?P<end>[）)、.．]*)\s*(?P<words>.+)"
    )
    match = re.fullmatch(pattern, line.text.strip())
    opened = line.text.strip().startswith(("（", "("))
    return match["words"] if match and not line.literal and (match["end"] or opened) else ""


def _numbers(between: Sequence[TextLine], head: TextLine) -> list[int]:
    """The numbers in front of lines, in the make of a sub-head's."""
    own = split_number(head.text.strip())[0]
    numbers = (split_number(line.text.strip()) for line in between)
    return [number for style, number, _ in numbers if style == own]


def _is_of_a_list(line: TextLine, between: Sequence[TextLine]) -> bool:
    """Whether other lines there are numbered in the same make: 1、 2、 under a sub-head."""
    style = split_number(line.text.strip())[0]
    makes = [split_number(one.text.strip())[0] for one in between]
    return bool(style) and makes.count(style) > 1


def is_clause(words: str) -> bool:
    """Whether words are short and have no mark within them, but for one at the end."""
    bare = words.strip().rstrip(_ENDS)
    return 0 < len(bare) <= CLAUSE_LIMIT and not re.search(r"[。，；：,;:\d]", bare)
