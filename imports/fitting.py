"""As many figures as a row has columns, from a row that was printed with more of them."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from nianbao.imports.cells import is_figure_like, read_cell
from nianbao.report.form.figures import CellRef, Figure, Unit
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import Derivation, FigureTable
from nianbao.report.text import plain_digits

SPLITS_LIMIT = 2
"""Numbers of a row that may have been split in two."""


def closes(table: FigureTable, cells: Sequence[CellRef], texts: Sequence[str]) -> bool:
    """Whether the printed totals among these cells are the sums of the others."""
    return any(_inside(table, cells)) and not _is_contradicted(table, cells, texts)


def has_extra_total(table: FigureTable, cells: Sequence[CellRef], texts: Sequence[str]) -> bool:
    """Whether the last figure repeats the one before it, or is a 0 that nothing asks for.

    No sum of the figures before it may speak against that: the first may be the one too many.
    """
    is_alone = len(cells) == 1  # 12 0 may be last year's figure and this year's
    if len(texts) != len(cells) + 1 or texts[-1] not in (texts[-2], "" if is_alone else "0"):
        return False
    is_other = texts[1:] != texts[:-1] and closes(table, cells, texts[1:])
    return not (is_other or _is_contradicted(table, cells, texts[:-1]))


def without_word(
    table: FigureTable, cells: Sequence[CellRef], texts: Sequence[str]
) -> tuple[list[str], str] | None:
    """The figures of a row without one word before or behind them, and that word: a unit, a remark.

    Only where the sums of the others prove that they are the row's.
    """
    if len(texts) != len(cells) + 1:
        return None
    for word, others in ((texts[-1], texts[:-1]), (texts[0], texts[1:])):
        if split_number(word)[0]:  # it names a row, of another form
            continue
        if not is_figure_like(word) and closes(table, cells, others):
            return list(others), word
    return None


def _inside(table: FigureTable, cells: Sequence[CellRef]) -> Iterator[Derivation]:
    """The sums of the table that these cells hold with all their parts."""
    known = set(cells)
    for derivation in table.derivations:
        if derivation.ref in known and known.issuperset(derivation.parts):
            yield derivation


def _is_contradicted(table: FigureTable, cells: Sequence[CellRef], texts: Sequence[str]) -> bool:
    """Whether a printed total among these cells is not the sum of its parts."""
    figures = dict(zip(cells, map(_figure, texts), strict=True))
    return any(
        figures[one.ref] is None
        or figures[one.ref] != sum(figures[part] or 0 for part in one.parts)
        for one in _inside(table, cells)
    )


def join_split(
    table: FigureTable, cells: Sequence[CellRef], texts: Sequence[str]
) -> list[str] | None:
    """N07: the figures with neighbours joined so that all sums close, if one way does it."""
    splits = len(texts) - len(cells)
    if not 0 < splits <= SPLITS_LIMIT:
        return None
    mended = {tuple(joined) for joined in _joinings(texts, splits) if closes(table, cells, joined)}
    return list(mended.pop()) if len(mended) == 1 else None


def _joinings(texts: Sequence[str], splits: int) -> Iterator[list[str]]:
    for places in combinations(range(len(texts) - 1), splits):
        joined = list(texts)
        for place in reversed(places):
            first, second = (plain_digits(text) for text in joined[place : place + 2])
            is_number = first.isdigit() and second.isdigit() and (first + second).isascii()
            if first[:1] == "0" or not is_number:
                break
            joined[place : place + 2] = [first + second]
        else:
            yield joined


def _figure(text: str) -> Figure:
    return read_cell(text, Unit.COUNT, is_total=True).figure
