"""What every source becomes before it is understood: lines of words and rows of cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from report.finding import Finding


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of words at a place in the source (lines count from 1).

    `level` is 1, 2, 3… when the source itself marks it as a heading, 0 when it marks it as a
    paragraph, None when the source can't tell (plain text). `literal`: what looks like a
    number in front belongs to the words.
    """

    number: int
    text: str
    level: int | None = None
    literal: bool = False


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row of a table: its cells from left to right, cleaned, empty ones kept.

    `text` is the row as words, should it turn out to stand in prose. `covered` are the places
    that a spanned cell covers: neither values nor blanks.
    """

    number: int
    cells: tuple[str, ...]
    text: str
    covered: frozenset[int] = frozenset()

    @property
    def own_cells(self) -> tuple[str, ...]:
        """The cells that begin in this row."""
        return tuple(text for place, text in enumerate(self.cells) if place not in self.covered)


SourceBlock = TextLine | CellRow


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a reader got out of a file: the lines and rows of the report, and all the rest.

    `around` are lines (by number) that are seen but are no part of the report: menus, buttons.
    `findings` tell what of the file was not read, and what was read by guess.
    """

    blocks: Sequence[SourceBlock]
    around: tuple[tuple[int, str], ...] = ()
    findings: tuple[Finding, ...] = ()
