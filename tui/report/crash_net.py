"""The net under the screens: an error nobody foresaw ends the program, and costs nothing typed.

The rule: what was typed is saved before anything else is done, on the spot: nobody knows what still
works. No screen is asked twice, and an error on the way to the end changes nothing any more.
"""

from contextlib import suppress
from pathlib import Path
from typing import Protocol, Self, runtime_checkable

from textual.app import App

from nianbao.desk.crash import CrashError, crash_error
from nianbao.tui.terminal.seams import watch_errors


@runtime_checkable
class KeepsAtOnce(Protocol):
    """A screen over the report, in which something may be unfinished, too."""

    def keep_at_once(self) -> str:
        """Keep it while something is broken; says what could not be kept."""


class CrashNet:
    """Lies under one app over a data file, while the app runs."""

    def __init__(self, app: App[None], data: Path) -> None:
        self.told: CrashError | None = None
        """The words that tell of the error that ended the program; None while there was none."""
        self._app, self._data = app, data
        self._caught = False
        watch_errors(app, self.take)

    def __enter__(self) -> Self:
        """Begin to catch what Textual does not."""
        return self

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        """Raise CrashError where the app ended over an error of its own."""
        if isinstance(error, Exception):
            self.take(error)
        if self.told:
            raise self.told from None

    def take(self, error: BaseException) -> None:
        """Save what was typed, and keep what is known of the error; for the first one only."""
        if self._caught:
            return
        self._caught = True
        self.told = crash_error(self._data, error, _keep_all_at_once(self._app))


def _keep_all_at_once(app: App[None]) -> str:
    """Save what was typed in what is open; what could not be saved, in a sentence."""
    from nianbao.tui.report.leaving import keep_at_once
    from nianbao.tui.report.screen import ReportScreen

    unsaved = ""
    with suppress(Exception):  # an app that has not begun has no screens
        for screen in reversed(app.screen_stack):
            if isinstance(screen, ReportScreen):
                unsaved = keep_at_once(screen) or unsaved
            elif isinstance(screen, KeepsAtOnce):
                unsaved = screen.keep_at_once() or unsaved
    return unsaved
