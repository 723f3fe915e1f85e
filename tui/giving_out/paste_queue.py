"""The report in pieces for pasting: Enter copies one and moves on to the next.

What was done stands on the screen in words. Copying may wait for another program, so it is done
beside the screen, one at a time. Where the clerk is and what is copied stays with the report.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from rich.cells import set_cell_size
from textual import events, work
from textual.app import App, ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from nianbao.desk.clipboard import copy, ways
from nianbao.desk.files import is_draft
from nianbao.desk.open_report import OpenReport
from nianbao.desk.remembered import PASTED, Pasting, sum_of
from nianbao.exports.pieces import BODY, TABLE, WHOLE, Piece, pieces
from nianbao.exports.plain_text import RULE
from nianbao.report.errors import ReportError
from nianbao.tui.actions import bindings
from nianbao.tui.giving_out.paste_views import PASTE_VIEWS, PasteView
from nianbao.tui.kit.choice_list import ChoiceList
from nianbao.tui.kit.clerk_screen import ClerkScreen
from nianbao.tui.kit.fitting import fit_middle
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.key_line import KeyLine
from nianbao.tui.kit.line_breaking import broken
from nianbao.tui.kit.off_loop import holding_keys, off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.prose.rows import MORE

_WIDE = 110
"""Terminal cells from which the beginning of a piece stands beside the list."""
_OTHERWISE = "按 Esc 返回，再按 F5 导出成文件"
_DRAFT = "还有错误或没填的格，是草稿。按 Esc 返回，再按 F2 看要改什么。"


@dataclass(frozen=True, slots=True)
class _Start:
    """What is read before the screen comes: the pieces, and how far they were pasted."""

    pieces: Sequence[Piece]
    pasting: Pasting


class _Beginning(Widget):
    """As much of the beginning of a text as there is room for."""

    _text = ""

    def show(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.refresh()

    def render(self) -> Content:
        """The rows that fit, the last one telling that there is more."""
        width, height = self.content_size
        rows = list(islice(_rows(self._text, max(20, width)), height + 1))
        if len(rows) > height:
            rows[height - 1 :] = [MORE]
        return plain("\n".join(rows))


class PasteQueueScreen(ClerkScreen[None]):
    """Lists the pieces of a report. F3 changes the format."""

    CSS_PATH = ["../kit/lists.tcss", "paste_queue.tcss"]
    ACTION_IDS = ("next_view", "back")
    BINDINGS = bindings(ACTION_IDS)

    def __init__(self, held: OpenReport, start: _Start) -> None:
        super().__init__()
        self._held = held
        self._pieces = start.pieces
        self._pasting = start.pasting
        self._copying = False

    def compose(self) -> ComposeResult:
        """The format, the pieces, the beginning of the one in hand, what was done, the keys."""
        title = f"复制粘贴：{self._held.report.title}"
        title = fit_middle(title, max(20, self.app.size.width - 2))
        self._divide(self.app.size.width)
        yield Static(plain(title), classes="title-line")
        yield Static(self._view_words(), id="view")
        if is_draft(self._held.report, self._held.findings):
            yield Static(_DRAFT, classes="error-words draft-words")
        with Container(id="queue"):
            yield ChoiceList(
                *(Option(self._line(at)) for at in range(len(self._pieces))), markup=False
            )
            yield _Beginning(id="beginning")
        yield Static("", id="outcome")
        yield Static("上下键 选择　回车 复制这一块，到下一块", classes="quiet list-keys")
        yield KeyLine(self.action_ids())

    def help_words(self) -> str:
        """How to use the list, and what the formats are for."""
        return "\n".join(
            (
                "报告分成一块一块，一块对着网站上的一个框。按回车复制，到网站上粘贴，回来再按回车。",
                "一个部分里有表的，连表一起复制，接着就到下一个部分；只要表的，用方向键选。",
                "最后是正文和全文：网站的标题另有一框的用正文，只有一个框的用全文。",
                "复制过的写着“已复制”；复制以后报告又改了，写着“又改过”，要重新复制。",
                "按 F3 换格式：",
                *(f"{view.name}：{view.use}。" for view in PASTE_VIEWS),
            )
        )

    def on_mount(self) -> None:
        """Go to where pasting was left."""
        keys = [piece.key for piece in self._pieces]
        options = self.query_one(OptionList)
        options.highlighted = keys.index(self._pasting.piece) if self._pasting.piece in keys else 0
        self.set_focus(options)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Put the beginning of the piece beside the list or below it."""
        self._divide(event.size.width)

    def _divide(self, width: int) -> None:
        self.set_class(width >= _WIDE, "-wide")

    def _view_words(self) -> Flowing:
        return Flowing(f"{self._view.name}：{self._view.use}。按 F3 换格式。")

    def on_option_list_option_highlighted(self) -> None:
        """Show the beginning of the piece in hand."""
        self._pasting = replace(self._pasting, piece=self._piece.key)
        self._draw()

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Copy the chosen piece and move on, unless one is being copied."""
        if self._copying:
            return
        self._copying = True
        at, piece = event.option_index, self._pieces[event.option_index]
        here = ways(self.app.copy_to_clipboard, self._held.library.path, _OTHERWISE)
        self._tell("正在复制…")
        try:
            copied = await asyncio.to_thread(copy, self._view.rich(piece), here)
        except ReportError as error:
            self._tell(str(error), bad=True)
        else:
            done = "已复制" if copied.pastes else "已写出"
            self._tell(f"{done}第{at + 1}块　{piece.name}\n{copied.words}")
            self._mark(at)
        finally:
            self._copying = False

    def action_next_view(self) -> None:
        """Copy in the next format."""
        view = PASTE_VIEWS[(PASTE_VIEWS.index(self._view) + 1) % len(PASTE_VIEWS)]
        self._pasting = replace(self._pasting, view=view.key)
        self.query_one("#view", Static).update(self._view_words())
        self._draw()

    @work
    async def action_back(self) -> None:
        """Go back to the report."""
        await self.keep()
        self.dismiss(None)

    async def leave(self) -> bool:
        """Remember how far it was pasted; nothing here is ever lost."""
        await self.keep()
        return True

    async def keep(self) -> None:
        """Remember how far it was pasted, unless that can't be written."""
        library, pasting = self._held.library, self._pasting
        with suppress(ReportError):
            job = partial(PASTED.keep, library, self._held.report.key, pasting)
            await off_loop(self.app, "正在存", job)

    @property
    def _view(self) -> PasteView:
        return next(
            (view for view in PASTE_VIEWS if view.key == self._pasting.view), PASTE_VIEWS[0]
        )

    @property
    def _piece(self) -> Piece:
        return self._pieces[self.query_one(OptionList).highlighted or 0]

    def _mark(self, at: int) -> None:
        """Write down that a piece is copied, and go to the next if the cursor is still on it."""
        piece = self._pieces[at]
        copied = {**self._pasting.copied, piece.key: sum_of(piece.text())}
        self._pasting = replace(self._pasting, copied=copied)
        for options in self.query(OptionList):  # none when the program was ended meanwhile
            options.replace_option_prompt_at_index(at, self._line(at))
            if options.highlighted == at:
                options.highlighted = self._next(at)

    def _next(self, at: int) -> int:
        """The piece to copy after another; nothing comes twice, so it may be the last itself.

        A section has its table in it; what holds all of them is for a page of one box.
        """
        contained = (self._pieces[at].key + TABLE, BODY, WHOLE)
        after = range(at + 1, len(self._pieces))
        return next((place for place in after if self._pieces[place].key not in contained), at)

    def _line(self, at: int) -> Content:
        """A piece in one line: its number, whether it is copied, its name."""
        piece = self._pieces[at]
        name = f"　　只要{piece.name}" if piece.key.endswith(TABLE) else piece.name
        mark, style = "", ""
        if piece.key in self._pasting.copied:
            same = self._pasting.copied[piece.key] == sum_of(piece.text())
            mark, style = ("已复制", "$text-success") if same else ("又改过", "$text-warning")
        return Content.assemble(f"{at + 1:2}  ", (set_cell_size(mark, 8), style), plain(name))

    def _draw(self) -> None:
        """The beginning of what would be copied."""
        self.query_one(_Beginning).show(self._view.shown(self._piece))

    def _tell(self, words: str, *, bad: bool = False) -> None:
        for outcome in self.query("#outcome").results(Static):
            outcome.set_class(bad, "error-words")
            outcome.update(Flowing(words))


async def show_paste_queue(app: App[Any], held: OpenReport) -> None:
    """Let the clerk copy a report piece by piece."""
    with holding_keys(app):
        start = await off_loop(app, "正在读", partial(_start, held))
        await app.push_screen(PasteQueueScreen(held, start))


def _start(held: OpenReport) -> _Start:
    pasting = Pasting()
    with suppress(ReportError):  # it is not worth a question
        pasting = PASTED.load(held.library, held.report.key)
    return _Start(pieces(held.printed, held.print_options()), pasting)


def _rows(text: str, width: int) -> Iterator[str]:
    """The lines of a text, prose broken into rows of `width` cells; rows of tables stay whole."""
    for line in text.replace("\t", RULE).split("\n"):
        yield from [line] if RULE in line else broken(line, width)
