"""Saving beside the screen: one thread that writes the newest report until it is on disk.

The rule: `saved` is told only when everything handed in is on disk. A save that fails is tried
again every few seconds; what was to be saved stays in memory.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from threading import Condition, Thread
from typing import Generic, TypeVar

from nianbao.report.errors import ReportError

RETRY_AFTER = 3.0
"""Seconds between two tries at a save that failed."""
REST = 0.1
"""Seconds a report waits: the keys that just came are painted first."""
_REST_AT_MOST = 0.5
"""Seconds it waits while it is being checked: both at once would be in the way of the next key."""

Written = TypeVar("Written")
"""What is saved: a report, or a record of a register."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the status line says: `saving`, `saved` at a time, or `failed` with the reason."""

    kind: str
    time: datetime | None = None
    error: ReportError | None = None


class Saver(Generic[Written]):
    """Saves one report, or record, after another.

    `save` writes one and raises ReportError when it can't; `tell` is called with each
    SaveState. Both are called from the saver's own thread. While `is_busy` a save waits a little
    longer.
    """

    def __init__(
        self,
        save: Callable[[Written], None],
        tell: Callable[[SaveState], None],
        is_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        self._save_report = save
        self._tell = tell
        self._is_busy = is_busy
        self._wanted: tuple[Written] | None = None  # another one each time one is submitted
        self._closed = self._hurried = False
        self._changed = Condition()
        self.state = SaveState("saved")
        self._thread: Thread | None = None

    def submit(self, report: Written) -> None:
        """Have this report saved soon; one that still waits is superseded by it."""
        with self._changed:
            self._wanted = (report,)
            self.state = SaveState("saving")
            self._changed.notify_all()
            if self._thread is None:  # a report that is only looked at needs none
                self._thread = Thread(target=self._run, name="saver", daemon=True)
                self._thread.start()

    def look_again(self) -> None:
        """Be told that what made it busy is done."""
        with self._changed:
            self._changed.notify_all()

    def settle(self, seconds: float) -> SaveState:
        """Save now and wait until it is done, has failed or the time is over; gives the state.

        What failed before is tried again: the disk may have room meanwhile.
        """
        if self.state.kind == "failed":
            self.try_again()
        with self._changed:
            self._hurried = self._wanted is not None
            self._changed.notify_all()
            self._changed.wait_for(lambda: self.state.kind != "saving", seconds)
            return self.state

    def try_again(self) -> None:
        """Try a save that failed at once; a try that runs meanwhile does not count."""
        with self._changed:
            if self._wanted is not None:
                (report,) = self._wanted
                self._wanted = (report,)
                self.state = SaveState("saving")
            self._changed.notify_all()

    def close(self) -> None:
        """End the thread; what could not be saved is given up."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(5)

    def _run(self) -> None:
        while (wanted := self._next()) is not None:
            state = self._save(*wanted)
            with self._changed:
                if self._wanted is not wanted:
                    continue
                if state.kind == "saved":
                    self._wanted = None
                self._hurried = False
                self.state = state
                self._changed.notify_all()
            with suppress(Exception):  # who is told may be broken: what comes is saved all the same
                self._tell(state)

    def _next(self) -> tuple[Written] | None:
        """The report to save now; None at the end. Waits out the pauses."""
        with self._changed:
            if self.state.kind == "failed" and not self._closed:
                self._changed.wait(RETRY_AFTER)
            self._changed.wait_for(lambda: self._closed or self._wanted is not None)
            self._changed.wait_for(lambda: self._closed or self._hurried, REST)
            self._changed.wait_for(self._may_begin, _REST_AT_MOST - REST)
            given_up = self._closed and self.state.kind == "failed"
            return None if given_up else self._wanted

    def _may_begin(self) -> bool:
        return self._closed or self._hurried or not self._is_busy()

    def _save(self, report: Written) -> SaveState:
        try:
            self._save_report(report)
        except ReportError as error:
            return SaveState("failed", error=error)
        except Exception:  # a mistake of the program's: the clerk must not wait for ever
            return SaveState(
                "failed", error=ReportError("程序出错，这一次没有存上，", "过几秒再存。")
            )
        return SaveState("saved", datetime.now())
