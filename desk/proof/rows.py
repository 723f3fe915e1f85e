"""The rows of a report's tables found among those of a page, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from nianbao.desk.proof.expected import FigureRow
from nianbao.desk.proof.folding import folded
from nianbao.imports.cells import is_figure_like
from nianbao.imports.source import CellRow, SourceBlock

_LABEL, _ALMOST, _FIGURES = 4.0, 2.0, 3.0
"""What a row is worth for its own label, for one almost so, and for all its figures."""
_ENOUGH = 2.0
_MISPRINTED = 0.7
"""How alike a misprinted label is to its own, at least."""
_ROW_LIMIT = 600
"""Rows of a page that are looked at; a report has about 40."""


@dataclass(frozen=True)
class PublishedRow:
    """A row of a page: its number among the blocks, and the words at each of its places.

    `whole` has the words of the cell that covers each place, `cells` those of the cells that
    begin there, with their places; `spanned` is whether the source tells which are merged.
    """

    number: int
    whole: tuple[str, ...]
    cells: tuple[tuple[int, str], ...]
    spanned: bool

    @property
    def figures_from(self) -> int:
        """How many of its cells stand before the figures it ends with."""
        at = len(self.cells)
        while at and may_be_figure(self.cells[at - 1][1]):
            at -= 1
        return at

    def split(self, count: int) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
        """Its labels and its last figures, at most `count`: blanks before them are labels.

        Where nothing is told of spans, blanks at its end are only the room of a wider row.
        """
        cells = list(self.cells)
        at = self.figures_from
        while not self.spanned and len(cells) - at > count and not cells[-1][1].strip():
            cells.pop()
        at = max(at, len(cells) - count)
        return cells[:at], cells[at:]

    def numbers(self, count: int) -> int:
        """How many figures it ends with, where `count` are expected; blanks around them aside."""
        labels, figures = self.split(count)
        before = [text for _, text in labels[self.figures_from :]]
        while before and not before[0].strip():
            before.pop(0)
        return len(before) + len(figures)


@lru_cache(maxsize=4096)
def may_be_figure(text: str) -> bool:
    """Whether a cell can hold a figure: a number, a mark for none, or nothing."""
    return not text.strip() or is_figure_like(text)


def published_rows(blocks: Sequence[SourceBlock]) -> list[PublishedRow]:
    """The rows of a page, the words of merged cells at all the places they cover."""
    found: list[PublishedRow] = []
    above: tuple[str, ...] = ()
    for number, block in enumerate(blocks):
        if not isinstance(block, CellRow):
            above = ()
            continue
        whole: list[str] = []
        for place, text in enumerate(block.cells):
            if place not in block.covered:
                whole.append(text)
            elif block.across is not None and place in block.across:
                whole.append(whole[-1] if whole else "")
            else:
                whole.append(above[place] if place < len(above) else "")
        cells = tuple(
            (place, text) for place, text in enumerate(block.cells) if place not in block.covered
        )
        above = tuple(whole)
        found.append(PublishedRow(number, above, cells, block.across is not None))
    return found[:_ROW_LIMIT]


def pair_rows(
    rows: Sequence[FigureRow], published: Sequence[PublishedRow]
) -> list[PublishedRow | None]:
    """For each row of the report the row of the page that is it, None where there is none.

    The best choice that keeps the order, by labels first and figures then.
    """
    counts = {len(row.figures) for row in rows}
    seen = {count: [_folded_row(one, count) for one in published] for count in counts}
    worth = [_worths(row, seen[len(row.figures)]) for row in rows]
    best = [[0.0] * (len(published) + 1) for _ in range(len(rows) + 1)]
    for i in range(len(rows) - 1, -1, -1):
        for j in range(len(published) - 1, -1, -1):
            taken = worth[i][j] + best[i + 1][j + 1] if worth[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken)
    found: list[PublishedRow | None] = [None] * len(rows)
    i = j = 0
    while i < len(rows) and j < len(published):
        if worth[i][j] and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            found[i] = published[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            i += 1
    return found


def _folded_row(row: PublishedRow, count: int) -> tuple[list[str], list[str]]:
    """The words and the last figures, at most `count`, of a row, folded; blank words left out."""
    labels, figures = row.split(count)
    said = [folded(text) for _, text in labels if text.strip()]
    return said, [folded(text) for _, text in figures]


def _worths(row: FigureRow, seen: Sequence[tuple[list[str], list[str]]]) -> list[float]:
    """How much speaks for each row of the page being this one; 0 where too little."""
    own, expected = folded(row.labels[-1]) if row.labels else "", list(map(folded, row.figures))
    return [_worth(own, expected, said, figures) for said, figures in seen]


def _worth(own: str, expected: Sequence[str], said: Sequence[str], figures: Sequence[str]) -> float:
    worth = _LABEL if _has_label(own, said) else _alike(own, said)
    if not own and len(figures) < len(expected) - 2:
        return 0.0
    same = [one == other for one, other in zip(expected, figures, strict=False)]
    if same:
        worth += _FIGURES * sum(same) / len(expected)
    return worth if worth >= _ENOUGH and (figures or worth >= _LABEL) else 0.0


def _has_label(own: str, said: Sequence[str]) -> bool:
    return not said if not own else bool(said) and said[-1].endswith(own)


def _alike(own: str, said: Sequence[str]) -> float:
    if not own or not said:
        return 0.0
    pair = SequenceMatcher(None, own, said[-1], autojunk=False)
    if pair.real_quick_ratio() < _MISPRINTED or pair.quick_ratio() < _MISPRINTED:
        return 0.0
    ratio = pair.ratio()
    return _ALMOST * ratio if ratio >= _MISPRINTED else 0.0
