"""What the figure grid tells its parent. Handlers are called `on_figure_grid_…`."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from nianbao.report.errors import FigureError
from nianbao.report.form.figures import CellRef, Figure
from nianbao.tui.grid.marking import MarkedRows


@dataclass
class Typing(Message, namespace="figure_grid"):
    """Something is typed that is not committed (`on`), or no longer.

    Not sent when `Entered` follows: until the report has the figure, it is not kept.
    """

    on: bool


@dataclass
class Entered(Message, namespace="figure_grid"):
    """A figure was committed that differs from the one in the report.

    `text` is what was typed; `figure` what it means, None for a blank.
    """

    ref: CellRef
    figure: Figure
    text: str


@dataclass
class Rejected(Message, namespace="figure_grid"):
    """What was typed is no figure; the cell keeps its old one. `error` tells why."""

    ref: CellRef
    error: FigureError


@dataclass
class Highlighted(Message, namespace="figure_grid"):
    """The cursor came to another cell."""

    ref: CellRef


@dataclass
class Counted(Message, namespace="figure_grid"):
    """One more is to be added to a figure."""

    ref: CellRef


@dataclass
class Marked(Message, namespace="figure_grid"):
    """Another block of cells is marked, or none any more."""


@dataclass
class Cleared(Message, namespace="figure_grid"):
    """A marked block is to be cleared."""

    refs: Sequence[CellRef]


@dataclass
class CopyWanted(Message, namespace="figure_grid"):
    """A marked block, or the cell in hand, is to be copied, row by row, and with `cut` cleared."""

    rows: MarkedRows
    cut: bool = False


@dataclass
class BlockPasted(Message, namespace="figure_grid"):
    """Several cells were pasted with the cursor at `ref`; `text` as it came.

    `as_keys` tells that the terminal sent them as keys: they may have been typed ahead.
    """

    ref: CellRef
    text: str
    as_keys: bool = False


class PasteAsked(Message, namespace="figure_grid"):
    """Ctrl+V came as a key: what was copied elsewhere is not in it."""


class NoBlankLeft(Message, namespace="figure_grid"):
    """The next blank cell was asked for, and no other is blank."""
