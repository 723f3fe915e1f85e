"""One row of a text or a page on the screen, and what belongs above it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One row of cells; `heads` are the rows to show above it where its table's are out of view.

    One that `is_head` heads the rows below it. One that `goes_on` belongs to the line above: the
    window is too narrow for it. Its first `labels` cells stay where the others scroll sideways.
    """

    text: str
    heads: tuple[str, ...] = ()
    is_title: bool = False
    is_head: bool = False
    goes_on: bool = False
    labels: int = 0
