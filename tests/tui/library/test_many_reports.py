"""A library of many offices: the own one first, words narrow the list, nothing falls off."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from nianbao.storage.stored import Summary
from nianbao.tui.library.home import HomeScreen
from nianbao.tui.library.narrowing import Narrowing
from nianbao.tui.library.shelf import Shelf
from tests.reports import zero_report
from tests.tui.driving import SIZES, Clerk, at_desk, widths

OWN = "柳河镇人民政府"


def line(office: str, year: int, state: State = State.DRAFT, errors: int = 0) -> Summary:
    return Summary(office, year, "2021", state, errors, 0, "")


SHELF = Shelf(
    (
        line("甲镇人民政府", 2024),
        line(OWN, 2024, errors=2),
        line("乙县司法局", 2024, State.PUBLISHED),
        line(OWN, 2023, State.PUBLISHED),
    ),
    Office(name=OWN),
)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("", [(OWN, 2024), (OWN, 2023), ("甲镇人民政府", 2024), ("乙县司法局", 2024)]),
        ("司法", [("乙县司法局", 2024)]),
        ("柳河 2023", [(OWN, 2023)]),
        ("已发布", [(OWN, 2023), ("乙县司法局", 2024)]),
        (" 错误 ", [(OWN, 2024)]),
        ("没有", []),
        ("没有错误 2024", [("甲镇人民政府", 2024), ("乙县司法局", 2024)]),
        ("错误2", [(OWN, 2024)]),
        ("错误3", []),
        ("cw", [(OWN, 2024)]),
        ("LHZ ２０２３", [(OWN, 2023)]),
        ("liuhe", [(OWN, 2024), (OWN, 2023)]),
        ("jz", [("甲镇人民政府", 2024)]),
        ("yfb yx", [("乙县司法局", 2024)]),
        ("本单位 已发布", [(OWN, 2023)]),
    ],
)
def test_words_find_reports(words: str, keys: list[tuple[str, int]]) -> None:
    assert [(one.office, one.year) for one in SHELF.found(words)] == keys


LONG = "双江拉祜族佤族布朗族傣族自治县沙河乡人民政府"


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_name_and_no_date_is_cut(width: int) -> None:
    offices = (LONG, f"{LONG}办公室", OWN, "民权县人和镇人民政府办公室", "县政府办")
    reports = [Summary(o, 2024, "2021", State.DRAFT, 12, 145, "2025-01-10T09:30") for o in offices]
    for office, drawn in zip(offices, SHELF.lines(reports, width), strict=True):
        rows = drawn.split("\n")
        assert max(map(cell_len, rows)) <= width - 4
        words = "".join(row.strip() for row in (rows[0][6:].split("  草稿")[0], *rows[1:]))
        assert words == office
        assert "01-1" not in rows[0] or rows[0].endswith("01-10 09:30")
        assert "错误12 提醒145" in rows[0]


@pytest.mark.parametrize("width", [60, 66, 72])
def test_on_a_narrow_screen_no_row_begins_under_the_years(width: int) -> None:
    offices = (LONG, OWN, "县政府办")
    reports = [Summary(o, 2024, "2021", State.DRAFT, 12, 145, "2025-01-10T09:30") for o in offices]
    reports += [Summary(OWN, 2023, "2021", State.PUBLISHED, 0, 5, "2025-01-10T09:30")]
    for drawn in SHELF.lines(reports, width):
        first, *below = drawn.split("\n")
        assert all(row.startswith(" " * cell_len("2024年  ")) for row in below)
        assert max(map(cell_len, (first, *below))) <= width - 4
        assert any(counts in drawn for counts in ("错误12 提醒145", "错误0 提醒5"))


def many(path: Path) -> Path:
    library = Library(path)
    library.set_office(Office(name=OWN))
    with library.together():
        for number in range(30):
            library.save(replace(zero_report(), office=f"第{number:02}局"), ())
        library.save(replace(zero_report(), office=OWN), (), standing=Standing(State.REVIEW))
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_is_narrowed_by_typing(tmp_path: Path, size: tuple[int, int]) -> None:
    listed = 12 if size[1] >= 30 else 6
    rest = f"还有{31 - listed}份"
    async with at_desk(many(tmp_path / "nianbao.json"), size) as clerk:
        await clerk.sees(OWN, rest, "+ 新建一年的报告", "+ 备份")
        assert widths(clerk.screen) == {size[0]}
        assert clerk.screen.index(OWN) < clerk.screen.index("第00局")
        await clerk.type("2局 草")
        await clerk.sees("筛选“2局 草”：3份", "第12局", "第22局")
        await clerk.hides("第13局")
        await clerk.press("down", "enter")
        await clerk.sees("第12局", "一、总体情况")
        await clerk.press("escape")
        await clerk.sees("筛选“2局 草”")
        await clerk.press("backspace")
        await clerk.sees("筛选“2局 ”：3份")
        await clerk.press("escape")
        await clerk.sees(f"还有{30 - listed}份", "第12局", "+ 新建一年的报告")
        assert in_hand(clerk) == ("第12局", 2024), "the cursor stays with its report"
        await clerk.press("escape")
        await clerk.sees(rest)
        assert in_hand(clerk) == (OWN, 2024)
        await clerk.press("home", *["down"] * listed, "enter")
        await clerk.hides(rest)
        await clerk.press("escape")
        await clerk.sees(rest)


def test_the_words_of_many_leave_room_for_what_can_be_begun() -> None:
    """However many they are of; Enter lists them all, the next character folds them again."""
    shelf = Shelf(tuple(line(f"第{number}局", 2024) for number in range(600)), Office(name=OWN))
    narrowing = Narrowing(few=True)
    assert narrowing.typed("2", "2")
    assert len(narrowing.listed(shelf)) == 5
    narrowing.show(("第529局", 2024), shelf)
    assert [one.office for one in narrowing.listed(shelf)][-1] == "第529局"
    narrowing.unfolded = True
    assert len(narrowing.listed(shelf)) == 600
    assert narrowing.typed("9", "9")
    assert not narrowing.unfolded
    narrowing.show(("第1局", 2024), shelf)
    assert ("第1局", 2024) in narrowing.keys(shelf)


def in_hand(clerk: Clerk) -> object:
    screen = clerk.app.screen
    assert isinstance(screen, HomeScreen)
    return screen.in_hand


async def test_the_cursor_stays_with_its_report(tmp_path: Path) -> None:
    """Whatever is narrowed, saved, deleted or begun above it."""
    path = many(tmp_path / "nianbao.json")
    async with at_desk(path) as clerk:
        await clerk.press("down", "down", "down")
        kept = ("第02局", 2024)
        assert in_hand(clerk) == kept
        await clerk.type("局")
        await clerk.sees("筛选“局”：30份")
        assert in_hand(clerk) == kept
        await clerk.type(" 02")
        assert in_hand(clerk) == kept
        await clerk.press("escape")
        assert in_hand(clerk) == kept
        clerk.library.save(replace(zero_report(), office=OWN, year=2023), ())
        clerk.library.save(replace(zero_report(), office="第00局", year=2025), ())
        await clerk.press("enter")
        await clerk.sees("已保存")
        await clerk.press("escape")
        await clerk.sees("2023年", "2025年")
        assert in_hand(clerk) == kept
        await clerk.press("up", "delete", "down", "enter")
        await clerk.sees("已删除")
        assert in_hand(clerk) == kept, "the next takes its place"
        await clerk.press("ctrl+z")
        await clerk.sees("第01局")
        assert in_hand(clerk) == ("第01局", 2024), "on what was put back"


async def test_a_report_that_is_gone_to_is_in_the_list(tmp_path: Path) -> None:
    async with at_desk(many(tmp_path / "nianbao.json")) as clerk:
        await clerk.sees("还有25份")
        await clerk.app.screen.look(("第29局", zero_report().year))  # type: ignore[attr-defined]
        await clerk.sees("第29局")
