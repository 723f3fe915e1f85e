"""What the plain look takes from every line before it is painted: colours, unsure widths, bar ends.

A character of ambiguous width is one cell wide on one console and two on another, and then all
that stands behind it is pushed aside. Each gives way to one that is one cell wide everywhere.
"""

from functools import lru_cache
from unicodedata import east_asian_width, normalize

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.scrollbar import ScrollBarRender

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
_BAR_ENDS = {*ScrollBarRender.VERTICAL_BARS, *ScrollBarRender.HORIZONTAL_BARS} - {" "}
_MOUSE = "@mouse.down"


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


class WholeBars(LineFilter):
    """Makes the ends of a scroll bar whole cells, blank ones: parts of a cell are of unsure width.

    A cell in which the bar begins is all bar, one in which it ends is none; the bar is reversed,
    so that it is seen without colours too.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in as many cells as before."""
        del background
        return [
            _whole(segment) if segment.text[:1] in _BAR_ENDS else segment for segment in segments
        ]


def _whole(segment: Segment) -> Segment:
    text, style = segment.text, segment.style
    if style is None or style.meta.get(_MOUSE) != "grab":
        return segment  # no bar's, but the report's own
    blank = " " * len(text)
    if bool(style.reverse) is (text[0] in ScrollBarRender.HORIZONTAL_BARS):
        return Segment(blank, Style(color=style.color, reverse=True, meta=style.meta))
    return Segment(blank, Style(bgcolor=style.bgcolor, meta={_MOUSE: "scroll_down"}))


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
    return plain + Style.from_meta(style.meta) if style.meta else plain
