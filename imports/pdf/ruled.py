"""The rules drawn on a page -> the tables they make: cells by their places, spans by the gaps.

Rules that touch make a table; where no rule parts two places of it, they are one cell.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nianbao.imports.pdf.marks import DrawnRule, Glyph

_NEAR = 2.5
"""Points that rules of one line may lie apart, and that one may end before it meets another."""
_MEETINGS_LIMIT = 1_000_000
_CELLS_LIMIT = 10_000
_OPEN_ENDS = 3
"""Rules that must go on to an edge that was not drawn."""


@dataclass(slots=True)
class RuledCell:
    """A cell: its row and column (from 0), its spans, its place, and what is printed in it."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: tuple[float, float, float, float]
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(slots=True)
class RuledTable:
    """A table on a page: where its rules stand across and down, and its cells in order."""

    xs: list[float]
    ys: list[float]
    cells: list[RuledCell]
    owners: dict[tuple[int, int], RuledCell]

    def cell_at(self, x: float, y: float) -> RuledCell | None:
        """The cell that holds a point; None outside the table."""
        place = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return self.owners.get(place)


def ruled_tables(rules: Sequence[DrawnRule]) -> list[RuledTable]:
    """The tables that rules make, from top to bottom; a frame around words is none."""
    across = _joined([rule for rule in rules if rule.is_across])
    down = _joined([rule for rule in rules if not rule.is_across])
    if len(across) * len(down) > _MEETINGS_LIMIT:
        return []  # a drawing, not a report
    tables = []
    for lines, columns in _groups(across, down):
        table = _table(lines, columns)
        if table is not None:
            tables.append(table)
    return sorted(tables, key=lambda table: table.ys[0])


def _joined(rules: Sequence[DrawnRule]) -> list[DrawnRule]:
    """Pieces of one line as one rule, all at the same place."""
    by_place: list[list[DrawnRule]] = []
    for rule in sorted(rules, key=lambda one: one.at):
        if by_place and rule.at - by_place[-1][-1].at <= _NEAR / 2:
            by_place[-1].append(rule)
        else:
            by_place.append([rule])
    joined = []
    for pieces in by_place:
        at = sum(piece.at for piece in pieces) / len(pieces)
        start = end = None
        for piece in sorted(pieces, key=lambda one: one.start):
            if end is not None and piece.start <= end + _NEAR:
                end = max(end, piece.end)
                continue
            if start is not None and end is not None:
                joined.append(DrawnRule(pieces[0].is_across, at, start, end))
            start, end = piece.start, piece.end
        if start is not None and end is not None:
            joined.append(DrawnRule(pieces[0].is_across, at, start, end))
    return joined


def _groups(
    across: Sequence[DrawnRule], down: Sequence[DrawnRule]
) -> Iterable[tuple[list[DrawnRule], list[DrawnRule]]]:
    """The rules that meet one another, group by group."""
    above = list(range(len(across) + len(down)))

    def root(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for place, line in enumerate(across):
        for other, column in enumerate(down, start=len(across)):
            if _meet(line, column):
                above[root(place)] = root(other)
    groups: dict[int, tuple[list[DrawnRule], list[DrawnRule]]] = defaultdict(lambda: ([], []))
    for place, rule in enumerate((*across, *down)):
        groups[root(place)][place >= len(across)].append(rule)
    return groups.values()


def _meet(line: DrawnRule, column: DrawnRule) -> bool:
    return (
        line.start - _NEAR <= column.at <= line.end + _NEAR
        and column.start - _NEAR <= line.at <= column.end + _NEAR
    )


def _table(lines: Sequence[DrawnRule], columns: Sequence[DrawnRule]) -> RuledTable | None:
    ys = _places(line.at for line in lines) if lines else []
    xs = _places(column.at for column in columns) if columns else []
    ys = _with_open_ends(ys, columns)
    high, wide = len(ys) - 1, len(xs) - 1
    if high < 1 or wide < 1 or high * wide < 2 or high * wide > _CELLS_LIMIT:
        return None
    cells = _cells(ys, xs, lines, columns)
    if len(cells) < 2:
        return None
    owners = {
        (row, column): cell
        for cell in cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    }
    return RuledTable(xs, ys, cells, owners)


def _with_open_ends(places: list[float], rules: Sequence[DrawnRule]) -> list[float]:
    """The places, and where the rules across them end beyond: a page may end within a row."""
    if not places or len(rules) < _OPEN_ENDS:
        return places
    starts, ends = sorted(rule.start for rule in rules), sorted(-rule.end for rule in rules)
    start, end = starts[_OPEN_ENDS - 1], -ends[_OPEN_ENDS - 1]
    before = [start] if start < places[0] - _NEAR else []
    behind = [end] if end > places[-1] + _NEAR else []
    return [*before, *places, *behind]


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _cells(
    ys: Sequence[float],
    xs: Sequence[float],
    lines: Sequence[DrawnRule],
    columns: Sequence[DrawnRule],
) -> list[RuledCell]:
    """Each place, joined with what no rule parts it from, as far as that is a rectangle."""
    high, wide = len(ys) - 1, len(xs) - 1
    by_x, by_y = _by_place(columns, xs), _by_place(lines, ys)
    right = [[_parts(by_x[x + 1], ys[y], ys[y + 1]) for x in range(wide)] for y in range(high)]
    below = [[_parts(by_y[y + 1], xs[x], xs[x + 1]) for x in range(wide)] for y in range(high)]
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(high):
        for column in range(wide):
            if (row, column) in taken:
                continue
            last = column
            while last + 1 < wide and not right[row][last] and (row, last + 1) not in taken:
                last += 1
            bottom = row
            while bottom + 1 < high and not any(below[bottom][column : last + 1]):
                if any(right[bottom + 1][column:last]) or any(
                    (bottom + 1, x) in taken for x in range(column, last + 1)
                ):
                    break
                bottom += 1
            taken.update((y, x) for y in range(row, bottom + 1) for x in range(column, last + 1))
            box = (xs[column], ys[row], xs[last + 1], ys[bottom + 1])
            cells.append(RuledCell(row, column, bottom - row + 1, last - column + 1, box))
    return cells


def _by_place(rules: Sequence[DrawnRule], places: Sequence[float]) -> list[list[DrawnRule]]:
    """The rules that stand at each of the places."""
    found: list[list[DrawnRule]] = [[] for _ in places]
    for rule in rules:
        found[bisect_right(places, rule.at) - 1].append(rule)
    return found


def _parts(rules: Sequence[DrawnRule], start: float, end: float) -> bool:
    """Whether one of the rules parts what lies between start and end."""
    middle = (start + end) / 2
    return any(rule.start <= middle <= rule.end for rule in rules)
