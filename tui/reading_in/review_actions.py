"""What is done with what was read: looked up in its source, given another name, stored."""

from typing import TYPE_CHECKING

from textual import work

from nianbao.tui.kit.dialogs import confirm
from nianbao.tui.reading_in.source_lines import SourceLines

if TYPE_CHECKING:
    from nianbao.tui.reading_in.reviewing import ReviewScreen


def source(screen: "ReviewScreen") -> None:
    """Go into the source to leaf through it, and back."""
    lines = screen.query_one(SourceLines)
    if not screen.held.reading.source:
        screen.app.notify("这种文件没有原文可看，数字都是按名称读的。")
    elif lines.has_focus:
        screen.panel.land(screen.panel.address())
    else:
        screen.set_focus(lines)


def unplaced_lines(screen: "ReviewScreen") -> None:
    """List the lines that are in no place of the report, to put them somewhere."""
    from nianbao.tui.reading_in.unplaced import UnplacedScreen

    screen.app.push_screen(UnplacedScreen(screen.held))


@work
async def whose_report(screen: "ReviewScreen") -> None:
    """Change the office or the year."""
    named = await screen.acceptance.ask_whose(screen.app, screen.report)
    if named is not None:
        screen.held.change(named)
        screen.draw()


@work
async def store_reading(screen: "ReviewScreen") -> None:
    """Ask, and store what was read."""
    left = len(screen.held.unplaced.open)
    stored = await screen.acceptance.ask(screen.app, screen.report, left)
    if stored is not None:
        screen.dismiss(stored)


@work
async def leave_review(screen: "ReviewScreen") -> None:
    """Go back to the panel, or leave; what was mended here is not lost without a question."""
    if screen.query_one(SourceLines).has_focus:
        screen.panel.land(screen.panel.address())
    elif screen.fold():
        changed = screen.report != screen.held.first
        if not changed or await may_drop(screen, "不存，回去"):
            screen.dismiss(None)


async def may_drop(screen: "ReviewScreen", yes: str) -> bool:
    """Ask before what was read is dropped; `yes` are the words for it."""
    title = "读到的报告还没有存进库里"
    return await confirm(screen.app, title, yes=yes, no="接着看", no_first=True)
