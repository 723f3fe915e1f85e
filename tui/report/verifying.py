"""The published page beside the report in hand: opened or pasted, compared, the result kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from nianbao.desk.open_report import OpenReport
from nianbao.desk.proof import Proof, prove
from nianbao.desk.proof.keeping import page_check
from nianbao.imports import Reading
from nianbao.imports.reading import ReturnFoundError
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.standing import PageCheck
from nianbao.report.state import State
from nianbao.storage.library import Library
from nianbao.tui.kit.dialogs import confirm
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.reading_in.sources import Purpose, SourceToRead, review

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen


def verify_page(screen: "ReportScreen") -> None:
    """Ask for the page, and show how it differs from the report."""
    from nianbao.tui.reading_in.importing import ImportScreen

    purpose = Purpose(
        "发布后核对：打开存下来的网页，或者粘贴",
        "发布后核对：粘贴网站上的全文，按 F9 核对",
        partial(_compare, screen.held),
    )
    screen.app.push_screen(ImportScreen(screen.held.library, purpose))


class ReadOrVerify:
    """Takes a source for F9: read in, or, where it is the published report in hand, compared.

    What the county sends back is taken for the report it is about. `done` tells afterwards that
    nothing was read in.
    """

    def __init__(self, held: OpenReport) -> None:
        self._held = held
        self.done = False

    async def __call__(self, jobs: Jobs, library: Library, source: SourceToRead) -> Report | None:
        """Ask which of the two is wanted, where there is a choice."""
        try:
            return await self._take(jobs, library, source)
        except ReturnFoundError as found:
            from nianbao.tui.reading_in.receiving import receive

            self.done = True
            return await receive(jobs, library, found.note, self._held)

    async def _take(self, jobs: Jobs, library: Library, source: SourceToRead) -> Report | None:
        held = self._held
        if held.standing.state is State.PUBLISHED:
            reading = await jobs.do_or_leave(source.words, source.read)
            source = replace(source, read=partial(_given, reading))
            if (reading.office, reading.year) == held.report.key and await self._ask(jobs):
                self.done = True
                return await _compare(held, jobs, library, source)
        return await review(jobs, library, source)

    async def _ask(self, jobs: Jobs) -> bool:
        year = self._held.report.year
        return await confirm(
            jobs.app,
            f"这就是手里这份{year}年的报告，已经发布了",
            yes="发布后核对：和报告比，看哪里不同",
            no="读入：看读到了什么，再决定存不存",
        )


def _given(reading: Reading) -> Reading:
    return reading


async def _compare(
    held: OpenReport, jobs: Jobs, library: Library, source: SourceToRead
) -> Report | None:
    """Compare a source with the report, keep the result, show it; gives the report.

    Raises ReportError when the source can't be read or holds no report.
    """
    from nianbao.tui.report.proof import ProofScreen

    del library
    reading = await jobs.do_or_leave(source.words, source.read)
    printed, previous = held.printed, held.previous

    def compare() -> Proof:
        return prove(printed, reading, held.print_options(), previous)

    proof = await jobs.do_or_leave("正在核对", compare)
    check = page_check(proof, printed, source.name)
    untold = await off_loop(jobs.app, "正在存", partial(_keep, held, check, source.keep))
    await jobs.app.push_screen_wait(ProofScreen(proof, source.name, untold))
    return held.report


def _keep(held: OpenReport, check: PageCheck, keep: Callable[[], None] | None) -> str:
    """Keep the result with the state; what is to be told where that can't be done."""
    if keep:
        keep()
    if held.library.read_only:
        return "只读，结果没有记下来。"
    if held.standing.state is not State.PUBLISHED:
        return "还没有登记发布（Ctrl+R），结果没有记下来。"
    try:
        held.go_to_state(replace(held.standing, checked=check))
    except ReportError as error:
        return f"{error}结果没有记下来。"
    return ""
