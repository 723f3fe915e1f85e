"""The queue of pieces under a clerk's hands: open it, copy, see what is marked."""

from datetime import date

from nianbao.exports.options import options_of
from nianbao.exports.pieces import Piece, pieces
from nianbao.report.document import Report
from nianbao.report.office import Office
from tests.programs import Programs
from tests.tui.driving import Clerk


def pieces_of(report: Report) -> tuple[Piece, ...]:
    return pieces(report, options_of(Office(name=report.office), date.today()))


def text_given(programs: Programs) -> str:
    given = programs.given("xclip")
    return given[1] if given else ""


def marked(clerk: Clerk, word: str = "已复制") -> list[int]:
    """The numbers of the pieces that are marked."""
    lines = (line.split() for line in clerk.screen.splitlines()[2:])
    return [int(words[0]) for words in lines if words[1:2] == [word] and words[0].isdigit()]


async def open_queue(clerk: Clerk) -> None:
    """Open the report under the cursor and its queue."""
    await clerk.press("enter")
    await clerk.sees("F5 导出")
    await clerk.press("f6")
    await clerk.sees("复制粘贴：")


async def copied(clerk: Clerk, number: int, of: int, name: str) -> None:
    """Press Enter and see what was copied."""
    await clerk.press("enter")
    await clerk.sees(f"已复制第{number}块　{name}")
