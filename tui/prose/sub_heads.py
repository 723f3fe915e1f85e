"""The sub-heads of section one: add, rename, move, remove, number."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import Worker

from nianbao.desk.report_in_hand import ReportInHand, join_steps
from nianbao.report.form.numbering import STYLES, split_number
from nianbao.report.prose import Overview, Part, clean_heading, overview
from nianbao.report.text import spoken_length
from nianbao.tui.kit.dialogs import AskText, ListDialog, confirm, list_cells
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.fitting import fit
from nianbao.tui.kit.plain import plain

HEADLESS = "（小标题之前的文字）"
"""What stands in a list for the text before the first sub-head."""

_UNDONE = "按 Esc 回去以后，Ctrl+Z 把在这里改的一起撤销。"


class _Below(Enum):
    """What the lines below the sub-heads do."""

    ADD = auto()
    NUMBERING = auto()
    DONE = auto()


class SubHeadsScreen(ListDialog[None, int | _Below]):
    """Changes section one of the report in hand; for undo all that is done here is one step.

    Every change is made at once, a heading is there while it is typed: a power cut takes neither.
    A row stands for the number of a part, from 0, or for what is done to all.
    """

    BINDINGS = [
        Binding("insert", "add", "增加", show=False),
        Binding("delete", "remove", "删除", show=False),
        Binding("ctrl+up", "move(-1)", "上移", show=False, priority=True),
        Binding("ctrl+down", "move(1)", "下移", show=False, priority=True),
    ]

    def __init__(self, held: ReportInHand) -> None:
        super().__init__()
        self._held = held
        self._given = held.report

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
                self._change(replace(self._section, numbering=after))
                self.list.show(self._entries())
            case _Below.DONE:
                self.action_back()
            case int():
                return self._rename(value)
        return None

    @work
    async def _rename(self, at: int) -> None:
        part = self._section.parts[at]
        await self._ask_heading("改名", part, at, instead=1)

    @work
    async def action_add(self) -> None:
        """Ask for a new sub-head and put it behind the one under the cursor."""
        part = self._part_in_hand
        at = len(self._section.parts) if part is None else part + 1
        await self._ask_heading("新的小标题", Part(""), at, instead=0)

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
            self._change(_with(self._section, at, [], instead=1))
            self._show(max(0, at - 1))
            self.app.notify(f"删除了“{part.heading or HEADLESS}”。{_UNDONE}")

    def action_move(self, step: int) -> None:
        """Move a sub-head up or down with its text."""
        at, parts = self._part_in_hand, list(self._section.parts)
        if at is None or not parts[at].heading:
            return
        other = at + step
        if 0 <= other < len(parts) and parts[other].heading:
            parts[at], parts[other] = parts[other], parts[at]
            self._change(replace(self._section, parts=tuple(parts)))
            self.list.show(self._entries(), on=other)

    async def _ask_heading(self, title: str, part: Part, at: int, *, instead: int) -> None:
        """Ask for the heading of a part that comes to stand at a place; Esc leaves all as it was.

        `instead` is how many parts it takes the place of.
        """
        section = self._section

        def typed(text: str) -> None:
            heading = self._heading(text)
            named = [replace(part, heading=heading)]
            self._change(_with(section, at, named, instead=instead) if heading else section)

        asked = AskText(
            title,
            value=part.heading,
            body="不用写序号，程序会编。" if section.numbering else "",
            refuse=lambda text: "" if self._heading(text) else "小标题不能是空的。",
            typed=typed,
        )
        text = await self.app.push_screen_wait(asked)
        if text is None:
            self._change(section)
        else:
            typed(text)
            self._show(at)

    def _heading(self, text: str) -> str:
        """The words of a heading as typed: without a number where the program prints one."""
        heading = clean_heading(text)
        words = split_number(heading)[2] if self._section.numbering else heading
        return heading if split_number(words)[0] else words  # 一、二、三产业 is no number

    def _change(self, section: Overview) -> None:
        """Make this section one of the report; undo goes back to before the dialog."""
        was = self._given.prose.overview
        self._held.change(self._given if section == was else self._given.with_overview(section))
        join_steps(self._held, self._given)

    def _show(self, cursor: int) -> None:
        """List what there is now, the cursor on a line."""
        self.list.show(self._entries())
        self.list.highlighted = min(cursor, self.list.option_count - 1)

    @property
    def _section(self) -> Overview:
        """Section one as it is now."""
        return self._held.report.prose.overview

    @property
    def _part_in_hand(self) -> int | None:
        """The part under the cursor; None on the lines below the sub-heads."""
        value = self.list.in_hand
        return value if isinstance(value, int) else None

    def _entries(self) -> list[Entry[int | _Below]]:
        heads, parts = self._section.printed_heads(), self._section.parts
        style = self._section.numbering or "不编号"
        cells = list_cells(self.app)
        rows = (plain(_line(heads[at], part, cells)) for at, part in enumerate(parts))
        return [
            *(Entry[int | _Below](row, at) for at, row in enumerate(rows)),
            Entry(plain("增加一个小标题"), _Below.ADD),
            Entry(plain(f"编号样式：{style}（回车换一种）"), _Below.NUMBERING),
            Entry(plain("完成"), _Below.DONE),
        ]


def _with(section: Overview, at: int, parts: Sequence[Part], *, instead: int) -> Overview:
    """Section one with parts in place of `instead` of its own from `at` on."""
    kept = list(section.parts)
    kept[at : at + instead] = parts
    return overview(section.numbering, kept)


def _line(head: str, part: Part, cells: int) -> str:
    """A sub-head and its characters in one row of so many cells; a long one is cut."""
    head = head or HEADLESS
    size = f"　{spoken_length(part.text)}字"
    return fit(head, min(cell_len(head), cells - cell_len(size))) + size
