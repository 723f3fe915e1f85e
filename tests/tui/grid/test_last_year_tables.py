"""Last year beside the tables: marks, suggestions, figures and changes, one key takes over."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from nianbao.desk.previous import PreviousFinder
from nianbao.report.document import new_report
from nianbao.report.form.figures import CellRef
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.report.years.carry import begin_year
from nianbao.storage.library import Library
from tests.tui.driving import NARROW, SIZES, WIDE, Clerk, at_desk, fill
from tests.tui.years import (
    BROUGHT,
    GRANTED,
    HANDED_ON,
    IN_FORCE,
    ISSUED,
    LAST,
    RECEIVED,
    REPEALED,
    THIS,
    two_years,
)

FEES = CellRef("disclosure", "fees", "amount")
OLD = replace(LAST, office="宁陵县柳河乡[/x]人民政府")


def row(clerk: Clerk, words: str, after: int = 0) -> str:
    """The line of the table with these words, or one some lines after it."""
    lines = clerk.screen.splitlines()
    places = [at for at, line in enumerate(lines) if words in line and "│" in line]
    return lines[places[0] + after] if places else ""


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_carried_is_marked_until_it_is_changed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with two_years(tmp_path, size=size) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "down")
        assert "=   4" in row(clerk, "二、上年结转")
        assert row(clerk, "二、上年结转").count("=") == 6
        await clerk.sees("“=”是上年结转下来的数")
        await clerk.type("5\n")
        await clerk.until(lambda: row(clerk, "二、上年结转").count("=") == 5)
        await clerk.press("up")
        await clerk.hides("是上年结转下来的数")
        await clerk.press("ctrl+z")
        await clerk.until(lambda: row(clerk, "二、上年结转").count("=") == 6)


async def test_what_is_in_force_is_suggested_and_one_key_takes_it(tmp_path: Path) -> None:
    async with two_years(tmp_path) as clerk:
        await clerk.press("ctrl+down", "down")
        await clerk.burst("3", "tab", "1")
        assert "(14)" not in clerk.screen
        await clerk.press("tab")
        await clerk.sees("(14)", "(14)是按上年推算的")
        kept = await clerk.kept(lambda report: REPEALED in report.figures)
        assert IN_FORCE not in kept.figures
        await clerk.press("ctrl+k")
        await clerk.kept(lambda report: report.figures.get(IN_FORCE) == 14)
        await clerk.sees("照上年填了14")
        await clerk.hides("(14)")
        await clerk.press("ctrl+k")
        await clerk.sees("已经是14了")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: IN_FORCE not in report.figures)
        await clerk.sees("(14)")
        await clerk.type("20\n")
        await clerk.hides("(14)")


async def test_the_suggestion_follows_what_it_is_made_of(tmp_path: Path) -> None:
    this = THIS.with_figures({ISSUED: 3, REPEALED: 1})
    async with two_years(tmp_path, this) as clerk:
        await clerk.press("ctrl+down", "down")
        await clerk.sees("(14)")
        await clerk.type("1000\n")
        await clerk.sees("(1011)")
        await clerk.press("up", "delete")
        await clerk.hides("(1011)")


async def test_the_wide_screen_puts_last_year_behind_each_figure(tmp_path: Path) -> None:
    this = THIS.with_figures({RECEIVED: 125, GRANTED: 7})
    async with two_years(tmp_path, this, size=(240, 30)) as clerk:
        await clerk.press("ctrl+down", "ctrl+down")
        await clerk.sees("上年 增减")
        assert "125 ^  12 +113" in row(clerk, "一、本年新收")
        assert "7     8   -1" in row(clerk, "（一）予以公开")
        assert "> 三、收到" in clerk.screen
        await clerk.press("f4")
        await clerk.hides("上年 增减")


@pytest.mark.parametrize(
    ("last", "this", "told"),
    [("0.0123", "12.5", "+12.4877"), ("12.5", "0.0123", "-12.4877"), ("0.0001", "5", "+4.9999")],
)
async def test_a_change_of_a_fee_is_told_to_its_last_decimal(
    tmp_path: Path, last: str, this: str, told: str
) -> None:
    path = fill(
        tmp_path / "nianbao.json",
        LAST.with_figure(FEES, Decimal(last)),
        THIS.with_figure(FEES, Decimal(this)),
    )
    async with at_desk(path, WIDE) as clerk:
        await clerk.press("enter", "ctrl+down", "f4")
        await clerk.sees("上年 ", "增减")
        assert told in row(clerk, "行政事业性收费")


async def test_the_middle_screen_folds_the_pages_away_for_it(tmp_path: Path) -> None:
    async with two_years(tmp_path, THIS.with_figure(RECEIVED, 125), size=WIDE) as clerk:
        await clerk.press("ctrl+down", "ctrl+down")
        assert "标题和导语" in clerk.screen
        await clerk.press("f4")
        await clerk.hides("标题和导语")
        assert "125 ^  12│" in row(clerk, "一、本年新收")
        await clerk.press("f4")
        await clerk.sees("标题和导语")


async def test_the_narrow_screen_puts_last_year_under_each_row(tmp_path: Path) -> None:
    async with two_years(tmp_path, THIS.with_figure(RECEIVED, 125), size=NARROW) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "f4")
        await clerk.until(lambda: row(clerk, "一、本年新收", 1).strip().startswith("上年"))
        assert "^  12" in row(clerk, "一、本年新收", 1)
        await clerk.sees("上年12件，今年125件，＋113（＋942%），相差10倍以上")
        await clerk.type("13\n")
        await clerk.until(lambda: "^" not in row(clerk, "一、本年新收", 1))
        await clerk.press("ctrl+end")
        assert "上年" in row(clerk, "四、结转下年度", 1)
        await clerk.press("ctrl+home")
        await clerk.sees("上年12件，今年13件，＋1（＋8%）")
        await clerk.press("ctrl+up")
        await clerk.press("down")
        await clerk.sees("增减")
        await clerk.press("f4")
        await clerk.hides("增减")


async def test_a_cell_is_taken_over_and_given_back(tmp_path: Path) -> None:
    async with two_years(tmp_path) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "f4")
        await clerk.burst("7", "ctrl+k")
        await clerk.kept(lambda report: report.figures.get(RECEIVED) == 12)
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.kept(lambda report: report == THIS)
        await clerk.press("down", "delete")
        await clerk.sees("(4)")
        await clerk.press("ctrl+k")
        await clerk.kept(lambda report: report.figures.get(BROUGHT) == LAST.figures[HANDED_ON])


async def test_a_locked_report_shows_and_takes_nothing(tmp_path: Path) -> None:
    this = THIS.with_figures({ISSUED: 3, REPEALED: 1})
    async with two_years(tmp_path, this, standing=Standing(State.FINAL)) as clerk:
        await clerk.press("ctrl+down", "f4", "down", "end")
        await clerk.sees("增减", "(14)")
        await clerk.press("ctrl+k")
        await clerk.sees("已定稿，不能改")
        assert clerk.report() == this


async def test_a_second_window_compares_and_takes_nothing(tmp_path: Path) -> None:
    async with two_years(tmp_path) as clerk:
        clerk.app._library.read_only = "只能看。"
        await clerk.press("ctrl+down", "f4")
        await clerk.sees("增减")
        await clerk.press("ctrl+k")
        await clerk.sees("只能看。")
        assert clerk.report() == THIS


async def test_without_last_year_f4_says_what_to_do(tmp_path: Path) -> None:
    this = new_report(THIS.office, 2024)
    async with two_years(tmp_path, this, None) as clerk:
        await clerk.press("ctrl+k")
        await clerk.sees("还没有上年的报告；按 F4")
        await clerk.press("f4")
        await clerk.sees("读入一份（F9）")
        await clerk.press("escape")
        await clerk.hides("读入一份（F9）")
        await clerk.press("f4", "enter")
        await clerk.sees("读入一份报告")


@pytest.mark.parametrize("size", SIZES)
async def test_a_report_under_the_old_name_is_chosen(tmp_path: Path, size: tuple[int, int]) -> None:
    this = new_report(THIS.office, 2024)
    async with two_years(tmp_path, this, OLD, size) as clerk:
        await clerk.press("f4")
        await clerk.sees("还没有上年的报告", f"2023年　{OLD.office}")
        await clerk.press("enter")
        await clerk.sees("上年结转还空着，照2023年的报告填上吗", "填上6格")
        await clerk.press("enter")
        carried = begin_year(OLD).figures
        await clerk.kept(lambda report: report.figures == carried)
        await clerk.press("ctrl+down", "down", "end")
        await clerk.sees("上年12件")
        key = (this.office, 2024)
        assert PreviousFinder(Library(clerk.path)).key_of(key) == (OLD.office, 2023)
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        await clerk.press("enter")
        await clerk.sees("二、主动公开")
        await clerk.press("f4")
        await clerk.sees("上年12件")
        await clerk.choose("选上年")
        await clerk.sees("哪一份报告作上年的")


async def test_an_older_report_is_only_looked_at(tmp_path: Path) -> None:
    this = new_report(THIS.office, 2024).with_figure(RECEIVED, 1)
    async with two_years(tmp_path, this, replace(LAST, year=2021)) as clerk:
        await clerk.press("f4", "enter")
        await clerk.press("ctrl+down", "ctrl+down")
        await clerk.sees("2021年12件，今年1件，－11（－92%）")
        assert "=" not in row(clerk, "二、上年结转")
        await clerk.press("down", "ctrl+k")
        await clerk.kept(lambda report: report.figures.get(BROUGHT) == 0)


async def test_a_form_without_the_cell_says_so(tmp_path: Path) -> None:
    last = replace(LAST, form_version="2019", figures={RECEIVED: 3})
    async with two_years(tmp_path, new_report(THIS.office, 2024), last) as clerk:
        await clerk.press("ctrl+down", "f4", "down", "end")
        await clerk.sees("上年的表式没有这一格")
        await clerk.press("ctrl+k")
        await clerk.sees("上年这一格没有数")
        assert CellRef(*IN_FORCE) not in clerk.report().figures
