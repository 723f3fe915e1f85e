"""The grid a clerk types figures into: digits in, checked figures out as messages.

The rule: the report is the truth and the grid shows it. What is typed is the grid's own until
it is committed; then it is one message, and the parent hands a new report down.
"""

from dataclasses import dataclass

from textual import events
from textual.actions import SkipAction
from textual.message import Message

from report.errors import FigureError, FormError
from report.form.figures import CellRef, Figure, Unit, parse_figure, print_figure
from report.text import clean_marks
from tui.grid.keys import GRID_ACTIONS, GRID_BINDINGS
from tui.grid.surface import GridSurface
from tui.kit.lockable import Lockable


class FigureGrid(GridSurface, Lockable, can_focus=True, inherit_bindings=False):
    """A table of figures: one cell has the cursor, digits replace it.

    Messages: `Entered` and `Rejected` at a commit, `Highlighted` when the cursor moves,
    `BlockPasted` when several cells are pasted at once.
    """

    BINDINGS = GRID_BINDINGS

    @dataclass
    class Typing(Message):
        """Something is typed that is not committed (`on`), or no longer.

        Not sent when `Entered` follows: until the report has the figure, it is not kept.
        """

        on: bool

    @dataclass
    class Entered(Message):
        """A figure was committed that differs from the one in the report.

        `text` is what was typed; `figure` what it means, None for a blank.
        """

        ref: CellRef
        figure: Figure
        text: str

    @dataclass
    class Rejected(Message):
        """What was typed is no figure; the cell keeps its old one. `error` tells why."""

        ref: CellRef
        error: FigureError

    @dataclass
    class Highlighted(Message):
        """The cursor came to another cell."""

        ref: CellRef

    @dataclass
    class BlockPasted(Message):
        """Several cells were pasted with the cursor at `ref`; `text` as it came.

        `grid_paste.read_block` tells what it would fill.
        """

        ref: CellRef
        text: str

    # --- What a screen asks for

    @property
    def cursor(self) -> CellRef:
        """The cell under the cursor; a typed one always. Setting it is `move_to`."""
        return self._cursor

    @cursor.setter
    def cursor(self, ref: CellRef) -> None:
        self.move_to(ref)

    @property
    def editing(self) -> bool:
        """Whether something is typed that is not committed."""
        return self._buffer is not None

    @property
    def typed(self) -> str:
        """What is typed in the cell and not committed; empty when nothing is."""
        return self._buffer or ""

    def move_to(self, ref: CellRef) -> bool:
        """Commit, then put the cursor on a cell and scroll to it.

        For a derived cell it is the nearest typed one. Returns False, and stays, when what was
        typed is rejected. Raises FormError when the table has no such cell.
        """
        if ref not in self._table.columns:
            raise FormError(f"表里没有“{ref}”这一格。")
        if not self.commit():
            return False
        self._go(self._moves.nearest(ref))
        return True

    def commit(self) -> bool:
        """End typing: post `Entered`, or `Rejected` and return False; True if nothing was open."""
        if self._buffer is None:
            return True
        text, ref = self._buffer, self._cursor
        try:
            figure = parse_figure(text, self._table.columns[ref].unit)
        except FigureError as error:
            self.cancel()
            self.post_message(self.Rejected(ref, error))
            return False
        if figure == self.report.figure(ref):
            self.cancel()
        else:
            self._close()
            self.post_message(self.Entered(ref, figure, text))
        return True

    def cancel(self) -> None:
        """Drop what was typed; the cell shows its figure again."""
        if self._buffer is not None:
            self._close()
            self.post_message(self.Typing(False))

    def _close(self) -> None:
        self._buffer = None
        self._repaint_cells((self._cursor,))

    # --- Typing

    def on_key(self, event: events.Key) -> None:
        """Run the key's action, or type its characters: an input method may send several."""
        action = GRID_ACTIONS.get(event.key)
        if action is not None:
            try:
                getattr(self, f"action_{action}")()
            except SkipAction:
                return
        elif event.character is not None and event.character.isprintable():
            self._type(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take several cells as a block, a single one as if it were typed."""
        event.stop()
        if self.refuses():
            return
        text = event.text.strip("\r\n")
        if any(mark in text for mark in "\t\r\n"):
            self.commit()
            self.post_message(self.BlockPasted(self._cursor, event.text))
        else:
            self._type(clean_marks(text))

    def _type(self, characters: str) -> None:
        """Append to what is typed; the first characters replace the figure.

        Spaces open nothing; a fee may begin with its point.
        """
        if self._buffer is None:
            if not characters.strip() or self.refuses():
                return
            money = self._table.columns[self._cursor].unit is Unit.MONEY
            if money and characters.startswith((".", "．")):
                characters = "0" + characters
        self._show_typed((self._buffer or "") + characters)

    def _show_typed(self, text: str) -> None:
        """Draw what is typed; a cell scrolled away by the mouse comes back into view."""
        if self._buffer is None:
            self.post_message(self.Typing(True))
        self._buffer = text
        self._scroll_to_cursor()
        self._repaint_cells((self._cursor,))

    def action_rub_out(self) -> None:
        """Take the last character away."""
        text = self._buffer
        if text is None:
            text = print_figure(self.report.figure(self._cursor))
            if not text or self.refuses():
                return
        self._show_typed(text[:-1])

    def action_blank(self) -> None:
        """Make the cell blank at once."""
        self.cancel()
        if self.report.figure(self._cursor) is not None and not self.refuses():
            self.post_message(self.Entered(self._cursor, None, ""))

    def action_restore(self) -> None:
        """Show the old figure again; when nothing is typed, leave the key to the screen."""
        if self._buffer is None:
            raise SkipAction()
        self.cancel()

    # --- Moving

    def _go(self, ref: CellRef) -> None:
        """Put the cursor on a typed cell."""
        before = self._cursor
        if ref == before:
            return
        self._cursor = ref
        self._repaint_cursor(before, ref)
        self._scroll_to_cursor()
        self._place_caret()
        self.post_message(self.Highlighted(ref))

    def action_enter(self) -> None:
        """Commit and go down the column, at its end to the top of the next."""
        if self.commit():
            self._go(self._moves.down(self._cursor))

    def action_next_cell(self) -> None:
        """Commit and go right, at the end of the row to the next."""
        if self.commit():
            self._go(self._moves.across(self._cursor, 1))

    def action_previous_cell(self) -> None:
        """Commit and go left, at the start of the row to the one before."""
        if self.commit():
            self._go(self._moves.across(self._cursor, -1))

    def action_up(self) -> None:
        """Commit and go up."""
        if self.commit():
            self._go(self._moves.up_or_down(self._cursor, -1))

    def action_down(self) -> None:
        """Commit and go down."""
        if self.commit():
            self._go(self._moves.up_or_down(self._cursor, 1))

    def action_left(self) -> None:
        """Commit and go left."""
        if self.commit():
            self._go(self._moves.left_or_right(self._cursor, -1))

    def action_right(self) -> None:
        """Commit and go right."""
        if self.commit():
            self._go(self._moves.left_or_right(self._cursor, 1))

    def action_row_start(self) -> None:
        """Commit and go to the first cell of the row."""
        if self.commit():
            self._go(self._moves.row_end(self._cursor, last=False))

    def action_row_end(self) -> None:
        """Commit and go to the last cell of the row."""
        if self.commit():
            self._go(self._moves.row_end(self._cursor, last=True))

    def action_page_up(self) -> None:
        """Commit and go up by what the view holds."""
        if self.commit():
            self._go(self._moves.up_or_down(self._cursor, -max(1, self._view.height - 2)))

    def action_page_down(self) -> None:
        """Commit and go down by what the view holds."""
        if self.commit():
            self._go(self._moves.up_or_down(self._cursor, max(1, self._view.height - 2)))

    def action_table_start(self) -> None:
        """Commit and go to the first cell of the table."""
        if self.commit():
            self._go(self._moves.first)

    def action_table_end(self) -> None:
        """Commit and go to the last cell of the table."""
        if self.commit():
            self._go(self._moves.last)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell clicked; totals and labels take no click."""
        at = event.get_content_offset(self)
        if at is None:
            return
        line = self._layout.line_at(at.y, self.scroll_offset.y)
        x = at.x - self._layout.label_width
        ref = self._layout.ref_at(line, x + self.scroll_offset.x) if x >= 0 else None
        if ref is not None and ref not in self._table.derived_cells:
            self.move_to(ref)

    def on_blur(self) -> None:
        """Commit when another widget takes over; not when the terminal loses the window."""
        if self.app.app_focus:
            self.commit()
