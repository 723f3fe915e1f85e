"""Which report is last year's: the office's own of the year before, or the one the clerk chose.

A renamed or merged office has last year's report under another name. Commands and screens ask
here.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from nianbao.desk.remembered import PREVIOUS
from nianbao.storage.errors import UnreadableReportError
from nianbao.storage.library import Library
from nianbao.storage.stored import Key, Summary, report_of

if TYPE_CHECKING:  # imported when a report is loaded: the command line starts sooner
    from nianbao.report.document import Report


class PreviousFinder:
    """What counts as last year's, as the library was when this was made; raises StorageError."""

    def __init__(self, library: Library) -> None:
        self._chosen = PREVIOUS.loaded(library)
        self._stored = library.documents()

    def key_of(self, report: Key) -> Key | None:
        """The office and year of last year's report; None where the library has none.

        What was chosen counts while it is there.
        """
        keys = (self._chosen(report), _own(report))
        return next((key for key in keys if key in self._stored), None)

    def load(self, report: Key) -> "Report | None":
        """Last year's report; None where there is none or its record is damaged."""
        if key := self.key_of(report):
            with suppress(UnreadableReportError):
                return report_of(self._stored[key])
        return None


def choose_last(library: Library, report: Key, last: Key) -> None:
    """Let a report of the library count as last year's for another; raises StorageError."""
    if last == _own(report):
        PREVIOUS.forget(library, report)
    else:
        PREVIOUS.keep(library, report, last)


def keep_choice(library: Library, before: Key, now: Key) -> None:
    """Let a report that was renamed keep the last year's it had; raises StorageError."""
    last = PreviousFinder(library).key_of(before)
    if last and not library.contains(now[0], now[1] - 1):
        choose_last(library, now, last)


def candidates(library: Library, report: Key) -> tuple[Summary, ...]:
    """The reports that may count as last year's: those of the year before first, then older."""
    return tuple(line for line in library.summaries() if 0 < line.year < report[1])


def _own(report: Key) -> Key:
    """The office's own report of the year before."""
    return report[0], report[1] - 1
