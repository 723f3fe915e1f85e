"""The sub-heads of section one: add, rename, move, remove, number."""

from dataclasses import replace
from enum import Enum, auto

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import Worker

from nianbao.report.form.numbering import STYLES, split_number
from nianbao.report.prose import Overview, Part, clean_heading, overview
from nianbao.report.text import spoken_length
from nianbao.tui.kit.dialogs import LIST_CELLS, AskText, ListDialog, confirm
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.fitting import fit
from nianbao.tui.kit.plain import plain

HEADLESS = "（小标题之前的文字）"
"""What stands in a list for the text before the first sub-head."""


class _Below(Enum):
    """What the lines below the sub-heads do."""

    ADD = auto()
    NUMBERING = auto()
    DONE = auto()


class SubHeadsScreen(ListDialog[Overview, int | _Below]):
    """Changes a copy of section one; Esc and 完成 give it, None when nothing was changed.

    A row stands for the number of a part, from 0, or for what is done to all.
    """

    BINDINGS = [
        Binding("insert", "add", "增加", show=False),
        Binding("delete", "remove", "删除", show=False),
        Binding("ctrl+up", "move(-1)", "上移", show=False, priority=True),
        Binding("ctrl+down", "move(1)", "下移", show=False, priority=True),
    ]

    def __init__(self, section: Overview) -> None:
        super().__init__()
        self._given = section
        self._section = section

    def compose(self) -> ComposeResult:
        """The sub-heads, then what can be done with them."""
        with Vertical(id="dialog"):
            yield Static("小标题", classes="dialog-title")
            yield EntryList(self._entries(), compact=True)
            yield Static(
                "回车 改名　Insert 增加　Delete 删除　Ctrl+上、下 移动　Esc 完成",
                classes="dialog-keys",
            )

    def on_mount(self) -> None:
        """Be ready at the first."""
        self.list.highlighted = 0
        self.set_focus(self.list)

    def take(self, value: int | _Below) -> Worker[None] | None:
        """Rename the sub-head chosen, or do what the line says."""
        match value:
            case _Below.ADD:
                return self.action_add()
            case _Below.NUMBERING:
                styles = ("", *STYLES)
                after = styles[(styles.index(self._section.numbering) + 1) % len(styles)]
                self._section = replace(self._section, numbering=after)
                self.list.show(self._entries())
            case _Below.DONE:
                self.action_back()
            case int():
                return self._rename(value)
        return None

    @work
    async def _rename(self, at: int) -> None:
        part = self._section.parts[at]
        heading = await self._ask_heading("改名", part.heading)
        if heading is not None:
            self._put(at, [replace(part, heading=heading)], instead=1, cursor=at)

    @work
    async def action_add(self) -> None:
        """Ask for a new sub-head and put it behind the one under the cursor."""
        part = self._part_in_hand
        at = len(self._section.parts) if part is None else part + 1
        heading = await self._ask_heading("新的小标题", "")
        if heading is not None:
            self._put(at, [Part(heading)], instead=0, cursor=at)

    @work
    async def action_remove(self) -> None:
        """Take a sub-head away with its text, after asking when there is text."""
        at = self._part_in_hand
        if at is None:
            return
        part = self._section.parts[at]
        if not part.text or await confirm(
            self.app,
            f"删除“{part.heading}”？",
            yes="连同下面的文字一起删除",
            no="不删除",
            body=f"下面有{spoken_length(part.text)}字。删除后可以按 Ctrl+Z 撤销。",
            no_first=True,
        ):
            self._put(at, [], instead=1, cursor=max(0, at - 1))

    def action_move(self, step: int) -> None:
        """Move a sub-head up or down with its text."""
        at, parts = self._part_in_hand, list(self._section.parts)
        if at is None or not parts[at].heading:
            return
        other = at + step
        if 0 <= other < len(parts) and parts[other].heading:
            parts[at], parts[other] = parts[other], parts[at]
            self._section = replace(self._section, parts=tuple(parts))
            self.list.show(self._entries(), on=other)

    def action_back(self) -> None:
        """Give what section one has become."""
        self.dismiss(None if self._section == self._given else self._section)

    async def _ask_heading(self, title: str, value: str) -> str | None:
        text = await self.app.push_screen_wait(
            AskText(
                title,
                value=value,
                body="不用写序号，程序会编。" if self._section.numbering else "",
                refuse=lambda text: "" if self._heading(text) else "小标题不能是空的。",
            )
        )
        return None if text is None else self._heading(text)

    def _heading(self, text: str) -> str:
        """The words of a heading as typed: without a number where the program prints one."""
        heading = clean_heading(text)
        words = split_number(heading)[2] if self._section.numbering else heading
        return heading if split_number(words)[0] else words  # 一、二、三产业 is no number

    def _put(self, at: int, parts: list[Part], *, instead: int, cursor: int) -> None:
        """Put parts `instead` of as many from `at` on, and the cursor on a line."""
        kept = list(self._section.parts)
        kept[at : at + instead] = parts
        self._section = overview(self._section.numbering, kept)
        self.list.show(self._entries())
        self.list.highlighted = min(cursor, self.list.option_count - 1)

    @property
    def _part_in_hand(self) -> int | None:
        """The part under the cursor; None on the lines below the sub-heads."""
        value = self.list.in_hand
        return value if isinstance(value, int) else None

    def _entries(self) -> list[Entry[int | _Below]]:
        heads, parts = self._section.printed_heads(), self._section.parts
        style = self._section.numbering or "不编号"
        rows = (plain(_line(heads[at], part)) for at, part in enumerate(parts))
        return [
            *(Entry[int | _Below](row, at) for at, row in enumerate(rows)),
            Entry(plain("增加一个小标题"), _Below.ADD),
            Entry(plain(f"编号样式：{style}（回车换一种）"), _Below.NUMBERING),
            Entry(plain("完成"), _Below.DONE),
        ]


def _line(head: str, part: Part) -> str:
    """A sub-head and its characters in one row; a long one is cut."""
    head = head or HEADLESS
    size = f"　{spoken_length(part.text)}字"
    return fit(head, min(cell_len(head), LIST_CELLS - cell_len(size))) + size
