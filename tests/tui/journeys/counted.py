"""The jobs whose keys are counted: a report of nothing, the seed, a busy office of 28 cells.

`KEYS` tells how many keys each may take. The ways by arrows and by row numbers are reckoned, not
pressed: they are what the way that is pressed is compared with.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.office import Office
from nianbao.report.years.carry import begin_year
from nianbao.storage.library import Library
from nianbao.tui.grid.moves import Moves
from tests.reports import OFFICE, seed_report
from tests.tui.driving import fill
from tests.tui.journeys.counting import Counting

KEYS = {"zero": 6, "seed": 48, "busy": 77}
"""The most keys each may take."""

_REQUESTS = FORM_2021.table("requests")
_TO_TABLE_THREE = ("enter", "ctrl+down", "ctrl+down")


def empty_library(path: Path) -> Path:
    """A library of one report that was just begun."""
    fill(path, new_report(OFFICE, 2024))
    Library(path).set_office(Office(name=OFFICE))
    return path


async def zero_report_typed(clerk: Counting) -> Report:
    """From the list of reports: every figure 0, the words of a year without requests."""
    await clerk.press("enter", "ctrl+o", "enter", "ctrl+down", "f7", "escape")
    await clerk.sees("回车 打开")
    return await clerk.kept(lambda report: not any(map(report.blanks, _TABLES)))


async def seed_typed(clerk: Counting) -> Report:
    """From the list of reports: the whole seed, its six sub-heads in place of the five."""
    seed = seed_report()
    await clerk.press("enter", "ctrl+t")
    for place, part in enumerate(seed.prose.overview.parts):
        await clerk.press("enter" if place < 5 else "insert", "home", "ctrl+k")
        await clerk.says(part.heading)
        await clerk.press("enter", *["down"] * (place < 4))
    await clerk.press("down", "down")
    while f"编号样式：{seed.prose.overview.numbering}" not in clerk.screen:
        await clerk.press("enter")
    await clerk.press("escape")
    for place, part in enumerate(seed.prose.overview.parts):
        await clerk.press(*["tab"] * (place > 0))
        await clerk.says(part.text)
    await clerk.press("ctrl+down", "f7", "ctrl+down", "f7", "ctrl+down", "f7", "ctrl+down")
    await clerk.says(seed.prose.problems)
    await clerk.press("ctrl+down")
    await clerk.says(seed.prose.other_matters)
    await clerk.press("escape")
    return await clerk.kept(lambda report: report.prose.other_matters)


def busy_cells() -> list[CellRef]:
    """The 28 cells of a busy office, in the order of the table."""
    cells = Random(28).sample(_REQUESTS.typed_cells, 28)
    return sorted(cells, key=_REQUESTS.typed_cells.index)


def busy_library(path: Path) -> Path:
    """A library with last year's report of a busy office, and this year's begun from it."""
    last = new_report(OFFICE, 2023).with_zeros("requests")
    last = last.with_figures(dict.fromkeys(busy_cells(), 3))
    begun = begin_year(last)
    fill(path, last, replace(begun, figures={}))
    Library(path).set_office(Office(name=OFFICE))
    return path


async def busy_office_typed(clerk: Counting) -> Report:
    """From the list of reports: the cells of last year by Ctrl+Right, the others 0."""
    await clerk.press(*_TO_TABLE_THREE)
    cells = sorted(busy_cells(), key=_by_column)
    for at, ref in enumerate(cells):
        if at or ref != _REQUESTS.typed_cells[0]:
            await clerk.press("ctrl+right")
        await clerk.press(*figure_of(ref))
    await clerk.press("f7", "escape")
    await clerk.sees("回车 打开")
    return await clerk.kept(lambda report: not report.blanks("requests"))


def figure_of(ref: CellRef) -> str:
    """What the busy office has in a cell this year."""
    return print_figure(1 + (busy_cells().index(ref) * 7) % 23)


def keys_by_arrows(*, as_slips_come: bool = False, find_cells: bool = False) -> int:
    """How many keys the busy office takes by arrows, in the better of the table's two orders.

    Or `as_slips_come`, in no order. With `find_cells` Ctrl+G goes to a row and column by their
    numbers wherever that is less.
    """
    in_rows = busy_cells()
    orders = [in_rows, sorted(in_rows, key=_by_column)]
    if as_slips_come:
        orders = [Random(1).sample(in_rows, len(in_rows))]
    return len(_TO_TABLE_THREE) + min(_steps(order, find_cells) for order in orders) + 3


def _steps(cells: Sequence[CellRef], find_cells: bool) -> int:
    """The keys for the figures of these cells and the way from each to the next."""
    moves, at, keys = Moves(_REQUESTS), _REQUESTS.typed_cells[0], 0
    for ref in cells:
        steps = _arrows(moves, at, ref)
        if find_cells:
            row = 2 + len(_REQUESTS.rows[ref.row].number.replace(".", ""))
            is_first = ref == moves.row_end(ref, last=False)
            steps = min(steps, row if is_first else row + 2)
        keys += steps + len(figure_of(ref))
        at = ref
    return keys


_TABLES = ("disclosure", "requests", "challenges")


def _by_column(ref: CellRef) -> int:
    """Where Enter comes to a cell."""
    moves = Moves(_REQUESTS)
    first = _REQUESTS.typed_cells[0]
    return [first, *moves.others(first, 1)].index(ref)


def _arrows(moves: Moves, start: CellRef, end: CellRef) -> int:
    """The fewest arrows, Home or End from one cell to another."""
    reached, edge = {start}, {start}
    for steps in range(100):
        if end in reached:
            return steps
        edge = {
            to
            for ref in edge
            for to in (
                *(moves.up_or_down(ref, step) for step in (-1, 1)),
                *(moves.left_or_right(ref, step) for step in (-1, 1)),
                *(moves.row_end(ref, last=last) for last in (False, True)),
            )
        } - reached
        reached |= edge
    raise AssertionError(f"no way to {end}")
