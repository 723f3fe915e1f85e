"""Prose: one editor for each field, one of them in view."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from desk.address import Address
from desk.report_in_hand import ReportInHand
from report.document import Report
from report.errors import FormError
from report.field import FieldRef
from report.finding import Finding
from report.form.shape import ProseSection
from report.text import clean_marks, clean_text, spoken_length
from report.words.codes import Codes
from tui.kit.flowing import Flowing
from tui.prose.drafted import DraftedPanel
from tui.prose.editor import ProseEditor
from tui.prose.marks import Mark, offset_at
from tui.prose.value_line import ValueLine

CODES_HELP = (
    "数用花括号里的名字写，如 {新收合计}，按 Ctrl+D 选；印出来是数，表里的数改了，句子跟着改。\n"
    "每年都要写的话按 Ctrl+E 选一句填进来。在全部文字里找字按 Ctrl+F。"
)
COUNT_AFTER = 0.2
"""Seconds after a key until characters are counted again."""


class ProsePanel(DraftedPanel):
    """The page of a prose section with one field; what an editor commits goes into the report."""

    ACTIONS: tuple[str, ...] = ("insert_phrase", "insert_code")

    def __init__(self, page: str, held: ReportInHand) -> None:
        super().__init__(page, held)
        self.field = self.names()[0]
        self._counted = ""
        self._codes = held.codes
        self._locked = False

    def compose(self) -> ComposeResult:
        """Last year's words, what stands above the editor, the editor, the count."""
        yield self.last_year
        yield Static("", classes="above")
        yield self._editor(self.field)
        yield ValueLine()
        yield Static("", classes="count")

    def on_mount(self) -> None:
        """Tell about the field in hand."""
        self.tell()
        self.set_interval(COUNT_AFTER, self._follow)

    @property
    def limit(self) -> int:
        """How many characters the page should not exceed, 0 for no limit."""
        return 0

    def names(self) -> tuple[FieldRef, ...]:
        """The fields of this page, in order."""
        return self.report.prose.fields(self.page)

    @property
    def editor(self) -> ProseEditor:
        """The editor in view."""
        return self._editor(self.field)

    def tell(self) -> None:
        """Write what stands above the editor: what belongs here, and what can be put in."""
        words = f"{self._section().help}　Ctrl+E 常用句　Ctrl+D 填入数"
        self.query_one(".above", Static).update(Flowing(words))

    def show(self, report: Report) -> None:
        """Show the texts of a report; an editor being typed in keeps what is typed.

        Editors stay where their fields are: one made anew would miss the keys typed meanwhile.
        """
        self.report = report
        for name in self.editors.keys() - set(self.names()):
            self.editors.pop(name).remove()
        if self.field not in self.names():
            self.turn_to(self.names()[-1])
            self.screen.set_focus(self.editor)
        for name, editor in self.editors.items():
            text = report.prose.text(name)
            if editor.committed and clean_text(editor.text) != text:
                editor.load(text, keep_caret=True)
        self.lay_drafts()

    def mark(self, findings: Sequence[Finding], codes: Codes) -> None:
        """Mark the codes, and the words of findings."""
        self._codes = codes
        for name, editor in self.editors.items():
            pieces = codes.fill(editor.text).pieces
            marks: list[Mark] = [(piece.typed_start, piece.typed_end, "code") for piece in pieces]
            spans = [(f.span, f.severity) for f in findings if f.span and f.span.field == name]
            marks += [(span.start, span.end, str(level)) for span, level in spans]
            editor.marks = tuple(marks)

    def fold(self) -> None:
        """Take what is being typed into the report."""
        report = self.held.report
        for name, editor in self.editors.items():
            if not editor.committed:
                report = report.with_prose(name, editor.text)
                editor.load(editor.text)
        self.held.change(report)

    def lock_fields(self, on: bool) -> None:
        """Lock the editors, those made later too, or unlock them."""
        self._locked = on
        for editor in self.editors.values():
            editor.locked = on

    def land(self, address: Address) -> None:
        """Put the caret into a field; with a span its words are selected."""
        self.turn_to(address.field if address.field in self.names() else self.names()[0])
        self.screen.set_focus(self.editor)
        if address.end > address.start:
            self.editor.select_span(address.start, address.end)
        elif address.start >= 0:
            self.editor.select_span(address.start, address.start)

    def place(self) -> Address:
        """The field in view and the caret in it."""
        row, column = self.editor.cursor_location
        start = sum(len(line) + 1 for line in self.editor.text.split("\n")[:row]) + column
        return Address(self.page, field=self.field, start=start, end=start)

    def help_words(self) -> str:
        """What this section is about."""
        section = self._section()
        return f"{section.title.text}\n{section.help}\n{CODES_HELP}"

    def turn_to(self, name: FieldRef) -> None:
        """Bring another field into view."""
        for editor in self.editors.values():
            editor.display = False
        self.field = name
        if name not in self.editors:
            self.mount(self._editor(name), before=self.query_one(ValueLine))
        self.editor.display = True
        self.tell()
        self.show_beside()
        self._follow()

    def selected(self) -> tuple[int, int]:
        """The characters that are selected in the text in view; where none is, the caret twice."""
        lines, selection = self.editor.document.lines, self.editor.selection
        start, end = sorted((selection.start, selection.end))
        return offset_at(lines, start), offset_at(lines, end)

    @property
    def paragraph(self) -> str:
        """The paragraph the caret is in."""
        return self.editor.document.lines[self.editor.cursor_location[0]]

    def on_prose_editor_dirty(self, event: ProseEditor.Dirty) -> None:
        """Tell that something is typed."""
        event.stop()
        self.held.say_typing(True)

    def on_prose_editor_restored(self, event: ProseEditor.Restored) -> None:
        """Tell that nothing is typed after all."""
        event.stop()
        self.held.say_typing(False)

    def on_prose_editor_committed(self, event: ProseEditor.Committed) -> None:
        """Put a text into the report, unless its editor has moved on since."""
        event.stop()
        names = [name for name, editor in self.editors.items() if editor is event.editor]
        if names and event.editor.text == event.text:
            self.held.set_prose(names[0], event.text)
            self.held.say_typing(False)

    def _editor(self, name: FieldRef) -> ProseEditor:
        if name not in self.editors:
            text = self.report.prose.text(name)
            self.editors[name] = ProseEditor(text, clean=clean_marks, placeholder=self.under(name))
            self.editors[name].locked = self._locked
        return self.editors[name]

    def _section(self) -> ProseSection:
        section = self.report.form.section(self.page)
        if not isinstance(section, ProseSection):
            raise FormError(f"“{section.title.text}”不是文字部分。")
        return section

    def printed(self, text: str) -> str:
        """A text with its codes filled in."""
        return self._codes.fill(text).text

    def put_in(self, words: str) -> None:
        """Put words where the caret is, in place of what is selected; kept at once."""
        editor = self.editor
        editor.put_in(words)
        editor.commit()
        self.screen.set_focus(editor)

    def _follow(self) -> None:
        """Count the characters, and tell what the codes of the paragraph in hand stand for."""
        self._count()
        lines = self.editor.document.lines
        self.query_one(ValueLine).show_values(self._codes, lines, self.editor.cursor_location[0])

    def _count(self) -> None:
        """Count the characters of the page as printed, spaces left out."""
        texts = [
            self.printed(
                self.editors[name].text if name in self.editors else self.report.prose.text(name)
            )
            for name in self.names()
        ]
        number = sum(map(spoken_length, texts))
        over = bool(self.limit) and number > self.limit
        of = f"，一般不超过{self.limit}字" if self.limit else ""
        words = f"本部分{number}字{of}" + (f"，超出{number - self.limit}字" if over else "")
        if words == self._counted:
            return
        self._counted = words
        line = self.query_one(".count", Static)
        line.update(Content.styled(words, "$text-warning" if over else "$text-muted"), layout=False)
