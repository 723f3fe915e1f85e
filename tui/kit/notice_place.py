"""Where notices stand: on no words at all where a table leaves room, else on no head of it.

Nor on the cell in hand where there is room beside. Where no gap between heads is large enough, at
least on none of their words.

A widget whose first rows head what is below has the class `headed` and tells their rows; of the
list that is a screen of its own, every row counts as one. On a page of prose a notice stands
beside or below the words of a widget with the class `written`, where they leave room, else on top.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Protocol, cast

from rich.cells import cell_len
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

from nianbao.tui.kit.line_breaking import rows_of
from nianbao.tui.terminal.seams import lower_notices, notices

_TOAST_CELLS, _FRAME_CELLS = 60, 4
"""Cells a notice takes at most (no more than half the screen), and its frame's share of them."""
_MARGIN = 2
"""Cells to the right of a notice."""
_ROWS = 3
"""Rows of a notice beside its words: its frame, and one above it."""
_FRAME = re.compile(r"[\s|+\-\u2500-\u259f]+$")
"""What a row ends with that is no word."""


class Headed(Protocol):
    """A widget in which some rows say what the others are."""

    def head_rows(self) -> Sequence[int]:
        """The rows of its content that are in view and must be seen, from 0."""

    def render_line(self, y: int) -> Strip:
        """A row of its content that is in view."""


def notice_rows(app: App[Any], message: str) -> str:
    """The lines of a notice, broken as it stands on the screen."""
    return "\n".join(rows_of(message, max(20, _cells(app) - _FRAME_CELLS)))


def place_notices(app: App[Any], *new: str) -> None:
    """Make room for the notices in force, and for a new one of these lines."""
    if not app.screen_stack:
        return
    told = {*(one.message for one in notices(app)), *new}
    height = sum(one.count("\n") + 1 + _ROWS for one in told) - 1  # none above the first
    left = app.size.width - _cells(app) - _MARGIN
    lower_notices(app.screen, max(_row_for_notices(app.screen, height, left) - 1, 0))


def place_on_next(app: App[Any], screen: Screen[Any]) -> None:
    """Make room on the screen that has come to the front since `screen` was there."""
    if app.screen_stack and app.screen is not screen:
        place_notices(app)


def _cells(app: App[Any]) -> int:
    return min(_TOAST_CELLS, (app.size.width - 1) // 2)


def _row_for_notices(screen: Screen[Any], height: int, left: int) -> int:
    """The row of the screen from which on notices of so many rows cover no head of a table."""
    for widget in screen.query(".headed"):
        area = widget.content_region
        if area.height:
            headed = cast(Headed, widget)
            heads = headed.head_rows()
            reach = [_words_end(headed.render_line(row).text) for row in range(area.height)]
            full = [row for row, end in enumerate(reach) if area.x + end > left]
            worded = [row for row in heads if row in full]
            full = sorted({*full, *heads})
            caret = screen.app.cursor_position.y - area.y
            empty = empty_row(full, area.height, height)
            if empty is None:
                return area.y + free_row((heads, worded), area.height, height, caret)
            return area.y + empty
    for widget in screen.query(".written"):
        area = widget.content_region
        words = [_words_end(widget.render_line(row).text) for row in range(area.height)]
        full = [row for row, end in enumerate(words) if area.x + end > left]
        if (empty := empty_row(full, area.height, height)) is not None:
            return area.y + empty
    return 0


def _words_end(row: str) -> int:
    """The cells of a row up to the end of its words."""
    return cell_len(_FRAME.sub("", row))


def empty_row(full: Sequence[int], rows: int, height: int) -> int | None:
    """The first of `rows` from which on `height` of them are not `full`; None without such."""
    gaps = pairwise((-1, *full, rows))
    return next((above + 1 for above, below in gaps if below - above > height), None)


def free_row(heads: Sequence[Sequence[int]], rows: int, height: int, caret: int) -> int:
    """The first of `rows` from which on `height` of them are no heads, and without the caret.

    `heads` are those that should be seen, and then those that must be. Where there is no such
    place, it is one with the caret; else below the heads with most room, and down over the end, or
    on some of the heads: not on the caret, where there is room for that.
    """
    for seen in heads:
        gaps = [(above + 1, below) for above, below in pairwise((-1, *seen, rows))]
        starts = [start for first, stop in gaps for start in range(first, stop - height + 1)]
        if starts:
            return next((one for one in starts if not one <= caret < one + height), starts[0])
        roomiest = max(gaps, key=lambda gap: gap[1] - gap[0])
        if roomiest == gaps[-1]:
            break
    if not roomiest[0] <= caret < roomiest[0] + height:
        return roomiest[0]
    beside = [one for one in range(rows - height + 1) if not one <= caret < one + height]
    covered = [sum(one <= head < one + height for head in seen) for one in beside]
    return min(zip(covered, beside, strict=True), default=(0, roomiest[0]))[1]
