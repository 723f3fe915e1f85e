"""Versions of a report: kept a sitting, compared, taken back one by one or all, after a restart."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from nianbao.storage import stored
from nianbao.storage.atomic import write_atomically
from nianbao.storage.errors import cannot_write
from nianbao.storage.history import History
from nianbao.storage.library import Library
from nianbao.storage.machine import now, user
from nianbao.tui.terminal.seams import notices
from tests.desk.sittings import change_stored
from tests.reports import OFFICE, zero_report
from tests.tui.driving import ONE_SIZE, Clerk, at_desk, fill

LICENSING = CellRef("disclosure", "licensing", "decisions")
REPORT = replace(zero_report(), office=OFFICE)
PARAGRAPH = (
    "全年共召开政务公开工作会议四次，专题培训两次，印发年度工作要点，明确责任分工，"
    "逐项对照落实，按季度通报进展，年底统一考核，整改问题三个。"
)
TEXT = "overview.parts.0.text"


async def sitting(path: Path, size: tuple[int, int], *figures: int) -> None:
    """Open the program and the report, type figures into the same cell, and quit."""
    async with at_desk(path, size) as clerk:
        await clerk.press("enter")
        await clerk.sees("已保存")
        await clerk.press("f10", *["home"], *["down"] * 2, "enter")
        await clerk.sees("二、主动公开政府信息情况")
        await clerk.press("ctrl+home", *["down"] * 2)
        for figure in figures:
            await clerk.type(f"{figure}\n")
            await clerk.press("up")
        await clerk.press("ctrl+q")
        await clerk.until(lambda: not clerk.running)
    assert Library(path).load(OFFICE, 2024).figures[LICENSING] == figures[-1]


def versions(path: Path) -> list[Report]:
    history = History(path)
    return [history.load(version) for version in history.versions(OFFICE, 2024)]


def figures(path: Path) -> list[object]:
    return [report.figures[LICENSING] for report in versions(path)]


async def open_history(clerk: Clerk) -> None:
    await clerk.press("enter")
    await clerk.sees("已保存")
    await clerk.press("ctrl+l")
    await clerk.sees("历史：", "现在", "回车 看从那时到现在改了什么")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_a_version_a_sitting_and_one_change_taken_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    await sitting(path, size, 5, 6)
    await sitting(path, size, 7)
    assert figures(path) == [6, 0]
    async with at_desk(path, size) as clerk:
        await open_history(clerk)
        lines = [line for line in clerk.screen.splitlines() if "后来" in line]
        assert len(lines) == 2
        assert all("后来改了1处" in line and "草稿" in line for line in lines)
        assert all(user()[:6] not in line and str(now().date()) in line for line in lines)
        await clerk.press("enter")
        await clerk.sees("到 现在：1处不同", "表二“行政许可”行", "6  改成  7")
        await clerk.press("escape", "down", "enter")
        await clerk.sees("0  改成  7")
        await clerk.press("down", "enter")
        await clerk.sees("0  改成  6", "看到现在为止改了什么")
        await clerk.press("enter")
        await clerk.sees("0  改成  7")
        await clerk.press("down", "enter")
        await clerk.sees("原来：0", "现在：7", "恢复成原来的")
        await clerk.press("down", "enter")
        await clerk.sees("0  改成  7")
        await clerk.press("enter", "enter")
        await clerk.sees("已恢复这一处", "0处不同")
        await clerk.kept(lambda report: report == REPORT)
        await clerk.press("escape")
        await clerk.sees("后来改了1处")
        await clerk.press("escape")
        await clerk.sees("二、主动公开政府信息情况")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report.figures[LICENSING] == 7)
        await clerk.press("ctrl+y")
        await clerk.kept(lambda report: report == REPORT)
    assert figures(path) == [7, 6, 0]


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_all_is_taken_back_and_undone(tmp_path: Path, size: tuple[int, int]) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    async with at_desk(path, size) as clerk:
        await clerk.press("enter")
        await clerk.type("先写一句。\n")
        await clerk.press("ctrl+t", "end", "up", "enter", "home", "delete", "down", "enter")
        await clerk.press("escape", "ctrl+down")
        await clerk.type("3\n4\n")
        await clerk.kept(lambda report: len(report.prose.overview.parts) == 4)
        changed = await clerk.kept(lambda report: 4 in report.figures.values())
        await clerk.press("ctrl+q")
        await clerk.until(lambda: not clerk.running)
    async with at_desk(path, size) as clerk:
        await open_history(clerk)
        await clerk.press("end", "enter")
        await clerk.sees("到 现在：4处不同", "小标题的编号", "删除的小标题")
        await clerk.press("home", "enter")
        await clerk.sees("全部恢复成", "有4处会变回去", "不恢复")
        await clerk.press("enter")
        await clerk.sees("到 现在：4处不同")
        await clerk.press("enter", "down", "enter")
        await clerk.sees("已全部恢复", "到 现在：0处不同")
        await clerk.kept(lambda report: report == REPORT)
        await clerk.press("enter", "down", "enter")
        await clerk.sees("现在已经是这样")
        await clerk.press("escape", "escape", "ctrl+up")
        await clerk.sees("（五）监督保障")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report == changed)


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_a_long_paragraph_is_shown_around_its_difference(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    before = REPORT.with_prose(TEXT, f"甲。\n{PARAGRAPH}\n乙。")
    path = fill(tmp_path / "nianbao.json", before)
    after = before.with_prose(TEXT, before.prose.text(TEXT).replace("两次", "[/x]十二次"))
    async with at_desk(path, size) as clerk:
        await clerk.press("enter")
        await clerk.sees("已保存")
        clerk.app.screen.held.change(after)  # type: ignore[attr-defined]
        await clerk.kept(lambda report: report == after)
        await clerk.press("ctrl+l", "enter")
        await clerk.sees("“主动公开”第2段", "…议四次，专题培训两次，", "专题培训[/x]十二次，")
        assert "整改问题三个" not in clerk.screen
        await clerk.press("down", "enter")
        await clerk.sees("恢复成原来的", "看全文")
        await clerk.press("end", "enter")
        await clerk.until(lambda: PARAGRAPH in clerk.words)
        await clerk.press("escape", "enter", "enter")
        await clerk.kept(lambda report: report == before)


async def test_a_change_made_again_since_says_so(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    await sitting(path, ONE_SIZE[0], 5)
    await sitting(path, ONE_SIZE[0], 6)
    async with at_desk(path) as clerk:
        await open_history(clerk)
        await clerk.press("down", "enter", "down", "enter")
        await clerk.sees("0  改成  5")
        await clerk.press("down", "enter")
        await clerk.sees("原来：0", "后来：5", "这里后来又改过")
        await clerk.press("enter")
        await clerk.kept(lambda report: report == REPORT)
        await clerk.press("enter", "enter")
        await clerk.sees("现在已经是这样")


async def test_without_versions_it_says_when_the_first_comes(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    async with at_desk(path) as clerk:
        await clerk.press("enter", "ctrl+l")
        await clerk.sees("还没有以前的样子", "第一次改动存盘时")
        await clerk.press("enter", "f1")
        await clerk.sees("打开报告到离开算一次", "中间的另记30次")
        await clerk.press("escape", "escape")
        await clerk.sees("一、总体情况")
    assert not History(path).folder.exists()


async def test_looking_keeps_no_version(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    async with at_desk(path) as clerk:
        await clerk.press("enter", "ctrl+down", "f3", "escape", "escape")
        await clerk.sees("回车 打开")
    assert not History(path).folder.exists()


async def test_a_clock_that_goes_back_a_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    await sitting(path, ONE_SIZE[0], 5)
    monkeypatch.setattr(stored, "now", lambda: now() - timedelta(days=366))
    await sitting(path, ONE_SIZE[0], 6)
    await sitting(path, ONE_SIZE[0], 7)
    assert figures(path) == [6, 5, 0]
    async with at_desk(path) as clerk:
        await open_history(clerk)
        assert clerk.screen.count("后来改了1处") == 3
        await clerk.press("enter")
        await clerk.sees("6  改成  7")


class TestTrouble:
    """Nothing that is wrong with the history stops a save."""

    async def test_a_full_disk_is_told_once_and_tried_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = fill(tmp_path / "nianbao.json", REPORT)
        full = True

        def write(target: Path, content: bytes, **options: object) -> None:
            if full and target.parent == History(path).folder:
                raise cannot_write(target, OSError(28, "injected"))
            write_atomically(target, content, **options)  # type: ignore[arg-type]

        monkeypatch.setattr("nianbao.storage.crash_safe.write_atomically", write)
        async with at_desk(path) as clerk:
            await clerk.press("enter", "ctrl+down")
            for figure in (1, 2, 3):
                await clerk.type(f"{figure}\n")
                await clerk.kept(lambda r, figure=figure: figure in r.figures.values())  # type: ignore[misc]
            await clerk.sees("没有记进历史", "磁盘没有剩余空间", "已保存 ")
            told = [notice.message for notice in notices(clerk.app)]
            assert sum("没有记进历史" in words.replace("\n", "") for words in told) == 1
            full = False
            await clerk.type("4\n")
            await clerk.kept(lambda report: 4 in report.figures.values())
            assert versions(path) == [REPORT]

    async def test_a_damaged_history_is_told_and_begun_anew(self, tmp_path: Path) -> None:
        path = fill(tmp_path / "nianbao.json", REPORT)
        await sitting(path, ONE_SIZE[0], 5)
        (damaged,) = History(path).files()
        damaged.write_bytes(b"{half")
        async with at_desk(path) as clerk:
            await clerk.press("enter", "ctrl+l")
            await clerk.sees("打不开", "报告本身不受影响")
            await clerk.press("escape", "ctrl+down")
            await clerk.type("9\n")
            await clerk.sees("历史文件坏了", "重新记历史", "已保存 ")
        assert figures(path) == [5]
        assert damaged.with_name(f"{damaged.stem}-损坏.json").read_bytes() == b"{half"

    async def test_a_version_that_cannot_be_read_leaves_the_others(self, tmp_path: Path) -> None:
        path = fill(tmp_path / "nianbao.json", REPORT)
        await sitting(path, ONE_SIZE[0], 5)
        history = History(path)
        (version,) = history.versions(OFFICE, 2024)
        history.keep({**version.document, "figures": 7})
        async with at_desk(path) as clerk:
            await open_history(clerk)
            await clerk.sees("读不出来")
            await clerk.press("enter")
            await clerk.sees("这一次的记录读不出来")
            await clerk.press("down", "enter")
            await clerk.sees("0  改成  5")
            assert "看到后一次" not in clerk.screen

    async def test_a_history_that_is_deleted_loses_no_report(self, tmp_path: Path) -> None:
        path = fill(tmp_path / "nianbao.json", REPORT)
        await sitting(path, ONE_SIZE[0], 5)
        shutil.rmtree(History(path).folder)
        await sitting(path, ONE_SIZE[0], 6)
        assert figures(path) == [5]


async def test_enter_three_times_takes_back_one_change(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    after = REPORT.with_figure(LICENSING, 5)
    change_stored(Library(path), after.with_prose("problems", "改").with_prose("preface", "加"))
    async with at_desk(path) as clerk:
        await open_history(clerk)
        await clerk.press("enter", "down")
        await clerk.sees("3处不同")
        await clerk.burst("enter", "enter", "enter")
        await clerk.kept(lambda report: not report.prose.preface)
        await clerk.press("escape")  # the third has asked about the next change
        await clerk.sees("2处不同")
        await clerk.kept(lambda report: not report.prose.preface)
        assert clerk.report().figures[LICENSING] == 5


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_the_list_tells_when_where_and_how_much(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """To the second, by section; what is alike stands there once."""
    path = fill(tmp_path / "nianbao.json", REPORT)
    wrote = REPORT.with_figure(LICENSING, 5).with_prose("problems", REPORT.prose.problems + "改好")
    change_stored(Library(path), wrote)
    document = Library(path).document(OFFICE, 2024)
    assert document
    for time in ("2025-01-10T09:08:07+08:00", "2025-01-10T09:08:59+08:00"):
        History(path).keep({**document, "changed": time}, within=True)
        History(path).keep({**document, "changed": time, "history": []}, within=True)
    more = wrote.with_prose("other_matters", wrote.prose.other_matters + "补两字")
    change_stored(Library(path), more.with_figure(LICENSING, 6).with_prose("preface", "加一句"))
    async with at_desk(path, size) as clerk:
        await open_history(clerk)
        await clerk.sees(
            "后来改了2处", "表二1处，", "改进情况1处（多2字）", "标题、导语、常用数1处（多3字）"
        )
        assert clerk.screen.count("后来改了2处") == clerk.screen.count("后来改了3处") == 1
        rows = clerk.screen.splitlines()
        (first,) = (at for at, row in enumerate(rows) if "表二1处，六、" in row)
        assert rows[first + 1].startswith(rows[first][:5]), "the next row begins under the first"
        assert "后来没有改" not in clerk.screen
        assert str(now())[:13] in clerk.screen


async def test_nothing_left_to_undo_tells_of_the_history(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    change_stored(Library(path), REPORT.with_figure(LICENSING, 5))
    async with at_desk(path) as clerk:
        await clerk.press("enter", "ctrl+z")
        await clerk.sees("撤销的是上次打开时改的")
        await clerk.kept(lambda report: report == REPORT)
        await clerk.press("ctrl+z")
        await clerk.sees("没有可以撤销的了", "按 Ctrl+L 看")


async def test_what_was_before_a_change_made_just_now_is_listed(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    async with at_desk(path) as clerk:
        await clerk.press("enter")
        await clerk.sees("已保存")
        await clerk.burst(*"改", "ctrl+l")
        await clerk.sees("历史：", "后来改了1处")
        assert "还没有以前的样子" not in clerk.screen
