"""Finding words in all the prose of a report: every place is listed, Enter goes there."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from desk.address import Address, address_in
from report.document import Report
from report.field import FRONT_FIELDS, TITLE, FieldRef
from report.finding import Span
from report.form.numbering import chinese_number
from report.text import clean_line, clean_marks
from report.words.codes import Codes
from report.words.searching import find_words
from tui.actions import bindings
from tui.kit.choice_list import ChoiceList
from tui.kit.dialogs import ENTER, LIST_CELLS
from tui.kit.fitting import fit
from tui.kit.plain import plain

LISTED = 200
"""Places that are listed; who finds more looks for a longer word."""
BEFORE, AROUND = 8, 40
"""Characters shown before the words, and from there on."""


class FindScreen(ModalScreen[Address | None]):
    """Lists where words stand; gives the place that was chosen, None for Esc.

    The cursor is on the first place behind `here`, or where there is none on the very first. The
    words sought last come back with the next search: `sought` holds them when this is left.
    """

    CSS_PATH = "../kit/dialogs.tcss"
    BINDINGS = [
        *bindings(("back",)),
        ENTER,
        Binding("ctrl+f", "next", "下一处", show=False, priority=True),
    ]

    def __init__(self, report: Report, codes: Codes, here: Address, sought: str) -> None:
        super().__init__()
        self._report = report
        self._codes = codes
        self._here = here
        self._found: Sequence[Span] = ()
        self.sought = sought

    def compose(self) -> ComposeResult:
        """The line for the words, how often they stand there, the places."""
        with Vertical(id="dialog"):
            yield Static("查找", classes="dialog-title")
            yield Input(self.sought, placeholder="输入要找的几个字", compact=True)
            yield Static("", id="counted", classes="dialog-body")
            yield ChoiceList(markup=False, compact=True)
            yield Static("回车 到那里　上下键、Ctrl+F 换一处　Esc 取消", classes="dialog-keys")

    def on_mount(self) -> None:
        """Be ready to type; what was sought last is there to be sought again."""
        self.set_focus(self.query_one(Input))
        self._list()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List where the words stand that are typed by now."""
        self.sought = clean_line(event.value)
        self._list()

    def on_key(self, event: events.Key) -> None:
        """While words are typed, the arrows move in the list."""
        self.query_one(ChoiceList).move(event.key)

    def action_next(self) -> None:
        """Move to the next place, from the last to the first."""
        self.query_one(ChoiceList).action_cursor_down()

    def action_take(self) -> None:
        """Give the place under the cursor."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(address_in(self._found[at]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the place that was clicked."""
        self.dismiss(address_in(self._found[event.option_index]))

    def action_back(self) -> None:
        """Stay where the caret is."""
        self.dismiss(None)

    def _list(self) -> None:
        found = find_words(self._report, self._codes, self.sought)
        self._found = found[:LISTED]
        words = f"有{len(found)}处" if found else "没有找到。" if self.sought else ""
        words += f"，列出前{LISTED}处" if len(found) > LISTED else ""
        self.query_one("#counted", Static).update(plain(words))
        options = self.query_one(OptionList)
        options.set_options(map(self._line, self._found))
        options.highlighted = self._first_from_here() if found else None

    def _first_from_here(self) -> int:
        """The first place behind the caret, from the last field on to the first."""
        order = [*FRONT_FIELDS]  # a table is called by its key, like a section with one field
        for section in self._report.form.sections:
            order += self._report.prose.fields(section.key)
        here = order.index(self._here.field or FieldRef(self._here.page)), max(self._here.start, 0)
        for at, span in enumerate(self._found):
            start = -1 if span.field.is_heading else span.start
            if (order.index(span.field.text), start) >= here:
                return at
        return 0

    def _line(self, span: Span) -> Option:
        """A place in one line: which part of the report, and the words around."""
        text = self._report.prose.text(span.field)
        begins = text.rfind("\n", 0, span.start) + 1
        first = max(begins, span.start - BEFORE)
        where = f"{self._where(span.field)}　"
        before = ("…" if first > begins else "") + text[first : span.start]
        words, behind = (
            clean_marks(part).replace("\n", " ")
            for part in (text[span.start : span.end], text[span.end : span.end + AROUND])
        )
        room = LIST_CELLS - cell_len(where + before + words)
        return Option(
            Content.assemble(
                (where, "$text-muted"),
                plain(before),
                (words, "bold reverse"),
                fit(behind, max(0, room)).rstrip(),
            )
        )

    def _where(self, field: FieldRef) -> str:
        if field in FRONT_FIELDS:
            return "标题" if field == TITLE else "导语"
        keys = [section.key for section in self._report.form.sections]
        number = keys.index(field.section) + 1
        return f"第{chinese_number(number)}部分"
