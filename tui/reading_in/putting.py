"""What a field would be with the words put there, before they are."""

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from nianbao.desk.unplaced_lines import Destination, held_by, with_them
from nianbao.report.document import Report
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.line_breaking import rows_of
from nianbao.tui.kit.plain import plain

_NEW, _OLD = "+ ", "  "
_FRAME = 6
"""Terminal cells of a row that its sign, padding and scrollbar take."""


class PuttingScreen(ClerkScreen[bool | None]):
    """Shows the whole text, the new paragraphs with a `+`; gives whether they stand before it.

    None when they are not to be put there after all.
    """

    CSS_PATH = Path(__file__).with_name("putting.tcss")
    ACTION_IDS = ("back",)
    BINDINGS = [
        *bindings(ACTION_IDS),
        Binding("enter", "take", "放进去", show=False, priority=True),
        Binding("tab", "turn", "最前、最后", show=False, priority=True),
    ]

    def __init__(self, report: Report, into: Destination, words: str, *, at_start: bool) -> None:
        super().__init__()
        self._report, self._into, self._words = report, into, words
        self._at_start = at_start
        self._one_way = not held_by(report, into.at)

    def compose(self) -> ComposeResult:
        """Where to, what that makes, the keys."""
        yield Static("", classes="title-line")
        with VerticalScroll():
            yield Static("", id="whole-text")
        yield Static(self._keys(), classes="quiet reading-keys")

    def help_words(self) -> str:
        """What is shown."""
        return (
            "这是放进去以后这一栏的全文，前面有“+”的是放进去的，一行成一段；回到报告里都可以再改。\n"
            "按 Tab 换成放在最前面或最后面，按回车放进去，按 Esc 不放。"
        )

    def on_mount(self) -> None:
        """Be ready to scroll."""
        self.set_focus(self.query_one(VerticalScroll))

    def on_resize(self) -> None:
        """Break the text for the width."""
        self._draw_text()

    def action_turn(self) -> None:
        """Put the words at the other end."""
        if self._one_way:
            self.app.bell()
        else:
            self._at_start = not self._at_start
            self._draw_text()

    def action_take(self) -> None:
        """Put them there."""
        self.dismiss(self._at_start)

    def action_back(self) -> None:
        """Leave them where they are."""
        self.dismiss(None)

    def _keys(self) -> str:
        turn = "" if self._one_way else "　Tab 换到最前面、最后面"
        return f"回车 放进去{turn}　上下键 翻看　Esc 不放"

    def _draw_text(self) -> None:
        """Show the text, its new paragraphs in view."""
        where = "" if self._one_way else "最前面" if self._at_start else "最后面"
        title = f"放到：{self._into.label}　{where}"
        self.query_one(".title-line", Static).update(plain(title.rstrip()))
        rows: list[Content] = []
        first_new = None
        pieces = with_them(self._report, self._into.at, self._words, at_start=self._at_start)
        for text, is_new in pieces:
            if is_new and first_new is None:
                first_new = len(rows)
            sign, style = (_NEW, "bold $text-accent") if is_new else (_OLD, "")
            broken = rows_of(text, max(20, self.size.width - _FRAME))
            rows += [
                Content.styled((sign if at == 0 else _OLD) + row, style)
                for at, row in enumerate(broken)
            ]
        self.query_one("#whole-text", Static).update(Content("\n").join(rows))
        scroll = self.query_one(VerticalScroll)
        self.call_after_refresh(scroll.scroll_to, y=first_new or 0, animate=False)
