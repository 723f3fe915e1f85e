"""Sentences on the screen, broken into rows as Chinese is: no row begins with a comma."""

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from nianbao.report.text import clean_marks
from nianbao.tui.kit.line_breaking import (
    cell_widths,
    hanging,
    has_clusters,
    rows_of,
    split_at_cells,
)

_WIDTHS = 2
"""Widths at which the rows are kept: Textual asks for them with a scroll bar and without one."""


class Flowing(Visual):
    """Words that nobody reads as markup, as many rows as they take at the width there is.

    They may be several with a style each; every one begins a row. Behind a `head` the rows of a
    piece all begin where its words do; so do those of each line behind its first `hang` cells.
    """

    def __init__(
        self, words: str | Sequence[tuple[str, str]], *, head: str = "", hang: int = 0
    ) -> None:
        pieces = [(words, "")] if isinstance(words, str) else words
        self._head, self._hang = head, hang
        self._pieces = [(clean_marks(piece), style) for piece, style in pieces]
        self._broken: dict[int, Sequence[tuple[str, str]]] = {}
        self._heights: dict[int, int] = {}

    def __eq__(self, other: object) -> bool:
        """Whether it is the same words, drawn alike."""
        return isinstance(other, Flowing) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self._words)

    @property
    def _words(self) -> tuple[object, ...]:
        return self._head, self._hang, *self._pieces

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the rows."""
        return self._content(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The cells of the longest line."""
        del rules, container_width
        lines = (line for words, _ in self._pieces for line in words.split("\n"))
        return max(sum(cell_widths(line)) for line in lines)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The rows at a width in cells."""
        if width not in self._heights:
            rows = "".join(words for words, _ in self._at(width))
            if _fits(rows, width):
                self._heights[width] = rows.count("\n") + 1
            else:
                self._heights[width] = self._content(width).get_height(rules, width)
        return self._heights[width]

    def _content(self, width: int) -> Content:
        return Content.assemble(*self._at(width))

    def _at(self, width: int) -> Sequence[tuple[str, str]]:
        if width not in self._broken:
            if len(self._broken) == _WIDTHS:
                self._broken.clear()
                self._heights.clear()
            self._broken[width] = [(self._rows(words, width), how) for words, how in self._pieces]
        return self._broken[width]

    def _rows(self, words: str, width: int) -> str:
        if self._head:
            return hanging(self._head, words, width)
        if self._hang:
            lines = (split_at_cells(line, self._hang) for line in words.split("\n"))
            return "\n".join(hanging(head, rest, width) for head, rest in lines)
        return "\n".join(rows_of(words, width))


def _fits(rows: str, width: int) -> bool:
    """Whether Textual breaks no row again: none is too wide, and it counts the same cells."""
    is_plain = "\t" not in rows and not has_clusters(rows)
    return is_plain and all(sum(cell_widths(row)) <= width for row in rows.split("\n"))
