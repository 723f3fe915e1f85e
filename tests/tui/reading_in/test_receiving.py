"""What the county sends back, opened with F9: taken, refused, mended, at the keys."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from tests.reports import zero_report
from tests.returns import note_about, note_file
from tests.tui.driving import ONE_SIZE, at_desk
from tests.tui.reading_in.opening import read
from tests.tui.report.standings import becomes, opened, standing_of

REPORT = zero_report()


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_the_county_words_stand_over_their_pages_until_they_are_mended(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    file = note_file(tmp_path, note_about(REPORT))
    async with opened(tmp_path, Standing(State.FINAL), size) as clerk:
        await read(clerk, file)
        await clerk.sees("退回意见：宁陵县柳河镇人民政府2024年的报告", "民权县政务公开办公室")
        await clerk.sees("2025-01-20 前改好", "库里的报告已定稿，是锁住的")
        await clerk.press("home", "enter")
        await clerk.sees("整份报告：请二十日前改好重报", "查出：总计和分项对不上。")
        await clerk.press("escape", "down", "enter")
        standing = await becomes(clerk, State.RETURNED)
        assert standing.correct_by == "2025-01-20"
        await clerk.sees("年度报告　已退回", "县里的意见（未改）：第一段太短")
        await clerk.sees("县里对整份报告的意见（未改）：请二十日前")
        assert set(standing.returned) == {"whole", "overview", "requests", "problems"}
        clerk.app.clear_notifications()
        await clerk.type("改了。")
        await clerk.sees("县里的意见（已改）：第一段太短", "县里对整份报告的意见（已改）")
        await clerk.press("ctrl+z")
        await clerk.sees("县里的意见（未改）：第一段太短")
        await clerk.press("ctrl+y", "ctrl+down", "ctrl+down")
        await clerk.sees("县里的意见（未改）：表三不平", "查出：总计和分项对不上。")
        await clerk.press("escape")
        await clerk.sees("县里要求1月20日前改好，", "县里退回第一部分（已改）：第一段太短")
        await clerk.sees("县里退回第三部分（未改）：表三不平")


async def test_what_speaks_against_it_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    note = note_about(REPORT)
    file = note_file(tmp_path, note)
    other = note_file(tmp_path, note_about(replace(REPORT, office="睢县某镇人民政府")))
    changed, cut = tmp_path / "改过.json", tmp_path / "断了.json"
    changed.write_text(file.read_text("utf-8").replace("太短", "太长"), encoding="utf-8")
    cut.write_text(file.read_text("utf-8")[:900], encoding="utf-8")
    version = tmp_path / "另一版.json"
    mended = REPORT.with_prose("problems", "另一份报告的话。改进：每月核对一次。")
    note_file(tmp_path, note_about(mended)).rename(version)
    file = note_file(tmp_path, note)
    async with opened(tmp_path, Standing(State.PUBLISHED)) as clerk:
        await read(clerk, cut)
        await clerk.sees("断了，没有拷完整或者坏了，读不出来，请县里再发一份。")
        for path, words in (
            (changed, "这个文件改动过，或者没有拷完整"),
            (version, "县里看的那一份和库里现在的不一样（五、"),
            (other, "库里没有“睢县某镇人民政府”2024年的报告。"),
        ):
            await clerk.replace(str(path))
            await clerk.press("enter")
            await clerk.sees("不收，回去（文件不动）", words)
            await clerk.press("end", "enter")
            await clerk.sees("读入一份报告", "位置：")
            assert standing_of(clerk) == Standing(State.PUBLISHED)
        await clerk.replace(str(file))
        await clerk.press("enter")
        await clerk.sees("库里的报告已发布，是锁住的；收了以后可以改，改好要重新发布。")
        await clerk.press("down", "enter")
        await becomes(clerk, State.RETURNED)
        await read(clerk, file)
        await clerk.sees("这份退回意见已经收过了。")
        await clerk.press("escape", "escape")


async def test_a_report_that_is_not_there_comes_with_the_words(tmp_path: Path) -> None:
    file = note_file(tmp_path, note_about(REPORT))
    library = Library(tmp_path / "nianbao.json")
    library.set_office(replace(library.office(), name="民权县北关镇人民政府"))
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await read(clerk, file)
        await clerk.sees("本单位是“民权县北关镇人民政府”", "库里没有")
        await clerk.press("down", "enter")
        await clerk.until(lambda: clerk.has(2024))
        await clerk.sees("改成已退回了", "已退回")
        assert clerk.report() == REPORT
        assert standing_of(clerk).returned["overview"] == "第一段太短"
