"""A01–A04: what must be found, and what must be left alone."""

import pytest

from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from tests.report.checking import Figures, found, ref, report_with

R, B, C = "received.other", "brought_forward.other", "carried_forward.other"
G, P = "granted.other", "granted_in_part.other"

UNBALANCED: list[tuple[Figures, int, int]] = [
    ({R: 1}, 1, 0),
    ({B: 1}, 1, 0),
    ({C: 1}, 0, 1),
    ({G: 1}, 0, 1),
    ({R: 13, G: 14}, 13, 14),
    ({R: 13, B: 2, G: 10, P: 3, C: 3}, 15, 16),
    ({R: 0, B: 0, "closed_other.other": 2}, 0, 2),
    ({R: 999_999_999, G: 1}, 999_999_999, 1),
]
"""Figures, and the two sides."""

BALANCED: list[Figures] = [
    {},
    {R: 1, G: 1},
    {B: 1, C: 1},
    {R: 13, B: 2, G: 10, P: 3, C: 2},
    {R: 5, "not_processed_reissue.other": 5},
    {R: 5, G: 3, P: None},
    {R: 5, G: 3, C: None},
    {R: None, C: 5},
    {B: None, G: 5},
    {R: None, B: None, C: None},
]
"""The sides are equal, or the smaller one can still grow: a part of it is blank."""


@pytest.mark.parametrize(("figures", "left", "right"), UNBALANCED)
def test_a01_finds(figures: Figures, left: int, right: int) -> None:
    column, total = found("A01", report_with(figures))
    assert (column.severity, column.section) == (Severity.ERROR, "requests")
    assert (column.expected, column.actual) == (left, right) == (total.expected, total.actual)
    assert (column.cells[0], total.cells[0]) == (ref(R), ref("received.total"))
    for number in (left, right, abs(left - right)):
        assert str(number) in column.message
    assert "其他列" in column.message
    assert "总计列" in total.message


def test_a01_finds_a_side_that_is_too_large_already() -> None:
    figures = {R: 2, B: 0, G: 9, P: None, C: 0}
    column, _ = found("A01", report_with(figures))
    assert (column.expected, column.actual) == (2, 9)
    assert found("A01", report_with({**figures, B: None})) == []


@pytest.mark.parametrize("figures", BALANCED)
def test_a01_leaves_alone(figures: Figures) -> None:
    assert found("A01", report_with(figures)) == []


def test_a01_checks_each_of_seven_columns() -> None:
    columns = list(dict.fromkeys(cell.column for cell in FORM_2021.table("requests").cells))
    wrong = report_with({f"received.{name}": 1 for name in columns[:-1]})
    assert [finding.cells[0].column for finding in found("A01", wrong)] == columns


PARTS = {
    "A02": ("outcomes_total.other", G, P, "closed_fee_overdue.other"),
    "A03": ("granted.total", "granted.natural_person", "granted.commercial", "granted.other"),
    "A04": (
        "challenges.litigation_after.total",
        "challenges.litigation_after.upheld",
        "challenges.litigation_after.corrected",
        "challenges.litigation_after.pending",
    ),
}
"""For each rule a total and three of its parts."""

MISPRINTED = [
    (0, 0, 0, 1),
    (1, 0, 0, 0),
    (1, 2, 3, 5),
    (1, 2, 3, 7),
    (1, 2, 3, 60),
    (999_999_999, 0, 0, 99_999_999),
    (4, None, 3, 6),
    (4, None, None, 3),
]
"""Three parts and a printed total that can't be their sum."""

PRINTED_RIGHT = [
    (0, 0, 0, 0),
    (1, 0, 0, 1),
    (1, 2, 3, 6),
    (999_999_999, 1, 0, 1_000_000_000),
    (4, None, 3, 7),
    (4, None, 3, 9),
    (None, None, None, 5),
    (1, 2, 3, None),
]
"""The total is the sum, or none is printed, or a blank part can still make up for it."""


@pytest.mark.parametrize("rule", PARTS)
@pytest.mark.parametrize("numbers", MISPRINTED, ids=str)
def test_a02_a03_a04_find_a_misprint_once(rule: str, numbers: tuple[int | None, ...]) -> None:
    total, *parts = PARTS[rule]
    figures, printed = dict(zip(parts, numbers, strict=False)), numbers[-1]
    report = report_with(figures, {total: printed})
    (finding,) = [f for name in PARTS for f in found(name, report)]
    derived = sum(number or 0 for number in numbers[:-1])
    assert (finding.rule, finding.severity) == (rule, Severity.ERROR)
    assert (finding.cells[0], finding.expected, finding.actual) == (ref(total), derived, printed)
    assert set(finding.cells[1:]) >= {ref(part) for part in parts}
    assert printed is not None
    for number in (printed, derived, abs(printed - derived)):
        assert str(number) in finding.message


@pytest.mark.parametrize("rule", PARTS)
@pytest.mark.parametrize("numbers", PRINTED_RIGHT, ids=str)
def test_a02_a03_a04_leave_alone(rule: str, numbers: tuple[int | None, ...]) -> None:
    total, *parts = PARTS[rule]
    report = report_with(dict(zip(parts, numbers, strict=False)), {total: numbers[-1]})
    assert [f for name in PARTS for f in found(name, report)] == []


def test_the_corner_of_table_three_is_told_once() -> None:
    corner = "outcomes_total.total"
    (finding,) = [f for rule in PARTS for f in found(rule, report_with({}, {corner: 9}))]
    assert (finding.rule, finding.cells[0]) == ("A02", ref(corner))


def test_every_derived_cell_is_checked() -> None:
    stated = {str(cell): 123_456 for cell in FORM_2021.derived_cells}
    report = report_with({}, stated)
    findings = [f for rule in PARTS for f in found(rule, report)]
    assert {f.cells[0] for f in findings} == FORM_2021.derived_cells
    assert len(findings) == len(FORM_2021.derived_cells) == 34
    assert all(isinstance(cell, CellRef) for f in findings for cell in f.cells)
