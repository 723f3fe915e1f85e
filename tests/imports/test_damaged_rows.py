"""Rows damaged at random: every figure is right, or blank or wrong with a finding on its cell."""

import random
from collections.abc import Mapping

import pytest

from exports.plain_text import write_plain_text
from report.checks import run_checks
from report.form_2021 import FORM_2021
from tests.imports.anything import read_soundly
from tests.imports.portal import Portal, Row, portal_report, print_portal

REPORT = portal_report()
SHORT = "\n".join(line.rstrip("\t") for line in print_portal(REPORT).text.split("\n"))
TYPED = [cell for table in FORM_2021.tables for cell in table.typed_cells]
LAYOUTS: Mapping[str, str] = {
    "ours": write_plain_text(REPORT),
    "ragged": print_portal(REPORT).text,
    "ragged, 7 numbers": print_portal(REPORT, extra="none").text,
    "ragged, not padded": SHORT,
}


def damage(rows: list[Row], chance: random.Random) -> str:
    """Change one row of a table in one way; tells what was done."""
    place, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    row = rows[place]
    cell = chance.randrange(len(row))
    kind = chance.choice(("drop", "double", "blank", "swap", "label", "shift"))
    match kind:
        case "drop":
            del row[cell]
        case "double":
            row.insert(cell, row[cell])
        case "blank":
            row[cell] = ""
        case "swap":
            row[:], rows[other][:] = rows[other][:], row[:]
        case "shift":
            row.insert(cell, "")
        case "label":
            labels = [text for line in rows for text in line if text and not text[0].isdigit()]
            words = [at for at, text in enumerate(row) if text in labels]
            for at in words[-1:]:
                row[at] = chance.choice([*labels, "另一行", row[at] + "数", "", "5"])
    return f"{kind} {place} {cell}"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("changes", [1, 3])
def test_no_wrong_figure_without_a_finding(layout: str, changes: int) -> None:
    chance = random.Random(2021 + changes)
    for _ in range(200 // changes):
        portal = Portal([line.split("\t") for line in LAYOUTS[layout].split("\n")])
        tables = portal.tables()
        done = [damage(chance.choice(tables), chance) for _ in range(changes)]
        report = read_soundly(portal.text)
        told = {cell for finding in run_checks(report) for cell in finding.cells}
        wrong = [cell for cell in TYPED if report.figures.get(cell) != REPORT.figures[cell]]
        assert set(wrong) <= told, (done, portal.text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_swapped_rows_are_read_right(layout: str) -> None:
    chance = random.Random(7)
    for _ in range(50):
        portal = Portal([line.split("\t") for line in LAYOUTS[layout].split("\n")])
        rows = portal.without_heads().tables()[1]
        one, other = chance.sample(rows, 2)
        one[:], other[:] = other[:], one[:]
        assert read_soundly(portal.text).figures == REPORT.figures
