"""What a paste would fill, shown in the table itself before anything is filled."""

from collections.abc import Callable, Iterator
from enum import Enum, auto
from itertools import islice
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from nianbao.imports.pasted_block import PastedBlock, total_doubts
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.names import cell_name, table_name
from nianbao.tui.grid.drawn import DrawnGrid
from nianbao.tui.grid.glyphs import Glyphs
from nianbao.tui.grid.picture import GridPicture
from nianbao.tui.kit.dialogs import ListDialog
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.plain import plain
from nianbao.tui.terminal.bursts import BurstField, PasteOfKeys

_SHOWN = 6
"""Figures that are there already and would give way, told at most."""


class PasteAnswer(Enum):
    """What is done with a paste."""

    FILL = auto()
    LEAVE = auto()
    AS_KEYS = auto()
    """It was no paste: the keys are acted on one by one."""


class PastePreview(ListDialog[PasteAnswer, PasteAnswer]):
    """The table with the new cells marked, what was not used, and the question; Esc gives None.

    The answer is to leave it where anything was not used; `as_keys` offers that it was typed.
    """

    CSS_PATH = Path(__file__).with_name("paste_preview.tcss")

    BINDINGS = [
        Binding("pagedown", "page(1)", "往下翻", show=False, priority=True),
        Binding("pageup", "page(-1)", "往上翻", show=False, priority=True),
        Binding("right", "sideways(10)", "往右", show=False, priority=True),
        Binding("left", "sideways(-10)", "往左", show=False, priority=True),
    ]

    burst_field = BurstField.ANYTHING
    more: Callable[[str], None] | None = None  # takes the rest of a paste, by a slow line

    def __init__(
        self, report: Report, table: str, block: PastedBlock, glyphs: Glyphs, *, as_keys: bool
    ) -> None:
        super().__init__()
        self._report, self._table, self._block, self._as_keys = report, table, block, as_keys
        after = block.filled(report)
        self._fresh = _changed(report, after, block)
        self._told = list(_told(report, block, self._fresh))
        self._is_doubtful = bool(block.unused) or any(total_doubts(block, report))
        self._picture = GridPicture(after, table, glyphs)
        self._picture.tell_pasted(frozenset(self._fresh), _names(block, after, self._fresh))
        if self._fresh:
            self._picture.put_cursor(next(filter(after.figure, self._fresh), self._fresh[0]))

    def compose(self) -> ComposeResult:
        """How the block was read, what was not used, the table, the choices."""
        name = table_name(self._report.form, self._table)
        with Vertical(id="paste"):
            yield Static(Flowing(f"粘贴的内容：{name}。{self._block.way}"), classes="dialog-title")
            with VerticalScroll(id="told", can_focus=False):
                yield Static(Flowing("\n".join(self._told)))
            yield DrawnGrid(self._picture)
            yield EntryList(self._entries(), compact=True)
            yield Static(
                "+ 新填的格　上下键 选择　回车 确定　翻页键 看别的行　Esc 不填",
                classes="dialog-keys",
            )

    def on_mount(self) -> None:
        """Put the cursor on the answer that is meant first."""
        self.query_one("#told").display = bool(self._told)
        self.set_focus(self.list)
        self.list.highlighted = 0

    def _entries(self) -> list[Entry[PasteAnswer]]:
        count = len(self._fresh)
        fill = Entry(plain(f"填入{count}格（Ctrl+Z 可以一次撤销）"), PasteAnswer.FILL)
        leave = Entry(plain("不填" if count else "没有要改的格，回去"), PasteAnswer.LEAVE)
        typed = Entry(plain("这是我打的字，不是粘贴：照着打"), PasteAnswer.AS_KEYS)
        answers = [leave, fill] if self._is_doubtful else [fill, leave]
        if not count:
            answers = [leave]
        return [*answers, *([typed] if self._as_keys else [])]

    def take(self, value: PasteAnswer) -> None:
        """Give the answer."""
        self.dismiss(value)

    def on_paste(self, event: events.Paste) -> None:
        """Take the rest of a paste that came as keys."""
        event.stop()
        if self.more is not None and isinstance(event, PasteOfKeys):
            self.more(event.text)

    def action_page(self, pages: int) -> None:
        """Page through what is told, then through the table, and back the same way."""
        told, grid = self.query_one("#told", VerticalScroll), self.query_one(DrawnGrid)
        if pages > 0:
            first = told if told.scroll_offset.y < told.max_scroll_y else grid
        else:
            first = grid if grid.scroll_offset.y else told
        rows = max(1, first.size.height - 2)  # the head of a table covers its first row
        first.scroll_relative(y=pages * rows, animate=False)

    def action_sideways(self, columns: int) -> None:
        """Scroll to columns of the table that are not in view."""
        self.query_one(DrawnGrid).scroll_relative(x=columns, animate=False)


def _changed(report: Report, after: Report, block: PastedBlock) -> list[CellRef]:
    """The cells that would hold another figure, or another note, in the form's order."""
    return [
        ref
        for ref in report.form.cells
        if (ref in block.changes and report.figure(ref) != after.figure(ref))
        or report.notes.get(str(ref)) != after.notes.get(str(ref))
    ]


def _names(block: PastedBlock, after: Report, fresh: list[CellRef]) -> dict[str, str]:
    """The pasted name beneath every row that gets a figure other than zero."""
    rows = {ref.row for ref in fresh if after.figure(ref)}
    return {key: f"粘贴：{words}" for key, words in block.names.items() if words and key in rows}


def _told(report: Report, block: PastedBlock, fresh: list[CellRef]) -> Iterator[str]:
    """What a clerk should know before filling: unused, doubtful, differing, overwritten."""
    yield from (f"没有用：{words}" for words in block.unused)
    yield from (f"总计不符：{words}" for words in total_doubts(block, report))
    yield from (f"请核对：{words}" for words in block.doubts)
    old = [ref for ref in fresh if report.figure(ref) is not None]
    for ref in islice(old, _SHOWN):
        before = report.figure(ref)
        new = print_figure(block.changes.get(ref, before)) or "空"
        yield f"原有的数：{cell_name(report.form, ref)}：{print_figure(before)} 改成 {new}"
    if len(old) > _SHOWN:
        yield f"……原有的数一共改{len(old)}格"
