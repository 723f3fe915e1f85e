"""A form drawn line by line: labels and what is filled in, the line in hand left to its field."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from nianbao.report.text import clean_marks
from nianbao.tui.kit.fitting import fit

At_co = TypeVar("At_co", covariant=True)

LABEL_CELLS = 22
"""Terminal cells of the labels, the room behind them counted."""


@dataclass(frozen=True, slots=True)
class FieldRow(Generic[At_co]):
    """A line of a form: its label, what is filled in, what it stands for (None: a heading).

    `missing` tells that something has to be filled in here, `grey` that the words only say what
    could be.
    """

    label: str
    value: str = ""
    at: At_co | None = None
    missing: bool = False
    grey: bool = False


class FormRows(Widget, can_focus=False):
    """Draws the lines of a form, only those in view."""

    COMPONENT_CLASSES = {
        "form--label",
        "form--heading",
        "form--value",
        "form--missing",
        "form--grey",
        "form--in-hand",
    }

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[FieldRow[object]] = ()
        self.in_hand = -1

    def show(self, lines: Sequence[FieldRow[object]], in_hand: int) -> None:
        """Show other lines; asks for a repaint of those that differ."""
        before, was = self.lines, self.in_hand
        self.lines, self.in_hand = lines, in_hand
        if len(before) != len(lines):
            self.refresh(layout=True)
            return
        changed = {at for at, pair in enumerate(zip(before, lines, strict=True)) if _differ(*pair)}
        if was != in_hand:
            changed |= {was, in_hand}
        if regions := [Region(0, at, self.size.width, 1) for at in changed if at >= 0]:
            self.refresh(*regions)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A row for each line."""
        del container, viewport, width
        return len(self.lines)

    def render_line(self, y: int) -> Strip:
        """Draw a line, from 0."""
        width = self.size.width
        if not 0 <= y < len(self.lines):
            return Strip.blank(width, self.rich_style)
        line, in_hand = self.lines[y], y == self.in_hand
        if line.at is None:
            words = fit(clean_marks(line.label), width)
            return Strip([Segment(words, self._style("heading"))], width)
        label_kind = "in-hand" if in_hand else "missing" if line.missing else "label"
        mark = "*" if line.missing else " "
        label = fit(f"{mark}{clean_marks(line.label)}", min(width, LABEL_CELLS))
        value = fit(clean_marks(line.value), max(0, width - LABEL_CELLS))
        value_style = self._style("grey" if line.grey else "value")
        return Strip([Segment(label, self._style(label_kind)), Segment(value, value_style)], width)

    def _style(self, kind: str) -> Style:
        return self.get_component_rich_style(f"form--{kind}")


def _differ(before: FieldRow[object], now: FieldRow[object]) -> bool:
    return before != now
