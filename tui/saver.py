"""Saving beside the screen: one thread that writes the newest report until it is on disk.

The rule: `saved` is told only when everything handed in is on disk. A save that fails is tried
again every few seconds; what was to be saved stays in memory.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Condition, Thread

from report.document import Report
from report.errors import ReportError

RETRY_AFTER = 3.0
"""Seconds between two tries at a save that failed."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the status line says: `saving`, `saved` at a time, or `failed` with the reason."""

    kind: str
    time: datetime | None = None
    error: ReportError | None = None


class Saver:
    """Saves one report after another.

    `save` writes a report and raises ReportError when it can't; `tell` is called with each
    SaveState. Both are called from the saver's own thread.
    """

    def __init__(self, save: Callable[[Report], None], tell: Callable[[SaveState], None]) -> None:
        self._save_report = save
        self._tell = tell
        self._wanted: Report | None = None
        self._closed = False
        self._changed = Condition()
        self.state = SaveState("saved")
        self._thread = Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

    def submit(self, report: Report) -> None:
        """Have this report saved soon; one that still waits is superseded by it."""
        with self._changed:
            self._wanted = report
            self.state = SaveState("saving")
            self._changed.notify_all()

    def settle(self, seconds: float) -> SaveState:
        """Wait until all is saved, a save has failed or the time is over; gives the state."""
        with self._changed:
            self._changed.wait_for(lambda: self.state.kind != "saving", seconds)
            return self.state

    def try_again(self) -> None:
        """Try a save that failed at once."""
        with self._changed:
            if self._wanted is not None:
                self.state = SaveState("saving")
            self._changed.notify_all()

    def close(self) -> None:
        """End the thread; what could not be saved is given up."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join(5)

    def _run(self) -> None:
        while (report := self._next()) is not None:
            state = self._save(report)
            with self._changed:
                if self._wanted is not report:
                    continue
                if state.kind == "saved":
                    self._wanted = None
                self.state = state
                self._changed.notify_all()
            self._tell(state)

    def _next(self) -> Report | None:
        """The report to save now; None when closed. Waits out the pause after a failure."""
        with self._changed:
            if self.state.kind == "failed":
                self._changed.wait(RETRY_AFTER)
            self._changed.wait_for(lambda: self._closed or self._wanted is not None)
            return None if self._closed else self._wanted

    def _save(self, report: Report) -> SaveState:
        try:
            self._save_report(report)
        except ReportError as error:
            return SaveState("failed", error=error)
        except Exception as error:  # a mistake of the program's: the clerk must not wait for ever
            return SaveState("failed", error=ReportError(f"程序出错（{error!r}），"))
        return SaveState("saved", datetime.now())
