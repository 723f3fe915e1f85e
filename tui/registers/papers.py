"""The documents of a request: one is chosen, numbered where it has a number, read, and written."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from nianbao.desk.register_documents import (
    give_number,
    keep_letter_habits,
    letter_habits,
    number_given,
    paper_bytes,
    paper_file_name,
    paper_kinds,
    paper_of,
)
from nianbao.exports.letters.letter import Paper, open_gaps
from nianbao.exports.letters.papers import PaperKind
from nianbao.report.registers.record import Record
from nianbao.report.text import clean_line
from nianbao.storage.library import Library
from nianbao.tui.actions import bindings
from nianbao.tui.kit.clerk_screen import Dialog
from nianbao.tui.kit.dialogs import AskText, Choose
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain
from nianbao.tui.registers.writing_out import write_out

if TYPE_CHECKING:
    from nianbao.tui.registers.record_screen import RecordScreen

_ANSWERED = "复"
"""The series of document numbers that answers have: theirs stands in the record."""
_NUMBER, _BLANK = "number", "blank"
_CODE_HELP = "文号前面的几个字，如 北政，印出来是 北政依复〔2026〕1号。写一次，以后不再问。"
_GIVEN = "编出去的文号记着，不会给第二次。"


async def print_paper(screen: "RecordScreen") -> None:
    """Let the clerk print a document of the record."""
    library = screen.library
    if screen.record.register != "requests" or screen.held.is_new:
        screen.app.notify("依申请公开台账里登记好的一件，才有文书可以打印。")
        return
    with telling_errors(screen.app):
        kinds = [(kind, kind.name) for kind in paper_kinds(screen.record)]
        body = "" if screen.record.text("outcome") else "还没有填办理结果，答复书在填了以后才有。"
        kind = await screen.app.push_screen_wait(Choose("打印哪一份？", kinds, body=body))
        if kind is not None:
            await _print(screen, library, kind)


async def _print(screen: "RecordScreen", library: Library, kind: PaperKind) -> None:
    app, office = screen.app, screen.held.registers.office
    number = await _number(screen, library, kind)
    if number is None:
        return
    job = partial(paper_of, library, office, screen.record, kind.key, number=number)
    paper = await off_loop(app, "正在写", job)
    target = await app.push_screen_wait(PaperScreen(paper, screen.record))
    if target:
        name = paper_file_name(paper, screen.record, target)
        content = await off_loop(app, "正在写", partial(paper_bytes, paper, target))
        await write_out(app, library, name, content)


async def _number(screen: "RecordScreen", library: Library, kind: PaperKind) -> str | None:
    """The document number, empty where there is none yet; None for Esc."""
    app, record = screen.app, screen.record
    is_answer = kind.series == _ANSWERED
    if not kind.series:
        return ""
    office = screen.held.registers.office
    job = partial(number_given, library, office, record, kind.key)
    if (given := await off_loop(app, "正在读", job)) or screen.held.locked:
        return given
    choices = [(_NUMBER, "编下一个文号"), (_BLANK, "先空着，以后编或者手写")]
    chosen = await app.push_screen_wait(Choose(f"{kind.name}的文号", choices, body=_GIVEN))
    if chosen != _NUMBER:
        return None if chosen is None else ""
    if not await _has_code(screen, library):
        return None
    day = record.day("decided") if is_answer else None
    year = (day or date.today()).year
    job = partial(give_number, library, screen.held.registers, kind.key, year, record)
    number = await off_loop(app, "正在编号", job)
    if is_answer:
        screen.panel.take_back(screen.record.with_value("document_number", number))
    return number


async def _has_code(screen: "RecordScreen", library: Library) -> bool:
    """Whether it is known what the office's numbers begin with; asked for where it is not."""
    office = screen.held.registers.office
    habits = await off_loop(screen.app, "正在读", partial(letter_habits, library, office))
    if habits.code:
        return True
    code = await screen.app.push_screen_wait(
        AskText("发文机关代字", body=_CODE_HELP, limit=12, refuse=_refuse_code)
    )
    if code is None:
        return False
    changed = replace(habits, code=clean_line(code))
    await off_loop(screen.app, "正在存", partial(keep_letter_habits, library, office, changed))
    return True


def _refuse_code(code: str) -> str:
    return "" if clean_line(code) else "请写代字，如 北政。"


class PaperScreen(Dialog[str]):
    """Shows a document as text; gives the kind of file it is to be, empty for none."""

    CSS_PATH = "../kit/reading.tcss"
    BINDINGS = [
        *bindings(("back",)),
        Binding("enter", "write", "写成文件", show=False, priority=True),
    ]

    def __init__(self, paper: Paper, record: Record) -> None:
        super().__init__()
        self._paper, self._record = paper, record

    def compose(self) -> ComposeResult:
        """Title, text, what is still to be written by hand, keys."""
        gaps = open_gaps(self._paper)
        told = f"　还有{gaps}处空着，要补上或者手写" if gaps else ""
        yield Static(plain(f"{self._paper.title}{told}"), classes="title-line")
        with VerticalScroll():
            yield Static(Flowing(paper_bytes(self._paper, "text").decode()))
        yield Static("上下键 翻看　回车 写成文件　Esc 不写", classes="quiet reading-keys")

    def on_mount(self) -> None:
        """Be ready to scroll."""
        self.set_focus(self.query_one(VerticalScroll))

    async def action_write(self) -> None:
        """Ask for the kind of file."""
        self.run_worker(self._ask())

    async def _ask(self) -> None:
        kinds = [("docx", "Word（按公文格式排好，打印、盖章）"), ("text", "纯文本")]
        chosen = await self.app.push_screen_wait(Choose("写成哪一种？", kinds))
        if chosen:
            self.dismiss(chosen)

    def action_back(self) -> None:
        """Write nothing."""
        self.dismiss("")
