"""Tables that came one cell a line, a border alone between cells: blanks keep their places."""

from collections.abc import Sequence
from dataclasses import replace

from nianbao.exports.grid import Grid
from nianbao.imports import read_report
from nianbao.imports.reading_block import read_block
from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from tests.imports.portal import portal_report
from tests.samples.documents import document, rows_of

FULL = portal_report()
BLANK = {ref for at, ref in enumerate(FULL.form.cells) if at % 3 == 1 or at % 7 == 6}
REPORT = replace(FULL, figures={r: f for r, f in FULL.figures.items() if r not in BLANK}, stated={})
WAYS = [(around, grid) for around in (0, 1, 2) for grid in (False, True)]


def _lines(row: Sequence[str], around: int) -> list[str]:
    """A row one cell a line, with none, one or both of the borders around it."""
    lines = ["|"] * (around == 2)
    for at, text in enumerate(row):
        lines += ["|"] * (at > 0) + [text] * (text not in ("", "-"))
    return lines + ["|"] * (around > 0)


def _table(grid: Grid, around: int, *, is_grid: bool) -> list[str]:
    rows = rows_of(grid) if is_grid else [[cell.text for cell in row] for row in grid.rows]
    return [line for row in rows for line in _lines(row, around)]


def _text(around: int, *, is_grid: bool) -> str:
    pieces = document(REPORT, 0).pieces
    lines: list[str] = []
    for piece in pieces:
        lines += _table(piece, around, is_grid=is_grid) if isinstance(piece, Grid) else [piece.text]
    return "\n".join(lines)


def test_every_figure_keeps_its_column_however_the_borders_are_drawn() -> None:
    for around, is_grid in WAYS:
        report = read_report(_text(around, is_grid=is_grid)).report("甲镇", 2021)
        assert report.figures == REPORT.figures, (around, is_grid)
        assert not report.stated


def test_what_no_way_of_drawing_explains_is_told() -> None:
    """One border too many, or one too few, in a row: its figures may stand anywhere."""
    for around, is_grid in WAYS:
        lines = _text(around, is_grid=is_grid).split("\n")
        first = next(at for at, line in enumerate(lines) if line.startswith("一、本年新收"))
        borders = [at for at in range(first, first + 30) if lines[at : at + 2] == ["|", "|"]]
        for change in (1, -1):
            changed = list(lines)
            changed[borders[0] : borders[0] + 1] = ["|", "|"] if change > 0 else []
            report = read_report("\n".join(changed)).report("甲镇", 2021)
            told = {ref for finding in run_checks(report) for ref in finding.cells}
            wrong = {r for r, f in report.figures.items() if REPORT.figures.get(r) != f}
            lost = REPORT.figures.keys() - report.figures.keys()
            assert wrong | lost <= told, (around, is_grid, change)


def test_a_table_is_pasted_the_same() -> None:
    empty = Report("甲镇", 2021)
    grids = [piece for piece in document(REPORT, 0).pieces if isinstance(piece, Grid)]
    for around, is_grid in WAYS:
        for table, grid in zip(empty.form.tables, grids, strict=True):
            text = "\n".join(_table(grid, around, is_grid=is_grid))
            block = read_block(text, empty, table.typed_cells[2])
            wanted = {r: f for r, f in REPORT.figures.items() if r.table == table.key}
            assert block.changes == wanted, (around, is_grid, table.key)
            assert not block.unused
    start = CellRef("requests", "received", "research")
    assert read_block("|\n5\n|", empty, start).changes == {start: 5}
    assert read_block("5\n|\n6\n|\n7", empty, start).unused
