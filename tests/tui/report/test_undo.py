"""Undo and redo over every kind of change, one at a time and in any order."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random

import pytest

from nianbao.exports import WRITERS
from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef
from tests.reports import OFFICE
from tests.tui.driving import NARROW, WIDE, Clerk, in_report

Deed = Callable[[Clerk, Random], Awaitable[None]]
STEPS = 10


async def type_a_figure(clerk: Clerk, random: Random) -> None:
    await open_page(clerk, random.choice((2, 3, 4)))
    await clerk.press(*random.choices(("up", "down", "left", "right", "tab", "end"), k=3))
    await clerk.type(str(random.randrange(1000)))
    await clerk.press(random.choice(("enter", "tab", "up", "ctrl+down")))


async def blank_a_figure(clerk: Clerk, random: Random) -> None:
    await open_page(clerk, 2)
    await clerk.press(*["down"] * random.randrange(4), "delete")


async def write(clerk: Clerk, random: Random) -> None:
    await open_page(clerk, random.choice((0, 1, 5, 6)))
    if random.random() < 0.5:
        await clerk.press("tab")
    await clerk.type(random.choice(("甲乙丙。", "另起\n一段", "x")))
    await clerk.press(random.choice(("f10", "f2")), "escape")


async def fill_zeros(clerk: Clerk, random: Random) -> None:
    await open_page(clerk, random.choice((2, 4)))
    await clerk.press("f7")


async def no_requests(clerk: Clerk, random: Random) -> None:
    await clerk.press("ctrl+o", "enter")


async def paste(clerk: Clerk, random: Random) -> None:
    await open_page(clerk, 4)
    await clerk.press("ctrl+home")
    await clerk.paste(f"{random.randrange(99)}\t{random.randrange(99)}\n1\t2\n")
    await clerk.press("enter")
    await clerk.hides("粘贴的内容")


async def note(clerk: Clerk, random: Random) -> None:
    await open_page(clerk, 2)
    await clerk.press("ctrl+n")
    await clerk.replace(random.choice(("", "其中1件", "[/x]")))
    await clerk.press("enter")


async def sub_heads(clerk: Clerk, random: Random) -> None:
    await open_page(clerk, 1)
    await clerk.press("ctrl+t")
    what = random.choice(("add", "rename", "move", "number"))
    if what == "add":
        await clerk.press("insert")
        await clerk.type("新")
        await clerk.press("enter")
    elif what == "rename":
        await clerk.press("enter", "end")
        await clerk.type("改")
        await clerk.press("enter")
    elif what == "move":
        await clerk.press("down", "ctrl+up")
    else:
        await clerk.press("end", "up", "enter")
    await clerk.press("escape")


async def back_and_forth(clerk: Clerk, random: Random) -> None:
    await clerk.press(*["ctrl+z"] * 2, *["ctrl+y"] * 2)


DEEDS: tuple[Deed, ...] = (
    type_a_figure,
    type_a_figure,
    blank_a_figure,
    write,
    write,
    fill_zeros,
    no_requests,
    paste,
    note,
    sub_heads,
    back_and_forth,
)


async def open_page(clerk: Clerk, place: int) -> None:
    """The page in the menu's order: 0 is title and lead-in."""
    if place:
        await clerk.burst(*["ctrl+up"] * 5, *["ctrl+down"] * (place - 1))
    else:
        await clerk.press("f10", "home", "enter")


async def all_the_way(clerk: Clerk, key: str, end: str) -> None:
    """Press a key until the screen says that there is nothing more."""
    for _ in range(4 * STEPS):
        clerk.app.clear_notifications()
        await clerk.press(key)
        if end in clerk.screen:
            return
    raise AssertionError("no end")


async def shows(clerk: Clerk, report: Report) -> None:
    """The preview shows what the file holds, as it is exported."""
    await clerk.press("f3", "f3")
    lines = [line for line in WRITERS["text"](report).split("\n") if line]
    await clerk.sees(*lines[:4])
    await clerk.press("escape")


@pytest.mark.parametrize(("seed", "size"), [(1, NARROW), (2, WIDE)])
async def test_any_changes_are_undone_and_redone(
    tmp_path: Path, seed: int, size: tuple[int, int]
) -> None:
    random, first = Random(seed), new_report(OFFICE, 2024)
    async with in_report(tmp_path, first, size) as clerk:
        for _ in range(STEPS):
            await random.choice(DEEDS)(clerk, random)
        await clerk.sees("已保存 ")
        last = clerk.report()
        assert last != first
        await shows(clerk, last)
        await all_the_way(clerk, "ctrl+z", "没有可以撤销的了")
        await clerk.kept(lambda report: report == first)
        await shows(clerk, first)
        await all_the_way(clerk, "ctrl+y", "没有可以重做的了")
        await clerk.kept(lambda report: report == last)
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        assert clerk.report() == last


async def test_undo_goes_where_the_change_was(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.type("总体情况")
        await clerk.press("ctrl+down", "down", "down")
        await clerk.type("4\n")
        await clerk.press("ctrl+down", "ctrl+down", "f7", "f7")
        await clerk.sees("没有空着的格")
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.sees("二、主动公开政府信息情况", "5.1  行政许可")
        assert "没有空着的格" not in clerk.screen  # it was said of the page before
        await clerk.press("ctrl+z")
        await clerk.sees("一、总体情况　未填")
        await clerk.kept(lambda report: report == new_report(OFFICE, 2024))
        await clerk.press("ctrl+y", "ctrl+y")
        cell = CellRef("disclosure", "licensing", "decisions")
        await clerk.kept(lambda report: report.figures == {cell: 4})


async def test_undo_takes_what_is_being_typed_and_nothing_else(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.press("ctrl+down")
        await clerk.type("4\n")
        await clerk.burst("5", "ctrl+z")
        await clerk.kept(lambda report: list(report.figures.values()) == [4])
        await clerk.burst("6", "ctrl+y")
        await clerk.sees("没有可以重做的了")
        await clerk.kept(lambda report: list(report.figures.values()) == [4, 6])
        await clerk.press("ctrl+z", "ctrl+z", "ctrl+z")
        await clerk.sees("没有可以撤销的了")
        await clerk.kept(lambda report: report == new_report(OFFICE, 2024))


async def test_what_was_taken_back_in_many_places_is_said(tmp_path: Path) -> None:
    """Only one of them is in view; a single one says itself."""
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.press("ctrl+down")
        await clerk.type("5\n")
        await clerk.press("f7")
        await clerk.sees("格填了0")
        filled = len(clerk.app.screen.report.figures) - 1  # type: ignore[attr-defined]
        assert filled > 1
        await clerk.press("ctrl+z")
        await clerk.sees(f"撤销了{filled}处，第一处是")
        await clerk.press("ctrl+y")
        await clerk.sees(f"重做了{filled}处，第一处是")
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.kept(lambda report: not report.figures)
        assert "撤销了1处" not in clerk.screen
