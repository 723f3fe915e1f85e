"""What the prose editor draws: its rows, caret, selection and marks, and the terminal's cursor.

The rule: a row is painted again only when its value changed. `TextArea` repaints itself whole
when the caret moves and divides the paragraph once a row; the private parts of it that are
replaced here for that are tested one by one, and the version of Textual is pinned.
"""

from itertools import groupby

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea
from textual.widgets.text_area import Document, Location, Selection

from tui.prose.keys import PROSE_BINDINGS
from tui.prose.marks import LineMarks, Mark, marks_by_line
from tui.prose.navigator import ProseNavigator
from tui.prose.placeholder import MORE, placeholder_rows
from tui.prose.rows import BLANK, NOTHING, Palette, Row, draw_row, row_marks, row_selection
from tui.prose.wrapping import ProseWrap
from tui.terminal.seams import OpenTextArea, follow_size, refresh_scroll_bars

MARKS = ("code", "error", "warning", "info")
"""Kinds of marks: a code in the words, and the severities of findings."""

NEAR = 2
"""Rows above and below the caret that are always repainted at once."""

LATE = 0.02
"""Seconds after which rows further away follow: the character typed is shown before they are."""


class ProseSurface(OpenTextArea, TextArea, inherit_bindings=False):
    """A text area that wraps by the Chinese rules and repaints row by row."""

    BINDINGS = PROSE_BINDINGS
    COMPONENT_CLASSES = {f"prose--mark-{kind}" for kind in MARKS}

    selection: Reactive[Selection] = reactive(
        Selection(), init=False, always_update=True, repaint=False
    )
    """Where the selection starts and where the caret is, as (paragraph, character) from 0."""

    marks: Reactive[tuple[Mark, ...]] = reactive((), init=False, repaint=False)
    """Spans that stand out: (first character, one after the last, one of MARKS)."""

    document: Document
    wrapped_document: ProseWrap
    navigator: ProseNavigator

    def __init__(
        self,
        text: str,
        *,
        placeholder: str,
        read_only: bool,
        name: str | None,
        id: str | None,
        classes: str | None,
        disabled: bool,
    ) -> None:
        self._line_marks: LineMarks = {}
        self._drawn: list[Row] = []
        self._late_timer: Timer | None = None
        self._palette: Palette | None = None
        self._strips: LRUCache[tuple[Row, int], Strip] = LRUCache(512)
        super().__init__(
            text,
            placeholder=placeholder,
            read_only=read_only,
            highlight_cursor_line=False,
            name=name,
            id=id,
            classes=classes,
            disabled=disabled,
        )

    # --- Rows

    def show_text(self, text: str) -> None:
        """Show another text, with the caret at its start."""
        self.document = Document(text)
        self.wrapped_document = ProseWrap(self.document, self.wrap_width)
        self.navigator = ProseNavigator(self.wrapped_document)
        self._drawn = []
        self.measure()
        self.move_cursor((0, 0))

    def find_matching_bracket(self, bracket: str, search_from: Location) -> None:
        """Find nothing: the search walks the whole text at each key."""

    def rewrap(self) -> None:
        """Break the text again: the width changed, or the whole text did."""
        if self.wrapped_document.width != self.wrap_width:
            self.wrapped_document.wrap(self.wrap_width)
        self.measure()
        self.find_caret()
        if self.has_focus:
            self.scroll_cursor_visible()
        self._repaint_changed_rows(at_once=True)
        self._place_terminal_cursor()

    def measure(self) -> None:
        """Tell the scroll bar how many rows there are.

        The screen is laid out again only if this widget's own size may follow its text.
        """
        size = Size(0, self.wrapped_document.height)
        if self.styles.auto_dimensions or not self.is_mounted:
            self.virtual_size = size
            refresh_scroll_bars(self)
        elif size != self.virtual_size:
            self.set_reactive(ProseSurface.virtual_size, size)
            follow_size(self, size)

    def _row_at(self, y: int) -> Row:
        """Give the value of the row at `y` of the content, from 0."""
        if self.placeholder and self.document.lines == [""]:
            return self._placeholder_row(y)
        y += self.scroll_offset.y
        wrapped = self.wrapped_document
        if y >= wrapped.height:
            return BLANK
        line, row = wrapped.row_at(y)
        paragraph = wrapped.paragraph(line)
        start, stop = paragraph.span(row)
        caret = -1
        if self.caret_cell[1] == y and self.caret_is_drawn:
            caret = self.selection.end[1] - start
        marks = self._line_marks.get(line, ())
        selected, newline = NOTHING, False
        if not self.selection.is_empty:
            selected, newline = row_selection(self.selection, line, start, stop)
        return Row(
            paragraph.text[start:stop],
            selected,
            caret,
            row_marks(marks, start, stop) if marks else (),
            newline and stop == len(paragraph.text),
        )

    def _placeholder_row(self, y: int) -> Row:
        """Give a row of the greyed words of an empty field; the last says so if there are more."""
        caret = 0 if y == 0 and self.caret_is_drawn else -1
        rows = placeholder_rows(str(self.placeholder), self.wrap_width)
        if y >= len(rows):
            return BLANK
        cut = y and y == self.size.height - 1 and len(rows) > y + 1
        return Row(MORE if cut else rows[y], caret=caret, placeholder=True)

    # --- Painting

    def _repaint_changed_rows(self, *, at_once: bool = False) -> None:
        """Ask for a repaint of the rows that look different from when this was asked last.

        Of many, those near the caret come first and the others follow, unless all are wanted
        `at_once`: a character typed at the top of a long paragraph moves every row below it.
        """
        if not self.is_mounted:
            return
        width, height = self.size
        drawn = [self._row_at(y) for y in range(height)]
        before, self._drawn = self._drawn, drawn
        if len(before) != height:
            self.refresh()
            return
        changed = [y for y in range(height) if drawn[y] != before[y]]
        if len(changed) > 2 * NEAR and not at_once:
            caret = self.caret_cell[1] - self.scroll_offset.y
            for y in (y for y in changed if abs(y - caret) > NEAR):
                drawn[y] = before[y]
            changed = [y for y in changed if abs(y - caret) <= NEAR]
            if self._late_timer is None:
                self._late_timer = self.set_timer(LATE, self._repaint_late_rows)
        runs = (list(run) for _, run in groupby(enumerate(changed), lambda pair: pair[1] - pair[0]))
        regions = [Region(0, run[0][1], width, len(run)) for run in runs]
        if regions:
            self.refresh(*regions)

    def _repaint_late_rows(self) -> None:
        """Let the rows away from the caret follow."""
        self._late_timer = None
        self._repaint_changed_rows(at_once=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows of a region; the styles are looked up when they change, not here."""
        return super(TextArea, self).render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw the row at `y` of the content, from 0."""
        if self._palette is None:
            self._palette = self._find_styles()
            self._strips.clear()
        row, width = self._row_at(y), self.scrollable_content_region.width
        strip = self._strips.get((row, width))
        if strip is None:
            strip = self._strips[row, width] = draw_row(row, self._palette, width)
        return strip

    def notify_style_update(self) -> None:
        """Look the styles up again at the next repaint."""
        self._palette = None
        super().notify_style_update()

    def _find_styles(self) -> Palette:
        """Look up the styles of the theme and the style sheets."""
        marks = {
            kind: self.get_component_rich_style(f"prose--mark-{kind}", partial=True)
            for kind in MARKS
        }
        return Palette(
            base=self.rich_style,
            caret=self.get_component_rich_style("text-area--cursor") or Style(reverse=True),
            selection=self.get_component_rich_style("text-area--selection"),
            placeholder=self.get_component_rich_style("text-area--placeholder"),
            marks=marks,
        )

    def _watch_marks(self) -> None:
        self._line_marks = marks_by_line(self.document.lines, self.marks)
        self._repaint_changed_rows()

    # --- Caret

    def find_caret(self) -> None:
        """Find the cell and row of the document at which the caret is drawn."""
        self.caret_cell = self.wrapped_document.location_to_offset(self.cursor_location)

    def selection_moved(self, previous: Selection, selection: Selection) -> None:
        """Follow the caret: scroll to it, repaint what changed, tell the terminal."""
        if self.wrapped_document.upstream != selection.end:
            self.wrapped_document.upstream = None
        if not self.is_mounted:
            return
        self.app.clear_selection()
        self.scroll_cursor_visible()
        self._repaint_changed_rows()
        self._place_terminal_cursor()
        if previous != selection:
            self.post_message(self.SelectionChanged(selection, self))

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the caret if it is out of view. Returns the distance scrolled, in cells."""
        self.find_caret()
        y = self.caret_cell[1] - self.scroll_offset.y
        if not center and 0 <= y < self.size.height:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center=center, animate=animate)

    def focus_moved(self, focus: bool) -> None:
        """Show the caret, or hide it."""
        if focus:
            self.show_caret()
            self._place_terminal_cursor()
        else:
            self.hide_caret()

    def caret_blinked(self) -> None:
        """Paint the caret, or paint it away."""
        self._repaint_changed_rows()

    def scrolled(self) -> None:
        """Paint the rows that are in view now."""
        self._repaint_changed_rows(at_once=True)
        self._place_terminal_cursor()

    def _place_terminal_cursor(self, _: Screen[object] | None = None) -> None:
        """Put the terminal's cursor at the caret, where input methods open their window.

        It moves with the next paint only, so one is asked for.
        """
        if not self.has_focus or not self.is_mounted or not self.screen.is_current:
            return
        place = self.cursor_screen_offset
        if place != self.app.cursor_position:
            self.app.cursor_position = place
            y = min(max(self.caret_cell[1] - self.scroll_offset.y, 0), self.size.height - 1)
            self.refresh(Region(0, y, self.size.width, 1))

    def on_mount(self) -> None:
        """Follow the layout of the screen; TextArea's own handler runs after this one."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._place_terminal_cursor)

    def get_target_document_location(self, event: events.MouseEvent) -> Location:
        """Give the place in the text under the mouse; past a row's end, after its last."""
        x = event.x - self.gutter.left + self.scroll_offset.x
        y = event.y - self.gutter.top + self.scroll_offset.y
        return self.wrapped_document.land(Offset(x, y))
