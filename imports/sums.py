"""Rows with a gap, held against the sums of their table.

Where every cell of a row is there, the checks A01–A04 find a misread figure. A gap silences
them, so here the sums themselves fill it: a figure that follows from one sum must fit all the
others it stands in, or the row is told as doubtful.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.form.shape import FigureTable


@dataclass(frozen=True, slots=True)
class _Sum:
    """Cells whose sum, the first group less the second, is 0. `row`: they are one row."""

    plus: tuple[CellRef, ...]
    minus: tuple[CellRef, ...]
    is_row: bool

    @property
    def cells(self) -> tuple[CellRef, ...]:
        return (*self.plus, *self.minus)


@dataclass(frozen=True, slots=True)
class Gap:
    """A printed total of rows some of which were not read, or are blank."""

    ref: CellRef
    stated: int
    read: int
    lacking: tuple[CellRef, ...]


def gaps(table: FigureTable, printed: Mapping[CellRef, Figure]) -> list[Gap]:
    """The totals of rows that are more than what was read of their rows."""
    found = []
    for derivation in table.derivations:
        stated = printed.get(derivation.ref)
        lacking = tuple(ref for ref in derivation.parts if printed.get(ref) is None)
        is_column = any(ref.row != derivation.ref.row for ref in derivation.parts)
        read = sum(int(printed.get(ref) or 0) for ref in derivation.parts)
        if is_column and lacking and stated is not None and int(stated) > read:
            found.append(Gap(derivation.ref, int(stated), read, lacking))
    return found


def doubtful_rows(table: FigureTable, printed: Mapping[CellRef, Figure]) -> list[str]:
    """The rows with some cells blank or unread whose printed total the others don't make up.

    Without a printed total, or with nothing but one, there is nothing to hold against another.
    """
    known = {ref: int(figure) for ref, figure in printed.items() if figure is not None}
    sums = list(_sums(table))
    open_sums = [
        one for one in sums if any(ref not in known for ref in one.cells) and not _holds(one, known)
    ]
    if not open_sums:
        return []
    solved, spent = _solve(open_sums, dict(known))
    confirmed = {
        ref
        for one in sums
        if one not in spent and all(ref in solved for ref in one.cells) and _holds(one, solved)
        for ref in one.cells
    }
    return [
        one.cells[0].row
        for one in open_sums
        if one.is_row
        and any(ref in known for ref in one.plus)
        and all(ref in known for ref in one.minus)
        and not _is_sure(one, known, confirmed)
    ]


def moved_line(table: FigureTable, printed: Mapping[CellRef, Figure]) -> list[CellRef]:
    """All cells of a line of several sums that has a blank, where one fails whose total is printed.

    Its figures may have moved by a place: the printed totals hold the wrong ones together.
    """
    known = {ref: int(figure) for ref, figure in printed.items() if figure is not None}
    if not table.side_by_side or all(ref in known for ref in printed):
        return []
    stated = [one for one in _sums(table) if all(ref in known for ref in one.minus)]
    return [] if all(_holds(one, known) for one in stated) else list(table.cells)


def _is_sure(one: _Sum, known: Mapping[CellRef, int], confirmed: set[CellRef]) -> bool:
    """Whether what fills the gaps of a row is confirmed by a sum other than the row's own."""
    return all(ref in confirmed for ref in one.cells if ref not in known)


def _sums(table: FigureTable) -> Iterator[_Sum]:
    for derivation in table.derivations:
        is_row = all(part.row == derivation.ref.row for part in derivation.parts)
        yield _Sum(derivation.parts, (derivation.ref,), is_row)
    for balance in table.balances:
        for ref in table.cells:
            if ref.row == balance.left[0]:
                left, right = (
                    tuple(ref._replace(row=row) for row in side)
                    for side in (balance.left, balance.right)
                )
                yield _Sum(left, right, is_row=False)


def _difference(one: _Sum, figures: Mapping[CellRef, int]) -> int:
    left, right = (sum(figures.get(ref, 0) for ref in side) for side in (one.plus, one.minus))
    return left - right


def _holds(one: _Sum, figures: Mapping[CellRef, int]) -> bool:
    """Whether a sum closes, a blank counted as nothing."""
    return _difference(one, figures) == 0


def _solve(
    sums: Sequence[_Sum], figures: dict[CellRef, int]
) -> tuple[dict[CellRef, int], list[_Sum]]:
    """The figures that follow from the sums, and the sums that were used to find them."""
    spent: list[_Sum] = []
    progress = True
    while progress:
        progress = False
        for one in sums:
            gaps = [ref for ref in one.cells if ref not in figures]
            if len(gaps) == 1:
                difference = _difference(one, figures)
                value = difference if gaps[0] in one.minus else -difference
                if value >= 0:
                    figures[gaps[0]] = value
                    spent.append(one)
                    progress = True
    return figures, spent
