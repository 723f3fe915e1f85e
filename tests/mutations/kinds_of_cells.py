"""Single errors in tables. Each takes a case and chance, and gives what came of it, or None.

What a change of figures breaks is seen from the relations of the case; nothing is sure by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from nianbao.report.form.figures import CellRef, Figure
from tests.mutations.cases import Case, Place


@dataclass(frozen=True)
class Mutation:
    """A case with one error, the cells and words it is in, and why it is one by itself.

    `certain` says in a few words why any reviewer would see it without comparing; empty where
    only a broken relation makes it an error. `section` is set where a whole section is concerned.
    """

    case: Case
    places: tuple[Place, ...]
    certain: str = ""
    section: str = ""


Kind = Callable[[Case, Random], Mutation | None]


def cell_by_one(case: Case, chance: Random) -> Mutation | None:
    """A cell one too high or too low."""
    ref = _any_cell(case, chance)
    value = case.report.figures.get(ref)
    step = chance.choice((1, -1))
    if value is None or value + step < 0:
        return None
    return _with(case, {ref: value + step})


def digits_swapped(case: Case, chance: Random) -> Mutation | None:
    """Two neighbouring digits of a cell in the wrong order."""
    long = [ref for ref, figure in case.report.figures.items() if _swapped(figure)]
    if not long:
        return None
    ref = chance.choice(long)
    return _with(case, {ref: _swapped(case.report.figures[ref])})


def moved_between_columns(case: Case, chance: Random) -> Mutation | None:
    """A case counted in the wrong column of its row."""
    return _moved(case, chance, "column")


def moved_between_rows(case: Case, chance: Random) -> Mutation | None:
    """A case counted in the wrong row of its column."""
    return _moved(case, chance, "row")


def carry_over_changed(case: Case, chance: Random) -> Mutation | None:
    """What came over from last year is off, and what is new makes up for it."""
    old = chance.choice([ref for ref in case.report.figures if ref.row == "brought_forward"])
    new = old._replace(row="received")
    step = chance.choice((1, 1, 2, -1))
    figures = {ref: int(case.report.figures.get(ref) or 0) for ref in (old, new)}
    figures = {old: figures[old] + step, new: figures[new] - step}
    return _with(case, figures) if min(figures.values()) >= 0 else None


def printed_total_changed(case: Case, chance: Random) -> Mutation | None:
    """A printed total that is not the sum."""
    ref = chance.choice(sorted(case.report.form.derived_cells))
    figure = case.report.figure(ref)
    if not isinstance(figure, int):
        return None
    stated = _swapped(figure) if chance.random() < 0.3 else figure + chance.choice((1, 2, 10))
    if stated is None:
        return None
    report = replace(case.report, stated={ref: stated})
    return Mutation(replace(case, report=report), (ref,))


def fee_in_yuan(case: Case, chance: Random) -> Mutation | None:
    """A fee keyed in 元."""
    for ref, figure in case.report.figures.items():
        if isinstance(figure, Decimal) and figure:
            mutation = _with(case, {ref: Decimal(int(figure * 10_000))})
            return replace(mutation, certain="a fee of 1,000 万元 or more")
    return None


CELL_KINDS: dict[str, Kind] = {
    "cell one off": cell_by_one,
    "digits of a cell swapped": digits_swapped,
    "case moved between columns": moved_between_columns,
    "case moved between rows": moved_between_rows,
    "carry-over changed": carry_over_changed,
    "printed total changed": printed_total_changed,
    "fee in 元": fee_in_yuan,
}


def _with(case: Case, figures: Mapping[CellRef, Figure]) -> Mutation:
    report = case.report.with_figures(dict(figures))
    return Mutation(replace(case, report=report), tuple(figures))


def _any_cell(case: Case, chance: Random) -> CellRef:
    """A typed cell; every other time one that is not 0."""
    filled = [ref for ref, figure in case.report.figures.items() if figure]
    return chance.choice(filled if filled and chance.random() < 0.5 else list(case.report.figures))


def _swapped(figure: Figure) -> int | None:
    digits = str(figure)
    if not isinstance(figure, int) or len(digits) < 2:
        return None
    for place in range(len(digits) - 1):
        left, right = digits[place], digits[place + 1]
        if left != right and not (place == 0 and right == "0"):
            return int(digits[:place] + right + left + digits[place + 2 :])
    return None


def _moved(case: Case, chance: Random, axis: str) -> Mutation | None:
    filled = [
        ref
        for ref, figure in case.report.figures.items()
        if figure and ref.table in ("requests", "challenges")
    ]
    if not filled:
        return None
    ref = chance.choice(filled)
    others = [
        other
        for other in case.report.figures
        if other != ref
        and other.table == ref.table
        and (other.row == ref.row if axis == "column" else other.column == ref.column)
    ]
    other = chance.choice(others)
    figures = case.report.figures
    return _with(case, {ref: int(figures[ref] or 0) - 1, other: int(figures[other] or 0) + 1})
