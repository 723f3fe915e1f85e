"""Which codes of an editor stand as their names: those the caret is at, and none where locked."""

from typing import TYPE_CHECKING

from nianbao.tui.prose.shown import CodeValues, no_values

if TYPE_CHECKING:
    from nianbao.tui.prose.editor import ProseEditor


class OpenCodes:
    """Opens and closes the codes in the words of an editor; `values` is what they stand for.

    `pressed` is whether the mouse is held down: then nothing opens, or what it is held on would
    move away from under it.
    """

    def __init__(self, editor: "ProseEditor") -> None:
        self._editor = editor
        self.values: CodeValues = no_values
        self.pressed = False

    def fill_in(self, values: CodeValues) -> None:
        """Show other values."""
        self.values = values
        if self._editor.wrapped_document.fill_in(values):
            self._shown_otherwise()

    def follow(self) -> None:
        """Show the codes at the ends of the selection by their names, the others by values."""
        editor = self._editor
        carets = () if editor.locked else editor.selection
        if not self.pressed and editor.wrapped_document.open_at(carets):
            self._shown_otherwise()

    def _shown_otherwise(self) -> None:
        """Follow the rows that show other characters now."""
        self._editor.measure()
        self._editor.find_caret()
        self._editor.painting.repaint()
        self._editor.place_caret()
