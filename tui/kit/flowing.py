"""Sentences on the screen, broken into rows as Chinese is: no row begins with a comma."""

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from nianbao.report.text import clean_marks
from nianbao.tui.kit.line_breaking import cell_widths, hanging, rows_of, split_at_cells

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
        self._broken: dict[int, Content] = {}

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the rows."""
        return self._at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The cells of the longest line."""
        del rules, container_width
        lines = (line for words, _ in self._pieces for line in words.split("\n"))
        return max(sum(cell_widths(line)) for line in lines)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The rows at a width in cells."""
        return self._at(width).get_height(rules, width)

    def _at(self, width: int) -> Content:
        if width not in self._broken:
            if len(self._broken) == _WIDTHS:
                self._broken.clear()
            rows = ((self._rows(words, width), style) for words, style in self._pieces)
            self._broken[width] = Content.assemble(*rows)
        return self._broken[width]

    def _rows(self, words: str, width: int) -> str:
        if self._head:
            return hanging(self._head, words, width)
        if self._hang:
            lines = (split_at_cells(line, self._hang) for line in words.split("\n"))
            return "\n".join(hanging(head, rest, width) for head, rest in lines)
        return "\n".join(rows_of(words, width))
