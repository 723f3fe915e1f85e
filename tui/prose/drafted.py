"""Last year's words on a page of prose: greyed under blank fields, and beside the one in hand.

The rule: last year's words are this year's only once the clerk takes them over or writes them.
"""

from desk.report_in_hand import ReportInHand
from report.document import Report
from report.field import FieldRef
from report.text import clean_marks
from report.years.words import draft_of, paragraphs_beside, with_paragraph
from tui.actions import ACTIONS
from tui.kit.panel import Panel
from tui.prose.editor import ProseEditor
from tui.prose.last_year_box import LastYearBox
from tui.prose.last_year_pane import LastYearPane

HINT = "在这里写，回车另起一段。"
DRAFT_HINT = "（下面是上年的话，还不算数。直接写就没有了；按 Ctrl+K 接过来改，按 F4 放在旁边看）"
"""The first line of a blank field, without and with last year's words under it."""


class DraftedPanel(Panel):
    """A page of fields with an editor each; `field` is the one in view."""

    field: FieldRef

    def __init__(self, page: str, held: ReportInHand) -> None:
        super().__init__(page, held)
        self.editors: dict[FieldRef, ProseEditor] = {}
        self.last_year = LastYearBox()
        self._advised = False

    @property
    def editor(self) -> ProseEditor:
        """The editor in view."""
        raise NotImplementedError

    def tell(self) -> None:
        """Write what stands above the editor."""
        raise NotImplementedError

    def compare(self, last: Report | None, *, compare_on: bool) -> None:
        """Lay last year's words under the blank fields, and beside the one in hand, or not."""
        super().compare(last, compare_on=compare_on)
        if not self.compare_on and self.last_year.pane.has_focus:
            self.screen.set_focus(self.editor)
        self.last_year.display = self.compare_on
        self.lay_drafts()
        self.tell()

    def enter_beside(self) -> bool:
        """Move into last year's words, unless the clerk is there already."""
        pane = self.last_year.pane
        if pane.has_focus or pane.in_hand is None:
            return False
        self.screen.set_focus(pane)
        return True

    def take_over(self) -> None:
        """Take last year's text into the blank field; where it is beside, the paragraph in hand."""
        if self.compare_on:
            self._take_paragraph()
            return
        name, draft = self.field, self._draft(self.field)
        if not draft:
            self.app.notify("上年没有这一栏的话。")
        elif self.report.prose.text(name):
            self.app.notify("这一栏已经写了。按 F4 看上年的话，再按 Ctrl+K，一段一段接过来。")
        else:
            self.held.set_prose(name, draft)
            if not self._advised:
                self.app.notify("上年的话接过来了，请改成今年的情况；Ctrl+Z 可以撤销。")
            self._advised = True

    def on_last_year_pane_taken(self, event: LastYearPane.Taken) -> None:
        """Take the paragraph in hand over, as the screen's key does."""
        event.stop()
        self.call_later(self.screen.run_action, ACTIONS["take_over"].call)

    def on_last_year_pane_left(self, event: LastYearPane.Left) -> None:
        """Go back to writing."""
        event.stop()
        self.screen.set_focus(self.editor)

    def _take_paragraph(self) -> None:
        paragraph = self.last_year.pane.in_hand
        if paragraph is None:
            self.app.notify("上年没有这一栏的话。")
            return
        name, editor = self.field, self.editor
        if paragraph.text in editor.document.lines:
            self.app.notify("这一段已经在文字里了，没有再接一遍。")
            self.last_year.pane.go_on()
            return
        text = with_paragraph(editor.text, editor.cursor_location[0], paragraph.text)
        self.held.set_prose(name, text)
        self.last_year.pane.go_on()

    def _draft(self, name: FieldRef) -> str:
        return draft_of(self.last, self.report, name) if self.last else ""

    def under(self, name: FieldRef) -> str:
        """What stands greyed in a blank field; last year's words only where they are not beside."""
        draft = "" if self.compare_on else self._draft(name)
        return f"{DRAFT_HINT}\n{clean_marks(draft)}" if draft else HINT

    def lay_drafts(self) -> None:
        """Lay last year's words under the fields, and beside the one in hand."""
        for name, editor in self.editors.items():
            editor.placeholder = self.under(name)
        self.show_beside()

    def show_beside(self) -> None:
        """Show what stood in last year's at the place of the field in hand."""
        if self.last and self.compare_on:
            words = paragraphs_beside(self.last, self.report, self.field)
            self.last_year.show_words(self.last.year, words)
