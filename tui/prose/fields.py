"""The fields of a page of prose, an editor each. No widget: the panel mounts them."""

from collections.abc import Callable, Sequence
from functools import cache

from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.finding import Finding
from nianbao.report.text import clean_marks, clean_text
from nianbao.report.words.codes import Codes
from nianbao.tui.prose.editor import ProseEditor, Suggestions
from nianbao.tui.prose.shown import CodeValues, no_values


class FieldEditors:
    """Makes an editor when it is first wanted; `hint` gives what stands greyed in a blank one.

    `offer` takes a pasted text: True where it is seen to and does not go into the editor.

    Editors stay where their fields are: one made anew would miss the keys typed meanwhile.
    """

    def __init__(
        self,
        report: Report,
        hint: Callable[[FieldRef], str],
        offer: Callable[[str], bool] | None,
        suggestions: Suggestions,
    ) -> None:
        self._offer = offer
        self._suggestions = suggestions
        self._report = report
        self._hint = hint
        self._editors: dict[FieldRef, ProseEditor] = {}
        self._locked = False
        self._codes: Codes | None = None
        self._values: CodeValues = no_values

    def __getitem__(self, field: FieldRef) -> ProseEditor:
        if field not in self._editors:
            editor = ProseEditor(
                self._report.prose.text(field), clean=clean_marks, placeholder=self._hint(field)
            )
            editor.add_class("written")
            editor.offer = self._offer
            editor.suggestions = self._suggestions
            editor.locked = self._locked
            editor.codes.fill_in(self._values)
            self._editors[field] = editor
        return self._editors[field]

    def show(self, report: Report, fields: Sequence[FieldRef]) -> None:
        """Show the texts of a report that has these fields; those of others are taken away.

        An editor that is being typed in keeps what is typed.
        """
        self._report = report
        for field in self._editors.keys() - set(fields):
            self._editors.pop(field).remove()
        for field, editor in self._editors.items():
            text = report.prose.text(field)
            if editor.committed and clean_text(editor.text) != text:
                editor.load(text, keep_caret=True)

    def show_only(self, field: FieldRef) -> None:
        """Have one editor in view."""
        for other, editor in self._editors.items():
            editor.display = other == field

    def lay_hints(self) -> None:
        """Lay under blank fields what stands there now."""
        for field, editor in self._editors.items():
            editor.placeholder = self._hint(field)

    def mark(self, findings: Sequence[Finding], codes: Codes) -> None:
        """Fill in the codes, and mark the words of findings."""
        self.fill_in(codes)
        for field, editor in self._editors.items():
            spans = [(f.span, f.severity) for f in findings if f.span and f.span.field == field]
            editor.marks = [(span.start, span.end, str(level)) for span, level in spans]

    def fill_in(self, codes: Codes) -> None:
        """Show what codes stand for."""
        if codes is not self._codes:
            self._codes, self._values = codes, cache(codes.value)
            for editor in self._editors.values():
                editor.codes.fill_in(self._values)

    def lock(self, on: bool) -> None:
        """Lock the editors, those made later too, or unlock them."""
        self._locked = on
        for editor in self._editors.values():
            editor.locked = on
            editor.codes.follow()

    def fold(self, report: Report) -> Report:
        """The report with what is being typed in it, which counts as committed now."""
        for field, editor in self._editors.items():
            if not editor.committed:
                report = report.with_prose(field, editor.text)
                editor.load(editor.text)
        return report

    def text(self, field: FieldRef) -> str:
        """The text of a field as it is typed now."""
        editor = self._editors.get(field)
        return editor.text if editor else self._report.prose.text(field)

    def field_of(self, editor: ProseEditor) -> FieldRef | None:
        """The field of an editor; None when it was taken away."""
        return next((field for field, one in self._editors.items() if one is editor), None)
