"""Notices cover no head of a table, not the state of saving, and the cell in hand only at need."""

from pathlib import Path

import pytest

from nianbao.report.years.carry import begin_year
from nianbao.tui.kit.notice_place import empty_row, free_row
from nianbao.tui.report.screen import ReportScreen
from tests.reports import seed_report
from tests.tui.driving import NARROW, SIZES, WIDE, Clerk, in_report

LONG = "这一条说得长一些，好占两行，看它盖住了什么没有；再长一些，就占三行了。"


@pytest.mark.parametrize(
    ("heads", "rows", "height", "caret", "row"),
    [
        ((), 10, 3, 9, 0),
        ((0,), 10, 3, 9, 1),
        ((0,), 10, 3, 2, 3),
        ((0, 4), 10, 3, 9, 1),
        ((0, 4), 10, 4, 99, 5),
        ((0, 4), 10, 4, 6, 5),
        ((0, 3, 6), 10, 3, 1, 7),
        ((0, 2, 4), 6, 3, 1, 3),
        ((0, 2, 4), 6, 3, 4, 1),
        ((0, 2, 4), 6, 3, 99, 1),
        ((0,), 2, 5, 1, 1),
    ],
)
def test_the_first_place_that_is_free(
    heads: tuple[int, ...], rows: int, height: int, caret: int, row: int
) -> None:
    assert free_row((heads, heads), rows, height, caret) == row


def test_only_frames_of_heads_are_covered_where_there_is_no_gap() -> None:
    captions = (0, 4, 8)
    assert free_row((captions, (0, 8)), 10, 5, 99) == 1
    assert free_row((captions, (0,)), 10, 5, 1) == 2
    assert free_row((captions, ()), 10, 3, 99) == 1, "a gap comes first"
    assert free_row(((0, 4), ()), 9, 5, 99) == 5, "and what is below the table"


async def test_a_notice_stands_below_a_short_table_and_covers_no_figure(tmp_path: Path) -> None:
    async with in_report(tmp_path, seed_report(), WIDE) as clerk:
        await clerk.press("ctrl+down", "ctrl+down", "ctrl+down")
        await clerk.sees("复议后起诉")
        table = painted(clerk).splitlines()[:7]
        clerk.app.notify(LONG)
        await clerk.until(lambda: "这一条" in painted(clerk))
        assert painted(clerk).splitlines()[:7] == table
    assert [empty_row((0, 1, 4), 9, height) for height in (2, 3, 4, 5)] == [2, 5, 5, None]


def painted(clerk: Clerk) -> str:
    """The screen as it is painted."""
    return "\n".join(clerk.screen.splitlines()[: clerk.app.size.height])


def head_lines(clerk: Clerk) -> list[str]:
    heads = ("制发件数", "处理决定", "商业", "结果维持", "收费金额", "已保存", "F1 帮助")
    return [line for line in painted(clerk).splitlines() if any(head in line for head in heads)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_notice_covers_no_head(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, seed_report(), size) as clerk:
        for first_head in ("制发件数", "商业", "结果维持"):
            await clerk.press("ctrl+down")
            await clerk.until(lambda head=first_head: head in painted(clerk))  # type: ignore[misc]
            await clerk.settle()
            before = head_lines(clerk)
            clerk.app.notify(LONG)
            await clerk.until(lambda: "这一条" in painted(clerk))
            assert head_lines(clerk) == before


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_a_notice_stands_on_no_word_of_a_page_of_prose_that_has_room(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Neither on the sub-heads, which say what is still to be written."""
    begun = begin_year(seed_report(), 2024)
    report = begun.with_prose("overview.parts.0.text", "写了一句话。" * 12)
    async with in_report(tmp_path, report, size) as clerk:
        await clerk.sees("未填", "写了一句话")
        before = [row.rstrip() for row in painted(clerk).splitlines()]
        clerk.app.notify("已经写好了。")
        await clerk.until(lambda: "已经写好了。" in painted(clerk))
        after = painted(clerk).splitlines()
        assert all(now.startswith(row) for row, now in zip(before, after, strict=True))


@pytest.mark.parametrize("size", [NARROW, (100, 30)])
async def test_a_notice_leaves_the_captions_of_section_two_to_be_read(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Its blocks are too short for a notice between their heads."""
    async with in_report(tmp_path, seed_report(), size) as clerk:
        await clerk.press("ctrl+down", "f3", "f10")
        captions = [line for line in painted(clerk).splitlines() if "第二十条" in line]
        assert len(captions) > 2
        clerk.app.notify(LONG)
        await clerk.until(lambda: "这一条" in painted(clerk))
        after = painted(clerk)
        assert [line.split("|")[1] in after for line in captions] == [True] * len(captions)
        assert "|现行有效件数|" in after


async def test_no_row_of_what_is_said_begins_with_a_full_stop(tmp_path: Path) -> None:
    async with in_report(tmp_path, seed_report()) as clerk:
        await clerk.press("ctrl+down")
        for length in range(36, 42):
            said = "字" * length + "。" + "话" * (80 - length) + "。"
            assert isinstance(clerk.app.screen, ReportScreen)
            clerk.app.screen.panel.say(said)
            clerk.app.notify(said[6:])
            await clerk.until(lambda said=said: said[:10] in painted(clerk))  # type: ignore[misc]
            assert not [
                line for line in painted(clerk).splitlines() if line.lstrip(" |")[:1] == "。"
            ]
