"""An editor for long Chinese paragraphs, as quick at 6,000 characters as at 30.

The rule: what is typed is the widget's own until it rests; then it is committed once, as a
message. A row is painted again only when its value changed: `TextArea` repaints itself whole
when the caret moves, and divides the paragraph once a row.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from textual import events
from textual.actions import SkipAction
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Document, Edit, EditResult, Location, Selection

from nianbao.tui.kit.lockable import refuses
from nianbao.tui.kit.pasting import HOW_TO_PASTE
from nianbao.tui.prose.keys import PROSE_ACTIONS, PROSE_BINDINGS, act_on, typed_by
from nianbao.tui.prose.marks import (
    Mark,
    changed_span,
    location_at,
)
from nianbao.tui.prose.navigator import ProseNavigator
from nianbao.tui.prose.opening import OpenCodes
from nianbao.tui.prose.painting import ProsePainting
from nianbao.tui.prose.picture import PROSE_CLASSES
from nianbao.tui.prose.rows import region_of
from nianbao.tui.prose.spell import Spell
from nianbao.tui.prose.wrapping import ProseWrap
from nianbao.tui.terminal.bursts import BurstField
from nianbao.tui.terminal.caret import put_caret
from nianbao.tui.terminal.exact import keep_words
from nianbao.tui.terminal.seams import OpenTextArea

_COMMIT_AFTER = 0.5
"""Seconds without a key after which the text is committed."""
COMMIT_AT_LATEST = 5.0
"""Seconds of typing without any rest after which it is committed all the same."""
_BLANK_LINES = re.compile("\n(?:[ \t\u3000]*\n)+")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class Suggestions(Protocol):
    """What is offered beside the caret while it is typed, and may take keys before the text."""

    def take(self, editor: "ProseEditor", key: str) -> bool:
        """Take a key, or leave it to the text."""

    def typed(self, editor: "ProseEditor", words: str) -> None:
        """Follow what was typed."""

    def end(self) -> None:
        """Offer nothing any more."""


class ProseEditor(OpenTextArea, TextArea, inherit_bindings=False):
    """A field for prose: Enter is a paragraph, rows break by the Chinese rules.

    Messages: `Changed` at every edit, `Dirty` when typing begins, `Committed` when it rests, or
    `Restored` when it rests at what was committed last.
    """

    BINDINGS = PROSE_BINDINGS
    burst_field = BurstField.PROSE
    offer: Callable[[str], bool] | None = None  # takes a pasted text: True where it sees to it
    suggestions: Suggestions | None = None
    COMPONENT_CLASSES = PROSE_CLASSES

    locked = False
    selection: Reactive[Selection] = reactive(
        Selection(), init=False, always_update=True, repaint=False
    )
    """Where the selection starts and where the caret is, as (paragraph, character) from 0."""
    document: Document
    wrapped_document: ProseWrap
    navigator: ProseNavigator

    @dataclass
    class Dirty(Message):
        """The first edit after a commit was made."""

    @dataclass
    class Committed(Message):
        """The text came to rest and differs from the one committed last."""

        editor: "ProseEditor"
        text: str

    @dataclass
    class Restored(Message):
        """The text came to rest as it was committed last: there is nothing to keep after all."""

    def __init__(
        self,
        text: str = "",
        *,
        clean: Callable[[str], str] = lambda text: text,
        placeholder: str = "",
    ) -> None:
        """Show a text as committed; `clean` gives what may stand in the field of any other.

        `placeholder` are words shown greyed while the field is empty.
        """
        self._clean = clean
        self._committed_text = self._tidy(text)
        self._spell = Spell(self, self.commit, _COMMIT_AFTER, COMMIT_AT_LATEST)
        self.codes = OpenCodes(self)
        self.painting = ProsePainting(self)
        self.picture = self.painting.picture
        super().__init__(
            self._committed_text,
            placeholder=placeholder,
            highlight_cursor_line=False,
        )

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None that changes a character."""
        return keep_words(super().get_line_filters())

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Spans of typed characters that stand out: what findings are about."""
        return self.painting.marks

    @marks.setter
    def marks(self, marks: Sequence[Mark]) -> None:
        self.painting.mark(marks)

    @property
    def committed(self) -> bool:
        """Whether nothing was typed since the last commit."""
        return not self._spell.is_on

    def commit(self) -> None:
        """End a spell of typing now: post `Committed`, or `Restored` if nothing differs."""
        if not self._spell.end():
            return
        if self.text == self._committed_text:
            self.post_message(self.Restored())
            return
        self._committed_text = self.text
        self.post_message(self.Committed(self, self.text))

    def load(self, text: str, *, keep_caret: bool = False) -> None:
        """Show `text` as committed, without `Dirty` or `Committed`; what was typed is dropped.

        The same text leaves caret and scroll alone. Another puts the caret at its start or, with
        `keep_caret`, after the part that differs from the text before; its marks are gone.
        """
        text, old = self._tidy(text), self.text
        self._spell.end()
        self._committed_text = text
        if text == old:
            return
        self.marks = ()
        self.show_text(text)
        if keep_caret:
            _, stop = changed_span(old, text)
            self.move_cursor(location_at(self.document.lines, stop))
        self.post_message(self.Changed(self))

    def put_in(self, words: str) -> None:
        """Put words in place of the selection, as if they were typed."""
        self.type_over(words, *self.selection)

    def select_span(self, start: int, end: int) -> None:
        """Select characters `start` to `end` of the whole text (a newline is one) and show them."""
        lines = self.document.lines
        self.selection = Selection(location_at(lines, start), location_at(lines, end))
        self.record_cursor_width()
        self.call_after_refresh(self._show_selection)

    def _show_selection(self) -> None:
        """Scroll so that the selection is in view, or its first rows if it is taller."""
        shown = region_of(self.wrapped_document, self.selection, self.size.height)
        self.scroll_to_region(shown, animate=False, force=True)

    # --- Edits

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit, follow it with rows and marks, and start waiting for a rest."""
        if not edit.text and edit.top == edit.bottom:
            return EditResult(edit.top, "")
        ends = edit.top, edit.bottom
        self.painting.move_marks(self.document.lines, *ends, len(edit.text))
        result = self.painting.lay_marks(edit.do(self))
        self.wrapped_document.wrap_range(*ends, result.end_location)
        self.measure()
        edit.after(self)
        self.post_message(self.Changed(self))
        if self._spell.go_on():
            self.post_message(self.Dirty())
        return result

    def _tidy(self, text: str) -> str:
        """Clean a text and make every kind of line end a newline."""
        return _LINE_ENDS.sub("\n", self._clean(text))

    def type_over(self, words: str, start: Location, end: Location) -> EditResult | None:
        """Put typed or pasted text in place of a span, cleaned."""
        if refuses(self):
            return None
        tidied = self._tidy(words)
        if words and not tidied:
            return None
        return super().type_over(tidied, start, end)

    def take_away(self, start: Location, end: Location) -> EditResult | None:
        """Take a span away."""
        return None if refuses(self) else super().take_away(start, end)

    async def on_key(self, event: events.Key) -> None:
        """Take printable keys, Enter, an input method's phrase, and the keys bound here."""
        self.codes.pressed = False
        if self.suggestions and self.suggestions.take(self, event.key):
            taken = True
        elif event.key in PROSE_ACTIONS:
            taken = act_on(self, event.key)
        elif taken := bool(typed := typed_by(event)):
            self.keep_caret()
            self.put_in(typed)
            if self.suggestions and not self.locked:
                self.suggestions.typed(self, typed)
        if taken:
            event.stop()
            event.prevent_default()

    async def on_paste(self, event: events.Paste) -> None:
        """Take pasted text, and end the spell of typing with it; its newlines are paragraphs."""
        event.stop()
        event.prevent_default()
        if self.locked or not (self.offer and self.offer(event.text)):
            self.put_in(_BLANK_LINES.sub("\n", self._tidy(event.text)))
            self.commit()

    def on_mouse_down(self) -> None:
        """Leave codes as they are shown until the mouse is let go; TextArea's own runs after."""
        self.codes.pressed = True

    def on_mouse_up(self) -> None:
        """Open the codes that the mouse has come to."""
        self.codes.pressed = False
        self.codes.follow()

    def on_blur(self) -> None:
        """Commit: the clerk is elsewhere now."""
        if self.suggestions:
            self.suggestions.end()
        self.commit()

    def action_cut(self) -> None:
        """Cut the selection; without one, leave the key to the screen."""
        if self.selection.is_empty:
            raise SkipAction()
        super().action_cut()

    def action_paste(self) -> None:
        """Paste what was cut or copied in here, or tell which keys paste."""
        if self.app.clipboard:
            super().action_paste()
        else:
            self.app.notify(HOW_TO_PASTE)

    def action_cursor_text_start(self) -> None:
        """Move the caret to the start of the text."""
        self.move_cursor((0, 0))

    def action_cursor_text_end(self) -> None:
        """Move the caret to the end of the text."""
        self.move_cursor(self.document.end)

    # --- Painting

    def show_text(self, text: str) -> None:
        """Show another text, with the caret at its start."""
        self.document = Document(text)
        self.wrapped_document = ProseWrap(self.document, self.wrap_width, self.codes.values)
        self.navigator = ProseNavigator(self.wrapped_document)
        self.picture.forget()
        self.measure()
        self.move_cursor((0, 0))

    def rewrap(self) -> None:
        """Break the text again: the width changed, or the whole text did."""
        if self.wrapped_document.width != self.wrap_width:
            self.wrapped_document.wrap(self.wrap_width)
        self.measure()
        self.find_caret()
        if self.has_focus:
            self.scroll_cursor_visible()
        self.scrolled()

    def render_line(self, y: int) -> Strip:
        """Draw the row at `y` of the view, from 0."""
        return self.painting.strip(y)

    def notify_style_update(self) -> None:
        """Look the styles up again at the next repaint."""
        self.picture.drop_styles()
        super().notify_style_update()

    def selection_moved(self, previous: Selection, selection: Selection) -> None:
        """Follow the caret: scroll to it, repaint what changed, tell the terminal."""
        if self.wrapped_document.upstream != selection.end:
            self.wrapped_document.upstream = None
        if not self.is_mounted:
            return
        self.codes.follow()
        self.app.clear_selection()
        self.scroll_cursor_visible()
        self.painting.repaint()
        self.place_caret()
        if previous != selection:
            self.post_message(self.SelectionChanged(selection, self))

    def focus_moved(self, focus: bool) -> None:
        """Show the caret, or hide it."""
        if focus:
            self.show_caret()
            self.place_caret()
        else:
            self.hide_caret()

    def caret_blinked(self) -> None:
        """Paint the caret, or paint it away."""
        self.painting.repaint()

    def scrolled(self) -> None:
        """Paint the rows that are in view now."""
        self.painting.repaint(at_once=True)
        self.place_caret()

    def place_caret(self, _: Screen[object] | None = None) -> None:
        """Put the terminal's cursor at the caret."""
        at = Offset(*self.caret_cell) - self.scroll_offset
        put_caret(self, at, cells=self.size.width)

    def on_mount(self) -> None:
        """Follow the layout of the screen; TextArea's own handler runs after this one."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self.place_caret)
        self.codes.follow()

    def get_target_document_location(self, event: events.MouseEvent) -> Location:
        """Give the place in the text under the mouse; past a row's end, after its last."""
        inside = Offset(event.x - self.gutter.left, event.y - self.gutter.top)
        return self.wrapped_document.land(inside + self.scroll_offset)
