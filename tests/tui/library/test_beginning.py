"""A new year's report: what it takes over is said before, and whose last year's it begins from."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.previous import PreviousFinder
from nianbao.report.document import new_report
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.report.years.carry import begin_year
from nianbao.storage.library import Library
from tests.reports import full_report
from tests.tui.driving import ONE_SIZE, at_desk, fill

NAME, OLD_NAME = "睢县西陵寺镇人民政府", "睢县西陵寺乡[/x]人民政府"
OLD = replace(full_report(), office=OLD_NAME)


def library(folder: Path, *years: int) -> Path:
    """A library of the office under its new name with last year's reports under the old one."""
    path = fill(folder / "nianbao.json", *(replace(OLD, year=year) for year in years))
    Library(path).set_office(Office(name=NAME))
    return path


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_it_says_what_comes_along(tmp_path: Path, size: tuple[int, int]) -> None:
    path = fill(tmp_path / "nianbao.json", full_report())
    async with at_desk(path, size) as clerk:
        await clerk.choose("新建")
        await clerk.sees("新建哪一年", "从2023年的报告开始")
        assert "上年结转填好6格，小标题6个带过来" in clerk.words
        await clerk.replace("2022")
        await clerk.sees("库里没有2021年的报告")
        await clerk.replace("20")
        await clerk.hides("库里没有2021年的报告")
        await clerk.press("escape")
        await clerk.hides("新建哪一年")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_the_old_names_report_is_offered(tmp_path: Path, size: tuple[int, int]) -> None:
    path = library(tmp_path, 2023, 2022)
    async with at_desk(path, size) as clerk:
        await clerk.choose("新建")
        await clerk.sees("别的单位名称")
        await clerk.press("enter")
        await clerk.sees(f"从“{OLD_NAME}”2023年的报告开始", "从空白开始")
        assert f"从“{OLD_NAME}”2022年" not in clerk.screen
        await clerk.press("enter")
        begun = await clerk.kept(lambda report: report.figures)
        assert begun == begin_year(OLD, office=NAME)
        brought = CellRef("requests", "brought_forward", "research")
        assert begun.figures[brought] == OLD.figures[brought._replace(row="carried_forward")]
        assert PreviousFinder(Library(path)).key_of((NAME, 2024)) == (OLD_NAME, 2023)
        await clerk.press("ctrl+down", "ctrl+down", "down")
        await clerk.type("1\n")
        await clerk.press("f8")
        await clerk.until(lambda: "上年报告结转下来" in clerk.words or "提醒" in clerk.screen)
        await clerk.press("f2")
        await clerk.sees("今年填的上年结转是1件")


async def test_from_nothing_all_the_same(tmp_path: Path) -> None:
    path = library(tmp_path, 2023)
    async with at_desk(path) as clerk:
        await clerk.choose("新建")
        await clerk.press("enter", "escape")
        assert not clerk.has(2024)
        await clerk.choose("新建")
        await clerk.press("enter", "end", "enter")
        begun = await clerk.kept(lambda report: True)
        assert begun == new_report(NAME, 2024)
        assert PreviousFinder(Library(path)).key_of((NAME, 2024)) is None


async def test_other_years_are_not_offered(tmp_path: Path) -> None:
    async with at_desk(library(tmp_path, 2022)) as clerk:
        await clerk.choose("新建")
        await clerk.sees("库里没有2023年的报告，回车从空白开始")
        await clerk.press("enter")
        await clerk.kept(lambda report: report == new_report(NAME, 2024))


async def test_a_new_name_keeps_last_years_report(tmp_path: Path) -> None:
    from nianbao.report.standing import Standing
    from nianbao.report.state import State

    path = tmp_path / "nianbao.json"
    Library(path).save(OLD, (), standing=Standing(State.PUBLISHED))
    fill(path, begin_year(OLD))
    Library(path).set_office(Office(name=OLD_NAME, deadline_day=31))
    async with at_desk(path) as clerk:
        await clerk.choose("设置")
        await clerk.replace(NAME)
        await clerk.press("enter", "enter", "enter", "enter")
        await clerk.sees("单位名称改了")
        await clerk.press("enter")
        await clerk.until(lambda: clerk.report().office == NAME)
        assert PreviousFinder(Library(path)).load((NAME, 2024)) == OLD
