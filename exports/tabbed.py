r"""A report as rows for a sheet: tables as cells kept apart by tabs, prose one line a cell.

The rule: what is pasted into a sheet is never taken for a formula. A cell that begins like one
gets a `'` in front, as a clerk would type it to say that these are words.
"""

from collections.abc import Iterable, Iterator

from exports.grid import Grid, spread
from exports.layout import BLANK
from exports.outline import Element

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with; sheets read the full-width signs like the others."""


def draw_tabbed(elements: Iterable[Element]) -> str:
    """One row a line, no empty lines; ends with one newline."""
    rows = (row for element in elements for row in _rows(element))
    return "\n".join("\t".join(map(harmless, row)) for row in rows) + "\n"


def harmless(words: str) -> str:
    """A cell's words so that no sheet takes them for a formula; a printed blank stays."""
    return f"'{words}" if words.lstrip().startswith(_FORMULA) and words != BLANK else words


def _rows(element: Element) -> Iterator[list[str]]:
    return spread(element) if isinstance(element, Grid) else iter([[element.text]])
