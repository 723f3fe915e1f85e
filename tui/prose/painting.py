"""What an editor asks the screen to paint: the rows that look different, those at the caret first.

The rule: no row is painted that looks as before. What is typed is shown at once; rows away from
the caret, which a character may push along, follow a moment later.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.timer import Timer
from textual.widgets.text_area import EditResult, Location

from nianbao.tui.prose.marks import LineMarks, Mark, marks_by_line, marks_moved
from nianbao.tui.prose.picture import ProsePicture
from nianbao.tui.prose.rows import ProseView, greyed_rows

if TYPE_CHECKING:
    from nianbao.tui.prose.editor import ProseEditor

_LATE = 0.02
"""Seconds after which rows away from the caret follow: what is typed is shown before they are."""


class ProsePainting:
    """The rows of an editor as they are seen, with the marks that lie on them."""

    def __init__(self, editor: "ProseEditor") -> None:
        self._editor = editor
        self.picture = ProsePicture()
        self.marks: tuple[Mark, ...] = ()
        self._line_marks: LineMarks = {}
        self._late_timer: Timer | None = None

    def mark(self, marks: Sequence[Mark]) -> None:
        """Lay other marks on the words."""
        self.marks = tuple(marks)
        self._line_marks = marks_by_line(self._editor.document.lines, marks)
        self.repaint()

    def move_marks(self, lines: Sequence[str], top: Location, bottom: Location, new: int) -> None:
        """Move the marks along with an edit that is about to be made, of `new` characters."""
        if self.marks:
            self.marks = marks_moved(self.marks, lines, top, bottom, new)

    def lay_marks(self, result: EditResult) -> EditResult:
        """Lay the marks on the words as an edit has left them; gives what came of the edit."""
        self._line_marks = marks_by_line(self._editor.document.lines, self.marks)
        return result

    def repaint(self, *, at_once: bool = False) -> None:
        """Ask for a repaint of the rows that look different, of many those near the caret first."""
        editor = self._editor
        if not editor.is_mounted:
            return
        self._late_timer = None if at_once else self._late_timer
        near = None if at_once else editor.caret_cell[1] - editor.scroll_offset.y
        regions = self.picture.changed(self._view(), editor.size.width, near)
        if regions is None:
            editor.refresh()
        elif regions:
            editor.refresh(*regions)
        if self.picture.is_behind and self._late_timer is None:
            self._late_timer = editor.set_timer(_LATE, partial(self.repaint, at_once=True))

    def strip(self, y: int) -> Strip:
        """The row at `y` of the view, from 0, drawn."""
        editor = self._editor
        if not self.picture.has_styles:
            self.picture.take_styles(editor.rich_style, editor.get_component_rich_style)
        return self.picture.strip(self._view().row(y), editor.scrollable_content_region.width)

    def _view(self) -> ProseView:
        """What is seen of the text now."""
        editor = self._editor
        empty = editor.document.lines == [""]
        return ProseView(
            wrapped=editor.wrapped_document,
            selection=editor.selection,
            marks=self._line_marks,
            caret=editor.caret_cell[1] if editor.caret_is_drawn else -1,
            greyed=greyed_rows(str(editor.placeholder), editor.wrap_width) if empty else (),
            top=editor.scroll_offset.y,
            height=editor.size.height,
        )
