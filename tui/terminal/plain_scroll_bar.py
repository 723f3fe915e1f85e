"""A scroll bar of blanks alone: its ends have no part of a cell, and no width is ambiguous."""

from textual.scrollbar import ScrollBarRender


class PlainScrollBar(ScrollBarRender):
    """Draws whole cells only; the bar is reversed, so it is seen without colours too."""

    VERTICAL_BARS = [" "] * 8
    HORIZONTAL_BARS = [" "] * 8
