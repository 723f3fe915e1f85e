"""The next cell to fill: last year's cells first, then the blank ones, round at the end."""

from nianbao.report.document import new_report
from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.blanks import next_blank
from nianbao.tui.grid.contents import GridContents
from nianbao.tui.grid.moves import Moves
from tests.reports import OFFICE

EMPTY = new_report(OFFICE, 2024)
REQUESTS = EMPTY.form.table("requests")
MOVES = Moves(REQUESTS)


def at(row: str, column: str = "natural_person") -> CellRef:
    return CellRef("requests", row, column)


LAST = new_report(OFFICE, 2023).with_zeros("requests")
LAST = LAST.with_figures({at("received"): 5, at("granted"): 4, at("granted", "commercial"): 1})


def walked(contents: GridContents, step: int, times: int) -> list[CellRef | None]:
    seen: list[CellRef | None] = []
    for _ in range(times):
        seen.append(next_blank(contents, MOVES, step))
        if seen[-1] is None:
            break
        contents = contents._replace(cursor=seen[-1])
    return seen


def test_without_last_year_the_blank_cells_come_in_the_order_of_enter() -> None:
    report = EMPTY.with_figures({at("brought_forward"): 2})
    contents = GridContents(REQUESTS, report, at("received"))
    assert walked(contents, 1, 1) == [at("granted")]
    last = REQUESTS.typed_cells[-1]
    assert walked(contents, -1, 2) == [last, MOVES.up_or_down(last, -1)]


def test_the_cells_of_last_year_come_first() -> None:
    contents = GridContents(REQUESTS, EMPTY, at("received"), last=LAST)
    wanted = [at("granted"), at("granted", "commercial"), at("received"), at("granted")]
    assert walked(contents, 1, 4) == wanted
    filled = EMPTY.with_figures({at("granted"): 3, at("granted", "commercial"): 0})
    contents = contents._replace(report=filled)
    assert walked(contents, 1, 1) == [at("brought_forward")], "the one in hand is passed over"
    assert walked(contents._replace(cursor=at("granted")), 1, 1) == [at("received")]


def test_in_a_full_table_there_is_none() -> None:
    contents = GridContents(REQUESTS, LAST, at("received"), last=LAST)
    assert walked(contents, 1, 1) == [None]
    left = GridContents(REQUESTS, LAST.with_figure(at("received"), None), at("received"))
    assert walked(left, 1, 1) == [None], "the last one is in hand"
