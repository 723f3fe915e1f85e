"""Export habits: each line taken with Enter, kept at once, and printed by screen and preview."""

import os
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from nianbao.report.office import Office
from nianbao.storage.library import Library
from nianbao.tui.settings.habits import COUNTING, HABITS, LIMITS
from tests.reports import full_report
from tests.storage.samples import failing
from tests.tui.driving import SIZES, Clerk, at_desk, fill, in_report

LINES = {habit.field: line for line, habit in enumerate(HABITS)}


async def take_next(clerk: Clerk, field: str) -> None:
    """On the open screen take the next choice of a habit."""
    await clerk.press("home", *["down"] * LINES[field], "enter")


async def open_habits(clerk: Clerk) -> None:
    """From a report, by way of the export screen."""
    await clerk.press("f5", "end", "enter")
    await clerk.sees("导出习惯", "小标题的编号：")


def test_every_habit_is_a_field_with_its_default_among_the_choices() -> None:
    defaults = asdict(Office())
    for habit in (*HABITS, *LIMITS, *COUNTING):
        values = [value for value, _ in habit.choices]
        assert defaults[habit.field] in values
        assert len(set(values)) == len(values) > 1
    printed = {field.name for field in fields(Office) if field.name.startswith("print_")}
    assert printed | {"fee_decimals"} == set(LINES)


@pytest.mark.parametrize("habit", HABITS, ids=lambda habit: habit.field)
@pytest.mark.parametrize("size", SIZES)
async def test_enter_takes_the_next_choice_and_keeps_it(
    tmp_path: Path, size: tuple[int, int], habit: object
) -> None:
    (chosen,) = (one for one in HABITS if one is habit)
    async with in_report(tmp_path, full_report(), size) as clerk:
        await open_habits(clerk)
        office = clerk.library.office()
        for _ in chosen.choices:
            office = chosen.next(office)
            await take_next(clerk, chosen.field)
            await clerk.sees(f"{chosen.words}：{chosen.chosen(office)}")
            await clerk.until(lambda office=office: clerk.library.office() == office)  # type: ignore[misc]
        assert office == Library(clerk.path).office()
        await clerk.press("escape")
        await clerk.sees("写到哪个文件夹")


async def test_what_is_chosen_is_printed_at_once(tmp_path: Path) -> None:
    report = full_report().with_prose("problems", "𠮷是旧的记事本没有的字。")
    async with in_report(tmp_path, report) as clerk:
        await open_habits(clerk)
        for field in ("print_signature", "print_preface", "print_gb18030"):
            await take_next(clerk, field)
        await clerk.press("escape", "home", "down", "enter")
        await clerk.sees("已写到：", "有1个字旧的记事本显示不出来：𠮷")
        await clerk.press("escape", "f3", "end")
        await clerk.sees(report.office)
    (path,) = tmp_path.glob("*.txt")
    text = path.read_bytes().decode("gb18030")
    assert text.endswith(f"\r\n\r\n{report.office}\r\n")
    assert report.prose.preface.split("\n")[0] not in text


async def test_keys_typed_ahead_take_the_lines_they_were_meant_for(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report()) as clerk:
        await open_habits(clerk)
        await clerk.press("enter", "down", "enter", "down", "down", "enter")
        await clerk.until(lambda: clerk.library.office().print_fee_padded)
        office = clerk.library.office()
        assert (office.print_numbering, office.print_preface) == ("（一）", False)
        assert office.fee_decimals == Office().fee_decimals


async def test_they_are_found_by_their_name_from_home(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", full_report())) as clerk:
        await clerk.choose("导出习惯")
        await clerk.sees("小标题的编号：照报告里的")
        await clerk.press("escape")
        await clerk.sees("回车 打开")


async def test_what_can_not_be_kept_is_told_and_not_shown(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report()) as clerk:
        await open_habits(clerk)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "replace", failing(28))
            await take_next(clerk, "print_preface")
            await clerk.sees("没有剩余空间", "导语：印")
        assert clerk.library.office().print_preface


async def test_a_limit_is_changed_from_a_report_and_heeded_at_once(tmp_path: Path) -> None:
    report = full_report().with_prose("overview.parts.0.text", "字" * 1200)
    async with in_report(tmp_path, report) as clerk:
        await clerk.choose("核对界限")
        await clerk.sees("第一部分一般不超过：1000字", "截止日期前多少天起提醒：7天")
        assert "S10" in {one.rule for one in clerk.app.screen_stack[-2].findings}  # type: ignore[attr-defined]
        await clerk.press("enter", "enter")
        await clerk.sees("第一部分一般不超过：2000字")
        await clerk.press("escape")
        await clerk.sees("一般不超过2000字")
        assert "S10" not in {one.rule for one in clerk.app.screen.findings}  # type: ignore[attr-defined]
    assert Library(clerk.path).office().overview_limit == 2000
