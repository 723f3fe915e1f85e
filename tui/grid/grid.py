"""The grid a clerk types figures into: digits in, checked figures out as messages.

The rule: the report is the truth and the grid shows it. What is typed is the grid's own until
it is committed; then it is one message, and the parent hands a new report down.
"""

from collections.abc import Mapping
from typing import TypeAlias

from textual import events
from textual.actions import SkipAction

from nianbao.report.document import Report
from nianbao.report.errors import FigureError
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.form.shape import FigureTable
from nianbao.report.text import clean_marks
from nianbao.tui.grid import messages
from nianbao.tui.grid.blocks import BLOCK_KEYS, clear, typed_or_counted, unmark
from nianbao.tui.grid.contents import rubbed_out, typed_on
from nianbao.tui.grid.drawn import DrawnGrid
from nianbao.tui.grid.glyphs import BOXED, Glyphs
from nianbao.tui.grid.keys import GRID_BINDINGS, GRID_MOVES
from nianbao.tui.grid.picture import GridPicture
from nianbao.tui.grid.sums import is_pasted_sum, is_sum, typed_figure
from nianbao.tui.kit.lockable import refuses
from nianbao.tui.terminal.bursts import BurstField, PasteOfKeys
from nianbao.tui.terminal.caret import put_caret


class FigureGrid(DrawnGrid, can_focus=True, inherit_bindings=False):
    """A table of figures: one cell has the cursor, digits replace it.

    Messages: `Entered` and `Rejected` at a commit, `Highlighted` when the cursor moves,
    `BlockPasted` when several cells are pasted at once, those of blocks.py for a marked
    block and for one more.
    """

    BINDINGS = GRID_BINDINGS
    burst_field = BurstField.TABLE

    locked = False  # as it is, every key may change a figure

    Typing: TypeAlias = messages.Typing
    Entered: TypeAlias = messages.Entered
    Rejected: TypeAlias = messages.Rejected
    Highlighted: TypeAlias = messages.Highlighted
    BlockPasted: TypeAlias = messages.BlockPasted
    PasteAsked: TypeAlias = messages.PasteAsked
    _counted: Figure = None  # what the key before has added one to

    def __init__(self, report: Report, table: str, *, glyphs: Glyphs = BOXED) -> None:
        """Show the table of that key; raises FormError when the report's form has no such table."""
        super().__init__(GridPicture(report, table, glyphs))

    # --- What a screen asks for

    def show(self, report: Report) -> None:
        """Show the figures and notes of another report; what is typed stays."""
        self.repaint(self.picture.show(report))

    def mark(self, marks: Mapping[CellRef, Severity]) -> None:
        """Mark the cells that findings are about, and no others."""
        self.repaint(self.picture.mark(marks))

    def compare(self, last: Report | None, *, compare_on: bool) -> None:
        """Show what follows from last year's report and, if on, its figures beside this year's."""
        turned = compare_on != self.picture.contents.compare_on
        self.repaint(self.picture.compare(last, compare_on))
        if turned:
            self.scroll_to_cursor()

    @property
    def table(self) -> FigureTable:
        """The table shown."""
        return self.picture.contents.table

    @property
    def cursor(self) -> CellRef:
        """The cell under the cursor; a typed one always."""
        return self.picture.contents.cursor

    @property
    def editing(self) -> bool:
        """Whether something is typed that is not committed."""
        return self.picture.contents.typed is not None

    @property
    def typed(self) -> str:
        """What is typed in the cell and not committed; empty when nothing is."""
        return self.picture.contents.typed or ""

    def move_to(self, ref: CellRef) -> bool:
        """Commit, then put the cursor on a cell and scroll to it.

        For a derived cell it is the nearest typed one. Returns False, and stays, when what was
        typed is rejected. Raises FormError when the table has no such cell.
        """
        target = self.picture.moves.nearest(ref)
        if not self.commit():
            return False
        unmark(self)
        self._go(target)
        return True

    def commit(self) -> bool:
        """End typing: post `Entered`, or `Rejected` and return False; True if nothing was open."""
        if not self.editing:
            return True
        text, ref = self.typed, self.cursor
        try:
            figure = typed_figure(text, self.table.columns[ref].unit)
        except FigureError as error:
            self.cancel()
            self.post_message(self.Rejected(ref, error))
            return False
        if figure == self.picture.contents.report.figure(ref):
            self.cancel()
        else:
            self.repaint(self.picture.type(None))
            self.post_message(self.Entered(ref, figure, text))
        return True

    def cancel(self) -> None:
        """Drop what was typed; the cell shows its figure again."""
        if self.editing:
            self.repaint(self.picture.type(None))
            self.post_message(self.Typing(False))

    # --- Keys

    def on_key(self, event: events.Key) -> None:
        """Do at once what a key is for, or type its characters: an input method may send several.

        What is not for the grid goes on to the screen.
        """
        counted, self._counted = self._counted, None
        if event.key in GRID_MOVES:
            self.action_move(event.key)
        elif event.key in BLOCK_KEYS:
            BLOCK_KEYS[event.key](self)
        elif event.key == "backspace":
            self.action_rub_out()
        elif event.key == "delete":
            self.action_blank()
        elif event.key == "ctrl+v":
            self.post_message(self.PasteAsked())
        elif event.key == "escape" and (self.editing or self.picture.marked):
            self.action_restore()
        elif event.character is not None and event.character.isprintable():
            text, self._counted = typed_or_counted(self, event.character, counted)
            self._type(text)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take several cells as a block, a single one as if it were typed."""
        from nianbao.imports.pasted_rows import is_block

        event.stop()
        if refuses(self):
            return
        text = event.text.strip("\r\n")
        if is_block(text) and not is_pasted_sum(text):
            self.commit()
            as_keys = isinstance(event, PasteOfKeys)
            self.post_message(self.BlockPasted(self.cursor, event.text, as_keys))
        else:
            self._type(typed_on(self.picture.contents, clean_marks(text)))

    def _type(self, text: str | None) -> None:
        """Show what is typed now, None for nothing; a cell out of view comes back into it."""
        if text is None or (not self.editing and refuses(self)):
            return
        unmark(self)
        if not self.editing or is_sum(self.typed + text):
            self.post_message(self.Typing(True))
        changed = self.picture.type(text)
        self.scroll_to_cursor()
        self.repaint(changed)

    def action_rub_out(self) -> None:
        """Take the last character away."""
        self._type(rubbed_out(self.picture.contents))

    def action_blank(self) -> None:
        """Make the cell blank at once, or clear the marked block."""
        self.cancel()
        if clear(self):
            return
        blank = self.picture.contents.report.figure(self.cursor) is None
        if not blank and not refuses(self):
            self.post_message(self.Entered(self.cursor, None, ""))

    def action_restore(self) -> None:
        """Show the old figure again, or mark no block; else leave the key to the screen."""
        if not self.editing and not self.picture.marked:
            raise SkipAction()
        self.cancel()
        unmark(self)

    def action_move(self, key: str) -> None:
        """Commit and go where a key leads."""
        if self.commit():
            unmark(self)
            page = max(1, self.picture.size.height - 2)
            self._go(GRID_MOVES[key](self.picture.moves, self.cursor, page))

    def _go(self, ref: CellRef) -> None:
        """Put the cursor on a typed cell."""
        if ref == self.cursor:
            return
        self._counted = None
        self.repaint(self.picture.put_cursor(ref))
        self.scroll_to_cursor()
        self._place_caret()
        self.post_message(self.Highlighted(ref))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell clicked; totals and labels take no click."""
        at = event.get_content_offset(self)
        ref = self.picture.view(self.scroll_offset).ref_at(at) if at is not None else None
        if ref is not None and ref not in self.table.derived_cells:
            self.move_to(ref)

    def on_focus(self) -> None:
        """Take the terminal's cursor."""
        self._place_caret()

    def on_blur(self) -> None:
        """Commit when another widget takes over; not when the terminal loses the window."""
        if self.app.app_focus:
            self.commit()

    # --- The terminal's cursor

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Take the terminal's cursor along."""
        super().watch_scroll_x(old_value, new_value)
        self._place_caret()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the terminal's cursor along."""
        super().watch_scroll_y(old_value, new_value)
        self._place_caret()

    def laid_out(self) -> None:
        """Take the terminal's cursor along."""
        self._place_caret()

    def _place_caret(self) -> None:
        """Put the terminal's cursor behind the last digit, if that is in view."""
        caret = self.picture.view(self.scroll_offset).caret(self.picture.contents.in_view)
        if caret is not None:
            put_caret(self, caret)
