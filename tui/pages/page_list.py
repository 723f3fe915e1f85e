"""The list of a report's parts with their state: title and lead-in, then the sections."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static

from nianbao.desk.progress import PageState

_WIDTH = 28
"""Terminal cells of a line."""


class PageList(Static):
    """Draws the pages, the one in hand marked; a click chooses one."""

    _rows: tuple[Region, list[Strip]] | None = None

    @dataclass
    class Chosen(Message):
        """A page was clicked."""

        key: str

    def __init__(self) -> None:
        super().__init__("")
        self._drawn: tuple[object, ...] = ()
        self._keys: tuple[str, ...] = ()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Forget the rows that were drawn."""
        self._rows = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows as drawn before: Textual asks for all of them at every key in a neighbour."""
        if self._rows is None or self._rows[0] != crop:
            self._rows = crop, super().render_lines(crop)
        return self._rows[1]

    def show_pages(self, pages: Sequence[PageState], current: str) -> None:
        """Draw the pages; nothing is drawn again when nothing changed."""
        drawn = (tuple(pages), current)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._keys = tuple(page.key for page in pages)
        lines = (_lines(page, page.key == current, _WIDTH) for page in pages)
        self.update(Content("\n").join(lines), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Choose the page that was clicked: two lines for each."""
        place = event.y // 2
        if place < len(self._keys):
            self.post_message(self.Chosen(self._keys[place]))


def _lines(page: PageState, current: bool, width: int) -> Content:
    title = page.title
    if cell_len(title) > width - 2:
        title = set_cell_size(title, width - 4).rstrip() + "…"
    head = ("> " if current else "  ") + set_cell_size(title, width - 2)
    state = set_cell_size(f"    {page.progress}  {page.counts}", width)
    style = "$text-error" if page.errors or page.returned else "$text-muted"
    return Content.assemble((head, "bold reverse" if current else ""), "\n", (state, style))
