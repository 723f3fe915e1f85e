"""What the prose editor has drawn, and what it has to paint again. No widget.

The rule: a row is drawn once while its value stays the same, and painted when it changes.
"""

from collections.abc import Callable, Sequence
from itertools import groupby

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.strip import Strip

from nianbao.tui.prose.rows import Palette, ProseView, RowLook, draw_row

_MARKS = ("code", "error", "warning", "info")
"""Kinds of marks: a code in the words, and the severities of findings."""
_CLASS = "prose--mark-"

PROSE_CLASSES = {f"{_CLASS}{kind}" for kind in _MARKS}
"""The component classes that the styles of marks are looked up by."""

_NEAR = 2
"""Rows above and below the caret that are always painted at once."""


class ProsePicture:
    """The rows of an editor as they were drawn, and as they were asked to be painted last."""

    def __init__(self) -> None:
        self.is_behind = False
        self._asked: list[RowLook | None] = []
        self._palette: Palette | None = None
        self._strips: LRUCache[tuple[RowLook, int], Strip] = LRUCache(512)

    @property
    def has_styles(self) -> bool:
        """Whether rows can be drawn; if not, `take_styles` comes first."""
        return self._palette is not None

    def take_styles(self, base: Style, style: Callable[..., Style]) -> None:
        """Draw in a widget's own style and, by its look-up, those of its component classes."""
        self._strips.clear()
        self._palette = Palette(
            base=base,
            caret=style("text-area--cursor") or Style(reverse=True),
            selection=style("text-area--selection"),
            placeholder=style("text-area--placeholder"),
            marks={kind: style(f"{_CLASS}{kind}", partial=True) for kind in _MARKS},
        )

    def drop_styles(self) -> None:
        """Draw nothing as it was: the styles are others now."""
        self._palette = None

    def strip(self, row: RowLook, width: int) -> Strip:
        """A row drawn `width` cells wide."""
        assert self._palette is not None, "take_styles comes first"
        strip = self._strips.get((row, width))
        if strip is None:
            strip = self._strips[row, width] = draw_row(row, self._palette, width)
        return strip

    def forget(self) -> None:
        """Take every row for one that was never painted."""
        self._asked = []

    def changed(self, view: ProseView, width: int, near: int | None) -> Sequence[Region] | None:
        """The parts of a view, `width` cells wide, that look different from when last asked.

        None for all of it. Of many rows only those around the row `near`, if it is given, and
        `is_behind` is set: a character typed at the top of a long paragraph moves every row
        below it, and these can wait until the next time.

        How a row that waits looks meanwhile isn't known: a paint that was asked for before, and
        comes late, draws it as it is by then. So it is painted, even if it looks as before again.
        """
        rows: list[RowLook | None] = [view.row(y) for y in range(view.height)]
        before, self._asked = self._asked, rows
        self.is_behind = False
        if len(before) != view.height:
            return None
        changed = [y for y in range(view.height) if rows[y] != before[y]]
        if near is not None and len(changed) > 2 * _NEAR:
            self.is_behind = True
            for y in changed:
                if abs(y - near) > _NEAR:
                    rows[y] = None
            changed = [y for y in changed if abs(y - near) <= _NEAR]
        runs = (list(run) for _, run in groupby(enumerate(changed), lambda pair: pair[1] - pair[0]))
        return [Region(0, run[0][1], width, len(run)) for run in runs]
