"""Reading a source in: read beside the screen, then reviewed, then stored or not."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from nianbao.imports import Reading
from nianbao.imports.reading import ReturnFoundError
from nianbao.report.document import Report
from nianbao.storage.library import Library
from nianbao.tui.kit.jobs import Jobs
from nianbao.tui.kit.off_loop import holding_keys, off_loop


@dataclass(frozen=True, slots=True)
class SourceToRead:
    """Its name, how it is read, the words that tell so, and what keeps what is of use next time."""

    name: str
    read: Callable[[], Reading]
    words: str
    keep: Callable[[], None] | None = None


Take: TypeAlias = Callable[[Jobs, Library, SourceToRead], Awaitable[Report | None]]
"""Takes a source as `review` does; gives the report where that was all that was wanted."""


async def review(jobs: Jobs, library: Library, source: SourceToRead) -> Report | None:
    """Read a source as a job of a screen and show what was made of it; gives what was stored.

    It is kept after the reading and after the storing. Raises ReportError when the source can't
    be read or holds no report.
    """
    from nianbao.tui.reading_in.accepting import Acceptance
    from nianbao.tui.reading_in.reviewing import ReviewScreen, first_report

    def prepare() -> tuple[Report, Acceptance]:
        office = library.office()
        report = first_report(reading, office)
        if source.keep:
            source.keep()
        return report, Acceptance(reading, library, office)

    app = jobs.app
    reading = await jobs.do_or_leave(source.words, source.read)
    with holding_keys(app):
        report, acceptance = await off_loop(app, "正在读", prepare)
        screen = ReviewScreen(reading, report, source.name, acceptance)
    stored = await app.push_screen_wait(screen)
    if stored is not None:
        if source.keep:
            await off_loop(app, "正在存", source.keep)
        app.notify(f"已读入{stored.office}{stored.year}年的报告。")
    return stored


async def review_or_receive(jobs: Jobs, library: Library, source: SourceToRead) -> Report | None:
    """The same, but what the county sends back is taken for the report it is about."""
    try:
        return await review(jobs, library, source)
    except ReturnFoundError as found:
        from nianbao.tui.reading_in.receiving import receive

        return await receive(jobs, library, found.note)


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a source is wanted for: how the screens that ask for it are headed, who takes it."""

    heading: str
    pasting: str
    take: Take


READING_IN = Purpose("读入一份报告", "粘贴文字", review_or_receive)
