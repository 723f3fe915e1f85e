"""The page on the screen: it scrolls, and a table's heads stay in view above its figures."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from nianbao.tui.giving_out.paper_rows import PaperRow
from nianbao.tui.terminal.exact import keep_words


class PaperView(ScrollView, can_focus=True):
    """Shows the rows of a page; the arrows and the page keys scroll, and no row is passed over."""

    def __init__(self) -> None:
        super().__init__(classes="headed")
        self._rows: Sequence[PaperRow] = ()

    def show(self, rows: Sequence[PaperRow]) -> None:
        """Show other rows, from the top."""
        self._rows = rows
        longest = max((Strip([Segment(row.text)]).cell_length for row in rows), default=0)
        most = max((len(row.heads) for row in rows), default=0)
        self.virtual_size = Size(longest, len(rows) + most)
        self.scroll_home(animate=False)
        self.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None that changes a character."""
        return keep_words(super().get_line_filters())

    def render_line(self, y: int) -> Strip:
        """The heads that belong above the first row, then the rows from there on."""
        left, top = self.scroll_offset
        heads = self._heads(top)
        at = top + y - len(heads)
        style, width = self.rich_style, self.size.width
        if y < len(heads):
            text, bold = heads[y], True
        elif at < len(self._rows):
            text, bold = self._rows[at].text, self._rows[at].is_title
        else:
            text, bold = "", False
        dressed = style + Style(bold=True) if bold else style
        strip = Strip([Segment(text, dressed)])
        if left:  # else nothing is cut: a character of two cells may stand across the edge
            labels = self._labels(top if y < len(heads) else at)
            strip = Strip.join([strip.crop(0, labels), strip.crop(labels + left)])
        return strip.crop_extend(0, width, style)

    def _labels(self, at: int) -> int:
        """The cells of a row that don't scroll sideways."""
        return self._rows[at].labels if at < len(self._rows) else 0

    def action_page_down(self) -> None:
        """Go on behind the last row in view."""
        self.scroll_to(y=self.scroll_offset.y + self._in_view, animate=False)

    def action_page_up(self) -> None:
        """Go back so far that the first row in view comes behind the last."""
        top = max(0, self.scroll_offset.y - self._in_view)
        self.scroll_to(y=top, animate=False)

    @property
    def _in_view(self) -> int:
        return max(1, self.size.height - len(self._heads(self.scroll_offset.y)) - 1)

    def head_rows(self) -> Sequence[int]:
        """The rows in view that head a table: those kept above, and those where they stand."""
        top = self.scroll_offset.y
        above = len(self._heads(top))
        below = self._rows[top : top + self.size.height - above]
        return (*range(above), *(at for at, row in enumerate(below, above) if row.is_head))

    def _heads(self, top: int) -> Sequence[str]:
        heads = self._rows[top].heads if top < len(self._rows) else ()
        return heads if len(heads) * 2 < self.size.height else ()
