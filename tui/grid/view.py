"""A laid out table as it is seen: which part of the screen shows what. Pure; units: cells."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.geometry import Offset, Region, Size

from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.geometry import Box, Layout

_RULE = 1
"""Cells between two boxes side by side."""


class GridView(NamedTuple):
    """A layout in `size` cells of the screen, with `scroll` columns of cells and lines away.

    The labels and the head of the block in view stay.
    """

    layout: Layout
    size: Size
    scroll: Offset

    def regions(self, boxes: Iterable[Box]) -> list[Region]:
        """The parts of the view that show boxes; boxes side by side are one part."""
        shown = sorted(
            (region for box in boxes if (region := self._region(box))),
            key=lambda region: (region.y, region.x),
        )
        parts: list[Region] = []
        for region in shown:
            if parts and parts[-1].y == region.y and region.x <= parts[-1].right + _RULE:
                region = parts.pop().union(region)
            parts.append(region)
        return parts

    def _region(self, box: Box) -> Region | None:
        """The part of the view that shows a box; None when it is above or below."""
        y = self.layout.y_of(box.line, self.scroll.y)
        if y is None or y >= self.size.height:
            return None
        label = self.layout.label_width
        if box.x < 0:
            return Region(0, y, label, 1)
        left = label + box.x - self.scroll.x
        if left < label:
            return Region(0, y, self.size.width, 1)
        return Region(left, y, box.width, 1)

    def scroll_to(self, ref: CellRef) -> Offset:
        """The least scroll from here that shows a cell, its label and its head."""
        box = self.layout.compared_boxes[ref]
        y = self.layout.scroll_for(box.line, self.scroll.y, self.size.height)
        room = self.size.width - self.layout.label_width
        return Offset(max(min(self.scroll.x, box.x - 1), box.x + box.width - room), y)

    def caret(self, ref: CellRef) -> Offset | None:
        """Where the caret stands in a cell, behind its last digit; None when out of view."""
        box, label = self.layout.boxes[ref], self.layout.label_width
        left = label + box.x - self.scroll.x + box.width - 1
        y = self.layout.y_of(box.line, self.scroll.y)
        if y is None or y >= self.size.height or not label < left < self.size.width:
            return None
        return Offset(left, y)

    def ref_at(self, at: Offset) -> CellRef | None:
        """The cell shown there; None beside all cells."""
        x = at.x - self.layout.label_width
        if x < 0:
            return None
        line = self.layout.line_at(at.y, self.scroll.y)
        return self.layout.ref_at(line, x + self.scroll.x)
