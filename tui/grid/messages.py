"""What the figure grid tells its parent. Handlers are called `on_figure_grid_…`."""

from dataclasses import dataclass

from textual.message import Message

from nianbao.report.errors import FigureError
from nianbao.report.form.figures import CellRef, Figure


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
class BlockPasted(Message, namespace="figure_grid"):
    """Several cells were pasted with the cursor at `ref`; `text` as it came.

    `as_keys` tells that the terminal sent them as keys: they may have been typed ahead.
    """

    ref: CellRef
    text: str
    as_keys: bool = False
