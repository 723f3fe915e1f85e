"""What replaces, renames or deletes a report keeps what was there, and it can be brought back."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.report.form.figures import CellRef
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.history import History
from nianbao.storage.library import Library
from tests.desk.sittings import change_stored
from tests.reports import OFFICE, SAMPLE, draft_report, seed_report, zero_report
from tests.tui.driving import ONE_SIZE, at_desk, fill
from tests.tui.reading_in.opening import review, store

LICENSING = CellRef("disclosure", "licensing", "decisions")
REPORT = replace(zero_report(), office=OFFICE)


async def test_a_report_read_in_place_of_the_open_one(tmp_path: Path) -> None:
    before = replace(REPORT, year=2021)
    path = fill(tmp_path / "nianbao.json", before)
    async with at_desk(path) as clerk:
        await clerk.press("enter")
        await review(clerk, SAMPLE)
        await store(clerk, "down")
        await clerk.kept(lambda report: report != before, 2021)
        await clerk.sees("已保存 ")
    history = History(path)
    assert [history.load(version) for version in history.versions(OFFICE, 2021)] == [before]


async def test_an_import_keeps_what_it_replaces(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", replace(REPORT, year=2021))
    async with at_desk(path) as clerk:
        await review(clerk, SAMPLE)
        await store(clerk, "down")
        await clerk.sees("已读入")
        await clerk.press("enter", "ctrl+l")
        await clerk.press("enter")
        await clerk.sees("处不同")
        await clerk.press("home", "enter", "down", "enter")
        await clerk.kept(lambda r: r == replace(REPORT, year=2021), 2021)


async def test_a_new_name_keeps_the_versions(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    library = Library(path)
    change_stored(library, REPORT.with_figure(LICENSING, 5))
    async with at_desk(path) as clerk:
        await clerk.choose("设置")
        await clerk.replace("新镇")
        await clerk.press("enter", "enter", "enter", "enter")
        await clerk.sees("2024年的报告也改成新名称")
        await clerk.press("enter")
        await clerk.until(lambda: clerk.has(2024) and clerk.report().office == "新镇")
        await clerk.press("enter", "ctrl+l")
        await clerk.sees("历史：新镇")
        await clerk.press("down", "enter", "home", "enter", "down", "enter")
        await clerk.kept(lambda report: report == replace(REPORT, office="新镇"))
    assert History(path).versions(OFFICE, 2024) == ()
    assert len(History(path).versions("新镇", 2024)) == 3


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_a_deleted_report_comes_back_after_a_restart(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = fill(tmp_path / "nianbao.json", draft_report(), REPORT)
    Library(path).save(seed_report(), (), standing=Standing(State.PUBLISHED))
    before = Library(path).summaries()
    async with at_desk(path, size) as clerk:
        await clerk.choose("找回删除的")
        await clerk.sees("没有可以找回的报告")
        for _ in before:
            await clerk.press("home", "delete", "down", "enter")
        await clerk.sees("已删除", "这里还没有报告")
    async with at_desk(path, size) as clerk:
        await clerk.press("escape")
        await clerk.choose("找回删除的")
        await clerk.sees("找回哪一份删除的报告？", "2024年", "2022年", "2021年", "已发布")
        await clerk.press("escape")
        for number in range(len(before)):
            await clerk.choose("找回删除的")
            await clerk.press(*["end"] * (number % 2), "enter")
            await clerk.until(lambda n=number: len(clerk.library.summaries()) == n + 1)  # type: ignore[misc]
        await clerk.choose("找回删除的")
        await clerk.sees("没有可以找回的报告")
    assert Library(path).summaries() == before
    assert Library(path).load(OFFICE, 2021) == seed_report()
