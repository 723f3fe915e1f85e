"""A report that is final or published, or a library that is read only: every change is refused."""

import json
from pathlib import Path

import pytest

from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from nianbao.tui.app import NianbaoApp
from nianbao.tui.terminal.seams import notices
from tests.reports import zero_report
from tests.tui.driving import NARROW, ONE_SIZE, Clerk, rest
from tests.tui.report.standings import opened

LOCKED_WORDS = "已定稿，不能改；要改按 Ctrl+R 退回草稿。"


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_a_locked_report_refuses_every_change(tmp_path: Path, size: tuple[int, int]) -> None:
    report = zero_report().with_prose("other_matters", "另有说明。")
    async with opened(tmp_path, Standing(State.FINAL), size, report) as clerk:
        before = clerk.path.read_bytes()

        async def at_rest() -> list[str]:
            """The page without notices, when it no longer changes."""
            clerk.app.clear_notifications()
            await clerk.until(lambda: not clerk.app.screen.query("Toast"), "提示还在")
            seen = ""
            while seen != clerk.screen:
                seen = clerk.screen
                await rest(0.05)
            return seen.splitlines()[1:-2]

        async def refuses(*keys: str, paste: str = "") -> None:
            """These keys change nothing on the page, and the clerk is told why."""
            page = clerk.app.screen
            page._locked_told = -9.0  # type: ignore[attr-defined]
            shown = await at_rest()
            await clerk.press(*keys)
            if paste:
                await clerk.paste(paste)
            await clerk.until(lambda: list(notices(clerk.app)), f"{keys} 没有说")
            await clerk.sees(LOCKED_WORDS)
            assert clerk.app.screen is page, keys
            assert await at_rest() == shown, keys

        assert clerk.status.strip().startswith(LOCKED_WORDS)
        for key in ("好", "delete", "enter", "ctrl+t"):
            await refuses(key)
        await refuses(paste="一段\n两段")
        await refuses("end", "backspace")
        await clerk.press("ctrl+down", "ctrl+down")
        for key in ("5", "backspace", "delete", "f7", "ctrl+o", "ctrl+n", "ctrl+z", "ctrl+y"):
            await refuses(key)
        await refuses(paste="1\t2")
        await refuses(paste="7")
        await clerk.press("ctrl+down", "ctrl+down", "ctrl+down")
        await refuses("ctrl+e")
        await clerk.press("f10", "home", "enter")
        await clerk.sees("标题（清空", "本部分0字")
        for key in ("甲", "backspace", "ctrl+u"):
            await refuses(key)
        await refuses("home", "delete")
        await refuses("end", "ctrl+w")
        await refuses(paste="乙")
        await clerk.choose("采用总计")
        await clerk.sees(LOCKED_WORDS)
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        kept = json.loads(clerk.path.read_bytes())
        assert kept["reports"] == json.loads(before)["reports"]


async def test_a_locked_report_can_be_read_checked_and_exported(tmp_path: Path) -> None:
    async with opened(tmp_path, Standing(State.FINAL)) as clerk:
        for key, words in (("f2", "核对："), ("f3", "预览："), ("f5", "导出"), ("f1", "帮助")):
            await clerk.press(key)
            await clerk.sees(words)
            await clerk.press("escape")
        await clerk.press("f2", "delete")
        await clerk.sees(LOCKED_WORDS)
        assert "为什么这一条没有问题" not in clerk.screen, "写完理由才说不能改"
        await clerk.press("escape", "f8")
        await clerk.sees("零报告")
        await clerk.press("ctrl+down", "down", "tab", "ctrl+g")
        await clerk.sees("到哪一行？")


async def test_a_library_that_is_read_only_shows_and_refuses(tmp_path: Path) -> None:
    path, why = tmp_path / "nianbao.json", "李四的窗口从9点起开着这个文件。"
    Library(path).save(zero_report(), ())
    before = path.read_bytes()
    app = NianbaoApp(Library(path, read_only=why))
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        clerk = Clerk(app, pilot, path)
        await clerk.sees(why)
        await clerk.press("enter", "enter")
        await clerk.sees("一、总体情况")
        assert clerk.status.strip().startswith("只读，不能改。")
        await clerk.type("好")
        await clerk.sees(why)
        await clerk.press("ctrl+r")
        await clerk.sees("状态：草稿", "全部经过")
        assert "交给人复核" not in clerk.screen
        await clerk.press("escape")
        clerk.app.clear_notifications()
        await clerk.press("f9")
        await clerk.sees(why)
        assert "读入一份报告" not in clerk.screen, "it could not be stored"
        await clerk.press("escape")
        await clerk.sees("回车 打开")
    assert path.read_bytes() == before
