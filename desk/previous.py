"""Which report is last year's: the office's own of the year before, or the one the clerk chose.

A renamed or merged office has last year's report under another name. The choice is kept in the
library's settings, report by report; commands and screens ask here.
"""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from storage.errors import UnreadableReportError
from storage.library import Library
from storage.stored import Key, Summary

if TYPE_CHECKING:  # imported when a report is loaded: the command line starts sooner
    from report.document import Report

PREVIOUS = "previous"
"""The setting that keeps the choices."""


class LastYears:
    """What counts as last year's, as the library was when this was made; raises StorageError."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._stored = {(line.office, line.year) for line in library.summaries()}
        self._choices = _choices(library)

    def key_of(self, report: Key) -> Key | None:
        """The office and year of last year's report; None where the library has none.

        What was chosen counts while it is there.
        """
        own = (report[0], report[1] - 1)
        keys = (_key(self._choices.get(_name(report))), own)
        return next((key for key in keys if key in self._stored), None)

    def load(self, report: Key) -> "Report | None":
        """Last year's report; None where there is none or its record is damaged."""
        if key := self.key_of(report):
            with suppress(UnreadableReportError):
                return self._library.load(*key)
        return None


def choose_last(library: Library, report: Key, last: Key) -> None:
    """Let a report of the library count as last year's for another; raises StorageError."""
    before = _choices(library)
    choices = {name: key for name, key in before.items() if name != _name(report)}
    if last != (report[0], report[1] - 1):
        choices[_name(report)] = {"office": last[0], "year": last[1]}
    if choices != before:
        library.set_setting(PREVIOUS, choices)


def keep_choice(library: Library, before: Key, now: Key) -> None:
    """Let a report that was renamed keep the last year's it had; raises StorageError."""
    last = LastYears(library).key_of(before)
    if last and not library.contains(now[0], now[1] - 1):
        choose_last(library, now, last)


def candidates(library: Library, report: Key) -> tuple[Summary, ...]:
    """The reports that may count as last year's: those of the year before first, then older."""
    return tuple(line for line in library.summaries() if 0 < line.year < report[1])


def _choices(library: Library) -> dict[str, Any]:
    choices = library.setting(PREVIOUS, {})
    return dict(choices) if isinstance(choices, dict) else {}


def _key(chosen: object) -> Key | None:
    """The office and year that were chosen; None for anything else."""
    if isinstance(chosen, dict):
        office, year = chosen.get("office"), chosen.get("year")
        if isinstance(office, str) and type(year) is int:
            return office, year
    return None


def _name(report: Key) -> str:
    return f"{report[1]} {report[0]}"
