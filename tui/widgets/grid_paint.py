"""How labels, heads and figures of a grid look: values in, segments out, each drawn once.

A cell's `Look` tells all that is drawn in it: two cells with the same look are the same
segment, so a key costs a few dictionary look-ups.
"""

from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from report.figures import Figure, print_figure
from report.finding import Severity
from tui.widgets.grid_geometry import Line, LineKind, Span, fit, fit_end
from tui.widgets.grid_glyphs import Glyphs

PARTS = (
    *("label", "label-cursor", "head", "head-cursor", "group", "caption", "rule"),
    *("blank", "zero", "value", "total", "editing"),
)
"""Component classes of the grid, without their `grid--`, that are drawn as they are."""

LAYERS = ("error", "warning", "info", "cursor")
"""Component classes laid over a figure: what they don't set shows through. No auto colours."""


class Look(NamedTuple):
    """What one cell shows: `kind` is a part of the palette, `text` a figure or what is typed."""

    text: str
    kind: str
    severity: Severity | None = None
    noted: bool = False
    cursor: bool = False


def look_of(figure: Figure, derived: bool) -> tuple[str, str]:
    """The text and kind of a figure: blank, 0 and a value are three kinds, a total its own."""
    text = print_figure(figure)
    if derived:
        return text, "total"
    return text, "blank" if figure is None else "value" if figure else "zero"


class Paint:
    """Draws the parts of a grid in the styles of the theme; keeps what it has drawn."""

    def __init__(self, base: Style, style: Callable[[str, bool], Style], glyphs: Glyphs) -> None:
        """Take the widget's own style, a way to look up a part's or layer's, the characters."""
        self._styles = {part: style(part, False) for part in PARTS}
        self._over = {layer: style(layer, True) for layer in LAYERS}
        self.base = base
        self._glyphs = glyphs
        self._cells: dict[tuple[Look, int], Segment] = {}
        self.rule = Segment(glyphs.rule, self._styles["rule"])
        self.head_rule = Segment(glyphs.rule, self._styles["head"])

    def cell(self, look: Look, width: int) -> Segment:
        """A figure at the right of `width` cells, its mark in front and its note behind."""
        key = (look, width)
        if key not in self._cells:
            if len(self._cells) > 4096:
                self._cells.clear()
            self._cells[key] = self._draw_cell(look, width)
        return self._cells[key]

    def label(self, line: Line, width: int, current: bool) -> Segment:
        """A line's words in the label column."""
        part = "label-cursor" if current else "label"
        if line.kind is not LineKind.ROW:
            part = line.kind.value
        words = fit(" " * line.indent + line.words, width, self._glyphs.ellipsis)
        return Segment(words, self._styles[part])

    def head(self, span: Span, current: bool) -> Segment:
        """A column's head, above the digits of its figures."""
        part = "head-cursor" if current else "head"
        gap = span.width - cell_len(span.head) - 1
        return Segment(f"{' ' * gap}{span.head} ", self._styles[part])

    def _draw_cell(self, look: Look, width: int) -> Segment:
        glyphs = self._glyphs
        editing = look.kind == "editing"
        text = fit_end(look.text or ("" if editing else glyphs.blank), width - 2, glyphs.cut)
        mark = glyphs.marks[look.severity] if look.severity else " "
        note = glyphs.note if look.noted else " "
        style = self._styles[look.kind]
        if look.severity:
            style += self._over[look.severity.value]
        if look.cursor:
            style += self._over["cursor"]
        return Segment(mark + " " * (width - 2 - cell_len(text)) + text + note, style)
