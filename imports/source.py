"""What every source becomes before it is understood: lines of words and rows of cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nianbao.report.finding import Finding

_BETWEEN = re.compile(r"[\s|｜│]+")
_HAN = re.compile("[一-龥]")
_SENTENCE = 30
"""Characters of a line of words, at least, among its first two hundred."""
_RULED_OFF = frozenset("|:- ")
"""What stands under the head of a table: ---|---|."""
_RULE_MARKS = frozenset("|｜")
_RULES = "|｜ \t\u3000\xa0"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of words at a place in the source (lines count from 1).

    `level` is 1, 2, 3… when the source itself marks it as a heading, 0 when it marks it as a
    paragraph, None when the source can't tell (plain text). `literal`: what looks like a
    number in front belongs to the words. `aside`: it stands in no section of the source, but at
    the foot of a page, say; it is kept and told.
    """

    number: int
    text: str
    level: int | None = None
    literal: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row of a table: its cells from left to right, cleaned, empty ones kept.

    `text` is the row as words, should it turn out to stand in prose. `covered` are the places
    that a spanned cell covers: neither values nor blanks; `across` those of them that a cell of
    this row covers and none from above, None where the source knows of no spans.
    """

    number: int
    cells: tuple[str, ...]
    text: str
    covered: frozenset[int] = frozenset()
    across: frozenset[int] | None = None

    @property
    def own_cells(self) -> tuple[str, ...]:
        """The cells that begin in this row."""
        if not self.covered:
            return self.cells
        return tuple(text for place, text in enumerate(self.cells) if place not in self.covered)


SourceBlock = TextLine | CellRow


@dataclass(frozen=True, slots=True)
class RaisedMark:
    """A small mark above a line, taken for the mark of a note and not for a digit.

    `number` is the line or row it stands in, `words` what stands before it: in a row the whole
    cell.
    """

    number: int
    words: str
    mark: str
    in_row: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a reader got out of a file: the lines and rows of the report, and all the rest.

    `around` are lines (by number) that are seen but are no part of the report: menus, buttons;
    `unplaced` those outside it that may be more than that. `findings` tell what of the file was
    not read, and what was read by guess. `marks` were taken for marks of notes; `hints` are words,
    by line, that only say what is to be filled in there. `office` and `year` stand in fields of
    the source, where its title does not tell them.
    """

    blocks: Sequence[SourceBlock]
    around: tuple[tuple[int, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    marks: tuple[RaisedMark, ...] = ()
    hints: tuple[tuple[int, str], ...] = ()
    unplaced: tuple[tuple[int, str], ...] = ()
    office: str | None = None
    year: int | None = None


def without_borders(text: str) -> str:
    """Words without the rules (`|`) that a table around a page left before and behind them.

    A row of several cells stays as it is.
    """
    if "---" in text and "|" in text and _RULED_OFF.issuperset(text):
        return ""
    words = text.strip(_RULES)
    return text if not _RULE_MARKS.isdisjoint(words) or _RULE_MARKS.isdisjoint(text) else words


def without_rules(blocks: Sequence[SourceBlock]) -> list[TextLine]:
    """Words as lines, without those that hold nothing but rules, where a sentence stands there."""
    lines = [one if isinstance(one, TextLine) else TextLine(one.number, one.text) for one in blocks]
    plain = [without_borders(line.text) for line in lines]
    if not any(len(_HAN.findall(text[:200])) >= _SENTENCE for text in plain):
        return lines
    pairs = zip(lines, plain, strict=True)
    return [line if text == line.text else replace(line, text=text) for line, text in pairs if text]


def cells_of_line(text: str) -> list[str]:
    """What stands apart in a line that may be a row of a table: spaces and rules part it."""
    return _BETWEEN.split(text)
