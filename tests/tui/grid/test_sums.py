"""Sums typed into a cell: what they come to, what is refused, what is shown meanwhile."""

from decimal import Decimal
from pathlib import Path

import pytest
from textual import events

from nianbao.report.document import new_report
from nianbao.report.errors import FigureError
from nianbao.report.form.figures import CellRef, Figure, Unit
from nianbao.tui.grid.grid import FigureGrid
from nianbao.tui.grid.sums import is_pasted_sum, sum_so_far, typed_figure
from tests.reports import OFFICE
from tests.tui.driving import in_report
from tests.tui.grid.grid_app import KeptApp, paste

RECEIVED = CellRef("requests", "received", "natural_person")


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("5+3", Unit.COUNT, 8),
        ("12+3+1", Unit.COUNT, 16),
        ("５＋３", Unit.COUNT, 8),
        (" 5 + 3 ", Unit.COUNT, 8),
        ("1,295+5", Unit.COUNT, 1300),
        ("0+0", Unit.COUNT, 0),
        ("5件+3件", Unit.COUNT, 8),
        ("10-2", Unit.COUNT, 8),
        ("12+3－１", Unit.COUNT, 14),
        ("=5+3", Unit.COUNT, 8),
        ("＝ 8", Unit.COUNT, 8),
        ("5+3=", Unit.COUNT, 8),
        ("0.3-0.1", Unit.MONEY, Decimal("0.2")),
        ("2-5", Unit.CHANGE, -3),
        ("0.1+0.2", Unit.MONEY, Decimal("0.3")),
        ("40元+60元", Unit.MONEY, Decimal("0.01")),
        ("1万元+2", Unit.MONEY, Decimal(3)),
        ("+3", Unit.CHANGE, 3),
        ("＋3", Unit.CHANGE, 3),
        ("-3", Unit.CHANGE, -3),
        ("-3+2", Unit.CHANGE, -1),
        ("+3+2", Unit.CHANGE, 5),
        ("7", Unit.COUNT, 7),
        ("-", Unit.COUNT, None),
        ("", Unit.COUNT, None),
    ],
)
def test_what_is_typed_is_added_up(text: str, unit: Unit, expected: Figure) -> None:
    assert typed_figure(text, unit) == expected


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("+", Unit.COUNT, "有一边没有数"),
        ("5+", Unit.COUNT, "有一边没有数"),
        ("＋5", Unit.COUNT, "有一边没有数"),
        ("5++3", Unit.COUNT, "有一边没有数"),
        ("5+-", Unit.COUNT, "有一边没有数"),
        ("5+无", Unit.COUNT, "有一边没有数"),
        ("5+-3", Unit.COUNT, "有一边没有数"),
        ("10-", Unit.COUNT, "加减号有一边没有数"),
        ("3-5", Unit.COUNT, "小于0"),
        ("-3", Unit.COUNT, "正负号"),
        ("=", Unit.COUNT, "不是数字"),
        ("5+3=8", Unit.COUNT, "不是数字"),
        ("40元-0.001", Unit.MONEY, "有的没有写"),
        ("5*3", Unit.COUNT, "不是数字"),
        ("5+1.5", Unit.COUNT, "小数"),
        ("999999999+1", Unit.COUNT, "太长"),
        ("20+30元", Unit.MONEY, "有的没有写"),
        ("5+", Unit.CHANGE, "有一边没有数"),
    ],
)
def test_what_is_no_sum_is_refused(text: str, unit: Unit, why: str) -> None:
    with pytest.raises(FigureError, match=why) as refused:
        typed_figure(text, unit)
    assert refused.value.hint
    assert str(refused.value).count("。") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", ""),
        ("5+", "5+＝5件"),
        ("12+3+", "12+3+＝15件"),
        ("12+3+1", "12+3+1＝16件"),
        ("+", ""),
        ("5+x", ""),
        ("5++", "5++＝5件"),
        ("=12-3", "12-3＝9件"),
        ("12-", "12-＝12件"),
        ("3-12", ""),
        ("-", ""),
    ],
)
def test_the_sum_so_far(text: str, expected: str) -> None:
    assert sum_so_far(text, Unit.COUNT) == expected


def test_a_pasted_sum_is_no_row_of_figures() -> None:
    assert all(map(is_pasted_sum, ("5+3", "5 + 3", "１２＋３", "40元+60元", " 1,295 + 5\n")))
    assert not any(map(is_pasted_sum, ("5", "5 3", "5\t+\t3", "5+3\n6", "+", "甲+3", "5+")))


async def test_a_sum_by_keys_and_by_paste() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("5", "+", "3", "enter")
        await pilot.press("1", "2")
        app.grid.post_message(events.Key("＋", "＋"))
        await pilot.press("3", "+", "1", "down")
        await paste(pilot, "5 + 3")
        await pilot.press("enter")
        figures = [app.figure(row) for row in ("received", "brought_forward", "granted")]
        assert figures == [8, 16, 8]
        await pilot.press("ctrl+home", "7", "+", "enter")
        rejected = app.got[-1]
        assert isinstance(rejected, FigureGrid.Rejected)
        assert app.figure("received") == 8


async def test_a_plus_adds_one_and_digits_behind_it_are_added() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("+")
        assert app.figure("received") == 1
        app.grid.post_message(events.Key("＋", "＋"))
        await pilot.press("+")
        assert app.figure("received") == 3
        assert not app.grid.editing
        await pilot.press("9", "enter", "up")
        assert app.figure("received") == 9
        await pilot.press("+", "5")
        assert app.grid.typed == "9+5"
        await pilot.press("enter")
        assert app.figure("received") == 14
        await pilot.press("6", "enter", "up", "+", "down", "5", "enter")
        assert [app.figure("brought_forward"), app.figure("granted")] == [7, 5]
        app.grid.locked = True
        await pilot.press("ctrl+home", "+")
        assert app.figure("received") == 14


async def test_a_plus_is_no_count_of_fees() -> None:
    app = KeptApp("disclosure")
    async with app.run_test(notifications=True) as pilot:
        fees = CellRef("disclosure", "fees", "amount")
        app.grid.move_to(fees)
        await pilot.press("+", "5", "enter")
        assert isinstance(app.got[-1], FigureGrid.Rejected)
        app.grid.move_to(fees)
        await pilot.press("1", "full_stop", "5", "+", "2", "enter")
        assert app.figure("fees", "amount") == Decimal("3.5")


async def test_sums_and_counts_on_the_report(tmp_path: Path) -> None:
    report = new_report(OFFICE, 2024).with_figure(RECEIVED, 999_999_999)
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "+")
        await clerk.sees("太长", "原来的数没有变")
        await clerk.type("12+3")
        await clerk.sees("12+3＝15件")
        await clerk.press("escape")
        await clerk.hides("12+3")
        await clerk.type("12+3\n")
        await clerk.press("up")
        await clerk.burst("+", "+", "+", "ctrl+down")  # at once, before the report is shown
        await clerk.kept(lambda kept: kept.figure(RECEIVED) == 18)
        await clerk.press("ctrl+up", "5", "+", "ctrl+down")
        await clerk.sees("“5+”的加号有一边没有数")
        assert clerk.report().figure(RECEIVED) == 18
        await clerk.press("escape", "ctrl+z")
        await clerk.kept(lambda kept: kept.figure(RECEIVED) == 17)
        await clerk.press("+", "ctrl+z")
        await clerk.type("4\n")
        await clerk.kept(lambda kept: kept.figure(RECEIVED) == 4)
