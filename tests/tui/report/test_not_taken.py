"""What is typed and not taken waits beside the report; what is taken or given up does not."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.address import Address
from nianbao.desk.remembered import LEFT, NOT_TAKEN, NotTaken
from nianbao.report.document import Report, new_report
from nianbao.report.facts import Fact
from nianbao.report.form.figures import CellRef
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from tests.reports import OFFICE, zero_report
from tests.tui.disks import FULL
from tests.tui.driving import NARROW, Clerk, at_desk, fill, in_report, rest
from tests.tui.library.test_calendar import jump
from tests.tui.library.test_second_window import SecondWindow

KEY = (OFFICE, 2024)
ZERO = replace(zero_report(), office=OFFICE)


def kept(clerk: Clerk) -> NotTaken:
    """What the file has of what was typed."""
    return NOT_TAKEN.load(clerk.library, KEY)


async def waits(clerk: Clerk, typed: str) -> None:
    """Wait until exactly this waits in the file."""
    await clerk.until(lambda: kept(clerk).digits + kept(clerk).words == typed, "文件里的不是这些")


async def to_first_cell(clerk: Clerk) -> None:
    """Go to the first table."""
    await clerk.press("ctrl+down")
    await clerk.sees("二、")


def cut(clerk: Clerk, folder: Path) -> Path:
    """The file as a power cut leaves it now, elsewhere."""
    return Path(shutil.copy(clerk.path, folder / f"断电以后的{clerk.path.name}"))


@asynccontextmanager
async def after_the_cut(file: Path) -> AsyncIterator[Clerk]:
    """The program with the report open again."""
    async with at_desk(file) as clerk:
        await clerk.press("enter")
        await clerk.sees("Ctrl+P 命令 Esc 返回")
        yield clerk


@pytest.fixture
def cells() -> list[CellRef]:
    return [*new_report(OFFICE, 2024).form.tables[0].typed_cells]


@pytest.mark.parametrize(("end", "figure"), [("enter", 42), ("escape", None), ("down", 42)])
async def test_digits_wait_in_their_cell_to_be_taken_or_given_up(
    tmp_path: Path, end: str, figure: int | None, cells: list[CellRef]
) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await to_first_cell(clerk)
        await clerk.press("right")
        await clerk.type("42")
        await waits(clerk, "42")
        file = cut(clerk, tmp_path)
    async with after_the_cut(file) as clerk:
        await clerk.sees(
            "上次在第二部分 1.1行 本年废止打的“42”没有按回车，放回那一格了", "正在输入"
        )
        assert clerk.report().figures == {}
        await clerk.press(end)
        if figure:
            await clerk.kept(lambda report: report.figures == {cells[1]: figure})
        await waits(clerk, "")
        assert clerk.report().figures.get(cells[1]) == figure
        file = cut(clerk, tmp_path)
    async with after_the_cut(file) as clerk:
        assert "没有按回车" not in clerk.screen


async def test_digits_over_a_figure_leave_the_figure(tmp_path: Path, cells: list[CellRef]) -> None:
    report = new_report(OFFICE, 2024).with_figure(cells[0], 7)
    async with in_report(tmp_path, report) as clerk:
        await to_first_cell(clerk)
        await clerk.type("815")
        await waits(clerk, "815")
        file = cut(clerk, tmp_path)
    async with after_the_cut(file) as clerk:
        await clerk.sees("打的“815”没有按回车")
        await clerk.press("escape")
        await waits(clerk, "")
        assert clerk.report().figures == {cells[0]: 7}


async def test_digits_that_were_taken_are_not_offered_though_the_cut_came_at_once(
    tmp_path: Path,
) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await to_first_cell(clerk)
        await clerk.type("42")
        await waits(clerk, "42")
        await clerk.press("enter")
        await clerk.kept(lambda report: len(report.figures) == 1)
        file = cut(clerk, tmp_path)
    async with after_the_cut(file) as clerk:
        assert "没有按回车" not in clerk.screen


async def test_digits_typed_in_one_go_cost_no_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []
    monkeypatch.setattr(NOT_TAKEN.__class__, "keep", lambda *args: written.append(args))
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await to_first_cell(clerk)
        await clerk.type("7\n8\n9\n")
        await clerk.kept(lambda report: len(report.figures) == 3)
        await rest(1.2)
    assert [args for args in written if args[0] is NOT_TAKEN] == []


def left_in(folder: Path, cell: CellRef, digits: str) -> Path:
    """A library whose only report was left with digits standing typed over a nought."""
    path = fill(folder / "nianbao.json", ZERO)
    LEFT.keep(Library(path), KEY, Address(cell.table, cell))
    NOT_TAKEN.keep(Library(path), KEY, NotTaken(f"{cell}=0", digits))
    return path


async def test_an_action_does_not_take_what_was_left(tmp_path: Path, cells: list[CellRef]) -> None:
    """Half a number must not get into the report by the way."""
    async with at_desk(left_in(tmp_path, cells[0], "12")) as clerk:
        await jump(clerk, "还没有定稿")
        await clerk.sees("打的“12”没有按回车，没有放进报告", "状态：")
        await clerk.press("escape")
        await rest(0.3)
        assert clerk.report().figures[cells[0]] == 0


@pytest.mark.parametrize("end", ["escape", "ctrl+q"])
async def test_what_was_given_up_is_not_kept_however_soon_the_report_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cells: list[CellRef], end: str
) -> None:
    monkeypatch.setattr("nianbao.tui.report.leaving._PLACE_NOTED", 3600.0)
    file = left_in(tmp_path, cells[0], "12")
    async with after_the_cut(file) as clerk:
        await clerk.sees("打的“12”没有按回车，放回那一格了")
        await clerk.press("escape", end)
        await waits(clerk, "")
        assert clerk.report().figures[cells[0]] == 0


@pytest.mark.parametrize(
    "cell",
    [
        CellRef("disclosure", "rules", "in_force"),
        CellRef("disclosure", "normative_documents", "repealed"),
        CellRef("disclosure", "licensing", "decisions"),
        CellRef("disclosure", "fees", "amount"),
    ],
    ids=str,
)
async def test_the_notice_leaves_the_cell_in_view_on_the_smallest_window(
    tmp_path: Path, cell: CellRef
) -> None:
    async with at_desk(left_in(tmp_path, cell, "815"), (60, 20)) as clerk:
        await clerk.press("enter")
        await clerk.sees("放回那一格了", "正在输入")
        assert any("  815" in row for row in clerk.screen.splitlines()[:20]), clerk.screen


async def test_keys_typed_ahead_are_not_added_to_what_was_left(
    tmp_path: Path, cells: list[CellRef]
) -> None:
    """Who types the number anew and has seen nothing yet means that number."""
    async with at_desk(left_in(tmp_path, cells[0], "4")) as clerk:
        await clerk.type_ahead("enter", "4", "2", "enter")
        await clerk.sees("打的“4”没有按回车，没有放进报告")
        await clerk.kept(lambda report: report.figures[cells[0]] != 0)
        assert clerk.report().figures[cells[0]] == 42


@pytest.mark.parametrize("other", [True, False])
async def test_a_deleted_reports_are_not_offered_to_a_new_one(
    tmp_path: Path, *, other: bool
) -> None:
    reports: list[Report] = [new_report(OFFICE, 2024)]
    if other:
        reports.append(new_report(OFFICE, 2022))
    path = fill(tmp_path / "nianbao.json", *reports)
    left = NotTaken(f"{reports[0].form.tables[0].typed_cells[0]}=", "9", "新的常用数\n", "旧话")
    for report in reports:
        NOT_TAKEN.keep(Library(path), report.key, left)
    async with at_desk(path) as clerk:
        await clerk.press("delete", "down", "enter")
        await clerk.until(lambda: not clerk.has())
        assert kept(clerk) == NotTaken()
        assert NOT_TAKEN.load(clerk.library, (OFFICE, 2022)) == (left if other else NotTaken())


async def test_a_locked_report_offers_no_digits(tmp_path: Path, cells: list[CellRef]) -> None:
    library = Library(tmp_path / "nianbao.json")
    library.save(ZERO, (), standing=Standing(State.FINAL))
    NOT_TAKEN.keep(library, KEY, NotTaken(f"{cells[0]}=0", "12"))
    async with after_the_cut(library.path) as clerk:
        assert "没有按回车" not in clerk.screen


async def test_what_another_window_has_in_hand_is_not_told(
    tmp_path: Path, cells: list[CellRef]
) -> None:
    library = Library(tmp_path / "nianbao.json")
    library.save(ZERO, ())
    NOT_TAKEN.keep(library, KEY, NotTaken(f"{cells[0]}=0", "12"))
    with library.claimed():
        async with SecondWindow(library.path, NARROW) as clerk:
            await clerk.press("enter")
            await clerk.sees("（只能看，不能改）")
            await clerk.press("home", "enter")
            await clerk.sees("只读，不能改")
            assert "没有按回车" not in clerk.screen


async def test_a_full_disk_is_not_told_of_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is said of it: the report itself is saved. It is kept once there is room."""
    full, keep = [True], Library.set_setting

    def set_setting(library: Library, key: str, value: object) -> None:
        if full[0]:
            raise FULL
        keep(library, key, value)

    monkeypatch.setattr(Library, "set_setting", set_setting)
    monkeypatch.setattr("nianbao.tui.report.leaving._PLACE_KEPT", 1.0)
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await to_first_cell(clerk)
        await clerk.type("42")
        await rest(1.5)
        assert "没有剩余空间" not in clerk.screen
        assert "正在输入" in clerk.status
        full[0] = False
        await waits(clerk, "42")


@asynccontextmanager
async def at_facts(folder: Path, *facts: Fact) -> AsyncIterator[Clerk]:
    async with in_report(folder, replace(ZERO, facts=facts)) as clerk:
        await clerk.choose("常用数")
        await clerk.sees("增加一个数")
        yield clerk


async def test_a_new_number_is_there_once_it_has_its_name(tmp_path: Path) -> None:
    async with at_facts(tmp_path) as clerk:
        await clerk.press("enter")
        await clerk.type("宣传栏")
        await waits(clerk, "宣传栏")
        await clerk.press("enter")
        await clerk.kept(lambda report: report.facts == (Fact("宣传栏"),))
        assert kept(clerk).words == "", "taken and no longer waiting, in one write"
        await clerk.type("14块")
        await waits(clerk, "14块")
        file = cut(clerk, tmp_path)
        await clerk.press("enter")
        await clerk.kept(lambda report: report.facts == (Fact("宣传栏", "块", 14),))
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report.facts == ())
        await clerk.press("ctrl+z")
        await clerk.sees("在这里没有改过什么")
    async with after_the_cut(file) as clerk:
        await clerk.sees("上次写的没有按回车：“宣传栏”是多少？　14块")
        await clerk.choose("常用数")
        await clerk.press("enter")
        await clerk.sees("下面是上次没有按回车的")
        await clerk.press("enter")
        await clerk.kept(lambda report: report.facts == (Fact("宣传栏", "块", 14),))
        await waits(clerk, "")


async def test_a_list_is_renamed_and_measured_in_one_step(tmp_path: Path) -> None:
    before = Fact("目录", "条", items=())
    async with at_facts(tmp_path, before) as clerk:
        await clerk.press("f2")
        await clerk.replace("清单")
        await clerk.press("enter")
        await clerk.kept(lambda report: report.facts[0].name == "清单")
        await clerk.replace("项")
        await clerk.press("enter")
        await clerk.kept(lambda report: report.facts[0] == Fact("清单", "项", items=()))
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report.facts == (before,))


async def test_another_question_that_is_only_looked_at_drops_nothing(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", replace(ZERO, facts=(Fact("专区", "个", 4),)))
    NOT_TAKEN.keep(Library(path), KEY, NotTaken(question="“专区”改名\n专区", words="专栏"))
    async with after_the_cut(path) as clerk:
        await clerk.sees("“专区”改名　专栏")
        await clerk.choose("常用数")
        await clerk.press("enter")
        await clerk.sees("“专区”是多少？")
        assert "下面是上次" not in clerk.screen
        await clerk.press("escape", "f2")
        await clerk.sees("专栏", "下面是上次没有按回车的")
        await clerk.press("escape")
        await waits(clerk, "")
        await clerk.press("f2")
        await clerk.sees("“专区”改名")
        assert "专栏" not in clerk.screen


async def test_who_leaves_the_report_gives_up_what_was_told(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", ZERO)
    NOT_TAKEN.keep(Library(path), KEY, NotTaken(question="新的常用数\n", words="旧话"))
    async with after_the_cut(path) as clerk:
        await clerk.sees("新的常用数　旧话", "离开这份报告就不留了")
        await clerk.press("escape")
        await clerk.sees("新建")
        await waits(clerk, "")


@pytest.mark.parametrize("keys", [(), ("f1",), ("f1", "ctrl+p")])
async def test_ctrl_q_gives_up_what_was_told_where_no_question_is_open(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    path = fill(tmp_path / "nianbao.json", ZERO)
    NOT_TAKEN.keep(Library(path), KEY, NotTaken(question="新的常用数\n", words="旧话"))
    async with after_the_cut(path) as clerk:
        await clerk.sees("新的常用数　旧话", "离开这份报告就不留了")
        await clerk.choose("常用数")
        await clerk.sees("+ 增加一个数")
        await clerk.press(*keys)
        await clerk.press("ctrl+q")
        await clerk.until(lambda: not clerk.running, "还没有结束")
        assert kept(clerk).words == ""


@pytest.mark.parametrize("question", ["新的常用数", "“专区”改名"])
async def test_ctrl_q_gives_up_no_words_that_stand_in_a_question(
    tmp_path: Path, question: str
) -> None:
    async with at_facts(tmp_path, Fact("专区", "个", 4)) as clerk:
        await clerk.press(*(("f2",) if "改名" in question else ("end", "up", "enter")))
        await clerk.sees(question)
        await clerk.replace("便民窗口")
        await clerk.press("ctrl+q")
        await clerk.until(lambda: not clerk.running, "还没有结束")
        assert kept(clerk).words == "便民窗口"
        assert [fact.name for fact in clerk.report().facts] == ["专区"]
