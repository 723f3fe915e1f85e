"""Last year's figure beside this year's: what belongs in a cell, the change, a leap."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.document import Report, new_report, precedes
from nianbao.report.form.figures import CellRef, Figure, Unit
from nianbao.report.years.carry import begin_year
from nianbao.report.years.figures import (
    change_text,
    expected_figure,
    figure_to_take,
    is_carried,
    is_leap,
    percent_text,
    printed_figure,
    suggested_figure,
)
from tests.reports import figures_of, full_report, reports

IN_FORCE = CellRef("disclosure", "normative_documents", "in_force")
ISSUED, REPEALED = (IN_FORCE._replace(column=name) for name in ("issued", "repealed"))
BROUGHT = CellRef("requests", "brought_forward", "commercial")
HANDED_ON = BROUGHT._replace(row="carried_forward")
RECEIVED = BROUGHT._replace(row="received")


def years(in_force: Figure, **flows: int) -> tuple[Report, Report]:
    """Last year's report with so many in force, and this year's with what came and went."""
    last = new_report("甲镇", 2023).with_figures({IN_FORCE: in_force, HANDED_ON: 4, RECEIVED: 9})
    cells = {IN_FORCE._replace(column=name): figure for name, figure in flows.items()}
    return last, begin_year(last).with_figures(cells)


def test_what_is_in_force_follows_from_last_year() -> None:
    last, this = years(12, issued=3, repealed=5)
    assert suggested_figure(last, this, IN_FORCE) == 10
    filled = this.with_figure(IN_FORCE, 7)
    assert suggested_figure(last, filled, IN_FORCE) is None
    assert expected_figure(last, filled, IN_FORCE) == figure_to_take(last, filled, IN_FORCE) == 10


@pytest.mark.parametrize(
    ("in_force", "flows"),
    [
        (None, {"issued": 1, "repealed": 0}),
        (12, {"issued": 1}),
        (12, {"repealed": 1}),
        (1, {"issued": 0, "repealed": 2}),
    ],
)
def test_nothing_is_suggested_before_all_is_known(in_force: Figure, flows: dict[str, int]) -> None:
    last, this = years(in_force, **flows)
    assert suggested_figure(last, this, IN_FORCE) is None
    assert figure_to_take(last, this, IN_FORCE) == in_force


def test_what_was_handed_on_is_suggested_where_it_is_missing() -> None:
    last, this = years(0)
    assert is_carried(last, this, BROUGHT)
    assert suggested_figure(last, this, BROUGHT) is None
    blank = this.with_figure(BROUGHT, None)
    assert not is_carried(last, blank, BROUGHT)
    assert suggested_figure(last, blank, BROUGHT) == 4
    changed = this.with_figure(BROUGHT, 5)
    assert not is_carried(last, changed, BROUGHT)
    assert figure_to_take(last, changed, BROUGHT) == 4
    assert figure_to_take(last, this, RECEIVED) == 9


def test_another_year_carries_nothing() -> None:
    last, this = years(12, issued=3, repealed=5)
    older = replace(last, year=2021)
    assert not precedes(older, this)
    assert not is_carried(older, this, BROUGHT)
    assert expected_figure(older, this, IN_FORCE) is None
    assert begin_year(last, 2030).figures == {}
    assert figure_to_take(older, this, BROUGHT) == older.figure(BROUGHT)


def test_a_printed_total_is_last_years_figure() -> None:
    total = HANDED_ON._replace(column="total")
    last = replace(full_report(), stated={total: 1})
    assert printed_figure(last, total) == 1
    assert printed_figure(last, RECEIVED) == last.figure(RECEIVED)
    assert printed_figure(last, RECEIVED._replace(row="none")) is None


@given(reports())
def test_a_new_year_is_carried_where_it_has_a_figure(last: Report) -> None:
    this = begin_year(last)
    assert all(is_carried(last, this, ref) for ref in this.figures)
    for table in this.form.tables:
        for ref in table.typed_cells:
            assert suggested_figure(last, this, ref) is None


figures = figures_of(Unit.COUNT)
_AS_PYTHON = str.maketrans("＋－", "+-")


@given(figures, figures)
def test_the_change_is_the_difference(now: int, then: int) -> None:
    text = change_text(now, then, plus="+", minus="-")
    assert now - then == (0 if text == "持平" else int(text))
    assert is_leap(now, then) == is_leap(then, now)
    percent = percent_text(now, then).translate(_AS_PYTHON)
    if percent:
        exact = 100 * Decimal(now - then) / then
        assert abs(Decimal(percent.removesuffix("%")) - exact) <= Decimal("0.5")
        assert percent.startswith("+" if now > then else "-")


@given(st.one_of(st.none(), figures))
def test_a_blank_has_no_change(figure: Figure) -> None:
    assert change_text(figure, None) == change_text(None, figure) == ""
    assert percent_text(figure, None) == percent_text(None, figure) == ""
    assert not is_leap(figure, None)
    assert not is_leap(None, figure)


@pytest.mark.parametrize(
    ("now", "then", "change", "percent"),
    [
        (12, 9, "＋3", "＋33%"),
        (22, 25, "－3", "－12%"),
        (5, 0, "＋5", ""),
        (0, 5, "－5", "－100%"),
        (7, 7, "持平", ""),
        (1003, 1000, "＋3", "＋0.3%"),
        (1010, 1000, "＋10", "＋1%"),
        (100001, 100000, "＋1", ""),
        (3, 104869, "－104866", ""),
        (Decimal("0.5"), Decimal("1.25"), "－0.75", "－60%"),
    ],
)
def test_words_of_a_change(now: Figure, then: Figure, change: str, percent: str) -> None:
    assert (change_text(now, then), percent_text(now, then)) == (change, percent)


@pytest.mark.parametrize(
    ("now", "then", "leap"), [(110, 11, True), (109, 11, False), (100, 10, False), (11, 120, True)]
)
def test_a_leap_is_tenfold_and_both_pass_ten(now: int, then: int, leap: bool) -> None:
    assert is_leap(now, then) is leap
