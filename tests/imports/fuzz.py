"""Tables damaged at random, to find silent errors: `python -m tests.imports.fuzz [TIMES] [SEED]`.

Rows are cut, joined, shifted, relabelled, swapped, doubled and dropped, one to seven at a time, in
several layouts. A figure that is read wrong without a finding on its cell is a silent error. What
no reader could know is none: a row that, damaged or not, still says in full what was read.
"""

import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from nianbao.imports import ImportRefusedError, read_report
from nianbao.imports.labels import row_key
from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.form_2021 import FORM_2021
from tests.imports.portal import portal_report, print_portal
from tests.samples.documents import document, lines_of

Row = list[str]
TYPED = [cell for table in FORM_2021.tables for cell in table.typed_cells]
REPORT = portal_report()


def _ragged(extra: str) -> list[Row]:
    return print_portal(REPORT, extra="total" if extra == "total" else "none").rows


@cache
def _printed(layout: str) -> tuple[tuple[str, ...], ...]:
    rows = lines_of(document(REPORT, 0)) if layout == "regular" else _ragged(layout)
    return tuple(map(tuple, rows))


def _cells_alone(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield from filter(None, row)


DRAWINGS: Mapping[str, tuple[str, Callable[[list[Row]], str]]] = {
    "ragged": ("total", lambda rows: "\n".join(map("\t".join, rows))),
    "ragged, 7 numbers": ("none", lambda rows: "\n".join(map("\t".join, rows))),
    "not padded": ("total", lambda rows: "\n".join("\t".join(row).rstrip("\t") for row in rows)),
    "regular": ("regular", lambda rows: "\n".join(map("\t".join, rows))),
    "pipes": ("regular", lambda rows: "\n".join(_piped(row) for row in rows)),
    "spaces": ("regular", lambda rows: "\n".join(" ".join(filter(None, row)) for row in rows)),
    "one a line": ("regular", lambda rows: "\n".join(_cells_alone(rows))),
    "html": ("regular", lambda rows: "\n".join(_pages(rows))),
}
"""How rows are drawn: which rows, and how they become a text."""

LOOSE = ("one a line", "spaces")
"""Drawings in which a row ends only where the words of the next begin."""


def _piped(row: Row) -> str:
    return f"|{'|'.join(row)}|" if len(row) > 1 else "".join(row)


def _pages(rows: Iterable[Row]) -> Iterator[str]:
    yield "<div>"
    inside = False
    for row in rows:
        if (len(row) > 1) is not inside:
            yield "</table>" if inside else "<table>"
            inside = not inside
        cells = "".join(f"<td>{text}</td>" for text in row)
        yield f"<tr>{cells}</tr>" if inside else f"<p>{''.join(row)}</p>"
    yield "</div>"


@dataclass
class Damaged:
    """Rows with some damage done, and what was done."""

    rows: list[Row]
    done: list[str] = field(default_factory=list)

    def damage(self, chance: random.Random) -> None:
        """Do one thing to a row of a table."""
        places = [place for place, row in enumerate(self.rows) if len(row) > 1]
        place = chance.choice(places)
        kind = chance.choice(sorted(DAMAGES))
        self.done.append(f"{kind} {place} {self.rows[place]}")
        DAMAGES[kind](self.rows, place, chance)


def _figure_places(row: Row) -> list[int]:
    return [at for at, text in enumerate(row) if text[:1].isdigit() and "." not in text[1:2]]


def _drop(rows: list[Row], place: int, chance: random.Random) -> None:
    del rows[place][chance.randrange(len(rows[place]))]


def _double(rows: list[Row], place: int, chance: random.Random) -> None:
    at = chance.randrange(len(rows[place]))
    rows[place].insert(at, rows[place][at])


def _blank(rows: list[Row], place: int, chance: random.Random) -> None:
    rows[place][chance.randrange(len(rows[place]))] = chance.choice(("", "", "-", "/"))


def _shift(rows: list[Row], place: int, chance: random.Random) -> None:
    rows[place].insert(chance.randrange(len(rows[place])), "")


def _swap(rows: list[Row], place: int, chance: random.Random) -> None:
    other = chance.choice([at for at, row in enumerate(rows) if len(row) > 1])
    rows[place], rows[other] = rows[other], rows[place]


def _cut_row(rows: list[Row], place: int, chance: random.Random) -> None:
    del rows[place]


def _double_row(rows: list[Row], place: int, chance: random.Random) -> None:
    rows.insert(chance.randrange(place, min(len(rows), place + 4)), list(rows[place]))


def _cut_in_two(rows: list[Row], place: int, chance: random.Random) -> None:
    at = chance.randrange(len(rows[place]))
    rows[place : place + 1] = [rows[place][:at], rows[place][at:]]


def _join_rows(rows: list[Row], place: int, chance: random.Random) -> None:
    rows[place : place + 2] = [[text for row in rows[place : place + 2] for text in row]]


def _split_number(rows: list[Row], place: int, chance: random.Random) -> None:
    numbers = [at for at in _figure_places(rows[place]) if len(rows[place][at]) > 1]
    if numbers:
        at = chance.choice(numbers)
        cut = chance.randrange(1, len(rows[place][at]))
        rows[place][at : at + 1] = [rows[place][at][:cut], rows[place][at][cut:]]


def _join_numbers(rows: list[Row], place: int, chance: random.Random) -> None:
    numbers = _figure_places(rows[place])
    if len(numbers) > 1:
        at = chance.choice(numbers[:-1])
        rows[place][at : at + 2] = ["".join(rows[place][at : at + 2])]


def _garble(rows: list[Row], place: int, chance: random.Random) -> None:
    numbers = _figure_places(rows[place])
    if numbers:
        rows[place][chance.choice(numbers)] = chance.choice(("x", "三", "1.5", "=1+1", "－3"))


def _relabel(rows: list[Row], place: int, chance: random.Random) -> None:
    labels = [text for row in rows if len(row) > 1 for text in row if text and not text.isdigit()]
    words = [at for at, text in enumerate(rows[place]) if text and not text.isdigit()]
    for at in words[-1:]:
        changed = (chance.choice(labels), chance.choice(labels), "另一行", rows[place][at] + "数")
        rows[place][at] = chance.choice((*changed, "", "5"))


DAMAGES: Mapping[str, Callable[[list[Row], int, random.Random], None]] = {
    "drop": _drop,
    "double": _double,
    "blank": _blank,
    "shift": _shift,
    "swap": _swap,
    "cut row": _cut_row,
    "double row": _double_row,
    "cut in two": _cut_in_two,
    "join rows": _join_rows,
    "split number": _split_number,
    "join numbers": _join_numbers,
    "garble": _garble,
    "relabel": _relabel,
}


def silent_errors(drawing: str, chance: random.Random) -> tuple[list[CellRef], Damaged]:
    """The cells of a damaged report that are read wrong and not told; empty when all is well."""
    layout, draw = DRAWINGS[drawing]
    damaged = Damaged([list(row) for row in _printed(layout)])
    for _ in range(chance.choice((1, 1, 2, 3, 4, 7))):
        damaged.damage(chance)
    try:
        report = read_report(draw(damaged.rows)).report("甲镇", 2021)
    except ImportRefusedError:
        return [], damaged
    told = {cell for finding in run_checks(report) for cell in finding.cells}
    wrong = [cell for cell in TYPED if report.figures.get(cell) != REPORT.figures[cell]]
    silent = [cell for cell in wrong if cell not in told]
    rows = [list(_cells_alone(damaged.rows))] if drawing in LOOSE else damaged.rows
    return [cell for cell in silent if not is_said(report, cell, rows)], damaged


def is_said(report: Report, cell: CellRef, rows: Iterable[Row]) -> bool:
    """Whether a row of the text says, with its label and every column, what was read."""
    table = report.form.table(cell.table)
    in_row = [ref for ref in table.cells if ref.row == cell.row]
    if table.side_by_side:
        in_row = list(table.cells)
    wanted = [_as_printed(report, ref) for ref in in_row]
    for row in rows:
        for texts in (
            [text for text in row if text],
            ["-" if text in "/" else text for text in row],
        ):
            labelled = [at for at, text in enumerate(texts) if row_key(table, text) == cell.row]
            starts = [0] if table.side_by_side else [at + 1 for at in labelled]
            if any(texts[start : start + len(wanted)] == wanted for start in starts):
                return True
    return False


def _as_printed(report: Report, ref: CellRef) -> str:
    return print_figure(report.stated.get(ref, report.figure(ref))) or "-"


def main() -> None:
    """Damage as many reports as asked for, and stop with status 1 if any was misread silently."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 2021)
    failures = 0
    for turn in range(times):
        drawing = chance.choice(sorted(DRAWINGS))
        silent, damaged = silent_errors(drawing, chance)
        if silent:
            failures += 1
            print(turn, drawing, *map(str, silent[:3]), *damaged.done, sep="\n  ")
    print(f"{times} damaged reports, {failures} read wrong without a finding")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
