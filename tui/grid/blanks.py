"""Going to the next cell that is still to be filled: the ones that had a figure last year first."""

from typing import TYPE_CHECKING

from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.contents import GridContents
from nianbao.tui.grid.messages import NoBlankLeft
from nianbao.tui.grid.moves import Moves

if TYPE_CHECKING:
    from nianbao.tui.grid.grid import FigureGrid


def next_blank(contents: GridContents, moves: Moves, step: int) -> CellRef | None:
    """The next blank cell (the one before, if -1), column by column and round at the end.

    As long as a blank cell had a figure other than 0 last year, it is the next of those: an
    office's requests come to the same few cells every year. None where no other cell is blank.
    """
    others = moves.others(contents.cursor, step)
    blank = [ref for ref in others if contents.report.figure(ref) is None]
    last = contents.last
    used = [ref for ref in blank if last and ref in last.form.columns and last.figure(ref)]
    return next(iter((*used, *blank)), None)


def go_to_blank(grid: "FigureGrid", step: int) -> None:
    """Commit, and go to the next cell to fill, or tell that there is none."""
    if grid.commit():
        target = next_blank(grid.picture.contents, grid.picture.moves, step)
        if target is None:
            grid.post_message(NoBlankLeft())
        else:
            grid.move_to(target)
