"""What keys do with a block of a grid, and with a plus sign: each by a message to its parent."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from nianbao.report.form.figures import CellRef, Figure
from nianbao.tui.grid.blanks import go_to_blank
from nianbao.tui.grid.contents import adds_one, typed_on
from nianbao.tui.grid.marking import MARK_MOVES, stretched
from nianbao.tui.grid.messages import Cleared, CopyWanted, Counted, Marked
from nianbao.tui.kit.lockable import refuses

if TYPE_CHECKING:
    from nianbao.tui.grid.grid import FigureGrid


def stretch(grid: "FigureGrid", key: str) -> None:
    """Commit, and mark the cells from the cursor to where a key leads."""
    if grid.commit():
        corner = stretched(grid.table, grid.picture.contents.in_view, key)
        _mark(grid, corner if corner != grid.cursor else None)


def unmark(grid: "FigureGrid") -> None:
    """Mark no block any more."""
    if grid.picture.marked:
        _mark(grid, None)


def clear(grid: "FigureGrid") -> bool:
    """Have the marked block cleared, unless the grid is locked; False where there is none."""
    rows = grid.picture.marked
    if rows and not refuses(grid):
        grid.post_message(Cleared([ref for row in rows for ref in row]))
    return bool(rows)


def copy_marked(grid: "FigureGrid") -> None:
    """Have the marked block copied, or the cell in hand, once what is typed is committed."""
    if grid.commit():
        grid.post_message(CopyWanted(grid.picture.marked or ((grid.cursor,),)))


def cut_marked(grid: "FigureGrid") -> None:
    """The same, and have what is copied cleared, unless the grid is locked."""
    if not refuses(grid) and grid.commit():
        grid.post_message(CopyWanted(grid.picture.marked or ((grid.cursor,),), cut=True))


def typed_or_counted(
    grid: "FigureGrid", characters: str, counted: Figure
) -> tuple[str | None, Figure]:
    """What is typed now, and what one was added to; None for either where that isn't so.

    A plus sign where nothing is typed adds one, once more if the key before has done so to
    `counted`; digits right behind it are added to that figure.
    """
    contents = grid.picture.contents
    if not adds_one(contents, characters):
        return typed_on(contents, characters, counted), None
    if refuses(grid):
        return None, None
    unmark(grid)
    grid.post_message(Counted(grid.cursor))
    now = contents.report.figure(grid.cursor) or 0
    return None, now if counted is None else counted


BLOCK_KEYS: Mapping[str, Callable[["FigureGrid"], None]] = {
    **{key: partial(stretch, key=key) for key in MARK_MOVES},
    "ctrl+c": copy_marked,
    "ctrl+x": cut_marked,
    "ctrl+right": partial(go_to_blank, step=1),
    "ctrl+left": partial(go_to_blank, step=-1),
}
"""What the keys of blocks do, and those that go to a blank cell."""


def _mark(grid: "FigureGrid", corner: CellRef | None) -> None:
    grid.repaint(grid.picture.stretch(corner))
    grid.scroll_to_cursor()
    grid.laid_out()
    grid.post_message(Marked())
