"""What screens that read a report in have in common: read it beside the screen, then review it."""

from collections.abc import Callable

from imports import Reading
from report.document import Report
from storage.library import Library
from tui.kit.working_screen import WorkingScreen


class SourceScreen(WorkingScreen[Report]):
    """Gives the report that was read and stored, or None.

    It is left while a source is being read, too: nothing is lost, and a network may be dead.
    """

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    async def review(self, words: str, name: str, read: Callable[[], Reading]) -> None:
        """Read a source in a thread and show what was made of it; end when that was stored.

        `words` tell what is going on, `name` is the source's. Raises ReportError when it
        can't be read or holds no report.
        """
        from tui.reading_in.reviewing import ReviewScreen, first_report

        reading = await self.do(f"{words}，不等了按 Esc", read)
        report = first_report(reading, self.library)
        self.on_read()
        stored = await self.app.push_screen_wait(ReviewScreen(reading, report, name, self.library))
        if stored is not None:
            self.on_read()
            self.dismiss(stored)

    def action_back(self) -> None:
        """Go back, whatever is being read."""
        self.dismiss(None)

    async def leave(self) -> bool:
        """There is nothing here to keep."""
        return True

    def on_read(self) -> None:
        """A source was read, or its report was stored: keep what is of use the next time."""
