"""The palette in a clerk's words: each finds its command, from wherever the clerk is."""

from pathlib import Path

import pytest

from nianbao.tui.actions import ACTIONS
from nianbao.tui.kit.command_words import initials, sought
from nianbao.tui.library.home import HomeScreen
from nianbao.tui.report.screen import ReportScreen
from tests.reports import draft_report, zero_report
from tests.tui.driving import in_report

TRIED = {
    "打印": "export", "另存为": "export", "word": "export", "Excel": "export", "上报": "export",
    "审签单": "export", "pdf": "export", "导出": "export", "生成": "export", "预览": "preview",
    "打印预览": "preview", "零报告": "no_requests", "没有申请": "no_requests",
    "无申请": "no_requests", "U盘": "copy_to_stick", "优盘": "copy_to_stick", "备份": "backups",
    "还原": "backups", "旧版本": "backups", "换电脑": "pack", "交接": "pack", "解压": "unpack",
    "去年": "last_year", "对照": "last_year", "同比": "last_year", "照抄": "take_over",
    "抄去年": "take_over", "检查": "findings", "校验": "findings", "勾稽": "findings",
    "错误": "findings", "截止": "settings", "改单位": "change_key", "年份错了": "change_key",
    "合计": "accept_totals",
    "求和": "accept_totals", "补零": "fill_zeros", "填零": "fill_zeros", "目录": "sections",
    "表三": "sections", "跳转": "sections", "定位": "go_to_row", "行号": "go_to_row",
    "搜索": "find_words", "替换": "replace_words",
    "Ctrl+H": "replace_words", "批量修改": "replace_words",
    "模板": "insert_phrase", "范文": "insert_phrase", "套话": "insert_phrase",
    "公式": "insert_code", "引用": "insert_code", "公众号": "facts", "查重": "repetition",
    "相似": "repetition", "备注": "note", "附注": "table_note", "表注": "table_note",
    "二级标题": "sub_heads", "定稿": "standing", "审批": "standing", "退回": "standing",
    "网址": "standing", "保存": "save", "打开": "import_report", "导入": "import_report",
    "回收站": "deleted_reports", "误删": "deleted_reports", "谁改的": "history",
    "痕迹": "history", "反悔": "undo", "图表": "pictures", "趋势": "pictures", "教程": "tour",
    "字体": "looks", "主题": "looks", "落款": "habits", "阈值": "limits", "关闭": "quit",
    "汇总表": "rollup", "催报": "rollup", "退回意见": "import_report",
    "忽略": "put_aside", "粘贴": "paste_queue", "发布": "paste_queue", "上传": "paste_queue",
    "快捷键": "help", "怎么打印": "export", "Ctrl+G": "go_to_row", "cx": "undo", "bf": "backups",
    "yl": "preview", "qnwsq": "no_requests", "ddzt": "",
}  # fmt: skip
"""What clerks type, and the command that is among the first four then; "" for nothing at all."""
AMONG = 4


@pytest.mark.parametrize("words", TRIED)
def test_a_clerks_word_finds_its_command(words: str) -> None:
    found = [action.id for action in sought(list(ACTIONS.values()), words)]
    wanted = TRIED[words]
    assert (wanted in found[:AMONG]) if wanted else found == []


def test_every_command_is_found_by_its_name_first() -> None:
    for action in ACTIONS.values():
        found = sought(list(ACTIONS.values()), action.name)
        assert found[0].name == action.name


@pytest.mark.parametrize(
    ("words", "letters"),
    [("空格填0", "kgt0"), ("全年无申请", "qnwsq"), ("U盘", "up"), ("（，", ""), ("㙓", "")],
)
def test_initials(words: str, letters: str) -> None:
    assert initials(words) == letters


async def test_home_opens_the_report_for_what_only_a_report_has(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.press("escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, HomeScreen))
        await clerk.choose("检查")
        await clerk.sees("核对：")
        await clerk.press("escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, ReportScreen))


async def test_without_a_report_it_says_where_the_command_is(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.press("escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, HomeScreen))
        await clerk.press("down")
        await clerk.choose("批注")
        await clerk.sees("先把光标放到一份报告上")


async def test_a_report_is_left_saved_for_what_home_has(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+down", "7", "enter")
        await clerk.choose("截止")
        await clerk.sees("单位全称")
        assert clerk.report() != zero_report()


async def test_every_command_works_from_every_screen(tmp_path: Path) -> None:
    """Over a report and over home: what lies between is left for it."""
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.press("ctrl+down", "f2")
        await clerk.sees("核对：")
        await clerk.choose("批注")
        await clerk.sees("这一格的批注")
        await clerk.press("escape", "f3")
        await clerk.sees("预览：")
        await clerk.choose("零报告")
        await clerk.sees("全年没有收到申请？")
        await clerk.press("escape", "f6")
        await clerk.sees("复制粘贴：")
        await clerk.choose("截止")
        await clerk.sees("单位全称")
        await clerk.press("escape")
        await clerk.choose("备份")
        await clerk.sees("拷到U盘")
        await clerk.choose("检查")
        await clerk.sees("核对：")


async def test_what_was_read_is_not_left_for_a_command(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.press("f9")
        await clerk.sees("读入一份报告")
        await clerk.choose("批注")
        await clerk.sees("先按 Esc 回去")
