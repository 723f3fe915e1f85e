"""The sub-heads of section one: add, rename, move, remove, number."""

from dataclasses import replace

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from report.form.numbering import STYLES
from report.prose import Overview, Part, clean_heading, overview
from report.text import spoken_length
from tui.actions import bindings
from tui.kit.choice_list import ChoiceList
from tui.kit.dialogs import LIST_CELLS, AskText, Choose
from tui.kit.fitting import fit
from tui.kit.plain import plain

HEADLESS = "（小标题之前的文字）"
"""What stands in a list for the text before the first sub-head."""


class SubHeadsScreen(ModalScreen[Overview | None]):
    """Changes a copy of section one; Esc and 完成 give it, None when nothing was changed."""

    CSS_PATH = "../kit/dialogs.tcss"
    BINDINGS = [
        *bindings(("back",)),
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
            yield ChoiceList(markup=False, compact=True)
            yield Static(
                "回车 改名　Insert 增加　Delete 删除　Ctrl+上、下 移动　Esc 完成",
                classes="dialog-keys",
            )

    def on_mount(self) -> None:
        """List the sub-heads."""
        self._list(0)
        self.set_focus(self.query_one(OptionList))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Rename the sub-head chosen, or do what the line says."""
        match event.option_id:
            case "add":
                self.action_add()
            case "numbering":
                styles = ("", *STYLES)
                after = styles[(styles.index(self._section.numbering) + 1) % len(styles)]
                self._section = replace(self._section, numbering=after)
                self._list(event.option_index)
            case "done":
                self.action_back()
            case _:
                self._rename()

    @work
    async def _rename(self) -> None:
        place = self._place()
        if place is None:
            return
        part = self._section.parts[place]
        heading = await self._ask_heading("改名", part.heading)
        if heading is not None:
            self._take(place, [replace(part, heading=heading)], 1, place)

    @work
    async def action_add(self) -> None:
        """Ask for a new sub-head and put it behind the one under the cursor."""
        place = self._place()
        at = len(self._section.parts) if place is None else place + 1
        heading = await self._ask_heading("新的小标题", "")
        if heading is not None:
            self._take(at, [Part(heading)], 0, at)

    @work
    async def action_remove(self) -> None:
        """Take a sub-head away with its text, after asking when there is text."""
        place = self._place()
        if place is None:
            return
        part = self._section.parts[place]
        if part.text:
            chosen = await self.app.push_screen_wait(
                Choose(
                    f"删除“{part.heading}”？",
                    [("no", "不删除"), ("yes", "连同下面的文字一起删除")],
                    body=f"下面有{spoken_length(part.text)}字。删除后可以按 Ctrl+Z 撤销。",
                )
            )
            if chosen != "yes":
                return
        self._take(place, [], 1, max(0, place - 1))

    def action_move(self, step: int) -> None:
        """Move a sub-head up or down with its text."""
        place = self._place()
        if place is None or not self._section.parts[place].heading:
            return
        other = place + step
        if 0 <= other < len(self._section.parts) and self._section.parts[other].heading:
            parts = list(self._section.parts)
            parts[place], parts[other] = parts[other], parts[place]
            self._section = replace(self._section, parts=tuple(parts))
            self._list(other)

    def action_back(self) -> None:
        """Give what section one has become."""
        self.dismiss(None if self._section == self._given else self._section)

    async def _ask_heading(self, title: str, value: str) -> str | None:
        text = await self.app.push_screen_wait(
            AskText(
                title,
                value=value,
                body="不用写序号，程序会编。",
                refuse=lambda text: "" if clean_heading(text) else "小标题不能是空的。",
            )
        )
        return None if text is None else clean_heading(text)

    def _take(self, at: int, parts: list[Part], instead: int, cursor: int) -> None:
        kept = list(self._section.parts)
        kept[at : at + instead] = parts
        self._section = overview(self._section.numbering, kept)
        self._list(cursor)

    def _place(self) -> int | None:
        """The part under the cursor; None on the lines below the sub-heads."""
        at = self.query_one(OptionList).highlighted
        return at if at is not None and at < len(self._section.parts) else None

    def _list(self, cursor: int) -> None:
        section = self._section
        heads = section.printed_heads()
        lines = [
            Option(plain(_line(head or HEADLESS, spoken_length(part.text))), id=str(place))
            for place, (head, part) in enumerate(zip(heads, section.parts, strict=False))
        ]
        style = section.numbering or "不编号"
        options = self.query_one(OptionList)
        options.set_options(
            [
                *lines,
                Option("增加一个小标题", id="add"),
                Option(plain(f"编号样式：{style}（回车换一种）"), id="numbering"),
                Option("完成", id="done"),
            ]
        )
        options.highlighted = min(cursor, options.option_count - 1)


def _line(head: str, length: int) -> str:
    """A sub-head and its characters in one row; a long one is cut."""
    size = f"　{length}字"
    return fit(head, min(cell_len(head), LIST_CELLS - cell_len(size))) + size
