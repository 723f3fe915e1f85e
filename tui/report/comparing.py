"""Last year's report beside this one: shown, taken over cell by cell, found where it is missing."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from textual import work
from textual.actions import SkipAction
from textual.widgets import Input

from nianbao.desk.previous import PreviousFinder, candidates
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.years.carry import carried_figures
from nianbao.storage.stored import Key
from nianbao.tui.kit.dialogs import Choice, Choose, confirm
from nianbao.tui.kit.notices import tell_error
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.report.surroundings import fold_pages

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen


@work
async def last_year(screen: "ReportScreen") -> None:
    """Show last year's report beside this one, or hide it; find one where there is none."""
    if screen.held.previous is None:
        await _choose(screen)
    elif not (screen.panels.compare_on and screen.panel.enter_beside()):
        _show_beside(screen, not screen.panels.compare_on)


@work
async def choose_previous(screen: "ReportScreen") -> None:
    """Choose which report of the library is last year's."""
    await _choose(screen)


def take_over(screen: "ReportScreen") -> None:
    """Put what last year's report has into the place in hand; a line keeps the key."""
    if isinstance(screen.focused, Input):
        raise SkipAction()
    if screen.held.previous is None:
        screen.app.notify("还没有上年的报告；按 F4 读入或者选一份。")
    elif screen.may_change():
        screen.panel.take_over()


async def compare_with(screen: "ReportScreen", last: Report) -> None:
    """Compare with another report from now on; offer what is handed on, if it is missing."""
    try:
        await off_loop(screen.app, "正在存", partial(screen.held.choose_previous, last))
    except ReportError as error:
        tell_error(screen.app, error)
        return
    screen.held.compare_with(last)
    _show_beside(screen, screen.panels.compare_on)
    await _offer_carried(screen, last)


def _show_beside(screen: "ReportScreen", on: bool) -> None:
    screen.panels.compare_on = on
    fold_pages(screen, screen.size.width)
    screen.panels.compare(on=on)
    screen.draw()


async def _choose(screen: "ReportScreen") -> None:
    """Ask which report is last year's, or for its file."""
    held, library = screen.held, screen.held.library
    if library.read_only:
        missing = "" if held.previous else "还没有上年的报告。"
        screen.app.notify(missing + library.read_only, severity="warning")
        return
    try:
        there = PreviousFinder(library).key_of(held.report.key)
        lines = candidates(library, held.report.key)
    except ReportError as error:
        tell_error(screen.app, error)
        return
    choices: list[Choice[Key | Literal["read in"]]] = [
        ((line.office, line.year), f"{line.year}年　{line.office}") for line in lines
    ]
    chosen = await screen.app.push_screen_wait(
        Choose(
            "哪一份报告作上年的？" if held.previous else _missing(there),
            [*choices, ("read in", "读入一份（F9）")],
            body="单位改过名称或者合并过的，选原来名称的报告。只有上一年的报告参加与上年的核对，"
            "更早的只能对照着看。",
            selected=there,
        )
    )
    if chosen == "read in":
        await screen.run_action("import_report")
    elif chosen is not None:
        await _load_last(screen, chosen)


async def _load_last(screen: "ReportScreen", key: Key) -> None:
    found_none = screen.held.previous is None
    try:
        last = await off_loop(screen.app, "正在读", partial(screen.held.library.load, *key))
    except ReportError as error:
        tell_error(screen.app, error)
        return
    await compare_with(screen, last)
    if found_none and screen.held.previous is not None:
        _show_beside(screen, True)


async def _offer_carried(screen: "ReportScreen", last: Report) -> None:
    """Ask whether the cells that carry over are to be filled, if they are all blank."""
    carried = carried_figures(last, screen.report)
    filled = any(ref in screen.report.figures for ref in carried)
    if not carried or screen.held.locked or filled:
        return
    if (
        await confirm(
            screen.app,
            f"上年结转还空着，照{last.year}年的报告填上吗？",
            yes=f"填上{len(carried)}格，可以撤销",
            no="不填",
        )
        and screen.may_change()
    ):
        screen.held.change(screen.report.with_figures(carried), large=True)


def _missing(there: Key | None) -> str:
    return f"{there[1]}年的报告读不出来，换一份作上年的" if there else "还没有上年的报告"
