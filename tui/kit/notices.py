"""What went wrong, as a notice."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App

from nianbao.report.errors import ReportError

_READ_FOR = 15.0
"""Seconds an error's notice stays."""


@contextmanager
def telling_errors(app: App[Any]) -> Iterator[None]:
    """Tell a ReportError that is raised in the block; nothing else is lost by it."""
    try:
        yield
    except ReportError as error:
        tell_error(app, error)


def tell_error(app: App[Any], error: ReportError) -> None:
    """Tell an error, long enough to be read."""
    app.notify(str(error), severity="error", timeout=_READ_FOR)
