"""Bars: as long as the figures say, within the width, a number at each."""

from decimal import Decimal

import pytest
from rich.cells import cell_len

from nianbao.report.years.trends import Topic, Trend
from nianbao.tui.library.bars import BLOCK, bar_lines
from nianbao.tui.terminal.line_filters import twin


def trend(name: str = "新收", **years: object) -> Trend:
    return Trend(name, "件", {int(year[1:]): figure for year, figure in years.items()})  # type: ignore[misc]


def drawn(*trends: Trend, alike: bool = True, width: int = 66) -> list[str]:
    return list(bar_lines(Topic("题", trends, alike), width))


def test_the_longest_bar_fills_the_room_and_the_others_go_by_it() -> None:
    lines = drawn(trend(y2022=10, y2023=20, y2024=5))
    assert lines == [
        "新收（件）",
        f"  2022  {BLOCK * 20} 10",
        f"  2023  {BLOCK * 40} 20",
        f"  2024  {BLOCK * 10} 5",
        "",
    ]


def test_zero_blank_and_missing_are_told_apart_and_the_least_is_seen() -> None:
    lines = drawn(trend(y2020=0, y2021=None, y2023=1, y2024=100000))
    assert lines[1:6] == [
        "  2020  0",
        "  2021  没填",
        "  2022  没有这一年的报告",
        f"  2023  {BLOCK} 1",
        f"  2024  {BLOCK * 40} 100000",
    ]


def test_alike_trends_share_a_scale_and_others_do_not() -> None:
    two = trend("甲", y2024=10), trend("乙", y2024=20)
    assert [line.count(BLOCK) for line in drawn(*two) if BLOCK in line] == [20, 40]
    assert [line.count(BLOCK) for line in drawn(*two, alike=False) if BLOCK in line] == [40, 40]


def test_what_is_nothing_is_named_only() -> None:
    lines = drawn(trend("甲", y2024=0), trend("乙", y2024=None), trend("丙", y2024=3))
    assert lines[-2] == "各年都是0或没填：甲、乙"
    assert lines[0] == "丙（件）"


def test_money_is_drawn_as_it_is() -> None:
    lines = drawn(trend(y2023=Decimal("0.5"), y2024=Decimal("4068.208")))
    assert lines[1:3] == [f"  2023  {BLOCK} 0.5", f"  2024  {BLOCK * 40} 4068.208"]


@pytest.mark.parametrize("width", [40, 60, 76, 116, 196])
def test_lines_stay_in_the_width(width: int) -> None:
    lines = drawn(trend(y2023=10**9, y2024=123), width=width)
    assert all(cell_len(line) <= width for line in lines)


def test_the_plain_look_has_a_bar_too() -> None:
    assert twin(BLOCK) == "#"
