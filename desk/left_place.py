"""The place in a report in hand, kept so that it opens there again after an end or a kill."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from nianbao.desk.address import Address, address_there
from nianbao.desk.remembered import LEFT
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.storage.library import Library


class LeftPlace:
    """Where the cursor is in one report: `now`, as far as a screen has said so.

    Where the cursor was is not worth a question: what can't be kept is left unsaid.
    """

    def __init__(self, library: Library, report: Report) -> None:
        self._library, self._key = library, report.key
        self._kept: Address | None = None
        self.now: Address | None = None

    def load(self, report: Report) -> Address:
        """Where the report was left, be it by a kill; raises StorageError. On a disk."""
        return address_there(report, LEFT.load(self._library, self._key))

    def settings(self) -> Mapping[str, Any] | None:
        """What a save keeps in the same write; None where that is kept already."""
        if self.now is None or self.now == self._kept:
            return None
        self._kept = self.now
        return LEFT.beside(self._library, self._key, self.now)

    def remember(self, address: Address) -> None:
        """Keep where it is left, unless that is kept already. On a disk."""
        if address != self._kept:
            with suppress(ReportError):
                LEFT.keep(self._library, self._key, address)
                self._kept = address

    def forget(self) -> None:
        """Have it open at its start the next time: at its place an error may wait. On a disk."""
        self.now = None
        with suppress(ReportError):
            LEFT.forget(self._library, self._key)
