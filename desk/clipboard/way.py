"""What is copied, and what every way of copying is.

A way tells in words what it did and never claims more: a table that went without its frame,
or a terminal that answers nothing, is said to the clerk.
"""

from dataclasses import dataclass
from typing import Protocol

from nianbao.report.errors import ReportError

HTML_HEAD = '<meta http-equiv="content-type" content="text/html; charset=utf-8">'
"""Stands before HTML that says nowhere else how its characters are written."""


class CopyError(ReportError):
    """A way of copying did not work."""


@dataclass(frozen=True, slots=True)
class Rich:
    """The same thing as text and as a piece of HTML; `html` is empty where only text is wanted."""

    plain: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was done, one sentence; `pastes` is whether pasting is what comes next."""

    words: str
    pastes: bool = True


class Way(Protocol):
    """One way of copying."""

    def available(self) -> bool:
        """Whether it is worth trying here."""

    def copy(self, rich: Rich) -> Copied:
        """Copy, waiting until it is done; raises ReportError. Called in a thread."""
