r"""A report as rows for a sheet: tables as cells kept apart by tabs, prose one line a cell.

The rule: a sheet can sum what it takes and takes nothing for a formula. A cell holds its figure
alone, its note stands under the table; a cell that begins like a formula gets a `'` in front, as
a clerk would type it to say that these are words.
"""

from collections.abc import Iterable, Iterator
from itertools import dropwhile, takewhile

from nianbao.exports.grid import Grid, Kind, Placed, cover
from nianbao.exports.layout import BLANK_CELL
from nianbao.exports.outline import Element
from nianbao.report.text import no_formula


def draw_tabbed(elements: Iterable[Element]) -> str:
    """One row a line, no empty lines; ends with one newline."""
    rows = (row for element in elements for row in _rows(element))
    return "\n".join("\t".join(map(_cell, row)) for row in rows) + "\n"


def _cell(words: str) -> str:
    return words if words == BLANK_CELL else no_formula(words)


def _rows(element: Element) -> Iterator[list[str]]:
    if not isinstance(element, Grid):
        yield [element.text]
        return
    lines = cover(element.rows, element.width)
    for row, line in enumerate(lines):
        begins = ((placed.row, placed.column) == (row, at) for at, placed in enumerate(line))
        yield [one.cell.bare if new else "" for one, new in zip(line, begins, strict=True)]
    for line in lines:
        for placed in dict.fromkeys(line):
            if placed.cell.note:
                yield [f"注：{_name(lines, placed)}：{placed.cell.note}"]


def _name(lines: list[list[Placed]], placed: Placed) -> str:
    """What a figure is: the label left of it, if there is one, and the heads of its block."""
    labels = [one.cell.text for one in lines[placed.row] if one.cell.kind is Kind.LABEL]
    above = [line[placed.column] for line in reversed(lines[: placed.row])]
    heads = takewhile(_head, dropwhile(lambda one: not _head(one), above))
    return "·".join([*labels[-1:], *reversed(dict.fromkeys(one.cell.text for one in heads))])


def _head(placed: Placed) -> bool:
    return placed.cell.kind is Kind.HEAD
