"""The lines that are left are listed, marked, put into a field, not wanted; each step is undone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from nianbao.report.finding import UNPLACED
from tests.reports import draft_report
from tests.samples.stray import STRAY
from tests.tui.driving import SIZES, Clerk, at_desk, fill
from tests.tui.reading_in.opening import NOT_STORED, review, reviewed, store

LONG = "我镇收到政府信息公开申请3件，" + "均在法定期限内办结，没有延期答复的情况，" * 8 + "到此为止"
TEXT = STRAY.replace("收到申请3件，均已答复", LONG)
LEFT = "剩下3行没有放进来，按 F4"


@asynccontextmanager
async def listed(folder: Path, size: tuple[int, int]) -> AsyncIterator[Clerk]:
    """The lines of a file that was read, listed."""
    path = folder / "文字.txt"
    path.write_text(TEXT, encoding="utf-8")
    async with at_desk(fill(folder / "nianbao.json", draft_report()), size) as clerk:
        await review(clerk, path)
        await clerk.sees(LEFT, "有文字：一、五、六")
        await clerk.press("f4")
        await clerk.sees("原文里有3行没有放进报告")
        yield clerk


@pytest.mark.parametrize("size", SIZES)
async def test_a_run_of_lines_is_put_into_a_field_and_stored(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with listed(tmp_path, size) as clerk:
        await clerk.sees("[ ]  9  本年制发规范性文件2件", "[ ] 12  我镇收到", LONG)
        await clerk.press("shift+down")
        await clerk.sees("做了记号2行", "[x] 10")
        await clerk.press("enter")
        await clerk.sees("这2行放到哪里？", "二、主动公开政府信息情况：表格下面的说明")
        await clerk.press("down", "down", "down")
        await clerk.sees("更新不及时。")
        await clerk.press("enter")
        await clerk.sees(
            "放到：五、", "最后面", "  更新不及时。\n", "+ 本年制发规范性文件2件", "+ 依托"
        )
        await clerk.press("tab")
        await clerk.sees("最前面")
        await clerk.press("enter")
        await clerk.sees("原文里有1行没有放进报告", "这2行放到了“五、")
        await clerk.press("delete", "escape")
        await clerk.sees(NOT_STORED)
        assert "剩下" not in clerk.screen.splitlines()[-3]
        await store(clerk)
    report = clerk.report(2022)
    assert report.prose.problems == ("本年制发规范性文件2件\n依托县政府门户网站公开\n更新不及时。")
    assert UNPLACED not in {finding.rule for finding in report.import_findings}


@pytest.mark.parametrize("size", SIZES)
async def test_each_step_is_undone_and_what_nobody_wants_is_opened(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with listed(tmp_path, size) as clerk:
        await clerk.press("enter", "enter", "enter")
        await clerk.sees("2行没有放进报告", "这一行放到了“二、")
        await clerk.press("space", "space", "delete")
        await clerk.sees("没有剩下的：有用的都放进了报告", "不要的4行", "这2行不要了")
        await clerk.press("enter")
        await clerk.sees("网站首页", "打印本页", "回车收起")
        await clerk.press("down", "delete")
        await clerk.sees("原文里有1行没有放进报告", "第一部分前面", "这一行放回来了")
        await clerk.press("ctrl+z")
        await clerk.sees("原文里没有剩下的行", "撤销了一步")
        await clerk.press("ctrl+z")
        await clerk.sees("原文里有2行没有放进报告")
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.sees("原文里有3行没有放进报告", "这里没有可以撤销的了")
        await clerk.press("ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y")
        await clerk.sees("1行没有放进报告", "这里没有可以重做的了")
        await clerk.press("escape", "ctrl+z", "ctrl+z", "ctrl+z")
        await clerk.sees(LEFT)


async def test_keys_as_fast_as_they_come(tmp_path: Path) -> None:
    async with listed(tmp_path, SIZES[0]) as clerk:
        await clerk.burst("space", "down", "space", "delete")
        await clerk.sees("1行没有放进报告", "[ ] 10")
        await clerk.burst("enter", "down", "down", "enter", "tab", "enter")
        await clerk.sees("原文里没有剩下的行", "这一行放到了“四、")


async def test_the_finding_leads_to_the_list(tmp_path: Path) -> None:
    async with listed(tmp_path, SIZES[0]) as clerk:
        await clerk.press("escape", "f2")
        await clerk.sees("核对：", "再按 F4")
        await clerk.press("home")
        findings = reviewed_findings(clerk)
        for _ in range(findings.index(UNPLACED)):
            await clerk.press("down")
        await clerk.press("enter")
        await clerk.sees("原文里有3行没有放进报告")


def reviewed_findings(clerk: Clerk) -> list[str]:
    """The rules of the findings as they are listed."""
    from nianbao.tui.pages.findings import FindingsScreen

    screen = clerk.app.screen
    assert isinstance(screen, FindingsScreen)
    return [entry.value.rule for entry in screen.list.entries if entry.value is not None]


async def test_nothing_is_left_of_what_was_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "文字.txt"
    path.write_text("\n".join(STRAY.splitlines()[1:8] + STRAY.splitlines()[12:17]), "utf-8")
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await review(clerk, path)
        await clerk.press("f4")
        await clerk.sees("原文里没有剩下的行", "原文的每一行都放进了报告，没有剩下的。")
        await clerk.press("f9")
        await clerk.sees("存进库里：按 Esc 回到对着原文的画面，看好了再按 F9。")
        assert "做记号" not in clerk.screen, "nothing is there to be marked"
        await clerk.press("space", "delete", "enter", "shift+down", "escape")
        await clerk.sees(NOT_STORED)
        assert not reviewed(clerk).held.unplaced.lines
