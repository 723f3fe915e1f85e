"""Rows damaged at random: every figure is right, or blank or wrong with a finding on its cell."""

import random

import pytest

from tests.imports.anything import read_soundly
from tests.imports.fuzz import DAMAGES, DRAWINGS, REPORT, Damaged, silent_errors
from tests.imports.portal import Portal, print_portal

TIMES = 500
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
        assert any("次序" in finding.message for finding in report.reading)
