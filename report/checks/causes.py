"""The most likely cause of a number that is off, named only where one is specific.

Every function gives one Chinese clause that ends with ；, or nothing.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from nianbao.report.form.figures import CellRef, add, subtract
from nianbao.report.form.names import column_name, row_name
from nianbao.report.form.shape import Balance, FigureTable
from nianbao.report.tables import FilledTables

_Term = tuple[CellRef, int, int]
"""A cell, its figure, and the figure that would mend the sum."""
_Name = Callable[[CellRef], str]


def swapped(one: int, other: int) -> bool:
    """Whether two numbers differ by two neighbouring digits that changed places."""
    left, right = str(one), str(other)
    if one == other or len(left) != len(right) or (one - other) % 9:
        return False
    differing = [place for place, digit in enumerate(left) if digit != right[place]]
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return left[first] == right[second] and left[second] == right[first]


def wrong_class(
    tables: FilledTables, table: FigureTable, balance: Balance, ref: CellRef, gap: int
) -> str:
    """A case entered in the wrong class: one other column is off by as much the other way."""
    opposite = [
        other
        for other in table.cells
        if other.row == ref.row
        and other not in table.derived_cells
        and other != ref
        and _gap(tables, balance, other) == -gap
    ]
    if len(opposite) != 1:
        return ""
    more = "多" if _gap(tables, balance, opposite[0]) > 0 else "少"
    amount = abs(_gap(tables, balance, opposite[0]))
    return f"“{column_name(table, opposite[0])}”列恰好{more}{amount}件，可能归错类别；"


def cause_of_gap(
    tables: FilledTables,
    previous: FilledTables | None,
    adding: Sequence[CellRef],
    taking: Sequence[CellRef],
    gap: int,
) -> str:
    """Why a sum is off by `gap`: the cells `adding` make it larger, those `taking` smaller."""
    changes = [(ref, -gap) for ref in adding] + [(ref, gap) for ref in taking]
    figures = [(ref, int(tables.figures.get(ref) or 0), change) for ref, change in changes]
    mended = [(ref, value, value + change) for ref, value, change in figures]
    table = tables.form.table(mended[0][0].table)
    same_row = len({ref.row for ref, _ in changes}) == 1

    def name(ref: CellRef) -> str:
        return (
            f"“{column_name(table, ref)}”列" if same_row else f"{row_name(table.rows[ref.row])}行"
        )

    return (
        _digits_swapped(mended, name)
        or _left_out(mended, gap, name)
        or _split_in_two(mended, name)
        or _from_last_year(mended, previous, name)
    )


def _digits_swapped(terms: Sequence[_Term], name: _Name) -> str:
    found = [term for term in terms if term[2] >= 0 and swapped(term[1], term[2])]
    if len(found) != 1:
        return ""
    ref, value, right = found[0]
    return f"{name(ref)}的{value}如果是{right}就相等了，两个数字可能写反了；"


def _left_out(terms: Sequence[_Term], gap: int, name: _Name) -> str:
    found = [ref for ref, value, _ in terms if value == abs(gap) and value > 1]
    if len(found) != 1:
        return ""
    return f"{name(found[0])}恰好是{abs(gap)}件，可能{'重复算了' if gap > 0 else '漏算了'}；"


def _split_in_two(terms: Sequence[_Term], name: _Name) -> str:
    """A printed row that broke a number in two: joined with its neighbour the sum closes."""
    found = [
        (left, right)
        for left, right in pairwise(terms)
        if left[0].row == right[0].row
        and left[1]
        and int(f"{left[1]}{right[1]}") == left[2] + right[1]
    ]
    if len(found) != 1:
        return ""
    (ref, first, _), (_, second, _) = found[0]
    return f"{name(ref)}的{first}和后一列的{second}可能是一个数{first}{second}被拆成了两格；"


def _from_last_year(terms: Sequence[_Term], previous: FilledTables | None, name: _Name) -> str:
    if previous is None:
        return ""
    found = [
        ref
        for ref, value, right in terms
        if value and right >= 0 and previous.figures.get(ref) == value
    ]
    return f"{name(found[0])}和上年的一样，可能忘了改；" if len(found) == 1 else ""


def _gap(tables: FilledTables, balance: Balance, ref: CellRef) -> int:
    """By how many the right side of a balance is larger, in the column of a cell."""
    left, right = (add(map(tables.figure, cells)) for cells in balance.sides(ref))
    return int(subtract(right, left))
