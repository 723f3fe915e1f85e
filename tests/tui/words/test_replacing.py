"""Words exchanged by keyboard: each place is seen, all is one undo."""

from pathlib import Path

import pytest

from tests.reports import zero_report
from tests.tui.driving import SIZES, in_report

TEXT = "2023年公开5条，与2023年相比持平。\n印发《2023年要点》，2023年底完成。"


@pytest.mark.parametrize("size", SIZES)
async def test_last_year_becomes_this_year(tmp_path: Path, size: tuple[int, int]) -> None:
    report = zero_report().with_prose("problems", TEXT)
    year = report.year
    text = TEXT.replace("2023", str(year - 1))
    report = report.with_prose("problems", text)
    async with in_report(tmp_path, report, size) as clerk:
        await clerk.choose("替换")
        await clerk.sees(f"{year - 1}年 → {year}年")
        await clerk.press("enter")
        await clerk.sees("换2处", "有2处在书名号里")
        await clerk.press("down", "space", "escape")
        assert clerk.report() == report
        await clerk.choose("替换")
        await clerk.press("enter", "down", "space")
        await clerk.sees("换3处")
        await clerk.press("enter")
        await clerk.sees("换了3处")
        kept = await clerk.kept(lambda kept: kept.prose.problems != text)
        new = text.replace(str(year - 1), str(year))
        assert kept.prose.problems == new.replace(f"《{year}", f"《{year - 1}")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda kept: kept == report)


async def test_words_of_ones_own(tmp_path: Path) -> None:
    report = zero_report().with_prose("problems", "甲甲乙").with_note("requests", "附甲")
    report = report.with_prose("other_matters", "收到{新收合计}件，共120件。")
    async with in_report(tmp_path, report) as clerk:
        await clerk.choose("替换")
        await clerk.sees("找什么字")
        await clerk.press("enter")
        await clerk.sees("请写要找的字。")
        await clerk.type("丙")
        await clerk.press("enter")
        await clerk.sees("文字里没有这几个字")
        await clerk.replace("12")
        await clerk.press("enter")
        await clerk.sees("只在“120”里面，不拆开换")
        await clerk.replace("新收")
        await clerk.press("enter")
        await clerk.sees("只在“{新收合计}”里面")
        await clerk.replace("甲")
        await clerk.press("enter")
        await clerk.sees("换成什么")
        await clerk.press("enter")
        await clerk.sees("删去：3处，换3处", "表三注")
        await clerk.press("space", "enter")
        await clerk.kept(lambda kept: kept.prose.problems == "甲乙")
