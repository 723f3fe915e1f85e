"""Prose: one editor for each field, one of them in view."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.events import Show
from textual.message import Message
from textual.widgets import Static

from nianbao.desk.address import Address
from nianbao.desk.report_in_hand import ReportInHand
from nianbao.report.document import Report
from nianbao.report.errors import FormError
from nianbao.report.field import FieldRef
from nianbao.report.finding import Finding
from nianbao.report.form.shape import ProseSection
from nianbao.report.words.codes import Codes
from nianbao.report.years.words import paragraphs_beside
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.panel import Panel
from nianbao.tui.prose.code_list import CodeList
from nianbao.tui.prose.count_line import CountLine
from nianbao.tui.prose.drafts import hint, take_last_words
from nianbao.tui.prose.editor import ProseEditor
from nianbao.tui.prose.fields import FieldEditors
from nianbao.tui.prose.last_year_pane import LastYearBox, LastYearPane
from nianbao.tui.prose.marks import offset_at
from nianbao.tui.prose.spell import Spell
from nianbao.tui.prose.value_line import ValueLine

_CODES_HELP = (
    "数用花括号里的名字写，如 {新收合计}，打 { 接着打字或拼音首字母，或按 Ctrl+D 选；"
    "光标到了显示名字，平时和印出来是数，表里的数改了，句子跟着改。\n"
    "每年都要写的话按 Ctrl+E 选一句填进来。在全部文字里找字按 Ctrl+F。"
)
_COUNT_AFTER = 0.2
"""Seconds without a key after which characters are counted again: no key waits for that."""
_COUNT_AT_LATEST = 1.0
"""Seconds after which they are counted while keys come."""


class ProsePanel(Panel):
    """The page of a prose section with one field; what an editor commits goes into the report."""

    ACTIONS: tuple[str, ...] = ("insert_phrase", "insert_code")
    offer: Callable[[str], bool] | None = None  # see ProseEditor

    def __init__(self, page: str, held: ReportInHand) -> None:
        super().__init__(page, held)
        self.field = self.names()[0]
        self.code_list = CodeList(held)
        self.editors = FieldEditors(self.report, self._hint, self.offer, self.code_list)
        self.last_year = LastYearBox()
        self._codes = held.codes
        self.editors.fill_in(held.codes)
        self._uncounted = Spell(self, self._follow, _COUNT_AFTER, _COUNT_AT_LATEST)

    def compose(self) -> ComposeResult:
        """Last year's words, what stands above the editor, the editor, what its codes are."""
        yield self.last_year
        yield Static("", classes="above")
        yield self.editor
        yield from (ValueLine(), CountLine(), self.code_list)

    @property
    def limit(self) -> int:
        """How many characters the page should not exceed, 0 for no limit."""
        return 0

    def names(self) -> tuple[FieldRef, ...]:
        """The fields of this page, in order."""
        return self.report.prose.fields(self.page)

    def tell(self) -> None:
        """Write what stands above the editor: what belongs here, and what can be put in."""
        words = f"{_section(self).help}　Ctrl+E 常用句　Ctrl+D 填入数"
        self.query_one(".above", Static).update(Flowing(words))

    def help_words(self) -> str:
        """What this section is about."""
        section = _section(self)
        return f"{section.title.text}\n{section.help}\n{_CODES_HELP}"

    @property
    def editor(self) -> ProseEditor:
        """The editor in view."""
        return self.editors[self.field]

    def turn_to(self, field: FieldRef) -> None:
        """Bring another field into view."""
        self.field = field
        if not self.editor.is_attached:
            self.mount(self.editor, before=self.query_one(ValueLine))
        self.editors.show_only(field)
        self.tell()
        self._show_beside()
        self._follow()

    def show(self, report: Report) -> None:
        """Show the texts of a report; an editor being typed in keeps what is typed."""
        self.report = report
        self.editors.show(report, self.names())
        self.editors.fill_in(self.held.codes)
        if self.field not in self.names():
            self.turn_to(self.names()[-1])
            self.screen.set_focus(self.editor)
        self._lay_last_year()
        self._uncounted.go_on()

    def mark(self, findings: Sequence[Finding], codes: Codes) -> None:
        """Fill in the codes, and mark the words of findings."""
        self._codes = codes
        self.editors.mark(findings, codes)
        self._uncounted.go_on()

    def printed(self, text: str) -> str:
        """A text with its codes filled in."""
        return self._codes.fill(text).text

    def fold(self) -> None:
        """Take what is being typed into the report."""
        self.held.change(self.editors.fold(self.held.report))

    def lock_fields(self, on: bool) -> None:
        """Lock the editors, those made later too, or unlock them."""
        self.editors.lock(on)

    def land(self, address: Address) -> None:
        """Put the caret into a field; with a span its words are selected."""
        self.turn_to(address.field if address.field in self.names() else self.names()[0])
        self.screen.set_focus(self.editor)
        if address.start >= 0:
            self.editor.select_span(address.start, max(address.start, address.end))

    def address(self) -> Address:
        """The field in view and the caret in it."""
        start = offset_at(self.editor.document.lines, self.editor.cursor_location)
        return Address(self.page, field=self.field, start=start, end=start)

    def put_in(self, words: str) -> None:
        """Put words where the caret is, in place of what is selected; kept at once."""
        self.editor.put_in(words)
        self.editor.commit()
        self.screen.set_focus(self.editor)

    @on(ProseEditor.Dirty)
    @on(ProseEditor.Restored)
    def say_typing(self, event: ProseEditor.Dirty | ProseEditor.Restored) -> None:
        """Tell whether something is typed that is not in the report."""
        event.stop()
        self.held.say_typing(isinstance(event, ProseEditor.Dirty))

    def on_prose_editor_committed(self, event: ProseEditor.Committed) -> None:
        """Put a text into the report, unless its editor has moved on since."""
        event.stop()
        field = self.editors.field_of(event.editor)
        if field is not None and event.editor.text == event.text:
            self.held.set_prose(field, event.text)
            self.held.say_typing(False)

    def compare(self, last: Report | None, *, compare_on: bool) -> None:
        """Lay last year's words under the blank fields, or beside the one in view."""
        super().compare(last, compare_on=compare_on)
        if not self.compare_on and self.last_year.pane.has_focus:
            self.screen.set_focus(self.editor)
        self.last_year.display = self.compare_on
        self._lay_last_year()
        self.tell()

    def enter_beside(self) -> bool:
        """Move into last year's words, unless the clerk is there already."""
        return self.last_year.enter()

    def take_over(self) -> None:
        """Take last year's text into the blank field; where it is beside, the paragraph in hand."""
        take_last_words(self)

    def on_last_year_pane_left(self, event: LastYearPane.Left) -> None:
        """Go back to writing."""
        event.stop()
        self.screen.set_focus(self.editor)

    def _hint(self, field: FieldRef) -> str:
        """What stands greyed in a blank field; last year's words only where they are not beside."""
        return hint(None if self.compare_on else self.last, self.report, field)

    def _lay_last_year(self) -> None:
        self.editors.lay_hints()
        self._show_beside()

    def _show_beside(self) -> None:
        """Show what stood in last year's at the place of the field in view."""
        if self.last and self.compare_on:
            words = paragraphs_beside(self.last, self.report, self.field)
            self.last_year.show_words(self.last.year, words)

    @on(ProseEditor.Changed)
    @on(ProseEditor.SelectionChanged)
    @on(Show)
    def follow_soon(self, event: Message) -> None:
        """Count again when the keys rest."""
        event.stop()
        self.code_list.follow()
        self._uncounted.go_on()

    def _follow(self) -> None:
        """Count the characters, and tell what the code in hand stands for, or all beside it."""
        self._uncounted.end()
        if not self.display:
            return
        texts = [self.printed(self.editors.text(field)) for field in self.names()]
        self.query_one(CountLine).show_count(texts, self.limit)
        lines, caret = self.editor.document.lines, self.editor.cursor_location
        self.query_one(ValueLine).show_values(self._codes, lines, *caret)


def paragraph_in_hand(panel: ProsePanel) -> str:
    """The paragraph the caret is in."""
    return panel.editor.document.lines[panel.editor.cursor_location[0]]


def selected_offsets(panel: ProsePanel) -> tuple[int, int]:
    """The characters that are selected in the text in view; where none is, the caret twice."""
    lines = panel.editor.document.lines
    start, end = sorted(panel.editor.selection)
    return offset_at(lines, start), offset_at(lines, end)


def _section(panel: ProsePanel) -> ProseSection:
    section = panel.report.form.section(panel.page)
    if not isinstance(section, ProseSection):
        raise FormError(f"“{section.title.text}”不是文字部分。")
    return section
