"""Rows damaged at random: every figure is right, or blank or wrong with a finding on its cell."""

import random

import pytest

from tests.imports.anything import read_soundly
from tests.imports.fuzz import DAMAGES, DRAWINGS, REPORT, Damaged, silent_errors
from tests.imports.portal import Portal, print_portal

TIMES = 300
SHARES = 10
"""Tests that share the work, so that they can run side by side."""


@pytest.mark.parametrize("share", range(SHARES))
def test_no_wrong_figure_without_a_finding(share: int) -> None:
    chance = random.Random(share)
    for _ in range(TIMES // SHARES):
        drawing = chance.choice(sorted(DRAWINGS))
        silent, damaged = silent_errors(drawing, chance)
        assert not silent, (drawing, damaged.done)


@pytest.mark.parametrize("kind", DAMAGES)
def test_every_damage_damages_something(kind: str) -> None:
    rows = [list(row) for row in print_portal(REPORT).rows]
    places = [place for place, row in enumerate(rows) if len(row) > 1]
    damaged = Damaged([list(row) for row in rows])
    for place in reversed(places):
        DAMAGES[kind](damaged.rows, place, random.Random(place))
    assert damaged.rows != rows


@pytest.mark.parametrize("extra", ["total", "none"])
def test_swapped_rows_are_read_right_and_told(extra: str) -> None:
    chance = random.Random(7)
    for _ in range(50):
        portal = print_portal(REPORT, extra="total" if extra == "total" else "none")
        rows = Portal(portal.rows).without_heads().tables()[1]
        one, other = chance.sample(rows, 2)
        one[:], other[:] = other[:], one[:]
        report = read_soundly(portal.text)
        assert report.figures == REPORT.figures
        assert any("次序" in finding.message for finding in report.import_findings)


@pytest.mark.parametrize("words", ["（注）", "（五）不予处理 （注）", "（五）不予处理 (见附件)"])
def test_a_note_in_place_of_a_label_takes_no_label_from_the_next_row(words: str) -> None:
    """In loose words a label may go on behind its figures; a note in brackets begins none."""
    rows = [list(filter(None, row)) for row in print_portal(REPORT, extra="none").rows]
    at = next(at for at, row in enumerate(rows) if "2.重复申请" in row)
    rows[at - 1][:-7] = words.split()
    report = read_soundly("\n".join(map(" ".join, rows)))
    wrong = {ref for ref, figure in REPORT.figures.items() if report.figures.get(ref) != figure}
    told = {ref for finding in report.import_findings for ref in finding.cells}
    assert wrong <= told
    assert {ref.row for ref in told} - {"outcomes_total"} == {"not_processed_petition"}


def test_figures_without_a_label_that_fit_nowhere_are_told() -> None:
    rows = print_portal(REPORT, extra="none").rows
    at = next(at for at, row in enumerate(rows) if "2.重复申请" in row)
    rows.insert(at, ["", "", "", *"1234567"])
    report = read_soundly("\n".join(map("\t".join, rows)))
    assert report.figures == REPORT.figures
    assert any("没有行名，没有读入" in finding.message for finding in report.import_findings)
