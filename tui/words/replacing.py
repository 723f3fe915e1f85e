"""Other words in place of some: every place is shown, taken or left, and all is one undo."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from nianbao.report.document import Report
from nianbao.report.words.replacing import Exchange, Hit, is_meant_as_it_is
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.marking_list import MarkingList
from nianbao.tui.kit.plain import plain
from nianbao.tui.words.finding import place_in_words

_FRAME = 12
"""Terminal cells of a row that its mark, padding and scrollbar take."""
_YES, _NO = "换　", "不换"


class ReplacingScreen(ListScreen[Sequence[Hit], Hit]):
    """Lists every place, marked where the words are to be exchanged; gives the marked ones.

    Names of documents in 《》 and years that something is compared with are not marked at first.
    """

    KEYS = "空格 换或不换　Shift+上下键 连着换　回车 换　Esc 都不换"

    def __init__(self, report: Report, exchange: Exchange, spans: Sequence[Hit]) -> None:
        super().__init__()
        self._report, self._exchange, self._spans = report, exchange, spans

    def compose(self) -> ComposeResult:
        """As every list, but that each row is taken or left."""
        for widget in super().compose():
            if isinstance(widget, EntryList):
                marking = MarkingList[Hit](self._words)
                marking.marked.update(
                    span for span in self._spans if not is_meant_as_it_is(self._report, span)
                )
                yield marking
            else:
                yield widget

    def heading(self) -> str:
        """What is exchanged, and in how many of the places."""
        by = f"换成“{self._exchange.by}”" if self._exchange.by else "删去"
        taken = len(self.query_one(MarkingList).marked)
        return f"“{self._exchange.sought}”{by}：{len(self._spans)}处，换{taken}处"

    def greeting(self) -> str:
        """Why some are not marked."""
        spared = sum(1 for span in self._spans if is_meant_as_it_is(self._report, span))
        return f"有{spared}处在书名号里，或者说的就是那一年，先不换；要换按空格。" if spared else ""

    def help_words(self) -> str:
        """What the marks mean."""
        return (
            "每一行是一处，行首写着换不换，反白的是要换的字，前后是上下文。\n"
            "按空格改成换或不换；按回车，写着“换”的都换，一次可以撤销。\n"
            "书名号里的文件名称，“与某年相比”“某年至某年”这样的年份，先不换。\n"
            "标题、小标题、各部分的文字和表里的注都找；花括号的代码整个换，不换半个。"
        )

    def entries(self) -> Iterator[Entry[Hit]]:
        """The places in reading order."""
        marked = self.query_one(MarkingList).marked
        for span in self._spans:
            yield Entry(self._words(span, span in marked), span)

    def _words(self, span: Hit, taken: bool) -> Content:
        sign = (_YES, "$text-success") if taken else (_NO, "$text-muted")
        room = max(20, self.size.width - _FRAME)
        return Content.assemble(sign, plain("　"), place_in_words(self._report, span, room))

    def on_marking_list_marked(self) -> None:
        """Tell how many are taken."""
        self.query_one(".title-line", Static).update(plain(self.heading()))

    def take(self, value: Hit) -> None:
        """Give the places that are marked, wherever the cursor is."""
        del value
        marked = self.query_one(MarkingList).marked
        self.dismiss([span for span in self._spans if span in marked])
