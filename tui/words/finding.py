"""Finding words in all the prose of a report: every place is listed, Enter goes there."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from nianbao.desk.address import Address, address_in
from nianbao.report.document import Report
from nianbao.report.field import FRONT_FIELDS, TITLE, FieldRef
from nianbao.report.finding import Span
from nianbao.report.form.names import table_name
from nianbao.report.form.numbering import chinese_number
from nianbao.report.text import clean_line, clean_marks
from nianbao.report.words.codes import Codes
from nianbao.report.words.replacing import Hit, NoteSpan, text_around
from nianbao.report.words.searching import find_words
from nianbao.tui.kit.dialogs import ListDialog, list_cells
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.fitting import fit
from nianbao.tui.kit.plain import plain
from nianbao.tui.kit.whole_line import WholeLine

_LISTED = 200
"""Places that are listed; who finds more looks for a longer word."""
_BEFORE, _BEHIND = 8, 40
"""Characters shown before the words, and from there on."""


class FindScreen(ListDialog[Address, Span]):
    """Lists where words stand; gives the address that was chosen.

    The cursor is on the first place behind `here`, or where there is none on the very first. The
    words sought last come back with the next search: `sought` holds them when this is left.
    """

    BINDINGS = [Binding("ctrl+f", "next", "下一处", show=False, priority=True)]

    def __init__(self, report: Report, codes: Codes, here: Address, sought: str) -> None:
        super().__init__()
        self._report = report
        self._codes = codes
        self._here = here
        self.sought = sought

    def compose(self) -> ComposeResult:
        """The line for the words, how often they stand there, the places."""
        with Vertical(id="dialog"):
            yield Static("查找", classes="dialog-title")
            yield WholeLine(self.sought, placeholder="输入要找的几个字")
            yield Static("", id="counted", classes="dialog-body")
            yield EntryList[Span](compact=True)
            yield Static("回车 到那里　上下键、Ctrl+F 换一处　Esc 取消", classes="dialog-keys")

    def on_mount(self) -> None:
        """Be ready to type; what was sought last is there to be sought again."""
        self.set_focus(self.query_one(Input))
        self._seek()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List where the words stand that are typed by now."""
        self.sought = clean_line(event.value)
        self._seek()

    def action_next(self) -> None:
        """Move to the next place, from the last to the first."""
        self.list.action_cursor_down()

    def take(self, value: Span) -> None:
        """Give the place."""
        self.dismiss(address_in(value))

    def _seek(self) -> None:
        found = find_words(self._report, self._codes, self.sought)
        words = f"有{len(found)}处" if found else "没有找到。" if self.sought else ""
        words += f"，列出前{_LISTED}处" if len(found) > _LISTED else ""
        self.query_one("#counted", Static).update(plain(words))
        listed = found[:_LISTED]
        self.list.show(map(self._entry, listed), on=self._first_from_here(listed))

    def _first_from_here(self, found: Sequence[Span]) -> Span | None:
        """The first place behind the caret, from the last field on to the first."""
        order = [*FRONT_FIELDS]  # a table is called by its key, like a section with one field
        for section in self._report.form.sections:
            order += self._report.prose.fields(section.key)
        here = order.index(self._here.field or FieldRef(self._here.page)), max(self._here.start, 0)
        for span in found:
            start = -1 if span.field.is_heading else span.start
            if (order.index(span.field.text), start) >= here:
                return span
        return found[0] if found else None

    def _entry(self, span: Span) -> Entry[Span]:
        return Entry(place_in_words(self._report, span, list_cells(self.app)), span)


def place_in_words(report: Report, span: Hit, cells: int) -> Content:
    """A place in one line of so many cells: which part of the report, and the words around."""
    text = text_around(report, span)
    begins = text.rfind("\n", 0, span.start) + 1
    first = max(begins, span.start - _BEFORE)
    where = f"{_part_of(report, span)}　"
    before = ("…" if first > begins else "") + text[first : span.start]
    words, behind = (
        clean_marks(part).replace("\n", " ")
        for part in (text[span.start : span.end], text[span.end : span.end + _BEHIND])
    )
    room = cells - cell_len(where + before + words)
    return Content.assemble(
        (where, "$text-muted"),
        plain(before),
        (words, "bold reverse"),
        fit(behind, max(0, room)).rstrip(),
    )


def _part_of(report: Report, span: Hit) -> str:
    if isinstance(span, NoteSpan):
        return f"{table_name(report.form, span.place.partition('.')[0])}注"
    field = span.field
    if field in FRONT_FIELDS:
        return "标题" if field == TITLE else "导语"
    keys = [section.key for section in report.form.sections]
    return f"第{chinese_number(keys.index(field.section) + 1)}部分"
