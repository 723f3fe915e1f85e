"""Where notices stand: on no head of a table, nor on the cell in hand where there is room beside.

A widget whose first rows head what is below has the class `headed` and tells their rows.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Protocol, cast

from textual.app import App
from textual.screen import Screen

from nianbao.tui.terminal.seams import lower_notices, notices

_ROWS = 3
"""Rows of a notice beside its words: its frame, and one above it."""


class Headed(Protocol):
    """A widget in which some rows say what the others are."""

    def head_rows(self) -> Sequence[int]:
        """The rows of its content that are in view and must be seen, from 0."""


def place_notices(app: App[Any], words: str) -> None:
    """Make room for the notices in force and one more, of these lines."""
    if not app.screen_stack:
        return
    told = [*(one.message for one in notices(app)), words]
    height = sum(one.count("\n") + 1 + _ROWS for one in told) - 1  # none above the first
    lower_notices(app.screen, max(_row_for_notices(app.screen, height) - 1, 0))


def _row_for_notices(screen: Screen[Any], height: int) -> int:
    """The row of the screen from which on notices of so many rows cover no head of a table."""
    for widget in screen.query(".headed"):
        area = widget.content_region
        if area.height:
            heads = cast(Headed, widget).head_rows()
            caret = screen.app.cursor_position.y - area.y
            return area.y + free_row(heads, area.height, height, caret)
    return 0


def free_row(heads: Sequence[int], rows: int, height: int, caret: int) -> int:
    """The first of `rows` from which on `height` of them are no heads, and without the caret.

    Where there is no such place, it is one with the caret; else below the heads with most room.
    """
    gaps = [(above + 1, below) for above, below in pairwise((-1, *heads, rows))]
    starts = [start for first, stop in gaps for start in range(first, stop - height + 1)] or [
        max(gaps, key=lambda gap: gap[1] - gap[0])[0]
    ]
    return next((one for one in starts if not one <= caret < one + height), starts[0])
