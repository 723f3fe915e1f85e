"""The place in a report in hand, kept so that it opens there again after an end or a kill.

With it what stands typed there and is not taken: half a number is no figure of the report, but
no power cut loses it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from nianbao.desk.address import Address, address_there
from nianbao.desk.remembered import LEFT, NOT_TAKEN, NotTaken
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.storage.library import Library

_NOTHING = NotTaken()


class LeftPlace:
    """Where the cursor is in one report: `now`, as far as a screen has said so.

    `not_taken` is what stands typed; at first what a sitting before has left. None of it is worth
    a question: what can't be kept is left unsaid. `asked` is the question that is open, if its
    words are kept: they are not given up with the report.
    """

    asked = ""

    def __init__(self, library: Library, report: Report) -> None:
        self._library, self._key = library, report.key
        self._kept: Address | None = None
        self.now: Address | None = None
        self.not_taken = self._typed_kept = self._typed_seen = _NOTHING
        self._typed_rests = True

    def load(self, report: Report) -> Address:
        """Where the report was left, be it by a kill; raises StorageError. On a disk."""
        if not self._library.read_only:  # else it may be what another window has in hand
            self.not_taken = self._typed_kept = NOT_TAKEN.load(self._library, self._key)
        return address_there(report, LEFT.load(self._library, self._key))

    @contextmanager
    def kept_beside(self) -> Iterator[Mapping[str, Any]]:
        """The settings that a save keeps in the same write: nothing of what is kept already.

        They count as kept when the block has come through.
        """
        address, typed = self.now, self.not_taken
        settings: dict[str, Any] = {}
        if address not in (None, self._kept):
            settings |= LEFT.beside(self._library, self._key, address)
        if typed != self._typed_kept:
            settings |= NOT_TAKEN.beside(self._library, self._key, typed)
        yield settings
        self._kept, self._typed_kept = address or self._kept, typed

    def note(self, address: Address, cell: str, digits: str) -> bool:
        """Take where the cursor is now, and the digits that stand typed in its cell.

        Whether something has been left standing since the last two looks, and is to be remembered:
        who types on costs no write.
        """
        self.now = address
        typed = self.not_taken = replace(self.not_taken, cell=cell, digits=digits)
        rested = self._typed_rests
        self._typed_rests = typed == self._typed_seen
        self._typed_seen = typed
        return self._typed_rests and not rested and typed not in (_NOTHING, self._typed_kept)

    def words(self, question: str) -> str:
        """What stands typed in a question, or was left there; empty where nothing is."""
        return self.not_taken.words if self.not_taken.question == question else ""

    def note_words(self, question: str, words: str) -> None:
        """Take what stands typed in a question by now; empty for nothing any more."""
        if words:
            self.not_taken = replace(self.not_taken, question=question, words=words)
        elif self.not_taken.question == question:
            self.drop_words()

    def drop_words(self) -> None:
        """Keep no words any more: they were taken or given up."""
        self.not_taken = replace(self.not_taken, question="", words="")

    def remember(self, address: Address) -> None:
        """Keep where it is left, and what stands typed, unless that is kept already. On a disk."""
        typed = self.not_taken
        with suppress(ReportError):
            if address != self._kept:
                LEFT.keep(self._library, self._key, address)
                self._kept = address
            if typed != self._typed_kept:
                NOT_TAKEN.keep(self._library, self._key, typed)
                self._typed_kept = typed

    def forget(self) -> None:
        """Have it open at its start the next time: at its place an error may wait. On a disk."""
        self.now = None
        self.not_taken = replace(self.not_taken, cell="", digits="")
        with suppress(ReportError):
            LEFT.forget(self._library, self._key)
            NOT_TAKEN.keep(self._library, self._key, self.not_taken)


def cell_before(report: Report, ref: CellRef) -> str:
    """A cell with what is in it, so that digits typed over one figure never get to another."""
    return f"{ref}={print_figure(report.figure(ref))}"


def question_before(title: str, value: str) -> str:
    """A question with what is its answer until now; its first line is the title."""
    return f"{title}\n{value}"
