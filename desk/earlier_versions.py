"""What a report was before it is changed is kept beside it, and never in a save's way.

Versions (Ctrl+L) are states a clerk would want to see again: the one a sitting began with, one
every few minutes of work, the one before each large change or many small deletions in a row, the
one that is replaced as a whole.
Steps (Ctrl+Z after a restart) are the states before the last saves, one by one.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from nianbao.report.changes.extent import Extent, extent
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.storage.errors import UnreadableReportError
from nianbao.storage.history import History
from nianbao.storage.last_states import LastStates
from nianbao.storage.library import Library
from nianbao.storage.schema import Document
from nianbao.storage.stored import Key, holds, report_of

_EVERY = 300.0
"""Seconds of work after which a save keeps another version."""
_LITTLE = 5
"""Characters (a figure counts as so many) that may be lost to a power cut, if they were deleted or
overwritten just before it: beyond them a save waits until the state before is on the disk."""


class BeforeSaves:
    """Keeps the states of one report before its saves; used by the saver's thread.

    `report` is as the library has it; nothing is kept of one that is not there yet.
    """

    def __init__(self, library: Library, report: Report) -> None:
        self._library = library
        self._stored = report
        self._opened = library.document(*report.key)
        self._added: Document | None = None
        self._steps = LastStates(library.path, report.key)
        self._owed: Document | None = None
        self._begun = self._failed = False
        self._large_changes = 0
        self._run: _Run | None = None
        self._kept_at = 0.0
        self._unsynced = 0
        self._words = ""

    def keep(self, report: Report, large_changes: int = 0) -> None:
        """Keep the state before a save of `report`; what fails is tried again at the next save.

        Where `large_changes` is another number than at the save before, this one is large, however
        little it does.
        Raises nothing: `take_words` tells what went wrong, unless that is mended by then.
        """
        document = self._library.seen(*report.key) or self._opened
        if document is None or self._library.read_only:
            return
        change = extent(self._stored, report)
        asked_for = large_changes != self._large_changes
        self._large_changes = large_changes
        run = self._in_a_run(document, change)
        if self._owed is None:
            due: Document | None = None
            if asked_for or self._is_due(report, change):
                due = document
            elif run is not None and run.is_large:
                due = run.before
            if due is not None and not holds(document, report):
                self._owed = due
                if run is not None:
                    run.is_kept = True
        try:
            self._keep_version()
            if report != self._stored:
                self._keep_step(document, change)
        except ReportError as error:
            if not self._failed:
                self._words = _not_kept(error)
            self._failed = True

    def saved(self, report: Report) -> None:
        """Take note that a report has been stored."""
        self._stored = report

    def earlier(self) -> Iterator[Report]:
        """What the report was until now, the newest first; the file is read now. On a disk."""
        return _readable(self._steps.documents())

    def take_words(self) -> str:
        """What the clerk is to be told about the history, each sentence once; mostly nothing."""
        words, self._words = self._words, ""
        return words

    def _is_due(self, report: Report, change: Extent) -> bool:
        if not self._begun:
            return True
        rested = monotonic() - self._kept_at >= _EVERY
        return change.is_large or (rested and report != self._stored)

    def _in_a_run(self, document: Document, change: Extent) -> "_Run | None":
        """The run of saves that each took something away; None where this one did not.

        One that brings more than it takes is somebody writing.
        """
        taken = change.characters_lost or change.entries_lost
        if not taken or change.characters_come > change.characters_lost:
            self._run = None
        else:
            self._run = self._run or _Run(document)
            self._run.characters += change.characters_lost
            self._run.entries += change.entries_lost
        return self._run

    def _keep_version(self) -> None:
        if self._owed is None:
            return
        self._words = History(self._library.path).keep(self._owed, within=self._begun)
        self._owed, self._begun, self._kept_at = None, True, monotonic()

    def _keep_step(self, document: Document, change: Extent) -> None:
        if document is self._added:
            return  # the save after it has failed, and is tried again
        self._unsynced += change.characters_lost + _LITTLE * change.entries_lost
        synced = self._unsynced >= _LITTLE
        self._steps.add(document, synced=synced)
        self._added = document
        if synced:
            self._unsynced = 0


@dataclass(slots=True)
class _Run:
    """Saves in a row that each took a little away, as a held Backspace or typing over does.

    `before` is the document before the first of them.
    """

    before: Document
    characters: int = 0
    entries: int = 0
    is_kept: bool = False

    @property
    def is_large(self) -> bool:
        """Whether all of them together make a large change of which nothing is kept yet."""
        lost = Extent(entries_lost=self.entries, characters_lost=self.characters)
        return lost.is_large and not self.is_kept


def _readable(documents: Iterator[Document]) -> Iterator[Report]:
    for document in documents:
        with suppress(UnreadableReportError):
            yield report_of(document)


def keep_version(library: Library, office: str, year: int) -> str:
    """Keep the state of a report that is about to be replaced or deleted.

    Gives what the clerk is to be told, mostly nothing; raises nothing.
    """
    try:
        document = library.document(office, year)
        if document is None or library.read_only:
            return ""
        return History(library.path).keep(document)
    except ReportError as error:
        return _not_kept(error)


def forget_steps(library: Library, key: Key) -> None:
    """Let a new report of that office and year not begin with the steps of one that is gone."""
    LastStates(library.path, key).forget()


def _not_kept(error: ReportError) -> str:
    return f"{error}报告照常保存；它以前的样子没有记进历史。"
