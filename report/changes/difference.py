"""One difference between two values of a report, in words, and how it is taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from nianbao.report.document import Report


@dataclass(frozen=True, slots=True)
class Difference:
    """One typed cell, note, line, paragraph or sub-head that was changed.

    `section` is a section's key, empty for title and lead-in; `place` says where, `old` and
    `new` what stood there, as printed, empty where nothing did. `undo` gives any later value of
    the report with `old` put back. `untouched` tells whether that report still has what the
    change left; where it has not, `undo` still puts a cell or a line back, for a paragraph the
    whole field, and leaves the report alone when its sub-head is gone.
    """

    section: str
    place: str
    old: str
    new: str
    undo: Callable[[Report], Report]
    untouched: Callable[[Report], bool]
