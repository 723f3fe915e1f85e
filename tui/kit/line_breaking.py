"""Where a Chinese paragraph may be broken into rows: plain functions over one line of text.

The rule: a row never starts with a closing mark (行首禁则), never ends with an opening mark
(行尾禁则), and keeps a Latin word or a run of digits whole where it fits; a row that cannot keep
all of that is cut at its width.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from rich.cells import get_character_cell_size, split_graphemes

TAB_CELLS = 4
"""Cells taken by a tab, wherever it stands."""

_LEAST = 20
"""Cells that rows with an indent are broken for at least."""

NOT_AT_START = frozenset("。，、；：？！）》〉」』】〕〗］｝〞”’…·‧～％‰‱℃°／々.,;:?!)]}% ")
"""Characters that no row starts with."""

NOT_AT_END = frozenset("（《〈「『【〔〖［｛〝“‘￥¥$([{")
"""Characters that no row ends with."""

_ONE_MARK = frozenset("—…─")
_JOINS_WORDS = frozenset("_-+/@#&=")
_INSIDE_WORD = frozenset(".,:．，：")  # between two digits or letters: 1,295.5 and 10:30
_JOINERS = ("\u200d", "\ufe0f")


class _Cells(dict[str, int]):
    """Cells of one character, looked up once."""

    def __missing__(self, character: str) -> int:
        cells = TAB_CELLS if character == "\t" else get_character_cell_size(character)
        self[character] = cells
        return cells


_CELLS = _Cells()


def has_clusters(text: str) -> bool:
    """Tell whether characters of `text` may join, so that widths don't simply add up."""
    return any(joiner in text for joiner in _JOINERS)


def cell_widths(text: str) -> list[int]:
    """Give the cells of each character of `text` (a tab is 4).

    A joined emoji has its cells on its first character and 0 on the others.
    """
    if not has_clusters(text):
        return list(map(_CELLS.__getitem__, text))
    widths = [0] * len(text)
    for start, _, cells in split_graphemes(text.replace("\t", " "))[0]:
        widths[start] = TAB_CELLS if text[start] == "\t" else cells
    return widths


def running_sum(widths: Sequence[int], initial: int = 0) -> list[int]:
    """Give the cells before each character and, last, the cells of all: len(widths) + 1 numbers."""
    return list(accumulate(widths, initial=initial))


def break_offsets(
    text: str, sums: Sequence[int], width: int, kept: Sequence[int] = ()
) -> list[int]:
    """Give the offsets at which `text` is broken into rows.

    Args:
        text: One paragraph, without newlines.
        sums: Its running sum of cells, from `running_sum`.
        width: Cells of a row; 0 for no wrapping.
        kept: The first offsets, where they are known already.
    """
    breaks = list(kept)
    if width <= 0:
        return []
    start, end = (breaks[-1] if breaks else 0), len(text)
    while sums[end] - sums[start] > width:
        start = _row_end(text, sums, start, width)
        if start >= end:
            break
        breaks.append(start)
    return breaks


def broken(text: str, width: int) -> list[str]:
    """One paragraph as rows of at most `width` cells."""
    breaks = break_offsets(text, running_sum(cell_widths(text)), width)
    return [text[start:end] for start, end in pairwise((0, *breaks, len(text)))]


def rows_of(words: str, width: int) -> list[str]:
    """Words of several lines as rows of at most `width` cells; each line begins a row.

    What is left of a line that begins with spaces begins with as many.
    """
    return [row for line in words.split("\n") for row in _indented(line, width)]


def hanging(head: str, words: str, width: int) -> str:
    """Words behind a head in rows of at most `width` cells, that all begin where the words do."""
    before = sum(cell_widths(head))
    rows = broken(words, max(_LEAST, width - before))
    return head + f"\n{' ' * before}".join(rows)


def split_at_cells(line: str, cells: int) -> tuple[str, str]:
    """A line's characters within its first cells, and the others."""
    end = bisect_right(running_sum(cell_widths(line)), cells) - 1
    return line[:end], line[end:]


def kept_breaks(sums: Sequence[int], breaks: Sequence[int], width: int, changed: int) -> int:
    """Give how many of `breaks` still hold when the text differs from offset `changed` on.

    A row's end is settled by the text up to one row's width from its start and no further.
    """
    settled = bisect_left(sums, sums[changed] - width)
    return bisect_left(breaks, settled) + 1 if settled > 0 else 0


def _indented(line: str, width: int) -> list[str]:
    words = line.lstrip(" ")
    indent = len(line) - len(words)
    if not indent or not words or width - indent < _LEAST:
        return broken(line, width)
    return [" " * indent + row for row in broken(words, width - indent)]


def _row_end(text: str, sums: Sequence[int], start: int, width: int) -> int:
    """Give the offset where the row that begins at `start` ends."""
    limit = bisect_right(sums, sums[start] + width, start + 1) - 1
    if limit <= start:  # one character wider than the row
        limit = start + 1
        while limit < len(text) and sums[limit + 1] == sums[limit]:
            limit += 1
    if limit >= len(text):
        return len(text)
    for whole_words in (True, False):
        for offset in range(limit, start, -1):
            if may_break(text, sums, offset, whole_words=whole_words):
                return offset
    return limit


def may_break(text: str, sums: Sequence[int], offset: int, *, whole_words: bool) -> bool:
    """Tell whether a row may end before the character at `offset` (1 to len(text) - 1).

    Args:
        text: One paragraph.
        sums: Its running sum of cells.
        offset: The character that would start a row.
        whole_words: Whether words and runs of digits must stay whole.
    """
    before, after = text[offset - 1], text[offset]
    if after in NOT_AT_START or before in NOT_AT_END:
        return False
    if sums[offset + 1] == sums[offset]:  # a part of the character before it
        return False
    if after == before and after in _ONE_MARK:
        return False
    if whole_words and _is_of_a_word(after):
        inside = before in _INSIDE_WORD and offset > 1 and _is_of_a_word(text[offset - 2])
        return not (_is_of_a_word(before) or inside)
    return True


def _is_of_a_word(character: str) -> bool:
    """Whether it is a digit or a Latin letter, wide ones too, or a mark within words of them."""
    is_latin = character < "\u0250" or "０" <= character <= "ｚ"
    return (is_latin and character.isalnum()) or character in _JOINS_WORDS
