"""What the plain look takes from every line before it is painted: colours, and unsure widths.

A character of ambiguous width is one cell wide on one console and two on another, and then all
that stands behind it is pushed aside. Each gives way to one that is one cell wide everywhere.
"""

from functools import lru_cache
from unicodedata import east_asian_width, normalize

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_TWINS = {
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‘’‛", "'"),
    **dict.fromkeys("—―–─━‐", "-"),
    **dict.fromkeys("│┃", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    **dict.fromkeys("█▓■", "#"),
    **dict.fromkeys("●○◆◇★☆※", "*"),
    **dict.fromkeys("…·‥", "."),
    **{"→": ">", "←": "<", "↑": "^", "↓": "v", "×": "x", "÷": "/", "±": "+", "°": "o"},
}
_NO_TWIN = "?"


def is_ambiguous(character: str) -> bool:
    """Whether consoles disagree on how many cells a character takes (Unicode UAX 11)."""
    return east_asian_width(character) == "A"


@lru_cache(4096)
def twin(character: str) -> str:
    """The character, or the one of one cell that stands for it where its width is ambiguous."""
    if not is_ambiguous(character):
        return character
    simple = _TWINS.get(character) or normalize("NFKC", character)
    return simple if len(simple) == 1 and simple.isascii() else _NO_TWIN


class SureWidths(LineFilter):
    """Puts the twin in place of every character of ambiguous width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in as many cells as before."""
        del background
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment("".join(map(twin, segment.text)), segment.style)
            for segment in segments
        ]


class NoColours(LineFilter):
    """Leaves bold, underline and reverse, and the terminal's own two colours.

    What stood on a background of its own is reversed.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without colours; what a click on them means stays."""
        del background
        return [
            Segment(text, style and _colourless(style), control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def _colourless(style: Style) -> Style:
    plain = style.without_color
    if style.bgcolor is not None and not style.bgcolor.is_default:
        plain += Style(reverse=True)
    return plain + Style.from_meta(style.meta) if style._meta else plain
