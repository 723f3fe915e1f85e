"""How labels, heads and figures of a grid look: values in, segments out, each drawn once.

A cell's `CellLook` tells all that is drawn in it: two cells with the same look are the same
segment, so a key costs a few dictionary look-ups.
"""

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from nianbao.report.finding import Severity
from nianbao.report.form.figures import Figure, print_figure
from nianbao.report.years.figures import change_text, is_leap
from nianbao.tui.grid.geometry import DELTA_HEAD, THEN_HEAD, GridColumn, GridLine, LineKind
from nianbao.tui.grid.glyphs import Glyphs
from nianbao.tui.kit.fitting import fit, fit_end

_PARTS = (
    *("label", "label-cursor", "head", "head-cursor", "group", "caption", "rule"),
    *("blank", "suggested", "zero", "value", "total", "editing", "last-year", "leap", "said"),
)
"""What is drawn in a style of its own."""
_LAYERS = ("error", "warning", "info", "fresh", "marked", "cursor")
"""What is laid over a figure: what they don't set shows through. No auto colours."""

GRID_CLASSES = {f"grid--{part}" for part in (*_PARTS, *_LAYERS)}
"""The component classes that the styles of parts and layers are looked up by."""
_MOST_KEPT = 4096
"""Segments kept of each kind."""


class CellLook(NamedTuple):
    """What one cell shows: `kind` is a part of the palette, `text` a figure or what is typed.

    `carried` tells that the figure came over from last year, `fresh` that a paste would put it
    there, `marked` that it is in a marked block.
    """

    text: str
    kind: str
    severity: Severity | None = None
    noted: bool = False
    cursor: bool = False
    carried: bool = False
    fresh: bool = False
    marked: bool = False


def look_of(figure: Figure, derived: bool) -> tuple[str, str]:
    """The text and kind of a figure: blank, 0 and a value are three kinds, a total its own."""
    text = print_figure(figure)
    if derived:
        return text, "total"
    return text, "blank" if figure is None else "value" if figure else "zero"


class Paint:
    """Draws the parts of a grid in the styles of the theme; keeps what it has drawn."""

    def __init__(self, base: Style, style: Callable[..., Style], glyphs: Glyphs) -> None:
        """Take the widget's own style, its look-up of a component class's, the characters."""
        self._styles = {part: style(f"grid--{part}") for part in _PARTS}
        self._over = {layer: style(f"grid--{layer}", partial=True) for layer in _LAYERS}
        self.base = base
        self._glyphs = glyphs
        self._cells: dict[tuple[CellLook, int], Segment] = {}
        self._last_year: dict[tuple[Figure, Figure, int, int], Segment] = {}
        self.rule = Segment(glyphs.rule, self._styles["rule"])
        self.head_rule = Segment(glyphs.rule, self._styles["head"])

    def cell(self, look: CellLook, width: int) -> Segment:
        """A figure at the right of `width` cells, its mark in front and its note behind."""
        key = (look, width)
        if key not in self._cells:
            if len(self._cells) > _MOST_KEPT:
                self._cells.clear()
            self._cells[key] = self._draw_cell(look, width)
        return self._cells[key]

    def label(self, line: GridLine, width: int, current: bool) -> Segment:
        """A line's words in the label column."""
        part = "label-cursor" if current else "label"
        if line.kind is not LineKind.ROW:
            part = line.kind.value
        words = fit(" " * line.indent + line.words, width, self._glyphs.ellipsis)
        return Segment(words, self._styles[part])

    def more_before(self, width: int, *, head: bool) -> Segment:
        """`width` cells in front of the columns in view; in a head a mark if there are others."""
        if not head:
            return Segment(" " * max(0, width), self.base)
        return Segment(self._glyphs.before.ljust(width)[: max(0, width)], self._styles["head"])

    def more_behind(self, *, head: bool) -> Segment:
        """A cell behind the columns in view: a mark in a head that others follow, else blank."""
        if not head:
            return Segment(" ", self.base)
        return Segment(self._glyphs.behind, self._styles["head"])

    def head(self, column: GridColumn, current: bool) -> Segment:
        """A column's head, above the digits of its figures."""
        part = "head-cursor" if current else "head"
        gap = column.width - cell_len(column.head) - 1
        return Segment(f"{' ' * gap}{column.head} ", self._styles[part])

    def last_year(self, now: Figure, then: Figure, width: int, delta: int) -> Segment:
        """Last year's figure in `width` cells and, in `delta` cells, how much more it is now.

        A change too long for its cells is left out: the line under the table tells it.
        """
        key = (now, then, width, delta)
        if key not in self._last_year:
            if len(self._last_year) > _MOST_KEPT:
                self._last_year.clear()
            self._last_year[key] = self._draw_last_year(*key)
        return self._last_year[key]

    def compared_heads(self, column: GridColumn) -> Segment:
        """The heads over last year's figures and the changes."""
        heads = ((THEN_HEAD, column.then), (DELTA_HEAD, column.delta))
        words = (" " * (width - cell_len(head)) + head for head, width in heads if width)
        return Segment("".join(words), self._styles["head"])

    def _draw_last_year(self, now: Figure, then: Figure, width: int, delta: int) -> Segment:
        leap = is_leap(now, then)
        text = fit_end(print_figure(then) or self._glyphs.blank, width - 1, self._glyphs.cut)
        words = text.rjust(width - 1)
        words = (self._glyphs.leap if leap else " ") + words
        if delta:
            more = "" if now == then else change_text(now, then, plus="+", minus="-")
            words += (more if len(more) < delta else "").rjust(delta)
        return Segment(words, self._styles["leap" if leap else "last-year"])

    def _draw_cell(self, look: CellLook, width: int) -> Segment:
        glyphs = self._glyphs
        editing = look.kind == "editing"
        text = fit_end(look.text or ("" if editing else glyphs.blank), width - 2, glyphs.cut)
        mark = glyphs.carried if look.carried else " "
        mark = glyphs.marks[look.severity] if look.severity else mark
        mark = glyphs.fresh if look.fresh else mark
        note = glyphs.note if look.noted else " "
        style = self._styles[look.kind]
        if look.severity:
            style += self._over[look.severity.value]
        if look.fresh:
            style += self._over["fresh"]
        if look.marked:
            style += self._over["marked"]
        if look.cursor:
            style += self._over["cursor"]
        return Segment(mark + " " * (width - 2 - cell_len(text)) + text + note, style)
