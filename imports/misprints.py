"""Rows whose label is not the form's: a character or two misprinted, or the name of a group."""

from collections.abc import Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import core
from nianbao.report.form.shape import FigureTable, Row

_MOST = 2
"""Characters that may be misprinted in a label; in a short one a third of it."""


def label_words(cells: Sequence[str]) -> str:
    """The words of a row that has a figure behind them; empty when it has none of the two."""
    place = _last_words(cells)
    return cells[place].strip() if place >= 0 and any(cells[place + 1 :]) else ""


def figures_behind(cells: Sequence[str]) -> Sequence[str]:
    """The cells behind the last words of a row."""
    return cells[_last_words(cells) + 1 :]


def is_near(words: str, row: Row) -> bool:
    """Whether words could be the label of a row with a character or two misprinted."""
    printed = core(words)
    return any(
        _distance(printed, known) <= min(_MOST, len(known) // 3)
        for known in map(core, (row.label.text, *row.label.variants))
    )


def group_row(table: FigureTable, words: str) -> str | None:
    """The row 其他 of the group of rows that these words name."""
    for row in table.rows.values():
        if row.under and core(row.label.text) == "其他" and core(row.under[-1].text) == core(words):
            return row.key
    return None


def _last_words(cells: Sequence[str]) -> int:
    words = (at for at, text in enumerate(cells) if text and not is_figure_like(text))
    return max(words, default=-1)


def _distance(one: str, other: str) -> int:
    """How many characters must be put in, left out or changed; more than _MOST is not counted."""
    if abs(len(one) - len(other)) > _MOST:
        return _MOST + 1
    line = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, line[0] = line[0], at
        for place, wanted in enumerate(other, start=1):
            cost = before + (letter != wanted)
            before = line[place]
            line[place] = min(cost, before + 1, line[place - 1] + 1)
    return line[-1]
