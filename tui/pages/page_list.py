"""The list of a report's parts with their state: title and lead-in, then the sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from nianbao.desk.progress import PageState

_WIDTH, _LINES = 28, 2
"""Terminal cells of a line, and how many lines a page takes."""
_Shown = tuple[PageState, bool]
"""A page, and whether it is the one in hand."""


class PageList(Widget):
    """Draws the pages, the one in hand marked; a click chooses one."""

    @dataclass
    class Chosen(Message):
        """A page was clicked."""

        key: str

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[_Shown, ...] = ()

    def show_pages(self, pages: Sequence[PageState], current: str) -> None:
        """Draw the pages; of those that look as before nothing is drawn again."""
        before = self._shown
        self._shown = tuple((page, page.key == current) for page in pages)
        for place, (one, old) in enumerate(zip_longest(self._shown, before)):
            if one != old:
                self.refresh(Region(0, place * _LINES, self.size.width, _LINES))

    def render_line(self, y: int) -> Strip:
        """A line of a page; a blank one behind the last."""
        place, line = divmod(y, _LINES)
        width, style = self.size.width, self.visual_style
        if place >= len(self._shown):
            return Strip.blank(width, style.rich_style)
        words = _words(*self._shown[place])[line]
        return Visual.to_strips(self, words, width, 1, style)[0]

    def on_click(self, event: events.Click) -> None:
        """Choose the page that was clicked."""
        place = event.y // _LINES
        if place < len(self._shown):
            self.post_message(self.Chosen(self._shown[place][0].key))


@lru_cache(32)
def _words(page: PageState, current: bool) -> tuple[Content, Content]:
    """A page's name, and what is to be said of it, each in a line."""
    title = page.title
    if cell_len(title) > _WIDTH - 2:
        title = set_cell_size(title, _WIDTH - 4).rstrip() + "…"
    head = ("> " if current else "  ") + set_cell_size(title, _WIDTH - 2)
    state = set_cell_size(f"    {page.progress}  {page.counts}", _WIDTH)
    style = "$text-error" if page.errors or page.returned else "$text-muted"
    return Content.styled(head, "bold reverse" if current else ""), Content.styled(state, style)
