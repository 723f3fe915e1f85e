"""What a figure grid shows, as a value, and what follows from it cell by cell. Pure."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import NamedTuple

from nianbao.report.document import Report
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef, Figure, Unit, print_figure
from nianbao.report.form.shape import FigureTable
from nianbao.report.years.figures import is_carried, suggested_figure
from nianbao.tui.grid.geometry import ALWAYS_FIT, Longest
from nianbao.tui.grid.paint import CellLook, look_of
from nianbao.tui.grid.sums import is_plus

_SPARE = 2
"""The cells that a column may be wider than its figures ask for."""


class GridContents(NamedTuple):
    """A table of a report, the cell with the cursor, and what is typed there (None: nothing is).

    `marks` are the cells that findings are about; cells of other tables are passed over. `last`
    is last year's report: what it handed on is marked, what follows from it is suggested, and
    with `compare_on` its figures stand beside this year's. `fresh` are cells that a paste would
    change, `said` the words beneath a row, by its key. `corner` is the far corner of a marked
    block, `block` its cells.
    """

    table: FigureTable
    report: Report
    cursor: CellRef
    typed: str | None = None
    marks: Mapping[CellRef, Severity] = {}
    last: Report | None = None
    compare_on: bool = False
    fresh: frozenset[CellRef] = frozenset()
    said: Mapping[str, str] = {}
    corner: CellRef | None = None
    block: frozenset[CellRef] = frozenset()

    @property
    def in_view(self) -> CellRef:
        """The cell that is kept in view: where a block is stretched to, else the cursor's."""
        return self.corner or self.cursor


def cell_look(contents: GridContents, ref: CellRef) -> CellLook:
    """What one cell shows."""
    report, last = contents.report, contents.last
    cursor = ref == contents.cursor
    if cursor and contents.typed is not None:
        return CellLook(contents.typed, "editing")
    figure, carried = report.figure(ref), False
    text, kind = look_of(figure, ref in contents.table.derived_cells)
    if last is not None:
        carried = is_carried(last, report, ref)
        if figure is None and (suggested := _suggested(last, report, ref)):
            text, kind = suggested, "suggested"
    noted = str(ref) in report.notes if report.notes else False
    fresh, marked = ref in contents.fresh, ref in contents.block
    return CellLook(text, kind, contents.marks.get(ref), noted, cursor, carried, fresh, marked)


def typed_on(contents: GridContents, characters: str, counted: Figure = None) -> str | None:
    """What is typed after some more characters, the first of which replace the figure.

    Spaces open nothing (None); a fee may begin with its point. `counted` is the figure that the
    key before has added one to: digits right behind it are meant to be added to that.
    """
    now = contents.report.figure(contents.cursor)
    if counted is not None and characters.isdecimal() and now == counted + 1:
        return f"{print_figure(counted)}+{characters}"
    if contents.typed is not None:
        return contents.typed + characters
    if not characters.strip():
        return None
    money = contents.table.columns[contents.cursor].unit is Unit.MONEY
    return "0" + characters if money and characters.startswith((".", "．")) else characters


def adds_one(contents: GridContents, character: str) -> bool:
    """Whether a character adds one to the figure: a plus sign where nothing is typed.

    Fees are no counts, and a change begins with its sign.
    """
    counts = contents.table.columns[contents.cursor].unit is Unit.COUNT
    return counts and contents.typed is None and is_plus(character)


def rubbed_out(contents: GridContents) -> str | None:
    """What is typed after the last character is taken away; None where the cell is blank."""
    if contents.typed is not None:
        return contents.typed[:-1]
    text = print_figure(contents.report.figure(contents.cursor))
    return text[:-1] if text else None


def changed_cells(before: GridContents, after: GridContents) -> set[CellRef]:
    """The cells that another report of the same form changes, by their figures or notes."""
    table = before.table
    old, new = before.report.all_figures, after.report.all_figures
    changed = {ref for ref in table.cells if old[ref] != new[ref]}
    if before.report.notes is not after.report.notes:
        differing = before.report.notes.items() ^ after.report.notes.items()
        noted = {key for key, _ in differing}
        changed.update(ref for ref in table.cells if str(ref) in noted)
    if changed and after.last is not None:
        flows = table.flows.items()
        changed.update(ref for ref, cells in flows if changed.intersection(cells))
    return changed


def longest_shown(contents: GridContents) -> Longest:
    """The cells of the longest figure or suggestion of each column, ALWAYS_FIT at least."""
    table, report, last = contents.table, contents.report, contents.last
    longest = _longest(table, report)
    if last is None:
        return longest
    for ref in (*table.flows, *report.form.carried_from):
        if ref.table == table.key:
            column = _column(table, ref)
            longest[column] = max(longest[column], len(_suggested(last, report, ref)))
    return longest


def may_differ(
    before: GridContents, after: GridContents, changed: Collection[CellRef], longest: Longest
) -> bool:
    """Whether some column may no longer be right after these cells changed."""
    for ref in changed:
        now, then = _cells(after, ref), _cells(before, ref)
        asks = longest[_column(after.table, ref)] - _SPARE
        if now != then and max(now, then) >= max(asks, ALWAYS_FIT + 1):
            return True
    return False


def still_fits(now: Longest, then: Longest) -> bool:
    """Whether columns laid out for what was longest then are right for what is longest now.

    A cell or two more than asked for are left, so that the table doesn't jump at each figure.
    """
    return all(0 <= then[column] - cells <= _SPARE for column, cells in now.items())


def _cells(contents: GridContents, ref: CellRef) -> int:
    """How many cells a figure takes, or what is suggested for it."""
    report, last = contents.report, contents.last
    suggested = "" if last is None else _suggested(last, report, ref)
    return max(len(print_figure(report.figure(ref))), len(suggested))


@cache
def _blocks(table: FigureTable) -> Mapping[str, int]:
    """The block of each row, from 0."""
    return {row.key: at for at, block in enumerate(table.blocks) for row in block.rows}


def _column(table: FigureTable, ref: CellRef) -> tuple[int, str]:
    return _blocks(table)[ref.row], ref.column


def longest_of_last(contents: GridContents) -> Longest | None:
    """The cells of last year's longest figures; None where they are not shown."""
    if contents.last is None or not contents.compare_on:
        return None
    return _longest(contents.table, contents.last)


def _longest(table: FigureTable, report: Report) -> dict[tuple[int, str], int]:
    longest: dict[tuple[int, str], int] = {}
    for at, block in enumerate(table.blocks):
        for column in block.columns:
            refs = (CellRef(table.key, row.key, column.key) for row in block.rows)
            figures = {report.all_figures.get(ref) for ref in refs}
            widest = max(len(print_figure(figure)) for figure in figures)
            longest[at, column.key] = max(ALWAYS_FIT, widest)
    return longest


def _suggested(last: Report, report: Report, ref: CellRef) -> str:
    """What stands in a blank cell that has a suggestion; empty where there is none."""
    figure = suggested_figure(last, report, ref)
    return "" if figure is None else f"({print_figure(figure)})"
