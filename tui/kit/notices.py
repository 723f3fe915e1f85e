"""What went wrong, as a notice."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from textual.app import App

from nianbao.report.errors import ReportError

if TYPE_CHECKING:
    from nianbao.storage.library import Library

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


def may_write(app: App[Any], library: "Library") -> bool:
    """Whether anything can be changed; told where another has the library, before it is asked."""
    if library.read_only:
        app.notify(library.read_only, severity="warning")
    return not library.read_only
