"""Five ways of a clerk through the program; each ends with what must be in report and file."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import Path

from nianbao.report.document import new_report
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from nianbao.tui.library.home import HomeScreen
from tests.reports import OFFICE, zero_report
from tests.tui.driving import fill
from tests.tui.journeys.counted import (
    busy_cells,
    busy_library,
    busy_office_typed,
    figure_of,
)
from tests.tui.journeys.counting import Counting

RECEIVED = CellRef("requests", "received", "natural_person")
_CARRIED, _GRANTED, _GOING_ON = (
    RECEIVED._replace(row=row) for row in ("brought_forward", "granted", "carried_forward")
)
_OTHERS = 57


def nothing(path: Path) -> Path:
    """No library at all."""
    return path


async def whole_job(clerk: Counting) -> None:
    """From the first start to the file that is pasted, then out and in again."""
    await clerk.sees("第一次用")
    await clerk.says(OFFICE)
    await clerk.press("enter", "enter", "enter", "enter")
    await clerk.sees("新建哪一年的报告")
    await clerk.press("enter")
    await clerk.sees("一、总体情况")
    await clerk.says("全年主动公开政府信息165条。")
    await clerk.press("ctrl+o")
    await clerk.sees("全年没有收到申请？")
    await clerk.press("enter", "ctrl+down", "3", "tab", "1", "tab", "2", "enter", "f7")
    await clerk.press(*["ctrl+down"] * 3)
    await clerk.says("公开不够及时。改进：每月核对。")
    report = await clerk.kept(lambda report: report.prose.problems)
    assert report.figure(CellRef("disclosure", "rules", "issued")) == 3
    assert not any(report.blanks(table.key) for table in report.form.tables)
    assert "没有收到政府信息公开申请" in report.prose.overview.parts[1].text
    await clerk.press("f2")
    await clerk.sees("核对：")
    await clerk.press("escape", "f5", "tab", "home", "ctrl+k")
    await clerk.says(str(clerk.path.parent))
    await clerk.press("shift+tab", "home", "enter")
    await clerk.sees("已写到")
    [written] = clerk.path.parent.glob(f"*{OFFICE}2024*.md")
    assert "全年主动公开政府信息165条。" in written.read_text(encoding="utf-8")
    await clerk.press("escape", "escape")
    await clerk.sees("回车 打开")
    await clerk.press("enter")
    await clerk.sees("五、存在的主要问题", "公开不够及时。改进：每月核对。")
    await clerk.press("ctrl+q")
    await clerk.until(lambda: not clerk.running)


def first_year(path: Path) -> Path:
    """A library of one published year, with two requests that go on."""
    report = zero_report().with_figures({RECEIVED: 5, _GRANTED: 3, _GOING_ON: 2})
    library = Library(path)
    library.save(replace(report, office=OFFICE), (), standing=Standing(State.PUBLISHED))
    library.set_office(Office(name=OFFICE))
    return path


async def second_year(clerk: Counting) -> None:
    """The next year from the last: what is carried over, last year's cells, last year's words."""
    await clerk.sees("2024年")
    await clerk.press("down", "enter")
    await clerk.sees("新建哪一年的报告", "2025")
    await clerk.press("enter")
    await clerk.sees("2025年政府信息公开工作年度报告")
    begun = await clerk.kept(lambda report: report.figure(_CARRIED), 2025)
    assert begun.figure(_CARRIED) == 2
    await clerk.press("ctrl+down", "ctrl+down", "f4")
    await clerk.sees("上年")
    await clerk.press("7", "ctrl+right", "9", "ctrl+right", "ctrl+k", "f7", "f4")
    await clerk.press(*["ctrl+up"] * 2)
    await clerk.press("f4", "ctrl+k", "f4", "f4")
    report = await clerk.kept(lambda report: report.prose.overview.parts[0].text, 2025)
    assert report.figure(RECEIVED) == 7
    assert report.figure(_GRANTED) == 9
    assert report.figure(_GOING_ON) == 2
    assert not report.blanks("requests")
    assert report.prose.overview.parts[0].text.endswith("86条。")
    await clerk.press("f8")
    await clerk.press("escape")
    await clerk.sees("2025年", "2024年")
    assert clerk.report(2024).figure(RECEIVED) == 5, "last year's is as it was"


def half_done(path: Path) -> Path:
    """A library with one report that is half written."""
    return fill(path, replace(new_report(OFFICE, 2024), office=OFFICE))


async def mistakes(clerk: Counting) -> None:
    """Figures and words that are wrong, refused, deleted; each is taken back."""
    await clerk.press("enter")
    await clerk.says("第一句话。")
    await clerk.press("ctrl+down", "ctrl+down", "1", "2", "enter", "3", "enter")
    await clerk.kept(lambda report: report.figure(_CARRIED) == 3)
    await clerk.press("ctrl+z")
    await clerk.kept(lambda report: report.figure(_CARRIED) is None)
    await clerk.press("ctrl+y", "up", "up", "shift+down", "delete")
    await clerk.kept(lambda report: not report.figures)
    await clerk.press("ctrl+z")
    await clerk.kept(lambda report: report.figure(RECEIVED) == 12)
    await clerk.press("1", ".", "5", "enter")
    await clerk.sees("原来的数没有变")
    await clerk.press("9", "escape")
    await clerk.press("ctrl+o")
    await clerk.sees("另有2格已填了数")
    await clerk.press("enter")
    await clerk.kept(lambda report: not report.blanks("requests"))
    await clerk.press("ctrl+z")
    report = await clerk.kept(lambda report: report.blanks("requests"))
    assert (report.figure(RECEIVED), report.figure(_CARRIED)) == (12, 3)
    await clerk.press("ctrl+up", "ctrl+up", "ctrl+a", "backspace", "f2", "escape")
    await clerk.kept(lambda report: not report.prose.overview.parts[0].text)
    await clerk.press("ctrl+z")
    await clerk.kept(lambda report: report.prose.overview.parts[0].text == "第一句话。")
    await clerk.press("escape")
    await clerk.sees("回车 打开")
    await clerk.press("delete", "down", "enter")
    await clerk.until(lambda: not clerk.has(), "not deleted")
    await clerk.press("ctrl+z")
    report = await clerk.kept(lambda report: report.figure(RECEIVED) == 12)
    assert report.prose.overview.parts[0].text == "第一句话。"


async def busy_office(clerk: Counting) -> None:
    """28 cells in the places of last year's."""
    report = await busy_office_typed(clerk)
    for ref in busy_cells():
        assert str(report.figure(ref)) == figure_of(ref)
    zeros = [ref for ref in report.form.table("requests").typed_cells if ref not in busy_cells()]
    assert not any(report.figure(ref) for ref in zeros)


def large_library(path: Path) -> Path:
    """Sixty reports: three years of the own office, the others each of one office."""
    library = Library(path)
    with library.together():
        for number in range(_OTHERS):
            office = f"第{number:02}街道办事处"
            library.save(replace(zero_report(), office=office, year=2024 - number % 3), ())
        for year in (2022, 2023, 2024):
            library.save(replace(zero_report(), office=OFFICE, year=year), ())
    library.set_office(Office(name=OFFICE))
    return path


async def sixty_reports(clerk: Counting) -> None:
    """The own office first; one of sixty by its words, opened, left, deleted, brought back."""
    await clerk.sees(OFFICE, "份：打几个字筛选", "+ 新建一年的报告")
    assert _in_hand(clerk) == (OFFICE, 2024)
    await clerk.type("41 2022")
    await clerk.sees("筛选“41 2022”：1份")
    await clerk.press("enter")
    await clerk.sees("第41街道办事处2022年政府信息公开工作年度报告")
    await clerk.press("ctrl+down", "7", "enter", "escape")
    await clerk.sees("筛选“41 2022”：1份")
    rules = CellRef("disclosure", "rules", "issued")
    kept = clerk.library.load("第41街道办事处", 2022)
    assert kept.figure(rules) == 7
    await clerk.press("escape")
    assert _in_hand(clerk) == ("第41街道办事处", 2022)
    await clerk.press("delete", "down", "enter")
    await clerk.sees("已删除")
    await clerk.until(lambda: len(clerk.library.summaries()) == 59, "not deleted")
    await clerk.press("ctrl+z")
    await clerk.until(lambda: len(clerk.library.summaries()) == 60, "not brought back")
    assert _in_hand(clerk) == ("第41街道办事处", 2022)
    assert clerk.library.load("第41街道办事处", 2022) == kept


def _in_hand(clerk: Counting) -> object:
    screen = clerk.app.screen
    assert isinstance(screen, HomeScreen)
    return screen.in_hand


Way = Callable[[Counting], Awaitable[None]]
WAYS: Mapping[str, tuple[Callable[[Path], Path], Way]] = {
    "whole job": (nothing, whole_job),
    "second year": (first_year, second_year),
    "mistakes": (half_done, mistakes),
    "busy office": (busy_library, busy_office),
    "sixty reports": (large_library, sixty_reports),
}
"""Each way with what makes the library it begins with."""
