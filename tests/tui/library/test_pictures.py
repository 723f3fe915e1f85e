"""The years as bars: opened from everywhere, empty states, the figure in hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.remembered import LOOK
from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef
from nianbao.storage.library import Library
from tests.reports import OFFICE
from tests.tui.driving import SIZES, at_desk, fill, widths

RECEIVED = CellRef("requests", "received", "natural_person")


def years(*figures: int) -> list[Report]:
    return [
        new_report(OFFICE, 2024 - back).with_figure(RECEIVED, figure)
        for back, figure in enumerate(figures)
    ]


@pytest.mark.parametrize("size", [*SIZES, (200, 60)])
async def test_the_years_stand_beside_one_another(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", *years(12, 6, 24)), size) as clerk:
        await clerk.press("f12")
        await clerk.sees("历年图", OFFICE, "█ 24")
        lines = clerk.screen.splitlines()
        bars = {line.split()[0]: line.count("█") for line in lines if "█" in line}
        assert abs(bars["2022"] - 2 * bars["2024"]) <= 1
        assert abs(bars["2024"] - 2 * bars["2023"]) <= 1
        assert [line.split()[-1] for line in lines if "█" in line] == ["24", "6", "12"]
        assert widths("\n".join(lines[: size[1]])) == {size[0]}
        await clerk.press("f12", "escape")
        await clerk.sees("回车 打开")


async def test_the_report_in_hand_is_drawn_as_it_is_now(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", *years(12, 6))) as clerk:
        await clerk.press("enter", "ctrl+down", "ctrl+down")
        await clerk.sees("三、")
        await clerk.type("48")
        await clerk.press("enter")
        await clerk.choose("历年图")
        await clerk.sees("█ 48", "█ 6")
        await clerk.press("escape")
        await clerk.sees("三、")


async def test_empty_and_alone_say_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "nianbao.json"
    async with at_desk(path) as clerk:
        await clerk.press("escape", "f12")
        await clerk.sees("还没有报告可以画")
        await clerk.press("escape")
    async with at_desk(fill(path, *years(3))) as clerk:
        await clerk.press("f12")
        await clerk.sees("只有一年的报告", "█ 3", "F12 不是另存为，另存为按 F5")
        await clerk.press("f5")
        await clerk.sees("“导出”（F5）在报告里用：先按 Esc 回去")


async def test_the_plain_look_draws_with_signs(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", *years(12, 6))
    LOOK.keep(Library(path), "plain")
    async with at_desk(path) as clerk:
        await clerk.press("f12")
        await clerk.sees("## 12", "## 6")
        assert "█" not in clerk.screen


async def test_another_office_is_left_out(tmp_path: Path) -> None:
    other = replace(years(99)[0], office="别的镇", year=2023)
    async with at_desk(fill(tmp_path / "nianbao.json", *years(12), other)) as clerk:
        await clerk.press("enter", "f12")
        await clerk.sees("█ 12")
        assert "99" not in clerk.screen
