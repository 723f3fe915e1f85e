"""Where the terminal's own cursor stands: input methods open their window there."""

from textual.geometry import Offset, Region
from textual.widget import Widget


def put_caret(widget: Widget, at: Offset, cells: int = 1) -> None:
    """Put the terminal's cursor at a cell of a widget's content, if the widget has the keys.

    It moves with the next paint only, so one is asked for, of that cell or the nearest in view;
    `cells` is how many from there on, where one alone might be half a character.
    """
    if not widget.has_focus or not widget.is_mounted or not widget.screen.is_active:
        return  # one behind a dialog may have the focus too, and be laid out anew
    place = widget.content_region.offset + at
    if place != widget.app.cursor_position:
        widget.app.cursor_position = place
        seen = at.clamp(*widget.size)
        widget.refresh(Region(seen.x, seen.y, cells, 1))
