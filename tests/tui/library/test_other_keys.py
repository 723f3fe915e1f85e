"""Keys of Word and WPS: what is not ours says what to press, and does nothing."""

from pathlib import Path

from tests.reports import draft_report
from tests.tui.driving import at_desk, in_report


async def test_a_key_that_is_not_ours_says_what_to_press(tmp_path: Path) -> None:
    report = draft_report()
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("ctrl+b")
        await clerk.sees("不用加粗")
        await clerk.press("ctrl+c")
        await clerk.sees("没有选中什么")
        await clerk.press("ctrl+down", "ctrl+a")
        await clerk.sees("表格里按 Shift+方向键选一片格")
        await clerk.press("f3", "ctrl+w")
        await clerk.sees("退出程序按 Ctrl+Q")
        await clerk.press("f5")
        await clerk.sees("“导出”（F5）在报告里用：先按 Esc 回去")
        await clerk.press("escape", "escape")
        await clerk.sees("回车 打开")
        told = {
            "ctrl+o": "打开报告：光标放到那一份上按回车",
            "ctrl+n": "新建报告",
            "ctrl+f": "找报告",
            "ctrl+g": "“找行”（Ctrl+G）在报告里用：先按回车打开一份",
            "alt+f4": "退出程序按 Ctrl+Q",
            "ctrl+c": "退出程序按 Ctrl+Q",
        }
        for key, words in told.items():
            await clerk.press(key)
            await clerk.sees(words)
        assert clerk.report(report.year) == report


async def test_where_there_is_no_report_none_is_said_to_be_opened(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await clerk.press("escape", "f3")
        await clerk.sees("“预览”（F3）在报告里用：先新建或者读入一份。")
