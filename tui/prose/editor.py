"""An editor for long Chinese paragraphs, as quick at 6,000 characters as at 30.

The rule: what is typed is the widget's own until it rests; then it is committed once, as a
message. How it is drawn is told in prose_surface.py.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from textual import events
from textual.actions import SkipAction
from textual.filter import LineFilter
from textual.geometry import Region
from textual.message import Message
from textual.timer import Timer
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from tui.kit.lockable import refuses
from tui.prose import marks as prose_marks
from tui.prose.keys import PROSE_ACTIONS
from tui.prose.surface import ProseSurface
from tui.terminal.exact import keep_words

COMMIT_AFTER = 0.5
"""Seconds without a key after which the text is committed."""
COMMIT_AT_LATEST = 5.0
"""Seconds of typing without any rest after which it is committed all the same."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class ProseEditor(ProseSurface):
    """A field for prose: Enter is a paragraph, rows break by the Chinese rules.

    Messages: `Changed` at every edit, `Dirty` when typing begins, `Committed` when it rests, or
    `Restored` when it rests at what was committed last.
    """

    locked = False

    @dataclass
    class Dirty(Message):
        """The first edit after a commit was made."""

        editor: "ProseEditor"

        @property
        def control(self) -> "ProseEditor":
            """The editor that sent this."""
            return self.editor

    @dataclass
    class Committed(Message):
        """The text came to rest and differs from the one committed last."""

        editor: "ProseEditor"
        text: str

        @property
        def control(self) -> "ProseEditor":
            """The editor that sent this."""
            return self.editor

    @dataclass
    class Restored(Message):
        """The text came to rest as it was committed last: there is nothing to keep after all."""

        editor: "ProseEditor"

        @property
        def control(self) -> "ProseEditor":
            """The editor that sent this."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        clean: Callable[[str], str] = lambda text: text,
        placeholder: str = "",
        read_only: bool = False,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """Build an editor that shows `text`.

        Args:
            text: What it shows at first; taken as committed.
            clean: Takes any text typed, pasted or loaded, gives what may stand in the field.
            placeholder: Plain words shown greyed while the field is empty.
            read_only: Whether keys may not change the text.
            name: The widget's name.
            id: The widget's id.
            classes: The widget's style classes.
            disabled: Whether it takes no keys at all.
        """
        self._clean = clean
        self._dirty = False
        self._first_edit = self._last_edit = 0.0
        self._rest_timer: Timer | None = None
        self._committed_text = self._tidy(text)
        super().__init__(
            self._committed_text,
            placeholder=placeholder,
            read_only=read_only,
            name=name,
            id=id,
            classes=classes,
            disabled=disabled,
        )

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None that changes a character."""
        return keep_words(super().get_line_filters())

    @property
    def committed(self) -> bool:
        """Whether nothing was typed since the last commit."""
        return not self._dirty

    def commit(self) -> None:
        """End a spell of typing now: post `Committed`, or `Restored` if nothing differs."""
        if not self._dirty:
            return
        self._dirty = False
        text = self.text
        if text == self._committed_text:
            self.post_message(self.Restored(self))
            return
        self._committed_text = text
        self.post_message(self.Committed(self, text))

    def load(self, text: str, *, keep_caret: bool = False) -> None:
        """Show `text` as committed, without `Dirty` or `Committed`; what was typed is dropped.

        The same text leaves caret and scroll alone. Another puts the caret at its start or, with
        `keep_caret`, after the part that differs from the text before; its marks are gone.
        """
        text, old = self._tidy(text), self.text
        self._dirty, self._committed_text = False, text
        if text == old:
            return
        self.marks = ()
        self.show_text(text)
        if keep_caret:
            _, stop = prose_marks.changed_span(old, text)
            self.move_cursor(prose_marks.location_at(self.document.lines, stop))
        self.post_message(self.Changed(self))

    def load_text(self, text: str) -> None:
        """Show `text` as committed: the same as `load`."""
        self.load(text)

    def select_span(self, start: int, end: int) -> None:
        """Select characters `start` to `end` of the whole text (a newline is one) and show them."""
        lines = self.document.lines
        span = prose_marks.location_at(lines, start), prose_marks.location_at(lines, end)
        self.selection = Selection(*span)
        self.record_cursor_width()
        self.call_after_refresh(self._show_selection)

    def _show_selection(self) -> None:
        """Scroll so that the selection is in view, or its first rows if it is taller."""
        top, bottom = (self.wrapped_document.location_to_offset(at).y for at in self.selection)
        rows = min(bottom - top + 1, self.size.height)
        self.scroll_to_region(Region(0, top, 1, max(rows, 1)), animate=False, force=True)

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit, follow it with rows and marks, and start waiting for a rest."""
        if not edit.text and edit.top == edit.bottom:
            return EditResult(edit.top, "")
        self._move_marks(edit)
        result = edit.do(self)
        self._line_marks = prose_marks.marks_by_line(self.document.lines, self.marks)
        self.wrapped_document.wrap_range(edit.top, edit.bottom, result.end_location)
        self.measure()
        edit.after(self)
        self.post_message(self.Changed(self))
        self._note_edit()
        return result

    def _move_marks(self, edit: Edit) -> None:
        """Let marks keep to their words through an edit that is about to be made."""
        if self.marks:
            lines = self.document.lines
            start, stop = (prose_marks.offset_at(lines, at) for at in (edit.top, edit.bottom))
            moved = prose_marks.marks_after_edit(self.marks, start, stop, len(edit.text))
            self.set_reactive(ProseEditor.marks, moved)

    def _note_edit(self) -> None:
        """Post `Dirty` if this edit is the first, and wait for a rest."""
        self._last_edit = monotonic()
        if not self._dirty:
            self._dirty = True
            self._first_edit = self._last_edit
            self.post_message(self.Dirty(self))
        if self._rest_timer is None and self.is_attached:
            self._rest_timer = self.set_timer(COMMIT_AFTER, self._commit_if_at_rest)

    def _commit_if_at_rest(self) -> None:
        """Commit, or wait on if there was a key meanwhile: one timer for many keys."""
        self._rest_timer = None
        now = monotonic()
        left = self._last_edit + COMMIT_AFTER - now
        if left <= 0.005 or now - self._first_edit >= COMMIT_AT_LATEST:
            self.commit()
        elif self._dirty:
            self._rest_timer = self.set_timer(left, self._commit_if_at_rest)

    def on_blur(self) -> None:
        """Commit: the clerk is elsewhere now."""
        self.commit()

    def _tidy(self, text: str) -> str:
        """Clean a text and make every kind of line end a newline."""
        return _LINE_ENDS.sub("\n", self._clean(text))

    def put_in(self, words: str) -> None:
        """Put words in place of the selection, as if they were typed."""
        self.type_over(words, *self.selection)

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
        if event.key in PROSE_ACTIONS:
            self._do(event)
            return
        typed = "\n" if event.key in ("enter", "ctrl+j") else event.character
        if self.read_only or not typed:
            return
        if typed != "\n" and len(typed) == 1 and not typed.isprintable():
            return
        event.stop()
        event.prevent_default()
        self.keep_caret()
        self.type_over(typed, *self.selection)

    def _do(self, event: events.Key) -> None:
        """Run the action of a key, unless it leaves the key to the screen."""
        name, _, selecting = PROSE_ACTIONS[event.key].partition("(")
        action = getattr(self, f"action_{name}")
        with suppress(SkipAction):
            action(True) if selecting else action()
            event.stop()
            event.prevent_default()

    async def on_paste(self, event: events.Paste) -> None:
        """Take pasted text, and end the spell of typing with it; its newlines are paragraphs."""
        event.stop()
        event.prevent_default()
        self.type_over(event.text, *self.selection)
        self.commit()

    def action_cut(self) -> None:
        """Cut the selection; without one, leave the key to the screen."""
        if self.selection.is_empty:
            raise SkipAction()
        super().action_cut()

    def action_cursor_text_start(self) -> None:
        """Move the caret to the start of the text."""
        self.move_cursor((0, 0))

    def action_cursor_text_end(self) -> None:
        """Move the caret to the end of the text."""
        self.move_cursor(self.document.end)
