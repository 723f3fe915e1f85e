"""A block of cells, from the one with the cursor to a far corner: what Shift marks. Pure.

Totals are in it as they stand there: they are counted and copied, but never cleared.
"""

from collections.abc import Iterable, Mapping, Sequence

from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, Figure, Unit, add, print_figure
from nianbao.report.form.shape import FigureTable

_FAR = 99
"""More columns than a table has."""
MARK_MOVES: Mapping[str, tuple[int, int]] = {
    "shift+up": (-1, 0),
    "shift+down": (1, 0),
    "shift+left": (0, -1),
    "shift+right": (0, 1),
    "shift+home": (0, -_FAR),
    "shift+end": (0, _FAR),
}
"""By how many rows and columns each key moves the far corner."""
_BLANK = "-"
"""What a blank is copied as: it is printed so, and pasted it makes a cell blank again."""

MarkedRows = Sequence[Sequence[CellRef]]
"""The cells of a block, row by row."""


def stretched(table: FigureTable, corner: CellRef, key: str) -> CellRef:
    """Where the far corner goes by a key of `MARK_MOVES`; it stays in the table."""
    rows, columns = MARK_MOVES[key]
    lines = _lines(table)
    y = list(lines).index(corner.row)
    x = lines[corner.row].index(corner)
    line = list(lines.values())[min(max(y + rows, 0), len(lines) - 1)]
    return line[min(max(x + columns, 0), len(line) - 1)]


def rows_between(table: FigureTable, one: CellRef, other: CellRef) -> MarkedRows:
    """The block between two corners; a row of fewer columns gives what it has of them."""
    lines = _lines(table)
    keys = list(lines)
    top, bottom = sorted(map(keys.index, (one.row, other.row)))
    left, right = sorted(lines[ref.row].index(ref) for ref in (one, other))
    return [lines[key][left : right + 1] for key in keys[top : bottom + 1]]


def rows_from(table: FigureTable, start: CellRef) -> MarkedRows:
    """All cells from one on, right and down."""
    lines = _lines(table)
    left = lines[start.row].index(start)
    return [line[left:] for line in list(lines.values())[list(lines).index(start.row) :]]


def copied_text(report: Report, rows: MarkedRows) -> str:
    """The figures of a block, cells kept apart by tabs, rows by line ends."""
    lines = ["\t".join(print_figure(report.figure(ref)) or _BLANK for ref in row) for row in rows]
    return "\n".join(lines).rstrip("\n")


def cleared(report: Report, refs: Iterable[CellRef]) -> dict[CellRef, Figure]:
    """The blanks that clear what is filled in among these cells; totals are no one's to clear."""
    derived = report.form.derived_cells
    return {ref: None for ref in refs if ref not in derived and report.figure(ref) is not None}


def block_words(report: Report, refs: Sequence[CellRef]) -> str:
    """How many cells a block has, how many are blank or totals, and what all add up to.

    `选中6格，2格空着，合计15件`; every unit has a sum of its own.
    """
    said = [f"选中{len(refs)}格"]
    figures = [report.figure(ref) for ref in refs]
    if totals := sum(ref in report.form.derived_cells for ref in refs):
        said.append(f"其中{totals}格是总计")
    if blanks := figures.count(None):
        said.append("都空着" if blanks == len(refs) else f"{blanks}格空着")
    if sums := [words for unit in Unit if (words := _sum(report, refs, unit))]:
        said.append("合计" + "和".join(sums))
    return "，".join(said)


def _sum(report: Report, refs: Iterable[CellRef], unit: Unit) -> str:
    columns = report.form.columns
    total = add(report.figure(ref) for ref in refs if columns[ref].unit is unit)
    return "" if total is None else f"{print_figure(total)}{unit.value}"


def _lines(table: FigureTable) -> dict[str, list[CellRef]]:
    """All cells of a table, left to right, by the keys of its rows."""
    lines: dict[str, list[CellRef]] = {}
    for ref in table.cells:
        lines.setdefault(ref.row, []).append(ref)
    return lines
